package host_test

// Every way in which a request can go through the host, with a guest that does in its calls what a test asks for.

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

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// play is the adapter, the program and the plan of a guest: what it does in a call of its handler, and of its error handler.
type play struct {
	fetch, error string
	isolated     bool // requests are
	inPlace      bool // the error handler runs in the instance of the failed call

	trace []string
	made  int
	host  *host.Host
	homes exchange.Holds
}

func (p *play) note(format string, args ...any) {
	p.trace = append(p.trace, fmt.Sprintf(format, args...))
}

func (p *play) Name() string                      { return "play" }
func (p *play) Probe(wazero.CompiledModule) error { return nil }
func (p *play) Load(context.Context, wazero.Runtime, wazero.CompiledModule, adapter.Env) (adapter.Program, error) {
	return p, nil
}
func (p *play) Close() error                   { return nil }
func (p *play) Isolate(adapter.Instance) error { return nil }
func (p *play) ErrorInPlace() bool             { return p.inPlace }
func (p *play) NewInstance(context.Context) (adapter.Instance, error) {
	p.made++
	p.note("make %d", p.made)
	return &actor{play: p, id: p.made}, nil
}

// actor is an instance.
type actor struct {
	*play
	id     int
	broken bool
	closed bool
	mail   *exchange.Pending
}

// use notes an event, and reports a call after the instance's end.
func (a *actor) use(what string) {
	a.note("%s %d", what, a.id)
	if a.closed || a.broken && what != "close" {
		a.note("after its end")
	}
}

func (a *actor) Config() ([]byte, error)     { return nil, nil }
func (a *actor) Pending() *exchange.Pending  { return a.mail }
func (a *actor) Broken() bool                { return a.broken }
func (a *actor) PendingCount() int           { return 0 }
func (a *actor) Interrupt(error)             {}
func (a *actor) Restore() bool               { a.use("restore"); return true }
func (a *actor) Close(context.Context) error { a.use("close"); a.closed = true; return nil }
func (a *actor) Fetch(x *exchange.Exchange) error {
	a.use("fetch")
	return a.act(x, a.fetch)
}
func (a *actor) Error(x *exchange.Exchange, f *exchange.Failure) error {
	a.use("error")
	return a.act(x, a.error)
}

var errGone = errors.New("client gone")

// late is the cause of a request that took too long: the client still waits for a response.
type late struct{}

func (late) Error() string    { return "too late" }
func (late) Answerable() bool { return true }

// act does what a word asks for: cancel the exchange first ("gone ...", "late ..."), send something, and return.
func (a *actor) act(x *exchange.Exchange, plan string) error {
	if rest, ok := strings.CutPrefix(plan, "gone "); ok {
		defer x.Cancel(errGone)
		plan = rest
	}
	if rest, ok := strings.CutPrefix(plan, "late "); ok {
		defer x.Cancel(late{})
		plan = rest
	}
	if rest, ok := strings.CutPrefix(plan, "body "); ok {
		x.ReadBody(make([]byte, 1))
		plan = rest
	}
	failed := &exchange.Failure{Kind: exchange.KindGuest, Message: "no"}
	ok := &exchange.Response{Status: 200, Body: []byte("ok"), Length: -1}
	switch plan {
	case "respond":
		return x.Respond(ok)
	case "hold":
		return x.Hold(ok, &a.homes)
	case "hold more": // than the limit
		return x.Hold(&exchange.Response{Status: 200, Body: make([]byte, 101)}, &a.homes)
	case "stream":
		x.Start(ok)
		return x.End()
	case "open":
		return x.Start(ok)
	case "fail":
		return failed
	case "large":
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the request is too large", TooLarge: true}
	case "trap":
		a.broken = true
		return &exchange.Failure{Kind: exchange.KindTrap, Message: "unreachable"}
	case "respond, trap":
		x.Respond(ok)
		a.broken = true
		return failed
	case "open, fail":
		x.Start(ok)
		return failed
	case "none":
		return adapter.ErrNoHandler
	case "panic":
		a.note("panic")
		panic("a fault of the host")
	}
	a.mail = x.BeginPending(func() {})
	switch plan {
	case "later respond":
		a.mail.Respond(ok)
	case "later fail":
		a.mail.Fail(failed)
	case "later open, fail":
		a.mail.Start(ok)
		a.mail.Write([]byte("o"))
		a.mail.Fail(failed)
	case "later trap":
		a.broken = true
		a.mail.Fail(failed)
	default:
		panic(plan)
	}
	return adapter.ErrPending
}

