package engine

import (
	"fmt"
	"testing"
)

// An array whose length is not writable keeps it, however an item is put at its end: strict code gets a TypeError, other code goes on.
func TestFixedLength(t *testing.T) {
	vm, _ := open(t)
	const quiet, loud = "", "TypeError"
	for _, c := range []struct{ code, sloppy, strict string }{
		{"a[a.length] = 'z'", quiet, loud},
		{"a[12] = 'z'", quiet, loud},
		{"a['12'] = 'z'", quiet, loud},
		{"a[13] = 'z'", quiet, loud},
		{"const n = 12; a[n] ??= 'z'", quiet, loud},
		{"a[12]++", quiet, loud},
		{"[a[12]] = ['z']", quiet, loud},
		{"for (a[12] of ['z']);", quiet, loud},
		{"with (a) a[length] = 'z'", quiet, "SyntaxError"},
		{"for (let k = 10; k < 20; k++) a[k] = a[9]", quiet, loud},
		{"a.length = 13", quiet, loud},
		{"a.length = 3", quiet, loud},
		{"if (Reflect.set(a, 12, 'z')) throw 1", quiet, quiet},
		{"if (Reflect.defineProperty(a, 12, { value: 'z', writable: true, enumerable: true, configurable: true })) throw 1", quiet, quiet},
		{"Object.defineProperty(a, 12, { value: 'z' })", loud, loud},
		{"Object.assign(a, { 12: 'z' })", loud, loud},
		{"a.push('z')", loud, loud},
		{"a.push('z', 'y')", loud, loud},
		{"a.push()", loud, loud},
		{"a.unshift('z')", loud, loud},
		{"a.splice(12, 0, 'z')", loud, loud},
		{"a.splice(3, 1, 'z', 'y')", loud, loud},
		{"a.splice(3, 1, a[3])", loud, loud},
		{"a.copyWithin(0, 0, 12).fill(1).reverse().sort()", quiet, quiet},
	} {
		for _, mode := range []struct{ use, want string }{{"", c.sloppy}, {"'use strict';", c.strict}} {
			// The array grew, and so has room; the second is of an array that had a property before.
			for _, more := range []string{"", "a.constructor = 1;"} {
				code := fmt.Sprintf(`(() => {
	const a = [1]; for (let i = 0; i < 11; i++) a[a.length] = i; %s
	Object.defineProperty(a, 'length', { writable: false });
	let name = '';
	try { new Function('a', %q)(a); } catch (e) { name = e.name; }
	return [name, a.length, 12 in a, 13 in a, Object.keys(a).filter((k) => k > 11)];
})()`, more, mode.use+c.code)
				if got, want := evaluate(t, vm, code), mode.want+",12,false,false,"; got != want {
					t.Errorf("%s%s %s: got %s, want %s", more, mode.use, c.code, got, want)
				}
			}
		}
	}
	for _, c := range []struct{ code, want string }{
		// Below a fixed length items are put, up to it; an array of the same shape without that grows.
		{"(() => { const a = Object.defineProperty([1, 2], 'length', { value: 5, writable: false }); for (let k = 0; k < 9; k++) a[k] = k; return [a, a.length] })()", "0,1,2,3,4,5"},
		{"(() => { const a = [1, 2], b = [1, 2], put = (x, n) => { for (let k = 2; k < n; k++) x[k] = k }; put(a, 9); put(b, 9); Object.defineProperty(a, 'length', { writable: false }); put(a, 20); put(b, 20); return [a.length, b.length] })()", "9,20"},
		{"(() => { const a = []; for (let k = 0; k < 40; k++) a['p' + k] = k; for (let k = 0; k < 100; k++) a[k] = k; Object.defineProperty(a, 'length', { writable: false }); for (let k = 100; k < 200; k++) a[k] = k; return [a.length, a.p39, Object.keys(a).length] })()", "100,39,140"},
		{"(() => { const a = [1]; for (let k = 1; k < 9; k++) a[k] = k; Object.preventExtensions(a); a[9] = 9; const b = [1, 2, 3]; b.pop(); Object.seal(b); b[2] = 3; return [a.length, b.length] })()", "9,2"},
		{"(() => { class Own extends Array {} const a = new Own(); for (let k = 0; k < 9; k++) a[k] = k; Object.defineProperty(a, 'length', { writable: false }); a[9] = 9; return a.length })()", "9"},
	} {
		if got := evaluate(t, vm, c.code); got != c.want {
			t.Errorf("%s: got %s, want %s", c.code, got, c.want)
		}
	}
}
