package nethttp

import (
	"sync"
	"time"
)

// answerGrace is for the answer to a request that took too long, before it is broken off.
const answerGrace = time.Second

// limitError is why a request was ended here. It has the methods that the host looks for.
type limitError struct {
	limit      string // its flag's name
	text       string
	answerable bool
}

func (e *limitError) Error() string { return e.text }

// Limit is the name of the limit, for counters.
func (e *limitError) Limit() string { return e.limit }

// Timeout says that it is a time limit.
func (e *limitError) Timeout() bool { return true }

// Answerable says that the client is still to get an answer.
func (e *limitError) Answerable() bool { return e.answerable }

var (
	errIdle           error = &limitError{limit: "idle-timeout", text: "idle timeout: no byte in either direction"}
	errRequestTimeout error = &limitError{limit: "request-timeout", text: "request timeout: the request took too long", answerable: true}
)

// limits are the time limits of one request. A connection's tracker keeps those of HTTP/1; here are those of the streams of
// HTTP/2, and of all requests in a server of others. Its methods are for any goroutine.
type limits struct {
	mu      sync.Mutex
	over    bool          // the handler has returned: control may not be used; guarded by mu
	awake   bool          // the connection's own idle limit does not count; guarded by mu
	idle    time.Duration // as the guest has set it; 0: none; guarded by mu
	quiet   *time.Timer   // guarded by mu
	request *time.Timer   // guarded by mu
}

// enter begins the limits.
func (c *call) enter() {
	if c.conn != nil {
		c.conn.begin(c)
	}
	if c.tracked() {
		return
	}
	if d := time.Duration(c.h.requestTimeout.Load()); d > 0 {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.request = time.AfterFunc(d, c.tooLong)
	}
}

// leave ends them.
func (c *call) leave() {
	c.mu.Lock()
	c.over = true
	awake := c.awake
	for _, t := range []*time.Timer{c.quiet, c.request} {
		if t != nil {
			t.Stop()
		}
	}
	c.mu.Unlock()
	if c.conn != nil {
		c.conn.end(c, awake)
	}
}

// tracked says that the connection's tracker keeps the limits of this request.
func (c *call) tracked() bool { return c.conn != nil && c.conn.track != nil && !c.multi }

// SetIdleTimeout is exchange.Front.
func (c *call) SetIdleTimeout(d time.Duration) {
	d = max(d, 0)
	if c.tracked() {
		c.conn.track.SetIdleTimeout(d)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		return
	}
	if c.conn != nil && !c.awake {
		c.awake = true
		c.conn.stayAwake()
	}
	c.idle = d
	switch {
	case c.quiet == nil && d > 0:
		c.quiet = time.AfterFunc(d, c.tooQuiet)
	case c.quiet != nil && d > 0:
		c.quiet.Reset(d)
	case c.quiet != nil:
		c.quiet.Stop()
	}
}

// ownIdle says that the request keeps its connection awake.
func (c *call) ownIdle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.awake
}

// touch notes that bytes have passed.
func (c *call) touch() {
	if c.tracked() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.idle > 0 && !c.over {
		c.quiet.Reset(c.idle)
	}
}

func (c *call) tooQuiet() {
	c.x.Cancel(errIdle)
	c.abort()
}

// tooLong cancels the request, and breaks it off if that does not end it.
func (c *call) tooLong() {
	if c.x.Cancelled() {
		c.abort()
		return
	}
	c.x.Cancel(errRequestTimeout)
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.over {
		c.request.Reset(answerGrace)
	}
}

// abort ends the waits of the handler's goroutine, for the client to send or to read.
func (c *call) abort() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		return
	}
	past := time.Unix(1, 0)
	c.control.SetReadDeadline(past)
	c.control.SetWriteDeadline(past)
}
