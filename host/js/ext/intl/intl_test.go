package intl

import (
	"strings"
	"testing"
	"time"
)

func TestCompare(t *testing.T) {
	var c Collators
	for _, x := range []struct {
		locale, options, a, b string
		want                  int
	}{
		{"en", "", "b", "a", 1}, {"en", "", "a", "B", -1}, {"en", "", "a", "A", -1}, {"en", "n", "a10", "a9", 1}, {"en", "b", "a", "Á", 0}, {"en", "a", "a", "Á", -1}, {"en", "c", "a", "á", 0},
		{"en", "c", "a", "A", -1}, {"en", "p", "a-b", "ab", 0}, {"en", "u", "a", "A", 1}, {"sv", "", "z", "ö", -1}, {"de", "", "z", "ö", 1}, {"!", "", "a", "b", -1}, {strings.Repeat("x", 1000), "?", "a", "b", -1}, {"en", "zzzz", "\xff", "a", 1},
	} {
		if got := c.Compare(x.locale, x.options, x.a, x.b); got != x.want {
			t.Errorf("%.10q %q %q %q: %d, want %d", x.locale, x.options, x.a, x.b, got, x.want)
		}
	}
	for i := range 100 {
		c.Compare("en-x-a"+string(rune('a'+i%26))+string(rune('a'+i/26)), "", "a", "b")
	}
	if len(c.made) > maxCollators {
		t.Errorf("%d collators are kept", len(c.made))
	}
	for _, s := range []string{strings.Repeat("é", 1<<20), strings.Repeat("\u0301\u0316", 1<<20), strings.Repeat("1", 1<<20), strings.Repeat("a-", 1<<20)} {
		for _, options := range []string{"", "n", "p", "c", "u"} {
			begun := time.Now()
			c.Compare("en", options, s, s+"x")
			if d := time.Since(begun); d > time.Second { // some 20 ms, on a machine that does nothing else
				t.Errorf("%.4q %q takes %v", s, options, d)
			}
		}
	}
}

func TestCase(t *testing.T) {
	for _, c := range []struct {
		locale, s string
		upper     bool
		want      string
	}{{"tr", "iı", true, "İI"}, {"tr", "Iİ", false, "ıi"}, {"el", "ά", true, "Α"}, {"!", "i", true, "I"}} {
		if got, ok := Case(c.locale, c.s, c.upper); got != c.want || !ok {
			t.Errorf("%s %q: %q, want %q", c.locale, c.s, got, c.want)
		}
	}
	if _, ok := Case("tr", strings.Repeat("i", MaxText+1), true); ok {
		t.Error("more than MaxText is cased")
	}
}

func TestZones(t *testing.T) {
	var z Zones
	for _, c := range []struct {
		name string
		ms   int64
		want string
	}{
		{"Europe/Berlin", 1704467229000, "3600 CET Europe/Berlin"}, {"Europe/Berlin", 1720062300000, "7200 CEST Europe/Berlin"}, {"Asia/Kolkata", 0, "19800 IST Asia/Kolkata"}, {"America/New_York", -1 << 63, "-17762 LMT America/New_York"},
		{"UTC", 1<<63 - 1, "0 UTC UTC"}, {"", 0, ""}, {"Local", 0, ""}, {"../etc/passwd", 0, ""}, {"/etc/passwd", 0, ""}, {"Europe", 0, ""}, {"Europe/Berlin\x00", 0, ""}, {strings.Repeat("a", 65), 0, ""}, {"zone.tab", 0, ""}, {"Nope/Nope", 0, ""},
	} {
		got, ok := z.At(c.name, c.ms)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%.20q: %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
	if len(z.known) > maxZones {
		t.Errorf("%d zones are kept", len(z.known))
	}
}
