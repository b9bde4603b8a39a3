package engine

import (
	"fmt"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Hangul is composed and taken apart as in golang.org/x/text, and the characters beside its letters are left alone.
func TestHangul(t *testing.T) {
	vm, _ := open(t)
	for _, form := range []struct {
		name string
		norm.Form
	}{{"NFC", norm.NFC}, {"NFKC", norm.NFKC}, {"NFD", norm.NFD}, {"NFKD", norm.NFKD}} {
		var want uint32
		add := func(before ...rune) {
			var list []rune
			for k := rune(0x11a6); k <= 0x11c3; k++ {
				list = append(append(list, before...), k, '.')
			}
			for _, c := range form.String(string(list)) {
				want = (want ^ uint32(c)) * 16777619
			}
		}
		for l := rune(0x10ff); l <= 0x1113; l++ {
			for v := rune(0x1160); v <= 0x1176; v++ {
				add(l, v)
			}
		}
		for s := rune(0xabff); s <= 0xd7a4; s += 9 {
			add(s)
		}
		got := evaluate(t, vm, fmt.Sprintf(`(() => {
	let sum = 0;
	const add = (...before) => {
		const list = [];
		for (let k = 0x11a6; k <= 0x11c3; k++) list.push(...before, k, 46);
		for (const c of String.fromCharCode(...list).normalize(%q)) sum = Math.imul(sum ^ c.charCodeAt(0), 16777619);
	};
	for (let l = 0x10ff; l <= 0x1113; l++) for (let v = 0x1160; v <= 0x1176; v++) add(l, v);
	for (let s = 0xabff; s <= 0xd7a4; s += 9) add(s);
	return sum >>> 0;
})()`, form.name))
		if got != fmt.Sprint(want) {
			t.Errorf("%s: the sum of all is %s, want %d", form.name, got, want)
		}
	}
	for _, c := range []struct{ code, want string }{
		{`'\uac00\u11a7'.normalize('NFC')`, "\uac00\u11a7"},
		{`'\uac00\u11a7'.normalize('NFKC')`, "\uac00\u11a7"},
		{`'\u1100\u1161\u11a7'.normalize()`, "\uac00\u11a7"},
		{`'\u1100\u1161\u11a7\u11a8'.normalize()`, "\uac00\u11a7\u11a8"},
		{`'\u1100\u1161\u11a8'.normalize()`, "\uac01"},
		{`'\uac00\u11c2'.normalize()`, "\uac1b"},
		{`'\uac01\u11a8'.normalize()`, "\uac01\u11a8"},
	} {
		if got := evaluate(t, vm, c.code); got != c.want {
			t.Errorf("%s: got %+q, want %+q", c.code, got, c.want)
		}
	}
}
