package host

import (
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/tetratelabs/wazero"
)

// Cache holds compiled code. Hosts that share one (Config.Cache) compile the same module once, and its code lies in memory once. Its
// methods may be called from any goroutine.
type Cache struct {
	wazero wazero.CompilationCache

	mu     sync.Mutex
	flight map[string]*flight // guarded by mu: by sha256
}

// flight is a module that is being compiled, by one while the others wait.
type flight struct {
	turn  chan struct{} // capacity 1
	users int           // guarded by Cache.mu
}

// OpenCache opens the cache in dir, as Config.CacheDir describes.
func OpenCache(dir string) (*Cache, error) {
	c, err := openCache(dir)
	if err != nil {
		return nil, err
	}
	return &Cache{wazero: c, flight: map[string]*flight{}}, nil
}

// Close frees what no runtime uses any more: it is for after the hosts.
func (c *Cache) Close() error { return c.wazero.Close(context.Background()) }

// compile runs f while no other compiles the module with this hash: the second finds what the first has made.
func (c *Cache) compile(hash string, f func()) {
	c.mu.Lock()
	fl := c.flight[hash]
	if fl == nil {
		fl = &flight{turn: make(chan struct{}, 1)}
		c.flight[hash] = fl
	}
	fl.users++
	c.mu.Unlock()
	fl.turn <- struct{}{}
	f()
	<-fl.turn
	c.mu.Lock()
	defer c.mu.Unlock()
	if fl.users--; fl.users == 0 {
		delete(c.flight, hash)
	}
}

// openCache opens the cache of compiled code. What lies in the directory is executed: nobody else may write there.
func openCache(dir string) (wazero.CompilationCache, error) {
	if dir == "" {
		return wazero.NewCompilationCache(), nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the cache directory: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("cache directory: %w", err)
	}
	if perm := info.Mode().Perm(); perm&0o022 != 0 {
		return nil, fmt.Errorf("cache directory %s has mode %04o: it holds executable code and must not be writable by others; chmod 700 it or choose another with -cache", dir, perm)
	}
	if err := ownedByUs(dir, info); err != nil {
		return nil, err
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil, fmt.Errorf("cache directory %s: %w", dir, err)
	}
	return cache, nil
}
