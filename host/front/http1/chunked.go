package http1

import (
	"bytes"
)

// Limits of what a chunked body may have besides its data.
const (
	chunkLine    = 1 << 10  // bytes of one size line or trailer field
	chunkSlack   = 16       // bytes of a size line that are free
	chunkExcess  = 64 << 10 // bytes beyond them, in all
	trailerBytes = 8 << 10
)

// chunks decodes a chunked body (RFC 9112, 7.1). The data is not touched: advance skips what stands between.
// Extensions and trailers are checked, bounded and dropped.
type chunks struct {
	limit int64 // of data; negative: none
	total int64 // of data, as far as sizes are known
	left  int64 // of the chunk at hand
	done  bool

	opened   bool // a chunk was begun and its CRLF has not come
	trailers bool // the last chunk has come
	excess   int
	trailer  int
}

// advance skips syntax at the start of b until data is at hand (left > 0), the body is done, or b ends. It returns how
// many bytes it has taken; a line is taken whole or not at all.
func (d *chunks) advance(b []byte) (n int, why refusal) {
	for d.left == 0 && !d.done {
		rest := b[n:]
		if d.opened {
			if len(rest) >= 1 && rest[0] != '\r' || len(rest) >= 2 && rest[1] != '\n' {
				return n, badChunk
			}
			if len(rest) < 2 {
				return n, none
			}
			d.opened = false
			n += 2
			continue
		}
		end := bytes.IndexByte(rest, '\n')
		if end < 0 && len(rest) < chunkLine {
			return n, none
		}
		if end < 1 || end >= chunkLine || rest[end-1] != '\r' {
			return n, badChunk
		}
		line := rest[:end-1]
		n += end + 1
		if d.trailers {
			why = d.trailerField(line)
		} else {
			why = d.sizeLine(line)
		}
		if why != none {
			return n, why
		}
	}
	return n, none
}

// sizeLine reads `size *( ; extension )`.
func (d *chunks) sizeLine(line []byte) refusal {
	size, digits := int64(0), 0
	for digits < len(line) {
		v := hexDigit(line[digits])
		if v < 0 {
			break
		}
		if digits == 15 {
			return badChunk // 2^60 and more, or a row of zeros
		}
		size = size<<4 | int64(v)
		digits++
	}
	// Whitespace behind the size is refused, though RFC 9112, 7.1.1, knows it: others read such lines otherwise.
	if digits == 0 || !extensions(line[digits:]) {
		return badChunk
	}
	d.excess += max(len(line)-chunkSlack, 0)
	if d.excess > chunkExcess {
		return badChunk
	}
	if d.limit >= 0 && size > d.limit-d.total {
		return bodyTooLarge
	}
	d.total += size
	d.left = size
	d.opened = size > 0
	d.trailers = size == 0
	return none
}

// extensions says whether b is a row of `; name [= value]` (RFC 9112, 7.1.1), values being tokens or quoted strings. It may
// be empty.
func extensions(b []byte) bool {
	for len(b) > 0 {
		if b[0] != ';' {
			return false
		}
		b = trimLeft(b[1:])
		n := tokenLength(b)
		if n == 0 {
			return false
		}
		rest := trimLeft(b[n:])
		if len(rest) > 0 && rest[0] == '=' {
			rest = trimLeft(rest[1:])
			if n = tokenLength(rest); n == 0 {
				n = quotedLength(rest)
			}
			if n == 0 {
				return false
			}
			b = rest
			rest = trimLeft(b[n:])
		}
		if len(rest) == 0 && len(b) > n {
			return false // whitespace at the line's end
		}
		b = rest
	}
	return true
}

// tokenLength is how many bytes of a token stand at the start of b.
func tokenLength(b []byte) int {
	for n, c := range b {
		if nameChar[c] == 0 {
			return n
		}
	}
	return len(b)
}

// quotedLength is the length of the quoted string (RFC 9110, 5.6.4) at the start of b; 0: there is none, or it does not end.
func quotedLength(b []byte) int {
	if len(b) == 0 || b[0] != '"' {
		return 0
	}
	for n := 1; n < len(b); n++ {
		switch {
		case b[n] == '"':
			return n + 1
		case !plainValue(b[n : n+1]):
			return 0
		case b[n] == '\\':
			if n++; n < len(b) && !plainValue(b[n:n+1]) {
				return 0
			}
		}
	}
	return 0
}

// trailerField reads one line behind the last chunk.
func (d *chunks) trailerField(line []byte) refusal {
	if len(line) == 0 {
		d.done = true
		return none
	}
	d.trailer += len(line)
	name, value, ok := bytes.Cut(line, []byte{':'})
	if !ok || !token(name) || !fieldValue(value) || d.trailer > trailerBytes {
		return badChunk
	}
	return none
}

// hexDigit is c's value, or -1.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
