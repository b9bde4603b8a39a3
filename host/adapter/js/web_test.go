package js

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// The global scope of scripts: each expression is evaluated in a handler, and its value comes back as JSON.
func TestGlobals(t *testing.T) {
	inst, e := open(t, `export default { async fetch(req) {
	const f = new (Object.getPrototypeOf(async function () {}).constructor)('req', 'return (' + await req.text() + ')');
	try { return Response.json({ v: await f(req) }) } catch (e) { return new Response('exception: ' + e) }
} }`)
	for _, c := range []struct{ code, want string }{
		// URL
		{"new URL(req.url).pathname", `"/path/x"`},
		{"new URL(req.url).searchParams.get('q')", `"a b"`},
		{"[new URL(req.url).host, new URL(req.url).hostname, new URL(req.url).port, new URL(req.url).origin, new URL(req.url).protocol]", `["localhost:3000","localhost","3000","http://localhost:3000","http:"]`},
		{"new URL('HTTP://ExAmple.com:80/a/../b?x#y').href", `"http://example.com/b?x#y"`},
		{"new URL('http://b\u00fccher.example/').href", `"http://xn--bcher-kva.example/"`},
		{"new URL('../c?d', 'http://h/a/b/').href", `"http://h/a/c?d"`},
		{"new URL('http://user:pw@[::1]:8080/').host", `"[::1]:8080"`},
		{"new URL('nope')", `exception: TypeError: "nope" cannot be parsed as a URL.`},
		{"URL.canParse('nope') + ',' + URL.canParse('http://a')", `"false,true"`},
		{"(() => { const u = new URL('http://a/b'); u.searchParams.append('k', 'ü &'); u.hash = 'z'; u.pathname = '/q r'; u.port = '81'; return u.href })()", `"http://a:81/q%20r?k=%C3%BC+%26#z"`},
		{"new URL('mailto:a@b').pathname", `"a@b"`},
		{"String(new URLSearchParams({ a: '1', b: '~ü' })) + new URLSearchParams('?x=1&x=2&y=%zz+').getAll('x')", `"a=1&b=%7E%C3%BC1,2"`},
		{"JSON.stringify([...new URLSearchParams('a=%F0%9F%A6%8A&b=%ff')])", `"[[\"a\",\"🦊\"],[\"b\",\"�\"]]"`},
		// Headers, Request, Response
		{"req.method + req.headers.get('Accept') + req.headers.get('x-two') + req.headers.get('none')", `"POST*/*1, 2null"`},
		{"[...req.headers].length", `2`},
		{"(() => { const h = new Headers([['B', ' 2 '], ['a', '1']]); h.append('b', '3'); h.append('Set-Cookie', 'x'); h.append('set-cookie', 'y'); return [...h].join('|') + h.getSetCookie() })()", `"a,1|b,2, 3|set-cookie,x|set-cookie,yx,y"`},
		{"new Headers({ 'a b': '1' })", `exception: TypeError: Invalid header name: 'a b'`},
		{"new Headers({ a: 'x\\r\\ny: z' })", "exception: TypeError: Header 'a' has invalid value: 'x\r\ny: z'"},
		{"(r => [r.status, r.headers.get('content-type'), r.ok])(new Response('x', { status: 404, headers: { 'x-a': '1' } }))", `[404,"text/plain;charset=utf-8",false]`},
		{"(r => [r.status, r.headers.get('location')])(Response.redirect('/to'))", `[302,"/to"]`},
		{"new Response('x', { status: 99 })", `exception: RangeError: The status provided (99) must be 101 or in the range of [200, 599]`},
		{"(async r => [await r.clone().text(), await r.json(), r.bodyUsed])(new Response('[1]'))", `["[1]",[1],true]`},
		{"(async () => { const r = new Response('x'); await r.text(); return r.text() })()", `exception: TypeError: Body already used`},
		{"(r => r.method + r.url + r.headers.get('content-type'))(new Request('http://a/b', { method: 'post', body: 'x' }))", `"POSThttp://a/btext/plain;charset=utf-8"`},
		{"(async () => { const f = new FormData(); f.append('a', '1'); f.append('f', new File(['data'], 'n.txt', { type: 'text/x' })); const g = await new Response(f).formData(); return [g.get('a'), g.get('f').name, g.get('f').type, await g.get('f').text()] })()", `["1","n.txt","text/x","data"]`},
		{"(async () => (await new Response(new URLSearchParams('a=1&b=2')).formData()).get('b'))()", `"2"`},
		{"new Response('x').text().then(s => s)", `"x"`},
		{"(r => { r.headers.append('a', 'b'); return [...r.headers].concat(r.clone().headers.get('content-type')) })(new Response('x', { headers: { 'Content-Type': ' text/html ' } }))", `[["a","b"],["content-type","text/html"],"text/html"]`},
		{"[new Response('x', { headers: { 'content-type': '' } }).headers.get('content-type'), new Response('x', { headers: { 'content-type': undefined } }).headers.get('content-type'), Response.json(1, { status: 201, headers: { 'content-type': 'a/b' } }).headers.get('content-type')]", `["","undefined","a/b"]`},
		{"new Response('x', { headers: { 'content-type': 'a\\nb' } })", "exception: TypeError: Header 'content-type' has invalid value: 'a\nb'"},
		{"(async () => { const r = new Response(null); return [await r.text(), r.bodyUsed, await r.text()] })()", `["",false,""]`},
		{"(async () => { const p = new Uint8Array([0xef, 0xbb, 0xbf, 0x22, 0xe2, 0x82, 0x22]); return [await new Response(p).text(), await new Response(p).json(), (await new Response(p).bytes()).length] })()", `["\"�\"","�",7]`},
		{"new Response('{').json().catch(e => e.name)", `"SyntaxError"`},
		{"[[0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x41], [0x80]].map(p => new TextDecoder().decode(new Uint8Array(p)))", `["�","�","��","���","�A","�"]`},
		{"(async () => (await new Response(new Blob(['ab', new Uint8Array([99])], { type: 'a/b' })).blob()).type)()", `"a/b"`},
		{"(async () => new Response((async function* () { yield 'a'; yield 'b' })()).text())()", `"ab"`},
		// Text, bytes, crypto
		{"[...new TextEncoder().encode('ü\\u{1F98A}')]", `[195,188,240,159,166,138]`},
		{"new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]))", `"a�"`},
		{"(d => d.decode(new Uint8Array([0xc3]), { stream: true }) + d.decode(new Uint8Array([0xbc])))(new TextDecoder())", `"ü"`},
		{"new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]))", `exception: TypeError: TextDecoder.decode: the bytes are not UTF-8`},
		{"atob(btoa('hello'))", `"hello"`},
		{"/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())", `true`},
		{"crypto.getRandomValues(new Uint8Array(1000)).some(x => x)", `true`},
		{"crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc')).then(b => [...new Uint8Array(b)].map(x => x.toString(16).padStart(2, '0')).join(''))", `"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"`},
		// Copies, events, timers, streams
		{"(() => { const o = { d: new Date(0), m: new Map([[1, { a: 1 }]]), b: new Uint8Array([1, 2]) }; o.self = o; const c = structuredClone(o); return [c !== o, c.self === c, c.m.get(1).a, c.d.getTime(), c.b[1]] })()", `[true,true,1,0,2]`},
		{"structuredClone(() => 1)", `exception: DataCloneError: () => 1 could not be cloned.`},
		{"(c => { let n = 0; c.signal.addEventListener('abort', () => n++); c.abort(); c.abort(); return [n, c.signal.aborted, c.signal.reason.name] })(new AbortController())", `[1,true,"AbortError"]`},
		{"(async () => { const order = []; const done = new Promise(r => setTimeout(() => { order.push('b'); r() }, 100)); setTimeout(() => order.push('a'), 1); queueMicrotask(() => order.push('m')); const t = setTimeout(() => order.push('no'), 1); clearTimeout(t); await done; return order })()", `["m","a","b"]`},
		{"(async () => { let n = 0; await new Promise(r => { const t = setInterval(() => { if (++n === 3) { clearInterval(t); r() } }, 1) }); return n })()", `3`},
		{"(async () => { const s = new ReadableStream({ start(c) { c.enqueue('x'); c.enqueue('y'); c.close() } }).pipeThrough(new TransformStream({ transform(p, c) { c.enqueue(p.toUpperCase()) } })); let all = ''; for await (const p of s) all += p; return all })()", `"XY"`},
		{"(p => [p.test('http://h/users/7'), p.exec('http://h/users/7?x=1').pathname.groups.id, p.test('http://h/users/')])(new URLPattern({ pathname: '/users/:id' }))", `[true,"7",false]`},
		{"new URLPattern('https://*.example.com/files/*').exec('https://a.example.com/files/b/c').pathname.groups[0]", `"b/c"`},
		{"new URLPattern('nope')", `exception: TypeError: Failed to construct 'URLPattern': A base URL must be provided for a relative constructor string.`},
		{"Bun.sleep(1).then(() => performance.now() > 0)", `true`},
		// process and Bun
		{"[process.env.NAME, process.env.HOME, Bun.env.NAME, typeof process.uptime(), process.memoryUsage().rss]", `["value",null,"value","number",1000]`},
		{"Bun.file('/etc/passwd').text()", `exception: Error: ENOENT: no such file or directory, open '/etc/passwd' (the sandbox has no files)`},
		{"Bun.file('/x').exists()", `false`},
		{"Bun.escapeHTML('<a b=\"c\">')", `"&lt;a b=&quot;c&quot;&gt;"`},
		{"typeof __wasmserve + typeof __wasmserve_host + typeof __wasmserve_main", `"undefinedundefinedundefined"`},
	} {
		got := ask(inst, "POST /path/x?q=a%20b", c.code)
		got = strings.TrimPrefix(got, `200 [content-type: application/json;charset=utf-8] {"v":`)
		got = strings.TrimPrefix(got, `200 [content-type: text/plain;charset=utf-8] `)
		if !strings.HasPrefix(got, "exception: ") {
			got = strings.TrimSuffix(got, "}")
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.code, got, c.want)
		}
	}
	if logs := e.logged(); len(logs) > 0 {
		t.Errorf("logs %q", logs)
	}
	if n := inst.PendingCount(); n != 0 {
		t.Errorf("%d requests are still open", n)
	}
}

