package nethttp

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// setHeader copies the response's fields into h, except the framing's. An error describes the handler's mistake; h is
// unchanged then. length: -1 is not known.
func setHeader(h http.Header, res *exchange.Response, length int64, last bool) error {
	if res.Status < 200 || res.Status > 999 {
		return fmt.Errorf("response status %d: use 200 to 999", res.Status)
	}
	for i := range res.Header {
		f := &res.Header[i]
		if !token(f.Name) {
			return fmt.Errorf("response field name %q: use letters, digits and !#$%%&'*+-.^_`|~", f.Name)
		}
		if bytes.ContainsAny(f.Value, "\r\n\x00") {
			return fmt.Errorf("response field %s: value %q: take out CR, LF and NUL", f.Name, f.Value)
		}
	}
	typed, dated := false, false
	values := make([]string, 0, len(res.Header)) // one allocation for all
	for i := range res.Header {
		f := &res.Header[i]
		name := http.CanonicalHeaderKey(string(f.Name))
		switch name {
		case "Connection", "Keep-Alive", "Proxy-Connection", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length":
			continue
		case "Content-Type":
			if !typed {
				h.Del(name) // set by a handler before this one
			}
			typed = true
		case "Date":
			if dated {
				continue
			}
			dated = true
			h.Del(name)
		}
		value := string(f.Value)
		if have := h[name]; have != nil {
			h[name] = append(have, value)
			continue
		}
		values = append(values, value)
		h[name] = values[len(values)-1 : len(values) : len(values)]
	}
	if _, ok := h["Content-Type"]; !ok {
		h["Content-Type"] = nil // else net/http guesses the type
	}
	h.Del("Content-Length")
	if length >= 0 {
		h["Content-Length"] = []string{strconv.FormatInt(length, 10)}
	}
	if last {
		h["Connection"] = []string{"close"}
	}
	return nil
}

// token reports whether b is a token (RFC 9110, 5.6.2).
func token(b []byte) bool {
	for _, c := range b {
		if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0) {
			return false
		}
	}
	return len(b) > 0
}
