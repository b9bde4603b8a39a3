package exchange

import (
	"bytes"
	"strings"
)

// pathKeep are the bytes that a normalised path contains literally; all others are percent-encoded. It is constant: the bytes that the
// URL Standard leaves as they are (url.spec.whatwg.org, path percent-encode set), except the backslash, which a URL parser would
// turn into a slash, and the bar.
var pathKeep = func() (t [256]bool) {
	for c := range 128 {
		t[c] = unreserved(byte(c)) || strings.IndexByte("!$%&'()*+,;=:@/[]", byte(c)) >= 0
	}
	return t
}()

// NormalizePath returns the one form of a path that routes and guests see: percent-encoded unreserved characters are
// decoded (RFC 3986, 6.2.2.2), bytes that no URL contains are percent-encoded, then `.` and `..` segments are resolved (5.2.4), so that
// `/a/%2e%2e/b` is `/b` and `/a\b` is `/a%5Cb`. Repeated slashes, other triplets and malformed ones stay as they are. The result is
// what a parser of the URL Standard returns, so another spelling cannot bypass a check by path. It works in place unless bytes have to
// be encoded, which is rare. A path that does not begin with '/' (the `*` of OPTIONS) is returned as it is.
//
// The result is stable: normalising it again changes nothing.
func NormalizePath(p []byte) []byte {
	if len(p) == 0 || p[0] != '/' {
		return p
	}
	for i, c := range p {
		if c == '%' || c == '.' && p[i-1] == '/' || !pathKeep[c] {
			return removeDots(EscapePath(decodeUnreserved(p)))
		}
	}
	return p
}

// BrokenTriplet reports whether p has a '%' that begins no percent-encoded triplet (RFC 3986, 2.1). Fronts reject such paths, as nginx
// and net/http do: two parsers may read them in two ways.
func BrokenTriplet(p []byte) bool {
	for at := bytes.IndexByte(p, '%'); at >= 0; {
		if _, ok := triplet(p[at:]); !ok {
			return true
		}
		next := bytes.IndexByte(p[at+3:], '%')
		if next < 0 {
			return false
		}
		at += 3 + next
	}
	return false
}

// EscapePath percent-encodes the bytes that a normalised path must not contain. It returns p if it has no such bytes.
func EscapePath(p []byte) []byte {
	more := 0
	for _, c := range p {
		if !pathKeep[c] {
			more += 2
		}
	}
	if more == 0 {
		return p
	}
	const digits = "0123456789ABCDEF"
	out := make([]byte, 0, len(p)+more)
	for _, c := range p {
		if pathKeep[c] {
			out = append(out, c)
		} else {
			out = append(out, '%', digits[c>>4], digits[c&15])
		}
	}
	return out
}

// decodeUnreserved decodes the triplets of unreserved characters in place.
func decodeUnreserved(p []byte) []byte {
	first := bytes.IndexByte(p, '%')
	if first < 0 {
		return p
	}
	w := first
	stray := -3 // position in the result of the last '%' that begins no triplet
	for r := first; r < len(p); r++ {
		c := p[r]
		if c == '%' {
			d, ok := triplet(p[r:])
			switch {
			case !ok:
				stray = w
			// In `%%32e` the decoded 2 would complete a triplet that the sender has not written.
			case unreserved(d) && !completes(p[:w], stray, d):
				c = d
				r += 2
			default:
				w += copy(p[w:], p[r:r+3])
				r += 2
				continue
			}
		}
		p[w] = c
		w++
	}
	return p[:w]
}

// completes reports whether d, behind p, would be part of a triplet that begins with the '%' at stray.
func completes(p []byte, stray int, d byte) bool {
	switch len(p) - stray {
	case 1:
		return HexDigit(d) >= 0
	case 2:
		return HexDigit(d) >= 0 && HexDigit(p[stray+1]) >= 0
	}
	return false
}

// removeDots resolves dot segments in place. p begins with '/'.
func removeDots(p []byte) []byte {
	w := 0
	for r := 0; r < len(p); {
		end := len(p) // of the segment that begins with the slash at r
		if i := bytes.IndexByte(p[r+1:], '/'); i >= 0 {
			end = r + 1 + i
		}
		switch seg := p[r+1 : end]; {
		case len(seg) == 1 && seg[0] == '.':
		case len(seg) == 2 && seg[0] == '.' && seg[1] == '.':
			w = max(bytes.LastIndexByte(p[:w], '/'), 0)
		default:
			w += copy(p[w:], p[r:end])
			r = end
			continue
		}
		if end == len(p) { // a dot segment at the end leaves its slash
			p[w] = '/'
			w++
		}
		r = end
	}
	return p[:w]
}

// triplet decodes the `%XX` at the start of p.
func triplet(p []byte) (byte, bool) {
	if len(p) < 3 {
		return 0, false
	}
	hi, lo := HexDigit(p[1]), HexDigit(p[2])
	return byte(hi<<4 | lo), hi >= 0 && lo >= 0
}

// HexDigit returns the value of a hexadecimal digit, or -1.
func HexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// unreserved reports whether c is unreserved (RFC 3986, 2.3).
func unreserved(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