func TestResponses(t *testing.T) {
	inst, _ := open(t, `const answers = {
	'/text': () => new Response('hi'),
	'/empty': () => new Response(),
	'/204': () => new Response(null, { status: 204 }),
	'/bytes': () => new Response(new Uint8Array([104, 105])),
	'/headers': () => new Response('x', { status: 201, headers: { 'X-A': 'ü', 'content-type': 'a/b' } }),
	'/cookies': () => { const h = new Headers(); h.append('set-cookie', 'a=1'); h.append('set-cookie', 'b=2'); return new Response('c', { headers: h }) },
	'/redirect': () => Response.redirect('/to', 301),
	'/json': () => Response.json([1], { status: 400, headers: { 'x-b': 'c' } }),
	'/html': () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
	'/unicode': () => new Response('\u{1F98A}'),
	'/async': async () => new Response('later'),
	'/timer': async () => { await new Promise(r => setTimeout(r, 5)); return new Response('waited') },
	'/echo': (req) => new Response(req.body, { headers: { 'x-length': req.headers.get('x-two') } }),
	'/shout': async (req) => new Response((await req.text()).toUpperCase()),
	'/stream': () => new Response(new ReadableStream({ async start(c) { c.enqueue('a'); await Bun.sleep(1); c.enqueue('b'); c.close() } })),
	'/generator': () => new Response((async function* () { yield 'x'; await Bun.sleep(1); yield new Uint8Array([121]) })()),
	'/large': () => new Response('x'.repeat(1 << 20)),
	'/promise': () => Promise.resolve(new Response('promised')),
};
export default { fetch(req, server) { return answers[new URL(req.url).pathname](req, server) } }`)
	for _, c := range []struct{ target, body, want string }{
		{"/text", "", "200 [content-type: text/plain;charset=utf-8] hi"},
		{"/empty", "", "200 "},
		{"/204", "", "204 "},
		{"/bytes", "", "200 hi"},
		{"/headers", "", "201 [x-a: \xfc] [content-type: a/b] x"},
		{"/cookies", "", "200 [content-type: text/plain;charset=utf-8] [set-cookie: a=1] [set-cookie: b=2] c"},
		{"/redirect", "", "301 [location: /to] "},
		{"/json", "", "400 [x-b: c] [content-type: application/json;charset=utf-8] [1]"},
		{"/html", "", "200 [content-type: text/html] <p>"},
		{"/unicode", "", "200 [content-type: text/plain;charset=utf-8] \U0001F98A"},
		{"/async", "", "200 [content-type: text/plain;charset=utf-8] later"},
		{"/timer", "", "200 [content-type: text/plain;charset=utf-8] waited"},
		{"POST /echo", "body", "200 [x-length: 1, 2] body"},
		{"POST /shout", "body", "200 [content-type: text/plain;charset=utf-8] BODY"},
		{"/stream", "", "200 ab"},
		{"/generator", "", "200 xy"},
		{"/large", "", "200 [content-type: text/plain;charset=utf-8] " + strings.Repeat("x", 1<<20)},
		{"/promise", "", "200 [content-type: text/plain;charset=utf-8] promised"},
	} {
		if got := ask(inst, c.target, c.body); got != c.want {
			t.Errorf("%s:\n got %.200s\nwant %.200s", c.target, got, c.want)
		}
	}
}

