package guest_test

// An adapter for a tiny ABI, as an example of what one needs besides this package, and the tests that every adapter should pass.

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// tiny is the ABI: a guest exports handle(c), which gets the last byte of the path and calls tiny.answer(number).
type tiny struct{}

func (tiny) Name() string                      { return "tiny" }
func (tiny) Probe(wazero.CompiledModule) error { return nil }

func (tiny) Load(ctx context.Context, rt wazero.Runtime, mod wazero.CompiledModule, env adapter.Env) (adapter.Program, error) {
	p := &program{}
	if err := p.Program.Load(ctx, rt, mod, env); err != nil {
		return nil, err
	}
	_, err := rt.NewHostModuleBuilder("tiny").
		NewFunctionBuilder().WithGoModuleFunction(hostFunction(answer), []api.ValueType{api.ValueTypeI32}, nil).Export("answer").
		NewFunctionBuilder().WithGoModuleFunction(hostFunction(pause), []api.ValueType{api.ValueTypeI32}, nil).Export("pause").
		Instantiate(ctx)
	return p, err
}

type program struct {
	guest.Program
	image atomic.Pointer[guest.Image]
}

func (p *program) NewInstance(ctx context.Context) (adapter.Instance, error) {
	i := &instance{}
	i.call.Instance = &i.Instance
	p.Init(instanceContext{context.Background(), i}, &i.Instance, &i.call)
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	i.call.Starting(nil)
	if err := p.Instantiate(&i.Instance, i.ModuleConfig().WithNanosleep(i.call.Sleep), &snapshot.Allocator{}); err != nil {
		return nil, i.fail(err)
	}
	i.handle = guest.NewFunction(i.Module, "handle")
	if i.image = p.image.Load(); i.image != nil {
		return i, i.Adopt(i.image)
	}
	return i, nil
}

func (p *program) Isolate(inst adapter.Instance) (err error) {
	i := inst.(*instance)
	i.image, err = i.Save()
	p.image.Store(i.image)
	return err
}

func (p *program) ErrorInPlace() bool { return false }

func (p *program) Close() error {
	p.Program.Close()
	if img := p.image.Load(); img != nil {
		return img.Close()
	}
	return nil
}

type instance struct {
	guest.Instance
	call   guest.Call
	handle *guest.Function
	image  *guest.Image
}

func (i *instance) Fetch(x *exchange.Exchange) error {
	i.call.Begin(x, false)
	defer i.call.End()
	i.call.Function = i.handle
	if _, err := i.handle.Call(i.Context, uint64(x.Path[len(x.Path)-1])); err != nil {
		return i.fail(err)
	}
	return nil
}

func (i *instance) fail(err error) error {
	i.Break()
	f := guest.FailureOf(err)
	f.Stack = guest.Stack(err)
	return f
}

func (i *instance) Config() ([]byte, error)         { return nil, nil }
func (i *instance) Pending() *exchange.Pending      { return nil }
func (i *instance) PendingCount() int               { return 0 }
func (i *instance) Restore() bool                   { return i.image != nil && i.Reset(i.image) }
func (i *instance) Close(ctx context.Context) error { return i.Module.Close(ctx) }
func (i *instance) Error(*exchange.Exchange, *exchange.Failure) error {
	return adapter.ErrNoHandler
}

type hostFunction func(i *instance, arg uint32)

func (f hostFunction) Call(ctx context.Context, _ api.Module, stack []uint64) {
	i := ctx.Value(instanceKey{}).(*instance)
	i.Pass()
	f(i, uint32(stack[0]))
}

func answer(i *instance, n uint32) {
	i.call.Exchange.Respond(&exchange.Response{Status: 200, Body: strconv.AppendUint(nil, uint64(n), 10)})
}

func pause(i *instance, ms uint32) { i.call.Sleep(int64(ms) * int64(time.Millisecond)) }

type instanceContext struct {
	context.Context
	inst *instance
}

type instanceKey struct{}

func (c instanceContext) Value(key any) any {
	switch key {
	case instanceKey{}:
		return c.inst
	case guest.Key{}:
		return &c.inst.Instance
	}
	return c.Context.Value(key)
}

// module is a guest that counts its requests in its memory and in a global and answers with the sum. /s spins, /h calls the host without
// end, /p pauses for an hour, /t traps, /g grows the memory first.
func module() []byte {
	on := func(c byte, code ...any) []byte { // if (arg == c) code
		return asm.Code(0x20, 0, asm.I32(int(c)), 0x46, 0x04, 0x40, asm.Code(code...), 0x0b)
	}
	loop := func(code ...any) []byte { return asm.Code(0x03, 0x40, asm.Code(code...), 0x0c, 0, 0x0b) }
	body := asm.Function(0,
		on('s', loop()),
		on('h', loop(asm.I32(0), 0x10, 1)),
		on('p', asm.I32(3600_000), 0x10, 1),
		on('t', 0x00),
		on('g', asm.I32(1), 0x40, 0, 0x1a),
		asm.I32(0), asm.I32(0), 0x28, 2, 0, asm.I32(1), 0x6a, 0x36, 2, 0, // memory[0]++
		0x23, 0, asm.I32(1), 0x6a, 0x24, 0, // global++
		asm.I32(0), 0x28, 2, 0, 0x23, 0, 0x6a, 0x10, 0, // answer(both)
	)
	return asm.Module(
		asm.Section(1, asm.Type(1, 0)),
		asm.Section(2, asm.Import("tiny", "answer", 0), asm.Import("tiny", "pause", 0)),
		asm.Section(3, asm.Leb(0)),
		asm.Section(5, asm.Code(0, 1)),
		asm.Section(6, asm.Code(0x7f, 1, asm.I32(0), 0x0b)),
		asm.Section(7, asm.Export("handle", 2), asm.Code("memory", 2, 0)),
		asm.Section(10, body),
	)
}

