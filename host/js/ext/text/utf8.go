package text

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Decode returns p, which is not memory of the engine, as valid UTF-8: p itself, or a copy as by ToUTF8.
func Decode(t ext.Turn, p []byte) []byte {
	if valid(t, p) {
		return p
	}
	return pieces(t, p, func(out, piece []byte) []byte { return append(out, ToUTF8(piece)...) })
}

// ToUTF8 returns p with U+FFFD for each maximal part that is not UTF-8, as encoding.spec.whatwg.org requires.
func ToUTF8(p []byte) []byte {
	out, err := unicode.UTF8.NewDecoder().Bytes(p)
	if err != nil { // never
		return nil
	}
	return out
}

// Latin1 returns p, a character for each byte, in UTF-8: p itself, or a copy.
func Latin1(p []byte) []byte {
	if isASCII(p) {
		return p
	}
	return appendLatin1(make([]byte, 0, len(p)+16), p)
}

// ToLatin1 returns the characters of p, which is UTF-8, as bytes: p itself, or a copy. Characters over U+00FF become 255.
func ToLatin1(p []byte) []byte {
	if isASCII(p) {
		return p
	}
	out := make([]byte, 0, len(p))
	for _, r := range string(p) {
		out = append(out, byte(min(r, 255)))
	}
	return out
}

func isASCII(p []byte) bool {
	for _, c := range p {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func appendLatin1(out, p []byte) []byte {
	for _, c := range p {
		out = utf8.AppendRune(out, rune(c))
	}
	return out
}

// appendLone appends p to out, and replaces the three bytes that QuickJS writes for half of a surrogate pair by U+FFFD.
func appendLone(out, p []byte) []byte {
	for len(p) > 0 {
		r, n := utf8.DecodeRune(p)
		if r == utf8.RuneError && n == 1 && len(p) >= 3 && p[0] == 0xed {
			n = 3
		}
		out = utf8.AppendRune(out, r)
		p = p[n:]
	}
	return out
}

// piece is the number of bytes that are converted between two looks at the budget: some 5 ms at the slowest.
const piece = 256 << 10

// pieces returns what convert makes of p, piece by piece. It cuts p between characters of UTF-8.
func pieces(t ext.Turn, p []byte, convert func(out, piece []byte) []byte) []byte {
	out := make([]byte, 0, len(p)+len(p)/8+16)
	for len(p) > 0 {
		n := cut(p, piece)
		out = convert(out, p[:n])
		p = p[n:]
		t.Lapse()
	}
	return out
}

// valid reports whether p is UTF-8.
func valid(t ext.Turn, p []byte) bool {
	for len(p) > 0 {
		n := cut(p, 16*piece)
		if !utf8.Valid(p[:n]) {
			return false
		}
		if p = p[n:]; len(p) > 0 {
			t.Lapse()
		}
	}
	return true
}

// cut returns where the first most bytes of p can be cut off, give or take three: a character has at most three bytes that continue it.
func cut(p []byte, most int) int {
	if len(p) <= most {
		return len(p)
	}
	for n := most; n > most-utf8.UTFMax; n-- {
		if utf8.RuneStart(p[n]) {
			return n
		}
	}
	return most
}
