package host

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/source"
)

// fetch gives c the runtime and the code of the metered module: from memory, from the cache's directory, or compiled. k's lock is held.
func (h *Host) fetch(ctx context.Context, c *compiled, k *code, wasm []byte) (err error) {
	if k.refused != nil {
		return k.refused
	}
	if k.open == 0 && h.fromDirectory(ctx, c, k) {
		return nil
	}
	var metered []byte
	if metered, c.metered, err = h.meter(wasm, k.hash, c.carried != nil); err != nil {
		return fmt.Errorf("meter: %w", err)
	}
	if k.open > 0 && k.metered == maphash.Bytes(seed, metered) {
		return h.use(ctx, c, k, k.wazero, k.inner, metered)
	}
	return h.fresh(ctx, c, k, metered)
}

// seed is for code.metered.
var seed = maphash.MakeSeed()

// small is the expected cost up to which modules are compiled in this process although another process could do so: starting one
// takes 10 to 25 ms.
var small = rewrite.Bounds{Time: 0.1, Memory: 50e6}

// fresh compiles metered, and writes the code to the cache's directory. A module that may take long is compiled by the cache's compiler,
// if it has one; one that may take too long is rejected.
func (h *Host) fresh(ctx context.Context, c *compiled, k *code, metered []byte) error {
	if h.cache.trusts(k.hash) {
		return h.here(ctx, c, k, metered)
	}
	cost, err := rewrite.Measure(metered)
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	if h.cache.compile == nil || cost.Time <= small.Time && cost.Memory <= small.Memory {
		return h.bounded(ctx, c, k, metered, cost)
	}
	if err := cost.Exceeds(rewrite.Outside); err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	s, err := h.cache.stage(len(metered))
	if err == nil {
		err = h.apart(ctx, c, k, metered, cost, s)
		if err == nil || !errors.Is(err, compiler.ErrUnavailable) {
			return err
		}
	}
	if Passing(err) && cost.Exceeds(rewrite.Within) != nil {
		return fmt.Errorf("compile: %w", err) // later there may be a process
	}
	h.log.Warn("modules are compiled in the server's own process", "error", err)
	return h.bounded(ctx, c, k, metered, cost)
}

// bounded calls here for a module that cannot take long, and otherwise returns an error.
func (h *Host) bounded(ctx context.Context, c *compiled, k *code, metered []byte, cost rewrite.Cost) error {
	if err := cost.Exceeds(rewrite.Within); err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	return h.here(ctx, c, k, metered)
}

// apart compiles metered with the cache's compiler, and loads the code that it has written to s.
func (h *Host) apart(ctx context.Context, c *compiled, k *code, metered []byte, cost rewrite.Cost, s *stage) error {
	var err error
	source.Aside(ctx, func() { err = h.cache.compile(ctx, h.place(), metered, s.inner) })
	var limit *compiler.Limit
	switch {
	case errors.As(err, &limit):
		err = fmt.Errorf("compile: %w, mostly %s: split it up", err, cost.Dearest(limit.Memory))
		k.refused = err
	case err == nil:
		if err = s.check(); err == nil {
			err = h.use(ctx, c, k, s.wazero, s.inner, metered)
		}
		if err == nil {
			h.cache.keep(k.hash, c.metered, metered, s)
			return nil
		}
	case !errors.Is(err, compiler.ErrUnavailable):
		err = fmt.Errorf("compile: %w", err)
	}
	s.remove()
	return err
}

// here compiles metered in this process.
func (h *Host) here(ctx context.Context, c *compiled, k *code, metered []byte) error {
	if h.cache.store == nil {
		return h.use(ctx, c, k, wazero.NewCompilationCache(), "", metered)
	}
	s, err := h.cache.stage(len(metered))
	if err == nil {
		err = h.use(ctx, c, k, s.wazero, s.inner, metered)
		if err == nil {
			h.cache.keep(k.hash, c.metered, metered, s)
			return nil
		}
		s.remove()
	}
	var path *fs.PathError
	var link *os.LinkError
	if !errors.As(err, &path) && !errors.As(err, &link) {
		return err
	}
	h.log.Warn("compiled code is kept in memory only", "error", err)
	return h.use(ctx, c, k, wazero.NewCompilationCache(), "", metered)
}

// fromDirectory loads the code and its metered module from the cache's directory, and reports whether they were found.
func (h *Host) fromDirectory(ctx context.Context, c *compiled, k *code) bool {
	s, metered, info, ok := h.cache.find(k.hash)
	if !ok {
		return false
	}
	defer s.remove()
	c.metered = info
	if err := h.use(ctx, c, k, s.wazero, s.inner, metered); err != nil {
		h.log.Warn("compiled code in the cache directory is unusable: compiling again", "error", err)
		return false
	}
	if c.carried != nil {
		h.cache.engine.Store(&engine{k.hash, metered, info})
	}
	return true
}

// newRuntime returns a runtime for modules in the form that Rewrite writes.
func newRuntime(ctx context.Context, from wazero.CompilationCache, pages uint32) wazero.Runtime {
	return wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().
		WithCompilationCache(from).
		WithCoreFeatures(features).
		WithMemoryLimitPages(pages).
		WithDebugInfoEnabled(false)) // DWARF costs memory and time; function names are in another section
}

// use loads metered through a wazero cache with this directory ("": in memory), compiles it if it is not cached, and records the cache as
// the code's.
func (h *Host) use(ctx context.Context, c *compiled, k *code, from wazero.CompilationCache, inner string, metered []byte) (err error) {
	rt := newRuntime(ctx, from, h.cfg.MemoryPages)
	mod, err := compileModule(ctx, rt, metered, max(1, runtime.GOMAXPROCS(0)-1)) // one stays free for requests
	if err != nil {
		rt.Close(ctx)
		if from != k.wazero {
			from.Close(ctx)
		}
		return fmt.Errorf("compile: %w", err)
	}
	c.rt, c.mod, c.inner = rt, mod, inner
	k.open++
	if from != k.wazero {
		if k.wazero != nil {
			k.former = append(k.former, k.wazero)
		}
		k.wazero, k.inner, k.metered = from, inner, maphash.Bytes(seed, metered)
	}
	return nil
}

// compileModule compiles metered with this many workers. A panic of the compiler is returned as an error.
func compileModule(ctx context.Context, rt wazero.Runtime, metered []byte, workers int) (mod wazero.CompiledModule, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the compiler failed: %v", p)
		}
	}()
	return rt.CompileModule(experimental.WithCompilationWorkers(ctx, workers), metered)
}

// CompileInto compiles a metered module, and leaves the code as one file in dir. It is for the process that a compiler.Compiler starts.
func CompileInto(metered []byte, dir string, workers int) error {
	ctx := context.Background()
	s, err := newStage(filepath.Join(dir, "stage"))
	if err != nil {
		return err
	}
	if _, err := compileModule(ctx, newRuntime(ctx, s.wazero, 1<<16), metered, workers); err != nil {
		return err
	}
	from, err := s.file()
	if err != nil {
		return err
	}
	if err := os.Rename(from, filepath.Join(dir, filepath.Base(from))); err != nil {
		return err
	}
	s.remove()
	return nil
}
