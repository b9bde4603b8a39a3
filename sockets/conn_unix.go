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

// peerGone says whether the peer has closed its socket altogether: POLLHUP or POLLERR. One that has only ended its sending
// half shows POLLRDHUP, which is not asked for. Over TCP a close and an ended half look alike until the peer's kernel
// answers data with a reset, so there only a reset counts.
func (c *Conn) peerGone() bool {
	if c.raw == nil {
		return false
	}
	gone := false
	c.raw.Control(func(fd uintptr) { // holds the descriptor, so that it cannot be closed and become another's
		p := []unix.PollFd{{Fd: int32(fd)}}
		n, err := unix.Poll(p, 0)
		gone = err == nil && n > 0 && p[0].Revents&(unix.POLLHUP|unix.POLLERR) != 0
	})
	return gone
}
