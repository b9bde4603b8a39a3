package nethttp

import (
	"net/http"
	"strconv"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// refusal is why a request is answered by the front itself. In HTTP/1 its connection is closed.
type refusal uint8

const (
	none refusal = iota
	badTarget
	badChunk
	cutBody
	headTooLarge
	tooManyFields
	bodyTooLarge
	noConnect
	noAnswer
	badAnswer
)

// refusals are the answers: what a client may see. The words are those of http1.
var refusals = [...]struct {
	status int
	text   string
}{
	badTarget:     {400, "malformed request target"},
	badChunk:      {400, "malformed chunked body"},
	cutBody:       {400, "the body ended early"},
	headTooLarge:  {431, "the head is too large"},
	tooManyFields: {431, "too many header fields"},
	bodyTooLarge:  {413, "the body is too large"},
	noConnect:     {501, "CONNECT is not supported"},
	noAnswer:      {500, "internal server error"},
	badAnswer:     {500, "internal server error"},
}

// refuse answers in the handler's place.
func (c *call) refuse(why refusal) (whole bool) {
	a := refusals[why]
	c.count(why)
	body := a.text + "\n"
	c.resp.status = a.status
	h := c.w.Header()
	if !c.multi {
		h.Set("Connection", "close")
		c.control.EnableFullDuplex() // answer first: net/http would read the body before
		c.control.SetReadDeadline(soon(lingerTime))
	}
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	c.w.WriteHeader(a.status)
	if c.r.Method != http.MethodHead {
		n, err := c.w.Write([]byte(body))
		c.resp.sent = int64(n)
		c.resp.cut = err != nil
	}
	return true
}

// count calls Config.Refused, once for a request.
func (c *call) count(why refusal) {
	limit := "malformed"
	switch why {
	case none, noAnswer, badAnswer: // the handler's failure is counted elsewhere
		return
	case bodyTooLarge:
		limit = "max-body"
	case tooManyFields:
		limit = "max-headers"
	case headTooLarge:
		limit = "max-head"
	}
	if name := exchange.LimitOf(c.x.Cause()); name != "" && !c.handled {
		limit = name
	}
	if f := c.h.cfg.Refused; f != nil && !c.counted {
		c.counted = true
		f(limit, c.handled)
	}
}
