package wpt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// env is a host that has nothing but the script.
type env struct{ sections map[string][]byte }

func (e env) Section(name string) []byte          { return e.sections[name] }
func (env) Reload([]byte) error                   { return adapter.ErrInvalid }
func (env) Log(int, []byte)                       {}
func (env) Stats(dst []byte, instance int) []byte { return append(dst, "{}"...) }
func (env) State() adapter.Store                  { return nil }
func (env) Outbound() adapter.Outbound            { return nil }
func (env) Limits() adapter.Limits {
	return adapter.Limits{Stack: 8 << 20} // a test may compute as long as it likes: go test has a limit
}
func (env) Requests() uint64     { return 0 }
func (env) Limited(string)       {}
func (env) Failed(string, error) {}

// load makes a program of testdata/handler.js.
func load(t *testing.T) adapter.Program {
	t.Helper()
	res, err := bundle.Bundle("testdata/handler.js")
	if err != nil {
		t.Fatal(err)
	}
	wasm, _, err := rewrite.Rewrite(engine.Wasm)
	if err != nil {
		t.Fatal(err)
	}
	rt := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfig().WithMemoryLimitPages(8192))
	t.Cleanup(func() { rt.Close(context.Background()) })
	mod, err := rt.CompileModule(t.Context(), wasm)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := js.New(nil).Load(t.Context(), rt, mod, env{script.Module(res.Code, res.Map).Sections})
	if err != nil {
		t.Fatal(err)
	}
	return prog
}

// answer keeps a response.
type answer struct {
	mu   sync.Mutex
	body []byte
}

func (a *answer) Respond(r *exchange.Response) error {
	_, err := a.write(r.Body)
	return err
}
func (a *answer) Start(*exchange.Response) error    { return nil }
func (a *answer) Write(p []byte) error              { _, err := a.write(p); return err }
func (a *answer) ReadFrom(io.Reader) (int64, error) { return 0, errors.ErrUnsupported }
func (a *answer) End() error                        { return nil }
func (a *answer) SetIdleTimeout(time.Duration)      {}
func (a *answer) Cut()                              {}
func (a *answer) ReadBody([]byte) (int, error)      { return 0, io.EOF }
func (a *answer) write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.body = append(a.body, p...)
	return len(p), nil
}

// ask runs a job in an instance of its own and returns the shim's JSON.
func ask(ctx context.Context, prog adapter.Program, body []byte) ([]byte, error) {
	inst, err := prog.NewInstance(ctx)
	if err != nil {
		return nil, err
	}
	defer inst.Close(context.WithoutCancel(ctx))
	x, a := &exchange.Exchange{}, &answer{}
	x.Reset(a)
	x.Method, x.Path, x.Host, x.Protocol = []byte("POST"), []byte("/"), []byte("localhost"), 11
	x.BodyInline, x.Body, x.BodyLength = true, body, int64(len(body))
	err = inst.Fetch(x)
	if err == adapter.ErrPending {
		err = x.Attend(inst.Pending())
	}
	if err == nil && x.Held() {
		err = x.Release()
	}
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	return a.body, nil
}
