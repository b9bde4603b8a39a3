package js

import (
	"strings"
	"testing"
)

// Messages of TypeErrors name what they are about, where the text says it beyond doubt; elsewhere they are the engine's own.
func TestErrorNames(t *testing.T) {
	inst, _ := open(t, `const o: any = {}, deep: any = { a: { b: {} }, f: () => ({}) }, n: any = 5;
const cases: (() => unknown)[] = [
	() => o.foo(), () => deep.a.b.c(1, (2)), () => deep.f(1).g(2), () => o['x'](1), () => o(1), () => new o(1), () => new deep.a.b(), () => [...n], () => { for (const x of n); },
	() => o.foo?.bar(), () => deep?.a.zoo(), () => deep.a?.zoo?.(), () => { const [x] = n; }, () => [1].map(n), () => new Promise(n), () => o.é(), () => deep
		.a
		.nope(), () => { "ünï🦊"; o.after(); }, () => deep.f()(), () => o.a(...[1, 2]), () => (0, o)(1), () => o`+"`x`"+`, () => Object.keys(o).foo(), () => ({}).a(), () => "x".y(), () => this_(), () => new (class { #p: any = 1; m() { this.#p(); } })().m(),
	() => { const x = o.missing; x(); }, () => o.a.b, () => null!.x, () => new Map(n), () => Object.fromEntries([n]), () => { const { length, ...f } = o; f.go(); }, () => o.foo(')', "("), () => { throw new TypeError('not a function'); },
];
const this_: any = 3;
export default { fetch() { return new Response(cases.map((f) => { try { return 'ok ' + f(); } catch (e) { return e.message; } }).join('\n')) } }`)
	got := strings.Split(strings.TrimPrefix(ask(inst, "/", ""), "200 [content-type: text/plain;charset=utf-8] "), "\n")
	for n, want := range []string{"o.foo is not a function", "deep.a.b.c is not a function", "(intermediate value).g is not a function", `o["x"] is not a function`, "o is not a function", "o is not a constructor", "deep.a.b is not a constructor",
		"n is not iterable", "n is not iterable", "ok undefined", "deep?.a.zoo is not a function", "ok undefined", "value is not iterable", "not a function", "not a function", "o.é is not a function", "deep.a.nope is not a function", "o.after is not a function",
		"not a function", "o.a is not a function", "not a function", "o is not a function", "(intermediate value).foo is not a function", "(intermediate value).a is not a function", "(intermediate value).y is not a function", "this_ is not a function", "this.#p is not a function",
		"x is not a function", "cannot read property 'b' of undefined", "cannot read property 'x' of null", "value is not iterable", "not an object", "f.go is not a function", "o.foo is not a function", "not a function"} {
		if n >= len(got) || got[n] != want {
			t.Errorf("case %d: got %q, want %q", n, got[min(n, len(got)-1)], want)
		}
	}
	if len(got) != 35 {
		t.Errorf("%d answers", len(got))
	}
}
