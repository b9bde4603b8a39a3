package js

import "testing"

// BenchmarkHandlers is what handlers that do little cost, without sockets: what the first of them takes is the adapter's and the
// engine's, what another takes on top is the price of what it does.
//
//	go test -run '^$' -bench Handlers ./host/adapter/js
func BenchmarkHandlers(b *testing.B) {
	for _, c := range []struct{ name, fetch, body string }{
		{"same-response", `fetch() { return same }`, ""},
		{"text", `fetch() { return new Response('x') }`, ""},
		{"json", `fetch() { return Response.json({ version: '1.0.0' }) }`, ""},
		{"async", `async fetch() { return same }`, ""},
		{"async-await", `async fetch() { await 0; return same }`, ""},
		{"pathname", `fetch(req) { return new URL(req.url).pathname === '/' ? null : same }`, ""},
		{"request-header", `fetch(req) { return req.headers.get('accept') === null ? null : same }`, ""},
		{"content-type", `fetch() { return new Response('x', { headers: { 'content-type': 'text/html' } }) }`, ""},
		{"two-headers", `fetch() { return new Response('x', { headers: { 'x-a': 'b', 'cache-control': 'no-store' } }) }`, ""},
		{"body-text", `async fetch(req) { await req.text(); return same }`, "hello"},
		{"body-json", `async fetch(req) { await req.json(); return same }`, `{"a":1,"b":[1,2,3]}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			inst, _ := open(b, `const same = new Response('x'); export default { `+c.fetch+` }`)
			x, f := request("POST /api/version", c.body)
			r := x.Request
			b.ReportAllocs()
			for b.Loop() {
				x.Reset(quiet{f})
				x.Request = r
				if err := inst.Fetch(x); err != nil {
					b.Fatal(err)
				}
				x.Release()
			}
		})
	}
}

// A request's work in the engine is bounded, in units of fuel: the example hello-ts takes 29,000, a Response that exists already 12,000.
func TestFuelPerRequest(t *testing.T) {
	for _, c := range []struct {
		name, script string
		most         int64
	}{
		{"hello", `export default { fetch() { return Response.json({ version: '1.0.0' }) } }`, 33_000},
		{"same response", `const same = new Response('x'); export default { fetch() { return same } }`, 14_000},
		{"async", `const same = new Response('x'); export default { async fetch() { return same } }`, 25_000},
		{"route", `const same = new Response('x'); export default { routes: { '/': () => same } }`, 16_000},
	} {
		inst, _ := open(t, c.script)
		x, f := request("/", "")
		r := x.Request
		run := func(n int) {
			for range n {
				x.Reset(quiet{f})
				x.Request = r
				if err := inst.Fetch(x); err != nil {
					t.Fatal(err)
				}
				x.Release()
			}
		}
		w := worker{inst: inst}
		run(200)
		const n = 3000
		before := w.fuel()
		run(n)
		if got := (w.fuel() - before) / n; got > c.most {
			t.Errorf("%s: a request takes %d units of fuel, over %d", c.name, got, c.most)
		} else {
			t.Logf("%s: %d units of fuel", c.name, got)
		}
	}
}

// A text beyond Latin-1 takes little more of the engine's work than one of ASCII: it is decoded by the host.
func TestFuelOfTexts(t *testing.T) {
	inst, _ := open(t, `const of = (byte) => new Blob([new Uint8Array(1e6).fill(byte)]), blobs = { '/ascii': of(65), '/broken': of(255) };
		export default { async fetch(req) { return new Response(String((await blobs[new URL(req.url).pathname].text()).length)) } }`)
	w := worker{inst: inst}
	work := func(path string) int64 {
		before := w.fuel()
		x, f := request(path, "")
		if err := serve(inst, x); err != nil || string(f.body) != "1000000" {
			t.Fatal(err, string(f.body))
		}
		return w.fuel() - before
	}
	work("/ascii") // loads the library
	ascii := work("/ascii")
	if broken := work("/broken"); broken > 5*ascii {
		t.Errorf("a text of U+FFFD takes %d units of fuel, one of ASCII %d", broken, ascii)
	} else {
		t.Logf("%d units of fuel, ASCII %d", broken, ascii)
	}
}
