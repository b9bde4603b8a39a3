package guest

import (
	"strings"
	"testing"
)

func TestDemangled(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"other languages", ".main.fetch(i32) i32\nwasm.ws_fetch(i64,i32,i32) i64", ".main.fetch(i32) i32\nwasm.ws_fetch(i64,i32,i32) i64"},
		{"legacy", ".$12\nwasm._ZN4core9panicking9panic_fmt17h05af221e174051e9E(i32,i32)", ".$12\nwasm.core::panicking::panic_fmt(i32,i32)"},
		{"legacy, generic", "._ZN61_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE(i32)", ".<alloc::vec::Vec<T> as core::fmt::Debug>::fmt(i32)"},
		{"v0", "._RNvCs15kBYyAo9fc_7mycrate7example(i32)", ".mycrate::example(i32)"},
		{"v0, broken", "._RNvCs15kBYyAo9fc_7mycrate99example(i32)", "._RNvCs15kBYyAo9fc_7mycrate99example(i32)"},
		{"no hash", "._ZN4core9panicking9panic_fmtE(i32)", "._ZN4core9panicking9panic_fmtE(i32)"},
		{"too long", "._R" + strings.Repeat("N", 600) + "(i32)", "._R" + strings.Repeat("N", 600) + "(i32)"},
	} {
		if got := demangled(c.in); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzDemangled: the work for a module's names is limited by their length.
func FuzzDemangled(f *testing.F) {
	for _, s := range []string{"_ZN4core9panicking9panic_fmt17h05af221e174051e9E", "_RNvCs15kBYyAo9fc_7mycrate7example", "_RINvNtC3std3mem8align_ofdE", "_RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_ECs1iopQbuBiw2_3std"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got := demangled(name); len(got) > 3*len(name)+2048*strings.Count(name, "_") {
			t.Errorf("%d bytes of %d", len(got), len(name))
		}
	})
}
