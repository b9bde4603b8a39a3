package nethttp

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// responseState is the state of the response.
type responseState struct {
	started   bool  // a head was made
	chunked   bool  // its end is marked: by the last chunk, or the end of the stream
	raw       bool  // the end of the connection ends the body
	drop      bool  // body bytes are not sent: HEAD, and statuses without a body
	last      bool  // the connection ends after it
	cut       bool  // the response is incomplete
	left      int64 // announced bytes that are still to be written; -1: not announced
	status    int
	sent      int64
	rejection rejection // the front's response in place of the handler's
}

// Respond implements exchange.Front. net/http sends a small response when the handler has returned.
func (c *call) Respond(res *exchange.Response) error {
	if err := c.begun(res, int64(len(res.Body))); err != nil {
		return err
	}
	if c.resp.drop || len(res.Body) == 0 {
		return nil
	}
	return c.write(res.Body)
}

// Start implements exchange.Front.
func (c *call) Start(res *exchange.Response) error {
	c.resp.left = res.Length
	if err := c.begun(res, res.Length); err != nil {
		return err
	}
	return c.flush()
}

// begun decides on framing and connection and passes the head to net/http. length is the body's; -1: not known.
func (c *call) begun(res *exchange.Response, length int64) error {
	r := &c.resp
	switch {
	case res.Status == http.StatusNoContent:
		length = -1
		r.drop = true
	case res.Status == http.StatusNotModified:
		length = res.ContentLength()
		r.drop = true
	case res.Status == http.StatusResetContent:
		length = 0
		r.drop = true
	case length < 0 && !c.r.ProtoAtLeast(1, 1):
		r.raw = true
		r.last = true
	case length < 0:
		r.chunked = true
	}
	if c.r.Method == http.MethodHead && length <= 0 && res.Status >= 200 && res.Status != http.StatusNoContent && res.Status != http.StatusResetContent {
		if own := res.ContentLength(); own >= 0 { // RFC 9110, 9.3.2: the length of a GET response
			length = own
		}
	}
	r.drop = r.drop || c.r.Method == http.MethodHead
	if !c.multi {
		unread := !c.req.whole
		r.last = r.last || c.x.Cancelled() || c.req.err != nil || unread && (c.req.expect || r.chunked && !r.drop ||
			c.r.ContentLength-c.req.read > drainBody)
	}
	if err := setHeader(c.w.Header(), res, length, r.last && !c.multi); err != nil {
		r.rejection = badAnswer
		r.drop = true // the handler may still write
		c.h.log.Error("response refused", "error", err)
		return err
	}
	r.started, r.status = true, res.Status
	c.w.WriteHeader(res.Status)
	return nil
}

// Write implements exchange.Front.
func (c *call) Write(p []byte) error {
	if c.resp.drop {
		return exchange.ErrClosed // the client would not read it: the guest may stop
	}
	if len(p) == 0 {
		return nil
	}
	if err := c.write(p); err != nil {
		return err
	}
	return c.flush()
}

// write passes bytes to net/http. In HTTP/2 the write of a stream that the client resets returns at once, while the
// connection's goroutine may still read p; p is a guest's memory, so it is copied, and after such a reset the copy is not reused.
func (c *call) write(p []byte) error {
	if !c.multi {
		return c.wrote(c.w.Write(p))
	}
	buf := c.h.buffers.get()
	for len(p) > 0 {
		n := copy(*buf, p)
		p = p[n:]
		if err := c.wrote(c.w.Write((*buf)[:n])); err != nil {
			return err
		}
	}
	c.h.buffers.put(buf)
	return nil
}

// wrote counts sent bytes. An error cancels the exchange.
func (c *call) wrote(n int, err error) error {
	c.resp.sent += int64(n)
	if c.resp.left >= 0 {
		c.resp.left -= int64(n)
	}
	if err != nil {
		c.lost(err)
		return err
	}
	c.touch()
	return nil
}

func (c *call) flush() error {
	err := c.control.Flush()
	if errors.Is(err, http.ErrNotSupported) { // a handler before this one collects responses
		return nil
	}
	if err != nil {
		c.lost(err)
	}
	return err
}

// lost records that the client cannot be reached any more.
func (c *call) lost(err error) {
	c.resp.cut = true
	c.x.Cancel(fmt.Errorf("client is gone: %w", err)) // the first cause is kept: a time limit, a shutdown
}

// ReadFrom implements exchange.Front. For HEAD and statuses without a body src is not read.
func (c *call) ReadFrom(src io.Reader) (int64, error) {
	r := &c.resp
	if r.drop {
		return 0, nil
	}
	if to, ok := c.w.(io.ReaderFrom); ok && !c.multi && !r.chunked {
		n, err := to.ReadFrom(src) // with sendfile, where available
		r.sent += n
		if r.left >= 0 {
			r.left -= n
		}
		r.cut = r.cut || err != nil
		return n, err
	}
	buf := c.h.buffers.get()
	defer c.h.buffers.put(buf)
	total := int64(0)
	for {
		n, err := src.Read(*buf)
		total += int64(n)
		if n > 0 {
			if werr := c.write((*buf)[:n]); werr != nil {
				return total, werr
			}
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

// End implements exchange.Front. net/http ends the body when the handler has returned.
func (c *call) End() error {
	if r := &c.resp; !r.drop && !r.cut && r.left > 0 {
		r.cut = true
		return fmt.Errorf("%w: %d bytes are missing", exchange.ErrShort, r.left)
	}
	return nil
}

// Cut implements exchange.Front.
func (c *call) Cut() { c.resp.cut = true }
