package js

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// withModule is a script that has testdata's module as bytes, before more of it.
func withModule(t testing.TB, more string) string {
	t.Helper()
	text, err := os.ReadFile("../../js/ext/webassembly/parity/imported/module.ts")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Replace(string(text), "export ", "", 1) + `
		const imports = { env: { add: (a: number, b: number) => a + b, cb() {} } };
		const make = (given: any = imports): any => new WebAssembly.Instance(new WebAssembly.Module(module), given).exports;
		const name = (f: () => unknown) => { try { return f(); } catch (e: any) { return e.name + ': ' + e.message; } };
		const run = (f: (path: string) => unknown) => ({ fetch: (req: Request) => Response.json(f(new URL(req.url).pathname)) });
	` + more
}

const ok = "200 [content-type: application/json;charset=utf-8] "

// With isolation per request instances are as they were after the start: globals, memory, tables, and those that a request has made
// are closed. A request that changes a table, or takes more memory than there was, ends the instance; the next is a copy.
func TestWasmIsolated(t *testing.T) {
	list, _ := isolated(t, withModule(t, `
		const x = make(), y = make(), t = x.__indirect_function_table, p = x.get();
		x.count(); x.count();
		t.set(t.grow(1), y.nop);
		x.memory.grow(1);
		new Uint8Array(x.memory.buffer)[p] = 7;
		export default run((path) => {
			const memory = new Uint8Array(x.memory.buffer);
			switch (path) {
				case '/count': return [x.count(), memory[p]++, memory.length, x.callptr(3, 9), t.get(3) === y.nop, t.length];
				case '/more': { const z = make(); return [z.count(), z.count(), x.count(), z.memory.grow(1)]; }
				case '/grow': return [x.memory.grow(2), x.peek(p), x.count()];
				case '/table': t.set(1, null); return [name(() => x.callptr(1, 1)), t.get(1)];
				case '/trap': return [name(() => x.peek(-1)), x.count()];
				case '/import': return [x.viajs(2, 3), make({ env: { add: (a: number, b: number) => x.viajs(a, b), cb() {} } }).viajs(1, 2)];
			}
		});`))
	for n, inst := range list {
		for range 3 {
			for _, test := range []struct{ target, want string }{
				{"/count", "[3,7,131072,9,true,4]"}, {"/more", "[1,2,3,1]"}, {"/trap", `["RuntimeError: Out of bounds memory access",3]`}, {"/import", "[10,12]"}, {"/grow", "[2,7,3]"},
			} {
				if got := askIsolated(t, inst, test.target); got != ok+test.want {
					t.Errorf("instance %d, %s: %s, want %s", n, test.target, got, test.want)
				}
			}
		}
		if got := inst.modules.Codes(); got != 2 {
			t.Errorf("instance %d has %d modules", n, got)
		}
		if got := ask(inst, "/table", ""); got != ok+`["RuntimeError: Out of bounds table access",null]` {
			t.Errorf("instance %d: %s", n, got)
		}
		if inst.Restore() {
			t.Error("an instance whose table has changed is restored")
		}
	}
}

// Modules that cannot be restored are rejected, with the reason.
func TestWasmNotIsolated(t *testing.T) {
	prog, _ := load(t, withModule(t, `
		const vector = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 6, 22, 1, 0x7b, 1, 0xfd, 12, ...new Array(16).fill(0), 0x0b, 7, 5, 1, 1, 103, 3, 0]);
		const i = new WebAssembly.Instance(new WebAssembly.Module(vector));
		export default run(() => i === null);`))
	err := prog.(adapter.Isolator).Isolate(start(t, prog))
	if err == nil || err.Error() != "a WebAssembly module has global 0 (v128), which cannot be restored" {
		t.Errorf("%v", err)
	}
}

// An instance's work is the script's: a loop in it ends with the budget of the request.
func TestWasmBudget(t *testing.T) {
	inst, e := open(t, withModule(t, `const x = make(); export default run((path) => path === '/forever' ? x.forever() : x.nop(1));`))
	e.limit(adapter.Limits{GuestTime: 100 * time.Millisecond})
	if got := ask(inst, "/", ""); got != ok+"1" {
		t.Error(got)
	}
	x, _ := request("/forever", "")
	err := serve(inst, x)
	f, is := err.(*exchange.Failure)
	if !is || f.Limit != "guest-timeout" || !inst.Broken() {
		t.Errorf("%v, broken: %v", err, inst.Broken())
	}
}

// A recursion that uses up a stack ends in the script, which goes on: within the module (-stack), and through the script.
func TestWasmDeep(t *testing.T) {
	inst, e := open(t, withModule(t, `
		const x = make();
		const through: any = make({ env: { add: (a: number, b: number): number => through.viajs(a + 1, b), cb() {} } });
		export default run((path) => [name(() => path === '/through' ? through.viajs(0, 0) : x.fib(1e9)), x.nop(5)]);`))
	e.limit(adapter.Limits{Stack: 1 << 20})
	for range 3 {
		for _, target := range []string{"/", "/through"} {
			if got := ask(inst, target, ""); got != ok+`["RangeError: Maximum call stack size exceeded.",5]` {
				t.Errorf("%s: %s", target, got)
			}
		}
	}
}

