// Package pipe is a listener in memory, for a server that is to be asked without a socket.
package pipe

import (
	"context"
	"net"
	"sync"
)

// Listener hands the server's end of each connection that Dial makes to Accept. Its methods may be called from any goroutine.
type Listener struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

// New makes a Listener.
func New() *Listener {
	return &Listener{conns: make(chan net.Conn), done: make(chan struct{})}
}

// Dial makes a connection; it returns when Accept has taken the other end, when ctx is done, or with net.ErrClosed. Nothing is buffered:
// a Write returns when the other end has read all of it, or with an error when that is closed.
func (l *Listener) Dial(ctx context.Context) (net.Conn, error) {
	near, far := net.Pipe()
	var err error
	select {
	case l.conns <- far:
		return near, nil
	case <-l.done:
		err = net.ErrClosed
	case <-ctx.Done():
		err = ctx.Err()
	}
	near.Close()
	far.Close()
	return nil, err
}

// Accept waits for a connection, or returns net.ErrClosed.
func (l *Listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// Close ends Accept and Dial; connections stay. It may be called twice.
func (l *Listener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

// Addr is of network and name "pipe".
func (l *Listener) Addr() net.Addr { return addr{} }

// Address is "pipe".
func (l *Listener) Address() string { return addr{}.String() }

type addr struct{}

func (addr) Network() string { return "pipe" }
func (addr) String() string  { return "pipe" }
