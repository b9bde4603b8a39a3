package nethttp

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// requestState is the state of the request's body.
type requestState struct {
	limit  int64 // bytes; negative: no limit
	read   int64 // bytes of a streamed body
	whole  bool  // the body has been read to its end
	expect bool  // the client waits for 100, which net/http sends at the first read
	err    error // of the body, permanent
	why    rejection
}

// openBody decides how the body is passed on and reads an inline one, before the handler runs.
func (c *call) openBody() rejection {
	q, length := &c.req, c.r.ContentLength
	q.limit = c.h.maxBody.Load()
	q.expect = c.r.Header.Get("Expect") != ""
	switch {
	case length == 0:
		q.whole = true
		c.x.BodyInline = true
		return none
	case q.limit >= 0 && length > q.limit:
		return bodyTooLarge
	case length < 0 || length > inlineBody:
		if !c.multi {
			c.control.EnableFullDuplex() // else net/http reads the body to its end before the first byte of the response
		}
		return none
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(c.r.Body, body); err != nil {
		return cutBody
	}
	// Read the end of the body, so that net/http starts to watch for the client's end.
	var more [1]byte
	if n, err := c.r.Body.Read(more[:]); n > 0 || err != io.EOF {
		return cutBody
	}
	q.whole, q.expect = true, false
	c.x.BodyInline, c.x.Body = true, body
	return none
}

// ReadBody implements exchange.Front: it reads a body that is not inline.
func (c *call) ReadBody(p []byte) (int, error) {
	q := &c.req
	switch {
	case q.err != nil || len(p) == 0:
		return 0, q.err
	case q.whole:
		return 0, io.EOF
	}
	if q.limit >= 0 {
		p = p[:min(int64(len(p)), q.limit-q.read+1)]
	}
	q.expect = false
	n, err := c.r.Body.Read(p)
	q.read += int64(n)
	c.touch()
	switch {
	case q.limit >= 0 && q.read > q.limit:
		q.why, q.err = bodyTooLarge, exchange.ErrBodyTooLarge
		c.count(q.why)
		return 0, q.err
	case err == io.EOF:
		q.whole = true
	case err != nil:
		q.err = c.bodyFailed(err)
	}
	if n > 0 {
		return n, nil
	}
	if q.err == nil && err == nil {
		return c.ReadBody(p) // net/http may return 0 bytes without an error
	}
	if q.whole {
		return 0, io.EOF
	}
	return 0, q.err
}

// bodyFailed records that the rest of the body will not be read.
func (c *call) bodyFailed(err error) error {
	var broken net.Error
	switch {
	case !c.multi && errors.Is(err, io.ErrUnexpectedEOF):
		c.req.why = cutBody
		c.count(cutBody)
		return io.ErrUnexpectedEOF
	case c.multi || errors.As(err, &broken):
		c.req.why = cutBody
		c.lost(err)
		return err
	}
	c.req.why = badChunk
	c.count(badChunk)
	return exchange.ErrBodyMalformed
}

// closeBody reads and discards the rest of the body if it is small and arrives soon, so that the connection can serve its next
// request. It reports whether the connection stays open. The response has been sent before.
func (c *call) closeBody() bool {
	q := &c.req
	switch {
	case c.multi || q.whole:
		return true
	case c.resp.last:
		c.control.SetReadDeadline(soon(lingerTime))
		return true
	}
	if c.control.Flush() != nil {
		return false
	}
	c.control.SetReadDeadline(soon(drainWait))
	buf := c.h.buffers.get()
	defer c.h.buffers.put(buf)
	for n := 0; n <= drainBody && q.err == nil; {
		m, err := c.ReadBody(*buf)
		if err == io.EOF {
			c.control.SetReadDeadline(time.Time{})
			return true
		}
		n += m
	}
	return false // a response without a length is resp.last: this one is complete
}

func soon(d time.Duration) time.Time { return time.Now().Add(d) }

// bufferPool keeps buffers of inlineBody bytes.
type bufferPool struct{ pool sync.Pool }

func (b *bufferPool) get() *[]byte {
	if p, ok := b.pool.Get().(*[]byte); ok {
		return p
	}
	p := make([]byte, inlineBody)
	return &p
}

func (b *bufferPool) put(p *[]byte) { b.pool.Put(p) }
