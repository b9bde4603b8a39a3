package engine

import (
	"fmt"
	"testing"
)

// kinds makes the texts of the tests: in some all places almost match, others repeat with a flaw, some characters are wide.
const kinds = `
const fib = (n) => { let a = 'a', b = 'ab'; while (b.length < n) [a, b] = [b, b + a]; return b.slice(0, n); };
const thue = (n) => Array.from({ length: n }, (_, k) => { let c = 0; for (; k; k &= k - 1) c ^= 1; return 'ab'[c]; }).join('');
const kinds = {
	same: (n) => ['a'.repeat(n), 'a'.repeat(n >> 1) + 'b'],
	front: (n) => ['a'.repeat(n), 'b' + 'a'.repeat(n >> 1)],
	middle: (n) => ['a'.repeat(n), 'a'.repeat(n >> 2) + 'b' + 'a'.repeat(n >> 2)],
	wide: (n) => ['\u0101'.repeat(n), '\u0101'.repeat(n >> 1) + 'b'],
	mixed: (n) => ['a'.repeat(n) + '\u0101', 'a'.repeat(n >> 1) + 'b'],
	narrow: (n) => ['a'.repeat(n), 'a'.repeat(n >> 1) + '\u0101'],
	period: (n) => ['ab'.repeat(n >> 1), 'ab'.repeat(n >> 2) + 'b'],
	long: (n) => [('a'.repeat(99) + 'b').repeat(n / 100), ('a'.repeat(99) + 'b').repeat(n / 200) + 'b'],
	fibonacci: (n) => [fib(n), fib(n >> 1) + 'c'],
	thue: (n) => [thue(n), thue(n >> 1) + 'c'],
	slice: (n) => [('x' + 'a'.repeat(n)).slice(1), ('a'.repeat(n >> 1) + 'bx').slice(0, -1)],
};`

// well runs code that throws nothing.
func well(t *testing.T, vm *VM, code string) {
	t.Helper()
	if got := evaluate(t, vm, "(() => { "+code+"; return 'well' })()"); got != "well" {
		t.Fatalf("%s: %s", code, got)
	}
}

// A search takes work in proportion to the lengths of both texts, in whichever function it is.
func TestSearchGrowth(t *testing.T) {
	vm, r := open(t)
	well(t, vm, kinds+"globalThis.kinds = kinds")
	for _, kind := range []string{"same", "front", "middle", "wide", "mixed", "narrow", "period", "long", "fibonacci", "thue", "slice"} {
		for _, call := range []string{"t.indexOf(n)", "t.lastIndexOf(n)", "t.includes(n)", "t.split(n).length", "t.replaceAll(n, '').length", "t.replace(n, '').length", "t.lastIndexOf(n, t.length >> 1)"} {
			work := func(size int) int {
				well(t, vm, fmt.Sprintf("[globalThis.t, globalThis.n] = kinds[%q](%d)", kind, size))
				r.ticks = 1 << 30
				well(t, vm, call)
				return 1<<30 - r.ticks
			}
			if little, much := work(1_000), work(32_000); much > 64*little+100 {
				t.Errorf("%s, %s: %d ticks for 1,000 characters, %d for 32,000", kind, call, little, much)
			}
		}
	}
}

// The functions find what a comparison at every place finds.
func TestSearchSame(t *testing.T) {
	vm, _ := open(t)
	got := evaluate(t, vm, `(() => {`+kinds+`
	let state = 1;
	const random = (n) => { state = Math.imul(state, 1664525) + 1013904223 | 0; return (state >>> 8) % n; };
	const equal = (t, n, k) => k >= 0 && t.slice(k, k + n.length) === n;
	const first = (t, n, from) => { for (let k = from; k + n.length <= t.length; k++) if (equal(t, n, k)) return k; return -1; };
	const last = (t, n, from) => { for (let k = Math.min(from, t.length - n.length); k >= 0; k--) if (equal(t, n, k)) return k; return -1; };
	const split = (t, n) => { const out = []; let k = 0; for (let at; (at = first(t, n, k)) >= 0; k = at + n.length) out.push(t.slice(k, at)); out.push(t.slice(k)); return out; };
	const letters = ['ab', 'aab', 'aaaaaaaab', 'abc', '\u0101b', 'a\u0161', 'a\xff', '\u0101\u0201'];
	const text = (n) => { const l = letters[random(letters.length)]; let s = ''; while (s.length < n) s += l[random(l.length)]; return s; };
	const changed = (s) => { const k = random(s.length + 1); return s.slice(0, k) + 'ab\u0101'[random(3)] + s.slice(k + random(2)); };
	const bad = [];
	let found = 0;
	const check = (t, n) => {
		if (n === '') return;
		const from = random(t.length + 2);
		const want = [first(t, n, 0), first(t, n, from), last(t, n, t.length), last(t, n, from), first(t, n, 0) >= 0, first(t, n, from) >= 0, equal(t, n, from) && from + n.length <= t.length,
			equal(t, n, Math.min(from, t.length) - n.length), split(t, n).join('|'), split(t, n).length];
		const got = [t.indexOf(n), t.indexOf(n, from), t.lastIndexOf(n), t.lastIndexOf(n, from), t.includes(n), t.includes(n, from), t.startsWith(n, from), t.endsWith(n, from),
			t.replaceAll(n, '|'), t.split(n).length];
		if (want[0] >= 0) { found++; want.push(t.slice(0, want[0]) + t.slice(want[0] + n.length)); got.push(t.replace(n, '')); }
		if (String(want) !== String(got)) bad.push(JSON.stringify([t, n, from]).slice(0, 300) + ' ' + got + ' not ' + want);
	};
	for (let k = 0; k < 3000; k++) {
		let t = text(random(150));
		if (k % 3 === 0) t = text(1 + random(9)).repeat(1 + random(40));
		if (k % 5 === 0) t = changed(t);
		let n = t.slice(random(t.length)).slice(0, 1 + random(k % 2 ? 200 : 9));
		if (k % 4 === 0) n = changed(n);
		if (k % 7 === 0) n = text(1 + random(12));
		if (k % 11 === 0) n = (n + '\u0301').slice(0, -1);
		check(t, n);
	}
	for (const kind in kinds) for (let size = 4; size < 600; size = size * 2 + 1 + random(5)) {
		const [t, n] = kinds[kind](size);
		check(t, n);
		check(n + t, n);
		check(t + n, n);
		check(t + n + t, n);
		check(t.slice(random(size)) + n, t.slice(random(size)) + n);
		check(t, t.slice(random(size >> 1), -1));
		check(changed(t), t.slice(random(size >> 1), -1));
	}
	if (['abc'.indexOf(''), 'abc'.indexOf('', 2), 'abc'.indexOf('', 9), 'abc'.lastIndexOf(''), 'abc'.lastIndexOf('', 1), ''.indexOf(''), ''.indexOf('a'), 'a'.lastIndexOf('ab'), ''.lastIndexOf('', 5),
		'abc'.includes('', 9), 'abc'.startsWith(''), 'abc'.endsWith('', 0), 'ab'.split('').length, 'ab'.replaceAll('', '-'), 'aaa'.lastIndexOf('a', -5), 'aba'.indexOf('a', -3), 'aba'.lastIndexOf('a', NaN)].join() !==
		'0,2,3,3,1,0,-1,-1,0,true,true,true,2,-a-b-,0,0,2') bad.push('empty texts');
	return found < 1500 ? 'found ' + found : bad.slice(0, 5).join('\n');
})()`)
	if got != "" {
		t.Error(got)
	}
}
