package host_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/state"
)

// front records the response of an exchange.
type front struct {
	status int
	header []string
	body   []byte
	ended  bool
	cut    bool
}

func (f *front) Respond(r *exchange.Response) error {
	f.ended = true
	f.Start(r)
	return f.Write(r.Body)
}
func (f *front) Start(r *exchange.Response) error {
	f.status = r.Status
	for _, h := range r.Header {
		f.header = append(f.header, string(h.Name)+": "+string(h.Value))
	}
	return nil
}
func (f *front) Write(p []byte) error                { f.body = append(f.body, p...); return nil }
func (f *front) ReadFrom(r io.Reader) (int64, error) { return 0, errors.New("not here") }
func (f *front) End() error                          { f.ended = true; return nil }
func (f *front) SetIdleTimeout(time.Duration)        {}
func (f *front) Cut()                                { f.cut = true }
func (f *front) ReadBody([]byte) (int, error)        { return 0, io.EOF }

// get sends one request through the host.
func get(h *host.Host, target string) *front { return send(h, target, "") }

func send(h *host.Host, target, body string) *front {
	f := &front{}
	x := newExchange(f, target, body)
	h.Serve(x)
	return f
}

func newExchange(f *front, target, body string) *exchange.Exchange {
	x := &exchange.Exchange{}
	x.Reset(f)
	path, query, _ := strings.Cut(target, "?")
	x.Method, x.Path, x.Query, x.Host, x.Protocol = []byte("GET"), []byte(path), []byte(query), []byte("h"), 11
	x.BodyInline, x.Body = true, []byte(body)
	return x
}

// setup makes a host that serves a copy of a guest, and returns its file's path and the log.
func setup(t testing.TB, guest string, change func(*host.Config)) (*host.Host, string, *log) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "handler.wasm")
	l := &log{}
	cfg := host.Config{
		Adapters: []adapter.Adapter{native.Adapter{}}, State: state.Memory(state.Limits{}),
		Module: path, Log: slog.New(slog.NewTextHandler(l, nil)),
	}
	if change != nil {
		change(&cfg)
	}
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := h.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		h.Close()
	})
	if guest != "" {
		drop(t, path, guest)
		if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
			t.Fatalf("load %s: %v %s", guest, err, res.Error)
		}
	}
	return h, path, l
}

// drop copies a guest to path, as an operator would: by renaming.
func drop(t testing.TB, path, guest string) {
	t.Helper()
	wasm, err := os.ReadFile(filepath.Join("testdata/guest", guest))
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, wasm)
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path+".new", content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// log collects log lines.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

const v1, v2 = `{"version":"1.0.0"}`, `{"version":"2.0.0"}`

func TestNoHandlerYet(t *testing.T) {
	h, path, _ := setup(t, "", nil)
	f := get(h, "/")
	if want := "No handler yet: put a wasm module at handler.wasm and it will be served.\n"; f.status != 503 || string(f.body) != want {
		t.Errorf("got %d %q, want 503 %q", f.status, f.body, want)
	}
	drop(t, path, "v1.wasm")
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "file"}); err != nil || !res.OK || res.New != 1 {
		t.Errorf("reload: %+v, %v", res, err)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("got %q", f.body)
	}
}

func TestSwap(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", nil)
	running := make(chan *front)
	go func() { running <- get(h, "/sleep?300") }()
	for h.Status().Current.Busy == 0 {
		time.Sleep(time.Millisecond)
	}
	drop(t, path, "v2.wasm")
	res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
	if err != nil || !res.OK || res.Old != 1 || res.New != 2 || len(res.Hash) != 64 || res.Compile <= 0 {
		t.Fatalf("reload: %+v, %v", res, err)
	}
	if f := get(h, "/"); string(f.body) != v2 {
		t.Errorf("after the reload: %q", f.body)
	}
	if s := h.Status(); len(s.Old) != 1 || s.Old[0].Requests != 1 || s.Current.ID != 2 || s.Current.Requests != 0 {
		t.Errorf("status while the old one drains: %+v", s)
	}
	if f := <-running; string(f.body) != "slept" {
		t.Errorf("the request that ran got %q", f.body)
	}
	for len(h.Status().Old) > 0 {
		time.Sleep(time.Millisecond)
	}
	again, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
	if err != nil || !again.OK || !again.Unchanged || again.New != 2 {
		t.Errorf("same bytes: %+v, %v", again, err)
	}
}

