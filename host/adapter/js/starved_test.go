package js

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// endless is a front whose client sends a body that no script has the memory for.
type endless struct {
	front
	left int
}

func (e *endless) ReadBody(p []byte) (int, error) {
	n := min(len(p), e.left)
	e.left -= n
	for k := range p[:n] {
		p[k] = 'x'
	}
	return n, nil
}

// TestOutOfMemoryLater: a request whose script runs out of memory in a later turn, or in a job, fails at once. The engine ends the job
// without settling its promise, so that nothing else would end the request. Other requests, and the instance, go on.
func TestOutOfMemoryLater(t *testing.T) {
	const allocate = "const keep = []; for (;;) keep.push(new Uint8Array(1 << 20).fill(1))"
	for _, c := range []struct{ name, body string }{
		{"text", "return new Response('n' + (await req.text()).length)"},
		{"json", "return Response.json(await req.json())"},
		{"bytes", "return new Response(await req.arrayBuffer())"},
		{"blob", "return new Response('n' + (await (await req.blob()).text()).length)"},
		{"form", "return new Response('n' + [...(await req.formData()).keys()].length)"},
		{"Response", "return new Response(await new Response(req.body).text())"},
		{"job", "await Promise.resolve().then(() => { " + allocate + " })"},
		{"async", "await 0; " + allocate},
		{"timer", "await new Promise((done) => setTimeout(() => { " + allocate + " }, 1))"},
		{"timer's job", "await new Promise((done) => setTimeout(async () => { " + allocate + " }, 1))"},
		{"microtask", "await new Promise(() => queueMicrotask(() => { " + allocate + " }))"},
		{"pull", "return new Response(new ReadableStream({ async pull(c) { await 0; " + allocate + " } }))"},
		{"generator", "return new Response((async function* () { yield 'x'; await 0; " + allocate + " })())"},
	} {
		inst, _ := open(t, `export default { async fetch(req) { if (req.url.endsWith('wait')) return new Promise(() => {});
			if (req.url.endsWith('again')) return new Response('x'); `+c.body+` } }`)
		waiting, _ := request("/wait", "")
		if err := inst.Fetch(waiting); err != adapter.ErrPending {
			t.Fatal(err)
		}
		parked := inst.Pending()
		done := make(chan error, 1)
		go func() { done <- waiting.Attend(parked) }()

		x, _ := request("POST /", "")
		e := &endless{left: 1 << 30}
		x.Reset(e)
		x.Method, x.Path, x.Host, x.Protocol, x.BodyLength = []byte("POST"), []byte("/"), []byte("h"), 11, -1
		x.Header = append(x.Header, exchange.Field{Name: []byte("content-type"), Value: []byte("multipart/form-data; boundary=b")})
		x.BodyInline, x.Body = false, nil
		timer := time.AfterFunc(30*time.Second, func() { x.Cancel(idle{}) })
		err := serve(inst, x)
		timer.Stop()
		var f *exchange.Failure
		if !errors.As(err, &f) || f.Kind != exchange.KindMemory || !strings.Contains(f.Message, "-memory") {
			t.Errorf("%s: %v, want kind memory", c.name, err)
		}
		if got := ask(inst, "/again", ""); !strings.HasPrefix(got, "200") {
			t.Errorf("%s: the next request: %s", c.name, got)
		}
		waiting.Cancel(idle{})
		if err := <-done; err != (idle{}) {
			t.Errorf("%s: the request that waited: %v", c.name, err)
		}
		inst.Close(context.Background())
	}
}

// TestOutOfMemoryOthers: a request that waits for what another request's script lost when its memory ran out fails soon, whether it came
// before or after, and the instance is replaced. One that waits for a timer gets its answer.
func TestOutOfMemoryOthers(t *testing.T) {
	inst, _ := open(t, `let shared, before = new Promise(() => {}); setInterval(() => {}, 100); export default { async fetch(req) {
		if (req.url.endsWith('before')) return new Response('waited ' + await before);
		if (req.url.endsWith('after')) return new Response('waited ' + await shared);
		if (req.url.endsWith('timer')) { await new Promise((f) => setTimeout(f, 3000)); return new Response('timer'); }
		shared = (async () => { await 0; const keep = []; for (;;) keep.push(new Uint8Array(1 << 20).fill(1)); })();
		return new Response(await shared); } }`)
	defer inst.Close(context.Background())
	begin := func(target string) chan error {
		x, _ := request(target, "")
		timer := time.AfterFunc(time.Minute, func() { x.Cancel(idle{}) })
		done := make(chan error, 1)
		if err := inst.Fetch(x); err != adapter.ErrPending {
			t.Fatalf("%s: %v", target, err)
		}
		parked := inst.Pending()
		go func() { done <- x.Attend(parked); timer.Stop() }()
		return done
	}
	waiting := []chan error{begin("/before")}
	timer := begin("/timer")
	x, _ := request("/", "")
	var f *exchange.Failure
	if err := serve(inst, x); !errors.As(err, &f) || f.Kind != exchange.KindMemory {
		t.Fatalf("the one that uses the memory: %v, want kind memory", err)
	}
	waiting = append(waiting, begin("/after"))
	if err := <-timer; err != nil {
		t.Errorf("the one with a timer: %v", err)
	}
	for k, w := range waiting {
		if err := <-w; !errors.As(err, &f) || f.Kind != exchange.KindLost || !strings.Contains(f.Message, "-memory") {
			t.Errorf("waiting request %d: %v, want kind lost", k, err)
		}
	}
	if !inst.Broken() {
		t.Error("the instance is used again, with promises that nothing settles")
	}
}
