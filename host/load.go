package host

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"
)

// fetch gives c the runtime and the code of the metered module: from memory, from the cache's directory, or compiled. k's turn is held.
func (h *Host) fetch(ctx context.Context, c *compiled, k *code, wasm []byte) (err error) {
	if k.open == 0 && h.fromDirectory(ctx, c, k, wasm) {
		return nil
	}
	var metered []byte
	if metered, c.metered, err = h.meter(wasm, c.carried != nil); err != nil {
		return fmt.Errorf("meter: %w", err)
	}
	if k.open > 0 {
		return h.use(ctx, c, k, k.wazero, metered)
	}
	return h.fresh(ctx, c, k, metered)
}

// fresh compiles metered in this process, and keeps what comes of it in the cache's directory.
func (h *Host) fresh(ctx context.Context, c *compiled, k *code, metered []byte) error {
	if h.cache.store == nil {
		return h.use(ctx, c, k, wazero.NewCompilationCache(), metered)
	}
	s, err := h.cache.stage(len(metered))
	if err == nil {
		err = h.use(ctx, c, k, s.wazero, metered)
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
	return h.use(ctx, c, k, wazero.NewCompilationCache(), metered)
}

// fromDirectory reports whether it has found the code in the cache's directory, with the metered module that it is of.
func (h *Host) fromDirectory(ctx context.Context, c *compiled, k *code, wasm []byte) bool {
	s, metered, info, ok := h.cache.find(k.hash)
	if !ok {
		return false
	}
	defer s.remove()
	c.metered = info
	if err := h.use(ctx, c, k, s.wazero, metered); err != nil {
		h.log.Warn("compiled code in the cache directory is not used and made anew", "error", err)
		return false
	}
	if c.carried != nil {
		h.cache.engine.Store(&engine{wasm, metered, info})
	}
	return true
}

// use loads metered by a cache of wazero's, compiling what is not in it, and notes the cache as the code's.
func (h *Host) use(ctx context.Context, c *compiled, k *code, from wazero.CompilationCache, metered []byte) (err error) {
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().
		WithCompilationCache(from).
		WithCoreFeatures(features).
		WithMemoryLimitPages(h.cfg.MemoryPages).
		WithDebugInfoEnabled(false)) // DWARF costs memory and time; function names come from another section
	mod, err := compileModule(ctx, rt, metered)
	if err != nil {
		rt.Close(ctx)
		if k.open == 0 {
			from.Close(ctx)
		}
		return fmt.Errorf("compile: %w", err)
	}
	c.rt, c.mod = rt, mod
	k.wazero = from
	k.open++
	return nil
}

// compileModule compiles with one worker fewer than there are cores: requests run meanwhile. A panic of the compiler is an error.
func compileModule(ctx context.Context, rt wazero.Runtime, metered []byte) (mod wazero.CompiledModule, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the compiler failed: %v", p)
		}
	}()
	return rt.CompileModule(experimental.WithCompilationWorkers(ctx, max(1, runtime.GOMAXPROCS(0)-1)), metered)
}
