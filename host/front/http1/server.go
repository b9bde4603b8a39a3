package http1

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/front"
)

// Parker is optionally implemented by connections that can wait for a request without a goroutine. The connection's goroutine calls it.
type Parker interface {
	// OnReady sets the function that is called, on another goroutine, when a Park is over. It is called once, at the start.
	OnReady(func())
	// Park begins a wait that ends when the connection is readable, has ended, was closed, or its read deadline has passed. It reports true
	// if the wait has begun: the caller must not use the connection any more. Otherwise call Read.
	Park() bool
}

// Pipelined is optionally implemented by connections whose tracking treats a client that has closed its sending half as gone.
type Pipelined interface {
	// Behind is called when a part of the next request has been read while one runs. It applies until that one ends.
	Behind()
}

// Finisher is optionally implemented by listeners whose clients may wait to be accepted when the server shuts down.
type Finisher interface {
	// Finish lets no more clients connect. Accept returns those that have connected before, and then net.ErrClosed. It does not block.
	Finish()
}

// errParked is returned when a connection waits without a goroutine.
var errParked = errors.New("parked")

// Config configures New.
type Config = front.Config

const (
	smallBuffer = 4 << 10 // size of a connection's read buffer, and of its write buffer
	inlineBody  = front.InlineBody
	largeBuffer = inlineBody + 16<<10    // a body and its head
	acceptPause = 5 * time.Millisecond   // first wait after a failed accept, doubled up to
	acceptLimit = 1 * time.Second        // this
	cutPatience = 2 * time.Second        // for the handlers of connections that Shutdown cut
	stopQuiet   = 250 * time.Millisecond // without a byte, before Shutdown closes a connection that waits
	stopLook    = 50 * time.Millisecond  // for bytes that came before that, and have not been read yet
)

// Modes of a server, in this order.
const (
	serving int32 = iota
	giving        // connections that wait are given to another process
	closing
)

// Server serves connections. Its methods may be called from any goroutine.
type Server struct {
	// constant after New and OnBegin
	cfg        Config
	begin      func(nc net.Conn) (next net.Conn, head []byte, ok bool) // nil: not set
	handler    front.Handler
	log        *slog.Logger
	slots      chan struct{} // a token per connection; nil: no limit
	quit       chan struct{} // closed when Shutdown cuts what still runs
	heads      bufferPool    // of MaxHead bytes
	large      bufferPool    // of largeBuffer bytes
	bufferSets bufferSets
	date       dateLine

	maxBody  atomic.Int64
	draining atomic.Bool  // responses send Connection: close
	mode     atomic.Int32 // serving, giving or closing

	giver giver

	mu        sync.Mutex
	listeners map[net.Listener]struct{} // guarded by mu
	conns     map[*conn]struct{}        // guarded by mu
	settled   bool                      // empty is closed; guarded by mu
	quitOnce  sync.Once
	empty     chan struct{} // closed when the server is closing and the last connection and Serve are gone
}

// New makes a server that passes each request to handler.
func New(cfg Config, handler front.Handler) *Server {
	cfg = cfg.WithDefaults()
	s := &Server{
		cfg:       cfg,
		handler:   handler,
		log:       cfg.Log,
		quit:      make(chan struct{}),
		heads:     bufferPool{size: cfg.MaxHead},
		large:     bufferPool{size: largeBuffer},
		listeners: map[net.Listener]struct{}{},
		conns:     map[*conn]struct{}{},
		empty:     make(chan struct{}),
		giver:     giver{wake: make(chan struct{}, 1)},
	}
	if cfg.MaxConns > 0 {
		s.slots = make(chan struct{}, cfg.MaxConns)
	}
	s.maxBody.Store(cfg.MaxBody)
	return s
}

// OnBegin sets a function that is called for each connection, in its goroutine, before anything is read. It returns the connection to
// serve, such as one that decrypts nc, and the data that has been read from it, at most 24 bytes. ok is false if the connection has ended,
// or was served elsewhere. It must return when the server shuts down. OnBegin must be called before Serve.
func (s *Server) OnBegin(f func(nc net.Conn) (next net.Conn, head []byte, ok bool)) { s.begin = f }

// SetMaxBody changes the limit of request bodies, in bytes, from the next request on. 0: only empty bodies; negative: no
// limit.
func (s *Server) SetMaxBody(n int64) { s.maxBody.Store(n) }

