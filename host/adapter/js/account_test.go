package js

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// work is what scripts of these tests work with: busy(ms) by the clock.
const work = `const busy = (ms) => { const t = Date.now(); while (Date.now() - t < ms); }; const sleep = (ms) => new Promise((r) => setTimeout(r, ms)); let worked = 0;`

// TestRequestBudget: a request has one budget for its work, however many waits of any kind interrupt it.
func TestRequestBudget(t *testing.T) {
	const budget = 300 * time.Millisecond
	for name, step := range map[string]string{
		"timers": "await sleep(1)", "several timers": "await Promise.all([sleep(1), sleep(2)])", "immediates": "await new Promise((r) => setImmediate(r))",
		"body":     "await req.text().catch(() => 0); await sleep(1)",
		"tiny":     "await sleep(0); busy(1)",
		"others":   "await fetch('http://a/').catch(() => 0)",
		"interval": "await new Promise((r) => { const i = setInterval(() => { busy(5); clearInterval(i); r() }, 1) })",
		"chained":  "await new Promise((r) => setTimeout(() => setTimeout(() => Promise.resolve().then(r), 1), 1))",
	} {
		for _, isolated := range []bool{false, true} {
			prog, e := load(t, work+`export default { async fetch(req) { for (let n = 0; n < 1000; n++) { busy(20); worked = n; `+step+` } return new Response('all') } }`)
			e.limit(adapter.Limits{GuestTime: budget, StartTime: time.Minute})
			inst := start(t, prog)
			if isolated {
				if err := prog.(adapter.Isolator).Isolate(inst); err != nil {
					t.Fatal(err)
				}
			}
			x, _ := request("POST /", "body")
			begun := time.Now()
			err := serve(inst, x)
			took := time.Since(begun)
			var f *exchange.Failure
			if !errors.As(err, &f) || f.Limit != "guest-timeout" {
				t.Errorf("%s, isolated %v: %v, want a failure of -guest-timeout", name, isolated, err)
			}
			if took > 20*budget { // all of it is 20 s of work
				t.Errorf("%s, isolated %v: ended after %v", name, isolated, took)
			}
			if x.Worked < budget || x.Worked > 3*budget {
				t.Errorf("%s, isolated %v: worked %v of %v", name, isolated, x.Worked, budget)
			}
		}
	}
}

// TestErrorBudget: an error handler gets the rest of its request's budget, and at least a tenth of it.
func TestErrorBudget(t *testing.T) {
	const budget = 500 * time.Millisecond
	for name, c := range map[string]struct {
		handler  string
		answered bool
	}{
		"enough is left":  {"fetch() { busy(100); throw new Error('x') }, error() { busy(100); return new Response('handled') }", true},
		"all is used":     {"fetch() { for (;;); }, error() { return new Response('handled') }", true},
		"loops in both":   {"fetch() { for (;;); }, error() { for (;;); }", false},
		"waits in both":   {"async fetch() { for (;;) { busy(5); await sleep(1) } }, async error() { for (;;) { busy(5); await sleep(1) } }", false},
		"too much":        {"fetch() { busy(300); throw new Error('x') }, error() { busy(300); return new Response('handled') }", false},
		"async, too much": {"async fetch() { busy(200); await sleep(1); busy(200); throw new Error('x') }, async error() { await 0; busy(300); return new Response('handled') }", false},
		"a looping stack": {"fetch() { throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;); } }) }", false},
	} {
		prog, e := load(t, work+`export default { `+c.handler+` }`)
		e.limit(adapter.Limits{GuestTime: budget, StartTime: time.Minute})
		inst := start(t, prog)
		x, _ := request("/", "")
		begun := time.Now()
		err := serve(inst, x)
		var f *exchange.Failure
		if !errors.As(err, &f) {
			t.Fatalf("%s: %v", name, err)
		}
		if inst.Broken() {
			inst = start(t, prog)
		}
		x.Revive()
		if err = inst.Error(x, f); err == adapter.ErrPending {
			err = x.Attend(inst.Pending())
		}
		if (err == nil) != c.answered {
			t.Errorf("%s: %v, want an answer: %v", name, err, c.answered)
		}
		if most := budget + budget/10 + 200*time.Millisecond; x.Worked > most || time.Since(begun) > 20*budget {
			t.Errorf("%s: worked %v, in %v", name, x.Worked, time.Since(begun))
		}
	}
}

