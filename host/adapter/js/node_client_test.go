package js

import (
	"strings"
	"testing"
)

// TestHTTPClient: http.request sends by fetch, by its rules: no redirect is followed, nothing is decompressed, and what fails is an event.
func TestHTTPClient(t *testing.T) {
	prog, e := load(t, `import http from 'node:http'; import https from 'node:https';
const cases = {
	get: (done) => http.get('http://h/a?b=c', { headers: { 'X-A': '1' } }, whole(done)),
	post: (done) => { const r = http.request({ host: 'h', port: 81, path: '/p', method: 'post', auth: 'u:p' }, whole(done)); r.write('a'); r.end('b') },
	https: (done) => https.get('https://h/s', whole(done)),
	unix: (done) => http.get({ socketPath: '/run/x', path: '/u' }, whole(done)),
	moved: (done) => http.get('http://h/moved', (r) => { r.resume(); done(r.statusCode + ' ' + r.headers.location + ' ' + r.headers['set-cookie']) }),
	large: (done) => http.get('http://h/large', (r) => { let n = 0; r.on('data', (c) => { n += c.length }).on('end', () => done(n + ' ' + r.complete)) }),
	broken: (done) => http.get('http://h/broken', (r) => { const e = []; r.on('data', (c) => e.push(String(c))).on('aborted', () => e.push('aborted')).on('error', (x) => { e.push(x.code); done(e.join(' ')) }) }),
	denied: (done) => http.get('http://h/denied').on('error', (x) => done(x.code)),
	destroyed: (done) => { const r = http.get('http://h/hang'); r.on('error', (x) => done(x.code + ' ' + r.destroyed)); setTimeout(() => r.destroy(), 1) },
	timeout: (done) => { const r = http.get('http://h/hang', { timeout: 1 }); r.on('timeout', () => r.destroy(new Error('slow'))).on('error', (x) => done(x.message)) },
	proxy: (done) => { try { http.get('http://h/', { createConnection() {} }) } catch (x) { done(x.code) } },
	events: (done) => { const e = []; const r = http.request('http://h/e', { method: 'PUT' }); for (const n of ['socket', 'finish', 'response', 'close']) r.on(n, (x) => { e.push(n); if (n === 'response') x.resume(); if (n === 'close') done(e.join(' ')) }); r.end('x') },
};
const whole = (done) => (r) => { let s = ''; r.setEncoding('latin1').on('data', (c) => { s += c }).on('end', () => done(r.statusCode + ' ' + s)) };
export default { fetch: (req) => new Promise((resolve) => cases[new URL(req.url).pathname.slice(1)]((text) => resolve(new Response(text)))) };`)
	e.outbound = &others{}
	inst := start(t, prog)
	for _, c := range []struct{ name, want string }{
		{"get", "200 GET http://h/a?b=c x-a=1"}, {"post", "200 POST http://h:81/p"}, {"post", "body=ab"}, {"post", "authorization=Basic dTpw"}, {"https", "200 GET https://h/s"}, {"unix", `at "/run/x"`},
		{"moved", "302 /to a=1,b=2"}, {"large", "1048576 true"}, {"broken", "one aborted ECONNRESET"}, {"denied", "EACCES"}, {"destroyed", "ECONNRESET true"}, {"timeout", "slow"}, {"proxy", "ENOSYS"},
		{"events", "socket finish response close"},
	} {
		if got := ask(inst, "/"+c.name, ""); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