// A body that does not come inline is streamed, by the goroutine of its exchange.
func TestStreamedBody(t *testing.T) {
	inst, _ := open(t, `export default { async fetch(req) {
	if (req.url.endsWith('parts')) { let n = 0; for await (const p of req.body) n += p.length; return new Response('' + n) }
	if (req.url.endsWith('echo')) return new Response(req.body);
	return new Response('' + (await req.text()).length);
} }`)
	for _, target := range []string{"POST /text", "POST /parts", "POST /echo"} {
		x, f := request(target, "")
		x.BodyInline, x.BodyLength = false, -1
		f.read = []byte(strings.Repeat("x", 5000))
		if err := serve(inst, x); err != nil {
			t.Errorf("%s: %v", target, err)
		}
		want := "5000"
		if target == "POST /echo" {
			want = strings.Repeat("x", 5000)
		}
		if string(f.body) != want {
			t.Errorf("%s: got %.100q, want %.100q", target, f.body, want)
		}
	}
}

func TestFailures(t *testing.T) {
	inst, e := open(t, `export default {
	fetch(req) {
		switch (new URL(req.url).pathname) {
		case '/throw': throw new RangeError('why');
		case '/null': throw null;
		case '/object': throw { a: 1 };
		case '/nothing': return;
		case '/number': return 42 as any;
		case '/reject': return Promise.reject(new Error('late'));
		case '/rejectlater': return new Promise((_, reject) => setTimeout(() => reject(new Error('later')), 2));
		case '/used': { const r = new Response('x'); r.text(); return r }
		case '/error': return Response.error();
		case '/stack': return deep(3);
		case '/status': return new Response('x', { status: 101 });
		case '/floating': Promise.reject(new Error('floating')); return new Response('ok');
		case '/file': return new Response(Bun.file('a.txt'));
		case '/badjson': return Response.json(undefined);
		}
	},
};
function deep(n: number): Response { if (n === 0) throw new TypeError('deep'); return deep(n - 1) }`)
	for _, c := range []struct{ target, want string }{
		{"/throw", "guest: RangeError: why"},
		{"/null", "guest: thrown: null"},
		{"/object", "guest: thrown: { a: 1 }"},
		{"/nothing", "guest: TypeError: the handler returned nothing: it must return a Response, or a promise of one"},
		{"/number", "guest: TypeError: the handler returned 42: it must return a Response, or a promise of one"},
		{"/reject", "guest: Error: late"},
		{"/rejectlater", "guest: Error: later"},
		{"/used", "guest: TypeError: Body already used"},
		{"/error", "guest: TypeError: the handler returned Response.error()"},
		{"/status", "response: the handler's response has status 101: 200 to 999 can be sent"},
		{"/floating", "200 [content-type: text/plain;charset=utf-8] ok"},
		{"/file", "guest: Error: ENOENT: no such file or directory, open 'a.txt' (the sandbox has no files)"},
		{"/badjson", "guest: TypeError: Response.json: the value cannot be written as JSON"},
	} {
		if got := ask(inst, c.target, ""); got != c.want {
			t.Errorf("%s: got %s, want %s", c.target, got, c.want)
		}
	}
	x, _ := request("/stack", "")
	var f *exchange.Failure
	if err := serve(inst, x); !errors.As(err, &f) {
		t.Fatal(err)
	}
	if want := "at deep (app.ts:21:61)\nat deep (app.ts:21:96)\nat deep (app.ts:21:96)\nat deep (app.ts:21:96)\nat fetch (app.ts:13:25)"; f.Stack != want {
		t.Errorf("stack\n%s\nwant\n%s", f.Stack, want)
	}
	if logs := e.logged(); len(logs) != 1 || logs[0] != "8 unhandled rejection: Error: floating\nat fetch (app.ts:15:40)" {
		t.Errorf("logs %q", logs)
	}
	if inst.Broken() {
		t.Error("an exception has broken the instance")
	}
	if err := inst.Error(x, f); err != adapter.ErrNoHandler {
		t.Errorf("error %v, want that there is no handler", err)
	}
}