// Every module that cannot be served is rejected with a clear error, and the old handler keeps serving.
func TestRefused(t *testing.T) {
	whole, err := os.ReadFile("testdata/guest/v2.wasm")
	if err != nil {
		t.Fatal(err)
	}
	guest := func(name string) []byte {
		b, err := os.ReadFile("testdata/guest/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := []struct {
		name    string
		content []byte
		want    string
	}{
		{"empty", nil, "handler.wasm: is empty"},
		{"text", []byte("hello"), `handler.wasm: is not a wasm module: it does not begin with "\0asm"`},
		{"wat", []byte("\n (module)"), "handler.wasm: is a module in text format: translate it with wat2wasm"},
		{"native", []byte("\x7fELF\x02\x01\x01"), "handler.wasm: is a native program, not a wasm module: build a Go handler with GOOS=wasip1 GOARCH=wasm"},
		{"component", []byte("\x00asm\x0d\x00\x01\x00"), "handler.wasm: is a WebAssembly component: only core modules can be served"},
		{"nothing in it", []byte("\x00asm\x01\x00\x00\x00"), "handler.wasm: not a handler of the native ABI: does not export wasmserve_abi_v1: build it with one of the SDKs in guests/, or see abi/SPEC.md"},
		{"wrong abi", guest("wrong-abi.wasm"), "handler.wasm: not a handler of the native ABI: speaks version 2 of the ABI, this host understands version 1: rebuild it with a matching SDK or use a newer wasmserve"},
		{"truncated", whole[:len(whole)/2], "handler.wasm: meter: section 10: ends too early"},
		{"flipped", flip(whole, len(whole)/2), "handler.wasm: "},
		{"trap at start", guest("start-trap.wasm"), "handler.wasm: start: trap: unreachable"},
		{"bad manifest", guest("bad-config.wasm"), `handler.wasm: manifest: json: unknown field "timeout"`},
		{"too large", make([]byte, 1<<20+1), "handler.wasm: is 1048577 bytes long, the limit is 1048576 (-max-module)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h, path, l := setup(t, "v1.wasm", func(c *host.Config) { c.MaxModule = 1 << 20 })
			write(t, path, test.content)
			res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
			if err != nil || res.OK || !strings.HasPrefix(res.Error, test.want) {
				t.Errorf("got %+v, %v\nwant %s", res, err, test.want)
			}
			if s := h.Status(); s.LastReload.Error != res.Error || s.Failures != 1 || s.Current.ID != 1 {
				t.Errorf("status: %+v", s)
			}
			if !strings.Contains(l.String(), "reload refused, the old handler serves on") {
				t.Errorf("log: %s", l)
			}
			if f := get(h, "/"); string(f.body) != v1 {
				t.Errorf("the old handler answers %q", f.body)
			}
		})
	}
}

// Before the first handler, the log does not mention an old one.
func TestRefusedAtStart(t *testing.T) {
	h, path, l := setup(t, "v1.wasm", nil)
	write(t, path, []byte("hello"))
	first, err := host.New(host.Config{Adapters: []adapter.Adapter{native.Adapter{}}, Log: slog.New(slog.NewTextHandler(l, nil)), Module: path, Files: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if res, err := first.Reload(t.Context(), host.ReloadOptions{By: "start"}); err != nil || res.OK || res.Old != 0 {
		t.Errorf("%+v, %v", res, err)
	}
	if want := "the handler is refused: every request gets 503 until it is mended"; !strings.Contains(l.String(), want) || strings.Contains(l.String(), "old handler") {
		t.Errorf("log: %s\nwant %s", l, want)
	}
	if f := get(first, "/"); f.status != 503 {
		t.Errorf("%d %s", f.status, f.body)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("another host of the same file answers %q", f.body)
	}
}

func flip(b []byte, at int) []byte {
	c := bytes.Clone(b)
	for n := range 40 {
		c[at+n] ^= 0xa5
	}
	return c
}

// A watcher that reports the same bad file again and again does not fill the log.
func TestRefusedOnce(t *testing.T) {
	h, path, l := setup(t, "v1.wasm", nil)
	write(t, path, []byte("bad"))
	for range 3 {
		h.Reload(t.Context(), host.ReloadOptions{By: "file"})
	}
	if n := strings.Count(l.String(), "reload refused"); n != 1 || h.Status().Failures != 1 {
		t.Errorf("logged %d times, %d failures: want 1", n, h.Status().Failures)
	}
}

func TestIfMatch(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", nil)
	drop(t, path, "v2.wasm")
	if _, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin", IfMatch: 7}); !errors.Is(err, host.ErrStale) {
		t.Errorf("error %v, want ErrStale", err)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("a stale reload swapped: %q", f.body)
	}
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin", IfMatch: 1}); err != nil || !res.OK {
		t.Errorf("reload: %+v, %v", res, err)
	}
}

