package exchange

import (
	"bytes"
	"strconv"
	"strings"
)

// Field is one header field or route parameter.
type Field struct{ Name, Value []byte }

// Peer is the process at the other end of a Unix or abstract socket.
type Peer struct {
	Known         bool
	UID, GID, PID uint32
}

// Request is one parsed request. Its slices point into the front's buffers: they are valid until the exchange is over
// and must not be changed.
type Request struct {
	Method   []byte // as sent
	Path     []byte // normalised, starts with '/' or is "*"
	Mount    int    // length of the mount's path at the start of Path; 0: mounted at the root. Routes match the rest
	Query    []byte // raw, without '?'
	Host     []byte
	Protocol uint32 // 10, 11, 20
	TLS      bool
	Header   []Field // lower-case names, order and duplicates as received

	BodyInline bool   // Body is the complete body
	Body       []byte // with BodyInline
	BodyLength int64  // bytes; -1: not known before the end
	bodyRead   int    // of Body

	Route  uint32  // handler number from the manifest; 0: fetch
	Params []Field // the parameters of the route's pattern

	Remote   string // ip:port; "" on Unix sockets
	Listener string // the address of the listener that accepted the connection
	Peer     Peer
}

// Reset clears all fields except the connection's (TLS, Remote, Listener, Peer).
func (r *Request) Reset() {
	*r = Request{Header: r.Header[:0], Params: r.Params[:0], TLS: r.TLS, Remote: r.Remote, Listener: r.Listener, Peer: r.Peer}
}

// Below returns the path as the handler's routes see it: without its mount, and "/" if nothing remains.
func (r *Request) Below() []byte {
	if r.Mount == 0 {
		return r.Path
	}
	if r.Mount == len(r.Path) {
		return slash
	}
	return r.Path[r.Mount:]
}

var slash = []byte("/")

// Get returns the first value of the header field with this lower-case name, or nil.
func (r *Request) Get(name string) []byte {
	for i := range r.Header {
		if string(r.Header[i].Name) == name {
			return r.Header[i].Value
		}
	}
	return nil
}

// Response is a response's head, and with Exchange.Respond its body. Slices need to be valid during the call only.
type Response struct {
	Status int     // 200 to 999
	Header []Field // names are tokens in any case; framing fields are dropped by the front
	Body   []byte  // with Respond
	Length int64   // with Start: body bytes that will follow; -1: not known
}

// ContentLength returns the value of the response's own Content-Length field: -1 if it is missing, repeated or malformed. It applies only
// to responses without a body, where it is the length of another response (RFC 9110, 8.6): to HEAD, and 304.
func (r *Response) ContentLength() int64 {
	length := int64(-1)
	for i := range r.Header {
		f := &r.Header[i]
		if len(f.Name) != len("content-length") || !strings.EqualFold(string(f.Name), "content-length") {
			continue
		}
		n, err := strconv.ParseUint(string(bytes.TrimSpace(f.Value)), 10, 63)
		if err != nil || length >= 0 {
			return -1
		}
		length = int64(n)
	}
	return length
}