// stage is the front, which notes whether an instance is in use while it sends.
type stage struct{ *play }

func (s stage) busy() string {
	if s.host.Status().Current.Busy > 0 {
		return ", busy"
	}
	return ""
}
func (s stage) Respond(r *exchange.Response) error {
	s.note("respond %d %q%s", r.Status, r.Body, s.busy())
	return nil
}
func (s stage) Start(r *exchange.Response) error {
	s.note("start %d%s", r.Status, s.busy())
	return nil
}
func (s stage) Write(p []byte) error                { s.note("write%s", s.busy()); return nil }
func (s stage) ReadFrom(r io.Reader) (int64, error) { return 0, errors.New("not here") }
func (s stage) End() error                          { s.note("end%s", s.busy()); return nil }
func (s stage) ReadBody(p []byte) (int, error)      { return 0, exchange.ErrBodyTooLarge }
func (s stage) SetIdleTimeout(time.Duration)        {}
func (s stage) Cut()                                { s.note("cut%s", s.busy()) }

// run serves one request after p's plan, and returns everything that happened.
func (p *play) run(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "play.wasm")
	if err := os.WriteFile(path, []byte("\x00asm\x01\x00\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	isolation := host.IsolationNone
	if p.isolated {
		isolation = host.IsolationRequest
	}
	h, err := host.New(host.Config{Adapters: []adapter.Adapter{p}, Module: path, MaxResponse: 100,
		Fixed: host.Settings{Isolation: &isolation, Instances: new(1)}, QueueTimeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if res, err := h.Reload(t.Context(), host.ReloadOptions{}); err != nil || !res.OK {
		t.Fatal(err, res.Error)
	}
	p.host = h
	x := &exchange.Exchange{}
	x.Reset(stage{p})
	x.Method, x.Path, x.Protocol = []byte("GET"), []byte("/"), 11
	func() {
		defer func() { recover() }() // as a front does
		h.Serve(x)
	}()
	s := h.Status()
	p.note("| %v %v, %d busy of %d, %d in flight, %d streams", s.Errors, s.Limits, s.Current.Busy, s.Current.Instances, s.Current.Requests, s.Streams)
	got := strings.Join(p.trace[1:], "; ")
	if s.Current.Requests == 0 { // otherwise Close would not return
		h.Close()
	}
	return got
}

// TestOutcomes: what becomes of a request and of its instance, for every kind of outcome.
func TestOutcomes(t *testing.T) {
	const page = `respond 500 "Something went wrong!"`
	for _, c := range []struct{ mode, fetch, error, want string }{
		{"", "hold", "", `fetch 1; respond 200 "ok"`}, // not in use any more while it is sent
		{"", "stream", "", `fetch 1; start 200, busy; end, busy`},
		{"", "later respond", "", `fetch 1; respond 200 "ok"`},
		{"", "later fail", "respond", `fetch 1; error 1; respond 200 "ok", busy`},
		{"", "fail", "hold", `fetch 1; error 1; respond 200 "ok"`},
		{"", "fail", "later respond", `fetch 1; error 1; respond 200 "ok"`},
		{"", "fail", "none", `fetch 1; error 1; ` + page},
		{"", "fail", "trap", `fetch 1; error 1; close 1; ` + page},
		{"", "fail", "open", `fetch 1; error 1; start 200, busy; cut`},
		{"", "fail", "gone fail", `fetch 1; error 1; `}, // the front ends it
		{"", "trap", "hold", `fetch 1; close 1; make 2; error 2; respond 200 "ok"`},
		{"", "respond, trap", "hold", `fetch 1; respond 200 "ok", busy; close 1; `},
		{"", "open, fail", "hold", `fetch 1; start 200, busy; cut`},
		{"", "hold more", "hold", `fetch 1; error 1; respond 200 "ok"`},
		{"", "gone fail", "hold", `fetch 1; cut`},
		{"", "late fail", "hold", `fetch 1; error 1; respond 200 "ok"`},
		{"", "large", "hold", `fetch 1; respond 413 "the request is too large\n"`},
		{"", "body fail", "hold", `fetch 1; respond 413 "the body is too large\n"`},
		{"", "late body fail", "hold", `fetch 1; respond 413 "the body is too large\n"`}, // the client still waits
		{"isolated", "hold", "", `fetch 1; restore 1; respond 200 "ok"`},
		{"isolated", "later respond", "", `fetch 1; respond 200 "ok", busy; restore 1`},
		{"isolated", "later fail", "hold", `fetch 1; restore 1; error 1; restore 1; respond 200 "ok"`},
		{"isolated", "trap", "hold", `fetch 1; close 1; make 2; error 2; restore 2; respond 200 "ok"`},
		{"in place", "fail", "hold", `fetch 1; error 1; restore 1; respond 200 "ok"`},
		{"in place", "fail", "fail", `fetch 1; error 1; restore 1; ` + page},
		{"in place", "later fail", "hold", `fetch 1; error 1; restore 1; respond 200 "ok"`},
		{"in place", "trap", "hold", `fetch 1; close 1; make 2; error 2; restore 2; respond 200 "ok"`},
		{"in place", "gone fail", "hold", `fetch 1; cut, busy; restore 1`},
	} {
		p := &play{fetch: c.fetch, error: c.error, isolated: c.mode != "", inPlace: c.mode == "in place"}
		if got, _, _ := strings.Cut(p.run(t), " |"); strings.Trim(got, "; ") != strings.Trim(c.want, "; ") {
			t.Errorf("%s %q, then %q:\n got %s\nwant %s", c.mode, c.fetch, c.error, got, c.want)
		}
	}
}

// TestLeaseEnds combines everything that a handler may do with everything that an error handler may do: no instance, generation or stream
// stays in use, no instance is called after its end, and no response is sent twice.
func TestLeaseEnds(t *testing.T) {
	errs := []string{"none", "respond", "hold", "hold more", "stream", "open", "fail", "large", "trap", "respond, trap", "open, fail", "later respond", "later fail",
		"later open, fail", "later trap", "gone fail", "late fail", "gone respond"}
	for _, fetch := range append(errs[1:len(errs):len(errs)], "body fail", "gone trap", "late trap", "late open, fail", "late later trap") {
		for _, err := range errs {
			for _, mode := range []string{"", "isolated", "in place"} {
				p := &play{fetch: fetch, error: err, isolated: mode != "", inPlace: mode == "in place"}
				got := p.run(t)
				if !strings.Contains(got, ", 0 busy of") || !strings.Contains(got, " 0 in flight, 0 streams") || strings.Contains(got, "after its end") ||
					strings.Count(got, "respond ")+strings.Count(got, "start ") > 1 {
					t.Errorf("%s %q, then %q: %s", mode, fetch, err, got)
				}
			}
		}
	}
}

// TestGoneCount: a call that ends because the client is gone is not an error of the handler, nor one of its error handler.
func TestGoneCount(t *testing.T) {
	for _, c := range []struct{ fetch, error, want string }{
		{"gone fail", "hold", "map[]"},
		{"fail", "fail", "map[guest:2]"},
		{"fail", "late fail", "map[guest:2]"}, // the client still waits
		{"fail", "gone fail", "map[guest:1]"},
		{"fail", "gone open, fail", "map[guest:1]"},
		{"fail", "gone trap", "map[guest:1]"},
	} {
		p := &play{fetch: c.fetch, error: c.error}
		if got := p.run(t); !strings.Contains(got, "| "+c.want+" ") {
			t.Errorf("%q, then %q: got %s, want errors %s", c.fetch, c.error, got, c.want)
		}
	}
}

// TestPanic: a panic of the host during a call costs its instance, and keeps neither the pool nor the generation.
func TestPanic(t *testing.T) {
	for _, c := range []struct{ fetch, error, want string }{
		{"panic", "", "fetch 1; panic; close 1; "},
		{"fail", "panic", "fetch 1; error 1; panic; close 1; "},
	} {
		p := &play{fetch: c.fetch, error: c.error}
		got := p.run(t)
		if want := c.want + "| "; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "0 busy of 0, 0 in flight, 0 streams") {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
