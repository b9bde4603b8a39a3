package sockets

import (
	"net"
	"time"
)

// Give takes a parked connection out of service, so that its descriptor can be passed to another process, which goes on with Adopt. It
// reports false if the connection is not parked. Otherwise no time limit ends it and the function given to OnReady is not called until
// Keep or Drop has been called. Any goroutine may call Give.
func (c *Conn) Give() bool {
	if c.parker == nil || !c.parker.give() {
		return false
	}
	c.tracker.remove(c)
	return true
}

// Keep parks a given connection again, with the time without a byte that it had: the other process did not take it. Bytes that have
// arrived meanwhile end the Park at once.
func (c *Conn) Keep() {
	c.tracker.add(c)
	if c.closed.Load() { // by a tick that had looked at it before Give
		c.tracker.remove(c)
	}
	c.parker.keep()
}

// Drop closes this process's copy of a given connection: the other process has it.
func (c *Conn) Drop() {
	c.Close()
	c.parker.drop()
}

// Quiet returns the time since the last byte of a given connection, for Adopt.
func (c *Conn) Quiet() time.Duration {
	c.tracker.mu.Lock()
	defer c.tracker.mu.Unlock()
	if c.active.Load() {
		return 0
	}
	return c.tracker.now() - c.last
}

// Adopt makes a connection of a descriptor that another process has given. ln, from Polled, is the listener that has the place of the one
// that accepted it; quiet is the time since its last byte, which counts toward Limits.ConnIdle. Adopt owns the descriptor, also if it
// fails.
func (t *Tracker) Adopt(fd int, ln Listener, quiet time.Duration) (*Conn, error) {
	nc, err := t.adopted(fd, ln)
	if err != nil {
		return nil, err
	}
	return t.trackSince(nc, ln.Address(), max(quiet, 0)), nil
}

// track makes a tracked connection.
func (t *Tracker) track(nc net.Conn, listener string) *Conn { return t.trackSince(nc, listener, 0) }
