package engine

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// The faults that patch.mjs fixes. A pattern that begins with ^ is tried once: a long text takes as much work as a short one.
func TestAnchored(t *testing.T) {
	vm, r := open(t)
	work := func(pattern string, n int) int {
		evaluate(t, vm, fmt.Sprintf("globalThis.s = 'ab '.repeat(%d)", n))
		r.ticks = 1 << 30
		if got := evaluate(t, vm, fmt.Sprintf("(() => { let k = 0; for (let i = 0; i < 300; i++) if (%s.test(s)) k++; return k })()", pattern)); got != "0" {
			t.Errorf("%s: %s matches", pattern, got)
		}
		return 1<<30 - r.ticks
	}
	for _, pattern := range []string{"/^foo/", "/^(foo|bar)/", "/(^foo)/", "/(?:^foo|^bar|^(baz|x))/", "/^foo/g", "/^foo/u", "/^foo/i"} {
		little, much := work(pattern, 1000), work(pattern, 20_000)
		if much > 2*little+20 {
			t.Errorf("%s: %d ticks for 3,000 characters, %d for 60,000", pattern, little, much)
		}
	}
}

// Patterns find what the same patterns find behind a lookahead, which are searched for everywhere.
func TestAnchoredSame(t *testing.T) {
	vm, _ := open(t)
	random := rand.New(rand.NewSource(1))
	parts := []string{"^", "^", "a", "b", "(", ")", "|", "|", "*", "+?", "?", "$", ".", "\\b", "(?:", ")", "(?=", "[ab]", "(?<!b)", "\\1", "{0,2}", "\\n"}
	var list []string
	for range 4000 {
		var b strings.Builder
		for range 1 + random.Intn(8) {
			b.WriteString(parts[random.Intn(len(parts))])
		}
		list = append(list, fmt.Sprintf("%q", b.String()))
	}
	got := evaluate(t, vm, `(() => {
	const bad = [];
	let made = 0;
	for (const p of [`+strings.Join(list, ",")+`]) for (const flags of ['', 'g', 'm', 'y', 'i', 'u', 's']) {
		let a, b;
		try { a = new RegExp(p, flags); b = new RegExp('(?=)(?:' + p + ')', flags); } catch { continue }
		made++;
		for (const s of ['', 'a', 'ba', 'aab', 'b\na', '\nab', 'bbbbaaab']) for (const from of [0, 1, 3]) {
			a.lastIndex = b.lastIndex = from;
			const x = a.exec(s), y = b.exec(s);
			if (String(x) + x?.index + a.lastIndex !== String(y) + y?.index + b.lastIndex) bad.push(a + ' ' + JSON.stringify(s) + from);
		}
	}
	return made < 2000 ? 'only ' + made + ' patterns' : bad.slice(0, 5).join(', ')
})()`)
	if got != "" {
		t.Error(got)
	}
}

// Numbers are spread over the buckets of a Map and a Set: four times as many take about four times the work.
func TestMapOfNumbers(t *testing.T) {
	vm, r := open(t)
	work := func(key string, n int) int {
		r.ticks = 1 << 30
		code := fmt.Sprintf(`(() => {
	const m = new Map(), s = new Set(), v = new DataView(new ArrayBuffer(8));
	const bits = (hi, lo) => { v.setInt32(0, hi); v.setInt32(4, lo); return v.getFloat64(0); };
	for (let k = 1; k <= %[1]d; k++) { m.set(%[2]s, k); s.add(%[2]s); }
	let right = 0;
	for (let k = 1; k <= %[1]d; k++) if (m.get(%[2]s) === k && s.delete(%[2]s)) right++;
	return [right, m.size, s.size];
})()`, n, key)
		if got, want := evaluate(t, vm, code), fmt.Sprintf("%d,%d,0", n, n); got != want {
			t.Errorf("%s: got %s, want %s", key, got, want)
		}
		return 1<<30 - r.ticks
	}
	for _, key := range []string{"k", "-k", "k * 65536", "k / 8", "k * 2 ** 80", "bits(k + 0x100000, k + 0x100000 ^ 0x55555555)", "BigInt(k) << 64n", "'k' + k"} {
		if little, much := work(key, 500), work(key, 2000); much > 8*little+20 {
			t.Errorf("%s: %d ticks for 500 keys, %d for 2,000", key, little, much)
		}
	}
	const same = "[1, -0, NaN, 2 ** 31, 1.5, '1', 1n, true, null].map((k) => { const m = new Map([[k, 1]]); return [k, k === 1 ? 3 / 3 : k === 1.5 ? 3 / 2 : k === 0 ? 0 : k].every((x) => m.has(x)); }).every(Boolean)"
	if got := evaluate(t, vm, same); got != "true" {
		t.Error("a key is not found by an equal one")
	}
}

