package http1

import (
	"errors"
	"io"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// requestState is the state of the running request that its head does not hold.
type requestState struct {
	left    int64 // unread bytes of a streamed body of known length
	chunked bool  // a streamed chunked body
	chunks  chunks
	expect  bool      // the client waits for 100
	err     error     // of the body, permanent
	why     rejection // the reason for err
	large   *[]byte   // holds an inline body
	start   time.Time
}

// orNoAnswer returns the rejection for a client whose handler sent no response: the client's own fault, if there was one.
func (q *requestState) orNoAnswer() rejection {
	if q.why != none {
		return q.why
	}
	return noAnswer
}

// openBody decides how the body is passed on and reads an inline one, before the handler runs.
func (c *conn) openBody() rejection {
	q := &c.req
	q.left, q.chunked, q.expect, q.err, q.why = 0, false, false, nil, none
	length, limit := c.head.length, c.srv.maxBody.Load()
	switch {
	case c.head.chunked:
		q.chunks = chunks{limit: limit}
		return c.openChunked()
	case length <= 0:
		c.x.BodyInline = true
		return none
	case limit >= 0 && length > limit:
		return bodyTooLarge
	case length <= inlineBody:
		return c.readInline(int(length))
	}
	q.left = length
	q.expect = c.head.expect
	c.x.BodyLength = length
	return none
}

// openChunked decodes a body in place if it has arrived completely; any other is streamed. Errors found here are rejected
// before the handler runs.
func (c *conn) openChunked() rejection {
	d, end := c.req.chunks, c.r
	for !d.done {
		n, why := d.advance(c.in[end:c.w])
		if why != none {
			return why
		}
		end += n
		if d.done {
			break
		}
		if d.left == 0 || d.left > int64(c.w-end) {
			c.req.chunked = true
			c.req.expect = c.head.expect
			c.x.BodyLength = -1
			return none
		}
		end += int(d.left)
		d.left = 0
	}

	d = c.req.chunks
	body := c.in[c.r:c.r]
	for !d.done {
		n, _ := d.advance(c.in[c.r:end])
		c.r += n
		body = append(body, c.in[c.r:c.r+int(d.left)]...)
		c.r += int(d.left)
		d.left = 0
	}
	c.x.BodyInline = true
	c.x.Body = body
	c.x.BodyLength = int64(len(body))
	return none
}

// readInline reads a body of n bytes: behind the head, if there is room, or into a separate buffer.
func (c *conn) readInline(n int) rejection {
	if c.w-c.r < n {
		if c.head.expect {
			if c.sendContinue() != nil {
				return cutBody
			}
		}
		if c.r+n > len(c.in) {
			c.req.large = c.srv.large.get()
			have := copy(*c.req.large, c.in[c.r:c.w])
			c.r = c.w
			body := (*c.req.large)[:n]
			if _, err := io.ReadFull(c.nc, body[have:]); err != nil {
				return cutBody
			}
			c.setInline(body)
			return none
		}
		for c.w-c.r < n {
			m, err := c.nc.Read(c.in[c.w:])
			if m == 0 || err != nil && c.w+m-c.r < n {
				return cutBody
			}
			c.w += m
		}
	}
	c.setInline(c.in[c.r : c.r+n])
	c.r += n
	return none
}

func (c *conn) setInline(body []byte) {
	c.x.BodyInline = true
	c.x.Body = body
	c.x.BodyLength = int64(len(body))
}

func (c *conn) sendContinue() error {
	c.req.expect = false
	return c.write([]byte("HTTP/1.1 100 Continue\r\n\r\n"))
}

// ReadBody implements exchange.Front: it reads a body that is not inline.
func (c *conn) ReadBody(p []byte) (int, error) {
	q := &c.req
	if c.rest.background != nil {
		return 0, exchange.ErrClosed
	}
	if q.err != nil || len(p) == 0 {
		return 0, q.err
	}
	if q.expect && !c.resp.started {
		if err := c.sendContinue(); err != nil {
			return 0, err
		}
	}
	switch {
	case q.chunked:
		return c.readChunked(p)
	case q.left == 0:
		return 0, io.EOF
	}
	n, err := c.readData(p[:min(int64(len(p)), q.left)])
	q.left -= int64(n)
	return n, err
}

// readChunked reads data of the current chunk, or of the next.
func (c *conn) readChunked(p []byte) (int, error) {
	d := &c.req.chunks
	for {
		n, why := d.advance(c.in[c.r:c.w])
		c.r += n
		switch {
		case why == bodyTooLarge:
			return 0, c.badBody(why, exchange.ErrBodyTooLarge)
		case why != none:
			return 0, c.badBody(why, exchange.ErrBodyMalformed)
		case d.done:
			if c.r < c.w && c.more != nil {
				c.more.Behind()
			}
			return 0, io.EOF
		case d.left > 0 && (c.r < c.w || d.left >= smallBuffer):
			n, err := c.readData(p[:min(int64(len(p)), d.left)])
			d.left -= int64(n)
			return n, err
		}
		if err := c.fillBody(); err != nil {
			return 0, err
		}
	}
}

// readData returns bytes that are buffered already, or reads into p.
func (c *conn) readData(p []byte) (int, error) {
	if c.r < c.w {
		n := copy(p, c.in[c.r:c.w])
		c.r += n
		return n, nil
	}
	n, err := c.nc.Read(p)
	if n > 0 {
		return n, nil
	}
	return 0, c.bodyFailed(err)
}

// fillBody reads more bytes into in, behind the request that they belong to.
func (c *conn) fillBody() error {
	if n, err := c.fill(); n == 0 {
		return c.bodyFailed(err)
	}
	return nil
}

func (c *conn) fill() (int, error) {
	switch {
	case c.r == c.w:
		c.r, c.w = c.base, c.base
	case c.r > c.base:
		c.w = c.base + copy(c.in[c.base:], c.in[c.r:c.w])
		c.r = c.base
	}
	if len(c.in)-c.base < 2*chunkLine {
		// The head fills the buffer and the request's slices point into it: it is left untouched.
		fresh := make([]byte, smallBuffer)
		c.w = copy(fresh, c.in[c.r:c.w])
		c.r, c.base = 0, 0
		c.in, c.grown = fresh, nil
	}
	n, err := c.nc.Read(c.in[c.w:])
	c.w += n
	return n, err
}

// bodyFailed records that the rest of the body will not be read.
func (c *conn) bodyFailed(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return c.badBody(cutBody, io.ErrUnexpectedEOF)
	}
	c.gone(err)
	return c.badBody(cutBody, err)
}

func (c *conn) badBody(why rejection, err error) error {
	c.req.why, c.req.err = why, err
	c.count(why)
	c.resp.keep = false
	return err
}

// unread reports whether the client may still be sending.
func (c *conn) unread() bool {
	if c.req.err != nil {
		return c.req.why != cutBody
	}
	return c.r < c.w || c.unreadBody()
}

// unreadBody reports whether the end of the body has not been reached.
func (c *conn) unreadBody() bool {
	return c.req.left > 0 || c.req.chunked && !c.req.chunks.done
}

// closeBody reads and discards the rest of the body, so that the next request can be read. It reports whether the
// connection stays open.
func (c *conn) closeBody() bool {
	if c.req.large != nil {
		c.srv.large.put(c.req.large)
		c.req.large = nil
	}
	if !c.unreadBody() {
		return true
	}
	c.answered()
	if c.req.err == nil && c.drop() {
		return true
	}
	if c.req.why != cutBody {
		c.linger()
	}
	return false
}
