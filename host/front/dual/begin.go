package dual

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"time"

	"github.com/wasmserve/wasmserve/host/front"
)

// preface is how an HTTP/2 connection begins (RFC 9113, 3.4). No request of HTTP/1 begins so: the method PRI is reserved for it.
const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

// begin is called by http1 for each connection. A connection that speaks HTTP/2 is handed to net/http, and has ended when begin returns.
func (s *Server) begin(nc net.Conn) (next net.Conn, head []byte, ok bool) {
	if s.tls == nil {
		past := context.AfterFunc(s.ctx, func() { nc.SetReadDeadline(time.Unix(1, 0)) })
		head, two, err := sniff(nc)
		past()
		if err != nil && len(head) == 0 {
			return nil, nil, false
		}
		if two {
			s.hand(nc, nc, head)
			return nil, nil, false
		}
		return nc, head, true
	}
	track, _ := nc.(front.Tracked)
	if track != nil {
		track.BeginHead() // the handshake counts toward the timeout of the first head
	}
	tc := tls.Server(nc, s.tls)
	if err := tc.HandshakeContext(s.ctx); err != nil { // the tracker's timeouts close nc, too
		if s.refused != nil {
			s.refused("tls-handshake", true)
		}
		tc.Close()
		return nil, nil, false
	}
	if tc.ConnectionState().NegotiatedProtocol == "h2" {
		s.hand(nc, tc, nil)
		return nil, nil, false
	}
	if track != nil {
		track.BeginIdle()
	}
	if o, ok := nc.(interface{ Opaque() }); ok {
		o.Opaque()
	}
	return tc, nil, true
}

// sniff reads until it is known whether a client without TLS speaks HTTP/2. head is the data that was read, at most the preface.
func sniff(nc net.Conn) (head []byte, two bool, err error) {
	head = make([]byte, 0, len(preface))
	for len(head) < len(preface) {
		n, err := nc.Read(head[len(head):cap(head)])
		if t, ok := nc.(front.Tracked); ok && n > 0 && len(head) == 0 {
			t.BeginHead()
		}
		head = head[:len(head)+n]
		if string(head) != preface[:len(head)] {
			return head, false, nil
		}
		if err == nil && n == 0 {
			err = io.ErrNoProgress
		}
		if err != nil {
			return head, false, err
		}
	}
	return head, true, nil
}