// TestBackground: a script's work without a request, or for one that is over, is delayed to a share of the time; open requests are
// not delayed.
func TestBackground(t *testing.T) {
	for name, script := range map[string]string{
		"an interval of the start": "setInterval(() => { busy(20); worked += 20 }, 1)",
		"many intervals":           "for (let n = 0; n < 20000; n++) setInterval(() => { busy(1); worked += 1 }, 1)",
		"timers that set timers":   "(function again() { busy(5); worked += 5; setTimeout(again, 0) })()",
		"a loop of awaits":         "(async () => { for (;;) { busy(5); worked += 5; await sleep(0) } })()",
		"an interval of a request": "begin = () => setInterval(() => { busy(20); worked += 20 }, 1)",
		"a stream's left-over":     "begin = () => { const i = setInterval(() => { busy(20); worked += 20 }, 1) }",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inst, e := open(t, `let begin = () => {}; `+work+` export default { async fetch(req) { if (req.url.endsWith('begin')) { begin(); return new Response('begun') }
			if (req.url.endsWith('wait')) { await sleep(50); await sleep(50) } return new Response(String(worked)) } }; `+script)
			e.limit(adapter.Limits{GuestTime: 500 * time.Millisecond, StartTime: time.Minute})
			ask(inst, "/begin", "")
			begun := time.Now()
			var first, last int
			fmt.Sscan(bodyOf(inst, "/"), &first)
			for time.Since(begun) < 2*time.Second {
				fmt.Sscan(bodyOf(inst, "/wait"), &last)
			}
			if took := time.Since(begun); time.Duration(last)*time.Millisecond > took/2 {
				t.Errorf("worked %d ms in %v", last, took)
			}
			if last == first && last == 0 {
				t.Errorf("it has not worked")
			}
			if inst.Broken() {
				t.Errorf("the instance has ended: %v", e.logged())
			}
		})
	}
}

func bodyOf(inst *instance, target string) string {
	x, f := request(target, "")
	if err := serve(inst, x); err != nil {
		return err.Error()
	}
	return string(f.body)
}

// TestStreamBudget: a stream that works all the time is slowed down to a share of it, and one that works little may last for any time.
func TestStreamBudget(t *testing.T) {
	inst, e := open(t, work+`export default { fetch(req) { const ms = Number(new URL(req.url).search.slice(1));
		return new Response(new ReadableStream({ async pull(c) { busy(ms); await sleep(1); c.enqueue('x'.repeat(ms)) } })) } }`)
	warm, _ := request("/?1", "") // what streams need is loaded once
	warm.Cancel(context.Canceled)
	serve(inst, warm)
	e.limit(adapter.Limits{GuestTime: 300 * time.Millisecond})
	x, f := request("/?10", "")
	done := make(chan error, 1)
	begun := time.Now()
	go func() { done <- serve(inst, x) }()
	time.Sleep(2500 * time.Millisecond) // how long it is measured for
	x.Cancel(context.Canceled)
	if err := <-done; err != context.Canceled {
		t.Errorf("a stream that works for ever: %v", err)
	}
	f.mu.Lock()
	worked := time.Duration(len(f.body)) * time.Millisecond
	f.mu.Unlock()
	if took := time.Since(begun); worked > took*3/4 || worked < 100*time.Millisecond {
		t.Errorf("a stream has worked %v in %v", worked, took)
	}
	if inst.Broken() {
		t.Errorf("the instance has ended: %v", e.logged())
	}
}