func TestErrorHandler(t *testing.T) {
	inst, _ := open(t, `class NotFound extends Error {}
export default {
	fetch(req) { if (req.url.endsWith('async')) return new Promise((_, r) => setTimeout(r, 1, new NotFound('a'))); throw new NotFound('x') },
	error(e) {
		if (e instanceof NotFound) return new Response('missing ' + e.message, { status: 404 });
		if (e.message === 'again') throw e;
		return new Response(e.name + ' ' + e.message, { status: 500 });
	},
}`)
	for target, want := range map[string]string{"/": "404 [content-type: text/plain;charset=utf-8] missing x", "/async": "404 [content-type: text/plain;charset=utf-8] missing a"} {
		x, f := request(target, "")
		err := serve(inst, x)
		var failed *exchange.Failure
		if !errors.As(err, &failed) {
			t.Fatal(err)
		}
		if err := inst.Error(x, failed); err != nil {
			t.Fatal(err)
		}
		x.Release()
		if got := answerOf(f); got != want {
			t.Errorf("%s: got %s, want %s", target, got, want)
		}
	}
	x, f := request("/", "")
	if err := inst.Error(x, &exchange.Failure{Kind: exchange.KindTimeout, Message: "too long"}); err != nil {
		t.Fatal(err)
	}
	x.Release()
	if got, want := answerOf(f), "500 [content-type: text/plain;charset=utf-8] HostError too long"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	x, _ = request("/", "")
	var failed *exchange.Failure
	if err := inst.Error(x, &exchange.Failure{Message: "again"}); !errors.As(err, &failed) || failed.Message != "HostError: again" {
		t.Errorf("error %v", err)
	}
}

