package js

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// One instance holds many requests that wait.
func TestManyTimers(t *testing.T) {
	inst, _ := open(t, `let n = 0; export default { async fetch() { await new Promise(r => setTimeout(r, 200)); return new Response('' + ++n) } }`)
	const requests = 1000
	before := inst.realm.vm.MemorySize()
	var wg sync.WaitGroup
	var mu sync.Mutex
	seen := map[string]bool{}
	begun := time.Now()
	for range requests {
		wg.Go(func() {
			x, f := request("/", "")
			if err := serve(inst, x); err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			seen[string(f.body)] = true
		})
	}
	wg.Wait()
	t.Logf("%d requests in %v, memory %d -> %d bytes", requests, time.Since(begun), before, inst.realm.vm.MemorySize())
	if len(seen) != requests {
		t.Errorf("%d different answers, want %d", len(seen), requests)
	}
	if n := inst.PendingCount(); n != 0 {
		t.Errorf("%d requests are still open", n)
	}
}

// A handler that works for too long loses the instance, and those that wait in it fail.
func TestEndless(t *testing.T) {
	for name, body := range map[string]string{
		"loop":       "for (;;) {}",
		"microtasks": "(function again() { Promise.resolve().then(again) })(); return new Response('x')",
		"regex":      "/^(a+)+$/.test('a'.repeat(40) + 'b')",
		"getter":     "return new Response(new ReadableStream({ pull(c) { for (;;) {} } }))",
		"async":      "return (async () => { await 0; for (;;) {} })()",
		"timer":      "setTimeout(() => { for (;;) {} }, 1); return new Promise(() => {})",
	} {
		inst, e := open(t, `export default { fetch(req) { if (req.url.endsWith('wait')) return new Promise(() => {}); `+body+` } }`)
		e.limit(adapter.Limits{GuestTime: 50 * time.Millisecond})
		waiting, _ := request("/wait", "")
		if err := inst.Fetch(waiting); err != adapter.ErrPending {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		parked := inst.Pending()
		go func() { done <- waiting.Attend(parked) }()
		x, _ := request("/", "")
		err := serve(inst, x)
		var f *exchange.Failure
		if !errors.As(err, &f) || f.Kind != exchange.KindTimeout && f.Kind != exchange.KindLost {
			t.Errorf("%s: error %v, want kind timeout (or lost, in a turn that is not the request's)", name, err)
		}
		if name == "loop" && f.Message != "the script worked for more than its 50ms without a pause (-guest-timeout)" {
			t.Errorf("%s: %v", name, f)
		}
		want := "lost: the instance ended while the request was pending: the script worked for too long or trapped, for another request"
		if err := <-done; err == nil || err.Error() != want {
			t.Errorf("%s: the request that waited: %v, want %s", name, err, want)
		}
		if !inst.Broken() {
			t.Errorf("%s: the instance is not broken", name)
		}
		if err := inst.Fetch(x); !errors.As(err, &f) || f.Kind != exchange.KindLost {
			t.Errorf("%s: a broken instance answered: %v", name, err)
		}
		if _, err := inst.realm.vm.Call(inst.realm.fns.manifest); err == nil {
			t.Errorf("%s: the engine runs again", name)
		}
	}
}

type idle struct{}

func (idle) Error() string { return "idle" }
func (idle) Timeout() bool { return true }

// A request that never gets an answer ends when its time is up; the script sees its signal aborted, and the instance lives on.
func TestNeverAnswers(t *testing.T) {
	inst, _ := open(t, `let aborted = 0; export default { fetch(req) {
	if (req.url.endsWith('aborted')) return new Response('' + aborted);
	req.signal.addEventListener('abort', () => aborted++);
	return new Promise(() => {});
} }`)
	x, _ := request("/", "")
	if err := inst.Fetch(x); err != adapter.ErrPending {
		t.Fatal(err)
	}
	x.Cancel(idle{})
	if err := x.Attend(inst.Pending()); err != (idle{}) {
		t.Errorf("error %v, want idle", err)
	}
	waitFor(t, func() bool { return strings.HasSuffix(ask(inst, "/aborted", ""), " 1") })
	if inst.Broken() || inst.PendingCount() != 0 {
		t.Errorf("broken %v, %d open", inst.Broken(), inst.PendingCount())
	}
}

func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not come to that")
		}
	}
}

// slow is a front whose client reads one piece at a time.
type slow struct {
	*front
	pieces chan struct{}
}

func (s slow) Write(p []byte) error {
	<-s.pieces
	return s.front.Write(p)
}

// A client that reads slowly holds up its own stream only, at a bounded amount of memory.
func TestBackpressure(t *testing.T) {
	inst, _ := open(t, `let made = 0; export default { fetch(req) {
	if (req.url.endsWith('made')) return new Response('' + made);
	return new Response((async function* () { for (; made < 64; made++) yield new Uint8Array(65536); })());
} }`)
	x, f := request("/stream", "")
	s := slow{f, make(chan struct{})}
	x.Reset(s)
	x.Method, x.Path, x.Host, x.BodyInline = []byte("GET"), []byte("/stream"), []byte("h"), true
	done := make(chan error, 1)
	go func() { done <- serve(inst, x) }()
	var last string
	waitFor(t, func() bool { // it has stopped
		now := ask(inst, "/made", "")
		ok := now == last && !strings.HasSuffix(now, " 0")
		last = now
		time.Sleep(5 * time.Millisecond)
		return ok
	})
	var made int
	fmt.Sscan(last[strings.LastIndex(last, " "):], &made)
	if made > 16 {
		t.Errorf("%d pieces of 64 KiB were made for a client that reads nothing", made)
	}
	close(s.pieces)
	if err := <-done; err != nil || len(f.body) != 64*65536 {
		t.Errorf("error %v, %d bytes, want %d", err, len(f.body), 64*65536)
	}
}

