package nethttp

import (
	"net/http"
	"strconv"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
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

// rejections are the responses: what a client may see.
var rejections = [...]front.Rejection{
	badTarget:     front.BadTarget,
	badHost:       front.BadHost,
	badChunk:      front.BadChunk,
	cutBody:       front.CutBody,
	headTooLarge:  front.HeadTooLarge,
	tooManyFields: front.TooManyFields,
	bodyTooLarge:  front.BodyTooLarge,
	noConnect:     front.NoConnect,
	noAnswer:      front.NoAnswer,
	badAnswer:     front.NoAnswer,
}

// reject sends a response in the handler's place.
func (c *call) reject(why rejection) (whole bool) {
	a := rejections[why]
	c.count(why)
	body := a.Body()
	c.resp.status = a.Status
	h := c.w.Header()
	if !c.multi {
		h.Set("Connection", "close")
		c.control.EnableFullDuplex() // respond first: net/http would read the body before
		c.control.SetReadDeadline(soon(lingerTime))
	}
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	c.w.WriteHeader(a.Status)
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
