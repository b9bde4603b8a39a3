package dual

import (
	"net"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/front/http1"
)

// handed is a connection that net/http serves. Reads begin with what has been read of it.
type handed struct {
	net.Conn
	raw    net.Conn // as it was accepted
	head   []byte
	flood  flood // the reading goroutine's, but for wrote
	tls    bool
	closed atomic.Bool
	done   chan struct{} // closed by Close
}

// tracked is one whose listener tracks idleness.
type tracked struct {
	*handed
	http1.Tracked
	streams
}

// streams is sockets.Conn's for HTTP/2.
type streams interface{ BeginStreams() }

// hand gives a connection to net/http and waits for its end.
func (s *Server) hand(raw, nc net.Conn, head []byte) {
	h := &handed{Conn: nc, raw: raw, head: head, flood: newFlood(), tls: nc != raw, done: make(chan struct{})}
	next := net.Conn(h)
	if t, ok := raw.(http1.Tracked); ok {
		if b, ok := raw.(streams); ok {
			next = &tracked{h, t, b}
		}
	}
	select {
	case s.incoming <- next:
		<-h.done
	case <-s.ctx.Done():
		nc.Close()
	}
}

// rawOf is the accepted connection under one that was handed over.
func rawOf(nc net.Conn) net.Conn {
	switch c := nc.(type) {
	case *handed:
		return c.raw
	case *tracked:
		return c.raw
	}
	return nc
}

// TLS reports whether the connection is encrypted.
func (h *handed) TLS() bool { return h.tls }

// Read is net.Conn.
func (h *handed) Read(p []byte) (int, error) {
	if len(h.head) > 0 {
		n := copy(p, h.head)
		h.head = h.head[n:]
		return n, h.flood.read(p[:n])
	}
	n, err := h.Conn.Read(p)
	if ferr := h.flood.read(p[:n]); ferr != nil {
		h.Close() // net/http would write and wait
		return 0, ferr
	}
	return n, err
}

// Write is net.Conn.
func (h *handed) Write(p []byte) (int, error) {
	n, err := h.Conn.Write(p)
	h.flood.wrote.Add(int64(n))
	return n, err
}

// Close is net.Conn.
func (h *handed) Close() error {
	if h.closed.Swap(true) {
		return net.ErrClosed
	}
	err := h.Conn.Close()
	close(h.done)
	return err
}

// handover is the listener that net/http accepts from.
type handover struct{ s *Server }

// Accept is net.Listener.
func (l *handover) Accept() (net.Conn, error) {
	select {
	case nc := <-l.s.incoming:
		return nc, nil
	case <-l.s.ctx.Done():
		return nil, net.ErrClosed
	}
}

// Close is net.Listener. Shutdown ends s.ctx.
func (l *handover) Close() error { return nil }

// Addr is net.Listener.
func (l *handover) Addr() net.Addr { return &net.UnixAddr{Net: "unix"} }
