package sockets

import (
	"net"
	"os"
	"sync/atomic"
	"syscall"

	"golang.org/x/sys/unix"
)

// polledListener accepts connections that can wait without a goroutine (Conn.Park).
type polledListener struct {
	Listener
	raw     syscall.RawConn
	watched watched
	tracker *Tracker
	poller  *poller
	finish  finishing
	paused  atomic.Bool
	closed  atomic.Bool
}

// polled wraps ln. It reports false if ln is not a socket of the operating system.
func (t *Tracker) polled(ln Listener) (Listener, bool) {
	s, ok := socketOf(ln).(syscall.Conn)
	if !ok {
		return nil, false
	}
	p, err := t.ownPoller()
	if err != nil {
		return nil, false
	}
	l := &polledListener{Listener: ln, tracker: t, poller: p}
	if l.raw, err = s.SyscallConn(); err != nil {
		return nil, false
	}
	err = os.ErrClosed
	l.raw.Control(func(fd uintptr) {
		if l.Addr().Network() == "tcp" {
			inheritTCP(int(fd))
		}
		l.watched.fd = int(fd)
		err = p.add(&l.watched)
	})
	return l, err == nil
}

// inheritTCP sets on a listening socket the options that net sets on each connection: accepted connections inherit them.
func inheritTCP(fd int) {
	unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
	unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_KEEPALIVE, 1)
	unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_KEEPIDLE, 15)
	unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_KEEPINTVL, 15)
	unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_KEEPCNT, 9)
}

// Accept waits for a connection.
func (l *polledListener) Accept() (net.Conn, error) {
	for {
		settled := l.finish.settled.Load() // before accepting
		if l.finish.over.Load() {
			return nil, net.ErrClosed
		}
		if l.paused.Load() {
			if l.closed.Load() {
				return nil, net.ErrClosed
			}
			l.watched.read.wait(nil)
			continue
		}
		var fd int
		var from unix.Sockaddr
		err := error(net.ErrClosed)
		if cerr := l.raw.Control(func(ln uintptr) {
			fd, from, err = unix.Accept4(int(ln), unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC)
		}); cerr != nil {
			return nil, net.ErrClosed
		}
		switch err {
		case nil:
			c := &polledConn{watched: watched{fd: fd}, poller: l.poller, local: l.Addr(), remote: addrOf(from)}
			if err := l.poller.add(&c.watched); err != nil {
				unix.Close(fd)
				return nil, l.failed(err)
			}
			return l.tracker.track(c, l.Address()), nil
		case unix.EAGAIN, unix.EINVAL:
			if settled {
				return nil, net.ErrClosed
			}
			if err == unix.EINVAL && !l.finish.began.Load() {
				return nil, l.failed(os.NewSyscallError("accept4", err))
			}
			l.watched.read.wait(nil)
		case unix.EINTR, unix.ECONNABORTED: // the client left before it was accepted
		default:
			return nil, l.failed(os.NewSyscallError("accept4", err))
		}
	}
}

func (l *polledListener) failed(err error) error {
	return acceptFailed(&net.OpError{Op: "accept", Net: l.Addr().Network(), Addr: l.Addr(), Err: err})
}

// pause implements Pause and Resume.
func (l *polledListener) pause(on bool) {
	l.paused.Store(on)
	l.watched.read.raise()
}

// under returns the listener that l wraps.
func (l *polledListener) under() Listener { return l.Listener }

// Finish is Finisher.Finish.
func (l *polledListener) Finish() {
	l.finish.begin(l.Listener, func() { l.watched.read.raise() })
}

// Close closes the listener. A blocked Accept returns net.ErrClosed.
func (l *polledListener) Close() error {
	l.closed.Store(true)
	l.raw.Control(func(uintptr) { l.poller.pause(&l.watched) }) // another process may have it
	l.poller.remove(&l.watched)
	err := l.Listener.Close()
	l.watched.read.raise()
	return err
}

// addrOf converts a peer's address to package net's type.
func addrOf(from unix.Sockaddr) net.Addr {
	switch a := from.(type) {
	case *unix.SockaddrInet4:
		return &net.TCPAddr{IP: a.Addr[:], Port: a.Port}
	case *unix.SockaddrInet6:
		addr := &net.TCPAddr{IP: a.Addr[:], Port: a.Port}
		if a.ZoneId != 0 {
			if i, err := net.InterfaceByIndex(int(a.ZoneId)); err == nil {
				addr.Zone = i.Name
			}
		}
		return addr
	case *unix.SockaddrUnix:
		return &net.UnixAddr{Name: a.Name, Net: "unix"}
	}
	return &net.UnixAddr{Net: "unix"}
}
