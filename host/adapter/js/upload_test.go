package js

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
)

// sinks are servers that take streamed bodies, each as its path says.
type sinks struct {
	others
	most atomic.Int64 // bytes taken of a body whose server stops reading
}

func (o *sinks) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	if r.Stream == nil {
		return o.others.Do(ctx, r)
	}
	context.AfterFunc(ctx, func() { r.Stream.Close() })
	answer := func(status int, text string) (*adapter.OutboundResponse, error) {
		o.open.Add(1)
		return &adapter.OutboundResponse{Status: status, URL: r.URL, Length: int64(len(text)), Body: &closing{Reader: strings.NewReader(text), open: &o.open}}, nil
	}
	switch {
	case strings.HasSuffix(r.URL, "/early"):
		buf := make([]byte, 1)
		io.ReadFull(r.Stream, buf)
		return answer(413, "too large")
	case strings.HasSuffix(r.URL, "/stops"):
		n, _ := io.CopyN(io.Discard, r.Stream, 1000)
		o.most.Store(n)
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	var all []byte
	for buf := make([]byte, 1000); ; {
		n, err := r.Stream.Read(buf)
		all = append(all, buf[:n]...)
		if strings.HasSuffix(r.URL, "/slow") && len(all)%100_000 < 1000 {
			time.Sleep(time.Millisecond)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	if len(all) > 100 {
		all = fmt.Appendf(nil, "%d bytes", len(all))
	}
	return answer(200, fmt.Sprintf("%s %d %s", r.Method, r.Length, all))
}

// player plays an expression in a handler.
const player = `const run = Object.getPrototypeOf(async function () {}).constructor;
const gen = async function* (...list) { for (const x of list) { yield x; await Bun.sleep(1) } };
const post = (path, body, more) => fetch('http://h' + path, { method: 'POST', body, ...more }).then(async (r) => [r.status, await r.text()]);
export default { async fetch(req) { try { return Response.json({ v: await (run('req', 'gen', 'post', 'return (' + await req.text() + ')'))(req, gen, post) }) } catch (e) { return new Response(e.name + ': ' + e.message) } } }`

func play(t *testing.T, inst *instance, code string) string {
	t.Helper()
	_, got, _ := strings.Cut(ask(inst, "POST /path", code), "] ")
	return strings.TrimSuffix(strings.TrimPrefix(got, `{"v":`), "}")
}

func TestFetchStreams(t *testing.T) {
	inst, e := open(t, player)
	o := &sinks{}
	e.outbound = o
	for _, c := range []struct{ code, want string }{
		{"post('/', gen('a', new Uint8Array([98]), 'c'))", `[200,"POST -1 abc"]`},
		{"post('/', gen('a', 'b'), { headers: { 'content-length': '2' } })", `[200,"POST 2 ab"]`},
		{"post('/', gen('a', 'b'), { headers: { 'content-length': '-2' } })", `[200,"POST -1 ab"]`},
		{"post('/', new ReadableStream({ start(c) { c.close() } }))", `[200,"POST -1 "]`},
		{"post('/', new ReadableStream({ type: 'direct', async pull(c) { c.write('a'); await c.flush(); c.write('b'); c.close() } }))", `[200,"POST -1 ab"]`},
		{"post('/', new Blob(['ab']).stream())", `[200,"POST http://h/ manual=false body=ab"]`}, // available at once
		{"fetch('http://h/large').then((r) => post('/', r.body))", `[200,"POST -1 1048576 bytes"]`},
		{"fetch(new Request('http://h/', { method: 'PUT', body: gen('a'), duplex: 'half' })).then((r) => r.text())", `"PUT -1 a"`},
		{"post('/slow', gen(...Array(40).fill('x'.repeat(50_000))))", `[200,"POST -1 2000000 bytes"]`},
		{"post('/', new ReadableStream({ pull(c) { c.error(new RangeError('x')) } }))", "RangeError: x"},
		{"post('/', (async function* () { yield 'a'; throw new RangeError('y') })())", "RangeError: y"},
		{"post('/', gen(5))", "TypeError: a part of a body must be a string, an ArrayBuffer or a view of one"},
		{"post('/early', gen(...Array(50).fill('x'.repeat(100_000))))", `[413,"too large"]`},
		{"(async () => { let why = 'none'; const r = await post('/early', new ReadableStream({ start(c) { c.enqueue('abc') }, cancel(e) { why = e.message } })); await Bun.sleep(20); return [r, why] })()",
			`[[413,"too large"],"the other server reads no more of the body"]`},
		{"(async () => { const c = new AbortController(); let why = 'none'; setTimeout(() => c.abort(), 20); try { await post('/', new ReadableStream({ start(k) { k.enqueue('a') }, cancel(e) { why = e.name } }), { signal: c.signal }) } catch (e) { return [e.name, why] } })()",
			`["AbortError","AbortError"]`},
		{"(async () => { const c = new AbortController(); let n = 0; setTimeout(() => c.abort(), 50); try { await post('/stops', new ReadableStream({ pull(k) { n++; k.enqueue(new Uint8Array(10_000)) } }), { signal: c.signal }) } catch (e) { return [e.name, n > 20 && n < 60] } })()",
			`["AbortError",true]`},
		{"fetch('http://h/denied').catch((e) => [e.code, e.path])", `["EACCES","http://h/denied"]`},
	} {
		if got := play(t, inst, c.code); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.code, got, c.want)
		}
	}
	waitFor(t, func() bool { return o.open.Load() == 0 })
	if n := o.most.Load(); n != 1000 {
		t.Error(n)
	}
}

