package host

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// Compile compiles a module that a guest runs beside itself, within the limits for handlers' modules. It implements adapter.Compiler.
func (e *env) Compile(ctx context.Context, wasm []byte) (*adapter.Compiled, error) {
	if int64(len(wasm)) > e.h.cfg.MaxModule {
		return nil, fmt.Errorf("is %d bytes long, the limit is %d (-max-module)", len(wasm), e.h.cfg.MaxModule)
	}
	sum := sha256.Sum256(wasm)
	k, err := e.h.cache.take(ctx, hex.EncodeToString(sum[:]))
	if err != nil {
		return nil, err
	}
	c := &compiled{code: k}
	err = e.h.fetch(ctx, c, k, wasm)
	k.pass()
	if err != nil {
		c.close()
		return nil, err
	}
	return &adapter.Compiled{Runtime: c.rt, Module: c.mod, Unsaved: c.metered.Unsaved, Add: c.add, Close: c.close}, nil
}

// add compiles another module in c's runtime, in this process. The directory of the runtime's cache, removed before, exists meanwhile.
func (c *compiled) add(ctx context.Context, metered []byte) (wazero.CompiledModule, error) {
	k := c.code
	k.buildLock <- struct{}{} // while a module is open it is held for no longer than loading from memory takes
	defer k.pass()
	if c.inner != "" {
		if err := os.MkdirAll(c.inner, 0o700); err != nil {
			return nil, err
		}
		defer os.RemoveAll(filepath.Dir(c.inner))
	}
	return compileModule(ctx, c.rt, metered, 1)
}
