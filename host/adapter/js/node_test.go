package js

// Node's modules, and what scripts can do with them that they should not.

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestNodeContexts: what a request has entered is not there in the next one, whatever it left behind.
func TestNodeContexts(t *testing.T) {
	inst, _ := open(t, `import { AsyncLocalStorage } from 'node:async_hooks';
const s = new AsyncLocalStorage();
let left;
export default { async fetch(req) {
	const before = String(s.getStore()), { pathname } = new URL(req.url);
	if (pathname === '/enter') s.enterWith('entered');
	if (pathname === '/throw') s.run('run', () => { throw new Error('x') });
	if (pathname === '/enter-throw') { s.enterWith('entered'); throw new Error('x') }
	if (pathname === '/leave') s.run('left', () => { left = new Promise((r) => setTimeout(r, 1)).then(() => s.getStore()) });
	if (pathname === '/left') return new Response(before + ' ' + await left + ' ' + s.getStore());
	await 0;
	return new Response(before + ' ' + s.getStore());
}, error() { return new Response('error ' + s.getStore()) } }`)
	for _, c := range []struct{ path, want string }{
		{"/", "undefined undefined"}, {"/enter", "undefined entered"}, {"/", "undefined undefined"}, {"/throw", ""}, {"/", "undefined undefined"},
		{"/enter-throw", ""}, {"/", "undefined undefined"}, {"/leave", "undefined undefined"}, {"/left", "undefined left undefined"},
	} {
		if got := ask(inst, c.path, ""); c.want != "" && !strings.HasSuffix(got, "] "+c.want) {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

// TestNodePlaces: an error in a script that asks for import.meta, for Node's modules and for contexts has the place that it has in
// the source.
func TestNodePlaces(t *testing.T) {
	for _, first := range []string{"const x = import.meta.url;", "import { join } from 'node:path'; const x = join('a');", "import { AsyncLocalStorage } from 'node:async_hooks'; const x = new AsyncLocalStorage();"} {
		inst, _ := open(t, first+"\ninterface T { a: 1 }\nexport default { fetch() { if (x)\n  throw new RangeError('here') } }\n")
		x, _ := request("GET /", "")
		err := serve(inst, x)
		if err == nil || !strings.Contains(fmt.Sprintf("%+v", failureOf(err).Stack), "app.ts:4:") {
			t.Errorf("%s: the stack is %q", first, failureOf(err).Stack)
		}
	}
}

// TestNodeHostile: scripts that break what the libraries are made of, or ask for what there is not, harm themselves.
func TestNodeHostile(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{`__wasmserve_require('../../etc/passwd')`, "ResolveMessage MODULE_NOT_FOUND"},
		{`__wasmserve_require('node')`, "ResolveMessage MODULE_NOT_FOUND"},
		{`__wasmserve_require('__proto__')`, "ResolveMessage MODULE_NOT_FOUND"},
		{`__wasmserve_require('constructor')`, "ResolveMessage MODULE_NOT_FOUND"},
		{`__wasmserve_require({ toString() { return 'path' } }).sep`, "/"},
		{`__wasmserve_require()`, "ResolveMessage MODULE_NOT_FOUND"},
		{`__wasmserve_require(Symbol())`, "ResolveMessage MODULE_NOT_FOUND"},
		{`(Uint8Array.prototype.toBase64 = null, Buffer.from('a').toString('base64'))`, "TypeError"},
		{`(delete globalThis.Buffer, require('buffer').Buffer.from('a').toString())`, "a"},
		{`Buffer.alloc(2 ** 40)`, "RangeError"},
		{`Buffer.from({ length: 1e12 })`, "RangeError"},
		{`Buffer.from('a'.repeat(10)).fill('').toString('hex')`, "00000000000000000000"},
		{`require('fs').readFileSync('/etc/passwd')`, "Error ENOSYS"},
		{`require('child_process').execSync('id')`, "Error ENOSYS"},
		{`new (require('net').Socket)()`, "Error ENOSYS"},
		{`new (require('worker_threads').Worker)('x')`, "Error ENOSYS"},
		{`require('vm').runInNewContext('1')`, "Error ENOSYS"},
		{`process.binding`, "undefined"},
		{`require('util').inspect(new Proxy({}, { ownKeys() { throw new EvalError("x") } }))`, "EvalError"},
		{`require('querystring').parse('&'.repeat(1e5)).x`, "undefined"},
		{`Object.keys(require('querystring').parse('a=1&'.repeat(2000).replace(/a/g, (m, n) => m + n))).length`, "1000"},
		{`require('url').parse('http://' + '@'.repeat(1e4) + 'a').host`, "a"},
		{`require('path').join('../'.repeat(1e4), 'etc/passwd').length > 0`, "true"},
	} {
		inst, _ := open(t, `export default { async fetch(req) { try { return new Response(String(await (0, eval)(await req.text()))) } catch (e) { return new Response((e?.name + ' ' + (e?.code ?? '')).trim()) } } }
globalThis.require = __wasmserve_require;`)
		begun := time.Now()
		if got := ask(inst, "POST /", c.code); !strings.HasSuffix(got, "] "+c.want) && !(c.want == "TypeError" || c.want == "RangeError") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.code, got, c.want)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s took %v", c.code, took)
		}
	}
}

// Servers and clients look names up before they use them, and set options of the network that count for nothing here.
func TestNodeDNS(t *testing.T) {
	inst, _ := open(t, `export default { async fetch(req) {
	const dns = require('dns'), net = require('net');
	dns.setDefaultResultOrder('ipv4first');
	net.setDefaultAutoSelectFamily(false);
	const [name, options] = await req.json();
	const ask = new Promise((done) => dns.lookup(name, options ?? {}, (e, ...rest) => done(e ? [e.code, e.hostname] : rest)));
	const promised = dns.promises.lookup(name, options).catch((e) => e.code);
	return Response.json([await ask, await promised]);
} }`)
	for _, c := range []struct{ asked, want string }{
		{`["localhost"]`, `[["127.0.0.1",4],{"address":"127.0.0.1","family":4}]`},
		{`["localhost",{"all":true}]`, `[[[{"address":"127.0.0.1","family":4}]],[{"address":"127.0.0.1","family":4}]]`},
		{`["localhost",6]`, `[["::1",6],{"address":"::1","family":6}]`},
		{`["192.0.2.7"]`, `[["192.0.2.7",4],{"address":"192.0.2.7","family":4}]`},
		{`["2001:db8::1",{"family":6}]`, `[["2001:db8::1",6],{"address":"2001:db8::1","family":6}]`},
		{`["example.com"]`, `[["ENOSYS","example.com"],"ENOSYS"]`},
	} {
		if got := ask(inst, "POST /", c.asked); !strings.HasSuffix(got, "] "+c.want) {
			t.Errorf("%s: %s, want %s", c.asked, got, c.want)
		}
	}
}
