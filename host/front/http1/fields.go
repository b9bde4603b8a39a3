package http1

import (
	"bytes"
	"math"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// field reads one field that the front itself needs. name is lower-case.
func (h *head) field(name, value []byte, req *exchange.Request) rejection {
	switch len(name) {
	case 4:
		if string(name) == "host" {
			h.hosts++
			req.Host = value
			if len(value) > 0 && !front.ValidHost(value) {
				return badHost
			}
		}
	case 6:
		if string(name) == "expect" {
			return h.expectation(value)
		}
	case 10:
		if string(name) == "connection" {
			h.connection(value)
		}
	case 14:
		if string(name) == "content-length" {
			return h.contentLength(value)
		}
	case 17:
		if string(name) == "transfer-encoding" {
			h.codings++
			return h.transferCoding(value)
		}
	}
	return none
}

// finish checks conditions on several fields: RFC 9112, 3.2 (Host) and 6.1 (framing).
func (h *head) finish(req *exchange.Request) rejection {
	switch {
	case h.hosts > 1:
		return manyHosts
	case h.hosts == 0 && !h.http10:
		return noHost
	case h.codings > 1:
		return badCoding
	case h.codings == 1 && h.http10:
		return codingIn10
	case h.codings == 1 && h.length >= 0:
		return twoFramings
	}
	if h.authority != nil { // RFC 9112, 3.2.2: the Host field is ignored
		req.Host = h.authority
		for n := range req.Header {
			if string(req.Header[n].Name) == "host" {
				req.Header[n].Value = h.authority
			}
		}
	}
	if h.http10 {
		h.expect = false // RFC 9110, 10.1.1: ignored
	}
	return none
}

func (h *head) expectation(value []byte) rejection {
	if !lowerEqual(value, "100-continue") {
		return otherExpectation
	}
	h.expect = true
	return none
}

// connection reads a list of options; unknown ones are ignored.
func (h *head) connection(value []byte) {
	for len(value) > 0 {
		option := value
		if i := bytes.IndexByte(value, ','); i >= 0 {
			option, value = value[:i], value[i+1:]
		} else {
			value = nil
		}
		switch option = trimOWS(option); len(option) {
		case 5:
			h.close = h.close || lowerEqual(option, "close")
		case 10:
			h.keepAlive = h.keepAlive || lowerEqual(option, "keep-alive")
		}
	}
}

// contentLength accepts only digits: no sign, no list, no second field even with the same value.
func (h *head) contentLength(value []byte) rejection {
	if h.length >= 0 || len(value) == 0 {
		return badLength
	}
	n := int64(0)
	for _, c := range value {
		if c < '0' || c > '9' || n > (math.MaxInt64-9)/10 {
			return badLength
		}
		n = n*10 + int64(c-'0')
	}
	h.length = n
	return none
}

// transferCoding accepts only `chunked`. A list that ends in it, once, is well formed but contains an unknown coding:
// 501 (RFC 9112, 6.1); after any other the body's length is not known: 400 (6.3).
func (h *head) transferCoding(value []byte) rejection {
	if lowerEqual(value, "chunked") {
		h.chunked = true
		return none
	}
	i := bytes.LastIndexByte(value, ',')
	if i < 0 || !lowerEqual(trimOWS(value[i+1:]), "chunked") {
		return badCoding
	}
	for _, coding := range bytes.Split(value[:i], []byte{','}) {
		if coding = trimOWS(coding); !token(coding) || lowerEqual(coding, "chunked") {
			return badCoding
		}
	}
	return otherCoding
}
