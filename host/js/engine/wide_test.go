package engine

import (
	"strings"
	"testing"
)

// A text that the host converts is the string that the engine makes of it.
func TestWide(t *testing.T) {
	vm, _ := open(t)
	same, err := vm.EvalScript([]byte("(a, b) => a === b && a.length === b.length && JSON.stringify(a) === JSON.stringify(b) && ({ [a]: 1 })[b] === 1"), "same.js")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", leastWide)
	for _, c := range []struct {
		text string
		wide bool
	}{
		{"€", false}, {long, false}, {long + "ü\u00ff", false}, {long + "\xff€", false}, {long + "\xed\xa0\x80€", false}, {long + "€\xe2\x82", false},
		{long + "\u0100", true}, {"€" + long, true}, {long + "\u07ff\u0800\ufffd\uffff\ufeff", true}, {long + "\U0001F98A€\U0010FFFF\U00010000", true},
		{strings.Repeat("\ufffd", 1000), true}, {strings.Repeat("\U0001F98A", 1000) + "\x00ü", true}, {long[:leastWide-3] + "€", true}, {long[:leastWide-4] + "€", false},
	} {
		if got := wideLength([]byte(c.text)) > 0; got != c.wide {
			t.Errorf("%.300q: converted: %v", c.text, got)
		}
		at := vm.put([]byte(c.text))
		own, ours := vm.newString(at, uint32(len(c.text))), vm.NewString([]byte(c.text))
		vm.free(at)
		if v, err := vm.Call(same, own, ours); err != nil || v != True {
			t.Errorf("%.300q: the strings differ: %v", c.text, err)
		}
		vm.Free(own)
		vm.Free(ours)
	}
}
