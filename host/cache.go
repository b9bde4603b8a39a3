package host

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/compiler"
)

// CacheConfig is what OpenCache needs.
type CacheConfig struct {
	// Dir is the directory that keeps compiled code; "": it is kept in memory only.
	Dir string
	// Size is how many bytes the directory may hold: those used least recently are removed. 0: codecache.DefaultSize (1 GiB).
	Size int64
	// Compile compiles what may take long; nil: that is compiled in this process, and refused if it may take too long.
	Compile compiler.Func
	// Trusted reports whether the module with this sha256, in hex, is the program's own: it is compiled in this process, whatever it takes.
	// nil: none is.
	Trusted func(hash string) bool
	// Log gets a line for each fault of the directory; nil: discarded.
	Log *slog.Logger
}

// Cache holds compiled code. Hosts that share one (Config.Cache) compile the same module once, and its code lies in memory once. A
// directory (CacheConfig.Dir) keeps it for the next start: whatever is wrong with that, code is compiled anew, and nothing is
// refused for it. Its methods may be called from any goroutine.
type Cache struct {
	store   *codecache.Store // nil: memory only
	scratch *codecache.Scratch
	log     *slog.Logger
	compile compiler.Func // nil: none
	trusted func(hash string) bool
	engine  atomic.Pointer[engine] // what was metered last for an adapter
	tasks   sync.WaitGroup         // that write to store
	cpu     func() string          // on what processor code runs; "": it cannot be told

	mu    sync.Mutex
	codes map[string]*code // guarded by mu: by the module's sha256
}

// OpenCache opens a cache. It fails when others than this process's user and root may write to the directory, or it cannot be made.
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
	c.scratch = codecache.NewScratch(cfg.Dir)
	c.cpu = sync.OnceValue(c.probe)
	return c, nil
}

func (c *Cache) trusts(hash string) bool { return c.trusted != nil && c.trusted(hash) }

// Close waits for what is being written to the directory. It is for after the hosts.
func (c *Cache) Close() error {
	c.tasks.Wait()
	return c.scratch.Close()
}

// code is the code of one module.
type code struct {
	cache *Cache
	hash  string
	turn  chan struct{} // capacity 1
	users int           // guarded by Cache.mu: who holds it or waits for the turn

	// Guarded by the turn.
	wazero  wazero.CompilationCache   // has the code while open is over 0
	metered uint64                    // maphash of the metered module that wazero has the code of
	former  []wazero.CompilationCache // wazero before: the directory had the code of another metered module, from another build
	open    int                       // compiled modules
	refused error                     // it takes too much: for those who have waited for it meanwhile
}

// take returns the code of the module with this sha256, with its turn: one compiles while the others wait for what it makes. It fails
// when ctx is done before. Each take is followed by pass, and in the end by drop.
func (c *Cache) take(ctx context.Context, hash string) (*code, error) {
	c.mu.Lock()
	k := c.codes[hash]
	if k == nil {
		k = &code{cache: c, hash: hash, turn: make(chan struct{}, 1)}
		c.codes[hash] = k
	}
	k.users++
	c.mu.Unlock()
	select {
	case k.turn <- struct{}{}:
		return k, nil
	case <-ctx.Done():
		k.leave()
		return nil, context.Cause(ctx)
	}
}

// pass gives up the turn.
func (k *code) pass() { <-k.turn }

// drop closes a module that was compiled, and its runtime; both may be nil. The module goes first: wazero frees code only in this order.
func (k *code) drop(rt wazero.Runtime, mod wazero.CompiledModule) {
	ctx := context.Background()
	if mod != nil {
		k.turn <- struct{}{} // who has it while a module is open holds it for no longer than loading from memory takes
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
