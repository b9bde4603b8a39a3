package weburl

import (
	"strings"
	"testing"
)

func TestDomain(t *testing.T) {
	for _, c := range []struct{ name, ascii string }{
		{"例え.テスト", "xn--r8jz45g.xn--zckzah"}, {"faß.de", "xn--fa-hia.de"}, {"ẞ.de", "xn--zca.de"}, {"ａ.com", "a.com"}, {"é.", "xn--9ca."}, {"ab--cé", "xn--ab--c-fsa"},
		{"XN--FA-HIA.de", "xn--fa-hia.de"}, {"é_x", "xn--_x-9ia"}, {"א1.com", "xn--1-zhc.com"},
		{"", ""}, {"\u00ad", ""}, {"xn--", ""}, {"a.XN--", ""}, {"xn--a", ""}, {"\u200d.x", ""}, {"1א", ""}, {"é x", ""}, {"é%", ""}, {"é/x", ""}, {"é\x00", ""}, {"\xff", ""},
		{strings.Repeat("é", MaxDomain), ""},
	} {
		got, err := DomainToASCII(c.name)
		if got != c.ascii || (err != nil) != (c.ascii == "") {
			t.Errorf("%.40q: %q, %v, want %q", c.name, got, err, c.ascii)
		}
	}
	for name, want := range map[string]string{"xn--fa-hia.de": "faß.de", "a.b": "a.b", "xn--a": ""} {
		if got, _ := DomainToUnicode(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func FuzzDomain(f *testing.F) {
	for _, s := range []string{"例え.jp", "xn--a", "a..é", "\u200d", "xn--fa-hia.de"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		ascii, err := DomainToASCII(name)
		if err != nil {
			return
		}
		for _, b := range []byte(ascii) {
			if b >= 0x80 || b <= ' ' || 'A' <= b && b <= 'Z' {
				t.Fatalf("%q: %q", name, ascii)
			}
		}
		if again, err := DomainToASCII(ascii); err != nil || again != ascii {
			t.Errorf("%q: %q, then %q, %v", name, ascii, again, err)
		}
	})
}
