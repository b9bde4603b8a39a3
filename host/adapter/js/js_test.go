package js

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// front notes what the host answers.
type front struct {
	mu     sync.Mutex
	status int
	header []string
	body   []byte
	ended  bool
	idle   time.Duration
	read   []byte // request body to stream
	failed error
}

func (f *front) Respond(r *exchange.Response) error {
	f.head(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.body = append(f.body, r.Body...)
	f.ended = true
	return f.failed
}
func (f *front) Start(r *exchange.Response) error { f.head(r); return f.failed }
func (f *front) head(r *exchange.Response) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.status = r.Status
	for _, h := range r.Header {
		f.header = append(f.header, string(h.Name)+": "+string(h.Value))
	}
}
func (f *front) Write(p []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.body = append(f.body, p...)
	return f.failed
}
func (f *front) ReadFrom(r io.Reader) (int64, error) { return 0, errors.ErrUnsupported }
func (f *front) End() error                          { f.ended = true; return nil }
func (f *front) SetIdleTimeout(d time.Duration)      { f.idle = d }
func (f *front) Cut()                                {}
func (f *front) ReadBody(p []byte) (int, error) {
	if len(f.read) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.read[:min(len(f.read), 1000)])
	f.read = f.read[n:]
	return n, nil
}

// testEnv is a host that notes what scripts ask of it.
type testEnv struct {
	prog     adapter.Program // that was loaded with it
	sections map[string][]byte
	limits   adapter.Limits
	store    adapter.Store
	outbound adapter.Outbound

	mu       sync.Mutex
	logs     []string
	reloads  []string
	compiled int           // modules of scripts that are open
	slow     time.Duration // each module of a script takes as long to compile
}

func (e *testEnv) Section(name string) []byte { return e.sections[name] }
func (e *testEnv) Reload(json []byte) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.reloads = append(e.reloads, string(json))
	return nil
}
func (e *testEnv) Log(level int, msg []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.logs = append(e.logs, fmt.Sprintf("%d %s", level, msg))
}
func (e *testEnv) logged() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]string(nil), e.logs...)
}
func (e *testEnv) Stats(dst []byte, instance int) []byte {
	return fmt.Appendf(dst, `{"uptime":12.5,"memory":{"rss":1000,"instance":%d},"pending":0}`, instance)
}
func (e *testEnv) State() adapter.Store { return e.store }
func (e *testEnv) Limits() adapter.Limits {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.limits
}

// limit sets the limits, also while a script runs.
func (e *testEnv) limit(l adapter.Limits) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.limits = l
}
func (e *testEnv) Requests() uint64              { return 0 }
func (e *testEnv) Outbound() adapter.Outbound    { return e.outbound }
func (e *testEnv) Limited(string)                {}
func (e *testEnv) Failed(what string, err error) { e.Log(8, []byte(what+": "+err.Error())) }

// cache keeps the compiled engine from one test to the next.
var cache = sync.OnceValue(wazero.NewCompilationCache)

var metered = sync.OnceValues(func() ([]byte, error) {
	wasm, _, err := rewrite.Rewrite(engine.Wasm)
	return wasm, err
})

// load makes a program of a script in TypeScript.
func load(t testing.TB, source string) (adapter.Program, *testEnv) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "app.ts")
	if err := os.WriteFile(path, []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	return loadFile(t, path, "")
}

// loadFile makes a program of the script in a file, which may import files below root; "": below its own directory.
func loadFile(t testing.TB, path, root string) (adapter.Program, *testEnv) {
	t.Helper()
	res, err := bundle.Config{Root: root}.Bundle(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := metered()
	if err != nil {
		t.Fatal(err)
	}
	rt := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfig().WithCompilationCache(cache()).WithMemoryLimitPages(2048))
	t.Cleanup(func() { rt.Close(context.Background()) })
	mod, err := rt.CompileModule(t.Context(), wasm)
	if err != nil {
		t.Fatal(err)
	}
	a := New(map[string]string{"NAME": "value"})
	if err := a.Probe(mod); err != nil {
		t.Fatal(err)
	}
	e := &testEnv{sections: map[string][]byte{engine.SectionScript: res.Code, engine.SectionMap: res.Map}}
	prog, err := a.Load(t.Context(), rt, mod, e)
	if err != nil {
		t.Fatal(err)
	}
	e.prog = prog
	return prog, e
}

func open(t testing.TB, source string) (*instance, *testEnv) {
	t.Helper()
	prog, e := load(t, source)
	return start(t, prog), e
}

