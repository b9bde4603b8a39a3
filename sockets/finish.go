package sockets

import (
	"net"
	"sync/atomic"
	"syscall"
	"time"
)

// Times of Finish.
const (
	handshakes = 200 * time.Millisecond // for TCP handshakes that had begun
	sharedTime = 200 * time.Millisecond // for a socket that other processes may have, whose queue may never be empty
)

// Finisher is implemented by the listeners of a Tracker.
type Finisher interface {
	// Finish lets no more clients connect. Accept returns those that have connected before, and then net.ErrClosed: closing the listener
	// at once would reset them. A socket that other processes may have stays as it is for them, and Accept ends after 0.2 s at the latest.
	// It does not block, and may be called from any goroutine. Close the listener afterwards.
	Finish()
}

// finishing is the state of a listener after Finish.
type finishing struct {
	began   atomic.Bool
	settled atomic.Bool // no more clients will come: an empty queue ends it
	over    atomic.Bool // it ends now
}

// begin refuses clients of ln. wake makes a blocked Accept check again; it is called once or twice.
func (f *finishing) begin(ln net.Listener, wake func()) {
	if f.began.Swap(true) {
		return
	}
	end, after := &f.settled, handshakes
	switch refused := refuse(ln); {
	case refused && ln.Addr().Network() == "unix":
		f.settled.Store(true)
		wake()
		return
	case !refused:
		f.settled.Store(true)
		end, after = &f.over, sharedTime
	}
	time.AfterFunc(after, func() {
		end.Store(true)
		wake()
	})
	wake()
}

// refuse lets no more clients connect to ln, and reports whether that is so.
func refuse(ln net.Listener) bool {
	if l, ok := ln.(*listener); !ok || l.inherited || l.disowned.Load() {
		return false
	}
	return withSocket(ln, func(fd int) bool { return refuseClients(fd, ln.Addr().Network()) })
}

// acceptWaiting accepts a client that waits. It fails with net.ErrClosed if none does.
func acceptWaiting(ln net.Listener) (nc net.Conn, err error) {
	err = net.ErrClosed
	withSocket(ln, func(fd int) bool {
		nc, err = acceptNow(fd)
		return err == nil
	})
	return nc, err
}

// withSocket calls f with the descriptor of ln. It returns false if ln is not a socket.
func withSocket(ln net.Listener, f func(fd int) bool) (ok bool) {
	s, isSocket := socketOf(ln).(syscall.Conn)
	if !isSocket {
		return false
	}
	raw, err := s.SyscallConn()
	if err != nil {
		return false
	}
	raw.Control(func(fd uintptr) { ok = f(int(fd)) })
	return ok
}

// socketOf returns the socket under ln.
func socketOf(ln net.Listener) net.Listener {
	if l, ok := ln.(*listener); ok {
		return l.Listener
	}
	return ln
}
