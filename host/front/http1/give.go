package http1

import (
	"context"
	"net"
	"sync"
	"time"
)

// Giver is optionally implemented by a Parker whose connection can go on in another process.
type Giver interface {
	// Give takes the connection out of service if it is parked, and reports whether it was. OnReady's function is not called before Keep.
	Give() bool
	// Keep parks a given connection again.
	Keep()
	// Drop closes this process's copy of a given connection.
	Drop()
}

// giveAgain is how often all connections are looked at while none can be given.
const giveAgain = 50 * time.Millisecond

// giver lists connections that may be parked. Its methods may be called concurrently.
type giver struct {
	wake chan struct{} // of capacity 1

	mu   sync.Mutex
	used []*conn // have parked since the giving began, each once; guarded by mu
	rest []*conn // of those that were found then; guarded by mu
}

// offer is called for a connection that has just parked, and may have been resumed since.
func (g *giver) offer(c *conn) {
	g.mu.Lock()
	if !c.offered { // a connection may park many times before the next one is taken
		c.offered = true
		g.used = append(g.used, c)
	}
	g.mu.Unlock()
	select {
	case g.wake <- struct{}{}:
	default:
	}
}

// take gives up to most connections: those that were in use first, since a client may be about to use them again.
func (g *giver) take(most int) (list []*Given) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, from := range []*[]*conn{&g.used, &g.rest} {
		for len(*from) > 0 && len(list) < most {
			c := (*from)[0]
			(*from)[0] = nil
			*from = (*from)[1:]
			if from == &g.used {
				c.offered = false
			}
			if o, ok := c.raw.(Giver); ok && o.Give() {
				list = append(list, &Given{c, o})
			}
		}
	}
	return list
}

// look lists all connections anew if none are listed.
func (g *giver) look(s *Server) {
	g.mu.Lock()
	empty := len(g.rest) == 0
	g.mu.Unlock()
	if !empty {
		return
	}
	s.mu.Lock()
	all := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		all = append(all, c)
	}
	s.mu.Unlock()
	g.mu.Lock()
	g.rest = all
	g.mu.Unlock()
}

// Given is a connection that waits for a request and was taken out of service. Call Keep or Drop once.
type Given struct {
	c     *conn
	giver Giver
}

// Conn returns the connection, for its descriptor. It must not be read, written or closed.
func (g *Given) Conn() net.Conn { return g.c.raw }

// Keep returns the connection to service: the other process did not take it.
func (g *Given) Keep() { g.giver.Keep() }

// Drop ends the connection here: the other process has it.
func (g *Given) Drop() {
	g.giver.Drop()
	g.c.srv.forget(g.c)
}

// Give takes up to most connections that wait for a request out of service, so that another process can go on with them (Adopt there).
// It waits until there is one, and returns nil if no connection is left, ctx is done, or the server is closing. Connections that run a
// request are given once they wait for the next; TLS and HTTP/2 connections never. StopGiving ends this mode. At most one goroutine may
// call it.
func (s *Server) Give(ctx context.Context, most int) []*Given {
	s.mode.CompareAndSwap(serving, giving) // before looking: a connection that parks meanwhile is offered, or found by the next look
	tick := time.NewTicker(giveAgain)
	defer tick.Stop()
	for ctx.Err() == nil && s.mode.Load() == giving {
		if list := s.giver.take(most); len(list) > 0 {
			return list
		}
		s.giver.look(s)
		if list := s.giver.take(most); len(list) > 0 {
			return list
		}
		if s.Conns() == 0 {
			return nil
		}
		select {
		case <-s.giver.wake:
		case <-tick.C:
		case <-ctx.Done():
		}
	}
	return nil
}

// StopGiving returns to normal service after Give.
func (s *Server) StopGiving() {
	s.mode.CompareAndSwap(giving, serving)
	s.giver.mu.Lock()
	defer s.giver.mu.Unlock()
	for _, c := range s.giver.used {
		c.offered = false
	}
	s.giver.used, s.giver.rest = nil, nil
}

// Adopt serves a connection that another process has given. It is never refused: if there are Config.MaxConns connections, it is one
// more. A server that is closing serves it like one that waits for a request.
func (s *Server) Adopt(nc net.Conn) {
	c := newConn(s, nc)
	c.opened = true // nothing is negotiated again
	if s.slots != nil {
		select {
		case s.slots <- struct{}{}:
		default:
			c.extra = true
		}
	}
	s.run(c)
}
