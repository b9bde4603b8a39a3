package sockets

import (
	"errors"
	"net"
	"syscall"
)

// acceptError is an error of Accept after which a later call may succeed. It is Temporary, which makes net/http and host/front wait and
// try again. (Go's own list of temporary errors lacks some that accept(2) names.)
type acceptError struct{ error }

func (e acceptError) Unwrap() error   { return e.error }
func (e acceptError) Temporary() bool { return true }
func (e acceptError) Timeout() bool   { return false }

// broken lists the errors of a listening socket that can no longer be used.
var broken = [...]error{net.ErrClosed, syscall.EBADF, syscall.EINVAL, syscall.ENOTSOCK, syscall.EOPNOTSUPP, syscall.EFAULT}

// acceptFailed returns err for the caller of Accept: as an acceptError, unless the listening socket is closed or unusable. Temporary
// errors include a lack of descriptors (EMFILE, ENFILE), memory (ENOBUFS, ENOMEM) or epoll watches (ENOSPC), a firewall's EPERM, and
// network errors of the connection, not the listener (EPROTO, ENETDOWN, EHOSTUNREACH).
func acceptFailed(err error) error {
	for _, b := range broken {
		if errors.Is(err, b) {
			return err
		}
	}
	return acceptError{err}
}
