package text

// The encodings of two bytes and more, as encoding.spec.whatwg.org has them: golang.org/x/text differs in what follows an error, in
// what is for private use and in ISO-2022-JP's modes, so of it there are the tables only.

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// index has the code point of each pair of bytes from 0x81 0x40 on; 0: the pair is invalid.
type index [126 * 192]rune

func (x *index) at(lead, trail byte) rune {
	if lead < 0x81 || lead == 0xff || trail < 0x40 {
		return 0
	}
	return x[int(lead-0x81)*192+int(trail-0x40)]
}

// indexOf reads a table out of a decoder; prefix comes before each pair.
func indexOf(enc encoding.Encoding, prefix ...byte) *index {
	x := &index{}
	d := enc.NewDecoder()
	in, out := append(prefix, 0, 0), make([]byte, 16)
	for n := range x {
		in[len(prefix)], in[len(prefix)+1] = byte(0x81+n/192), byte(0x40+n%192)
		d.Reset()
		if written, read, err := d.Transform(out, in, true); err == nil && read == len(in) {
			if r, size := utf8.DecodeRune(out[:written]); size == written && r != utf8.RuneError {
				x[n] = r
			}
		}
	}
	return x
}

// Tables that are made when they are first needed, 97 KB each.
var (
	big5Index    = sync.OnceValue(func() *index { return indexOf(traditionalchinese.Big5) })
	eucKRIndex   = sync.OnceValue(func() *index { return indexOf(korean.EUCKR) })
	eucJPIndex   = sync.OnceValue(func() *index { return indexOf(japanese.EUCJP) })
	jis0212Index = sync.OnceValue(func() *index { return indexOf(japanese.EUCJP, 0x8f) })
	sjisIndex    = sync.OnceValue(func() *index {
		x := indexOf(japanese.ShiftJIS)
		for n := range 10 * 188 { // for private use
			trail := 0x40 + n%188
			if trail >= 0x7f {
				trail++
			}
			x[(0xf0+n/188-0x81)*192+trail-0x40] = rune(0xe000 + n)
		}
		return x
	})
	gb18030Index = sync.OnceValue(func() *index {
		x := indexOf(simplifiedchinese.GB18030)
		for n := range x {
			if r := gb18030Private(0x81+n/192, 0x40+n%192); r != 0 && n%192 != 191 {
				x[n] = r
			}
		}
		for _, run := range gb18030Runs {
			for k := range run.n {
				x[(run.pair>>8-0x81)*192+run.pair&0xff-0x40+k] = run.first + rune(k)
			}
		}
		return x
	})
)

// step takes one character off p, which is not empty and begins with no ASCII. n 0: it has not ended. r below 0: it is wrong.
type step func(p []byte) (r rune, n int)

// wrong is an error in a pair: an ASCII byte in it is the next character's.
func wrong(trail byte) (rune, int) {
	if trail < 0x80 {
		return -1, 1
	}
	return -1, 2
}

// pairsOf is the step of the encodings whose characters are bytes lead from to 0xfe with any trail byte that the table has.
func pairsOf(x *index, from byte) step {
	return func(p []byte) (rune, int) {
		if p[0] < from || p[0] == 0xff {
			return -1, 1
		}
		if len(p) < 2 {
			return 0, 0
		}
		if r := x.at(p[0], p[1]); r != 0 {
			return r, 2
		}
		return wrong(p[1])
	}
}

// second is where a rune of a step has the one that follows it.
const second = 21

func big5(p []byte) (rune, int) {
	if len(p) >= 2 && p[0] == 0x88 { // the standard's four pairs that are two code points
		switch p[1] {
		case 0x62:
			return 0xca | 0x304<<second, 2
		case 0x64:
			return 0xca | 0x30c<<second, 2
		case 0xa3:
			return 0xea | 0x304<<second, 2
		case 0xa5:
			return 0xea | 0x30c<<second, 2
		}
	}
	return pairsOf(big5Index(), 0x81)(p)
}

func eucKR(p []byte) (rune, int) { return pairsOf(eucKRIndex(), 0x81)(p) }

func eucJP(p []byte) (rune, int) {
	switch {
	case p[0] != 0x8e && p[0] < 0xa1 && p[0] != 0x8f:
		return -1, 1
	case p[0] != 0x8f || len(p) >= 2 && (p[1] < 0xa1 || p[1] == 0xff):
		if p[0] == 0x8f {
			return wrong(p[1])
		}
		return pairsOf(eucJPIndex(), 0x8e)(p)
	case len(p) < 3:
		return 0, 0
	}
	if r := jis0212Index().at(p[1], p[2]); r != 0 && p[2] >= 0xa1 {
		return r, 3
	}
	_, n := wrong(p[2])
	return -1, n + 1
}

func shiftJIS(p []byte) (rune, int) {
	switch b := p[0]; {
	case b == 0x80:
		return 0x80, 1
	case b >= 0xa1 && b <= 0xdf:
		return 0xff61 - 0xa1 + rune(b), 1
	case b == 0xa0 || b > 0xfc:
		return -1, 1
	}
	return pairsOf(sjisIndex(), 0x81)(p)
}

// gb18030 is GBK's too.
func gb18030(p []byte) (rune, int) {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	switch {
	case p[0] == 0x80:
		return 0x20ac, 1
	case len(p) < 2 || !digit(p[1]) || p[0] == 0xff:
		return pairsOf(gb18030Index(), 0x81)(p)
	case len(p) < 3:
		return 0, 0
	case p[2] < 0x81 || p[2] == 0xff:
		return -1, 1
	case len(p) < 4:
		return 0, 0
	case !digit(p[3]):
		return -1, 1
	}
	if [4]byte(p) == [4]byte{0x81, 0x35, 0xf4, 0x37} {
		return 0xe7c7, 4
	}
	var out [4]byte
	written, _, err := simplifiedchinese.GB18030.NewDecoder().Transform(out[:], p[:4], true)
	r, size := utf8.DecodeRune(out[:written])
	if err != nil || size != written || r == utf8.RuneError && [4]byte(p) != [4]byte{0x84, 0x31, 0xa4, 0x37} {
		return -1, 4
	}
	return r, 4
}
