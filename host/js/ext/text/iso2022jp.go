package text

// ISO-2022-JP (encoding.spec.whatwg.org), which goes from table to table by escape sequences.

import "unicode/utf8"

// The tables, and a flag for an escape sequence that nothing has come after yet.
const (
	ascii byte = iota
	roman
	katakana
	jis0208
	escaped byte = 4
)

// iso2022JP is Charset.Decode for it; mode is what the bytes before have left.
func iso2022JP(dst, p []byte, mode byte, last bool) (out []byte, rest int, next byte, faults int) {
	table, bare := mode&3, mode&escaped != 0
	n := 0
	emit := func(r rune, size int) {
		if r < 0 {
			r = utf8.RuneError
			faults++
		}
		dst, bare = utf8.AppendRune(dst, r), false
		n += size
	}
	for n < len(p) {
		switch b := p[n]; {
		case b == 0x1b:
			if n+2 >= len(p) && !last && (n+1 == len(p) || p[n+1] == '$' || p[n+1] == '(') {
				return dst, len(p) - n, modeOf(table, bare), faults
			}
			to, ok := escape(p[n+1:])
			if !ok {
				emit(-1, 1)
				continue
			}
			again := bare
			table, n = to, n+3
			if again {
				emit(-1, 0)
			}
			bare = true
		case table == jis0208:
			switch {
			case b < 0x21 || b > 0x7e:
				emit(-1, 1)
			case n+1 < len(p) && p[n+1] == 0x1b:
				emit(-1, 1)
			case n+1 < len(p):
				r := rune(0)
				if p[n+1] >= 0x21 && p[n+1] <= 0x7e {
					r = eucJPIndex().at(b|0x80, p[n+1]|0x80)
				}
				if r == 0 {
					r = -1
				}
				emit(r, 2)
			case last:
				emit(-1, 1)
			default:
				return dst, 1, modeOf(table, bare), faults
			}
		case table == katakana && b >= 0x21 && b <= 0x5f:
			emit(0xff61-0x21+rune(b), 1)
		case table == katakana || b >= 0x80 || b == 0x0e || b == 0x0f:
			emit(-1, 1)
		case table == roman && b == 0x5c:
			emit(0xa5, 1)
		case table == roman && b == 0x7e:
			emit(0x203e, 1)
		default:
			emit(rune(b), 1)
		}
	}
	return dst, 0, modeOf(table, bare), faults
}

func modeOf(table byte, bare bool) byte {
	if bare {
		table |= escaped
	}
	return table
}

// escape is the table of an escape sequence without its first byte.
func escape(p []byte) (table byte, ok bool) {
	if len(p) < 2 {
		return 0, false
	}
	switch string(p[:2]) {
	case "(B":
		return ascii, true
	case "(J":
		return roman, true
	case "(I":
		return katakana, true
	case "$@", "$B":
		return jis0208, true
	}
	return 0, false
}
