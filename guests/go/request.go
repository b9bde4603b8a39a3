package wasmserve

import (
	"io"
	"math"
	"time"

	"github.com/wasmserve/wasmserve/abi"
)

// Request is one request. It reads the host's record on demand, so a handler only pays for the fields that it uses.
// It is valid until the handler returns (see Detach), and is for one goroutine.
type Request struct {
	id       uint32
	rec      []byte // the record, in the buffer that the next request overwrites
	read     int    // bytes of an inline body that Read has returned
	body     []byte // of Body, when it was not inline
	bodyErr  error
	bodyDone bool
	sent     bool // answered, or a stream is open
	detached bool
}

// Peer is the process at the other end of a Unix or abstract socket.
type Peer struct{ UID, GID, PID uint32 }

// Method returns the request's method as sent: "GET".
func (r *Request) Method() string {
	switch m := r.span(abi.RequestMethod); string(m) { // the usual ones cost no allocation
	case "GET":
		return "GET"
	case "POST":
		return "POST"
	case "HEAD":
		return "HEAD"
	case "PUT":
		return "PUT"
	case "DELETE":
		return "DELETE"
	case "PATCH":
		return "PATCH"
	case "OPTIONS":
		return "OPTIONS"
	default:
		return string(m)
	}
}

// Path returns the normalised path, still percent-encoded: it begins with "/", or is "*".
func (r *Request) Path() string { return string(r.span(abi.RequestPath)) }

// Query returns the part after the "?", raw. QueryValue decodes it.
func (r *Request) Query() string { return string(r.span(abi.RequestQuery)) }

// Host returns the host that the request is for, with its port; it may be empty with HTTP/1.0.
func (r *Request) Host() string { return string(r.span(abi.RequestHost)) }

// Remote returns "ip:port"; empty on Unix and abstract sockets.
func (r *Request) Remote() string { return string(r.span(abi.RequestRemote)) }

// Listener returns the address of the listener that accepted the connection: "@svc", "/run/x.sock", "127.0.0.1:3000".
func (r *Request) Listener() string { return string(r.span(abi.RequestListener)) }

// Protocol returns 10, 11 or 20, for HTTP/1.0, HTTP/1.1 and HTTP/2.
func (r *Request) Protocol() int { return int(get32(r.rec, abi.RequestProtocol)) }

// TLS reports whether the connection is encrypted.
func (r *Request) TLS() bool { return r.flags()&abi.FlagTLS != 0 }

// Peer returns the process that sent the request, on Unix and abstract sockets; false if it is not known. A PID of 0 is not known.
func (r *Request) Peer() (Peer, bool) {
	if r.flags()&abi.FlagPeer == 0 {
		return Peer{}, false
	}
	return Peer{get32(r.rec, abi.RequestPeerUID), get32(r.rec, abi.RequestPeerGID), get32(r.rec, abi.RequestPeerPID)}, true
}

// URL returns the complete address: "http://localhost/a?b"; "http://localhost/*" for the target "*".
func (r *Request) URL() string {
	s := "http://"
	if r.TLS() {
		s = "https://"
	}
	s += r.Host()
	if r.Path() == "*" {
		s += "/"
	}
	s += r.Path()
	if q := r.span(abi.RequestQuery); len(q) > 0 {
		s += "?" + string(q)
	}
	return s
}

// Header returns the value of a header field, "" if it is missing. Case does not matter. Several fields of the name are joined by
// ", ", those of cookie by "; ".
func (r *Request) Header(name string) string {
	var value string
	var found int
	for i := range r.count(abi.RequestHeaderCount) {
		n, v := r.field(abi.RequestHeaders, i)
		if !equalFold(n, name) {
			continue
		}
		switch found++; {
		case found == 1:
			value = string(v)
		case equalFold(n, "cookie"):
			value += "; " + string(v)
		default:
			value += ", " + string(v)
		}
	}
	return value
}

// Values returns the values of all header fields of that name, in order.
func (r *Request) Values(name string) []string {
	var values []string
	for i := range r.count(abi.RequestHeaderCount) {
		if n, v := r.field(abi.RequestHeaders, i); equalFold(n, name) {
			values = append(values, string(v))
		}
	}
	return values
}