func TestStarts(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"export const a = 1", "guest: TypeError: the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response(\"hi\") } }`"},
		{"export default 5", "guest: TypeError: the exported object is number: it must be an object like { fetch(req) { return new Response(\"hi\") } }"},
		{"export default { port: 1 }", "guest: TypeError: the exported object has neither fetch nor routes: nothing would be answered"},
		{"export default { fetch: 1 }", "guest: TypeError: the exported object: fetch must be a function"},
		{"export default { routes: { '/a': 5 } }", "guest: TypeError: routes: /a: a handler, a Response, false or an object from methods to these is needed, not number"},
		{"export default { routes: { '/a': { get() {} } } }", "guest: TypeError: routes: /a: \"get\" is no method: GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS"},
		{"export default { routes: { '/a': new Response(Bun.file('a'), { status: 201 }) } }", "guest: TypeError: routes: /a: the Response of a file has neither status nor headers: the host makes them"},
		{"throw new Error('at the start')", "guest: Error: at the start"},
		{"await new Promise(() => {}); export default { fetch() {} }", "guest: the script waits at its top level for a promise that nothing will settle"},
		{"nothing.at.all; export default { fetch() {} }", "guest: ReferenceError: nothing is not defined"},
		{"Bun.serve({ fetch() {} }); Bun.serve({ fetch() {} })", "guest: Error: Bun.serve was called twice: a handler serves once, with the addresses of its operator"},
	} {
		prog, _ := load(t, c.source)
		_, err := prog.NewInstance(t.Context())
		if err == nil || err.Error() != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.source, err, c.want)
		}
	}
}

