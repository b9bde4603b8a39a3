package engine

import (
	"fmt"
	"testing"
)

// Keys that a client chooses share no bucket: four times as many take about four times the work. The pairs had one hash, since a
// character counted 263 times as much as the next.
func TestHashFlood(t *testing.T) {
	vm, r := open(t)
	well(t, vm, `globalThis.kinds = {
	pairs: (n) => Array.from({ length: n }, (_, k) => { let s = ''; for (let b = 0; b < 14; b++) s += k >> b & 1 ? '\u0402\u01f9' : '\u0401\u0300'; return s; }),
	short: (n) => Array.from({ length: n }, (_, k) => 'k' + k),
};
globalThis.shapes = (n) => Array.from({ length: n }, (_, k) => '{' + Array.from({ length: 14 }, (_, b) => '"' + 'ab'[k >> b & 1] + b + '":1').join() + '}');`)
	for _, c := range []struct {
		kind, code string
		n          int
	}{
		{"pairs", "JSON.parse(text)", 8192},
		{"pairs", "(() => { const o = {}; for (const k of keys) o[k + ''] = 1 })()", 8192},
		{"pairs", "new Map(keys.map((k) => [k, 1])).size", 8192},
		{"pairs", "new Set(keys).size", 8192},
		{"pairs", "Object.fromEntries(keys.map((k) => [k, 1]))", 8192},
		{"short", "JSON.parse(text)", 8192},
		{"short", "new Set(keys).size", 8192},
		{"shapes", "JSON.parse(text)", 8192},
	} {
		work := func(n int) int {
			if c.kind == "shapes" {
				well(t, vm, fmt.Sprintf("globalThis.text = '[' + shapes(%d).join() + ']'", n))
			} else {
				well(t, vm, fmt.Sprintf("globalThis.keys = kinds[%q](%d); globalThis.text = JSON.stringify(Object.fromEntries(keys.map((k) => [k, 1])))", c.kind, n))
			}
			r.ticks = 1 << 30
			well(t, vm, c.code)
			return 1<<30 - r.ticks
		}
		little, much := work(c.n/4), work(c.n)
		if much > 8*little+40 {
			t.Errorf("%s, %s: %d ticks for %d keys, %d for %d", c.kind, c.code, little, c.n/4, much, c.n)
		}
	}
}

// A text is found by an equal one, however both lie in memory: as Latin-1 or wide, in one piece, as a part of another or as a rope.
func TestHashSame(t *testing.T) {
	vm, _ := open(t)
	got := evaluate(t, vm, `(() => {
	const forms = (a, b) => { const s = a + b; return [a + b, [...s].join(''), ('x' + s + '\u0101').slice(1, -1), a.slice(0, 5) + (a.slice(5) + b), JSON.parse(JSON.stringify(s)), s.replace('', '')]; };
	const bad = [];
	for (const [a, b] of [['abcdefghij', 'k'], ['x'.repeat(9000), 'y'.repeat(9000)], ['\u0101'.repeat(9000), 'y'.repeat(3000)], ['y'.repeat(3000), '\u0101'.repeat(5000)], ['1', '2'], ['\xff'.repeat(700), '\xfe'.repeat(8000)]]) {
		forms(a, b).forEach((s, i) => forms(a, b).forEach((u, k) => {
			const o = { [s]: 1 };
			if (new Map([[s, 1]]).get(u) !== 1 || !new Set([s]).has(u) || o[u] !== 1 || !(u in o) || !delete o[u] || Object.keys(o).length) bad.push(a.slice(0, 3) + i + k);
		}));
	}
	return bad.join();
})()`)
	if got != "" {
		t.Errorf("not found: %s", got)
	}
}

// Each engine hashes with numbers of its own.
func TestHashSeeds(t *testing.T) {
	seen := map[uint64]bool{}
	for range 2 {
		vm, _ := open(t)
		seen[vm.mod.ExportedGlobal("hash_seed").Get()], seen[vm.mod.ExportedGlobal("hash_factor").Get()] = true, true
	}
	if len(seen) != 4 {
		t.Errorf("the numbers of two engines are %v", seen)
	}
}
