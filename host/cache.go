package host

import (
	"fmt"
	"os"

	"github.com/tetratelabs/wazero"
)

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
