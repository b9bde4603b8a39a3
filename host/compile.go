package host

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// readModule reads the complete file at path: its size and time are the same before and after, so that a file that is being
// written is not taken for a module. It returns the bytes and their sha256 in hex.
func readModule(path string, limit int64) ([]byte, string, error) {
	for try := 0; ; try++ {
		before, err := os.Stat(path)
		if err != nil {
			return nil, "", err
		}
		if !before.Mode().IsRegular() {
			return nil, "", errors.New("is not a regular file")
		}
		if before.Size() > limit {
			return nil, "", fmt.Errorf("is %d bytes long, the limit is %d (-max-module)", before.Size(), limit)
		}
		wasm, err := readAll(path, limit)
		if err != nil {
			return nil, "", err
		}
		after, err := os.Stat(path)
		if err != nil {
			return nil, "", err
		}
		if after.Size() == int64(len(wasm)) && after.ModTime().Equal(before.ModTime()) && os.SameFile(before, after) {
			sum := sha256.Sum256(wasm)
			return wasm, hex.EncodeToString(sum[:]), nil
		}
		if try == 20 {
			return nil, "", errors.New("keeps changing while it is read: write it elsewhere and rename it into place")
		}
		time.Sleep(25 * time.Millisecond)
	}
}

// read returns the module at path, or the module that Config.Read makes of it, with its sha256.
func (h *Host) read(ctx context.Context, path string) ([]byte, string, error) {
	if h.cfg.Read == nil {
		return readModule(path, h.cfg.MaxModule)
	}
	wasm, ok, err := h.cfg.Read(ctx, path)
	switch {
	case err != nil:
		return nil, "", err
	case !ok:
		return readModule(path, h.cfg.MaxModule)
	case int64(len(wasm)) > h.cfg.MaxModule:
		return nil, "", fmt.Errorf("is %d bytes long as a module, the limit is %d (-max-module)", len(wasm), h.cfg.MaxModule)
	}
	sum := sha256.Sum256(wasm)
	return wasm, hex.EncodeToString(sum[:]), nil
}

func readAll(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
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

// compile compiles wasm and finds the adapter for it. On an error it frees everything.
func (h *Host) compile(ctx context.Context, wasm []byte, hash string) (*compiled, error) {
	if err := checkHeader(wasm); err != nil {
		return nil, err
	}
	wasm, carried := adapter.CutSections(wasm)
	if carried != nil {
		sum := sha256.Sum256(wasm)
		hash = hex.EncodeToString(sum[:]) // the engine's: modules with other sections share its code
	}
	var k *code
	var err error
	Aside(ctx, func() { k, err = h.cache.take(ctx, hash) })
	if err != nil {
		return nil, err
	}
	c := &compiled{code: k, carried: carried}
	start := time.Now()
	err = h.fetch(ctx, c, k, wasm)
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
	wasm, metered []byte
	info          rewrite.Info
}

// meter instruments wasm with fuel checks. The JavaScript engine is instrumented once and cached.
func (h *Host) meter(wasm []byte, carries bool) ([]byte, rewrite.Info, error) {
	if e := h.cache.engine.Load(); carries && e != nil && bytes.Equal(e.wasm, wasm) {
		return e.metered, e.info, nil
	}
	metered, info, err := rewrite.Rewrite(wasm)
	if err == nil && carries {
		h.cache.engine.Store(&engine{wasm, metered, info})
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
