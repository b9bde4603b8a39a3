package js

// node:http: the responses of a server through the host, and scripts that call listen.

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// plainServer answers by the path.
const plainServer = `import http from 'node:http';
const log: string[] = [];
const server = http.createServer((req, res) => {
	switch (req.url) {
	case '/': res.end('hello'); return;
	case '/head': res.setHeader('x-a', '1'); res.writeHead(202, { 'x-b': ['2', '3'], 'set-cookie': ['a=1', 'b=2'] }); res.write('a'); res.write(Buffer.from('b')); res.end('c'); return;
	case '/latin': res.setHeader('content-type', 'x/y'); res.end('\u00e9', 'latin1'); return;
	case '/none': res.writeHead(204); res.end('not sent'); return;
	case '/type': res.writeHead(200, { 'content-type': 'text/x' }); res.end(); return;
	case '/later': setTimeout(() => { res.statusCode = 201; res.end('later') }, 1); return;
	case '/parts': { let n = 0; const t = setInterval(() => { res.write('part' + n++ + ' '); if (n === 3) { clearInterval(t); res.end('end') } }, 1); return }
	case '/flush': res.flushHeaders(); setTimeout(() => res.end('late'), 1); return;
	case '/upload': { let n = 0; req.on('data', (c) => { n += c.length }); req.on('end', () => res.end(n + ' ' + req.complete)); return }
	case '/text': { req.setEncoding('utf8'); let s = ''; req.on('data', (c) => { s += c }).on('end', () => res.end(s)); return }
	case '/pipe': req.pipe(res); return;
	case '/big': { let i = 0, waited = 0; const go = () => { while (i++ < 100) if (!res.write('x'.repeat(10000))) { res.once('drain', () => { waited++; go() }); return } res.end(' ' + (waited > 1)) }; go(); return }
	case '/events': { const e: string[] = []; res.on('finish', () => e.push('finish')).on('close', () => { e.push('close'); log.push(e.join(' ')) }); req.on('close', () => e.push('request')); res.end('x', () => e.push('callback')); return }
	case '/log': setTimeout(() => res.end(log.join()), 5); return;
	case '/throw': throw new RangeError('thrown');
	case '/reject': (async () => { await 0; throw new RangeError('rejected') })().catch((e) => res.destroy(e)); return;
	case '/destroy': res.destroy(); return;
	case '/socket': req.socket.destroy(); return;
	case '/after': res.end('sent'); throw new Error('after the answer');
	case '/twice': res.end('once'); res.end('twice'); res.write('thrice', (e) => log.push(e.code)); res.on('error', () => {}); return;
	case '/target?a=1&b': res.end(req.method + ' ' + req.url); return;
	case '/600': res.statusCode = 600; res.end('x'); return;
	}
	res.statusCode = 404;
	res.end();
}).listen(0);
server.on('upgrade', () => {}).on('clientError', () => {});
`

func TestHTTPServer(t *testing.T) {
	inst, e := open(t, plainServer)
	for _, c := range []struct{ target, body, want string }{
		{"/", "", "200 hello"},
		{"/head", "", "202 [x-a: 1] [x-b: 2, 3] [set-cookie: a=1] [set-cookie: b=2] abc"},
		{"/latin", "", "200 [content-type: x/y] \xe9"},
		{"/none", "", "204 "},
		{"/type", "", "200 [content-type: text/x] "},
		{"/later", "", "201 later"},
		{"/parts", "", "200 part0 part1 part2 end"},
		{"/flush", "", "200 late"},
		{"POST /upload", strings.Repeat("x", 5000), "200 5000 true"},
		{"POST /text", "caf\u00e9", "200 caf\u00e9"},
		{"POST /pipe", "piped", "200 piped"},
		{"/big", "", "200 " + strings.Repeat("x", 1000000) + " true"},
		{"/events", "", "200 x"},
		{"/log", "", "200 finish callback close"},
		{"/target?a=1&b", "", "200 GET /target?a=1&b"},
		{"/throw", "", "guest: RangeError: thrown"},
		{"/reject", "", "guest: RangeError: rejected"},
		{"/destroy", "", "guest: Error: the handler destroyed the response, or its socket, before it had ended"},
		{"/socket", "", "guest: Error: the handler destroyed the response, or its socket, before it had ended"},
		{"/after", "", "200 sent"},
		{"/twice", "", "200 once"},
		{"/log", "", "200 finish callback close,ERR_STREAM_WRITE_AFTER_END"},
		{"/nope", "", "404 "},
	} {
		got := ask(inst, c.target, c.body)
		if got != c.want && strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") {
			t.Errorf("%s: %.300q, want %.300q", c.target, got, c.want)
		}
	}
	if got := ask(inst, "/600", ""); !strings.Contains(got, "600") {
		t.Errorf("a status that cannot be sent: %q", got)
	}
	if log := strings.Join(e.logged(), "\n"); !strings.Contains(log, "after the answer") {
		t.Errorf("an error after the answer is not in the log: %s", log)
	}
}

// TestHTTPServerAsync: a listener that is an async function fails its request, before the head and in the middle of the body.
func TestHTTPServerAsync(t *testing.T) {
	inst, _ := open(t, `import { createServer } from 'http';
createServer(async (req, res) => { await 1; if (req.url === '/body') { res.write('some'); await new Promise((r) => setTimeout(r, 5)) } throw new EvalError('async') }).listen(0)`)
	if got := ask(inst, "/", ""); got != "guest: EvalError: async" {
		t.Errorf("before the head: %q", got)
	}
	x, f := request("/body", "")
	if err := serve(inst, x); err == nil || !strings.Contains(err.Error(), "async") {
		t.Errorf("in the body: %v, %q", err, answerOf(f))
	}
}

