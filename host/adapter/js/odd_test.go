package js

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// oddValues are values that are hard to inspect.
func oddValues() map[string]string {
	odd := map[string]string{
		"undefined": "undefined", "null": "null", "symbol": "Symbol('s')", "a large string": "'x'.repeat(3e5)", "bigint": "10n",
		"a revoked proxy":    "(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()",
		"a cycle":            "(() => { const a = {}; a.a = a; a.list = [a]; return a })()",
		"a large error":      "new Error('x'.repeat(3e5))",
		"a cyclic cause":     "(() => { const e = new Error('e'); e.cause = e; return e })()",
		"no prototype":       "Object.create(null)",
		"a throwing then":    "{ get then() { throw 1 } }",
		"a second then":      "(() => { let n = 0; return { get then() { if (n++) throw 1; return () => { throw 2 } } } })()",
		"toPrimitive":        "{ [Symbol.toPrimitive]() { throw 1 }, toString() { throw 2 } }",
		"a throwing tag":     "{ get [Symbol.toStringTag]() { throw 1 } }",
		"a throwing toJSON":  "{ [Symbol.toStringTag]: 'x', toJSON() { throw 1 } }",
		"a throwing class":   "Object.assign(function () {}, { prototype: new Proxy({}, { get() { throw 1 } }) })",
		"a map of throwers":  "new Map([[new Proxy({}, { ownKeys() { throw 1 } }), { get a() { throw 2 } }]])",
		"an error of errors": "new AggregateError([new Proxy({}, { get() { throw 1 } })], { toString() { throw 1 } }.x)",
	}
	for _, trap := range []string{"getPrototypeOf", "setPrototypeOf", "isExtensible", "preventExtensions", "getOwnPropertyDescriptor", "defineProperty", "has", "get", "set",
		"deleteProperty", "ownKeys", "apply", "construct"} {
		odd["a proxy's "+trap] = "new Proxy({}, { " + trap + "() { throw 2 } })"
		odd["an error's proxy's "+trap] = "new Proxy(new Error('e'), { " + trap + "() { throw 2 } })"
	}
	for _, name := range []string{"message", "stack", "name", "cause", "constructor"} {
		odd["a getter of "+name] = "Object.defineProperty(new Error('e'), '" + name + "', { get() { throw 2 } })"
		odd["an object for "+name] = "Object.defineProperty(new Error('e'), '" + name + "', { value: { toString() { throw 2 } } })"
		odd["a symbol for "+name] = "Object.defineProperty(new Error('e'), '" + name + "', { value: Symbol('s') })"
	}
	return odd
}

// TestOddValues has a script throw, reject with, return and log every odd value: each request is answered or fails, and the instance
// stays usable.
func TestOddValues(t *testing.T) {
	ways := map[string]string{
		"thrown": "throw odd()", "rejected": "return Promise.reject(odd())", "rejected later": "return new Promise((_, no) => setTimeout(() => no(odd()), 0))",
		"thrown later": "await 0; throw odd()", "returned": "return odd()", "returned later": "await 0; return odd()",
		"a stream's error": "return new Response(new ReadableStream({ pull(c) { c.error(odd()) } }))",
		"a stream's chunk": "return new Response(new ReadableStream({ start(c) { c.enqueue(odd()); c.close() } }))",
		"unhandled":        "Promise.reject(odd()); setTimeout(() => { throw odd() }, 0); await new Promise((r) => setTimeout(r, 5)); return new Response('answered')",
		"logged": "const o = odd(); console.log(o, [o], { o }); console.error('%s %d %i %f %j %o', o, o, o, o, o, o); console.table([o]); console.dir(o);" +
			" console.assert(false, o); reportError(o); return new Response('answered')",
		"queued": "queueMicrotask(() => { throw odd() }); return new Response('answered')",
	}
	for _, handler := range []string{"", ", error(e) { return new Response('handled') }", ", error(e) { return e }", ", async error(e) { await 0; throw e }"} {
		inst, e := open(t, `const odd = {`+oddTable()+`}; export default { fetch(req) {
			const [way, name] = new URL(req.url).searchParams.getAll('q'); return ways[way](odd[name]) }`+handler+` }
			const ways = {`+wayTable(ways)+`}`)
		for way := range ways {
			for name := range oddValues() {
				x, f := request("/?q="+strings.ReplaceAll(way, " ", "+")+"&q="+strings.ReplaceAll(name, " ", "+"), "")
				done := make(chan error, 1)
				go func() { done <- serveAll(inst, x) }()
				var err error
				select {
				case err = <-done:
				case <-time.After(20 * time.Second):
					t.Fatalf("%s, %s, %q: neither an answer nor an error", way, name, handler)
				}
				var failed *exchange.Failure
				switch {
				case err != nil && (!errors.As(err, &failed) || failed.Message == "" || len(failed.Message) > 10_000):
					t.Errorf("%s, %s, %q: %.200v", way, name, handler, err)
				case err == nil && x.State() != exchange.Done:
					t.Errorf("%s, %s, %q: %d %q", way, name, handler, f.status, f.body)
				case inst.Broken():
					t.Fatalf("%s, %s, %q: the instance has ended: %v", way, name, handler, err)
				case err != nil && strings.Contains(ways[way], "answered"):
					t.Errorf("%s, %s, %q: %.200v", way, name, handler, err)
				}
			}
		}
		if len(e.logged()) == 0 {
			t.Error("nothing was logged of what nobody handles")
		}
	}
}

func oddTable() (s string) {
	for name, v := range oddValues() {
		s += fmt.Sprintf("%q: () => (%s), ", name, v)
	}
	return s
}

func wayTable(ways map[string]string) (s string) {
	for name, body := range ways {
		async := ""
		if strings.Contains(body, "await") {
			async = "async "
		}
		s += fmt.Sprintf("%q: %s(odd) => { %s }, ", name, async, body)
	}
	return s
}

// serveAll is serve, and the script's error handler after a failure, as the host asks it.
func serveAll(inst *instance, x *exchange.Exchange) error {
	err := serve(inst, x)
	var f *exchange.Failure
	if !errors.As(err, &f) || inst.Broken() || x.State() != exchange.Open {
		return err
	}
	x.Revive()
	err = inst.Error(x, f)
	switch {
	case err == adapter.ErrPending:
		return x.Attend(inst.Pending())
	case err == adapter.ErrNoHandler:
		return f
	case err == nil && x.Held():
		return x.Release()
	}
	return err
}
