package js

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
)

const plainHead = "200 [content-type: text/plain;charset=utf-8] "

// TestAbortFirst: when its client leaves, a script hears abort before its stream is cancelled, so that what it cleans up with then
// still works: whether the adapter is notified, or a write fails.
func TestAbortFirst(t *testing.T) {
	for _, path := range []string{"/told", "/written"} {
		inst, _ := open(t, `let log: string[] = [], timer: any;
const say = (what: string, f = () => {}) => { try { f(); log.push(what) } catch (e) { log.push(what + ' ' + e) } };
export default { port: 0, fetch(req: Request) {
	if (req.url.endsWith('/log')) return new Response(log.join(' '));
	return new Response(new ReadableStream({
		start(c) {
			c.enqueue('x');
			timer = setInterval(() => say('tick', () => c.enqueue('x'.repeat(100000))), 1);
			req.signal.onabort = () => { say('abort ' + req.signal.aborted, () => c.close()); clearInterval(timer); setTimeout(() => say('end'), 5) };
		},
		cancel() { say('cancel') },
	}, { highWaterMark: 1e9 }));
} }`)
		x, f := request("GET "+path, "")
		done := make(chan error, 1)
		if path == "/written" {
			f.failed = errors.New("gone")
		}
		go func() { done <- serve(inst, x) }()
		if path == "/told" {
			waitFor(t, func() bool { return waits(inst) })
			x.Cancel(errors.New("the client is gone"))
		}
		<-done
		var got string
		waitFor(t, func() bool { got = ask(inst, "/log", ""); return strings.HasSuffix(got, "end") })
		words := strings.ReplaceAll(strings.TrimPrefix(got, plainHead), "tick ", "")
		if !strings.HasSuffix(words, "abort true end") {
			t.Errorf("%s: %s", path, got)
		}
	}
}

// TestUnhandled: errors that a listener handles are not logged; others are, once.
func TestUnhandled(t *testing.T) {
	inst, e := open(t, `const log: string[] = [];
export default { port: 0, async fetch(req: Request) {
	const path = new URL(req.url).pathname;
	if (path === '/log') return new Response(log.splice(0).join(' '));
	if (path === '/on') process.on('unhandledRejection', (e: any) => { log.push('unhandled ' + e.message); if (e.message === 'again') Promise.reject(new Error('again')) });
	if (path === '/listen') addEventListener('unhandledrejection', (e: any) => { log.push('event ' + e.reason.message); e.preventDefault() });
	if (path === '/throws') process.on('unhandledRejection', () => { throw new Error('in the listener') });
	if (path.startsWith('/reject')) Promise.reject(new Error(path.slice(7) || 'x'));
	return new Response('ok');
} }`)
	for _, step := range []struct{ path, log, logged string }{
		{"/reject", "", "8 unhandled rejection: Error: x"},
		{"/on", "", ""},
		{"/reject", "unhandled x", ""},
		{"/listen", "", ""},
		{"/reject", "event x", ""},
	} {
		before := len(e.logged())
		ask(inst, step.path, "")
		if got := ask(inst, "/log", ""); strings.TrimSpace(strings.TrimPrefix(got, plainHead)) != step.log {
			t.Errorf("%s: the script heard %q, want %q", step.path, got, step.log)
		}
		logged := strings.Join(e.logged()[before:], "\n")
		if (logged == "") != (step.logged == "") || !strings.HasPrefix(logged, step.logged) {
			t.Errorf("%s: logged %q, want %q", step.path, logged, step.logged)
		}
	}

	// Neither a listener that throws nor one that rejects again and again ends the instance.
	inst, _ = open(t, `process.on('unhandledRejection', (e: any) => { Promise.reject(e); throw e });
export default { port: 0, fetch() { Promise.reject(new Error('x')); return new Response('ok') } }`)
	for range 3 {
		if got := ask(inst, "/", ""); !strings.HasSuffix(got, "ok") {
			t.Error(got)
		}
	}
	if inst.Broken() {
		t.Error("the instance is broken")
	}
}

// TestAbortBudget: what a script does when its client has left is work for the request, also after a wait: it gets the rest of the
// request's budget, and at least a tenth of it.
func TestAbortBudget(t *testing.T) {
	const budget = 5 * time.Second
	for name, handler := range map[string]string{
		"loops":        "req.signal.onabort = () => { for (;;); }; return new Promise(() => {})",
		"another loop": "req.signal.onabort = () => setTimeout(() => { for (;;); }); return new Promise(() => {})",
		"in cancel":    "return new Response(new ReadableStream({ start(c) { c.enqueue('x') }, cancel() { for (;;); } }))",
	} {
		prog, e := load(t, `export default { fetch(req) { `+handler+` } }`)
		e.limit(adapter.Limits{GuestTime: budget, StartTime: time.Minute})
		inst := start(t, prog)
		x, _ := request("/", "")
		done := make(chan error, 1)
		go func() { done <- serve(inst, x) }()
		waitFor(t, func() bool { return waits(inst) })
		inst.requests.Each(func(e *entry) { e.account.spent.Store(int64(budget)) }) // as if the handler had worked for so long
		begun := time.Now()
		x.Cancel(errors.New("the client is gone"))
		<-done
		for !inst.Broken() { // it loops endlessly
			time.Sleep(time.Millisecond)
		}
		if took := time.Since(begun); took >= budget {
			t.Errorf("%s: the listener worked for %v, all of the budget", name, took)
		}
	}
}

func fuelOf(i *instance) int64 {
	i.enter.Lock()
	defer i.enter.Unlock()
	return i.Fuel()
}
