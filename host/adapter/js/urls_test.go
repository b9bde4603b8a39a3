package js

import (
	"fmt"
	"testing"
)

// The URL of a request is taken apart in the script, and others by the host, and both are the same: each is made and
// changed with a fragment as well, with which the script knows it no more.
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
		const base = k % 2 ? pick(bases) : req.url, input = some(5);
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

// The URL of a request parses, whatever the host and the target, and its host is never a name that the client has not sent.
func TestURLHost(t *testing.T) {
	inst, _ := open(t, `export default { fetch(req: Request) { return new Response(req.url + ' ' + new URL(req.url).host); } }`)
	for _, c := range []struct{ target, host, want string }{
		{"OPTIONS *", "h", "http://h/* h"},
		{"OPTIONS *", "h:81", "http://h:81/* h:81"},
		{"OPTIONS *", "H", "http://h/* h"},
		{"OPTIONS *", "", "http://localhost/* localhost"},
		{"/q?a", "xn--a", "http://invalid/q?a invalid"},
		{"OPTIONS *", "xn--a", "http://invalid/* invalid"},
		{"/q", "h:99999", "http://invalid/q invalid"}, // the fronts refuse it
	} {
		x, f := request(c.target, "")
		x.Host = []byte(c.host)
		if err := serve(inst, x); err != nil || string(f.body) != c.want {
			t.Errorf("%s with host %q: %s, %v, want %s", c.target, c.host, f.body, err, c.want)
		}
	}
}

// No spelling of a URL, and no change of one, takes much more work than another.
func TestURLWork(t *testing.T) {
	kinds := []string{"new URL('http://h/a/b')", "new URL('/login', u)", "new URL('../x', u)", "new URL('?q=1', u)", "new URL('http://h:8080/a')", "new URL('http://u:p@h/')",
		"new URL('http://1.2.3.4/')", "new URL('http://[::1]/')", "new URL('HTTP://A.com/%20é')", "new URL('mailto:a@b')", "new URL('http://h/a#b')", "URL.canParse('no')", "URL.canParse('http://u@h/')",
		"URL.parse('../x', u)", "new URL(u).pathname = '/a b'", "new URL(u).port = '81'", "new URL(u).host = 'é.x:1'", "new URL(u).hash = 'x'", "new URL(u).search = '?a b'", "new URL(u).searchParams.get('q')"}
	list := ""
	for _, k := range kinds {
		list += "() => " + k + ", "
	}
	prog, e := load(t, `let u = ''; const kinds = [`+list+`]; export default { fetch(req: Request) {
		u = req.url; const f = kinds[new URL(u).searchParams.get('n')]; for (let k = 0; k < 300; k++) f(); return new Response('') } }`)
	env := &worker{testEnv: e}
	prog.(*program).Env = env
	env.inst = start(t, prog)
	work := func(n int) int64 {
		before := env.fuel()
		if got := ask(env.inst, fmt.Sprint("/a/b?q=1&n=", n), ""); got != "200 [content-type: text/plain;charset=utf-8] " {
			t.Fatal(got)
		}
		return env.fuel() - before
	}
	work(0)
	plain := work(0)
	for n, k := range kinds {
		if w := work(n); w > 8*plain {
			t.Errorf("%s takes %d units of work, a plain URL %d", k, w, plain)
		}
	}
}
