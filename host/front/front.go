// Package front holds what the fronts have in common: the handler that they call, their configuration, and what they know of a connection.
// A front turns the requests of an HTTP library into exchanges: http1 parses HTTP/1 itself, nethttp uses net/http, and dual serves
// both on the same listeners. http1 and nethttp do not know each other.
package front

import (
	"log/slog"
	"net"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Handler answers exchanges. Serve is called from the goroutine of the request; when it returns the exchange is over. A front recovers
// from a panic, logs it and cuts the response.
type Handler interface{ Serve(x *exchange.Exchange) }

// Tracked is optionally implemented by connections: the idle tracking of their listener. The connection's
// goroutine calls it.
type Tracked interface {
	// BeginIdle is called when the connection begins to wait for a request.
	BeginIdle()
	// BeginHead is called when a part of a head has arrived and the rest is awaited.
	BeginHead()
	// BeginRequest is called when a head is complete. Like BeginIdle it drops the limit set by SetIdleTimeout.
	BeginRequest()
	// SetIdleTimeout sets the idle timeout until the request ends. 0: no timeout.
	SetIdleTimeout(d time.Duration)
	// OnCut is called once, at the start, with the function that the tracker calls before it closes the connection itself.
	OnCut(cancel func(cause error))
}

// Entry is one line of an access log.
type Entry struct {
	Request  *exchange.Request // partly filled for a malformed request
	Status   int               // 0: cut before a response
	Sent     int64             // body bytes
	Start    time.Time         // when the head was complete
	Duration time.Duration     // until the response was sent
	Cut      bool              // the response is incomplete
	Cause    error             // the reason why the exchange was cancelled, or nil
}

// Defaults of Config.
const (
	DefaultMaxHead    = 16 << 10
	DefaultMaxHeaders = 200
	DefaultMaxBody    = 128 << 20
)

// InlineBody is the most bytes of a request's body that travel with the request itself (abi/SPEC.md 4.1); a longer one is streamed.
const InlineBody = 64 << 10

// Config configures any front. The comments explain the zero values.
type Config struct {
	MaxHead    int   // bytes of a request's head; 0: DefaultMaxHead, 16 KiB; more is 431
	MaxHeaders int   // header fields of a request; 0: DefaultMaxHeaders, 200; more is 431
	MaxBody    int64 // bytes of a request's body; 0: DefaultMaxBody, 128 MiB; negative: no limit; more is 413
	MaxConns   int   // concurrent connections of a server; 0: no limit; more wait to be accepted

	Log *slog.Logger // nil: discarded
	// Describe is called by a server once for each connection. nil: the peer is not known, and the addresses are those that
	// the HTTP library reports, if any.
	Describe func(net.Conn) (remote, listener string, peer exchange.Peer)
	// Wrap may put a layer between exchanges and the front: once for each connection or request. r is the running request. nil: no layer.
	Wrap func(f exchange.Front, r *exchange.Request) exchange.Front
	// AccessLog is called once for each request that got a response or reached the handler, after its end. The entry and the values it
	// points to are valid during the call. nil costs nothing.
	AccessLog func(*Entry)
	// Refused is called for each request that the front itself rejects, with the name of the limit ("max-head", "max-headers",
	// "max-body", a time limit's), or "malformed"; and with "max-conns" when a connection has to wait to be accepted. handled
	// reports whether the request has reached the handler. It may be called concurrently. nil: not called.
	Refused func(limit string, handled bool)
}

// WithDefaults returns c with the defaults in place of zero values.
func (c Config) WithDefaults() Config {
	if c.MaxHead <= 0 {
		c.MaxHead = DefaultMaxHead
	}
	if c.MaxHeaders <= 0 {
		c.MaxHeaders = DefaultMaxHeaders
	}
	if c.MaxBody == 0 {
		c.MaxBody = DefaultMaxBody
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}
