package http1

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// FuzzDifferential sends the same bytes to this front and to the server of net/http and compares the requests that each dispatches:
// method, target, host, fields, body, and where the next request begins. A difference of the table below must
// explain every disagreement by its own reading of the bytes.
func FuzzDifferential(f *testing.F) {
	for _, c := range refusedRequests {
		f.Add([]byte(c.raw + behind))
	}
	for _, c := range acceptedRequests {
		f.Add([]byte(c.raw + c.raw))
	}
	for _, c := range conformance {
		f.Add([]byte(c.raw))
	}
	for _, c := range brokenChunks {
		f.Add([]byte(chunkedHead + c.raw + behind))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if err := compare(raw); err != nil {
			t.Fatal(err)
		}
	})
}

// TestDifferential runs the tables through the comparison, and checks that each difference is found where its example has it.
func TestDifferential(t *testing.T) {
	for _, c := range conformance {
		if err := compare([]byte(c.raw)); err != nil {
			t.Errorf("RFC %s: %s: %v", c.section, c.name, err)
		}
	}
	for _, d := range slices.Concat(stricter, laxer) {
		t.Run(d.name, func(t *testing.T) {
			ours, theirs := serveOurs([]byte(d.example)), serveTheirs([]byte(d.example))
			if len(ours.seen) == len(theirs.seen) {
				t.Errorf("the example shows no difference:\nours   %v\ntheirs %v", ours, theirs)
			}
			if err := compare([]byte(d.example)); err != nil {
				t.Error(err)
			}
		})
	}
}

// message is a request as a handler saw it.
type message struct {
	method, target, host, body string
	fields                     []string
	end                        int // position after it in the bytes sent; ours only
}

type outcome struct {
	seen   []message
	status string // of the last response
}

// compare returns nil if both servers saw the same, or a known difference explains the disagreement.
func compare(raw []byte) error {
	ours, theirs := serveOurs(raw), serveTheirs(raw)
	end, over := 0, false
	for i := range max(len(ours.seen), len(theirs.seen)) {
		rest := raw[end:]
		switch {
		case over:
			return nil // what ends the connection for one does not for the other
		case i >= len(ours.seen):
			return explain(stricter, "net/http dispatches what is refused here", rest, ours, theirs)
		case i >= len(theirs.seen):
			return explain(laxer, "net/http refuses what is dispatched here", rest, ours, theirs)
		}
		a, b := ours.seen[i], theirs.seen[i]
		over = oddConnection(rest)
		end = a.end
		if path := absolutePath(b.target); path != b.target {
			// The target's host is given as it was sent; net/http decodes percent triplets in it.
			_, b.host, _ = strings.Cut(strings.TrimSuffix(b.target, path), "://")
		}
		want := reference(b.target)
		if b.method == "OPTIONS" && absolutePath(b.target) == "" && b.target != "*" {
			want = "*"
		}
		if a.method != b.method || a.target != want || a.host != b.host || a.body != b.body || !slices.Equal(a.fields, b.fields) {
			return fmt.Errorf("message %d:\nours   %+v\ntheirs %+v (target %q)", i, a, b, want)
		}
	}
	return nil
}

func explain(table []difference, what string, rest []byte, ours, theirs outcome) error {
	for _, d := range table {
		if d.holds(newLook(rest)) {
			return nil
		}
	}
	return fmt.Errorf("%s, and no difference explains it\nrest   %q\nours   %+v\ntheirs %+v", what, rest, ours, theirs)
}

func serveOurs(raw []byte) (o outcome) {
	m := &memConn{in: bytes.Clone(raw)}
	s := New(Config{MaxBody: 1 << 20}, nil)
	c := newConn(s, m)
	s.handler = handlerFunc(func(x *exchange.Exchange) {
		msg := message{method: string(x.Method), target: string(x.Path), host: string(x.Host)}
		if x.Query != nil {
			msg.target += "?" + string(x.Query)
		}
		for _, f := range x.Header {
			msg.fields = field(msg.fields, string(f.Name), string(f.Value))
		}
		slices.Sort(msg.fields)
		body, err := readAll(x)
		if err != nil {
			return
		}
		msg.body = string(body)
		msg.end = len(raw) - len(m.in) - (c.w - c.r)
		o.seen = append(o.seen, msg)
		respond(x, 200, "", "content-length", "0")
	})
	s.conns[c] = struct{}{}
	c.run()
	s.date.stop()
	o.status = lastStatus(m.out.String())
	return o
}

