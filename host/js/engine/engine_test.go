package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// recorder is a Host that records its calls, and ends the call after a number of ticks.
type recorder struct {
	vm       *VM
	calls    []string
	rejected []string
	ticks    int // left before the call is ended; 0: it is not
}

func (r *recorder) Call(name []byte, args []Value) Value {
	s := string(name)
	for _, a := range args {
		if a.IsString() {
			s += " " + r.vm.Text(a)
		} else {
			s += fmt.Sprint(" ", r.vm.Number(a))
		}
	}
	r.calls = append(r.calls, s)
	return r.vm.NewString([]byte("from the host"))
}

func (r *recorder) Rejection(promise, reason Value, handled bool) {
	r.rejected = append(r.rejected, fmt.Sprint(r.vm.Text(reason), handled))
	r.vm.Free(promise)
	r.vm.Free(reason)
}

func (r *recorder) TypeError(Value, string) string { return "" }

type testContext struct {
	context.Context
	vm *VM
}

func (c testContext) Value(key any) any {
	if key == (Key{}) {
		return c.vm
	}
	return c.Context.Value(key)
}

var errTicks = errors.New("enough ticks")

// cache keeps the compiled engine from one test to the next.
var cache = sync.OnceValue(wazero.NewCompilationCache)

var metered = sync.OnceValues(func() ([]byte, error) {
	wasm, _, err := rewrite.Rewrite(Wasm)
	return wasm, err
})