func TestManifest(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"export default { unix: '\\0my-service', idleTimeout: 15, fetch() {} }", `{"unix":"\u0000my-service","idleTimeout":15,"routes":{}}`},
		{"Bun.serve({ port: '3001', hostname: '::', development: { hmr: true }, instances: 4, fetch() {} })", `{"port":3001,"hostname":"::","instances":4,"development":true,"routes":{}}`},
		{"await Bun.sleep(1); try { await Bun.file('/x').delete() } catch {} export default { unix: '/x', fetch() {} }", `{"unix":"/x","routes":{}}`},
		{`const h = () => new Response('h');
export default { routes: { '/a': h, '/b': { GET: h, POST: () => new Response() }, '/c': new Response('c', { status: 201 }), '/d': Response.redirect('/e'), '/f': false, '/g': Response.json({ a: 1 }),
'/h': new Response(new Uint8Array([255, 0])) } }`,
			`{"routes":{"/a":1,"/b":{"GET":1,"POST":2},"/c":{"status":201,"headers":{"content-type":["text/plain;charset=utf-8"]},"body":"c"},"/d":{"status":302,"headers":{"location":["/e"]}},"/f":false,"/g":{"status":200,"headers":{"content-type":["application/json;charset=utf-8"]},"body":"{\"a\":1}"},"/h":{"status":200,"headers":{},"bodyBase64":"/wA="}}}`},
		{"export default { routes: { '/a': Bun.file('./a/b.txt'), '/b': { GET: new Response(Bun.file('b')) }, '/c/*': { dir: './' }, '/d/*': { dir: 'public' } } }",
			`{"routes":{"/a":{"file":"a/b.txt"},"/b":{"GET":{"file":"b"}},"/c/*":{"dir":"."},"/d/*":{"dir":"public"}}}`},
	} {
		inst, _ := open(t, c.source)
		m, _ := inst.Config()
		if string(m) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.source, m, c.want)
		}
	}
}

func TestServer(t *testing.T) {
	inst, e := open(t, `let v = '1';
export default { port: 3000, fetch(req, server) {
	switch (new URL(req.url).pathname) {
	case '/reload': v = '2'; server.reload({ routes: { '/v': () => new Response('route ' + v) }, fetch: () => new Response('new fetch') }); return new Response('reloaded');
	case '/timeout': server.timeout(req, 60); return new Response('set');
	case '/ip': return Response.json(server.requestIP(req));
	case '/this': return Response.json([this === server, server.port, String(server.url), server.pendingRequests, server.upgrade(req)]);
	case '/bad': try { server.reload({ fetch: 5 as any }) } catch (e) { return new Response(String(e)) }
	}
} }`)
	x, f := request("/timeout", "")
	if err := serve(inst, x); err != nil || f.idle.Seconds() != 60 {
		t.Errorf("timeout: %v, %v", err, f.idle)
	}
	x, f = request("/ip", "")
	x.Remote = "[2001:db8::1]:4711"
	if err := serve(inst, x); err != nil || string(f.body) != `{"address":"2001:db8::1","port":4711,"family":"IPv6"}` {
		t.Errorf("ip: %v, %s", err, f.body)
	}
	for _, c := range []struct{ target, want string }{
		{"/ip", "200 [content-type: application/json;charset=utf-8] null"},
		{"/this", `200 [content-type: application/json;charset=utf-8] [true,3000,"http://localhost:3000/",1,false]`},
		{"/bad", "200 [content-type: text/plain;charset=utf-8] TypeError: server.reload: the object: fetch must be a function"},
		{"/reload", "200 [content-type: text/plain;charset=utf-8] reloaded"},
		{"/ip", "200 [content-type: text/plain;charset=utf-8] new fetch"},
	} {
		if got := ask(inst, c.target, ""); got != c.want {
			t.Errorf("%s: got %s, want %s", c.target, got, c.want)
		}
	}
	if len(e.reloads) != 1 || e.reloads[0] != `{"routes":{"/v":1}}` {
		t.Errorf("reloads %q", e.reloads)
	}
	x, f = request("/v", "")
	x.Route = 1
	if err := serve(inst, x); err != nil || string(f.body) != "route 2" {
		t.Errorf("the new route: %v, %s", err, f.body)
	}
}

