package native

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/state"
)

const guests = "../../testdata/guest/"

// front records the response of an exchange.
type front struct {
	status int
	header []string
	body   []byte
	ended  bool
	cut    bool
	idle   time.Duration
	read   []byte // request body to stream
	failed error  // what Write returns
}

func (f *front) Respond(r *exchange.Response) error {
	f.head(r)
	f.body = append(f.body, r.Body...)
	f.ended = true
	return f.failed
}
func (f *front) Start(r *exchange.Response) error { f.head(r); return f.failed }
func (f *front) head(r *exchange.Response) {
	f.status = r.Status
	for _, h := range r.Header {
		f.header = append(f.header, string(h.Name)+": "+string(h.Value))
	}
}
func (f *front) Write(p []byte) error { f.body = append(f.body, p...); return f.failed }
func (f *front) ReadFrom(r io.Reader) (int64, error) {
	b, err := io.ReadAll(r)
	f.body = append(f.body, b...)
	return int64(len(b)), err
}
func (f *front) End() error                     { f.ended = true; return nil }
func (f *front) SetIdleTimeout(d time.Duration) { f.idle = d }
func (f *front) Cut()                           { f.cut = true }
func (f *front) ReadBody(p []byte) (int, error) {
	if len(f.read) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.read)
	f.read = f.read[n:]
	return n, nil
}

// testEnv is a host that records the calls of guests.
type testEnv struct {
	logs    []string
	reloads []string
	err     error
	store   adapter.Store
	limits  adapter.Limits

	outbound adapter.Outbound
}

func (e *testEnv) Reload(json []byte) error {
	e.reloads = append(e.reloads, string(json))
	return e.err
}
func (e *testEnv) Log(level int, msg []byte) {
	e.logs = append(e.logs, fmt.Sprintf("%d %s", level, msg))
}
func (e *testEnv) Stats(dst []byte, instance int) []byte {
	return fmt.Appendf(dst, `{"instance":%d}`, instance)
}
func (e *testEnv) State() adapter.Store          { return e.store }
func (e *testEnv) Limits() adapter.Limits        { return e.limits }
func (e *testEnv) Outbound() adapter.Outbound    { return e.outbound }
func (e *testEnv) Failed(what string, err error) { e.logs = append(e.logs, what+": "+err.Error()) }
func (e *testEnv) Limited(limit string)          { e.logs = append(e.logs, "limit "+limit) }
func (e *testEnv) Requests() uint64              { return 0 }

// compileGuest compiles a module of guests.
func compileGuest(t testing.TB, name string) (wazero.Runtime, wazero.CompiledModule) {
	t.Helper()
	if !filepath.IsAbs(name) {
		name = guests + name
	}
	wasm, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if wasm, _, err = rewrite.Rewrite(wasm); err != nil {
		t.Fatal(err)
	}
	rt := wazero.NewRuntime(t.Context())
	t.Cleanup(func() { rt.Close(context.Background()) })
	mod, err := rt.CompileModule(t.Context(), wasm)
	if err != nil {
		t.Fatal(err)
	}
	return rt, mod
}

func open(t testing.TB, name string) (adapter.Instance, *testEnv) {
	t.Helper()
	rt, mod := compileGuest(t, name)
	if err := (Adapter{}).Probe(mod); err != nil {
		t.Fatal(err)
	}
	e := &testEnv{store: state.Memory(state.Limits{})}
	prog, err := Adapter{}.Load(t.Context(), rt, mod, e)
	if err != nil {
		t.Fatal(err)
	}
	inst, err := prog.NewInstance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { inst.Close(context.Background()) })
	return inst, e
}

// request makes an exchange for a target, with an inline body.
func request(target, body string) (*exchange.Exchange, *front) {
	f := &front{}
	x := &exchange.Exchange{}
	x.Reset(f)
	path, query, _ := strings.Cut(target, "?")
	x.Method, x.Path, x.Query, x.Host, x.Protocol = []byte("GET"), []byte(path), []byte(query), []byte("localhost"), 11
	x.Header = append(x.Header, exchange.Field{Name: []byte("accept"), Value: []byte("*/*")})
	x.BodyInline, x.Body, x.BodyLength = true, []byte(body), int64(len(body))
	return x, f
}

