package nethttp

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// connKey and originKey are the keys of a request's *conn and *origin in its context.
type (
	connKey   struct{}
	originKey struct{}
)

// origin is the peer of a connection.
type origin struct {
	remote, listener string
	peer             exchange.Peer
}

// ConnContext is for the field ConnContext of an http.Server that uses a Handler: describe is called once for each
// connection, and requests get its values. The connection is a *tls.Conn if the server speaks TLS.
func ConnContext(describe func(net.Conn) (remote, listener string, peer exchange.Peer)) func(context.Context, net.Conn) context.Context {
	return func(ctx context.Context, nc net.Conn) context.Context {
		o := &origin{}
		o.remote, o.listener, o.peer = describe(nc)
		return context.WithValue(ctx, originKey{}, o)
	}
}

// streamed is optionally implemented by tracked connections, for HTTP/2.
type streamed interface {
	// BeginStreams is called when the first of several concurrent requests begins. Like BeginRequest it drops the limit set by
	// SetIdleTimeout.
	BeginStreams()
}

// Phases of a connection.
const (
	waiting int32 = iota // for a request; none of its bytes have arrived
	reading              // a head
	serving
)

// conn reports to the tracker of a connection what net/http does with it. Its fields are constant or as noted.
type conn struct {
	net.Conn
	srv   *Server
	track front.Tracked // nil: not tracked
	from  *origin       // nil: not described
	plain bool          // HTTP without TLS
	tls   bool          // the listener below already decrypts

	phase  atomic.Int32
	closed atomic.Bool

	mu    sync.Mutex // also held to call the Begin methods of track
	used  bool       // a request has arrived; guarded by mu
	multi bool       // HTTP/2; guarded by mu
	rests bool       // the tracker has been notified that it waits; guarded by mu
	awake int        // requests that keep the connection from being idle; guarded by mu
	calls []*call    // running; guarded by mu
}

func newConn(s *Server, nc net.Conn) *conn {
	c := &conn{Conn: nc, srv: s, plain: s.cert == nil}
	if describe := s.handler.cfg.Describe; describe != nil {
		c.from = &origin{}
		c.from.remote, c.from.listener, c.from.peer = describe(nc)
	}
	if t, ok := nc.(interface{ TLS() bool }); ok {
		c.tls = t.TLS()
		c.plain = c.plain && !c.tls
	}
	if t, ok := nc.(front.Tracked); ok {
		c.track = t
		t.OnCut(c.cancel)
	}
	return c
}

// unwrap returns the conn below a connection of net/http.
func unwrap(nc net.Conn) *conn {
	if t, ok := nc.(*tls.Conn); ok {
		nc = t.NetConn()
	}
	c, _ := nc.(*conn)
	return c
}

// begin records that a request has begun.
func (c *conn) begin(k *call) {
	c.srv.began()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used, c.rests = true, false
	c.calls = append(c.calls, k)
	switch t, ok := c.track.(streamed); {
	case c.track == nil || len(c.calls) > 1:
	case k.multi && ok:
		t.BeginStreams()
	default:
		c.track.BeginRequest()
	}
}

// end records that a request has ended. awake: it has called stayAwake.
func (c *conn) end(k *call, awake bool) {
	defer c.srv.ended()
	c.mu.Lock()
	defer c.mu.Unlock()
	if i := slices.Index(c.calls, k); i >= 0 {
		c.calls = slices.Delete(c.calls, i, i+1)
	}
	if awake {
		c.awake--
	}
	switch t, ok := c.track.(streamed); {
	case !k.multi: // changed is called when the response has been sent
	case len(c.calls) == 0:
		c.idle()
	case awake && c.awake == 0 && ok:
		t.BeginStreams()
	}
}

// idle begins the wait for a request. c.mu is held.
func (c *conn) idle() {
	c.phase.Store(waiting)
	if c.track != nil && !c.rests {
		c.rests = true
		c.track.BeginIdle()
	}
}

// stayAwake keeps a quiet connection open until the request ends, which has its own limit.
func (c *conn) stayAwake() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.awake++
	if c.track != nil {
		c.track.SetIdleTimeout(0)
	}
}

// changed is called by net/http. HTTP/1 becomes active when a head has arrived, before net/http starts to watch for the client's end,
// and idle after a request. HTTP/2 is idle before its first request, which distinguishes it.
func (c *conn) changed(state http.ConnState) {
	switch state {
	case http.StateActive:
		c.phase.Store(serving)
	case http.StateIdle:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.multi = c.multi || !c.used
		if len(c.calls) == 0 {
			c.idle()
		}
	}
}

// cancel ends the running requests. The tracker calls it before it closes the connection.
func (c *conn) cancel(cause error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.calls {
		k.x.Cancel(cause)
	}
}

// fresh reports whether no request would be lost: none has arrived, and over TLS none would be visible.
func (c *conn) fresh() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.used && !c.multi && (!c.plain || c.phase.Load() == waiting)
}

// Read implements net.Conn.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 && c.phase.Load() == waiting {
		c.headBegun()
	}
	return n, err
}

func (c *conn) headBegun() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.multi && c.phase.CompareAndSwap(waiting, reading) && c.track != nil {
		c.rests = false
		c.track.BeginHead()
	}
}

// ReadFrom lets net/http send files with sendfile.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	if to, ok := c.Conn.(io.ReaderFrom); ok {
		return to.ReadFrom(r)
	}
	return io.Copy(struct{ io.Writer }{c.Conn}, r)
}

// CloseWrite closes the sending half, if the connection has one.
func (c *conn) CloseWrite() error {
	if w, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return w.CloseWrite()
	}
	return http.ErrNotSupported
}

// SetLinger is net.TCPConn.SetLinger. Other connections ignore it.
func (c *conn) SetLinger(sec int) error {
	if l, ok := c.Conn.(interface{ SetLinger(int) error }); ok {
		return l.SetLinger(sec)
	}
	return http.ErrNotSupported
}

// Close closes the connection. It may be called more than once and from any goroutine.
func (c *conn) Close() error {
	if c.closed.Swap(true) {
		return net.ErrClosed
	}
	err := c.Conn.Close()
	c.srv.forget(c)
	return err
}
