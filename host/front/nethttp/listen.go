package nethttp

import (
	"errors"
	"net"
	"sync/atomic"
)

// listener passes the connections of a listener to net/http, up to the limit.
type listener struct {
	net.Listener
	srv     *Server
	failing atomic.Bool // the last accept failed, which has been logged
}

// Accept waits for room, then for a connection.
func (l *listener) Accept() (net.Conn, error) {
	s := l.srv
	if s.slots != nil {
		select {
		case s.slots <- struct{}{}:
		case <-s.stop:
			return nil, net.ErrClosed
		}
	}
	nc, err := l.Listener.Accept()
	if err == nil {
		l.failing.Store(false)
		c := newConn(s, nc)
		if s.remember(c) {
			return c, nil
		}
		c.Close()
		return nil, net.ErrClosed
	}
	if s.slots != nil {
		<-s.slots
	}
	var passing interface{ Temporary() bool }
	if errors.As(err, &passing) && passing.Temporary() && !l.failing.Swap(true) {
		s.log.Error("cannot accept connections: waiting", "listener", l.Addr().String(), "error", err) // net/http does
	}
	return nil, err
}