func TestFailures(t *testing.T) {
	h, _, l := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.Instances = new(1) })
	tests := []struct{ target, want string }{
		{"/trap", "500 kind 2: unreachable at /trap"},
		{"/exit", "500 kind 3: the guest exited with code 3; its last words are in the log at /exit"},
		{"/fail", "500 kind 1: no such thing at /fail"},
		{"/nothing", "500 kind 4: the guest returned 0, but sent no response for this request at /nothing"},
		{"/fail-twice", "500 Something went wrong!"},
	}
	for _, test := range tests {
		f := get(h, test.target)
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.target, got, test.want)
		}
		if f := get(h, "/"); string(f.body) != v1 {
			t.Errorf("after %s: %q", test.target, f.body)
		}
	}
	f := get(h, "/stream-trap")
	if !f.cut || f.ended || string(f.body) != "part" {
		t.Errorf("a failure behind the head: cut %v, ended %v, body %q", f.cut, f.ended, f.body)
	}
	if !strings.Contains(l.String(), "stack=") {
		t.Error("no wasm stack in the log")
	}
	if errs := h.Status().Errors; errs["trap"] != 3 || errs["guest"] != 2 {
		t.Errorf("counted %v", errs)
	}
}

func TestDevelopmentPage(t *testing.T) {
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.Development = new(true) })
	f := &front{}
	x := newExchange(f, "/fail-twice?<script>", "")
	x.Header = append(x.Header, exchange.Field{Name: []byte("x-test"), Value: []byte("<b>")})
	h.Serve(x)
	page := string(f.body)
	for _, want := range []string{"guest: no such thing", "at fetch", "/fail-twice?&lt;script&gt;", "&lt;b&gt;"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "<script>") || strings.Contains(page, "http://") || strings.Contains(page, "https://") {
		t.Error("the page holds unescaped input or fetches from elsewhere")
	}
}

func TestGuestReload(t *testing.T) {
	h, path, _ := setup(t, "routes.wasm", nil)
	drop(t, filepath.Join(filepath.Dir(path), "v2.wasm"), "v2.wasm")
	tests := []struct{ json, want string }{
		{`{`, "-1"},
		{`{"no":1}`, "-1"},
		{`{"module":"../v2.wasm"}`, "-1"},
		{`{"module":".hidden"}`, "-1"},
		{`{"module":"none.wasm"}`, "-2"},
		{`{"routes":{"nowhere":1}}`, "-1"},
		{`{"routes":{"/new":{"body":"new"}}}`, "0"},
		{`{}`, "0"},
		{`{"module":"v2.wasm"}`, "0"},
	}
	for _, test := range tests {
		if f := send(h, "/reload", test.json); string(f.body) != test.want {
			t.Errorf("%s: got %q, want %s", test.json, f.body, test.want)
		}
		if test.json == `{"routes":{"/new":{"body":"new"}}}` {
			if f := get(h, "/new"); string(f.body) != "new" {
				t.Errorf("the new route: %q", f.body)
			}
			if f := get(h, "/static"); string(f.body) != "hi" {
				t.Errorf("the route that was not named: %q", f.body)
			}
		}
	}
	if f := get(h, "/"); string(f.body) != v2 {
		t.Errorf("after the switch to the sibling: %q", f.body)
	}
}

func TestRoutesAndSettings(t *testing.T) {
	var seen atomic.Pointer[host.Settings]
	h, _, _ := setup(t, "routes.wasm", func(c *host.Config) { c.OnSettings = func(s host.Settings) { seen.Store(&s) } })
	for target, want := range map[string]string{"/static": "200 hi", "/route": "200 7", "/old": "302 ", "/": "200 " + v1} {
		f := get(h, target)
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != want {
			t.Errorf("%s: got %s, want %s", target, got, want)
		}
	}
	if s := seen.Load(); s == nil || *s.IdleTimeout != 5*time.Second || *s.MaxBody != host.DefaultMaxBody {
		t.Errorf("settings %+v", s)
	}
}

func TestPrecedence(t *testing.T) {
	h, _, _ := setup(t, "routes.wasm", func(c *host.Config) { c.Fixed.IdleTimeout = new(time.Minute) })
	if d := *h.Settings().IdleTimeout; d != time.Minute {
		t.Errorf("idle timeout %v: the operator's 1m must win over the manifest's 5s", d)
	}
}

