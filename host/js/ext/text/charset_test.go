package text

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

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

// Valid input is decoded as by golang.org/x/text.
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

// FuzzDecode decodes at once and in pieces, with the same result, in UTF-8.
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
