package http1

import (
	"io"
	"strconv"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// A client that still sends when its response is complete is read until its end, within these limits. The times are nginx's.
const (
	lingerTime  = 30 * time.Second
	lingerQuiet = 5 * time.Second // without a byte
	lingerStop  = 2 * time.Second // when the server is shutting down
	lingerBytes = 64 << 20        // in addition to a body within the limit
	lingerSmall = 64 << 10        // bytes that are read into the connection's own buffer
)

// reject sends a response in the handler's place and ends the connection.
func (c *conn) reject(why rejection) {
	a := rejections[why]
	c.count(why)
	body := a.Body()
	out := append(c.out[:0], statusLines[a.Status]...)
	out = append(out, c.srv.date.get()...)
	out = append(out, "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "...)
	out = strconv.AppendInt(out, int64(len(body)), 10)
	out = append(out, "\r\nConnection: close\r\n\r\n"...)
	if string(c.x.Method) != "HEAD" {
		out = append(out, body...)
		c.resp.sent = int64(len(body))
	}
	c.out = out
	c.resp.status = a.Status
	err := c.flush()
	c.record()
	if err == nil {
		c.linger()
	}
}

// count calls Config.Refused, once per request. If a time limit has ended the request while the front waited for it, that limit is counted.
func (c *conn) count(why rejection) {
	limit := why.limit()
	if name := exchange.LimitOf(c.x.Cause()); name != "" && !c.handled {
		limit = name
	}
	if limit != "" && !c.counted {
		c.counted = true
		c.srv.refused(limit, c.handled)
	}
}

// rest is the state of reading from a client whose response is complete.
type rest struct {
	until      time.Time // when reading ends at the latest; guarded by conn.mu
	background chan bool // result of a drop that runs in another goroutine; nil: no such goroutine
	large      *[]byte   // a larger buffer to read into, when it is needed
}

// linger lets the client read the response before the connection closes: closing with unread bytes makes the kernel send
// a reset, on which a client may drop the data it has received; and a client may send all of its request before it reads (RFC 9112, 9.6).
func (c *conn) linger() {
	half, ok := c.nc.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	c.answered()
	c.beginRest()
	defer c.endRest()
	for n := 0; n < lingerBytes; {
		buf := c.in
		if n > lingerSmall {
			buf = c.restBuffer()
		}
		c.extend()
		m, err := c.nc.Read(buf)
		if err != nil {
			return
		}
		n += m
	}
}

// answered ends the request's own time limits.
func (c *conn) answered() {
	if c.track != nil {
		c.track.BeginIdle()
	}
}

// beginRest starts the time limit for data that the client still sends.
func (c *conn) beginRest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.rest.until.IsZero() {
		return // already running
	}
	c.rest.until = time.Now().Add(lingerTime)
	if c.srv.mode.Load() == closing {
		c.rest.until = time.Now().Add(lingerStop)
	}
}

// extend gives the client time for the next read.
func (c *conn) extend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	next := time.Now().Add(lingerQuiet)
	if c.rest.until.Before(next) {
		next = c.rest.until
	}
	c.nc.SetReadDeadline(next)
}

// endRest ends that time limit. The connection may serve another request.
func (c *conn) endRest() {
	if c.rest.large != nil {
		c.srv.large.put(c.rest.large)
		c.rest.large = nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rest.until = time.Time{}
	c.nc.SetReadDeadline(time.Time{})
}

func (c *conn) restBuffer() []byte {
	if c.rest.large == nil {
		c.rest.large = c.srv.large.get()
	}
	return *c.rest.large
}

// drop reads and discards the rest of the body, so that the connection can stay open. It reports whether the body's end was
// reached. It does not use the response, so it may run concurrently with a write.
func (c *conn) drop() (whole bool) {
	c.beginRest()
	defer c.endRest()
	q := &c.req
	for n, most := int64(0), max(int64(lingerBytes), q.left); n <= most; {
		left := &q.left
		if q.chunked {
			m, why := q.chunks.advance(c.in[c.r:c.w])
			c.r += m
			if why != none {
				q.why, q.err = why, exchange.ErrBodyMalformed
				return false
			}
			left = &q.chunks.left
			whole = q.chunks.done
		} else {
			whole = q.left == 0
		}
		if whole {
			return true
		}
		have := min(int64(c.w-c.r), *left)
		c.r += int(have)
		*left -= have
		n += have
		if have > 0 && *left == 0 {
			continue
		}
		c.extend()
		var m int
		var err error
		if *left == 0 {
			if !q.chunked {
				return true
			}
			m, err = c.fill()
		} else {
			buf := c.restBuffer()
			m, err = c.nc.Read(buf[:min(int64(len(buf)), *left)])
			*left -= int64(m)
			n += int64(m)
		}
		if m == 0 || err != nil {
			q.why, q.err = cutBody, io.ErrUnexpectedEOF
			return false
		}
	}
	return false
}

// dropInBackground discards the rest of the body while a large response is written: with a client that sends all of its request before it
// reads, both sides would otherwise wait for each other. The handler cannot read the body any more.
func (c *conn) dropInBackground() {
	if !c.unreadBody() || c.req.expect || c.rest.background != nil {
		return
	}
	done := make(chan bool, 1)
	c.rest.background = done
	go func() { done <- c.drop() }()
}

// joinBackground waits for the goroutine of dropInBackground, if there is one, and reports whether the body's end was reached.
func (c *conn) joinBackground() bool {
	if c.rest.background == nil {
		return false
	}
	whole := <-c.rest.background
	c.rest.background = nil
	return whole
}

// reset makes the close of an incomplete response visible where nothing else does: over TCP and TLS, for a body that ends with the
// connection.
func (c *conn) reset() {
	if !c.resp.raw {
		return
	}
	if tcp, ok := c.raw.(interface{ SetLinger(sec int) error }); ok {
		tcp.SetLinger(0)
	}
	c.raw.Close() // without the alert that would end the body in order
}