func open(t testing.TB) (*VM, *recorder) {
	t.Helper()
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCompilationCache(cache()).WithMemoryLimitPages(1024))
	t.Cleanup(func() { rt.Close(ctx) })
	wasm, err := metered()
	if err != nil {
		t.Fatal(err)
	}
	mod, err := rt.CompileModule(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	if err := Probe(mod); err != nil {
		t.Fatal(err)
	}
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	if err := Load(ctx, rt); err != nil {
		t.Fatal(err)
	}
	vm := &VM{}
	r := &recorder{vm: vm}
	_, err = rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, _ api.Module, stack []uint64) {
			if r.ticks > 0 {
				if r.ticks--; r.ticks == 0 {
					panic(errTicks)
				}
			}
			stack[0] = rewrite.StartFuel
		}), nil, []api.ValueType{i32}).Export(rewrite.Tick).Instantiate(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c := testContext{ctx, vm}
	inst, err := rt.InstantiateModule(c, mod, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	if err := vm.New(c, inst, r); err != nil {
		t.Fatal(err)
	}
	return vm, r
}

// evaluate runs a script and returns its result as text.
func evaluate(t testing.TB, vm *VM, code string) string {
	t.Helper()
	v, err := vm.EvalScript([]byte("String("+code+")"), "test.js")
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	defer func() { vm.Free(v) }()
	if v.IsException() {
		e := vm.TakeException()
		defer vm.Free(e)
		m, _ := vm.Get(e, "message")
		defer vm.Free(m)
		return "exception: " + vm.Text(m)
	}
	return vm.Text(v)
}

func TestEval(t *testing.T) {
	vm, _ := open(t)
	for _, c := range []struct{ code, want string }{
		{"1+2", "3"},
		{"'h\u00e9llo \U0001F98A'", "h\u00e9llo \U0001F98A"},
		{"[1,2].map(x => x*2)", "2,4"},
		{"nothing", "exception: nothing is not defined"},
		{"typeof queueMicrotask + typeof atob + typeof DOMException + typeof performance", "functionfunctionfunctionobject"},
		{"(function f() { f() })()", "exception: Maximum call stack size exceeded"},
		{"'x'.repeat(2**29)", "exception: out of memory"},
		{"1", "1"},
	} {
		if got := evaluate(t, vm, c.code); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

func TestValues(t *testing.T) {
	vm, _ := open(t)
	f, err := vm.EvalScript([]byte("(...a) => a.map(x => typeof x + ' ' + (x instanceof Uint8Array ? x.length : x)).join()"), "f.js")
	if err != nil || !f.IsObject() {
		t.Fatal(f, err)
	}
	at, shared := vm.Share(16)
	args := []Value{Int(-7), vm.NewNumber(1.5), vm.NewNumber(1e300), vm.NewString([]byte("ü")), vm.NewBytes([]byte{1, 2, 3}), True, Undefined, shared}
	v, err := vm.Call(f, args...)
	if want := "number -7,number 1.5,number 1e+300,string ü,object 3,boolean true,undefined undefined,object 16"; err != nil || vm.Text(v) != want {
		t.Errorf("got %q, %v, want %q", vm.Text(v), err, want)
	}
	if b, ok := vm.Bytes(args[4]); !ok || !slices.Equal(b, []byte{1, 2, 3}) {
		t.Errorf("bytes %v", b)
	}
	if vm.Number(args[1]) != 1.5 || vm.Number(args[2]) != 1e300 || vm.Number(args[0]) != -7 {
		t.Errorf("numbers %v %v %v", vm.Number(args[1]), vm.Number(args[2]), vm.Number(args[0]))
	}
	fill, _ := vm.EvalScript([]byte("a => { a[3] = 9 }"), "f.js")
	if _, err := vm.Call(fill, shared); err != nil {
		t.Error(err)
	}
	if view, _ := vm.View(at, 16); view[3] != 9 {
		t.Errorf("shared memory %v", view)
	}
	for _, v := range append(args, v, f, fill) {
		vm.Free(v)
	}
}

func TestHostFunctions(t *testing.T) {
	vm, r := open(t)
	g := vm.Global()
	if err := vm.Set(g, "tell", vm.HostFunction("tell")); err != nil {
		t.Fatal(err)
	}
	vm.Free(g)
	if got := evaluate(t, vm, "tell('a', 1, 2.5) + '!'"); got != "from the host!" {
		t.Errorf("got %q", got)
	}
	if want := []string{"tell a 1 2.5"}; !slices.Equal(r.calls, want) {
		t.Errorf("calls %q, want %q", r.calls, want)
	}
	evaluate(t, vm, "Promise.reject('why').catch(() => 0) && Promise.reject('lost') && Promise.resolve().then(() => tell('job'))")
	if err := vm.Jobs(func(Value) { t.Error("a job failed") }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"whyfalse", "whytrue", "lostfalse"}; !slices.Equal(r.rejected, want) {
		t.Errorf("rejections %q, want %q", r.rejected, want)
	}
	if len(r.calls) != 2 || r.calls[1] != "tell job" {
		t.Errorf("calls %q", r.calls)
	}
}

// A script that does not end is ended by the meter, also inside of native functions.
func TestEndless(t *testing.T) {
	for name, code := range map[string]string{
		"loop":       "for (;;) {}",
		"regex":      "/^(a+)+$/.test('a'.repeat(40) + 'b')",
		"microtasks": "(function again() { Promise.resolve().then(again) })()",
		"json":       "for (;;) JSON.parse(JSON.stringify('x'.repeat(1e6)))",
		"sort":       "(() => { const a = []; a.length = 1e6; a.fill(1); for (;;) a.sort(() => 0) })()",
		"join":       "Array(4e9).join()",
	} {
		vm, r := open(t)
		r.ticks = 2000
		v, err := vm.EvalScript([]byte(code), name)
		if err == nil {
			if v.IsException() {
				t.Errorf("%s: an exception: %s", name, evaluate(t, vm, "1"))
			}
			err = vm.Jobs(func(Value) {})
		}
		if !errors.Is(err, errTicks) {
			t.Errorf("%s: error %v, want %v", name, err, errTicks)
		}
	}
}

// A script that keeps memory until it is exhausted gets an exception or is trapped: the process lives on.
func TestMemory(t *testing.T) {
	vm, _ := open(t)
	got, err := vm.EvalScript([]byte("const keep = []; for (;;) keep.push(new Uint8Array(1 << 20))"), "m.js")
	if err == nil && !got.IsException() {
		t.Errorf("got %v, want an exception", got)
	}
	if vm.MemorySize() > 1024<<16 {
		t.Errorf("memory of %d bytes is over the limit", vm.MemorySize())
	}
}

func TestDeepRecursion(t *testing.T) {
	deep := "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; "
	list := []string{
		"JSON.parse('['.repeat(1e5))",
		// With nine tenths of the stack in use.
		"(() => { " + deep + "let d = 0; const g = () => { d++; g() }; try { g() } catch {}; const f = (n) => n > 0 ? f(n - 1) : JSON.stringify(a); return f(d * 0.9) })()",
		"new RegExp('('.repeat(1e5) + ')'.repeat(1e5))",
		"eval('('.repeat(1e5))",
		"(() => { const p = new Proxy({}, { get() { return p.x } }); return p.x })()",
		"(() => { const a = []; a.toString = () => String(a); return a })()",
	}
	if conformance.Long() { // each array is compared with all around it, which takes 20 s
		list = append(list, "(() => { "+deep+"return JSON.stringify(a) })()")
	}
	for _, code := range list {
		vm, _ := open(t)
		if got := evaluate(t, vm, code); !strings.HasPrefix(got, "exception: ") {
			t.Errorf("%s: got %q, want an exception", code, got)
		}
		if got := evaluate(t, vm, "1"); got != "1" {
			t.Errorf("after %s: got %q", code, got)
		}
	}
}

func BenchmarkCall(b *testing.B) {
	vm, _ := open(b)
	f, err := vm.EvalScript([]byte("(a) => a.length ? 'yes' : 'no'"), "f.js")
	if err != nil {
		b.Fatal(err)
	}
	p := []byte("GET\x00/api/version\x00localhost\x00accept\x00*/*\x00user-agent\x00bench\x00")
	b.ReportAllocs()
	for b.Loop() {
		s := vm.NewString(p)
		v, err := vm.Call(f, s)
		if err != nil {
			b.Fatal(err)
		}
		vm.String(v, func([]byte) {})
		vm.Free(v)
		vm.Free(s)
	}
}

// A script that runs may have another run: each has a call of its own.
func TestNested(t *testing.T) {
	vm, _ := open(t)
	inner, err := vm.Compile([]byte("order.push('inner'); 7"), "inner.js", Script, false)
	if err != nil || inner == nil {
		t.Fatal(inner, err)
	}
	middle, err := vm.Compile([]byte("order.push('middle'); order.push(run('inner')); 8"), "middle.js", Script, false)
	if err != nil || middle == nil {
		t.Fatal(middle, err)
	}
	vm.host = nested{vm, map[string][]byte{"inner": inner, "middle": middle}}
	global := vm.Global()
	if err := vm.Set(global, "run", vm.HostFunction("run")); err != nil {
		t.Fatal(err)
	}
	if got, want := evaluate(t, vm, "(globalThis.order = [], order.push(run('middle'), run('none')), order.join())"), "middle,inner,7,8,"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	failing, _ := vm.Compile([]byte("throw new RangeError('within')"), "failing.js", Script, false)
	vm.host.(nested).code["failing"] = failing
	if got, want := evaluate(t, vm, "run('failing')"), "exception: within"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if code, err := vm.Compile([]byte("1 +"), "broken.js", Script, false); code != nil || err != nil {
		t.Errorf("a broken script: %q, %v", code, err)
	} else if e := vm.TakeException(); !e.IsObject() {
		t.Errorf("a broken script left no exception: %v", e)
	}
}

// nested runs the script of the name that it is called with.
type nested struct {
	vm   *VM
	code map[string][]byte
}

func (n nested) Call(_ []byte, args []Value) Value {
	code := n.code[n.vm.Text(args[0])]
	if code == nil {
		return Undefined
	}
	v, err := n.vm.EvalCompiled(code)
	if err != nil {
		panic(err)
	}
	return v
}

func (nested) Rejection(Value, Value, bool) {}

func (nested) TypeError(Value, string) string { return "" }
