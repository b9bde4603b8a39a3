package nethttp

import (
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/front"
)

// answerGrace is the time for the response to a request that took too long, before it is broken off.
const answerGrace = time.Second

// limits are the time limits of one request. For HTTP/1 the connection's tracker enforces them; these are for the streams of
// HTTP/2, and for all requests in another server. Its methods may be called from any goroutine.
type limits struct {
	mu      sync.Mutex
	over    bool          // the handler has returned: control must not be used; guarded by mu
	awake   bool          // the connection's own idle limit does not apply; guarded by mu
	idle    time.Duration // as the guest has set it; 0: not set; guarded by mu
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

// tracked reports whether the connection's tracker enforces the limits of this request.
func (c *call) tracked() bool { return c.conn != nil && c.conn.track != nil && !c.multi }

// SetIdleTimeout implements exchange.Front.
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

// ownIdle reports whether the request keeps its connection awake.
func (c *call) ownIdle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.awake
}

// touch records that bytes have passed.
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
	c.x.Cancel(front.ErrIdle)
	c.abort()
}

// tooLong cancels the request, and breaks it off if it does not end.
func (c *call) tooLong() {
	if c.x.Cancelled() {
		c.abort()
		return
	}
	c.x.Cancel(front.ErrRequestTimeout)
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
