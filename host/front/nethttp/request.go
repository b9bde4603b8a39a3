package nethttp

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// describe fills the exchange's request from net/http's. All its bytes are in one allocation.
func (c *call) describe() rejection {
	r, q := c.r, &c.x.Request
	c.origin(q)
	q.Protocol = uint32(r.ProtoMajor*10 + r.ProtoMinor)
	if r.ProtoMajor >= 2 {
		q.Protocol = 20
	}
	q.TLS = r.TLS != nil || c.conn != nil && c.conn.tls
	q.BodyLength = r.ContentLength

	path := r.URL.EscapedPath()
	if raw, _, _ := strings.Cut(r.RequestURI, "?"); c.conn != nil && strings.HasPrefix(raw, "/") {
		path = raw // as it was sent: where net/url encodes a byte, it also decodes triplets
	}
	names := make([]string, 0, 16)
	size, fields := len(r.Method)+len(path)+len(r.URL.RawQuery)+len(r.Host)+len("host"), 1 // Host
	for name, values := range r.Header {
		if name == "Host" { // HTTP/2: checked by goodHost
			continue
		}
		names = append(names, name)
		fields += len(values)
		for _, v := range values {
			size += len(name) + len(v)
		}
	}
	coding := len(r.TransferEncoding) > 0
	if coding {
		fields++
	}
	slices.Sort(names)

	mem := arena(make([]byte, 0, size))
	q.Method = mem.keep(r.Method)
	q.Path = exchange.NormalizePath(mem.keep(path))
	if len(q.Path) == 0 {
		q.Path = []byte("/")
	}
	q.Query = mem.keep(r.URL.RawQuery)
	switch {
	case r.Method == http.MethodConnect:
		return noConnect
	case !goodTarget(r, path):
		return badTarget
	case !goodHost(r):
		return badHost
	case fields > c.h.cfg.MaxHeaders:
		return tooManyFields
	case size+len("  HTTP/1.1\r\n\r\n")+fields*len(": \r\n") > c.h.cfg.MaxHead: // as HTTP/1.1 would write it
		return headTooLarge
	}
	q.Header = make([]exchange.Field, 0, fields)
	q.Host = mem.keep(r.Host)
	if r.Host != "" {
		q.Header = append(q.Header, exchange.Field{Name: mem.keep("host"), Value: q.Host})
	}
	if coding {
		q.Header = append(q.Header, exchange.Field{Name: []byte("transfer-encoding"), Value: []byte("chunked")})
	}
	for _, name := range names {
		for _, value := range r.Header[name] {
			q.Header = append(q.Header, exchange.Field{Name: lower(mem.keep(name)), Value: mem.keep(value)})
		}
	}
	return none
}

// origin sets the peer and the addresses of the request.
func (c *call) origin(q *exchange.Request) {
	if from, ok := c.r.Context().Value(originKey{}).(*origin); ok {
		q.Remote, q.Listener, q.Peer = from.remote, from.listener, from.peer
		return
	}
	if _, _, err := net.SplitHostPort(c.r.RemoteAddr); err == nil {
		q.Remote = c.r.RemoteAddr
	}
	if addr, ok := c.r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok && addr != nil {
		q.Listener = addr.String()
	}
}

// goodTarget rejects targets that http1 rejects and net/http accepts: a star for methods other than OPTIONS, other schemes and user names
// in the absolute form, fragments.
func goodTarget(r *http.Request, path string) bool {
	u := r.URL
	switch {
	case u.Opaque != "" || u.User != nil || strings.IndexByte(r.RequestURI, '#') >= 0:
		return false
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return false
	case path == "*":
		return r.Method == http.MethodOptions
	case path == "":
		return u.Host != ""
	}
	return path[0] == '/'
}

// goodHost rejects hosts that http1 rejects, and Host fields that differ from the authority of an HTTP/2 request (RFC 9113, 8.3.1).
func goodHost(r *http.Request) bool {
	for n, host := range r.Header["Host"] {
		if n > 0 || !strings.EqualFold(host, r.Host) {
			return false
		}
	}
	return r.Host == "" || front.ValidHost([]byte(r.Host))
}

// arena is the memory for the strings of one request. It must be large enough: it is never moved.
type arena []byte

func (a *arena) keep(s string) []byte {
	from := len(*a)
	*a = append(*a, s...)
	return (*a)[from:len(*a):len(*a)]
}

// lower makes the ASCII letters of b lower-case, in place.
func lower(b []byte) []byte {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return b
}
