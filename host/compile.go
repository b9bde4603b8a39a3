package host

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/source"
)

// read loads the module named name from the source.
func (h *Host) read(ctx context.Context, name string) (source.Module, error) {
	m, err := h.cfg.Source.Load(ctx, name)
	if name == h.cfg.Module {
		h.noteInputs(m.Inputs)
		h.mu.Lock()
		h.onFile = m.Hash
		h.mu.Unlock()
	}
	if err == nil && m.Size > h.cfg.MaxModule {
		err = fmt.Errorf("is %d bytes long as a module, the limit is %d (-max-module)", m.Size, h.cfg.MaxModule)
	}
	return m, err
}

// checkHeader rejects files that are not core modules. Its error names the actual format.
func checkHeader(wasm []byte) error {
	switch {
	case len(wasm) == 0:
		return errors.New("is empty")
	case bytes.HasPrefix(wasm, []byte("\x7fELF")), bytes.HasPrefix(wasm, []byte("MZ")):
		return errors.New("is a native program, not a wasm module: build a Go handler with GOOS=wasip1 GOARCH=wasm")
	case bytes.HasPrefix([]byte(strings.TrimSpace(string(wasm[:min(len(wasm), 64)]))), []byte("(module")):
		return errors.New("is a module in text format: translate it with wat2wasm")
	case len(wasm) < 8 || string(wasm[:4]) != "\x00asm":
		return errors.New(`is not a wasm module: it does not begin with "\0asm"`)
	case wasm[6] == 1:
		return errors.New("is a WebAssembly component: only core modules can be served")
	case string(wasm[4:8]) != "\x01\x00\x00\x00":
		return fmt.Errorf("has wasm version %x, only version 1 is understood", wasm[4:8])
	}
	return nil
}

// compiled is a module with its own runtime.
type compiled struct {
	rt      wazero.Runtime
	mod     wazero.CompiledModule
	code    *code
	inner   string // where the runtime's cache writes; "": in memory
	adapter adapter.Adapter
	metered rewrite.Info
	carried map[string][]byte // custom sections for the adapter
	took    time.Duration
}

// features are the features that modules may use: all that are standard in wazero and supported by rewrite.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// compile compiles m and finds the adapter for it. On an error it frees everything.
func (h *Host) compile(ctx context.Context, m source.Module) (*compiled, error) {
	if err := checkHeader(m.Wasm); err != nil {
		return nil, err
	}
	var k *code
	var err error
	source.Aside(ctx, func() { k, err = h.cache.take(ctx, m.WasmHash) })
	if err != nil {
		return nil, err
	}
	c := &compiled{code: k, carried: m.Sections}
	start := time.Now()
	err = h.fetch(ctx, c, k, m.Wasm)
	k.pass()
	c.took = time.Since(start)
	if err == nil {
		c.adapter, err = h.probe(c.mod)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// engine is the last module with sections for its adapter, as it was metered: the next one usually has the same engine.
type engine struct {
	hash    string // sha256 of the module without the sections, in hex
	metered []byte
	info    rewrite.Info
}

// meter instruments wasm with fuel checks. The JavaScript engine is instrumented once and cached.
func (h *Host) meter(wasm []byte, hash string, carries bool) ([]byte, rewrite.Info, error) {
	if e := h.cache.engine.Load(); carries && e != nil && e.hash == hash {
		return e.metered, e.info, nil
	}
	metered, info, err := rewrite.Rewrite(wasm)
	if err == nil && carries {
		h.cache.engine.Store(&engine{hash, metered, info})
	}
	return metered, info, err
}

func (c *compiled) close() { c.code.drop(c.rt, c.mod) }

// probe asks the adapters in order. If none accepts, the error lists the reason of each.
func (h *Host) probe(mod wazero.CompiledModule) (adapter.Adapter, error) {
	var errs []error
	for _, a := range h.cfg.Adapters {
		err := a.Probe(mod)
		if err == nil {
			return a, nil
		}
		errs = append(errs, fmt.Errorf("not a handler of the %s ABI: %w", a.Name(), err))
	}
	return nil, errors.Join(errs...)
}