// Serve accepts connections until ln is closed or Shutdown is called, and then returns nil. A temporary error,
// such as too many open files, is logged and retried; any other is returned. Several listeners may be served concurrently.
// Serve closes ln.
func (s *Server) Serve(ln net.Listener) error {
	if !s.addListener(ln) {
		ln.Close()
		return nil
	}
	defer s.removeListener(ln)
	pause := time.Duration(0)
	for {
		if s.slots != nil {
			select {
			case s.slots <- struct{}{}:
			default:
				s.refused("max-conns", true)
				select {
				case s.slots <- struct{}{}:
				case <-s.quit:
					return nil
				}
			}
		}
		nc, err := ln.Accept()
		if err == nil {
			pause = 0
			s.start(nc)
			continue
		}
		if s.slots != nil {
			<-s.slots
		}
		if s.mode.Load() == closing || errors.Is(err, net.ErrClosed) {
			return nil
		}
		var passing interface{ Temporary() bool }
		if !errors.As(err, &passing) || !passing.Temporary() {
			return err
		}
		if pause == 0 {
			pause = acceptPause / 2
			s.log.Error("cannot accept connections: waiting", "listener", ln.Addr().String(), "error", err)
		}
		pause = min(pause*2, acceptLimit)
		timer := time.NewTimer(pause)
		select {
		case <-timer.C:
		case <-s.quit:
			timer.Stop()
			return nil
		}
	}
}

// refused calls Config.Refused, if it is set.
func (s *Server) refused(limit string, handled bool) {
	if s.cfg.Refused != nil {
		s.cfg.Refused(limit, handled)
	}
}

func (s *Server) addListener(ln net.Listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mode.Load() == closing {
		return false
	}
	s.listeners[ln] = struct{}{}
	return true
}

func (s *Server) removeListener(ln net.Listener) {
	ln.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.listeners, ln)
	s.settle()
}

// settle closes empty when the last connection is gone. s.mu is held.
func (s *Server) settle() {
	if s.mode.Load() == closing && len(s.conns) == 0 && len(s.listeners) == 0 && !s.settled {
		s.settled = true
		close(s.empty)
	}
}

// start serves nc on a new goroutine, which Shutdown waits for.
func (s *Server) start(nc net.Conn) {
	s.run(newConn(s, nc))
}

// run serves c on a new goroutine.
func (s *Server) run(c *conn) {
	s.mu.Lock()
	s.conns[c] = struct{}{} // also when the server is closing: Shutdown waits for Serve
	s.mu.Unlock()
	go c.run()
}

// forget removes c. Each connection's goroutine calls it last.
func (s *Server) forget(c *conn) {
	if s.slots != nil && !c.extra {
		<-s.slots
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	s.settle()
}

// Drain makes responses end their connections (Connection: close) from now on. Connections are still accepted, and those that wait for a
// request stay open until Shutdown.
func (s *Server) Drain() { s.draining.Store(true) }

// Shutdown lets no more clients connect (Finisher), closes the connections that wait for a request once they have been quiet for 0.25 s,
// and waits for the others, which send `Connection: close` with their response. When ctx is done, the remaining connections are closed,
// their exchanges are cancelled with ctx's cause, and ctx's error is returned if requests were cut off. Only the first call shuts down;
// later calls only wait.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	s.draining.Store(true)
	if s.mode.Swap(closing) != closing {
		for ln := range s.listeners {
			if f, ok := ln.(Finisher); ok {
				f.Finish()
			} else {
				ln.Close()
			}
		}
		s.settle()
		for c := range s.conns {
			c.wake()
		}
	}
	s.mu.Unlock()
	defer s.date.stop()

	select {
	case <-s.empty:
		return nil
	case <-ctx.Done():
	}
	cut := false
	s.mu.Lock()
	s.quitOnce.Do(func() { close(s.quit) })
	for ln := range s.listeners {
		ln.Close()
	}
	for c := range s.conns {
		cut = c.cutNow(context.Cause(ctx)) || cut
	}
	s.mu.Unlock()
	patience := time.NewTimer(cutPatience)
	defer patience.Stop()
	select {
	case <-s.empty:
	case <-patience.C:
	}
	if !cut {
		return nil
	}
	return ctx.Err()
}

// Conns returns the number of open connections.
func (s *Server) Conns() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}