func TestParams(t *testing.T) {
	inst, _ := open(t, `export default { routes: { '/u/:id/:n': (req) => Response.json([req.params, req.headers.get('x-two'), req.headers.get('l')]) } }`)
	x, f := request("/u/x/y", "")
	x.Route = 1
	x.Header = append(x.Header, exchange.Field{Name: []byte("l"), Value: []byte("\xfc")})
	x.Params = []exchange.Field{{Name: []byte("id"), Value: []byte("\U0001F98A\x01")}, {Name: []byte("n"), Value: []byte("a\x00\xff")}}
	if err := serve(inst, x); err != nil {
		t.Fatal(err)
	}
	if want := `[{"id":"🦊\u0001","n":"a��"},"1, 2","ü"]`; string(f.body) != want {
		t.Errorf("got %s, want %s", f.body, want)
	}
}

// TestFields holds that the fields of a request are the same whether they are asked for one by one or all together, and that nothing else
// of the request, which lies beside them, is taken for one.
func TestFields(t *testing.T) {
	inst, _ := open(t, `export default { routes: { '/u/:id/:n': (req) => {
		const h = req.headers, one = (k) => [h.get(k), h.has(k)];
		const names = ['a', 'EMPTY', 'cookie', 'set-cookie', 'l', 'z', 'x-id', 'x-n', 'authorization', 'none'];
		const before = names.map(one), all = [...h], after = names.map(one);
		h.append('A', '2'); h.delete('z'); h.set('n', 'ü');
		return Response.json([JSON.stringify(before) === JSON.stringify(after), before, all, h.getSetCookie(), [h.get('a'), h.get('z'), h.get('n')], req.method, req.url, req.params]);
	} } }`)
	x, f := request("/u/x/y", "")
	x.Route, x.Method, x.Header = 1, []byte("BREW"), nil
	for _, p := range [][2]string{{"a", "1"}, {"empty", ""}, {"cookie", "b=c"}, {"l", "\xfc"}, {"set-cookie", "s"}, {"cookie", "d=e"}, {"set-cookie", "t"}, {"z", "end"}} {
		x.Header = append(x.Header, exchange.Field{Name: []byte(p[0]), Value: []byte(p[1])})
	}
	x.Params = []exchange.Field{{Name: []byte("x-id"), Value: []byte("y\nauthorization")}, {Name: []byte("x\nx-n"), Value: []byte("\nauthorization\x00v\U0001F98A")}}
	if err := serve(inst, x); err != nil {
		t.Fatal(err)
	}
	want := `[true,[["1",true],["",true],["b=c; d=e",true],["s, t",true],["ü",true],["end",true],[null,false],[null,false],[null,false],[null,false]],` +
		`[["a","1"],["cookie","b=c; d=e"],["empty",""],["l","ü"],["set-cookie","s"],["set-cookie","t"],["z","end"]],["s","t"],["1, 2",null,"ü"],"BREW","http://localhost:3000/u/x/y",` +
		`{"x-id":"y\nauthorization","x\nx-n":"\nauthorization\ufffdv🦊"}]`
	if got := strings.ReplaceAll(string(f.body), "\ufffd", `\ufffd`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	x, f = request("/u/x/y", "")
	x.Route, x.Header = 1, nil
	if err := serve(inst, x); err != nil {
		t.Fatal(err)
	}
	if want := `[true,[[null,false],`; !strings.HasPrefix(string(f.body), want) || !strings.HasSuffix(string(f.body), `"GET","http://localhost:3000/u/x/y",{}]`) {
		t.Errorf("without fields: %s", f.body)
	}
}

// TestBodies reads a request's body in every way that there is.
func TestBodies(t *testing.T) {
	for code, want := range map[string]string{
		"[await req.text(), req.bodyUsed, await req.text().catch(String)]":                                             `["{\"a\":1}",true,"TypeError: Body already used"]`,
		"[await req.json(), req.bodyUsed, await req.json().catch(String)]":                                             `[{"a":1},true,"TypeError: Body already used"]`,
		"[await req.clone().text(), await req.text(), await req.clone().text()]":                                       `guest: TypeError: Body already used`,
		"[await req.clone().json(), (await req.bytes()).length, await req.text().catch(String)]":                       `[{"a":1},7,"TypeError: Body already used"]`,
		"[(await req.arrayBuffer()).byteLength, (await new Request('http://a', { method: 'PUT', body: 'x' }).text())]": `[7,"x"]`,
		"[req.body.locked, await req.text(), req.body.locked]":                                                         `[false,"{\"a\":1}",true]`,
		"[await new Response(req.body).json(), await req.text().catch((e) => e.name)]":                                 `[{"a":1},"TypeError"]`,
		"[await req.text(), await new Response(req.body).text().catch((e) => e.name)]":                                 `["{\"a\":1}","{\"a\":1}"]`,
		"[typeof req.text, req.text() instanceof Promise, await req.blob().then((b) => b.size, String)]":               `["function",true,"TypeError: Body already used"]`,
	} {
		inst, _ := open(t, `export default { async fetch(req: any) { return Response.json(`+code+`) } }`)
		x, f := request("POST /", `{"a":1}`)
		got := ""
		if err := serve(inst, x); err != nil {
			got = err.Error()
		} else {
			got = string(f.body)
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", code, got, want)
		}
		inst.Close(context.Background())
	}
	for body, want := range map[string]string{"\xef\xbb\xbf\"x\"": `["x",3]`, "\"\xe2\x82\xff\"": `["��",4]`, "": `["SyntaxError",""]`, "{": `["SyntaxError","{"]`} {
		inst, _ := open(t, `export default { async fetch(req: any) { const two = req.clone(); return Response.json([await req.json().catch((e) => e.name), await two.text().then((s) => s.length > 1 ? s.length : s)]) } }`)
		x, f := request("POST /", body)
		if err := serve(inst, x); err != nil || string(f.body) != want {
			t.Errorf("%q: %s, %v, want %s", body, f.body, err, want)
		}
		inst.Close(context.Background())
	}
}

func TestConsole(t *testing.T) {
	inst, e := open(t, `console.debug('d'); console.log('a %s %d%%', 'b', 5, { c: [1, 'x'], f() {}, n: null }); console.warn(new Map([[1, new Set(['s'])]]));
console.error('bad', new TypeError('why')); console.log(new Error('e', { cause: 'c' }).message, [undefined, -0, 10n, Symbol('s')], 'x'.repeat(9000).length);
export default { fetch() {} }`)
	want := []string{
		"-4 d", "0 a b 5% { c: [ 1, \"x\" ], f: [Function: f], n: null }", "4 Map(1) { 1 => Set(1) { \"s\" } }",
		"8 bad TypeError: why\nat <anonymous> (app.ts:2:26)", "0 e [ undefined, -0, 10n, Symbol(s) ] 9000",
	}
	logs := e.logged()
	for n := range max(len(want), len(logs)) {
		if n >= len(logs) || n >= len(want) || logs[n] != want[n] {
			t.Errorf("logs\n%q, want\n%q", logs, want)
			break
		}
	}
	inst.Close(context.Background())
}

// A library may be loaded while another is.
func TestLibraries(t *testing.T) {
	inst, _ := open(t, `
		Object.defineProperty(globalThis, 'Event', { configurable: true, get() { new URL('file:///x/../y'); new ReadableStream(); return EventTarget; } });
		export default { fetch() {
			const c = new MessageChannel();
			const deep: string[] = [];
			for (let n = 0; n < 3; n++) deep.push(typeof URLPattern, typeof structuredClone);
			return Response.json([typeof c.port1, new URL('file:///x/../y').href, typeof new ReadableStream().tee, ...deep]);
		} }`)
	want := `200 [content-type: application/json;charset=utf-8] ["object","file:///y","function","function","function","function","function","function","function"]`
	for range 2 {
		if got := ask(inst, "/", ""); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
