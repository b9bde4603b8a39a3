package http1

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// responseState is the front's state of the running response.
type responseState struct {
	keep      bool // the connection may serve another request
	started   bool // a final head was made
	chunked   bool
	drop      bool  // body bytes are not sent: HEAD, and statuses without a body
	cut       bool  // the response is incomplete: the connection is reset
	noBody    bool  // the request's method is HEAD
	raw       bool  // the end of the connection ends the body
	left      int64 // announced bytes that are still to be written; -1: not announced
	status    int
	sent      int64
	rejection rejection // the front's response in place of the handler's
}

func (r *responseState) reset(isHead bool) { *r = responseState{noBody: isHead, left: -1} }

// Respond implements exchange.Front. A body of up to 64 KiB is only appended to out: the loop sends it in one write when the handler
// has returned, so that an instance can be free before the system call.
func (c *conn) Respond(res *exchange.Response) error {
	if c.req.left > lingerBytes && c.srv.maxBody.Load() < 0 {
		c.resp.keep = false // it could be read only without a limit
	}
	if len(res.Body)+512 > cap(c.out) {
		c.enlargeOut()
	}
	if err := c.begun(res, int64(len(res.Body))); err != nil {
		return err
	}
	if c.resp.drop {
		return nil
	}
	c.resp.sent = int64(len(res.Body))
	if len(res.Body) <= inlineBody {
		c.out = append(c.out, res.Body...)
		return nil
	}
	c.dropInBackground()
	if err := c.flush(); err != nil {
		return err
	}
	return c.write(res.Body)
}

// Start implements exchange.Front.
func (c *conn) Start(res *exchange.Response) error {
	c.resp.left = res.Length
	if err := c.begun(res, res.Length); err != nil {
		return err
	}
	return c.flush()
}

// begun decides on framing and connection (RFC 9112, 6 and 9.3) and appends the head to out. length is the body's; -1:
// not known.
func (c *conn) begun(res *exchange.Response, length int64) error {
	r := &c.resp
	r.started = true
	r.status = res.Status
	if c.req.expect || c.srv.draining.Load() || c.x.Cancelled() {
		r.keep = false
	}
	form := sized
	switch {
	case res.Status == 204:
		form = bare
		r.drop = true
	case res.Status == 304:
		r.drop = true
		if length = res.ContentLength(); length < 0 {
			form = bare
		}
	case res.Status == 205:
		length = 0
		r.drop = true
	case length < 0 && c.head.http10:
		form = bare
		r.raw = true
		r.keep = false
	case length < 0:
		form = inChunks
		r.chunked = true
	}
	if r.noBody && length <= 0 {
		if own := res.ContentLength(); own >= 0 { // RFC 9110, 9.3.2: the length of a GET response
			form, length, r.chunked = sized, own, false
		}
	}
	r.drop = r.drop || r.noBody
	if err := c.appendHead(res, form, length); err != nil {
		c.out = c.out[:0]
		r.rejection = badAnswer
		r.started = false
		r.drop = true // the handler may still write
		c.srv.log.Error("response refused", "error", err)
		return err
	}
	return nil
}

// enlargeOut makes room for an inline body or a chunk.
func (c *conn) enlargeOut() {
	if c.largeOut == nil {
		c.largeOut = c.srv.large.get()
		c.out = append((*c.largeOut)[:0], c.out...)
	}
}

// Write implements exchange.Front: one chunk, one write, unless p is large.
func (c *conn) Write(p []byte) error {
	r := &c.resp
	if r.drop {
		return exchange.ErrClosed // the client would not read it: the guest may stop
	}
	if len(p) == 0 {
		return nil
	}
	r.sent += int64(len(p))
	if !r.chunked {
		if r.left >= 0 {
			r.left -= int64(len(p))
		}
		return c.write(p)
	}
	if len(p)+32 > cap(c.out) {
		c.enlargeOut()
	}
	c.out = strconv.AppendInt(c.out, int64(len(p)), 16)
	c.out = append(c.out, "\r\n"...)
	if len(p) <= inlineBody {
		c.out = append(c.out, p...)
	} else {
		if err := c.flush(); err != nil {
			return err
		}
		if err := c.write(p); err != nil {
			return err
		}
	}
	c.out = append(c.out, "\r\n"...)
	return c.flush()
}

// ReadFrom implements exchange.Front. For HEAD and statuses without a body src is not read.
func (c *conn) ReadFrom(src io.Reader) (int64, error) {
	r := &c.resp
	if r.drop {
		return 0, nil
	}
	c.dropInBackground() // the host answers, so no handler reads the body
	if to, ok := c.nc.(io.ReaderFrom); ok && !r.chunked {
		n, err := to.ReadFrom(src)
		r.sent += n
		if r.left >= 0 {
			r.left -= n
		}
		r.cut = r.cut || err != nil
		return n, err
	}
	buf := c.srv.large.get()
	defer c.srv.large.put(buf)
	total := int64(0)
	for {
		n, err := src.Read((*buf)[:inlineBody])
		total += int64(n)
		if werr := c.Write((*buf)[:n]); werr != nil {
			return total, werr
		}
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			r.cut = true
			return total, err
		}
	}
}

// End implements exchange.Front. The last chunk is sent when the handler has returned.
func (c *conn) End() error {
	r := &c.resp
	switch {
	case r.drop || r.cut:
	case r.chunked:
		c.out = append(c.out, "0\r\n\r\n"...)
	case r.left > 0:
		r.cut = true
		return fmt.Errorf("%w: %d bytes are missing", exchange.ErrShort, r.left)
	}
	return nil
}

// SetIdleTimeout implements exchange.Front.
func (c *conn) SetIdleTimeout(d time.Duration) {
	if c.track != nil {
		c.track.SetIdleTimeout(d)
	}
}

// Cut implements exchange.Front. Bytes that are in out are still sent; a stream gets no last chunk.
func (c *conn) Cut() {
	if c.resp.chunked {
		c.out = c.out[:0]
	}
	c.resp.cut = true
}
