package sockets

import (
	"sync"
	"sync/atomic"
	"time"
)

// Tick is how often connections are checked. Bytes set a flag, which the next tick turns into a time; so a connection is
// never closed early, and at most two ticks late.
const Tick = 50 * time.Millisecond

const (
	goneTicks   = 6           // ticks between checks whether a request's peer is gone; quick requests never pay
	answerGrace = time.Second // for the response to a request that took too long, before its connection is closed
)

// Limits are the timeouts of a connection. 0 or less: no limit.
type Limits struct {
	ConnIdle time.Duration // without a byte in either direction, in any phase
	Head     time.Duration // from a request head's first bytes to its last
	Request  time.Duration // from a request's complete head to the end of its response
}

// limitError is the reason for which the tracker ends a connection.
type limitError struct {
	limit      string // its flag's name
	text       string
	answerable bool
}

func (e *limitError) Error() string { return e.text }

// Limit is the name of the limit, for counters.
func (e *limitError) Limit() string { return e.limit }

// Timeout reports whether the error is a time limit: always true.
func (e *limitError) Timeout() bool { return true }

// Answerable reports whether a response can still be sent to the client.
func (e *limitError) Answerable() bool { return e.answerable }

// goneError is the cause of a connection whose peer is gone. It is not a timeout.
type goneError struct{}

func (goneError) Error() string { return "the client is gone" }

// Causes passed to the function given to OnCut.
var (
	ErrIdle           error = &limitError{limit: "idle-timeout", text: "idle timeout: no byte in either direction"}
	ErrHeadTimeout    error = &limitError{limit: "header-timeout", text: "header timeout: the request's head is not complete"}
	ErrRequestTimeout error = &limitError{limit: "request-timeout", text: "request timeout: the request took too long", answerable: true}
	ErrPeerGone       error = goneError{}
)

// Tracker watches connections with one goroutine for all. Its methods may be called from any goroutine.
type Tracker struct {
	limits atomic.Pointer[Limits]
	ended  atomic.Pointer[func(cause error)]

	halfClose atomic.Bool // clients that have closed their sending half wait for a response
	epoch     time.Time   // all times are since then
	wake      chan struct{}
	stop      chan struct{}
	done      chan struct{} // closed when the goroutine returns
	once      sync.Once

	mu     sync.Mutex
	conns  []*Conn // guarded by mu; a Conn knows its place
	ticks  int     // guarded by mu
	poller *poller // guarded by mu; nil: not needed so far
}

// NewTracker starts a tracker. Close ends it.
func NewTracker(l Limits) *Tracker {
	t := &Tracker{epoch: time.Now(), wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{})}
	t.limits.Store(&l)
	go t.run()
	return t
}

// SetLimits changes the limits of all connections. Time that has passed already counts.
func (t *Tracker) SetLimits(l Limits) { t.limits.Store(&l) }

// OnEnd sets a function that is called, in the tracker's goroutine, for each connection that a time limit ends while no request runs
// on it: with ErrIdle or ErrHeadTimeout. f must be short.
func (t *Tracker) OnEnd(f func(cause error)) { t.ended.Store(&f) }

// SetHalfClose sets whether a client that closes its sending half while its request runs still waits for the response (true) or counts as
// gone (false, the default).
func (t *Tracker) SetHalfClose(served bool) { t.halfClose.Store(served) }

// Conns returns the number of open connections.
func (t *Tracker) Conns() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.conns)
}

// Close stops the tracking and waits for the goroutine. Connections stay open, but a parked one is never woken again.
func (t *Tracker) Close() {
	t.once.Do(func() { close(t.stop) })
	<-t.done
	t.mu.Lock()
	p := t.poller
	t.poller = nil
	t.mu.Unlock()
	if p != nil {
		p.close()
	}
}

// run ticks while connections are open, and sleeps otherwise.
func (t *Tracker) run() {
	defer close(t.done)
	ticker := time.NewTicker(Tick)
	defer ticker.Stop()
	for {
		select {
		case <-t.stop:
			return
		case <-ticker.C:
		}
		if t.tick(t.now()) > 0 {
			continue
		}
		ticker.Stop()
		select {
		case <-t.stop:
			return
		case <-t.wake:
		}
		ticker.Reset(Tick)
	}
}

func (t *Tracker) now() time.Duration { return time.Since(t.epoch) }

// tick checks every connection and ends those over a limit. It returns how many connections there were.
func (t *Tracker) tick(now time.Duration) int {
	l := *t.limits.Load()
	var over []cut
	t.mu.Lock()
	t.ticks++
	look := t.ticks%goneTicks == 0
	n := len(t.conns)
	for _, c := range t.conns {
		if cause, end := c.examine(now, &l, look); cause != nil || end {
			over = append(over, cut{c, cause, end})
		}
	}
	t.mu.Unlock()
	for _, o := range over { // outside the lock, which Close takes
		if f := o.conn.onCut.Load(); f != nil && o.cause != nil {
			(*f)(o.cause)
		}
		if f := t.ended.Load(); f != nil && o.cause != nil && o.conn.state.Load()&3 < phaseRequest {
			(*f)(o.cause)
		}
		if o.close {
			o.conn.Close()
		}
	}
	return n
}

// cut is a connection that a tick found over a limit.
type cut struct {
	conn  *Conn
	cause error // for onCut; nil: reported before
	close bool
}

func (t *Tracker) add(c *Conn) {
	t.mu.Lock()
	c.place = len(t.conns)
	t.conns = append(t.conns, c)
	t.mu.Unlock()
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

func (t *Tracker) remove(c *Conn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.place < 0 {
		return
	}
	last := len(t.conns) - 1
	t.conns[c.place] = t.conns[last]
	t.conns[c.place].place = c.place
	t.conns[last] = nil
	t.conns = t.conns[:last]
	c.place = -1
}
