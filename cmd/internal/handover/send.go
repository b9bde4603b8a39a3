//go:build linux

package handover

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/wasmserve/wasmserve/sockets"
)

// Given is a connection that its server has taken out of service (http1.Given).
type Given interface {
	Conn() net.Conn // a *sockets.Conn
	Keep()
	Drop()
}

// Sender is the old process's side. Its methods are called in order, by one goroutine.
type Sender struct {
	c         *Conn
	listeners []sockets.Listener
	places    map[string]int // by Address
}

// Offer offers the listeners, as a tracker's Polled returns them, to the new process, and waits until it is ready. total is the number
// of connections that will follow. An error has the new process's reason.
func Offer(ctx context.Context, c *Conn, listeners []sockets.Listener, total int) (*Sender, error) {
	s := &Sender{c: c, listeners: listeners, places: map[string]int{}}
	hello := message{Kind: kindHello, Total: total}
	var descriptors []int
	defer func() { closeAll(descriptors) }()
	for n, ln := range listeners {
		err := sockets.Pass(ln, func(p sockets.Passing, fd int) error {
			copied, err := duplicate(fd)
			if err == nil {
				descriptors = append(descriptors, copied)
				hello.Listeners = append(hello.Listeners, p)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("pass the listener %s: %w", ln.Address(), err)
		}
		s.places[ln.Address()] = n
	}
	if err := hello.check(len(descriptors)); err != nil {
		return nil, err
	}
	if err := c.send(ctx, hello, descriptors); err != nil {
		return nil, err
	}
	m, _, err := c.receive(ctx, kindReady, kindRefused)
	if err == nil && m.Kind == kindRefused {
		err = errors.New(m.Reason)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Begin lets the new process accept, and pauses the listeners here. After an error they accept as before.
func (s *Sender) Begin(ctx context.Context) error {
	for _, ln := range s.listeners {
		if err := sockets.Pause(ln); err != nil {
			s.resume()
			return fmt.Errorf("pause the listener %s: %w", ln.Address(), err)
		}
	}
	err := s.c.send(ctx, message{Kind: kindGo}, nil)
	if err == nil {
		_, _, err = s.c.receive(ctx, kindServing)
	}
	if err != nil {
		s.resume()
	}
	return err
}

// Move passes connections, until give returns none, which must be http1.Server.Give. After an error the listeners accept again, and the
// connections that the new process did not take stay: the caller should go on as before. moved is how many have gone.
func (s *Sender) Move(ctx context.Context, give func(ctx context.Context, most int) []Given) (moved int, err error) {
	for {
		batch := give(ctx, maxDescriptors)
		if len(batch) == 0 {
			if err := context.Cause(ctx); err != nil {
				s.resume()
				return moved, err
			}
			return moved, nil
		}
		taken, err := s.pass(ctx, batch)
		moved += taken
		if err == nil && taken < len(batch) {
			err = errors.New("the new process takes no more connections")
		}
		if err != nil {
			s.resume()
			return moved, err
		}
	}
}

// pass passes some connections and returns how many the new process has taken. The others are kept.
func (s *Sender) pass(ctx context.Context, batch []Given) (taken int, err error) {
	m := message{Kind: kindConns}
	var descriptors []int
	for _, g := range batch {
		fd, r, derr := s.describe(g)
		if err = derr; err != nil {
			break
		}
		descriptors, m.Conns = append(descriptors, fd), append(m.Conns, r)
	}
	if err == nil {
		err = s.c.send(ctx, m, descriptors)
	}
	closeAll(descriptors)
	if err == nil {
		var answer message
		if answer, _, err = s.c.receive(ctx, kindTaken); err == nil && answer.Taken > len(batch) {
			err = errors.New("the new process has taken more connections than there are")
		}
		if err == nil {
			taken = answer.Taken
		}
	}
	for n, g := range batch {
		if n < taken {
			g.Drop()
		} else {
			g.Keep()
		}
	}
	return taken, err
}

// describe returns a copy of a connection's descriptor, and its record.
func (s *Sender) describe(g Given) (fd int, r record, err error) {
	c, ok := g.Conn().(*sockets.Conn)
	if !ok {
		return 0, r, errors.New("the connection is not tracked")
	}
	place, ok := s.places[c.Listener()]
	if !ok {
		return 0, r, fmt.Errorf("the connection's listener %s has not been passed", c.Listener())
	}
	raw, ok := c.Conn.(syscall.Conn)
	if !ok {
		return 0, r, errors.New("the connection has no descriptor")
	}
	control, err := raw.SyscallConn()
	if err == nil {
		if cerr := control.Control(func(own uintptr) { fd, err = duplicate(int(own)) }); cerr != nil {
			err = cerr
		}
	}
	return fd, record{place, max(c.Quiet(), 0)}, err
}

// Done ends the hand-over, and leaves the socket files to the new process. The listeners must then be closed.
func (s *Sender) Done(ctx context.Context) error {
	for _, ln := range s.listeners {
		sockets.Disown(ln)
	}
	return s.c.send(ctx, message{Kind: kindDone}, nil)
}

// TakeBack makes the new process leave the listeners, which accept here as before. It is called after Begin or Move has failed.
func (s *Sender) TakeBack(ctx context.Context) error {
	s.resume()
	return s.c.send(ctx, message{Kind: kindBack}, nil)
}

func (s *Sender) resume() {
	for _, ln := range s.listeners {
		sockets.Resume(ln)
	}
}
