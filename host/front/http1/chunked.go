package http1

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Limits of a chunked body apart from its data.
const (
	chunkLine    = 1 << 10  // bytes of one size line or trailer field
	chunkSlack   = 16       // bytes of a size line that are not counted
	chunkExcess  = 64 << 10 // most counted bytes of all size lines
	trailerBytes = 8 << 10
)

// chunks decodes a chunked body (RFC 9112, 7.1). It does not copy the data: advance skips the syntax in between.
// Extensions and trailers are checked, limited and dropped.
type chunks struct {
	limit int64 // of data; negative: no limit
	total int64 // of data, as far as sizes are known
	left  int64 // of the current chunk
	done  bool

	opened   bool // a chunk has begun and its final CRLF has not arrived
	trailers bool // the last chunk has arrived
	excess   int
	trailer  int
}

// advance skips syntax at the start of b until data follows (left > 0), the body is done, or b ends. It returns the number of
// bytes skipped; a line is skipped completely or not at all.
func (d *chunks) advance(b []byte) (n int, why rejection) {
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
func (d *chunks) sizeLine(line []byte) rejection {
	size, digits := int64(0), 0
	for digits < len(line) {
		v := exchange.HexDigit(line[digits])
		if v < 0 {
			break
		}
		if digits == 15 {
			return badChunk // 2^60 and more, or many zeros
		}
		size = size<<4 | int64(v)
		digits++
	}
	// Whitespace after the size is rejected although RFC 9112, 7.1.1, allows it: some implementations read such lines differently.
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

// extensions reports whether b is a sequence of `; name [= value]` (RFC 9112, 7.1.1), values being tokens or quoted strings. It may
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

// tokenLength returns the length of the token at the start of b.
func tokenLength(b []byte) int {
	for n, c := range b {
		if nameChar[c] == 0 {
			return n
		}
	}
	return len(b)
}

// quotedLength returns the length of the quoted string (RFC 9110, 5.6.4) at the start of b; 0: not a complete quoted string.
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

// trailerField reads one line after the last chunk.
func (d *chunks) trailerField(line []byte) rejection {
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
