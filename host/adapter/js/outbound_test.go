package js

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// others are servers that answer with what they were sent. A request for "hang" waits until it is cancelled.
type others struct {
	mu    sync.Mutex
	asked []string
	open  atomic.Int64
}

func (o *others) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	o.mu.Lock()
	o.asked = append(o.asked, r.URL)
	o.mu.Unlock()
	o.open.Add(1)
	text := fmt.Sprintf("%s %s", r.Method, r.URL)
	for _, f := range r.Header {
		text += fmt.Sprintf(" %s=%s", f.Name, f.Value)
	}
	if r.Address != "" {
		text += fmt.Sprintf(" at %q", r.Address)
	}
	text += fmt.Sprintf(" manual=%v body=%s", r.Manual, r.Body)
	res := &adapter.OutboundResponse{Status: 200, StatusText: "OK", URL: r.URL, Length: int64(len(text)),
		Header: []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/x")}, {Name: []byte("x-odd"), Value: []byte("\xfc")}, {Name: []byte("set-cookie"), Value: []byte("a=1")}, {Name: []byte("set-cookie"), Value: []byte("b=2")}}}
	var body io.Reader = strings.NewReader(text)
	switch {
	case strings.HasSuffix(r.URL, "/denied"):
		o.open.Add(-1)
		return nil, fmt.Errorf("%w: h is not named", adapter.ErrDenied)
	case strings.HasSuffix(r.URL, "/hang"):
		<-ctx.Done()
		o.open.Add(-1)
		return nil, context.Cause(ctx)
	case strings.HasSuffix(r.URL, "/moved"):
		res.Status, res.Redirected, res.StatusText = 302, true, ""
		res.Header = append(res.Header, exchange.Field{Name: []byte("location"), Value: []byte("/to")})
	case strings.HasSuffix(r.URL, "/large"):
		res.Length, body = -1, io.LimitReader(letters{}, 1<<20)
	case strings.HasSuffix(r.URL, "/broken"):
		res.Length, body = -1, io.MultiReader(strings.NewReader("one"), failing{})
	case strings.HasSuffix(r.URL, "/stalls"):
		res.Length, body = -1, io.MultiReader(strings.NewReader("one"), waiting{ctx})
	}
	res.Body = &closing{Reader: body, open: &o.open}
	return res, nil
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("cut") }

type waiting struct{ ctx context.Context }

func (w waiting) Read([]byte) (int, error) { <-w.ctx.Done(); return 0, context.Cause(w.ctx) }

type closing struct {
	io.Reader
	open *atomic.Int64
	once sync.Once
}

func (c *closing) Close() error { c.once.Do(func() { c.open.Add(-1) }); return nil }

// TestFetch plays expressions in a handler; the last line checks that nothing stays open.
func TestFetch(t *testing.T) {
	inst, e := open(t, `const run = Object.getPrototypeOf(async function () {}).constructor;
export default { async fetch(req) { try { return Response.json({ v: await (run('req', 'return (' + await req.text() + ')'))(req) }) } catch (e) { return new Response(e.name + ': ' + e.message) } } }`)
	play := func(code, want string) {
		t.Helper()
		_, got, _ := strings.Cut(ask(inst, "POST /path", code), "] ")
		if got = strings.TrimSuffix(strings.TrimPrefix(got, `{"v":`), "}"); got != want {
			t.Errorf("%s\n got %s\nwant %s", code, got, want)
		}
	}
	play("fetch('http://h/')", "TypeError: fetch: the operator lets handlers ask nobody (-allow-net)")
	o := &others{}
	e.outbound = o
	for _, c := range []struct{ code, want string }{
		{"fetch('http://h/a?b').then(r => r.text())", `"GET http://h/a?b manual=false body="`},
		{"fetch(new URL('http://H:80/'), { method: 'post', body: 'hi', headers: { 'X-Key': '\u00fc' } }).then(r => r.text())", `"POST http://h/ x-key=� content-type=text/plain;charset=utf-8 manual=false body=hi"`},
		{"fetch(new Request('http://h/r', { method: 'PUT', body: new Uint8Array([104, 105]) })).then(r => r.text())", `"PUT http://h/r manual=false body=hi"`},
		{"fetch('http://h/', { unix: '\\0svc' }).then(r => r.text())", `"GET http://h/ at \"\\x00svc\" manual=false body="`},
		{"fetch('http://h/', { unix: '@svc', redirect: 'manual' }).then(r => r.text())", `"GET http://h/ at \"@svc\" manual=true body="`},
		{"fetch('http://h/').then(r => [r.status, r.ok, r.statusText, r.url, r.redirected, r.headers.get('content-type'), r.headers.get('x-odd'), r.headers.getSetCookie()])",
			`[200,true,"OK","http://h/",false,"text/x","ü",["a=1","b=2"]]`},
		{"fetch('http://h/moved').then(r => [r.status, r.statusText, r.redirected])", `[302,"",true]`},
		{"fetch('http://h/moved', { redirect: 'error' })", "TypeError: fetch: http://h/moved redirects, which redirect: 'error' refuses"},
		{"fetch('http://h/large').then(r => r.text()).then(s => [s.length, s.slice(0, 3)])", `[1048576,"xxx"]`},
		{"(async () => { let n = 0; for await (const p of (await fetch('http://h/large')).body) n += p.length; return n })()", `1048576`},
		{"(async () => { for await (const p of (await fetch('http://h/large')).body) return p.length > 0 })()", `true`},
		{"Promise.all([1, 2, 3].map(n => fetch('http://h/' + n).then(r => r.text()))).then(a => a.map(s => s.slice(0, 12)))", `["GET http://h","GET http://h","GET http://h"]`},
		{"fetch('http://h/denied')", "TypeError: fetch http://h/denied: not allowed by the operator: h is not named"},
		{"fetch('http://h/broken').then(r => r.text())", "TypeError: fetch: the body has broken off: cut"},
		{"fetch('/relative')", `TypeError: "/relative" cannot be parsed as a URL.`},
		{"fetch('http://h/', { proxy: 'http://p' })", "TypeError: fetch: the option proxy is not supported: requests go to the host itself."},
		{"fetch('http://h/', { body: 'x' })", "TypeError: fetch() request with GET/HEAD method cannot have body."},
		{"fetch('http://h/hang', { signal: AbortSignal.timeout(20) })", "TimeoutError: The operation timed out."},
		{"fetch('http://h/', { signal: AbortSignal.abort() })", "AbortError: The operation was aborted."},
		{"(async () => { const c = new AbortController(); const r = await fetch('http://h/stalls', { signal: c.signal }); setTimeout(() => c.abort(), 10); return r.text() })()", "AbortError: The operation was aborted."},
		{"(async () => { const r = await fetch('http://h/x'); await r.text(); return r.text() })()", "TypeError: Body already used"},
		{"(async () => { const r = await fetch('http://h/large'), s = r.clone(); return [(await r.text()).length, (await s.text()).length] })()", `[1048576,1048576]`},
	} {
		play(c.code, c.want)
	}
	waitFor(t, func() bool { return o.open.Load() == 0 })
}

