package nethttp

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// Config configures Handler and New. AccessLog is called for requests that reached the handler, Refused not for those that net/http itself
// rejects.
type Config struct {
	front.Config

	// RequestTimeout is how long a request may take, from its head to the end of its response. 0: no limit. It applies if
	// no tracker watches single requests: to HTTP/2, and to Handler in another server.
	RequestTimeout time.Duration

	// CertFile and KeyFile are PEM files: with both a Server speaks TLS, HTTP/1 and HTTP/2. They are reloaded when they
	// change. Both empty: no TLS.
	CertFile, KeyFile string
	// H2C makes a Server without TLS also accept cleartext HTTP/2 with prior knowledge.
	H2C bool
}

const (
	inlineBody = front.InlineBody
	drainBody  = 64 << 10               // bytes of an unread body that are read to keep a connection
	drainWait  = 250 * time.Millisecond // and for how long
	lingerTime = 500 * time.Millisecond // for a client to read a response that was sent before its body's end
)

// Handler makes an http.Handler of a host, for any server of net/http. It serves every path that it receives: a prefix that
// http.StripPrefix has removed is not visible. Fields that earlier handlers have set are sent as well.
//
// A client that is gone (the request's context) cancels the exchange; for net/http a client that has only closed its sending half is
// gone. An incomplete response panics with http.ErrAbortHandler, as net/http expects. A guest's own idle timeout works
// where http.ResponseController supports deadlines. ConnContext adds the peer of a Unix socket.
func Handler(h front.Handler, cfg Config) http.Handler { return newHandler(h, cfg) }

// handler implements Handler, and serves a Server.
type handler struct {
	cfg     Config
	next    front.Handler
	log     *slog.Logger
	buffers bufferPool

	maxBody        atomic.Int64
	requestTimeout atomic.Int64 // nanoseconds; 0: no limit
}

func newHandler(next front.Handler, cfg Config) *handler {
	cfg.Config = cfg.Config.WithDefaults()
	h := &handler{cfg: cfg, next: next, log: cfg.Log}
	h.maxBody.Store(cfg.MaxBody)
	h.requestTimeout.Store(int64(max(cfg.RequestTimeout, 0)))
	return h
}

// ServeHTTP implements http.Handler. When it returns or panics the exchange is over.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{h: h, w: w, r: r, control: http.NewResponseController(w), multi: r.ProtoMajor >= 2}
	below := exchange.Front(c)
	if h.cfg.Wrap != nil {
		below = h.cfg.Wrap(c, &c.x.Request)
	}
	c.x.Reset(below)
	c.conn, _ = r.Context().Value(connKey{}).(*conn)
	if h.cfg.AccessLog != nil {
		c.start = time.Now()
	}
	c.enter()
	whole := c.serve()
	if !whole && !c.multi {
		c.control.SetReadDeadline(time.Now()) // net/http would read on to the end of the body
	}
	c.leave()
	c.record()
	if !whole {
		panic(http.ErrAbortHandler)
	}
}

// call is one request: its exchange, and the exchange's front. Methods are for the handler's goroutine, except the ones in limits.go.
type call struct {
	// Constant after ServeHTTP has begun.
	h       *handler
	w       http.ResponseWriter
	r       *http.Request
	control *http.ResponseController
	conn    *conn // nil: the connection does not belong to a Server
	multi   bool  // one of several concurrent requests of its connection: HTTP/2
	start   time.Time
	handled bool // the handler has seen the request
	counted bool // its rejection has been counted

	x    exchange.Exchange
	req  requestState
	resp responseState
	limits
}

var (
	errPanic = errors.New("handler panicked")
	errGone  = errors.New("the client is gone")
)

// serve answers the request. It reports whether the response is complete: if not, net/http must break it off.
func (c *call) serve() (whole bool) {
	defer func() {
		if p := recover(); p != nil {
			if p != http.ErrAbortHandler {
				c.h.log.Error("handler panicked", "panic", p, "stack", string(debug.Stack()))
			}
			c.x.Cancel(errPanic)
			c.resp.cut = true
			whole = false
		}
	}()
	why := c.describe()
	if why == none {
		why = c.openBody()
	}
	if why != none {
		return c.reject(why)
	}
	c.handled = true
	stop := context.AfterFunc(c.r.Context(), c.gone)
	defer stop()
	c.h.next.Serve(&c.x)
	return c.finish()
}

// gone is called when the request's context ends before its handler does.
func (c *call) gone() {
	cause := context.Cause(c.r.Context())
	if cause == context.Canceled {
		cause = errGone
	}
	c.x.Cancel(cause)
	c.abort()
}

// finish checks the handler's response.
func (c *call) finish() (whole bool) {
	r := &c.resp
	switch state := c.x.State(); {
	case r.rejection != none:
		return c.reject(r.rejection)
	case state == exchange.Open:
		if c.x.Cause() != nil || r.cut {
			r.cut = true
			return false
		}
		if c.req.why != none {
			return c.reject(c.req.why)
		}
		return c.reject(noAnswer)
	case state == exchange.Streaming:
		r.cut = true
	}
	if r.cut {
		if r.started && !r.chunked && !r.raw {
			c.control.Flush()
		}
		if r.raw && c.conn != nil {
			c.conn.SetLinger(0) // a reset is the only sign for the client that the body is incomplete
		}
		return false
	}
	if c.ownIdle() {
		c.control.Flush() // else the connection would be over its own limit as soon as that applies again
	}
	return c.closeBody()
}

// record writes the access log.
func (c *call) record() {
	if c.h.cfg.AccessLog == nil {
		return
	}
	c.h.cfg.AccessLog(&front.Entry{Request: &c.x.Request, Status: c.resp.status, Sent: c.resp.sent, Start: c.start,
		Duration: time.Since(c.start), Cut: c.resp.cut, Cause: c.x.Cause()})
}
