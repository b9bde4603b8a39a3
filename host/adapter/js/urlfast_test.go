package js

import "testing"

// The fast ways of URL are those of the state machine: each URL is made and changed in both. A fragment leads to the state machine.
func TestURLFast(t *testing.T) {
	inst, _ := open(t, `let seed = 1;
const random = (n: number) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
const pick = <T>(list: T[]) => list[random(list.length)];
const pieces = ['/', '/', '.', '..', 'a', 'B', 'c.d', '?', '&', '=', ':', '//', '@', '%2e', '%', ' ', '#', 'x-y', '~', "'", '\\', 'é', '1', ';', '+', '\t', '|', '[', 'http:', 'HTTP://H', 'https://a.b:81', ':80', ''];
const some = (n: number) => { let s = ''; for (let k = random(n); k >= 0; k--) s += pick(pieces); return s; };
const bases = ['http://localhost:3000/a/b?c=d', 'https://Ex.com', 'http://h/', 'http://a.b/x/../y', 'http://h/?', 'http://xn--a/', 'http://h:80/', 'HTTPS://H/p?', 'http://1.2.3.4/a', 'http://[::1]/', 'http://u@h/', 'http://a.1/', 'http://h/p/q/'];
const all = (u: URL) => [u.href, u.origin, u.protocol, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, String(u.searchParams), u.username].join(' ');
const made = (f: () => URL) => { try { return f(); } catch { return null; } };
export default { fetch(req: Request) {
	const bad: string[] = [];
	let fast = 0;
	for (let k = 0; k < 6000 && bad.length < 5; k++) {
		const base = k % 3 ? pick(bases) : req.url, input = some(5);
		// With a fragment on the base, or on the URL, nothing is fast. The fragment of the base is not the result's, but for the empty reference.
		const a = made(() => new URL(input, base)), b = made(() => new URL(input, base + '#x'));
		if (b !== null && input.trim() === '') b.hash = '';
		if ((a && all(a)) !== (b && all(b))) bad.push('new URL(' + JSON.stringify([input, base]) + '): ' + (a && all(a)) + ' instead of ' + (b && all(b)));
		const s = made(() => new URL(input)), m = made(() => new URL(input.trim() + (input.includes('#') ? '' : '#')));
		if (m !== null && !input.includes('#')) m.hash = '';
		if ((s && all(s)) !== (m && all(m))) bad.push('new URL(' + JSON.stringify(input) + '): ' + (s && all(s)) + ' instead of ' + (m && all(m)));
		const u = made(() => new URL(base)), w = made(() => new URL(base + '#x'));
		if (u === null || w === null) continue;
		w.hash = '';
		fast++;
		for (let n = random(3); n >= 0; n--) {
			const v = some(4), what = pick(['pathname', 'search', 'set', 'append', 'delete', 'hash', 'port', 'read', 'host', 'protocol']);
			for (const x of [u, w]) {
				if (what === 'set') x.searchParams.set('k', v); else if (what === 'append') x.searchParams.append(v, v); else if (what === 'delete') x.searchParams.delete('c');
				else if (what === 'read') x.searchParams.size; else (x as any)[what] = what === 'hash' ? '' : v;
			}
			if (all(u) !== all(w)) { bad.push(JSON.stringify([base, what, v]) + ': ' + all(u) + ' instead of ' + all(w)); break; }
		}
	}
	return new Response(bad.join('\n') || (fast > 3000 ? 'same' : 'few'));
} }`)
	if got, want := ask(inst, "/path/x?q=1", ""), "200 [content-type: text/plain;charset=utf-8] same"; got != want {
		t.Error(got)
	}
}

// A reference and a change that need no state machine take a fraction of its work.
func TestURLFastWork(t *testing.T) {
	prog, e := load(t, `const make: Record<string, (u: string, k: number) => unknown> = {
	fast: (u, k) => { const v = new URL('/login' + k, u); v.pathname = '/a/' + k; v.search = '?x=' + k; v.searchParams.set('y', '1'); return v.href; },
	slow: (u, k) => { const v = new URL('/login' + k + '#f', u); v.pathname = '/a/' + k; v.search = '?x=' + k; v.searchParams.set('y', '1'); return v.href; },
};
export default { fetch(req: Request) { const name = new URL(req.url).pathname.slice(1); for (let k = 0; k < 200; k++) make[name](req.url, k); return new Response('') } }`)
	env := &worker{testEnv: e}
	prog.(*program).env = env
	env.inst = start(t, prog)
	work := func(path string) int64 {
		before := env.fuel()
		if got := ask(env.inst, path, ""); got != "200 [content-type: text/plain;charset=utf-8] " {
			t.Fatal(got)
		}
		return env.fuel() - before
	}
	work("/slow") // loads the state machine
	if fast, slow := work("/fast"), work("/slow"); fast*5 > slow {
		t.Errorf("the fast way takes %d units, the slow one %d", fast, slow)
	}
}
