package nethttp

import (
	"net/http"
	"strconv"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// rejection is the reason why the front itself answers a request. In HTTP/1 its connection is closed.
type rejection uint8

const (
	none rejection = iota
	badTarget
	badHost
	badChunk
	cutBody
	headTooLarge
	tooManyFields
	bodyTooLarge
	noConnect
	noAnswer
	badAnswer
)

// rejections are the responses: what a client may see. The texts are those of http1.
var rejections = [...]struct {
	status int
	text   string
}{
	badTarget:     {400, "malformed request target"},
	badHost:       {400, "malformed Host header field"},
	badChunk:      {400, "malformed chunked body"},
	cutBody:       {400, "the body ended early"},
	headTooLarge:  {431, "the head is too large"},
	tooManyFields: {431, "too many header fields"},
	bodyTooLarge:  {413, "the body is too large"},
	noConnect:     {501, "CONNECT is not supported"},
	noAnswer:      {500, "internal server error"},
	badAnswer:     {500, "internal server error"},
}

// reject sends a response in the handler's place.
func (c *call) reject(why rejection) (whole bool) {
	a := rejections[why]
	c.count(why)
	body := a.text + "\n"
	c.resp.status = a.status
	h := c.w.Header()
	if !c.multi {
		h.Set("Connection", "close")
		c.control.EnableFullDuplex() // respond first: net/http would read the body before
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

// count calls Config.Refused, once per request.
func (c *call) count(why rejection) {
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
