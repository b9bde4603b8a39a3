package dual

import (
	"net"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/front"
)

// handed is a connection that net/http serves. Read first returns the data that begin has read.
type handed struct {
	net.Conn
	raw    net.Conn // the accepted connection
	head   []byte
	flood  flood // of the reading goroutine, except for wrote
	tls    bool
	closed atomic.Bool
	done   chan struct{} // closed by Close
}

// tracked is a handed connection whose listener tracks idle connections.
type tracked struct {
	*handed
	front.Tracked
	streams
}

// streams is implemented by sockets.Conn, for HTTP/2.
type streams interface{ BeginStreams() }

// hand passes a connection to net/http and waits until it is closed.
func (s *Server) hand(raw, nc net.Conn, head []byte) {
	h := &handed{Conn: nc, raw: raw, head: head, flood: newFlood(), tls: nc != raw, done: make(chan struct{})}
	next := net.Conn(h)
	if t, ok := raw.(front.Tracked); ok {
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

// rawOf returns the accepted connection under one that was handed to net/http.
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

// Read implements net.Conn.
func (h *handed) Read(p []byte) (int, error) {
	if len(h.head) > 0 {
		n := copy(p, h.head)
		h.head = h.head[n:]
		return n, h.flood.read(p[:n])
	}
	n, err := h.Conn.Read(p)
	if ferr := h.flood.read(p[:n]); ferr != nil {
		h.Close() // net/http would first write, and wait
		return 0, ferr
	}
	return n, err
}

// Write implements net.Conn.
func (h *handed) Write(p []byte) (int, error) {
	n, err := h.Conn.Write(p)
	h.flood.wrote.Add(int64(n))
	return n, err
}

// Close implements net.Conn.
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

// Accept implements net.Listener.
func (l *handover) Accept() (net.Conn, error) {
	select {
	case nc := <-l.s.incoming:
		return nc, nil
	case <-l.s.ctx.Done():
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener. It does nothing: Shutdown cancels s.ctx.
func (l *handover) Close() error { return nil }

// Addr implements net.Listener.
func (l *handover) Addr() net.Addr { return &net.UnixAddr{Net: "unix"} }