// Headers calls yield for each header field in order, names in lower case. It is an iterator for range.
func (r *Request) Headers(yield func(name, value string) bool) {
	for i := range r.count(abi.RequestHeaderCount) {
		if n, v := r.field(abi.RequestHeaders, i); !yield(string(n), string(v)) {
			return
		}
	}
}

// Param returns the parameter of that name in the route's pattern, percent-decoded, or "".
func (r *Request) Param(name string) string {
	for i := range r.count(abi.RequestParamCount) {
		if n, v := r.field(abi.RequestParams, i); string(n) == name {
			return string(v)
		}
	}
	return ""
}

// Params calls yield for each param in the pattern's order. It is an iterator for range.
func (r *Request) Params(yield func(name, value string) bool) {
	for i := range r.count(abi.RequestParamCount) {
		if n, v := r.field(abi.RequestParams, i); !yield(string(n), string(v)) {
			return
		}
	}
}

// Route returns the number of the handler's route; 0 in Fetch.
func (r *Request) Route() int { return int(get32(r.rec, abi.RequestRoute)) }

// QueryValue returns the first value of a name in the query, decoded; "" if it is missing.
func (r *Request) QueryValue(name string) string {
	q := r.span(abi.RequestQuery)
	for len(q) > 0 {
		pair := q
		if i := indexByte(q, '&'); i >= 0 {
			pair, q = q[:i], q[i+1:]
		} else {
			q = nil
		}
		key, value := pair, []byte(nil)
		if i := indexByte(pair, '='); i >= 0 {
			key, value = pair[:i], pair[i+1:]
		}
		if unescape(key) == name {
			return unescape(value)
		}
	}
	return ""
}

// BodyLength returns the body's length in bytes; -1: not known before the end.
func (r *Request) BodyLength() int64 { return int64(get64(r.rec, abi.RequestBodyLength)) }

// BodyInline reports whether the body came with the request: Body will not wait.
func (r *Request) BodyInline() bool { return r.flags()&abi.FlagBodyInline != 0 }

// Body returns the complete body. It is valid as long as the request. ErrTooLarge: it is over the host's limit. ErrClosed: the client has
// gone. Use it or Read, not both.
func (r *Request) Body() ([]byte, error) {
	if r.BodyInline() {
		return r.span(abi.RequestBody), nil
	}
	if !r.bodyDone {
		r.body, r.bodyErr = readAll(r, r.BodyLength(), math.MaxInt)
		r.bodyDone = true
	}
	return r.body, r.bodyErr
}

// readAll reads to the end. length is the expected length (-1: not known); more than limit bytes are ErrTooLarge.
func readAll(src io.Reader, length int64, limit int) ([]byte, error) {
	b := make([]byte, 0, max(4096, min(length+1, 1<<20)))
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := src.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case len(b) > limit:
			return nil, ErrTooLarge
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		}
	}
}

// Read reads the next bytes of the body and waits for at least one. It makes a Request an io.Reader. A detached request's
// body can only be read in its own handler.
func (r *Request) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.BodyInline() {
		n := copy(p, r.span(abi.RequestBody)[r.read:])
		if r.read += n; n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
	n := hostBodyRead(r.id, &p[0], uint32(len(p)))
	if n == 0 {
		return 0, io.EOF
	}
	return int(max(n, 0)), statusError(n)
}

// Timeout sets the idle timeout of the request's connection until the request is answered. 0: no timeout.
func (r *Request) Timeout(d time.Duration) error {
	return statusError(hostTimeout(r.id, milliseconds(d)))
}

// GuestTimeout sets the CPU time for this request, from the handler's start, without waits. The host's own limit still
// applies. 0: only the host's.
func (r *Request) GuestTimeout(d time.Duration) error {
	return statusError(hostGuestTimeout(r.id, milliseconds(d)))
}

// milliseconds rounds up, so that a short timeout does not become zero.
func milliseconds(d time.Duration) uint32 {
	ms := d.Milliseconds()
	if d > time.Duration(ms)*time.Millisecond {
		ms++
	}
	return uint32(min(max(ms, 0), 1<<32-1))
}
