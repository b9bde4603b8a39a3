package compress

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// coding is a content coding that the server supports.
type coding uint8

// In order of preference among equals: by the cost of each saved byte.
const (
	identity coding = iota
	zstdCoding
	brotliCoding
	gzipCoding
)

// codings are the names in Accept-Encoding and Content-Encoding (RFC 9110, 8.4.1; RFC 7932; RFC 8878).
var codings = [...]struct{ value []byte }{
	identity:     {[]byte("identity")},
	zstdCoding:   {[]byte("zstd")},
	brotliCoding: {[]byte("br")},
	gzipCoding:   {[]byte("gzip")},
}

// unnamed is the weight of a coding that Accept-Encoding does not name.
const unnamed = -1

// accepted picks the coding to which the request's Accept-Encoding gives most weight (RFC 9110, 12.5.3); identity if there is no such
// field, if identity weighs more, and if no supported coding is acceptable: 406 would help nobody.
func accepted(r *exchange.Request) coding {
	weights := [len(codings)]int{unnamed, unnamed, unnamed, unnamed}
	rest := unnamed // of `*`
	for i := range r.Header {
		if f := &r.Header[i]; string(f.Name) == "accept-encoding" {
			for member := range bytes.SplitSeq(f.Value, []byte{','}) {
				weigh(member, &weights, &rest)
			}
		}
	}
	best, most := identity, max(weights[identity], 0)
	for c := zstdCoding; int(c) < len(codings); c++ {
		w := weights[c]
		if w == unnamed {
			w = rest
		}
		if w > 0 && (w > most || w == most && best == identity) {
			best, most = c, w
		}
	}
	return best
}

// weigh reads one member. A malformed one is ignored.
func weigh(member []byte, weights *[len(codings)]int, rest *int) {
	name, parameter, more := bytes.Cut(member, []byte{';'})
	w := 1000
	if more {
		var ok bool
		if w, ok = quality(bytes.TrimSpace(parameter)); !ok {
			return
		}
	}
	switch name = bytes.TrimSpace(name); {
	case is(name, "*"):
		*rest = w
	case is(name, "x-gzip"): // RFC 9110, 8.4.1.3
		weights[gzipCoding] = w
	default:
		for c := range codings {
			if bytes.EqualFold(name, codings[c].value) {
				weights[c] = w
			}
		}
	}
}

// quality reads `q=0.123` as 123 (RFC 9110, 12.4.2).
func quality(p []byte) (int, bool) {
	if len(p) < 3 || len(p) > 7 || p[0]|0x20 != 'q' || p[1] != '=' || p[2] != '0' && p[2] != '1' || len(p) > 3 && p[3] != '.' {
		return 0, false
	}
	w := int(p[2]-'0') * 1000
	for i, unit := 4, 100; i < len(p); i, unit = i+1, unit/10 {
		if p[i] < '0' || p[i] > '9' {
			return 0, false
		}
		w += int(p[i]-'0') * unit
	}
	return w, w <= 1000
}

// is reports whether b equals s when lower-cased. s is lower-case.
func is(b []byte, s string) bool {
	return len(b) == len(s) && bytes.EqualFold(b, []byte(s))
}
