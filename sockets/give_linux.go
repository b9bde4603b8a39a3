package sockets

import (
	"errors"
	"fmt"
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// give takes a parked connection, whose descriptor stays open until keep or drop.
func (c *polledConn) give() bool {
	if c.hold() != nil {
		return false
	}
	if !c.read.give() {
		c.release()
		return false
	}
	c.poller.pause(&c.watched)
	return true
}

// keep parks a given connection again.
func (c *polledConn) keep() {
	c.read.keep() // before it is watched: then no event is lost
	failed := c.poller.resume(&c.watched, c.armed) != nil
	c.release()
	if failed {
		c.Close()
	}
	if c.isClosed() || c.readLimit.passed.Load() {
		c.wakeReader()
	}
}

// drop ends give's hold.
func (c *polledConn) drop() { c.release() }

// adopted makes a polledConn of a descriptor.
func (t *Tracker) adopted(fd int, ln Listener) (net.Conn, error) {
	l, ok := ln.(*polledListener)
	if !ok || l.tracker != t {
		unix.Close(fd)
		return nil, errors.New("adopt a connection: its listener is not one of Polled")
	}
	if err := checkStream(fd); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("adopt a connection: %w", err)
	}
	from, _ := unix.Getpeername(fd) // fails if the peer is gone: the first read shows that
	c := &polledConn{watched: watched{fd: fd}, poller: l.poller, local: l.Addr(), remote: addrOf(from)}
	if err := l.poller.add(&c.watched); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("adopt a connection: %w", err)
	}
	return c, nil
}

// checkStream makes sure that a descriptor is a connection that can be polled.
func checkStream(fd int) error {
	kind, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return os.NewSyscallError("getsockopt", err)
	}
	if listens, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN); kind != unix.SOCK_STREAM || err != nil || listens != 0 {
		return errors.New("it is not a stream connection")
	}
	unix.CloseOnExec(fd)
	return os.NewSyscallError("fcntl", unix.SetNonblock(fd, true))
}
