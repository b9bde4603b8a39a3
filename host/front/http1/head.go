package http1

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// head holds the values of a request's head that exchange.Request does not have.
type head struct {
	http10    bool
	isHead    bool // the method
	close     bool // Connection: close
	keepAlive bool // Connection: keep-alive
	expect    bool // Expect: 100-continue
	chunked   bool
	length    int64 // Content-Length; -1: not set

	hosts     int
	codings   int // Transfer-Encoding fields
	authority []byte
	slash     [1]byte // the path of an absolute target without one
}

// scan reads one request head from the start of b into h and req, whose slices point into b; names are lowered and the
// path is normalised in place. It returns the head's length, 0 if b ends before the head does, or the reason why the request is
// rejected.
//
// It is strict where a proxy in front might read the head differently (RFC 9112, 2.2, 3, 5 and 6): every line ends in CRLF,
// one space separates the parts of the request line, no folded lines, no space before a colon, no control characters. One
// empty line before the request is skipped, as RFC 9112, 2.2, asks.
func (h *head) scan(b []byte, req *exchange.Request, maxFields int) (int, rejection) {
	h.http10, h.isHead, h.close, h.keepAlive, h.expect, h.chunked = false, false, false, false, false, false
	h.length, h.hosts, h.codings, h.authority = -1, 0, 0, nil

	p := 0
	if len(b) >= 1 && b[0] == '\r' {
		if len(b) < 2 {
			return 0, none
		}
		if b[1] != '\n' {
			return 0, badMethod
		}
		p = 2
	}
	p, query, why := h.requestLine(b, p, req)
	if p == 0 {
		return 0, why
	}

	for {
		if p >= len(b) {
			return 0, none
		}
		if b[p] == '\r' {
			break
		}
		start := p
		for p < len(b) {
			c := nameChar[b[p]]
			if c == 0 {
				break
			}
			b[p] = c
			p++
		}
		if p == len(b) {
			return 0, none
		}
		if b[p] != ':' || p == start {
			return 0, badName
		}
		name := b[start:p]
		p++
		n := bytes.IndexByte(b[p:], '\n')
		if n < 0 {
			return 0, none
		}
		line := b[p : p+n]
		p += n + 1
		if n == 0 || line[n-1] != '\r' {
			return 0, badLine
		}
		value := trimOWS(line[:n-1])
		if !fieldValue(value) {
			return 0, badValue
		}
		if len(req.Header) == maxFields {
			return 0, tooManyFields
		}
		req.Header = append(req.Header, exchange.Field{Name: name, Value: value})
		if why := h.field(name, value, req); why != none {
			return 0, why
		}
	}
	if p+1 >= len(b) {
		return 0, none
	}
	if b[p+1] != '\n' {
		return 0, badLine
	}
	if why := h.finish(req); why != none {
		return 0, why
	}
	// Only now, as a scan may start over when more of the head has arrived.
	if query >= 0 {
		req.Query = req.Path[query+1:]
		req.Path = req.Path[:query]
	}
	if len(req.Path) == 0 {
		req.Path = h.slash[:]
	}
	if exchange.BrokenTriplet(req.Path) {
		return 0, badTarget
	}
	req.Path = exchange.NormalizePath(req.Path)
	return p + 2, none
}

// requestLine reads `method target version CRLF` at b[p:] and returns where the next line begins, and the position of the '?' in
// req.Path, which still includes the query, or -1. next is 0 if the line is incomplete or rejected.
func (h *head) requestLine(b []byte, p int, req *exchange.Request) (next, query int, why rejection) {
	start := p
	for p < len(b) && nameChar[b[p]] != 0 {
		p++
	}
	if p == len(b) {
		return 0, 0, none
	}
	if b[p] != ' ' || p == start {
		return 0, 0, badMethod
	}
	req.Method = b[start:p]

	p++
	start = p
	query = -1
	for p < len(b) && targetChar[b[p]] {
		if b[p] == '?' && query < 0 {
			query = p - start
		}
		p++
	}
	if p == len(b) {
		return 0, 0, none
	}
	if b[p] != ' ' || p == start {
		return 0, 0, badTarget
	}
	target := b[start:p]

	p++
	version := b[p:]
	switch string(version[:min(len(version), len("HTTP/1.1\r\n"))]) {
	case "HTTP/1.1\r\n":
		req.Protocol = 11
	case "HTTP/1.0\r\n":
		req.Protocol = 10
		h.http10 = true
	default:
		return 0, 0, badVersion(version)
	}
	next = p + 10

	switch string(req.Method) {
	case "HEAD":
		h.isHead = true
	case "CONNECT":
		return 0, 0, noConnect
	}
	if target[0] != '/' {
		cut, why := h.otherTarget(target, string(req.Method) == "OPTIONS")
		if why != none {
			return 0, 0, why
		}
		target = target[cut:]
		if query >= 0 {
			query -= cut
		}
	}
	req.Path = target
	return next, query, none
}

// otherTarget checks a target that does not begin with a slash and returns the length of the part before the path. It accepts `*` for
// OPTIONS, and the absolute form (RFC 9112, 3.2.2) for http and https.
func (h *head) otherTarget(t []byte, options bool) (int, rejection) {
	if len(t) == 1 && t[0] == '*' {
		if !options {
			return 0, badTarget
		}
		return 0, none
	}
	scheme := bytes.IndexByte(t, ':')
	if scheme < 0 || !lowerEqual(t[:scheme], "http") && !lowerEqual(t[:scheme], "https") {
		return 0, badTarget
	}
	rest := t[scheme:]
	if len(rest) < 4 || string(rest[:3]) != "://" {
		return 0, badTarget
	}
	start := scheme + 3
	end := start
	for end < len(t) && t[end] != '/' && t[end] != '?' {
		end++
	}
	if !front.ValidHost(t[start:end]) {
		return 0, badTarget
	}
	h.authority = t[start:end]
	h.slash[0] = '/'
	if options && end == len(t) {
		h.slash[0] = '*' // as the last proxy would have sent it (RFC 9112, 3.2.4)
	}
	return end, none
}

// badVersion distinguishes a malformed version from an unsupported one. v begins where the version should. none: the line
// has not ended yet.
func badVersion(v []byte) rejection {
	end := bytes.IndexByte(v, '\n')
	switch {
	case end < 0:
		return none
	case end == 0 || v[end-1] != '\r':
		return badLine
	}
	v = v[:end-1]
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	if len(v) == 8 && string(v[:5]) == "HTTP/" && digit(v[5]) && v[6] == '.' && digit(v[7]) {
		return otherVersion
	}
	return badRequestLine
}