type front struct {
	exchange.Front
	body string
}

func (f *front) Respond(r *exchange.Response) error { f.body = string(r.Body); return nil }

type env struct {
	adapter.Env
	limits adapter.Limits
}

func (e *env) Limits() adapter.Limits { return e.limits }
func (e *env) Requests() uint64       { return 0 }

func load(t *testing.T, limits adapter.Limits) adapter.Program {
	wasm, _, err := rewrite.Rewrite(module())
	if err != nil {
		t.Fatal(err)
	}
	rt := wazero.NewRuntime(t.Context())
	mod, err := rt.CompileModule(t.Context(), wasm)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := tiny{}.Load(t.Context(), rt, mod, &env{limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { prog.Close(); rt.Close(context.Background()) })
	return prog
}

func open(t *testing.T, prog adapter.Program) adapter.Instance {
	inst, err := prog.NewInstance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inst.Close(context.Background()) })
	return inst
}

// serve returns the answer, or the failure.
func serve(inst adapter.Instance, x *exchange.Exchange, path string) (string, *exchange.Failure) {
	var f front
	x.Reset(&f)
	x.Path = []byte(path)
	var failed *exchange.Failure
	err := inst.Fetch(x)
	errors.As(err, &failed)
	return f.body, failed
}

func TestAdapterLimits(t *testing.T) {
	for _, c := range []struct {
		path, message string
		kind          exchange.Kind
		limits        adapter.Limits
	}{
		{"/s", "the guest worked for more than its 20ms (-guest-timeout)", exchange.KindTimeout, adapter.Limits{GuestTime: 20 * time.Millisecond}},
		{"/t", "unreachable", exchange.KindTrap, adapter.Limits{}},
	} {
		inst := open(t, load(t, c.limits))
		_, f := serve(inst, &exchange.Exchange{}, c.path)
		if f == nil || f.Kind != c.kind || f.Message != c.message || !strings.Contains(f.Stack, "$") {
			t.Errorf("%s: %+v", c.path, f)
		}
		if !inst.Broken() {
			t.Errorf("%s: not broken", c.path)
		}
	}
}

// timeout is the error of a request that has taken too long.
type timeout struct{ error }

func (timeout) Timeout() bool { return true }

// A call ends wherever it is when the instance is interrupted, or its request has timed out.
func TestAdapterInterrupt(t *testing.T) {
	for _, path := range []string{"/s", "/h", "/p"} {
		for how, end := range map[string]func(adapter.Instance, *exchange.Exchange){
			"interrupted": func(inst adapter.Instance, _ *exchange.Exchange) { inst.Interrupt(errors.New("enough")) },
			"timed out":   func(_ adapter.Instance, x *exchange.Exchange) { x.Cancel(timeout{errors.New("enough")}) },
		} {
			inst := open(t, load(t, adapter.Limits{}))
			var x exchange.Exchange
			done := make(chan *exchange.Failure)
			begun := make(chan struct{})
			go func() {
				var f front
				x.Reset(&f)
				x.Path = []byte(path)
				close(begun)
				var failed *exchange.Failure
				errors.As(inst.Fetch(&x), &failed)
				done <- failed
			}()
			<-begun
			end(inst, &x)
			if f := <-done; f == nil || f.Message != "enough" {
				t.Errorf("%s, %s: %v", path, how, f)
			}
		}
	}
}

// Instances are reset to the image, new ones are copies of it, and one whose memory has grown is discarded.
func TestAdapterIsolation(t *testing.T) {
	prog := load(t, adapter.Limits{})
	first := open(t, prog)
	if err := prog.(adapter.Isolator).Isolate(first); err != nil {
		t.Fatal(err)
	}
	for _, inst := range []adapter.Instance{first, open(t, prog)} {
		var x exchange.Exchange
		for _, want := range []string{"2", "4"} {
			if got, f := serve(inst, &x, "/n"); got != want || f != nil {
				t.Errorf("answer %q, %v, want %s", got, f, want)
			}
		}
		if !inst.Restore() {
			t.Fatal("not reset")
		}
		if got, _ := serve(inst, &x, "/n"); got != "2" {
			t.Errorf("after the reset: %q", got)
		}
		serve(inst, &x, "/g")
		if inst.Restore() {
			t.Error("reset, though its memory has grown")
		}
	}
}