// A client that goes ends its stream: the generator is notified.
func TestClientGone(t *testing.T) {
	inst, _ := open(t, `let ended = false; export default { fetch(req) {
	if (req.url.endsWith('ended')) return new Response('' + ended);
	return new Response((async function* () { try { for (;;) { yield 'x'; await Bun.sleep(1) } } finally { ended = true } })());
} }`)
	x, f := request("/", "")
	f.failed = errors.New("broken pipe")
	if err := serve(inst, x); err == nil {
		t.Error("no error")
	}
	waitFor(t, func() bool { return strings.HasSuffix(ask(inst, "/ended", ""), " true") })
}

// Timers go on between requests, and end with the instance.
func TestBackgroundTimer(t *testing.T) {
	inst, e := open(t, `let n = 0; setInterval(() => n++, 1); setTimeout(() => { throw new Error('in a timer') }, 1); export default { fetch: () => new Response('' + n) }`)
	waitFor(t, func() bool { return !strings.HasSuffix(ask(inst, "/", ""), " 0") })
	waitFor(t, func() bool { return len(e.logged()) > 0 })
	if want := "8 a timer or event of the script failed: guest: Error: in a timer"; e.logged()[0] != want {
		t.Errorf("log %q, want %q", e.logged()[0], want)
	}
	done := make(chan struct{})
	go func() { inst.Close(context.Background()); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("the instance does not close")
	}
}

func TestInterrupt(t *testing.T) {
	inst, _ := open(t, `export default { fetch: (req) => req.url.endsWith('wait') ? new Promise(() => {}) : (() => { for (;;) {} })() }`)
	x, _ := request("/", "")
	time.AfterFunc(20*time.Millisecond, func() { inst.Interrupt(errors.New("the server stops")) })
	if err := serve(inst, x); err == nil || err.Error() != "timeout: the server stops" {
		t.Errorf("error %v", err)
	}
}

// inside has a script find what objects of the platform are made of (host/js/prelude/src/slots.js), as a hostile one would.
const inside = `
const slots = (o: any) => Object.getOwnPropertySymbols(o);
const slot = (o: any, name: string) => o[slots(o).find((s) => s.description === name)!];
const forged = (parts: any): any => {
  const known = slots(new Response('x'));
  return Object.fromEntries(Object.keys(parts).map((k) => [known.find((s) => s.description === k)!, parts[k]]));
};
`

// A script that misuses the host harms only itself.
func TestHostile(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"memory", "const keep = []; for (;;) keep.push(new Uint8Array(1 << 20).fill(1))", "guest: InternalError: out of memory"},
		{"huge string", "return new Response('x'.repeat(2 ** 28))", "guest: InternalError: out of memory"},
		{"recursion", "return (function f() { return f() })()", "guest: RangeError: Maximum call stack size exceeded"},
		{"prototypes", "delete (globalThis as any).Response; Array.prototype[Symbol.iterator] = null; Promise.prototype.then = () => {}; return new Promise(() => {})", "idle"},
		{"splitting", "const r = new Response('x', { headers: { a: 'b' } }); slot(r.headers, 'fields')[0].set('a\\r\\nb', 'c'); return r", `response: the handler's response has a header field that cannot be sent: "a\r\nb"`},
		{"splitting a stream", "const r = new Response((async function* () { yield 'x' })()); slot(r.headers, 'fields')[0].set('a', 'b\\r\\n\\r\\nc'); return r", `response: the handler's response has a header field that cannot be sent: "a"`},
		{"many fields", "return new Response('x', { headers: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => ['h' + i, 'v'])) })", "response: the handler's response has more than 1024 header fields, or 262144 bytes of them"},
		{"getters", "return { get then() { throw new Error('then') } } as any", "guest: Error: then"},
		{"proxy", "return new Proxy({}, { get() { throw new Error('trap') }, getPrototypeOf() { throw new Error('proto') } }) as any", "guest: Error: trap"},
		{"then", "return { then() { throw new Error('then') } } as any", "guest: Error: then"},
		{"then at once", "return { then(f: any) { f('x') } } as any", "guest: TypeError: the handler returned \"x\": it must return a Response, or a promise of one"},
		{"proxy that promises", "return (async () => new Proxy({}, { getPrototypeOf() { throw new Error('proto') } }) as any)()", "guest: Error: proto"},
		{"forged", "return forged({ mark: 1, body: 'x' })", "response: the handler's response has status 0: 200 to 999 can be sent"},
		{"forged later", "return forged({ body: 'x', mark: { valueOf() { throw new Error('value') } } })", "guest: Error: value"},
		{"forged body", "return forged({ mark: 200 << 4 | 3, body: 'a\\r\\n\\0b\\0\\0x' })", `response: the handler's response has a header field that cannot be sent: "a\r\n"`},
		{"timers", "for (let i = 0; i < 2e5; i++) setTimeout(() => {}, 1e6); return new Response('x')", "guest: RangeError: too many timers"},
		{"message", "throw { get message() { throw 1 }, toString() { throw 2 }, get a() { throw 3 } }", "guest: thrown: { message: [Getter], toString: [Function: toString], a: [Getter] }"},
	} {
		inst, _ := open(t, inside+`export default { fetch(req) { `+c.body+` } }`)
		x, _ := request("/", "")
		if c.want == "idle" {
			time.AfterFunc(100*time.Millisecond, func() { x.Cancel(idle{}) })
		}
		if err := serve(inst, x); err == nil || err.Error() != c.want {
			t.Errorf("%s: %.200v, want %s", c.name, err, c.want)
		}
		inst.Close(context.Background())
	}
}
