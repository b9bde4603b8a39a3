package sockets

import (
	"io"
	"math"
	"os"

	"golang.org/x/sys/unix"
)

// sendFile writes a regular file, or a limited part of one, from its offset on without a copy through this process; package net does that
// for TCP only and does not report progress. handled is false if r is something else or the system refuses.
func (c *Conn) sendFile(r io.Reader) (total int64, handled bool, err error) {
	left := int64(math.MaxInt64)
	limited, ok := r.(*io.LimitedReader)
	if ok {
		left, r = limited.N, limited.R
	}
	f, ok := r.(*os.File)
	if !ok || c.raw == nil {
		return 0, false, nil
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return 0, false, nil // EAGAIN of a pipe would look like the socket's
	}
	source, err := f.SyscallConn()
	if err != nil {
		return 0, false, nil
	}
	handled = true
	held := source.Control(func(in uintptr) { // holds both descriptors
		wait := c.raw.Write(func(out uintptr) bool {
			for left > 0 {
				n, e := unix.Sendfile(int(out), int(in), nil, int(min(left, 16*piece)))
				switch {
				case n > 0:
					total += int64(n)
					left -= int64(n)
					c.mark()
				case e == nil:
					return true // the file's end
				case e == unix.EINTR:
				case e == unix.EAGAIN:
					return false // until there is room
				case total == 0 && (e == unix.EINVAL || e == unix.ENOSYS || e == unix.EOPNOTSUPP):
					handled = false
					return true
				default:
					err = os.NewSyscallError("sendfile", e)
					return true
				}
			}
			return true
		})
		if err == nil {
			err = wait
		}
	})
	if err == nil {
		err = held
	}
	if limited != nil {
		limited.N -= total
	}
	return total, handled, err
}
