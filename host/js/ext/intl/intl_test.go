package intl

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
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

var charsets = []string{"utf-16le", "utf-16be", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis", "windows-1252", "iso-8859-8-i", "x-user-defined", "macintosh", "koi8-u"}

func TestLookup(t *testing.T) {
	for label, want := range map[string]string{" UTF-16\n": "utf-16le", "latin1": "windows-1252", "sjis": "shift_jis", "utf-8": "utf-8", "replacement": "", "hz-gb-2312": "", "": "", "\u00a0gbk": "", "gbk\x00": "", strings.Repeat("x", 1<<20): ""} {
		c := Lookup(label)
		got := ""
		if c != nil {
			got = c.Name
		}
		if got != want {
			t.Errorf("%.20q: %q, want %q", label, got, want)
		}
	}
	for _, name := range charsets {
		if Lookup(name) == nil {
			t.Errorf("%s is not known", name)
		}
	}
	if _, _, _, ok := Lookup("gbk").Decode(nil, make([]byte, MaxPart+1), 0, false, true); ok {
		t.Error("more than MaxPart is decoded")
	}
	if _, _, _, ok := Lookup("utf-8").Decode(nil, nil, 0, false, true); ok {
		t.Error("utf-8 is decoded here")
	}
}

// What is valid comes to what golang.org/x/text makes of it.
func TestCharsetEncoded(t *testing.T) {
	for name, text := range map[string]string{"shift_jis": "aあア亜ｱ", "euc-jp": "aあア亜ｱ丂", "iso-2022-jp": "aあb亜c", "gb18030": "a中文𐀀é", "gbk": "a中文€", "big5": "a中文", "euc-kr": "a한국어", "windows-1251": "aЖя", "koi8-r": "aЖя"} {
		enc, _ := htmlindex.Get(name)
		p, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(name, err)
		}
		if out, rest, _, ok := Lookup(name).Decode(nil, p, 0, true, true); string(out) != text || rest != 0 || !ok {
			t.Errorf("%s: %q, %d, %v, want %q", name, out, rest, ok, text)
		}
	}
}

// FuzzDecode decodes at once and in parts, which comes to the same, in UTF-8.
func FuzzDecode(f *testing.F) {
	for i := range charsets {
		f.Add(byte(i), byte(2), []byte("\x1b$B\x24\x22\x1b(BA\x81\x30\x81\x30\x82\xa0\xff\xd8\x3d\xde\x00\x8f\xa2\xaf\xe9"))
	}
	f.Fuzz(func(t *testing.T, which, size byte, p []byte) {
		if len(p) > 1000 {
			return
		}
		c, step := Lookup(charsets[int(which)%len(charsets)]), int(size)%7+1
		want, rest, _, _ := c.Decode(nil, p, 0, false, true)
		if rest != 0 || !utf8.Valid(want) {
			t.Fatalf("%s: %x: %d bytes are left of the last part, %q", c.Name, p, rest, want)
		}
		var got, left []byte
		mode := byte(0)
		for at := 0; at <= len(p); at += step {
			part := append(bytes.Clone(left), p[at:min(len(p), at+step)]...)
			var n int
			got, n, mode, _ = c.Decode(got, part, mode, false, at+step > len(p))
			if n < 0 || n > 8 {
				t.Fatalf("%s: %x: %d bytes are left", c.Name, p, n)
			}
			left = part[len(part)-n:]
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %x in parts of %d: %q, want %q", c.Name, p, step, got, want)
		}
	})
}

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