func lastStatus(out string) string {
	if i := strings.LastIndex(out, "HTTP/1.1 "); i >= 0 && len(out) >= i+12 {
		return out[i+9 : i+12]
	}
	return ""
}

// field applies the changes that both servers make to fields: net/http removes the framing's, and adds a Cache-Control for Pragma.
func field(fields []string, name, value string) []string {
	switch name = strings.ToLower(name); name {
	case "host", "transfer-encoding", "trailer", "cache-control":
		return fields
	}
	return append(fields, name+": "+value)
}

// serveTheirs serves raw with net/http.
func serveTheirs(raw []byte) (o outcome) {
	m := &oneConn{memConn: memConn{in: bytes.Clone(raw)}, closed: make(chan struct{})}
	s := http.Server{DisableGeneralOptionsHandler: true, ErrorLog: log.New(io.Discard, "", 0), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		msg := message{method: r.Method, target: r.RequestURI, host: r.Host}
		for name, values := range r.Header {
			for _, v := range values {
				msg.fields = field(msg.fields, name, v)
			}
		}
		slices.Sort(msg.fields)
		body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20+1))
		if err != nil || len(body) > 1<<20 {
			panic(http.ErrAbortHandler)
		}
		msg.body = string(body)
		o.seen = append(o.seen, msg)
		w.Header().Set("Content-Length", "0") // or HEAD in 1.0 is not kept alive
	})}
	s.Serve(&oneListener{conn: m})
	<-m.closed
	o.status = lastStatus(m.out.String())
	return o
}

// oneConn signals when it is closed.
type oneConn struct {
	memConn
	closed chan struct{}
	gone   bool
}

func (c *oneConn) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.gone {
		c.gone = true
		close(c.closed)
	}
	return nil
}

// oneListener returns one connection.
type oneListener struct{ conn net.Conn }

func (l *oneListener) Accept() (net.Conn, error) {
	if l.conn == nil {
		return nil, errors.New("no more")
	}
	c := l.conn
	l.conn = nil
	return c, nil
}
func (l *oneListener) Close() error   { return nil }
func (l *oneListener) Addr() net.Addr { return &net.UnixAddr{} }

// absolutePath returns the part of an absolute target after the authority; any other target is returned unchanged.
func absolutePath(target string) string {
	for _, scheme := range []string{"http://", "https://"} {
		if len(target) >= len(scheme) && strings.EqualFold(target[:len(scheme)], scheme) {
			rest := target[len(scheme):]
			if i := strings.IndexAny(rest, "/?"); i >= 0 {
				return rest[i:]
			}
			return ""
		}
	}
	return target
}

// reference normalises a target by the letter of RFC 3986, slowly: 6.2.2.2 and 5.2.4.
func reference(target string) string {
	target = absolutePath(target)
	path, query, hasQuery := strings.Cut(target, "?")
	if path == "" {
		path = "/"
	}
	if path[0] == '/' {
		var in strings.Builder
		for i := 0; i < len(path); i++ {
			if path[i] == '%' && i+2 < len(path) {
				if d, err := url.PathUnescape(path[i : i+3]); err == nil && unreservedByte(d[0]) {
					in.WriteString(d)
					i += 2
					continue
				}
			}
			if c := path[i]; c < '!' || c > '~' || strings.IndexByte("\"#<>?\\^`{|}", c) >= 0 {
				fmt.Fprintf(&in, "%%%02X", c)
				continue
			}
			in.WriteByte(path[i])
		}
		path = dots(in.String())
	}
	if hasQuery {
		path += "?" + query
	}
	return path
}

func unreservedByte(c byte) bool {
	return strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~", c) >= 0
}

// dots is the algorithm of RFC 3986, 5.2.4, with its steps. in begins with a slash.
func dots(in string) (out string) {
	for in != "" {
		switch {
		case strings.HasPrefix(in, "/./"): // B
			in = in[2:]
		case in == "/.":
			in = "/"
		case strings.HasPrefix(in, "/../"), in == "/..": // C
			in = "/" + in[min(4, len(in)):]
			out = out[:max(strings.LastIndexByte(out, '/'), 0)]
		default: // E
			n := strings.IndexByte(in[1:], '/') + 1
			if n == 0 {
				n = len(in)
			}
			out, in = out+in[:n], in[n:]
		}
	}
	return out
}
