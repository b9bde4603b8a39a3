package sockets

import (
	"errors"
	"io"
	"net"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// Phases of a connection: the event it waits for.
const (
	phaseIdle    = iota // a request
	phaseHead           // the rest of a head
	phaseRequest        // the end of a response
	phaseStreams        // the ends of several responses, each with its own time limit
)

// noOverride means that the tracker's idle limit applies.
const noOverride = -1

// Conn is a connection whose idleness is tracked. Its methods are for the one goroutine that serves it, except Close and SetIdleTimeout,
// which any goroutine may call. Tracking adds one flag to a read or write: no clock, no lock.
type Conn struct {
	net.Conn
	tracker  *Tracker
	listener string
	peer     Peer
	raw      syscall.RawConn // nil: not a socket of the operating system
	parker   parker          // nil: it cannot park
	seq      uint64          // of state; the serving goroutine's

	// Shared with the tracker.
	active   atomic.Bool   // bytes have passed since the last tick
	behind   atomic.Bool   // a part of the next request has been read
	opaque   atomic.Bool   // the data is encrypted
	state    atomic.Uint64 // seq and phase, so that a tick notices a new phase
	onCut    atomic.Pointer[func(cause error)]
	override atomic.Int64 // the running request's idle limit in nanoseconds, or noOverride

	// The tracker's; place is guarded by Tracker.mu.
	place  int
	seen   uint64        // state at the last tick
	since  time.Duration // when that state was first seen
	last   time.Duration // last activity
	cutAt  time.Duration // when onCut was called for the request limit; 0: not
	closed atomic.Bool
}

// trackSince makes a tracked connection, which had its last byte before quiet.
func (t *Tracker) trackSince(nc net.Conn, listener string, quiet time.Duration) *Conn {
	now := t.now()
	c := &Conn{Conn: nc, tracker: t, listener: listener, peer: peerOf(nc), since: now, last: now - quiet}
	c.override.Store(noOverride)
	if s, ok := nc.(syscall.Conn); ok {
		c.raw, _ = s.SyscallConn()
	}
	c.parker, _ = nc.(parker)
	t.add(c)
	return c
}

// parker is a connection that can wait without a goroutine.
type parker interface {
	onReady(f func())
	park() bool
	hasEnded() bool
	give() bool
	keep()
	drop()
}

// OnReady sets the function that ends a Park. It is called once, before the first Park.
func (c *Conn) OnReady(f func()) {
	if c.parker != nil {
		c.parker.onReady(f)
	}
}

// Park lets the connection wait without a goroutine, and reports whether it does, if it was accepted by a Polled listener. The function
// given to OnReady is called, on another goroutine, when the connection is readable, has ended or was closed, or its read deadline has
// passed. After true the caller must not use the connection any more. False means that one of these may hold already, or that the
// connection cannot park: call Read.
func (c *Conn) Park() bool { return c.parker != nil && c.parker.park() }

// Peer returns the process at the other end.
func (c *Conn) Peer() Peer { return c.peer }

// Listener returns the Address of the listener that accepted the connection.
func (c *Conn) Listener() string { return c.listener }

// OnCut sets a function that the tracker calls, on its own goroutine, before it ends the connection: with ErrIdle, ErrHeadTimeout,
// ErrRequestTimeout or ErrPeerGone. f must be short. It is called once, before the first request.
func (c *Conn) OnCut(f func(cause error)) { c.onCut.Store(&f) }

// BeginIdle begins the wait for a request and drops the limit set by SetIdleTimeout.
func (c *Conn) BeginIdle() { c.begin(phaseIdle) }

// BeginHead begins the wait for the rest of a request's head.
func (c *Conn) BeginHead() { c.begin(phaseHead) }

// BeginRequest begins a request and drops the limit set by SetIdleTimeout.
func (c *Conn) BeginRequest() { c.begin(phaseRequest) }

// BeginStreams begins a time in which several requests run at once (HTTP/2) and drops the limit set by SetIdleTimeout. Limits.Request does
// not apply: the server must enforce it for each stream.
func (c *Conn) BeginStreams() { c.begin(phaseStreams) }

func (c *Conn) begin(phase uint64) {
	c.seq++
	c.state.Store(c.seq<<2 | phase)
	if c.override.Load() != noOverride {
		c.override.Store(noOverride)
	}
	if c.behind.Load() {
		c.behind.Store(false)
	}
}

// Behind records, until the running request ends, that bytes of the next request have been read already: a client that closed its sending
// half still waits for that response.
func (c *Conn) Behind() { c.behind.Store(true) }

// Opaque records that the connection is encrypted, so that unread bytes need not be a request: a client that closed its sending half
// counts as gone even if there are unread bytes.
func (c *Conn) Opaque() { c.opaque.Store(true) }

// SetIdleTimeout sets the idle limit of the running request, or of all requests that run concurrently; 0: no limit.
func (c *Conn) SetIdleTimeout(d time.Duration) { c.override.Store(int64(max(d, 0))) }

// mark records that bytes have passed.
func (c *Conn) mark() {
	if !c.active.Load() {
		c.active.Store(true)
	}
}

// Read reads from the connection.
func (c *Conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.mark()
	}
	return n, err
}