// hostCall calls a function of the host's as a script would that has got hold of it.
func hostCall(inst *instance, name string, args ...any) int32 {
	list := make([]engine.Value, len(args))
	for n, a := range args {
		switch v := a.(type) {
		case string:
			list[n] = inst.realm.vm.NewString([]byte(v))
		case []byte:
			list[n] = inst.realm.vm.NewBytes(v)
		case int:
			list[n] = engine.Int(int32(v))
		case bool:
			list[n] = engine.False
		default:
			list[n] = engine.Undefined
		}
	}
	inst.turn.begin(nil, false)
	v := inst.Call([]byte(name), list)
	for _, a := range list {
		inst.realm.vm.Free(a)
	}
	return v.Int()
}

// TestUploadHostile calls what a fetch calls with what it never does. Nothing of it may end the instance, or stay when it has ended.
func TestUploadHostile(t *testing.T) {
	inst, e := open(t, `export default { fetch: () => new Response('alive') }`)
	o := &sinks{}
	e.outbound = o
	call := func(args ...any) int32 {
		inst.enter.Lock()
		defer inst.enter.Unlock()
		return hostCall(inst, "outbound", args...)
	}
	send := func(id int, path string, length any) int32 {
		return call("send", id, "POST", "http://h"+path, "", length, "", false)
	}
	for _, c := range []struct {
		what string
		got  int32
		want int32
	}{
		{"write to none", call("write", 7, []byte("x")), -4},
		{"write without anything", call("write"), -4},
		{"finish none", call("finish", 7), 0},
		{"pipe none", call("pipe", 7, 8), -4},
		{"pipe without anything", call("pipe"), -4},
		{"send", send(1, "/stops", -1), 0},
		{"send the same", send(1, "/stops", -1), -3},
		{"write text", call("write", 1, "text"), 0},
		{"write nothing", call("write", 1), 0},
		{"write a huge piece", min(call("write", 1, make([]byte, 4<<20)), 100_000), 100_000},
		{"finish", call("finish", 1), 0},
		{"finish again", call("finish", 1), 0},
		{"write after the end", call("write", 1, []byte("x")), -4},
		{"read before there is an answer", call("read", 1), -4},
		{"pipe before there is an answer", call("pipe", 1, 1), -4},
		{"send with an odd length", send(2, "/stops", -1000), 0},
		{"an operation that is none", call("what", 1), 0},
		{"write to one that is not streamed", func() int32 { send(4, "/hang", nil); return call("write", 4, []byte("x")) }(), -4},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	crowded := 0
	for id := 100; id < 30_000; id++ {
		if send(id, "/stops", -1) == -3 {
			crowded++
		}
		call("write", id, []byte("x"))
	}
	if crowded < 29_900-fetch.MaxUploads {
		t.Errorf("%d were refused", crowded)
	}
	if got := ask(inst, "GET /", ""); !strings.HasSuffix(got, "alive") {
		t.Error(got)
	}
	if err := inst.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if n := o.open.Load(); n != 0 || inst.fetches.Open() != 0 {
		t.Errorf("%d are open, %d known", n, inst.fetches.Open())
	}
}

// TestFetchHandsOnBody: the body of a request, however large, goes on to another server while it comes; and ends with its client.
func TestFetchHandsOnBody(t *testing.T) {
	inst, e := open(t, `export default { fetch: (req) => fetch(new Request('http://h' + new URL(req.url).pathname, req)) }`)
	o := &sinks{}
	e.outbound = o
	for _, path := range []string{"/", "/slow"} {
		x, f := request("POST "+path, "")
		f.read = make([]byte, 3<<20)
		x.BodyInline, x.BodyLength = false, int64(len(f.read))
		if err := serve(inst, x); err != nil || string(f.body) != "POST -1 3145728 bytes" {
			t.Errorf("%s %v", f.body, err)
		}
	}
	x, f := request("POST /stops", "")
	f.read = make([]byte, 3<<20)
	x.BodyInline, x.BodyLength = false, int64(len(f.read))
	time.AfterFunc(100*time.Millisecond, func() { x.Cancel(errors.New("the client is gone")) })
	if err := serve(inst, x); err == nil {
		t.Error("it is answered")
	}
	if left := len(f.read); left < 2<<20 {
		t.Errorf("%d bytes are left: the others were read without anybody who takes them", left)
	}
	waitFor(t, func() bool { return o.open.Load() == 0 && inst.PendingCount() == 0 })
}
