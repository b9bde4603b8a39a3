package js

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestStreams plays what may become of streams that are sent.
func TestStreams(t *testing.T) {
	inst, e := open(t, `
const log: any[] = [];
const endless = (more = {}) => new ReadableStream({ async pull(c) { await Bun.sleep(1); c.enqueue('x'); }, cancel(why) { log.push('cancel ' + why?.name) }, ...more });
export default { async fetch(req) {
	const path = new URL(req.url).pathname;
	req.signal.addEventListener('abort', () => log.push('abort'));
	if (path === '/log') { const all = log.join(); log.length = 0; return new Response(all) }
	if (path === '/large') return fetch('http://h/large');
	if (path === '/body') return new Response((await fetch('http://h/large')).body, { headers: { 'x-a': 'b' } });
	if (path === '/half') { const r = await fetch('http://h/large'); for await (const _ of r.body) break; return new Response(r.body) }
	if (path === '/twice') { const r = await fetch('http://h/large'); return [r, r].map((r) => r)[await r.text() ? 0 : 1] }
	if (path === '/broken') return fetch('http://h/broken');
	if (path === '/short') { const r = await fetch('http://h/large'); return new Response(r.body, { headers: { 'content-length': '10' } }) }
	if (path === '/direct') return new Response(new ReadableStream({ type: 'direct', async pull(c) { c.write('a'); await c.flush(); await Bun.sleep(1); c.write('b'); c.close() } } as any));
	if (path === '/directerror') return new Response(new ReadableStream({ type: 'direct', async pull(c) { c.write('a'); await c.flush(); throw new RangeError('mid') } } as any));
	if (path === '/directlater') return new Response(new ReadableStream({ type: 'direct', pull(c) { c.write('a'); setTimeout(() => { c.write('b'); c.end() }, 5) } } as any));
	if (path === '/error') return new Response((async function* () { yield 'a'; await Bun.sleep(1); throw new RangeError('mid') })() as any);
	if (path === '/long') return new Response((async function* () { yield 'abc'; yield 'def' })() as any, { headers: { 'content-length': '4' } });
	if (path === '/length') return new Response((async function* () { yield 'abc'; yield 'def' })() as any, { headers: { 'content-length': '6' } });
	if (path === '/endless') return new Response(endless());
	if (path === '/waits') return new Response(new ReadableStream({ start(c) { c.enqueue('a') }, cancel(why) { log.push('cancel ' + why?.name) } }));
	if (path === '/stalls') return fetch('http://h/stalls');
	if (path === '/text') return new Response(new Response('text').body);
	if (path === '/bytes') return new Response(new Blob(['bytes']).stream());
	if (path === '/locked') { const r = new Response(endless()); r.body.getReader(); return r }
	if (path === '/number') return new Response((async function* () { yield 5 })() as any);
} }`)
	o := &others{}
	e.outbound = o
	large := strings.Repeat("x", 1<<20)
	for _, c := range []struct{ path, want string }{
		{"/large", "200 [content-type: text/x] [set-cookie: a=1] [set-cookie: b=2] [x-odd: ü] " + large},
		{"/body", "200 [x-a: b] " + large},
		{"/half", "TypeError: the stream has been read already"},
		{"/twice", "TypeError: Body already used"},
		{"/broken", "TypeError: fetch: the body has broken off: cut"},
		{"/short", "TypeError: fetch: the body has broken off: it is longer than the content-length that the handler gave it"},
		{"/direct", "200 ab"},
		{"/directerror", "RangeError: mid"},
		{"/directlater", "200 ab"},
		{"/error", "RangeError: mid"},
		{"/long", "TypeError: the body is longer than the content-length that the handler gave it"},
		{"/length", "200 [content-length: 6] abcdef"},
		{"/text", "200 text"},
		{"/bytes", "200 bytes"},
		{"/locked", "TypeError: Body is locked: a reader has it"},
		{"/number", "TypeError: a part of a body must be a string, an ArrayBuffer or a view of one"},
	} {
		got := ask(inst, "GET "+c.path, "")
		if c.path == "/large" { // the order of fields is not what is tested
			got, c.want = got[max(0, len(got)-len(large)):], large
		}
		if !strings.HasPrefix(strings.TrimPrefix(got, "guest: "), c.want) {
			t.Errorf("%s: %.200s, want %.200s", c.path, got, c.want)
		}
	}
	waitFor(t, func() bool { return o.open.Load() == 0 })

	// Clients that leave.
	for _, c := range []struct {
		path, want string
		head       bool
	}{
		{"/endless", "abort,cancel AbortError", false}, {"/waits", "abort,cancel AbortError", false}, {"/stalls", "abort", false}, {"/large", "abort", false},
		{"/endless", "abort,cancel AbortError", true}, {"/waits", "abort,cancel AbortError", true}, {"/large", "abort", true},
	} {
		ask(inst, "GET /log", "")
		x, f := request("GET "+c.path, "")
		slow := &leaving{front: f, x: x, head: c.head}
		x.Reset(slow)
		r, _ := request("GET "+c.path, "")
		x.Request = r.Request
		if err := serve(inst, x); (err == nil) != c.head {
			t.Errorf("%s: %v", c.path, err)
		}
		waitFor(t, func() bool { return o.open.Load() == 0 })
		if got := ""; !within(func() bool { got = ask(inst, "GET /log", ""); return strings.HasSuffix(got, " "+c.want) }) {
			t.Errorf("%s: %s, want %s", c.path, got, c.want)
		}
	}
	if n := inst.PendingCount(); n != 0 {
		t.Errorf("%d are open", n)
	}
}

func within(f func() bool) bool {
	for range 100 {
		if f() {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}

// leaving is a client that leaves as soon as it has something of the body; or it asks with HEAD, and takes none.
type leaving struct {
	*front
	x    *exchange.Exchange
	head bool
}

func (l *leaving) Write(p []byte) error {
	if l.head {
		return exchange.ErrClosed
	}
	l.x.Cancel(errors.New("the client is gone"))
	return errors.New("the client is gone")
}

// TestPipeBackpressure: no more is read of another server than the client takes.
func TestPipeBackpressure(t *testing.T) {
	inst, e := open(t, `export default { fetch: () => fetch('http://h/counts') }`)
	c := &counting{}
	e.outbound = c
	x, f := request("GET /", "")
	stop := &stopping{front: f, go_: make(chan struct{})}
	x.Reset(stop)
	done := make(chan error)
	go func() { done <- serve(inst, x) }()
	time.Sleep(100 * time.Millisecond)
	if n := c.read.Load(); n > 2<<20 {
		t.Errorf("%d bytes are read ahead", n)
	}
	close(stop.go_)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if len(f.body) != 8<<20 {
		t.Errorf("%d bytes", len(f.body))
	}
}

type stopping struct {
	*front
	go_ chan struct{}
}

func (s *stopping) Write(p []byte) error { <-s.go_; return s.front.Write(p) }

type counting struct{ read atomic.Int64 }

func (c *counting) Do(context.Context, *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	return &adapter.OutboundResponse{Status: 200, Length: -1, Body: io.NopCloser(io.TeeReader(io.LimitReader(letters{}, 8<<20), c))}, nil
}

func (c *counting) Write(p []byte) (int, error) { c.read.Add(int64(len(p))); return len(p), nil }