func start(t testing.TB, prog adapter.Program) *instance {
	t.Helper()
	inst, err := prog.NewInstance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inst.Close(context.Background()) })
	return inst.(*instance)
}

// request makes an exchange for `METHOD target` or a target, with an inline body.
func request(target, body string) (*exchange.Exchange, *front) {
	f := &front{}
	x := &exchange.Exchange{}
	x.Reset(f)
	method, rest, ok := strings.Cut(target, " ")
	if !ok {
		method, rest = "GET", target
	}
	path, query, _ := strings.Cut(rest, "?")
	x.Method, x.Path, x.Query, x.Host, x.Protocol = []byte(method), []byte(path), []byte(query), []byte("localhost:3000"), 11
	x.Header = append(x.Header, exchange.Field{Name: []byte("accept"), Value: []byte("*/*")}, exchange.Field{Name: []byte("x-two"), Value: []byte("1")},
		exchange.Field{Name: []byte("x-two"), Value: []byte("2")})
	x.BodyInline, x.Body, x.BodyLength = true, []byte(body), int64(len(body))
	return x, f
}

// holders has a lock for each instance: the pool gives it to one at a time.
var holders sync.Map

// serve does what host does with an exchange.
func serve(inst adapter.Instance, x *exchange.Exchange) error {
	mu, _ := holders.LoadOrStore(inst, &sync.Mutex{})
	mu.(*sync.Mutex).Lock()
	err := inst.Fetch(x)
	parked := inst.Pending()
	mu.(*sync.Mutex).Unlock()
	if err == adapter.ErrPending {
		err = x.Attend(parked)
	}
	if err == nil && x.Held() {
		err = x.Release()
	}
	return err
}

// ask is status, content type and body of an answer, or the failure.
func ask(inst adapter.Instance, target, body string) string {
	x, f := request(target, body)
	if err := serve(inst, x); err != nil {
		return err.Error()
	}
	return answerOf(f)
}

func answerOf(f *front) string {
	s := fmt.Sprint(f.status)
	for _, h := range f.header {
		s += " [" + h + "]"
	}
	return s + " " + string(f.body)
}

func TestFirst(t *testing.T) {
	inst, e := open(t, `export default { fetch(req: Request) { return Response.json({ version: "1.0.0", url: req.url }) } }`)
	if got, want := ask(inst, "/a?b=c", ""), `200 [content-type: application/json;charset=utf-8] {"version":"1.0.0","url":"http://localhost:3000/a?b=c"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	m, _ := inst.Config()
	if got := string(m); got != `{"routes":{}}` {
		t.Errorf("manifest %s", got)
	}
	t.Log(e.logged(), inst.realm.vm.MemorySize())
}

func BenchmarkJSON(b *testing.B) {
	inst, _ := open(b, `const version = "1.0.0"; export default { fetch(req) { return Response.json({ version }) } }`)
	x, f := request("/api/version", "")
	header, method, path, host := x.Header, x.Method, x.Path, x.Host
	b.ReportAllocs()
	for b.Loop() {
		x.Reset(quiet{f})
		x.Method, x.Path, x.Host, x.Header, x.BodyInline = method, path, host, header, true
		if err := inst.Fetch(x); err != nil {
			b.Fatal(err)
		}
		x.Release()
	}
}

// quiet is a front that notes nothing.
type quiet struct{ *front }

func (quiet) Respond(*exchange.Response) error { return nil }

// An instance's start: engine, prelude and script.
func BenchmarkOpen(b *testing.B) {
	prog, _ := load(b, `export default { fetch() { return Response.json({ version: "1.0.0" }) } }`)
	for b.Loop() {
		inst, err := prog.NewInstance(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		inst.Close(context.Background())
	}
}

func TestNoAllocations(t *testing.T) {
	for _, fetch := range []string{`fetch() { return Response.json({ version: "1.0.0" }) }`, `async fetch(req) { await 0; return new Response(req.headers.get('accept')) }`} {
		inst, _ := open(t, `export default { `+fetch+` }`)
		x, f := request("/", "")
		header, method, path, host := x.Header, x.Method, x.Path, x.Host
		n := testing.AllocsPerRun(1000, func() {
			x.Reset(quiet{f})
			x.Method, x.Path, x.Host, x.Header, x.BodyInline = method, path, host, header, true
			if err := inst.Fetch(x); err != nil {
				t.Fatal(err)
			}
			x.Release()
		})
		if n != 0 {
			t.Errorf("%s: %v allocations per request, want 0", fetch, n)
		}
	}
}
