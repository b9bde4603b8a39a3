// Package dual serves TLS and HTTP/2 beside HTTP/1 on the same listeners: HTTP/1 is always served by front http1, so that both
// reject the same requests; HTTP/2 is served by net/http, through front nethttp. In run order:
//
//	dual.go    the two servers as one
//	begin.go   the start of a connection: TLS handshake and choice of the protocol
//	handed.go  a connection that is handed to net/http
//	flood.go   the limit on HTTP/2 frames that carry no data
package dual

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/front/nethttp"
)

// Config holds the parameters of New. Those of front.Config count for both protocols.
type Config struct {
	front.Config

	// RequestTimeout limits a request over HTTP/2, from its head to the end of its response. 0: no limit. Over HTTP/1
	// the connection's tracker enforces it.
	RequestTimeout time.Duration

	// CertFile and KeyFile are PEM files: if both are set, the server speaks TLS, and HTTP/2 to clients that negotiate it. They
	// are reloaded when they change. Both empty: no TLS.
	CertFile, KeyFile string
	// H2C makes a server without TLS accept HTTP/2 with prior knowledge (RFC 9113, 3.3).
	H2C bool
}

// Server serves connections. It has the methods of http1.Server, which may be called concurrently.
type Server struct {
	// constant after New
	h1       *http1.Server
	h2       *nethttp.Server
	tls      *tls.Config // nil: no TLS
	h2c      bool
	refused  func(limit string, handled bool)
	incoming chan net.Conn // to h2

	once   sync.Once // starts h2
	served chan error
	ctx    context.Context // cancelled by Shutdown
	stop   context.CancelFunc
}

// New returns a server that hands each request to h. It fails if the certificate cannot be loaded.
func New(cfg Config, h front.Handler) (*Server, error) {
	s := &Server{h2c: cfg.H2C, refused: cfg.Refused, incoming: make(chan net.Conn), served: make(chan error, 1)}
	s.ctx, s.stop = context.WithCancel(context.Background())
	if cfg.CertFile != "" || cfg.KeyFile != "" {
		var err error
		if s.tls, err = nethttp.TLS(cfg.CertFile, cfg.KeyFile, cfg.Log); err != nil {
			return nil, err
		}
		s.tls.NextProtos = []string{"h2", "http/1.1"}
	}
	two := nethttp.Config{Config: cfg.Config, RequestTimeout: cfg.RequestTimeout, H2C: true}
	two.MaxConns = 0 // h1 has accepted them
	if describe := cfg.Describe; describe != nil {
		two.Describe = func(nc net.Conn) (remote, listener string, peer exchange.Peer) { return describe(rawOf(nc)) }
	}
	var err error
	if s.h2, err = nethttp.New(two, h); err != nil {
		return nil, err
	}
	s.h1 = http1.New(cfg.Config, h)
	s.h1.OnBegin(s.begin)
	return s, nil
}

// Serve accepts connections until ln is closed or Shutdown is called, and then returns nil. It handles errors as http1.Server.Serve
// does. Several listeners may be served concurrently. It closes ln.
func (s *Server) Serve(ln net.Listener) error {
	s.once.Do(func() {
		go func() { s.served <- s.h2.Serve(&handover{s}) }()
	})
	return s.h1.Serve(ln)
}

// SetMaxBody changes the limit of request bodies, in bytes, from the next request on. 0: only empty bodies; negative: no limit.
func (s *Server) SetMaxBody(n int64) {
	s.h1.SetMaxBody(n)
	s.h2.SetMaxBody(n)
}

// SetRequestTimeout changes Config.RequestTimeout from the next request on.
func (s *Server) SetRequestTimeout(d time.Duration) { s.h2.SetRequestTimeout(d) }

// Conns returns the number of open connections.
func (s *Server) Conns() int { return s.h1.Conns() }

// Drain calls http1.Server.Drain. HTTP/2 has no equivalent before Shutdown's GOAWAY.
func (s *Server) Drain() { s.h1.Drain() }

// stopQuiet limits how long a connection that was just accepted may take to begin once the server shuts down.
const stopQuiet = 500 * time.Millisecond

// Shutdown stops accepting, closes the connections that wait for a request, and waits for the others: HTTP/1 gets `Connection: close`
// with its response, HTTP/2 a GOAWAY. When ctx is done, the remaining connections are closed, their exchanges are cancelled with ctx's
// cause, and ctx's error is returned if requests were cut off. It may be called more than once: each call waits.
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

// wait returns a channel with the result of h2's Serve, for any number of callers.
func (s *Server) wait() <-chan error {
	err := <-s.served
	s.served <- err
	done := make(chan error, 1)
	done <- err
	return done
}