func TestAnswers(t *testing.T) {
	inst, e := open(t, "v1.wasm")
	tests := []struct{ target, body, want string }{
		{"/", "", `200 {"version":"1.0.0"}`},
		{"/calls", "", "200 2"},
		{"/state", "", "200 1"},
		{"/state", "", "200 2"},
		{"/log", "", "200 logged"},
		{"/stats", "", `200 {"instance":2293760}`},
		{"/sleep?5", "", "200 slept"},
		{"/timeout?60000", "", "200 set"},
		{"/echo", "some body", "200 some body"},
		{"/reload", "{}", "200 0"},
		{"/wake", "", "409 nobody waits"},
		{"/hostile/read", "", "200 -1"},
		{"/hostile/respond", "", "200 -1"},
		{"/hostile/write", "", "200 -1"},
		{"/hostile/write-first", "", "200 -5"},
		{"/hostile/reload", "", "200 -1"},
		{"/hostile/fail", "", "200 -1"},
		{"/hostile/log", "", "200 -1"},
		{"/hostile/log-level", "", "200 -1"},
		{"/hostile/stats", "", "200 -1"},
		{"/hostile/get", "", "200 -1"},
		{"/hostile/get-none", "", "200 -2"},
		{"/hostile/get-nokey", "", "200 -1"},
		{"/hostile/add", "", "200 -1"},
		{"/hostile/cas", "", "200 -1"},
		{"/hostile/cas-conflict", "", "200 -7"},
		{"/hostile/other-id", "", "200 -4"},
		{"/hostile/id-zero", "", "200 -4"},
	}
	for _, test := range tests {
		x, f := request(test.target, test.body)
		if err := inst.Fetch(x); err != nil {
			t.Errorf("%s: %v", test.target, err)
			continue
		}
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.target, got, test.want)
		}
		if !f.ended || x.State() != exchange.Done {
			t.Errorf("%s: the response has not ended", test.target)
		}
		if test.target == "/timeout?60000" && f.idle != time.Minute {
			t.Errorf("idle timeout %v, want 1m", f.idle)
		}
	}
	if len(e.reloads) != 1 || e.reloads[0] != "{}" {
		t.Errorf("reloads %q", e.reloads)
	}
	if len(e.logs) == 0 || e.logs[0] != "4 hello log" {
		t.Errorf("logs %q", e.logs)
	}
	if inst.Broken() {
		t.Error("the instance is broken after answers that were in order")
	}
}

func TestFailures(t *testing.T) {
	tests := []struct {
		target  string
		kind    exchange.Kind
		message string
		broken  bool
	}{
		{"/trap", exchange.KindTrap, "unreachable", true},
		{"/recurse", exchange.KindTrap, "out of bounds memory access", true},
		{"/exit", exchange.KindExit, "the guest exited with code 3; its last words are in the log", true},
		{"/fail", exchange.KindGuest, "no such thing", false},
		{"/nothing", exchange.KindResponse, "the guest returned 0, but sent no response for this request", false},
		{"/outside", exchange.KindResponse, "the response record (pointer 0xfffffff0, 64 bytes) is outside memory", false},
		{"/stream-trap", exchange.KindTrap, "unreachable", true},
	}
	for _, test := range tests {
		inst, _ := open(t, "v1.wasm")
		x, _ := request(test.target, "")
		err := inst.Fetch(x)
		var f *exchange.Failure
		if !errors.As(err, &f) {
			t.Errorf("%s: error %v", test.target, err)
			continue
		}
		if f.Kind != test.kind || f.Message != test.message {
			t.Errorf("%s: %v, want %s: %s", test.target, f, test.kind, test.message)
		}
		if f.Kind == exchange.KindTrap && !strings.Contains(f.Stack, ".fetch(") && !strings.Contains(f.Stack, ".recurse(") {
			t.Errorf("%s: the stack does not name the guest's function: %q", test.target, f.Stack)
		}
		if inst.Broken() != test.broken {
			t.Errorf("%s: broken %v, want %v", test.target, inst.Broken(), test.broken)
		}
	}
	for _, target := range []string{"/broken", "/badheader"} {
		inst, _ := open(t, "v1.wasm")
		x, f := request(target, "")
		if err := inst.Fetch(x); err == nil || f.ended {
			t.Errorf("%s: a broken record was sent (%v)", target, err)
		}
	}
}