// TestHTTPServerGone: a client that has left ends the messages, and the script is notified.
func TestHTTPServerGone(t *testing.T) {
	for _, path := range []string{"/wait", "/stream"} {
		inst, _ := open(t, `import { createServer } from 'http';
let log = [];
createServer((req, res) => {
	if (req.url === '/log') { res.end(log.join(' ')); return }
	req.on('aborted', () => log.push('aborted')).on('error', (e) => log.push(e.code)).on('close', () => log.push('request'));
	res.on('close', () => log.push('response', res.writableFinished, res.destroyed)).on('finish', () => log.push('finish'));
	req.socket.on('close', () => log.push('socket'));
	if (req.url === '/stream') { const more = () => { if (!res.destroyed) { res.write('x'.repeat(100000)); setTimeout(more, 1) } }; more() }
}).listen(0)`)
		x, f := request("GET "+path, "")
		done := make(chan error, 1)
		if path == "/stream" {
			f.failed = errors.New("gone")
		}
		go func() { done <- serve(inst, x) }()
		if path == "/wait" {
			for begun := time.Now(); !waits(inst) && time.Since(begun) < 30*time.Second; {
				time.Sleep(time.Millisecond)
			}
			x.Cancel(errors.New("the client is gone"))
		}
		<-done
		want := "200 aborted request socket response false true ECONNRESET"
		var got string
		for range 1000 {
			if got = ask(inst, "/log", ""); len(strings.Fields(got)) >= len(strings.Fields(want)) {
				break
			}
		}
		for _, w := range strings.Fields(want) {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q has no %q", path, got, w)
			}
		}
		if strings.Contains(got, "finish") {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// TestHTTPListen: the first server that listens is served, at its end or later; what cannot be has a reason.
func TestHTTPListen(t *testing.T) {
	const one, two = `import { createServer } from 'http'; import https from 'https'; const s = createServer((q, r) => r.end('one'));`, `const t = createServer((q, r) => r.end('two'));`
	for _, c := range []struct{ source, manifest, want string }{
		{one + `s.listen(8080, '0.0.0.0')`, `{"port":8080,"hostname":"0.0.0.0","routes":{}}`, "200 one"},
		{one + `s.listen({ port: '8080', host: 'localhost' })`, `{"port":8080,"hostname":"localhost","routes":{}}`, "200 one"},
		{one + `s.listen('/run/x.sock')`, `{"unix":"/run/x.sock","routes":{}}`, "200 one"},
		{one + `s.listen({ path: '\0svc' })`, `{"unix":"\u0000svc","routes":{}}`, "200 one"},
		{one + `s.listen(1, () => { s.removeAllListeners('request'); s.on('request', (q, r) => r.end(JSON.stringify(s.address()) + s.listening)) })`, "", `200 {"address":"127.0.0.1","family":"IPv4","port":1}true`},
		{one + `setTimeout(() => s.listen(1), 5)`, "", "200 one"},
		{one + `(async () => { await new Promise((r) => setTimeout(r, 5)); await 1; s.listen(1) })()`, "", "200 one"},
		{`setTimeout(() => Bun.serve({ fetch: () => new Response('late') }), 5)`, "", "200 [content-type: text/plain;charset=utf-8] late"},
		{one + `export default s; setTimeout(() => s.listen(1), 5)`, "", "200 one"},
		{one + two + `s.listen(1); t.on('error', (e) => { globalThis.e = e.code }).listen(2); s.on('request', (q, r) => r.end(e))`, "", "200 one"},
		{one + two + `s.listen(1); t.listen(2)`, "", "200 one"},
		{one + `const f = s.listeners('request')[0]; s.listen(80); https.createServer({ key: '', cert: '' }, f).listen(443)`, "", "200 one"},
		{one + `s.listen(1); s.close(() => {}); s.listen(1)`, "", "200 one"},
		{one + `s.listen(1); try { s.listen(2) } catch (e) { s.removeAllListeners('request'); s.on('request', (q, r) => r.end(e.code)) }`, "", "200 ERR_SERVER_ALREADY_LISTEN"},
		{one + `try { s.listen(70000) } catch (e) { s.removeAllListeners('request'); s.on('request', (q, r) => r.end(e.code)) } s.listen(1)`, "", "200 ERR_SOCKET_BAD_PORT"},
		{one + `s.listen(1); s.removeAllListeners('request')`, "", `guest: Error: the server that listens has no listener for requests: server.on("request", (req, res) => ...)`},
		{one, "", "!the script has no default export and does not call Bun.serve"},
		{one + `setTimeout(() => {}, 5)`, "", "!the script has no default export"},
		{one + `setTimeout(() => { throw new EvalError('early') }, 5)`, "", "!EvalError: early"},
		{one + `export default s`, "", "!has neither fetch nor routes"},
	} {
		prog, _ := load(t, c.source)
		if reason, bad := strings.CutPrefix(c.want, "!"); bad {
			if i, err := prog.NewInstance(t.Context()); err == nil {
				i.Close(t.Context())
				t.Errorf("%s: it starts", c.source)
			} else if !strings.Contains(err.Error(), reason) {
				t.Errorf("%s: %v, want %s", c.source, err, reason)
			}
			continue
		}
		inst := start(t, prog)
		if m, _ := inst.Config(); c.manifest != "" && string(m) != c.manifest {
			t.Errorf("%s: manifest %s, want %s", c.source, m, c.manifest)
		}
		if got := ask(inst, "/", ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.source, got, c.want)
		}
	}
}

// waits reports whether a request waits in inst.
func waits(inst *instance) bool {
	return inst.requests.Count() > 0
}
