// Package dual serves TLS and HTTP/2 beside HTTP/1 on the same listeners: HTTP/1 is read by front http1 in any case, so that what is
// refused there is refused here; HTTP/2 is net/http's, by front nethttp. In run order:
//
//	dual.go    the two servers as one
//	begin.go   the first moments of a connection: TLS handshake, which of the two protocols it is
//	handed.go  a connection on its way to the other front
//	flood.go   how many frames of HTTP/2 may bring nothing
package dual

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/front/nethttp"
)

// Config is what New needs besides that of HTTP/1, which counts for both.
type Config struct {
	http1.Config

	// RequestTimeout is how long a request over HTTP/2 may take, from its head to the end of its answer. 0: no limit. Over HTTP/1
	// the connection's tracker keeps it.
	RequestTimeout time.Duration

	// CertFile and KeyFile are PEM files: with both the server speaks TLS, and HTTP/2 to clients that ask for it. They are read
	// again when they change. Both empty: no TLS.
	CertFile, KeyFile string
	// H2C makes a server without TLS take HTTP/2 from clients that know of it beforehand (RFC 9113, 3.3).
	H2C bool
}

// Server serves connections. Its methods may be called from any goroutine, and are those of http1.Server.
type Server struct {
	// constant after New
	h1       *http1.Server
	h2       *nethttp.Server
	tls      *tls.Config // nil: none
	h2c      bool
	refused  func(limit string, handled bool)
	incoming chan net.Conn // to h2

	once   sync.Once // starts h2
	served chan error
	ctx    context.Context // ends with Shutdown
	stop   context.CancelFunc
}

// New makes a server that hands each request to h. It fails when the certificate cannot be loaded.
func New(cfg Config, h http1.Handler) (*Server, error) {
	s := &Server{h2c: cfg.H2C, refused: cfg.Refused, incoming: make(chan net.Conn), served: make(chan error, 1)}
	s.ctx, s.stop = context.WithCancel(context.Background())
	if cfg.CertFile != "" || cfg.KeyFile != "" {
		var err error
		if s.tls, err = nethttp.TLS(cfg.CertFile, cfg.KeyFile, cfg.Log); err != nil {
			return nil, err
		}
		s.tls.NextProtos = []string{"h2", "http/1.1"}
	}
	two := nethttp.Config{
		MaxHead: cfg.MaxHead, MaxHeaders: cfg.MaxHeaders, MaxBody: cfg.MaxBody, RequestTimeout: cfg.RequestTimeout, H2C: true,
		Log: cfg.Log, Wrap: cfg.Wrap, AccessLog: cfg.AccessLog, Refused: cfg.Refused,
	}
	if describe := cfg.Describe; describe != nil {
		two.Describe = func(nc net.Conn) (remote, listener string, peer exchange.Peer) { return describe(rawOf(nc)) }
	}
	var err error
	if s.h2, err = nethttp.New(two, h); err != nil {
		return nil, err
	}
	one := cfg.Config
	one.Begin = s.begin
	s.h1 = http1.New(one, h)
	return s, nil
}

// Serve accepts connections until ln is closed or Shutdown is called, and then returns nil. Errors are treated as http1.Server.Serve
// does. Several listeners may be served at a time. It closes ln.
func (s *Server) Serve(ln net.Listener) error {
	s.once.Do(func() {
		go func() { s.served <- s.h2.Serve(&handover{s}) }()
	})
	return s.h1.Serve(ln)
}

// SetMaxBody changes the limit of request bodies, in bytes, from the next request on. 0: no body at all; negative: no limit.
func (s *Server) SetMaxBody(n int64) {
	s.h1.SetMaxBody(n)
	s.h2.SetMaxBody(n)
}

// SetRequestTimeout changes Config.RequestTimeout from the next request on.
func (s *Server) SetRequestTimeout(d time.Duration) { s.h2.SetRequestTimeout(d) }

// Conns counts the open connections.
func (s *Server) Conns() int { return s.h1.Conns() }

// Drain is http1.Server.Drain. HTTP/2 has nothing like it before Shutdown's GOAWAY.
func (s *Server) Drain() { s.h1.Drain() }

// stopQuiet is how long a connection that has just come may take to begin, once the server shuts down.
const stopQuiet = 250 * time.Millisecond

// Shutdown stops accepting, closes the connections that wait for a request, and waits for the others: HTTP/1 gets `Connection: close`
// with its answer, HTTP/2 a GOAWAY. When ctx is done, what is left is cut, its exchanges cancelled with ctx's cause, and ctx's
// error returned if requests were cut. It may be called more than once: each call waits.
func (s *Server) Shutdown(ctx context.Context) error {
	defer time.AfterFunc(stopQuiet, s.stop).Stop()
	two := make(chan error, 1)
	go func() { two <- s.h2.Shutdown(ctx) }()
	err := s.h1.Shutdown(ctx)
	if err2 := <-two; err == nil {
		err = err2
	}
	s.once.Do(func() { s.served <- nil }) // never served
	return errors.Join(err, <-s.wait())
}

// wait is the end of h2's Serve, for any number of callers.
func (s *Server) wait() <-chan error {
	err := <-s.served
	s.served <- err
	done := make(chan error, 1)
	done <- err
	return done
}
