package text

// Encodings (encoding.spec.whatwg.org), decoded one part of the input after another.

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// MaxPart bounds the input of one Decode, in bytes: that is a few ms.
const MaxPart = 256 << 10

// Charset is an encoding. It is constant.
type Charset struct {
	// Name is the standard's, in lower case.
	Name string
	one  *charmap.Charmap // of characters of a byte
	many step
}

// Lookup returns the encoding of a label, or nil for an unknown label, the encoding replacement, which decodes nothing, and UTF-8, which
// needs none of this.
func Lookup(label string) *Charset {
	label = strings.ToLower(strings.Trim(label, "\t\n\f\r "))
	if len(label) > 64 || strings.ContainsFunc(label, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	name, err := htmlindex.Name(enc)
	if err != nil || enc == encoding.Replacement || name == "replacement" {
		return nil
	}
	c := &Charset{Name: name}
	switch name {
	case "utf-8", "utf-16le", "utf-16be", "iso-2022-jp":
	case "gbk", "gb18030":
		c.many = gb18030
	case "big5":
		c.many = big5
	case "euc-jp":
		c.many = eucJP
	case "euc-kr":
		c.many = eucKR
	case "shift_jis":
		c.many = shiftJIS
	case "iso-8859-8-i":
		c.one = charmap.ISO8859_8
	default:
		if c.one, _ = enc.(*charmap.Charmap); c.one == nil {
			return nil
		}
	}
	return c
}

// Decode appends to dst, in UTF-8, what src holds. mode is 0 at first and then what the part before has left. rest is how many bytes
// at the end of src begin a character that has not ended: the caller puts them before what follows. With last, none are left. Input that is
// wrong becomes U+FFFD; with fatal, ok is false. src has at most MaxPart bytes; with more, ok is false.
func (c *Charset) Decode(dst, src []byte, mode byte, fatal, last bool) (out []byte, rest int, next byte, ok bool) {
	faults := 0
	switch {
	case len(src) > MaxPart:
		return dst, 0, 0, false
	case c.one != nil:
		dst, faults = c.single(dst, src)
	case c.many != nil:
		dst, rest, faults = steps(dst, src, c.many, last)
	case c.Name == "iso-2022-jp":
		dst, rest, next, faults = iso2022JP(dst, src, mode, last)
	case c.Name == "utf-8":
		return dst, 0, 0, false
	default:
		dst, rest, faults = decodeUTF16(dst, src, c.Name == "utf-16be", last)
	}
	return dst, rest, next, !fatal || faults == 0
}

// single decodes bytes that are characters. The tables of golang.org/x/text leave out the controls that the standard has.
func (c *Charset) single(dst, src []byte) (out []byte, faults int) {
	var table [256]rune
	for b := range table {
		table[b] = c.one.DecodeByte(byte(b))
		if table[b] == utf8.RuneError && b < 0xa0 {
			table[b] = rune(b)
		}
	}
	for _, b := range src {
		if table[b] == utf8.RuneError {
			faults++
		}
		dst = utf8.AppendRune(dst, table[b])
	}
	return dst, faults
}

func steps(dst, src []byte, next step, last bool) (out []byte, rest, faults int) {
	for n := 0; n < len(src); {
		if src[n] < 0x80 {
			dst = append(dst, src[n])
			n++
			continue
		}
		r, size := next(src[n:])
		if size == 0 {
			if !last {
				return dst, len(src) - n, faults
			}
			r, size = -1, len(src)-n
		}
		if r < 0 {
			r = utf8.RuneError
			faults++
		}
		dst = utf8.AppendRune(dst, r&(1<<second-1))
		if r>>second != 0 {
			dst = utf8.AppendRune(dst, r>>second)
		}
		n += size
	}
	return dst, 0, faults
}

func decodeUTF16(dst, src []byte, big, last bool) (out []byte, rest, faults int) {
	unit := func(n int) rune {
		if big {
			return rune(src[n])<<8 | rune(src[n+1])
		}
		return rune(src[n+1])<<8 | rune(src[n])
	}
	n := 0
	for ; n+1 < len(src); n += 2 {
		r := unit(n)
		if utf16.IsSurrogate(r) {
			if r < 0xdc00 && n+3 >= len(src) {
				break
			}
			pair := rune(utf8.RuneError)
			if r < 0xdc00 {
				pair = utf16.DecodeRune(r, unit(n+2))
			}
			if r = pair; r == utf8.RuneError {
				faults++
			} else {
				n += 2
			}
		}
		dst = utf8.AppendRune(dst, r)
	}
	if rest = len(src) - n; rest > 0 && last { // the standard has one for what is left, be it a byte, half of a pair, or both
		return utf8.AppendRune(dst, utf8.RuneError), 0, faults + 1
	}
	return dst, rest, faults
}
