package http1

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"
)

// queueListener has clients that wait to be accepted, which happens after Finish. Close drops them, as the system does.
type queueListener struct {
	net.Listener
	queue            chan net.Conn
	finished, closed chan struct{}
}

func newQueue(clients int) *queueListener {
	return &queueListener{queue: make(chan net.Conn, clients), finished: make(chan struct{}), closed: make(chan struct{})}
}

func (l *queueListener) Accept() (net.Conn, error) {
	select {
	case <-l.closed:
		return nil, net.ErrClosed
	case <-l.finished:
	}
	select {
	case nc := <-l.queue:
		return nc, nil
	default:
		return nil, net.ErrClosed
	}
}

func (l *queueListener) Finish() { close(l.finished) }

func (l *queueListener) Close() error {
	select {
	case <-l.closed:
	default:
		close(l.closed)
	}
	return nil
}

// TestShutdownQueue: clients that have connected before Shutdown are answered, also if the number of connections is limited.
func TestShutdownQueue(t *testing.T) {
	for _, most := range []int{0, 1} {
		const clients = 5
		ln := newQueue(clients)
		answers := make(chan error, clients)
		for range clients {
			ours, theirs := net.Pipe()
			ln.queue <- theirs
			go func() {
				defer ours.Close()
				io.WriteString(ours, get("/"))
				res, err := http.ReadResponse(bufio.NewReader(ours), nil)
				if err == nil && !res.Close {
					t.Error("the connection is kept open")
				}
				answers <- err
			}()
		}
		s := New(Config{MaxConns: most}, handlerFunc(answerAll))
		if most > 0 { // until Shutdown has begun
			s.slots <- struct{}{}
		}
		served := make(chan error, 1)
		go func() { served <- s.Serve(ln) }()
		for n := 0; n == 0; time.Sleep(time.Millisecond) {
			s.mu.Lock()
			n = len(s.listeners)
			s.mu.Unlock()
		}
		done := make(chan error, 1)
		go func() { done <- s.Shutdown(context.Background()) }()
		for s.mode.Load() != closing {
			time.Sleep(time.Millisecond)
		}
		if most > 0 {
			<-s.slots
		}
		for range clients {
			if err := <-answers; err != nil {
				t.Errorf("at most %d connections: %v", most, err)
			}
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	}
}

// lateConn is a connection whose first request arrives just before the read deadline, and is noticed after it.
type lateConn struct {
	net.Conn
	limits chan time.Time
	missed bool // the reading goroutine's
}

func (c *lateConn) SetReadDeadline(at time.Time) error {
	if !at.IsZero() {
		select {
		case c.limits <- at:
		default:
		}
	}
	return nil
}

func (c *lateConn) Read(p []byte) (int, error) {
	if !c.missed {
		<-c.limits
		c.missed = true
		return 0, os.ErrDeadlineExceeded
	}
	return c.Conn.Read(p)
}

// TestShutdownLook: a request that arrives while a connection is about to be closed is answered.
func TestShutdownLook(t *testing.T) {
	ours, theirs := net.Pipe()
	s := New(Config{}, handlerFunc(answerAll))
	s.start(&lateConn{Conn: theirs, limits: make(chan time.Time, 1)})
	go io.WriteString(ours, get("/"))
	done := make(chan error, 1)
	go func() { done <- s.Shutdown(context.Background()) }()
	if res, err := http.ReadResponse(bufio.NewReader(ours), nil); err != nil || res.StatusCode != 200 || !res.Close {
		t.Errorf("%v, %v", res, err)
	}
	ours.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
