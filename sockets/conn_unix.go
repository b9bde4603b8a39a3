//go:build unix

package sockets

import (
	"os"

	"golang.org/x/sys/unix"
)

// writeParts writes p as the socket takes it. It does by hand what net.Conn.Write does, whose progress cannot be seen.
func (c *Conn) writeParts(p []byte) (total int, err error) {
	wait := c.raw.Write(func(fd uintptr) bool {
		for total < len(p) {
			n, e := unix.Write(int(fd), p[total:])
			switch {
			case n > 0:
				total += n
				c.mark()
			case e == unix.EINTR:
			case e == unix.EAGAIN:
				return false // until there is room
			default:
				err = os.NewSyscallError("write", e)
				return true
			}
		}
		return true
	})
	if err == nil {
		err = wait
	}
	return total, err
}

// peerGone reports whether the peer has gone: it has closed its socket altogether (POLLHUP, POLLERR), or its sending half with
// nothing behind what has been read. Over TCP both look alike, and a client that has ended its half has usually been closed: net/http,
// Node.js, Bun and nginx treat it as gone. half: such a client waits for its response.
func (c *Conn) peerGone(half bool) bool {
	if c.raw == nil {
		return false
	}
	gone := false
	c.raw.Control(func(fd uintptr) { // holds the descriptor, so that it cannot be closed and become another's
		p := []unix.PollFd{{Fd: int32(fd), Events: pollEnd}}
		n, err := unix.Poll(p, 0)
		if err != nil || n < 0 {
			return
		}
		switch events := p[0].Revents; {
		case events&(unix.POLLHUP|unix.POLLERR) != 0:
			gone = true
		case half:
		case c.opaque.Load():
			gone = events&pollEnd != 0
		default:
			var b [1]byte
			n, _, err := unix.Recvfrom(int(fd), b[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
			gone = n == 0 && err == nil
		}
	})
	return gone
}