// piece is how many bytes are written before progress is recorded.
const piece = 64 << 10

// Write writes to the connection. Each part of a large write that the peer accepts counts as activity, not only its end.
func (c *Conn) Write(p []byte) (int, error) {
	if len(p) > piece && c.raw != nil {
		return c.writeParts(p)
	}
	n, err := c.Conn.Write(p)
	if n > 0 {
		c.mark()
	}
	return n, err
}

// ReadFrom writes all of r, with sendfile where the system supports it for r and the socket. Each part counts as activity.
func (c *Conn) ReadFrom(r io.Reader) (int64, error) {
	if n, handled, err := c.sendFile(r); handled {
		return n, err
	}
	return io.CopyBuffer(onlyWriter{c}, r, make([]byte, piece))
}

// onlyWriter hides ReadFrom from io.CopyBuffer.
type onlyWriter struct{ io.Writer }

// CloseWrite ends the sending half, where the connection has one.
func (c *Conn) CloseWrite() error {
	if w, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return w.CloseWrite()
	}
	return errors.ErrUnsupported
}

// SetLinger is net.TCPConn.SetLinger. Other connections ignore it.
func (c *Conn) SetLinger(sec int) error {
	if l, ok := c.Conn.(interface{ SetLinger(int) error }); ok {
		return l.SetLinger(sec)
	}
	return errors.ErrUnsupported
}

// Close closes the connection. It may be called more than once and from any goroutine.
func (c *Conn) Close() error {
	if c.closed.Swap(true) {
		return net.ErrClosed
	}
	c.tracker.remove(c)
	return c.Conn.Close()
}

// examine checks c at a tick. It returns the reason to end c, if any, and whether to close it now. Tracker.mu is held.
func (c *Conn) examine(now time.Duration, l *Limits, look bool) (cause error, end bool) {
	state := c.state.Load()
	if state != c.seen {
		c.seen, c.since, c.cutAt = state, now, 0
	}
	if c.active.Load() {
		c.active.Store(false)
		c.last = now
	}
	phase := state & 3
	idle := l.ConnIdle
	if o := c.override.Load(); o != noOverride && phase >= phaseRequest {
		idle = time.Duration(o)
	}
	in := now - c.since
	switch {
	case idle > 0 && now-c.last >= idle:
		return ErrIdle, true
	case phase == phaseHead && l.Head > 0 && in >= l.Head:
		return ErrHeadTimeout, true
	case phase != phaseRequest:
		return nil, false
	case c.cutAt > 0:
		return nil, now-c.cutAt >= answerGrace
	case l.Request > 0 && in >= l.Request:
		c.cutAt = now
		return ErrRequestTimeout, false
	case in >= 2*Tick && c.gone(look):
		return ErrPeerGone, true
	}
	return nil, false
}

// gone reports whether the peer is gone. A connection that a poller watches is checked once the poller has reported its end; others are
// checked every few ticks.
func (c *Conn) gone(look bool) bool {
	if c.parker != nil {
		look = c.parker.hasEnded()
	}
	return look && c.peerGone(c.tracker.halfClose.Load() || c.behind.Load())
}

// Listener wraps ln so that Accept returns tracked connections (*Conn).
func (t *Tracker) Listener(ln Listener) Listener { return &trackedListener{Listener: ln, tracker: t} }

// Polled is Listener with connections that can Park, if the system is Linux and ln a socket; otherwise it is Listener. Close the returned
// listener, not ln.
func (t *Tracker) Polled(ln Listener) Listener {
	if l, ok := t.polled(ln); ok {
		return l
	}
	return t.Listener(ln)
}

type trackedListener struct {
	Listener
	tracker *Tracker
	finish  finishing
}

func (l *trackedListener) Accept() (net.Conn, error) {
	nc, err := l.Listener.Accept()
	if l.finish.settled.Load() && errors.Is(err, os.ErrDeadlineExceeded) {
		nc, err = acceptWaiting(l.Listener)
	}
	if err != nil && l.finish.began.Load() && (queueEmpty(err) || errors.Is(err, os.ErrDeadlineExceeded)) {
		return nil, net.ErrClosed
	}
	if err != nil {
		return nil, acceptFailed(err)
	}
	return l.tracker.track(nc, l.Address()), nil
}

// deadliner is implemented by the listeners of package net.
type deadliner interface{ SetDeadline(time.Time) error }

// Finish is Finisher.Finish. The listener accepts for 0.2 s, and afterwards those that still wait.
func (l *trackedListener) Finish() {
	d, ok := socketOf(l.Listener).(deadliner)
	if !ok {
		l.Close()
		return
	}
	l.finish.began.Store(true) // before the deadline, which an Accept may see at once
	l.finish.settled.Store(refuse(l.Listener))
	d.SetDeadline(time.Now().Add(handshakes))
}