func TestErrorHandler(t *testing.T) {
	inst, _ := open(t, "v1.wasm")
	x, f := request("/trap", "")
	if err := inst.Error(x, &exchange.Failure{Kind: exchange.KindTrap, Message: "unreachable", Stack: "fetch"}); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(f.status, " ", string(f.body)), "500 kind 2: unreachable at /trap"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPending(t *testing.T) {
	inst, _ := open(t, "v1.wasm")
	first, f := request("/wait", "")
	if err := inst.Fetch(first); err != adapter.ErrPending {
		t.Fatalf("error %v, want ErrPending", err)
	}
	done := make(chan error)
	p := inst.Pending()
	go func() { done <- first.Attend(p) }()
	second, g := request("/wake", "")
	if err := inst.Fetch(second); err != nil || string(g.body) != "done" {
		t.Fatalf("wake: %v, %q", err, g.body)
	}
	if err := <-done; err != nil || string(f.body) != "woken" {
		t.Errorf("the request that waited: %v, %q", err, f.body)
	}
	if n := inst.PendingCount(); n != 0 {
		t.Errorf("%d still open", n)
	}
	third, g := request("/wake", "")
	if err := inst.Fetch(third); err != nil || g.status != 409 {
		t.Errorf("an answered request was answered again: %v, %d", err, g.status)
	}
}

func TestPendingLost(t *testing.T) {
	inst, _ := open(t, "v1.wasm")
	x, _ := request("/wait", "")
	if err := inst.Fetch(x); err != adapter.ErrPending {
		t.Fatalf("error %v, want ErrPending", err)
	}
	p := inst.Pending()
	inst.Close(t.Context())
	var f *exchange.Failure
	if err := x.Attend(p); !errors.As(err, &f) || f.Kind != exchange.KindLost {
		t.Errorf("error %v, want kind lost", err)
	}
}

type limit struct{}

func (limit) Error() string { return "idle" }
func (limit) Timeout() bool { return true }

func TestInterruptSleep(t *testing.T) {
	for name, stop := range map[string]func(adapter.Instance, *exchange.Exchange){
		"time limit": func(_ adapter.Instance, x *exchange.Exchange) { x.Cancel(limit{}) },
		"operator":   func(i adapter.Instance, _ *exchange.Exchange) { i.Interrupt(errors.New("drain")) },
	} {
		inst, _ := open(t, "v1.wasm")
		x, _ := request("/sleep?60000", "")
		time.AfterFunc(20*time.Millisecond, func() { stop(inst, x) })
		start := time.Now()
		var f *exchange.Failure
		if err := inst.Fetch(x); !errors.As(err, &f) || f.Kind != exchange.KindTimeout {
			t.Errorf("%s: error %v, want kind timeout", name, err)
		}
		if time.Since(start) > 30*time.Second || !inst.Broken() {
			t.Errorf("%s: the sleeping guest was not interrupted", name)
		}
	}
}

// A client that left is seen as CLOSED, and the instance stays usable.
func TestClientGone(t *testing.T) {
	inst, _ := open(t, "v1.wasm")
	x, f := request("/ticks?1000", "")
	f.failed = errors.New("broken pipe")
	if err := inst.Fetch(x); err != nil || inst.Broken() {
		t.Errorf("error %v, broken %v: want the guest to end by itself", err, inst.Broken())
	}
}

func TestProbe(t *testing.T) {
	_, mod := compileGuest(t, "wrong-abi.wasm")
	want := "speaks version 2 of the ABI, this host understands version 1: rebuild it with a matching SDK or use a newer wasmserve"
	if err := (Adapter{}).Probe(mod); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestStartTrap(t *testing.T) {
	rt, mod := compileGuest(t, "start-trap.wasm")
	prog, err := Adapter{}.Load(t.Context(), rt, mod, &testEnv{})
	if err != nil {
		t.Fatal(err)
	}
	var f *exchange.Failure
	if _, err := prog.NewInstance(t.Context()); !errors.As(err, &f) || f.Kind != exchange.KindTrap {
		t.Errorf("error %v, want kind trap", err)
	}
}

func TestNoAllocations(t *testing.T) {
	inst, _ := open(t, "v1.wasm")
	x, f := request("/", "")
	n := testing.AllocsPerRun(1000, func() { roundTrip(t, inst, x, f) })
	if n != 0 {
		t.Errorf("%v allocations per request, want 0", n)
	}
}

func roundTrip(t testing.TB, inst adapter.Instance, x *exchange.Exchange, f *front) {
	f.body, f.header = f.body[:0], nil
	header := x.Header
	x.Reset(quiet{f})
	x.Method, x.Path, x.Host, x.Header, x.BodyInline = method, path, host, header, true
	if err := inst.Fetch(x); err != nil {
		t.Fatal(err)
	}
}

var method, path, host = []byte("GET"), []byte("/"), []byte("localhost")

// quiet is a front that records nothing.
type quiet struct{ *front }

func (quiet) Respond(*exchange.Response) error { return nil }

func BenchmarkFetch(b *testing.B) {
	inst, _ := open(b, "v1.wasm")
	x, f := request("/", "")
	b.ReportAllocs()
	for b.Loop() {
		roundTrip(b, inst, x, f)
	}
}
