// Package pipe is a listener in memory, for a server that is to be asked without a socket.
package pipe

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
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
	near, far := connect()
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

// conn is an end of a connection: a pipe for each direction, so that one can be closed for itself, as a socket's can.
type conn struct{ in, out net.Conn }

func connect() (near, far conn) {
	near.out, far.in = net.Pipe()
	far.out, near.in = net.Pipe()
	return near, far
}

func (c conn) Read(p []byte) (int, error)  { return c.in.Read(p) }
func (c conn) Write(p []byte) (int, error) { return c.out.Write(p) }

// CloseWrite ends the sending half: the other end reads what was sent, then io.EOF.
func (c conn) CloseWrite() error { return c.out.Close() }

func (c conn) Close() error {
	return errors.Join(c.out.Close(), c.in.Close())
}

func (conn) LocalAddr() net.Addr  { return addr{} }
func (conn) RemoteAddr() net.Addr { return addr{} }

func (c conn) SetDeadline(t time.Time) error {
	return errors.Join(c.SetReadDeadline(t), c.SetWriteDeadline(t))
}
func (c conn) SetReadDeadline(t time.Time) error  { return c.in.SetReadDeadline(t) }
func (c conn) SetWriteDeadline(t time.Time) error { return c.out.SetWriteDeadline(t) }

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