func TestState(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", nil)
	get(h, "/state")
	drop(t, path, "v2.wasm")
	h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
	if f := get(h, "/state"); string(f.body) != "2" {
		t.Errorf("after a reload the count is %s, want 2", f.body)
	}
}

func TestQueue(t *testing.T) {
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) {
		c.Fixed.Instances, c.MaxQueue, c.QueueTimeout = new(1), -1, time.Second
	})
	done := make(chan *front)
	go func() { done <- get(h, "/sleep?300") }()
	for h.Status().Current.Busy == 0 {
		time.Sleep(time.Millisecond)
	}
	f := get(h, "/")
	if f.status != 503 || string(f.body) != "All instances are busy; try again.\n" || !strings.Contains(strings.Join(f.header, "\n"), "retry-after: 1") {
		t.Errorf("got %d %q %q", f.status, f.body, f.header)
	}
	<-done
}

func TestDrainDeadline(t *testing.T) {
	h, path, l := setup(t, "v1.wasm", func(c *host.Config) { c.DrainTimeout = 50 * time.Millisecond })
	done := make(chan *front)
	go func() { done <- get(h, "/sleep?60000") }()
	for h.Status().Current.Busy == 0 {
		time.Sleep(time.Millisecond)
	}
	drop(t, path, "v2.wasm")
	h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
	select {
	case f := <-done:
		if f.status/100 != 5 {
			t.Errorf("the request that was cut got %d", f.status)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the drain deadline did not cut the request")
	}
	for len(h.Status().Old) > 0 {
		time.Sleep(time.Millisecond)
	}
	if !strings.Contains(l.String(), "drain deadline passed") {
		t.Errorf("log: %s", l)
	}
}

// TestDrainDeadlineQueue: the deadline also ends requests that wait for an instance of the replaced handler.
func TestDrainDeadlineQueue(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", func(c *host.Config) { c.DrainTimeout, c.Fixed.Instances = 50*time.Millisecond, new(1) })
	done := make(chan *front)
	for range 5 {
		go func() { done <- get(h, "/sleep?60000") }()
	}
	until(t, "the requests", func() bool { return h.Status().Current.Requests == 5 })
	drop(t, path, "v2.wasm")
	h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
	for range 5 {
		select {
		case f := <-done:
			if f.status != 503 {
				t.Errorf("a request that was cut got %d", f.status)
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the drain deadline did not cut a request")
		}
	}
	until(t, "the old generation's end", func() bool { return len(h.Status().Old) == 0 })
}

func TestInspect(t *testing.T) {
	cfg := host.Config{Adapters: []adapter.Adapter{native.Adapter{}}}
	ins, _, err := host.Inspect(t.Context(), "testdata/guest/routes.wasm", cfg)
	if err != nil || ins.Refused != "" || ins.ABI != "native" || len(ins.Routes) != 3 || len(ins.Sections) < 5 || ins.MemoryMin == 0 {
		t.Errorf("%+v, %v", ins, err)
	}
	if ins.Metered == nil || ins.Metered.Checks < 5 || ins.Metered.Functions < 5 || ins.Isolated != "" {
		t.Errorf("metered %+v, isolation: %q", ins.Metered, ins.Isolated)
	}
	bad, _, err := host.Inspect(t.Context(), "testdata/guest/wrong-abi.wasm", cfg)
	if err != nil || !strings.Contains(bad.Refused, "speaks version 2") || len(bad.Exports) == 0 {
		t.Errorf("%+v, %v", bad, err)
	}
}

// Hammer: the handler is swapped all the time while requests run; every request is answered by one version or the other, and
// none by the old one after the reload has returned.
func TestHammerSwap(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", nil)
	guests := [2]string{"v1.wasm", "v2.wasm"}
	answers := [2]string{v1, v2}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if f := get(h, "/"); string(f.body) != v1 && string(f.body) != v2 {
					t.Errorf("got %d %q", f.status, f.body)
					return
				}
			}
		})
	}
	for n := 1; n <= 100; n++ {
		drop(t, path, guests[n%2])
		if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"}); err != nil || !res.OK {
			t.Fatalf("reload %d: %+v, %v", n, res, err)
		}
		if f := get(h, "/"); string(f.body) != answers[n%2] {
			t.Fatalf("after reload %d the answer is %q", n, f.body)
		}
	}
	close(stop)
	wg.Wait()
	for len(h.Status().Old) > 0 {
		time.Sleep(time.Millisecond)
	}
}