func TestMended(t *testing.T) {
	vm, _ := open(t)
	for _, c := range []struct{ code, want string }{
		// Outside of classes flag v has the syntax of flag u.
		{"['a-b', '&&', '--', '==', '<<', '::', '/', '-', 'a!!b', '##', '~~'].filter(p => { try { return !new RegExp(p, 'v').test('x' + p + 'y') } catch { return true } })", ""},
		{"['[a&&b&&]', '[a-]', '[(]', '[a&&&b]', '[a-z&&b]', ')', '(', '{', ']', '[/]', '[||]'].filter(p => { try { return new RegExp(p, 'v') } catch { return false } })", ""},
		{"/[[a-z]&&[aeiou]]/v.test('b') + ',' + /[[a-z]--[aeiou]]/v.test('b') + ',' + /^\\p{RGI_Emoji}$/v.test('\U0001F468\u200d\U0001F469\u200d\U0001F467') + ',' + /[\\q{abc|d}]/v.exec('xabc')[0]", "false,true,true,abc"},
		// Arguments
		{"Math.max(...Array(100000).fill(1), 7)", "7"},
		{"String.fromCharCode(...Array(100000).fill(65)).length", "100000"},
		{"(() => { const a = []; a.push(...Array(120000).fill(1)); a.push.apply(a, Array(120000)); return a.length })()", "240000"},
		{"(function (...a) { return a.length + arguments.length })(...Array(100000))", "200000"},
		{"((...a) => a.length).bind(null, 1)(...Array(100000))", "100001"},
		{"new Array(...Array(100000)).length + new (class { constructor(...a) { this.n = a.length } })(...Array(100000)).n", "200000"},
		{"Math.max(...Array(131073))", "exception: too many arguments in function call (only 131072 allowed)"},
		{"(function f(n, ...a) { return n ? f(n - 1, ...a) : a.length })(9, ...Array(100000))", "100000"},
	} {
		if got := evaluate(t, vm, c.code); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

// Recursion goes deep enough for real programs, and always ends in a RangeError; the engine stays usable.
func TestStack(t *testing.T) {
	vm, _ := open(t)
	for _, c := range []struct {
		code string
		deep int
	}{
		{"const f = (n) => { deep = n; f(n + 1) }; f(1)", 5000},
		{"function f(n) { deep = n; return 1 + f(n + 1) } f(1)", 5000},
		{"const o = { get x() { deep++; return o.x } }; o.x", 4000},
		{"const p = new Proxy({}, { get() { deep++; return p.x } }); p.x", 3000},
		{"const f = () => { deep++; [1].map(f) }; f()", 1400},
		{"const f = () => { deep++; 'x'.replace('x', f) }; f()", 900},
		{"const f = () => { deep++; 'x'.replace(/x/, f) }; f()", 500},
		{"const f = () => { deep++; [2, 1].sort(f) }; f()", 1000},
		{"class A { constructor() { deep++; new A } } new A", 3000},
		{"const f = async () => { deep++; await f() }; f()", 2000},
		{"function* f() { deep++; yield* f() } for (const x of f());", 1000},
		{"const a = { toString() { deep++; return String(a) } }; String(a)", 2000},
		{"const a = { toJSON() { deep++; return JSON.stringify(a) } }; JSON.stringify(a)", 900},
		{"const f = () => { deep++; JSON.parse('1', f) }; f()", 900},
		{"const f = () => { deep++; eval('f()') }; globalThis.f = f; f()", 500},
		{"const f = () => { deep++; Reflect.apply(f, null, []) }; f()", 2000},
		{"const f = () => { deep++; f.call() }; f()", 2000},
		{"let f = () => { deep++; f() }; const g = f; for (let i = 0; i < 10; i++) f = f.bind(); f()", 400},
		{"const f = () => { deep++; for (const x of { [Symbol.iterator]: f }); }; f()", 1000},
		{"const f = () => { deep++; ({ ...{ get x() { f() } } }) }; f()", 1000},
		{"const f = () => { deep++; `${{ toString: f }}` }; f()", 1000},
		{"const f = (k) => { deep++; new Map([[1, 2]]).forEach(f) }; f()", 1000},
		{"const f = () => { deep++; Array.from([1], f) }; f()", 1000},
	} {
		got := evaluate(t, vm, "(() => { let deep = 0; try { (() => { "+strings.ReplaceAll(c.code, "\n", " ")+" })(); return 'no end' } catch (e) { return e.name + ' ' + (deep >= "+fmt.Sprint(c.deep)+" ? '' : deep) } })()")
		if strings.Contains(c.code, "async") {
			got = strings.Replace(got, "no end", "RangeError ", 1)
		}
		if got != "RangeError " {
			t.Errorf("%s: got %q, want a RangeError after %d", c.code, got, c.deep)
		}
		if got := evaluate(t, vm, "1"); got != "1" {
			t.Fatalf("after %s: got %q", c.code, got)
		}
	}
	for _, c := range []struct{ code, want string }{
		{"(() => { let l = null; for (let i = 0; i < 5000; i++) l = { next: l }; const len = (n) => n ? 1 + len(n.next) : 0; return len(l) })()", "5000"},
		{"JSON.stringify(JSON.parse('['.repeat(5000) + ']'.repeat(5000))).length", "10000"},
		{"JSON.stringify(JSON.parse('{\"a\":'.repeat(5000) + '1' + '}'.repeat(5000))).length", "30001"},
		{"eval('('.repeat(1000) + '1' + ')'.repeat(1000))", "1"},
		{"new RegExp('('.repeat(200) + 'a' + ')'.repeat(200)).test('a')", "true"},
	} {
		if got := evaluate(t, vm, c.code); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

// Long runs of combining marks are sorted, and marks of one class keep their order; the work is in proportion to their length.
func TestMarks(t *testing.T) {
	vm, r := open(t)
	got := evaluate(t, vm, `(() => {
	// Marks with their classes
	const marks = { '\u0334': 1, '\u093c': 7, '\u3099': 8, '\u094d': 9, '\u05b0': 10, '\u0327': 202, '\u0323': 220, '\u0325': 220, '\u0301': 230, '\u0300': 230, '\u0345': 240 }, all = Object.keys(marks);
	let state = 7;
	const random = (n) => { state = Math.imul(state, 1664525) + 1013904223 | 0; return (state >>> 8) % n; };
	const bad = [];
	for (let k = 0; k < 300; k++) {
		const list = Array.from({ length: random(k % 3 ? 40 : 400) }, () => all[random(all.length)]);
		const sorted = list.map((c, i) => [marks[c], i, c]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((x) => x[2]).join('');
		for (const before of ['', 'x', 'xyz\u65e5']) if ((before + list.join('') + 'z' + list.join('')).normalize('NFD') !== before + sorted + 'z' + sorted) bad.push(list.length);
	}
	return bad.join();
})()`)
	if got != "" {
		t.Errorf("runs of %s marks are not sorted", got)
	}
	work := func(n int) int {
		r.ticks = 1 << 30
		evaluate(t, vm, fmt.Sprintf("'a' + '\\u0301\\u0323'.repeat(%d).normalize('NFKD').length", n))
		return 1<<30 - r.ticks
	}
	if little, much := work(2000), work(16_000); much > 16*little+20 {
		t.Errorf("%d ticks for 4,000 marks, %d for 32,000", little, much)
	}
}

// Items that splice removes are freed, and the others stay in order.
func TestSplice(t *testing.T) {
	vm, _ := open(t)
	got := evaluate(t, vm, `(() => {
	const bad = [];
	const plain = (a, at, n, items) => [a.slice(0, at).concat(items, a.slice(at + n)), a.slice(at, at + n)];
	let state = 3;
	const random = (n) => { state = Math.imul(state, 1664525) + 1013904223 | 0; return (state >>> 8) % n; };
	for (let k = 0; k < 2000; k++) {
		const a = Array.from({ length: random(50) }, (_, i) => k % 2 ? i : { i }), at = random(a.length + 1), n = random(a.length - at + 1), items = Array.from({ length: random(4) }, () => 'new');
		const [left, removed] = plain(a, at, n, items), got = a.splice(at, n, ...items);
		if (a.length !== left.length || a.some((x, i) => x !== left[i]) || got.length !== removed.length || got.some((x, i) => x !== removed[i])) bad.push(a.length + ' ' + at + ' ' + n);
	}
	const holes = [0, , 2, 3]; holes.splice(0, 1);
	if (0 in holes || holes.length !== 3) bad.push('holes');
	const like = { length: 3, 0: 'a', 1: 'b', 2: 'c' }; Array.prototype.splice.call(like, 0, 1);
	if (like.length !== 2 || like[0] !== 'b' || 2 in like) bad.push('like');
	const frozen = Object.freeze([1, 2, 3]); try { frozen.splice(0, 1); bad.push('frozen'); } catch {}
	if (frozen.join() !== '1,2,3') bad.push('frozen changed');
	const fixed = [1, 2, 3]; Object.defineProperty(fixed, 2, { configurable: false }); try { fixed.splice(0, 1); bad.push('fixed'); } catch {}
	const read = [1, 2, 3]; Object.defineProperty(read, 'length', { writable: false }); try { read.splice(0, 1); bad.push('length'); } catch {}
	class Own extends Array {} const own = Own.from([1, 2, 3]); if (!(own.splice(0, 1) instanceof Own) || own.join() !== '2,3') bad.push('own');
	return bad.slice(0, 5).join();
})()`)
	if got != "" {
		t.Error(got)
	}
}

// Objects that get the same keys in turn share no shape that each key would copy.
func TestSameKeys(t *testing.T) {
	vm, r := open(t)
	work := func(n int) int {
		r.ticks = 1 << 30
		well(t, vm, fmt.Sprintf("const a = {}, b = {}, c = Object.create(null), d = Object.create(null); for (let k = 0; k < %d; k++) { const s = 'k' + k; a[s] = c[s] = 1; b[s] = d[s] = 1; }", n))
		return 1<<30 - r.ticks
	}
	if little, much := work(2000), work(8000); much > 8*little+20 {
		t.Errorf("%d ticks for 2,000 keys, %d for 8,000", little, much)
	}
	const same = "(() => { const a = {}, b = {}; for (let k = 0; k < 600; k++) { a['k' + k] = k; b['k' + k] = -k; } for (let k = 0; k < 600; k += 2) delete a['k' + k]; return [Object.keys(a).length, Object.keys(b).length, a.k599 + b.k599, b.k0, 'k0' in a] })()"
	if got := evaluate(t, vm, same); got != "300,600,0,0,false" {
		t.Errorf("two objects with the same keys: %s", got)
	}
}