// TestFetchProxied: an answer of another server is an answer, streamed; a request that is handed on has its method, fields and body.
func TestFetchProxied(t *testing.T) {
	inst, e := open(t, `export default { fetch: (req) => fetch(new Request('http://h' + new URL(req.url).pathname, req)) }`)
	o := &others{}
	e.outbound = o
	if got, want := ask(inst, "POST /x", "hi"), "POST http://h/x"; !strings.HasPrefix(got, "200 ") || !strings.Contains(got, want) || !strings.HasSuffix(got, "body=hi") {
		t.Error(got)
	}
	if got := ask(inst, "GET /large", ""); !strings.HasSuffix(got, strings.Repeat("x", 1<<20)) {
		t.Errorf("%d bytes", len(got))
	}
	waitFor(t, func() bool { return o.open.Load() == 0 })
}

// TestFetchAtStart: a script may ask before it serves.
func TestFetchAtStart(t *testing.T) {
	prog, e := load(t, `const text = await (await fetch('http://h/start')).text(); export default { fetch: () => new Response(text) }`)
	e.outbound = &others{}
	inst, err := prog.NewInstance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer inst.Close(t.Context())
	if got := ask(inst, "GET /", ""); !strings.HasSuffix(got, "GET http://h/start manual=false body=") {
		t.Error(got)
	}
	// One that hangs ends with the start.
	prog, e = load(t, `await fetch('http://h/hang'); export default { fetch: () => new Response() }`)
	o := &others{}
	e.outbound = o
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := prog.NewInstance(ctx); err == nil {
		t.Error("opened")
	}
	if o.open.Load() != 0 {
		t.Error("it is still open")
	}
}

// TestFetchEnds: what is under way ends with the instance, and what nobody can read any more is given up.
func TestFetchEnds(t *testing.T) {
	inst, e := open(t, `export default { async fetch(req) {
	if (req.url.endsWith('/hang')) await fetch('http://h/hang');
	if (req.url.endsWith('/stalls')) { const r = await fetch('http://h/stalls'); await r.text(); }
	if (req.url.endsWith('/forgets')) { await fetch('http://h/large'); return new Response('x'.repeat(1000)); }
	if (req.url.endsWith('/keeps')) { globalThis.kept = await fetch('http://h/large'); return new Response(String(kept.status)); }
	if (req.url.endsWith('/flood')) { for (let i = 0; i < 30000; i++) fetch('http://h/' + i).catch((e) => { globalThis.why = e.message }); await Bun.sleep(1); return new Response(String(globalThis.why)); }
	return new Response('ok');
} }`)
	o := &others{}
	e.outbound = o
	for range 100 {
		ask(inst, "GET /forgets", "")
	}
	waitFor(t, func() bool { ask(inst, "GET /", ""); return o.open.Load() < 50 }) // as garbage is collected
	if got := ask(inst, "GET /flood", ""); !strings.HasSuffix(got, "fetch: too many requests have been begun") {
		t.Error(got)
	}
	for _, path := range []string{"/hang", "/stalls"} {
		waitFor(t, func() bool { return !inst.loop.Overloaded() }) // by what the flood began
		go ask(inst, "GET "+path, "")
		waitFor(t, func() bool {
			o.mu.Lock()
			defer o.mu.Unlock()
			return slices.Contains(o.asked, "http://h"+path)
		})
	}
	if got := ask(inst, "GET /keeps", ""); !strings.HasSuffix(got, " 200") {
		t.Error(got)
	}
	if n := o.open.Load(); n < 3 {
		t.Errorf("%d are open, want three at least", n)
	}
	if err := inst.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if n := o.open.Load(); n != 0 {
		t.Errorf("%d are open yet", n)
	}
}
