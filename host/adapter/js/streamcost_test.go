package js

import (
	"io"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// BenchmarkStreams is what streams cost, without sockets.
//
//	go test -run '^$' -bench Streams ./host/adapter/js
func BenchmarkStreams(b *testing.B) {
	for _, c := range []struct {
		name, fetch string
		body        int
	}{
		{"stream-100", `() => new Response(new ReadableStream({ start(c) { for (let i = 0; i < 100; i++) c.enqueue(piece); c.close() } }))`, 0},
		{"pull-100", `() => { let i = 0; return new Response(new ReadableStream({ pull(c) { if (i++ < 100) c.enqueue(piece); else c.close() } })) }`, 0},
		{"generator-100", `() => new Response((async function* () { for (let i = 0; i < 100; i++) yield piece })())`, 0},
		{"events-100", `() => new Response(new ReadableStream({ async start(c) { for (let i = 0; i < 100; i++) { c.enqueue('data: ' + i + '\n\n'); await 0 } c.close() } }), { headers: { 'content-type': 'text/event-stream' } })`, 0},
		{"direct-100", `() => new Response(new ReadableStream({ type: 'direct', async pull(c) { for (let i = 0; i < 100; i++) { c.write(piece); await c.flush() } c.close() } }))`, 0},
		{"echo-1MiB", `(req) => new Response(req.body)`, 1 << 20},
		{"fetch-1MiB", `() => fetch('http://h/large')`, 0},
		{"fetch-body-1MiB", `async () => new Response((await fetch('http://h/large')).body)`, 0},
		{"text-body", `() => new Response(new Response('x').body)`, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			inst, e := open(b, `const piece = 'x'.repeat(100); export default { fetch: `+c.fetch+` }`)
			e.outbound = &others{}
			body := []byte(strings.Repeat("x", c.body))
			b.ReportAllocs()
			for b.Loop() {
				x, f := request("POST /", "")
				x.Reset(discard{f})
				r, _ := request("POST /", "")
				x.Request = r.Request
				if c.body > 0 {
					x.BodyInline, x.BodyLength, f.read = false, int64(len(body)), body
				}
				if err := serve(inst, x); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// discard is a front that keeps nothing of a body.
type discard struct{ *front }

func (discard) Respond(*exchange.Response) error { return nil }
func (discard) Write([]byte) error               { return nil }
func (d discard) ReadBody(p []byte) (int, error) {
	if len(d.read) == 0 {
		return 0, io.EOF
	}
	n := copy(p, d.read)
	d.front.read = d.front.read[n:]
	return n, nil
}
