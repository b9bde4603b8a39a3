//go:build unix

package sockets

import (
	"os"

	"golang.org/x/sys/unix"
)

// writeParts writes p as the socket accepts it. It replaces net.Conn.Write, which does not report progress.
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

// peerGone reports whether the peer has gone: it has closed its socket completely (POLLHUP, POLLERR), or closed its sending half with no
// bytes unread. Over TCP both look alike, and a client that has closed its half has usually closed the connection: net/http, Node.js, Bun
// and nginx treat it as gone. With half, a client that closed only its sending half waits for its response.
func (c *Conn) peerGone(half bool) bool {
	if c.raw == nil {
		return false
	}
	gone := false
	c.raw.Control(func(fd uintptr) { // holds the descriptor, so that its number is not reused
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