// Things that nothing refers to are released: instances, their memories, and modules. A buffer keeps its memory, a function its instance.
func TestWasmDropped(t *testing.T) {
	inst, e := open(t, withModule(t, `
		let kept: any, buffer: any;
		export default run((path) => {
			switch (path) {
				case '/keep': { const x = make(); x.count(); kept = x.count; buffer = make().memory.buffer; new Uint8Array(buffer)[100] = 9; return 0; }
				case '/kept': return [kept(), new Uint8Array(buffer)[100], buffer.byteLength];
			}
			const x: any = make({ env: { add: (a: number) => x.nop(a), cb() {} } });
			return [x.viajs(4, 0), x.memory.buffer.byteLength, x.__indirect_function_table.get(1)(4)];
		});`))
	ask(inst, "/keep", "")
	size := 0
	for n := range 1500 {
		if got := ask(inst, "/", ""); got != ok+"[8,65536,8]" {
			t.Fatalf("%d: %s", n, got)
		}
		if n == 500 {
			size = inst.realm.vm.MemorySize()
		}
	}
	if got := ask(inst, "/kept", ""); got != ok+"[2,9,65536]" {
		t.Error(got)
	}
	if now := inst.realm.vm.MemorySize(); now > size+8<<20 {
		t.Errorf("the engine's memory has grown from %d to %d bytes", size, now)
	}
	if e.compiled != 1 {
		t.Errorf("%d modules are compiled, and there is one", e.compiled)
	}
}

// A script can only have so many modules that it uses; what it does not use any more makes room.
func TestWasmLimits(t *testing.T) {
	inst, e := open(t, withModule(t, `
		const other = (n: number) => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 0, 5, 1, 120, n, n >> 8, n >> 16]);
		const list: any[] = [];
		let unused = 1000;
		export default run((path) => {
			if (path === '/instances') return name(() => { const m = new WebAssembly.Module(module); for (let n = 0; n < 2000; n++) list.push(new WebAssembly.Instance(new WebAssembly.Module(other(1)))); });
			if (path === '/unused') { for (let n = 0; n < 50; n++) new WebAssembly.Module(other(unused++)); return 'all'; }
			if (path === '/memory') { list.length = 0; return name(() => new WebAssembly.Memory({ initial: 20000 })); }
			return name(() => { for (let n = 0; n < 150; n++) list.push(new WebAssembly.Module(other(n))); });
		});`))
	for _, test := range []struct{ target, want string }{
		// A module is known to be unused when the request is over.
		{"/unused", `"all"`}, {"/unused", `"all"`}, {"/unused", `"all"`}, {"/unused", `"all"`},
		{"/instances", `"RangeError: there are more than 1000 instances or memories"`},
		{"/used", `"CompileError: WebAssembly.Module is one too many: a script can have 100 modules"`},
		{"/memory", `"RangeError: WebAssembly.Memory: there is no memory left (-memory)"`},
	} {
		if got := ask(inst, test.target, ""); got != ok+test.want {
			t.Errorf("%s: %s", test.target, got)
		}
	}
	inst.Close(context.Background())
	e.prog.Close()
	if e.compiled != 0 {
		t.Errorf("%d modules are open after the end", e.compiled)
	}
}

// A memory's buffer cannot be taken away from under an instance, whatever the script does with it while the instance runs.
func TestWasmBuffer(t *testing.T) {
	inst, _ := open(t, withModule(t, `
		const tricks: Record<string, (b: any, x: any) => unknown> = {
			transfer: (b) => b.transfer(), fixed: (b) => b.transferToFixedLength(10), call: (b) => ArrayBuffer.prototype.transfer.call(b, 0), clone: (b) => structuredClone(b, { transfer: [b] }),
			resize: (b) => b.resize(1), post: (b) => new MessageChannel().port1.postMessage(b, [b]), immutable: (b) => b.transferToImmutable?.(),
			grow: (_, x) => { x.memory.grow(3); }, twice: (_, x) => { x.memory.grow(1); x.memory.grow(40); },
		};
		export default run(() => Object.entries(tricks).map(([what, f]) => {
			let x: any;
			x = make({ env: { add: (a: number) => { const b = x.memory.buffer; name(() => f(b, x)); return a; }, cb: () => {} } });
			const p = x.get(), size = () => x.memory.buffer.byteLength;
			new Uint8Array(x.memory.buffer)[p] = 5;
			x.viajs(1, 1);
			const filler = new Uint8Array(1 << 20).fill(1);
			return [what, x.sum(p, 1), x.poke(p, 6), new Uint8Array(x.memory.buffer)[p], name(() => x.peek(size())), size() >= 65536, filler.every((v) => v === 1)];
		}).filter(([, a, , b, e, s, f]) => a !== 5 || b !== 6 || e !== 'RuntimeError: Out of bounds memory access' || !s || !f));`))
	if got := ask(inst, "/", ""); got != ok+"[]" {
		t.Error(got)
	}
}

// Start costs nothing for a script that does not name WebAssembly.
func TestWasmLazy(t *testing.T) {
	inst, _ := open(t, `export default { fetch: () => new Response(typeof fetch) }`)
	if inst.modules.Made() {
		t.Error("something of WebAssembly was made")
	}
}
