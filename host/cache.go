package host

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/history"
)

// CacheConfig holds the parameters of OpenCache.
type CacheConfig struct {
	// Dir is the directory for compiled code; "": it is kept only in memory.
	Dir string
	// Size limits the bytes of the directory: the least recently used entries are removed. 0: codecache.DefaultSize (1 GiB).
	Size int64
	// Compile compiles modules that may take long; nil: they are compiled in this process, and rejected if they may take too long.
	Compile compiler.Func
	// Trusted reports whether the module with this sha256, in hex, is the program's own: it is compiled in this process, whatever it costs.
	// nil: no module is.
	Trusted func(hash string) bool
	// Remember is Config.Remember.
	Remember bool
	// Log receives the faults of the directory; nil: they are discarded.
	Log *slog.Logger
}

// Cache holds compiled code. Hosts that share one (Config.Cache) compile the same module once, and its code is in memory once. A
// directory (CacheConfig.Dir) keeps it for the next start: if anything is wrong with that, code is compiled again, and no module is
// rejected because of it. Its methods may be called concurrently.
type Cache struct {
	store   *codecache.Store // nil: memory only
	scratch *codecache.Scratch
	history *history.Store // nil: nothing is remembered
	log     *slog.Logger
	compile compiler.Func // nil: not set
	trusted func(hash string) bool
	engine  atomic.Pointer[engine] // the engine that was metered last for an adapter
	tasks   sync.WaitGroup         // writes to store
	cpu     func() string          // the processor that code runs on; "": not known

	mu    sync.Mutex
	codes map[string]*code // guarded by mu: by the module's sha256
}

// OpenCache opens a cache. It fails if users other than this process's and root may write to the directory, or if it cannot be created.
func OpenCache(cfg CacheConfig) (*Cache, error) {
	c := &Cache{codes: map[string]*code{}, log: cfg.Log, compile: cfg.Compile, trusted: cfg.Trusted}
	if c.log == nil {
		c.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if cfg.Dir != "" {
		var err error
		if c.store, err = codecache.Open(cfg.Dir, cfg.Size, c.log); err != nil {
			return nil, err
		}
	}
	if cfg.Dir != "" && cfg.Remember {
		c.remember(cfg.Dir, cfg.Size)
	}
	c.scratch = codecache.NewScratch(cfg.Dir)
	c.cpu = sync.OnceValue(c.probe)
	return c, nil
}

// remember opens the directory of versions below the code's.
func (c *Cache) remember(dir string, size int64) {
	if size == 0 {
		size = codecache.DefaultSize
	}
	var err error
	if c.history, err = history.Open(filepath.Join(dir, "versions"), size); err != nil {
		c.log.Error("versions are not kept for the next start", "error", err)
	}
}

func (c *Cache) trusts(hash string) bool { return c.trusted != nil && c.trusted(hash) }

// Close waits for pending writes to the directory. It must be called after the hosts are closed.
func (c *Cache) Close() error {
	c.tasks.Wait()
	return c.scratch.Close()
}

// code is the code of one module.
type code struct {
	cache     *Cache
	hash      string
	buildLock chan struct{} // capacity 1
	users     int           // guarded by Cache.mu: loads that hold the code or wait for its lock

	// Guarded by buildLock.
	wazero  wazero.CompilationCache   // has the code while open is over 0
	inner   string                    // wazero's directory, which is removed after a load; "": in memory
	metered uint64                    // maphash of the metered module whose code wazero has
	former  []wazero.CompilationCache // earlier caches: the directory had the code of another metered module, from another build
	open    int                       // compiled modules
	refused error                     // it exceeds a limit: the error for the loads that have waited for it
}

// take returns the code of the module with this sha256, locked: one caller compiles while the others wait for the result. It fails
// if ctx is done first. Each take must be followed by pass, and finally by drop.
func (c *Cache) take(ctx context.Context, hash string) (*code, error) {
	c.mu.Lock()
	k := c.codes[hash]
	if k == nil {
		k = &code{cache: c, hash: hash, buildLock: make(chan struct{}, 1)}
		c.codes[hash] = k
	}
	k.users++
	c.mu.Unlock()
	select {
	case k.buildLock <- struct{}{}:
		return k, nil
	case <-ctx.Done():
		k.leave()
		return nil, context.Cause(ctx)
	}
}

// pass releases the lock.
func (k *code) pass() { <-k.buildLock }

// drop closes a compiled module and its runtime; both may be nil. The module goes first: wazero frees code only in this order.
func (k *code) drop(rt wazero.Runtime, mod wazero.CompiledModule) {
	ctx := context.Background()
	if mod != nil {
		k.buildLock <- struct{}{} // while a module is open the lock is only held for a load from memory
		mod.Close(ctx)
		if k.open--; k.open == 0 {
			for _, w := range append(k.former, k.wazero) {
				w.Close(ctx)
			}
			k.wazero, k.former = nil, nil
		}
		k.pass()
	}
	if rt != nil {
		rt.Close(ctx)
	}
	k.leave()
}

func (k *code) leave() {
	c := k.cache
	c.mu.Lock()
	defer c.mu.Unlock()
	if k.users--; k.users == 0 {
		delete(c.codes, k.hash)
	}
}
