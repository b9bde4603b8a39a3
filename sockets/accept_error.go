package sockets

import (
	"errors"
	"net"
	"syscall"
)

// acceptError is an error of Accept after which a later try may fare better. That it is Temporary has servers wait and go on: net/http
// and host/front ask for no more. (Go's own list leaves out what accept(2) names besides too many open files.)
type acceptError struct{ error }

func (e acceptError) Unwrap() error   { return e.error }
func (e acceptError) Temporary() bool { return true }
func (e acceptError) Timeout() bool   { return false }

// broken are the errors of a listening socket that is no use any more.
var broken = [...]error{net.ErrClosed, syscall.EBADF, syscall.EINVAL, syscall.ENOTSOCK, syscall.EOPNOTSUPP, syscall.EFAULT}

// acceptFailed is err for the caller of Accept: one that may pass, unless the listener itself is closed or no listener. Among those that
// pass are no free descriptors (EMFILE, ENFILE), memory (ENOBUFS, ENOMEM), or room in the epoll (ENOSPC), a firewall's EPERM, and the
// errors of the network that belong to the connection and not to the listener (EPROTO, ENETDOWN, EHOSTUNREACH).
func acceptFailed(err error) error {
	for _, b := range broken {
		if errors.Is(err, b) {
			return err
		}
	}
	return acceptError{err}
}
