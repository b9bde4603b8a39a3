package js

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// isolated makes two instances of a script whose requests are isolated: the one that is the image, and a copy.
func isolated(t testing.TB, source string) (list [2]*instance, e *testEnv) {
	t.Helper()
	prog, e := load(t, source)
	first := start(t, prog)
	if err := prog.(adapter.Isolator).Isolate(first); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { prog.Close() })
	return [2]*instance{first, start(t, prog)}, e
}

// askIsolated is ask, with the instance reset afterwards, as host does it.
func askIsolated(t testing.TB, inst *instance, target string) string {
	t.Helper()
	s := ask(inst, target, "")
	if !inst.Restore() {
		t.Errorf("%s: the instance cannot be put back", target)
	}
	return s
}

// Nothing that a request leaves behind is seen by another: variables, the global scope, built-in objects, timers.
func TestIsolated(t *testing.T) {
	list, _ := isolated(t, `
		let n = 0;
		const seen = new Map<string, number>(), fired: number[] = [];
		setInterval(() => fired.push(1), 1);
		const handlers: Record<string, (req: Request) => unknown> = {
			'/count': () => ++n,
			'/map': () => { seen.set('a', (seen.get('a') ?? 0) + 1); return seen.get('a'); },
			'/global': () => { (globalThis as any).mark = ((globalThis as any).mark ?? 0) + 1; return (globalThis as any).mark; },
			'/builtin': () => { const was = [1, 2].at(-1); Array.prototype.at = () => 9; return was; },
			'/later': () => { setTimeout(() => { n = 100; }, 1); return n; },
			'/fired': () => fired.length,
			'/async': async () => { await Bun.sleep(2); return ++n; },
			'/library': () => typeof new ReadableStream() + ++n,
			'/much': () => { const list = []; for (let i = 0; i < 1000; i++) list.push({ i }); return list.length + ++n; },
			'/throw': () => { n = 5; throw new Error('n is ' + n); },
			'/reload': () => { try { server.reload({ fetch: () => new Response('') }); } catch (e: any) { return e.message.slice(0, 24); } },
		};
		let server: any;
		export default { fetch(req: Request, s: any) { server = s; const f = handlers[new URL(req.url).pathname]; const v = f!(req);
			return v instanceof Promise ? v.then((v) => Response.json(v)) : Response.json(v); } }`)
	time.Sleep(10 * time.Millisecond) // timers of the start do not run on
	for n, inst := range list {
		for range 3 {
			for _, test := range []struct{ target, want string }{
				{"/count", "1"}, {"/map", "1"}, {"/global", "1"}, {"/builtin", "2"}, {"/later", "0"}, {"/fired", "0"}, {"/async", "1"}, {"/library", `"object1"`},
				{"/much", "1001"}, {"/throw", "Error: n is 5"}, {"/reload", `"server.reload: with isol"`},
			} {
				if got := askIsolated(t, inst, test.target); !strings.HasSuffix(" "+got, " "+test.want) {
					t.Errorf("instance %d: %s: got %s, want %s", n, test.target, got, test.want)
				}
			}
		}
	}
}

// Random numbers differ from the previous request's, though the engine's memory is the same.
func TestIsolatedRandom(t *testing.T) {
	list, _ := isolated(t, `export default { fetch() { return Response.json([Math.random(), Math.random(), crypto.randomUUID()]) } }`)
	seen := map[string]bool{}
	for range 20 {
		for _, inst := range list {
			answer := askIsolated(t, inst, "/")
			if seen[answer] {
				t.Fatalf("%s came before", answer)
			}
			seen[answer] = true
		}
	}
}

// A copy is made without running the script, and its clock goes on.
func TestCopies(t *testing.T) {
	list, e := isolated(t, `console.log('started'); const at = performance.now(); export default { fetch() { return Response.json([at, performance.now() > at]) } }`)
	if got := e.logged(); len(got) != 1 {
		t.Errorf("the script started %d times: %q", len(got), got)
	}
	if a, b := askIsolated(t, list[0], "/"), askIsolated(t, list[1], "/"); a != b || !strings.HasSuffix(a, ",true]") {
		t.Errorf("%s is not %s", a, b)
	}
}

// An instance that cannot be reset ends.
func TestNotRestored(t *testing.T) {
	for name, body := range map[string]string{
		"memory that has grown":  "(globalThis as any).kept = new Uint8Array(64 << 20); return new Response('x')",
		"a timer that works on":  "setTimeout(() => { for (;;); }, 0); return new Response('x')",
		"an answer that is late": "fetch('http://example.test/slow').catch(() => {}); return new Response('x')",
	} {
		t.Run(name, func(t *testing.T) {
			list, e := isolated(t, "export default { fetch() { "+body+" } }")
			e.outbound = late{}
			x, _ := request("/", "")
			if err := serve(list[1], x); err != nil {
				t.Fatal(err)
			}
			for strings.HasPrefix(name, "a timer") && list[1].enter.TryLock() { // until it works
				list[1].enter.Unlock()
				time.Sleep(time.Millisecond)
			}
			if list[1].Restore() {
				t.Error("the instance was put back")
			}
		})
	}
}

// late is an outbound that answers some time after nobody waits any more.
type late struct{}

func (late) Do(ctx context.Context, _ *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	<-ctx.Done()
	time.Sleep(100 * time.Millisecond)
	return nil, ctx.Err()
}

// BenchmarkIsolated is a request and putting the instance back, and a copy of the image.
func BenchmarkIsolated(b *testing.B) {
	for _, test := range []struct{ name, fetch string }{
		{"json", `fetch() { return Response.json({ version: "1.0.0" }) }`},
		{"async", `async fetch(req) { await 0; return new Response(req.headers.get('accept')) }`},
		{"library", `fetch() { return new Response(typeof new ReadableStream()) }`},
	} {
		b.Run(test.name, func(b *testing.B) {
			list, _ := isolated(b, "export default { "+test.fetch+" }")
			x, f := request("/", "")
			header, method, path, host := x.Header, x.Method, x.Path, x.Host
			b.ReportAllocs()
			for b.Loop() {
				x.Reset(quiet{f})
				x.Method, x.Path, x.Host, x.Header, x.BodyInline = method, path, host, header, true
				if err := list[1].Fetch(x); err != nil {
					b.Fatal(err)
				}
				if !list[1].Restore() {
					b.Fatal("not put back")
				}
				x.Release()
			}
		})
	}
	b.Run("copy", func(b *testing.B) {
		_, e := isolated(b, `export default { fetch() { return Response.json({ version: "1.0.0" }) } }`)
		for b.Loop() {
			inst, err := e.prog.NewInstance(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			inst.Close(context.Background())
		}
	})
}
