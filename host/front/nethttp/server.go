package nethttp

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/front"
)

const (
	maxStreams  = 128             // concurrent, of one HTTP/2 connection; more wait for the others
	cutPatience = 2 * time.Second // for the handlers of connections that Shutdown cut
)

// Server serves connections with net/http's server. It has the methods of http1.Server, which may be called from any goroutine.
// The connection's tracker enforces its time limits (front.Tracked); without a tracker a connection has no limits.
type Server struct {
	// constant after New
	handler *handler
	log     *slog.Logger
	http    *http.Server
	cert    *certificate            // nil: no TLS
	slots   chan struct{}           // a token per connection; nil: no limit
	stop    chan struct{}           // closed by Shutdown
	cut     context.CancelCauseFunc // ends the contexts of all requests

	mu      sync.Mutex
	closing bool               // guarded by mu
	settled bool               // empty is closed; guarded by mu
	running int                // handlers; guarded by mu
	conns   map[*conn]struct{} // guarded by mu
	empty   chan struct{}      // closed when the server is closing and the last connection and handler are gone
}

// New makes a server that passes each request to h. It fails if the certificate cannot be loaded.
func New(cfg Config, h front.Handler) (*Server, error) {
	s := &Server{handler: newHandler(h, cfg), stop: make(chan struct{}), conns: map[*conn]struct{}{}, empty: make(chan struct{})}
	s.log = s.handler.log
	if cfg.MaxConns > 0 {
		s.slots = make(chan struct{}, cfg.MaxConns)
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	var conf *tls.Config
	switch {
	case cfg.CertFile != "" || cfg.KeyFile != "":
		var err error
		if s.cert, err = loadCertificate(cfg.CertFile, cfg.KeyFile, s.log); err != nil {
			return nil, err
		}
		conf = &tls.Config{GetCertificate: s.cert.get, MinVersion: tls.VersionTLS12}
		protocols.SetHTTP2(true)
	case cfg.H2C:
		protocols.SetUnencryptedHTTP2(true)
	}
	var base context.Context
	base, s.cut = context.WithCancelCause(context.Background())
	s.http = &http.Server{
		Handler: s.handler, TLSConfig: conf, Protocols: &protocols,
		HTTP2:                        &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		MaxHeaderBytes:               8 * s.handler.cfg.MaxHead, // then the connection ends; the handler answers 431 before
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
		BaseContext:                  func(net.Listener) context.Context { return base },
		ConnContext: func(ctx context.Context, nc net.Conn) context.Context {
			c := unwrap(nc)
			ctx = context.WithValue(ctx, connKey{}, c)
			if c.from != nil {
				ctx = context.WithValue(ctx, originKey{}, c.from)
			}
			return ctx
		},
		ConnState: func(nc net.Conn, state http.ConnState) {
			if c := unwrap(nc); c != nil {
				c.changed(state)
			}
		},
	}
	return s, nil
}

// SetMaxBody changes the limit of request bodies, in bytes, from the next request on. 0: only empty bodies; negative: no
// limit.
func (s *Server) SetMaxBody(n int64) { s.handler.maxBody.Store(n) }

// SetRequestTimeout changes Config.RequestTimeout from the next request on.
func (s *Server) SetRequestTimeout(d time.Duration) { s.handler.requestTimeout.Store(int64(max(d, 0))) }

// Serve accepts connections until ln is closed or Shutdown is called, and then returns nil. A temporary error,
// such as too many open files, is logged and retried; any other is returned. Several listeners may be served concurrently.
// Serve closes ln.
func (s *Server) Serve(ln net.Listener) error {
	l := &listener{Listener: ln, srv: s}
	var err error
	if s.cert != nil {
		err = s.http.ServeTLS(l, "", "")
	} else {
		err = s.http.Serve(l)
	}
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// Shutdown stops accepting, closes the connections that wait for a request, and waits for the others: HTTP/1 gets `Connection:
// close` with its response, HTTP/2 a GOAWAY. When ctx is done, the remaining connections are closed, their exchanges are cancelled with
// ctx's cause, and ctx's error is returned if requests were cut off. It may be called more than once: each call waits.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	var fresh []*conn
	if !s.closing {
		s.closing = true
		close(s.stop)
		for c := range s.conns {
			if c.fresh() { // net/http waits five seconds for these
				fresh = append(fresh, c)
			}
		}
		s.settle()
	}
	s.mu.Unlock()
	for _, c := range fresh {
		c.Close()
	}
	err := s.http.Shutdown(ctx)
	if err == nil {
		select {
		case <-s.empty:
			s.cut(nil)
			return nil
		case <-ctx.Done():
			err = ctx.Err()
		}
	}
	s.mu.Lock()
	cut := s.running > 0
	s.mu.Unlock()
	s.cut(context.Cause(ctx))
	s.http.Close()
	patience := time.NewTimer(cutPatience)
	defer patience.Stop()
	select {
	case <-s.empty:
	case <-patience.C:
	}
	if !cut && err == ctx.Err() {
		return nil
	}
	return err
}

// Conns returns the number of open connections.
func (s *Server) Conns() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}

// forget is called when a connection is closed.
func (s *Server) forget(c *conn) {
	if s.slots != nil {
		<-s.slots
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	s.settle()
}

// remember adds a new connection. It reports false if the server is closing.
func (s *Server) remember(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return false
	}
	s.conns[c] = struct{}{}
	return true
}

// settle closes empty when the last connection is gone. s.mu is held.
func (s *Server) settle() {
	if s.closing && len(s.conns) == 0 && s.running == 0 && !s.settled {
		s.settled = true
		close(s.empty)
	}
}

// began and ended count the running handlers.
func (s *Server) began() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running++
}

func (s *Server) ended() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running--
	s.settle()
}
