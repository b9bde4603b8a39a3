package sockets

import (
	"io"
	"net"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// polledConn is a net.Conn on a descriptor that this package owns, so that it can park. At most one goroutine reads and one writes; Close
// and the deadlines may be called from any goroutine.
type polledConn struct {
	watched
	poller        *poller
	local, remote net.Addr
	armed         bool // it is watched for writing; the writing goroutine's
	full          bool // the last read filled its buffer, so more may be there; the reading goroutine's

	refs       atomic.Int64 // users of the descriptor, and closedRef
	readLimit  deadline
	writeLimit deadline
}

// closedRef is added to refs by Close.
const closedRef = 1 << 32

// hold keeps the descriptor open until release.
func (c *polledConn) hold() error {
	for {
		old := c.refs.Load()
		if old >= closedRef {
			return net.ErrClosed
		}
		if c.refs.CompareAndSwap(old, old+1) {
			return nil
		}
	}
}

func (c *polledConn) release() {
	if c.refs.Add(-1) == closedRef {
		c.poller.remove(&c.watched)
		unix.Close(c.fd)
	}
}

func (c *polledConn) isClosed() bool { return c.refs.Load() >= closedRef }

// Read reads the available bytes, and blocks until there are some.
func (c *polledConn) Read(p []byte) (int, error) {
	if err := c.hold(); err != nil {
		return 0, err
	}
	defer c.release()
	if len(p) == 0 {
		return 0, nil
	}
	for {
		if c.readLimit.passed.Load() {
			return 0, os.ErrDeadlineExceeded
		}
		n, err := receive(c.fd, p)
		switch {
		case n > 0:
			c.full = n == len(p)
			return n, nil
		case err == nil:
			return 0, io.EOF
		case err == unix.EINTR:
			continue
		case err != unix.EAGAIN:
			return 0, os.NewSyscallError("read", err)
		}
		c.read.wait(nil)
		if c.isClosed() {
			return 0, net.ErrClosed
		}
	}
}

// Write writes all of p, and waits while the socket's buffer is full.
func (c *polledConn) Write(p []byte) (int, error) {
	total := 0
	err := c.writing(func() (bool, error) {
		for total < len(p) {
			n, err := send(c.fd, p[total:])
			switch {
			case n > 0:
				total += n
			case err == unix.EINTR:
			case err == unix.EAGAIN:
				return false, nil
			default:
				return true, os.NewSyscallError("write", err)
			}
		}
		return true, nil
	})
	return total, err
}

// writing calls try until it reports done, each time when the socket may be writable.
func (c *polledConn) writing(try func() (done bool, err error)) error {
	if err := c.hold(); err != nil {
		return err
	}
	defer c.release()
	for {
		if c.writeLimit.passed.Load() {
			return os.ErrDeadlineExceeded
		}
		if done, err := try(); done || err != nil {
			return err
		}
		if err := c.write.wait(c.arm); err != nil {
			return err
		}
		if c.isClosed() {
			return net.ErrClosed
		}
	}
}

// arm begins to watch for writability when a write first finds no room. Most connections never block on a write and so avoid these
// wake-ups.
func (c *polledConn) arm() error {
	if c.armed {
		return nil
	}
	c.armed = true
	return c.poller.addWrite(&c.watched)
}

// onReady sets the function that ends a park. It is called once, before the first park.
func (c *polledConn) onReady(f func()) { c.ready = f }

// park lets the connection wait without a goroutine: the function of onReady is called on another one when the connection is readable,
// has ended, was closed or a deadline has passed. It reports false if one of these holds now.
//
// The poller reports bytes once, when they arrive. A read that did not fill its buffer took all of them; after one that did, the
// socket is polled. The end of the connection may have been reported together with bytes before it.
func (c *polledConn) park() bool {
	if c.ended.Load() || c.full && !c.drained() {
		return false
	}
	return c.read.park()
}

// hasEnded reports whether the peer has closed its sending half.
func (c *polledConn) hasEnded() bool { return c.ended.Load() }

// drained reports whether no bytes can be read now.
func (c *polledConn) drained() bool {
	if c.hold() != nil {
		return false
	}
	defer c.release()
	var p [1]byte
	_, _, err := unix.Recvfrom(c.fd, p[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
	c.full = err != unix.EAGAIN
	return !c.full
}

// Close closes the descriptor as soon as no call uses it. Blocked calls return net.ErrClosed.
func (c *polledConn) Close() error {
	for {
		old := c.refs.Load()
		if old >= closedRef {
			return net.ErrClosed
		}
		if c.refs.CompareAndSwap(old, old+closedRef+1) {
			break
		}
	}
	c.readLimit.stop()
	c.writeLimit.stop()
	c.wakeReader()
	c.write.raise()
	c.release()
	return nil
}

// wakeReader makes a blocked Read, or a park, check again.
func (c *polledConn) wakeReader() {
	if c.read.raise() {
		c.poller.workers.submit([]func(){c.ready})
	}
}

// SetDeadline is net.Conn.SetDeadline.
func (c *polledConn) SetDeadline(t time.Time) error {
	c.SetReadDeadline(t)
	return c.SetWriteDeadline(t)
}

// SetReadDeadline is net.Conn.SetReadDeadline. A deadline that passes ends a park, too.
func (c *polledConn) SetReadDeadline(t time.Time) error {
	if c.isClosed() {
		return net.ErrClosed
	}
	c.readLimit.set(t, c.wakeReader)
	return nil
}

// SetWriteDeadline is net.Conn.SetWriteDeadline.
func (c *polledConn) SetWriteDeadline(t time.Time) error {
	if c.isClosed() {
		return net.ErrClosed
	}
	c.writeLimit.set(t, func() { c.write.raise() })
	return nil
}

// CloseWrite closes the sending half.
func (c *polledConn) CloseWrite() error {
	return c.control("shutdown", func() error { return unix.Shutdown(c.fd, unix.SHUT_WR) })
}

// SetLinger is net.TCPConn.SetLinger.
func (c *polledConn) SetLinger(sec int) error {
	l := unix.Linger{Linger: int32(sec)}
	if sec >= 0 {
		l.Onoff = 1
	}
	return c.control("setsockopt", func() error { return unix.SetsockoptLinger(c.fd, unix.SOL_SOCKET, unix.SO_LINGER, &l) })
}

func (c *polledConn) control(name string, f func() error) error {
	if err := c.hold(); err != nil {
		return err
	}
	defer c.release()
	return os.NewSyscallError(name, f())
}

// LocalAddr returns the listener's address.
func (c *polledConn) LocalAddr() net.Addr { return c.local }

// RemoteAddr returns the peer's address; peers on Unix sockets are usually unnamed.
func (c *polledConn) RemoteAddr() net.Addr { return c.remote }

// SyscallConn gives access to the descriptor.
func (c *polledConn) SyscallConn() (syscall.RawConn, error) { return rawPolled{c}, nil }

// rawPolled implements syscall.RawConn.
type rawPolled struct{ c *polledConn }

// Control calls f with the descriptor.
func (r rawPolled) Control(f func(fd uintptr)) error {
	return r.c.control("", func() error { f(uintptr(r.c.fd)); return nil })
}

// Write calls f until it reports done, each time when the socket may be writable.
func (r rawPolled) Write(f func(fd uintptr) (done bool)) error {
	return r.c.writing(func() (bool, error) { return f(uintptr(r.c.fd)), nil })
}

// Read calls f until it reports done, each time when the socket may be readable.
func (r rawPolled) Read(f func(fd uintptr) (done bool)) error {
	if err := r.c.hold(); err != nil {
		return err
	}
	defer r.c.release()
	r.c.full = true // it is not known how much f reads
	for !f(uintptr(r.c.fd)) {
		r.c.read.wait(nil)
		if r.c.isClosed() {
			return net.ErrClosed
		}
		if r.c.readLimit.passed.Load() {
			return os.ErrDeadlineExceeded
		}
	}
	return nil
}
