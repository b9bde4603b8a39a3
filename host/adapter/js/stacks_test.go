package js

import (
	"strings"
	"testing"
)

// An error's stack begins with its head and has the sources' places, as in V8 and Bun.
func TestErrorStack(t *testing.T) {
	inst, e := open(t, `class Own extends Error { constructor(m: string) { super(m); this.name = 'Own'; } }
class Captured extends Error { constructor(m: string) { super(m); this.name = 'Captured'; Error.captureStackTrace(this, Captured); } }
const make: Record<string, () => any> = {
	plain: () => new Error('a'),
	none: () => new RangeError(),
	own: () => new Own('b'),
	captured: () => new Captured('c'),
	cause: () => new Error('d', { cause: new Error('e') }),
	engine: () => { try { (null as any).x; } catch (e) { return e; } },
	called: () => new Captured('q'),
};
const other: Record<string, () => unknown> = {
	object: () => { const o: any = { message: 'm', name: 'N' }; Error.captureStackTrace(o); return o.stack; },
	set: () => { const e = new Error('x'); e.stack = 'mine'; return e.stack; },
	setCaptured: () => { const e = new Captured('x'); e.stack = 'mine'; return [e.stack, Object.keys(e)].join(); },
	prepared: () => { Error.prepareStackTrace = (e, sites) => sites.length > 0 && typeof sites[0].getLineNumber() === 'number' ? 'prepared ' + e.message : ''; try { return new Error('p').stack; } finally { Error.prepareStackTrace = undefined; } },
	sites: () => { Error.prepareStackTrace = (_, sites) => sites; try { const o: any = {}; Error.captureStackTrace(o); return Array.isArray(o.stack); } finally { Error.prepareStackTrace = undefined; } },
	keys: () => JSON.stringify([Object.keys(new Error('k')), Object.keys(new Captured('k')), JSON.stringify(new Error('k'))]),
	proto: () => String(Error.prototype.stack) + String(Object.create(null).stack),
	proxied: () => Object.create(new Error('z')).stack,
	late: () => { const e = new Error('before'); e.message = 'after'; return e.stack.split('\n')[0]; },
	hostile: () => { const e = new Error('h'); Object.defineProperty(e, 'name', { get() { throw 1; } }); return e.stack.split('\n')[0]; },
};
export default { fetch(req: Request) {
	const name = new URL(req.url).pathname.slice(1);
	if (name === 'throw') throw new Own('thrown');
	if (name === 'log') { console.error(make.called()); return new Response('x') }
	return new Response(String(name in make ? make[name]().stack : other[name]()));
} }`)
	for _, c := range []struct{ name, want string }{
		{"plain", "Error: a\n    at plain (app.ts:4:"},
		{"none", "RangeError\n    at none"},
		{"own", "Own: b\n    at Own (app.ts:1:"},
		{"captured", "Captured: c\n    at captured (app.ts:7:"},
		{"cause", "Error: d\n    at cause"},
		{"engine", "TypeError: cannot read property 'x' of null\n    at engine (app.ts:9:"},
		{"object", "N: m\n    at object (app.ts:13:"},
		{"set", "mine"},
		{"setCaptured", "mine,name"},
		{"prepared", "prepared p"},
		{"sites", "true"},
		{"keys", `[[],["name"],"{}"]`},
		{"late", "Error: after"},
		{"hostile", "Error"},
	} {
		got := strings.TrimPrefix(ask(inst, "/"+c.name, ""), "200 [content-type: text/plain;charset=utf-8] ")
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if err := ask(inst, "/throw", ""); err != "guest: Own: thrown" {
		t.Errorf("thrown: %s", err)
	}
	ask(inst, "/log", "")
	logs := strings.Join(e.logged(), "\n")
	if !strings.Contains(logs, "Captured: q\nat called (app.ts:10:") || strings.Count(logs, "Captured: q") != 1 {
		t.Errorf("log %q", logs)
	}
}

// A WeakRef keeps its object until the job has ended.
func TestWeakRef(t *testing.T) {
	inst, _ := open(t, `let ref: WeakRef<object>, gone = false;
const registry = new FinalizationRegistry(() => { gone = true; });
class Own extends WeakRef<object> { own() { return this.deref(); } }
export default { async fetch(req: Request) {
	if (req.url.endsWith('/later')) { await Bun.sleep(5); return Response.json([ref.deref() === undefined, gone]); }
	ref = new WeakRef({ a: 1 });
	const object = {};
	registry.register(ref.deref()!, 0);
	const first = (ref.deref() as any)?.a, kept = new WeakRef(object);
	await 1; await 1;
	let wrong = 0;
	for (const f of [() => (WeakRef as any)({}), () => new WeakRef(1 as any), () => new (WeakRef as any)()]) try { f(); wrong++; } catch {}
	return Response.json([first, (ref.deref() as any)?.a, new Own(object).own() === object, ref instanceof WeakRef, WeakRef.name, WeakRef.length, ref.constructor === WeakRef, Object.prototype.toString.call(ref), wrong, kept.deref() === object]);
} }`)
	for _, c := range []struct{ target, want string }{
		{"/", `[1,1,true,true,"WeakRef",1,true,"[object WeakRef]",0,true]`},
		{"/later", `[true,true]`},
	} {
		if got, want := ask(inst, c.target, ""), "200 [content-type: application/json;charset=utf-8] "+c.want; got != want {
			t.Errorf("%s: got %s, want %s", c.target, got, want)
		}
	}
}
