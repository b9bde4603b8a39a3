package js

import (
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// making is a script that makes what a path names, once, or as often as the query asks, and keeps nothing.
const making = `
	const other = (n: number) => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 0, 6, 1, 120, n, n >> 8, n >> 16, n >> 24]);
	const own = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0]); // exports a memory
	const shared = new WebAssembly.Module(own), full = new WebAssembly.Module(module);
	let unused = 0;
	const makes: Record<string, () => unknown> = {
		'/memory': () => new WebAssembly.Memory({ initial: 1 }).buffer.byteLength,
		'/large': () => new WebAssembly.Memory({ initial: 200 }).buffer.byteLength,
		'/grown': () => { const m = new WebAssembly.Memory({ initial: 1 }); m.grow(199); return m.buffer.byteLength; },
		'/instance': () => new WebAssembly.Instance(shared).exports.m.buffer.byteLength,
		'/imports': () => { const x: any = new WebAssembly.Instance(full, imports); return x.exports.memory.buffer.byteLength; },
		'/module': () => WebAssembly.Module.exports(new WebAssembly.Module(other(unused++))).length,
		'/validate': () => WebAssembly.validate(other(unused++)),
		'/trampoline': () => { // a memory that two instances have
			const x: any = new WebAssembly.Instance(shared), t: any = make();
			t.__indirect_function_table.set(1, make().nop);
			return x.exports.m.buffer.byteLength;
		},
	};
	export default { fetch(req: Request) {
		const url = new URL(req.url), n = Number(url.search.slice(1) || 1);
		let last: unknown;
		try { for (let k = 0; k < n; k++) last = makes[url.pathname](); } catch (e: any) { last = unused + ' ' + e; }
		return Response.json(last);
	} };`

// A script that uses nothing of what it has made can make more, without limit: in one turn and in many.
func TestWasmSwept(t *testing.T) {
	inst, e := open(t, withModule(t, making))
	for _, test := range []struct {
		target string
		times  int
		want   string
	}{
		{"/memory?3000", 1, "65536"}, {"/memory", 5000, "65536"}, {"/large?100", 1, "13107200"}, {"/large", 50, "13107200"}, {"/grown?100", 1, "13107200"},
		{"/instance?3000", 1, "65536"}, {"/instance", 5000, "65536"}, {"/imports?2000", 1, "65536"}, {"/trampoline?1000", 1, "65536"},
		{"/module?300", 1, "0"}, {"/module", 500, "0"}, {"/validate?300", 1, "true"}, {"/memory?3000", 1, "65536"},
	} {
		times := test.times
		if testing.Short() && times > 1 {
			times /= 10
		}
		for n := range times {
			if got := ask(inst, test.target, ""); got != ok+test.want {
				t.Fatalf("%s, %d: %s", test.target, n, got)
			}
		}
	}
	if e.compiled > 100 {
		t.Errorf("%d modules are open", e.compiled)
	}
}

// TestWasmSweptIsolated is TestWasmSwept with isolation per request.
func TestWasmSweptIsolated(t *testing.T) {
	list, e := isolated(t, withModule(t, making))
	for _, inst := range list {
		for _, target := range []string{"/memory", "/instance", "/memory?30", "/instance?30", "/imports?30"} {
			for n := range 100 {
				if got := askIsolated(t, inst, target); got != ok+"65536" {
					t.Fatalf("%s, %d: %s", target, n, got)
				}
			}
		}
		for n := range 150 {
			if got := askIsolated(t, inst, "/module"); got != ok+"0" {
				t.Fatalf("module %d: %s", n, got)
			}
		}
	}
	for _, target := range []string{"/memory?3000", "/instance?3000"} { // in memory that grows: the instance ends with the request
		if got := ask(start(t, e.prog), target, ""); got != ok+"65536" {
			t.Errorf("%s: %s", target, got)
		}
	}
}

// An instance whose requests have ended leaves room for the modules of other instances.
func TestWasmSweptOthers(t *testing.T) {
	prog, _ := load(t, withModule(t, making))
	var list [4]*instance
	for n := range list {
		list[n] = start(t, prog)
		if got := ask(list[n], "/module?200", ""); got != ok+"0" {
			t.Fatalf("instance %d: %s", n, got)
		}
	}
}

// The time of compilations is the script's: it ends with the budget of the request, also if one of them takes longer than that.
func TestWasmCompileBudget(t *testing.T) {
	for name, slow := range map[string]time.Duration{"many": 20 * time.Millisecond, "one": time.Hour} {
		inst, e := open(t, withModule(t, making))
		e.slow = slow
		e.limit(adapter.Limits{GuestTime: 100 * time.Millisecond})
		x, _ := request("/module?200", "")
		err := serve(inst, x)
		if f, is := err.(*exchange.Failure); !is || f.Limit != "guest-timeout" || !strings.Contains(f.Message, "-guest-timeout") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A module whose compilation fits into the budget compiles.
func TestWasmCompileFits(t *testing.T) {
	inst, e := open(t, withModule(t, making))
	e.slow = 200 * time.Millisecond
	e.limit(adapter.Limits{GuestTime: time.Minute})
	if got := ask(inst, "/module", ""); got != ok+"0" {
		t.Error(got)
	}
}
