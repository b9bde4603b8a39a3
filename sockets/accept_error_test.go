package sockets

import (
	"errors"
	"net"
	"os"
	"syscall"
	"testing"
)

// failing is a listener that never has a connection.
type failing struct {
	Listener
	err error
}

func (f failing) Accept() (net.Conn, error) {
	return nil, &net.OpError{Op: "accept", Net: "unix", Err: os.NewSyscallError("accept4", f.err)}
}

// TestAcceptErrors checks which errors a server survives: those that accept(2) calls transient, but not errors from a socket that does not
// listen.
func TestAcceptErrors(t *testing.T) {
	tr := NewTracker(Limits{})
	defer tr.Close()
	for err, want := range map[error]bool{
		syscall.EMFILE: true, syscall.ENFILE: true, syscall.ENOBUFS: true, syscall.ENOMEM: true, syscall.ENOSPC: true, syscall.EPERM: true,
		syscall.EPROTO: true, syscall.ENETDOWN: true, syscall.EHOSTUNREACH: true, syscall.ENETUNREACH: true, syscall.ETIMEDOUT: true,
		syscall.ECONNABORTED: true, syscall.EINTR: true, syscall.EAGAIN: true,
		syscall.EBADF: false, syscall.EINVAL: false, syscall.ENOTSOCK: false, syscall.EOPNOTSUPP: false, net.ErrClosed: false,
	} {
		_, got := tr.Listener(failing{err: err}).Accept()
		var passing interface{ Temporary() bool }
		if is := errors.As(got, &passing) && passing.Temporary(); is != want || !errors.Is(got, err) {
			t.Errorf("%v: may pass: %v, want %v", got, is, want)
		}
	}
}
