package http1

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// framing is how a response's body is delimited (RFC 9112, 6.3).
type framing uint8

const (
	sized    framing = iota // Content-Length
	inChunks                // Transfer-Encoding: chunked
	bare                    // neither: no body, or until the connection ends
)

// statusLines are the status lines of the codes that have a phrase.
var statusLines = func() (t [600]string) {
	for code := 200; code < len(t); code++ {
		if phrase := http.StatusText(code); phrase != "" {
			t[code] = fmt.Sprintf("HTTP/1.1 %d %s\r\n", code, phrase)
			if code == http.StatusRequestedRangeNotSatisfiable { // net/http has the phrase of an older RFC
				t[code] = "HTTP/1.1 416 Range Not Satisfiable\r\n"
			}
		}
	}
	return t
}()

// appendHead appends the head to out: the response's fields except the framing's, and one Date. An error describes the
// handler's mistake.
func (c *conn) appendHead(res *exchange.Response, form framing, length int64) error {
	if res.Status < 200 || res.Status > 999 {
		return fmt.Errorf("response status %d: use 200 to 999", res.Status)
	}
	out := c.out
	if res.Status < len(statusLines) && statusLines[res.Status] != "" {
		out = append(out, statusLines[res.Status]...)
	} else {
		out = append(out, "HTTP/1.1 "...)
		out = strconv.AppendInt(out, int64(res.Status), 10)
		out = append(out, " Unknown\r\n"...)
	}
	dated := false
	for i := range res.Header {
		f := &res.Header[i]
		if !token(f.Name) {
			return fmt.Errorf("response field name %q: use letters, digits and !#$%%&'*+-.^_`|~", f.Name)
		}
		if !fieldValue(f.Value) && bytes.ContainsAny(f.Value, "\r\n\x00") {
			return fmt.Errorf("response field %s: value %q: take out CR, LF and NUL", f.Name, f.Value)
		}
		if framingField(f.Name) {
			continue
		}
		if len(f.Name) == 4 && lowerEqual(f.Name, "date") {
			if dated {
				continue
			}
			dated = true
		}
		out = append(out, f.Name...)
		out = append(out, ": "...)
		out = append(out, f.Value...)
		out = append(out, "\r\n"...)
	}
	if !dated {
		out = append(out, c.srv.date.get()...)
	}
	switch form {
	case sized:
		out = append(out, "Content-Length: "...)
		out = strconv.AppendInt(out, length, 10)
		out = append(out, "\r\n"...)
	case inChunks:
		out = append(out, "Transfer-Encoding: chunked\r\n"...)
	}
	switch {
	case !c.resp.keep:
		out = append(out, "Connection: close\r\n"...)
	case c.head.http10:
		out = append(out, "Connection: keep-alive\r\n"...)
	}
	c.out = append(out, "\r\n"...)
	return nil
}

// framingField reports whether only the front writes this field.
func framingField(name []byte) bool {
	switch len(name) {
	case 2:
		return lowerEqual(name, "te")
	case 7:
		return lowerEqual(name, "trailer") || lowerEqual(name, "upgrade")
	case 10:
		return lowerEqual(name, "connection") || lowerEqual(name, "keep-alive")
	case 14:
		return lowerEqual(name, "content-length")
	case 16:
		return lowerEqual(name, "proxy-connection")
	case 17:
		return lowerEqual(name, "transfer-encoding")
	}
	return false
}
