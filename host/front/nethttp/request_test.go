package nethttp

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// body is the text after a head.
func body(answer string) string {
	_, body, _ := strings.Cut(answer, "\r\n\r\n")
	return body
}

// TestRequest checks the host's view of requests.
func TestRequest(t *testing.T) {
	s := serve(t, Config{}, nil, echo)
	const end = ` inline=true length=0 body=""`
	for _, c := range []struct{ raw, want string }{
		{"GET /a/../b%2fc?x=%20&y HTTP/1.1\r\nHost: h:80\r\n", `GET /b%2fc?x=%20&y host=h:80 proto=11 tls=false host="h:80"` + end},
		{"get /%41 HTTP/1.1\r\nHost: h\r\nX-b: 1\r\nA: 2\r\nx-B: 3\r\n", `get /A? host=h proto=11 tls=false host="h" a="2" x-b="1" x-b="3"` + end},
		{"GET //a// HTTP/1.0\r\n", `GET //a//? host= proto=10 tls=false` + end},
		{"OPTIONS * HTTP/1.1\r\nHost: h\r\n", `OPTIONS *? host=h proto=11 tls=false host="h"` + end},
		{"GET http://other?q HTTP/1.1\r\nHost: h\r\n", `GET /?q host=other proto=11 tls=false host="other"` + end},
		{"GET /\xe9 HTTP/1.1\r\nHost: h\r\n", `GET /%E9? host=h proto=11 tls=false host="h"` + end},
		{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc", `POST /? host=h proto=11 tls=false host="h" content-length="3" inline=true length=3 body="abc"`},
		{"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: x\r\n",
			`POST /? host=h proto=11 tls=false host="h" transfer-encoding="chunked" inline=false length=-1 body="abc"`},
	} {
		equal(t, c.raw, body(s.raw(c.raw+"\r\n")), c.want)
	}
}

// TestRefused checks the rejections of this front, word for word, and that no byte after them is read.
func TestRefused(t *testing.T) {
	s := serve(t, Config{Config: front.Config{MaxHead: 1000, MaxHeaders: 3, MaxBody: 5}}, nil, echo)
	for _, c := range []struct{ name, raw, want string }{
		{"star", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", "400 malformed request target\n"},
		{"fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", "400 malformed request target\n"},
		{"scheme", "GET ftp://h/a HTTP/1.1\r\nHost: h\r\n\r\n", "400 malformed request target\n"},
		{"no authority", "GET http:a HTTP/1.1\r\nHost: h\r\n\r\n", "400 malformed request target\n"},
		{"user", "GET http://u@h/a HTTP/1.1\r\nHost: h\r\n\r\n", "400 malformed request target\n"},
		{"connect", "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n", "501 CONNECT is not supported\n"},
		{"fields", "GET / HTTP/1.1\r\nHost: h\r\nA: 1\r\nA: 2\r\nB: 3\r\n\r\n", "431 too many header fields\n"},
		{"head", "GET / HTTP/1.1\r\nHost: h\r\nA: " + strings.Repeat("x", 969) + "\r\n\r\n", "431 the head is too large\n"},
		{"body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nabcdef", "413 the body is too large\n"},
		{"cut body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nabc", "400 the body ended early\n"},
	} {
		got := s.raw(c.raw + "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
		if c.name == "cut body" {
			got = s.cut(c.raw)
		}
		status, _, _ := strings.Cut(strings.TrimPrefix(got, "HTTP/1.1 "), " ")
		equal(t, c.name, status+" "+body(got), c.want)
		if strings.Count(got, "HTTP/1.1") != 1 || !strings.Contains(got, "\r\nConnection: close\r\n") {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
	const frame = "GET / HTTP/1.1\r\nHost: h\r\nA: \r\nB: 12\r\n\r\n"
	for n, want := range map[int]string{1000: "HTTP/1.1 200 ", 1001: "HTTP/1.1 431 "} {
		if got := s.raw(strings.Replace(frame, "A: ", "A: "+strings.Repeat("x", n-len(frame)), 1)); !strings.HasPrefix(got, want) {
			t.Errorf("a head of %d bytes: %.60q, want %s", n, got, want)
		}
	}
}

// TestHosts: hosts that a URL cannot have, or has under another name, are refused as http1 refuses them, also in HTTP/2, where a Host
// field must not differ from the authority.
func TestHosts(t *testing.T) {
	s := serve(t, Config{H2C: true}, nil, echo)
	for _, c := range []struct {
		authority, field string
		status           int
	}{
		{"h:81", "", 200}, {"xn--a", "", 200}, {"127.0.0.1", "", 200}, {"h:99999", "", 400}, {"a%2fb", "", 400}, {"2130706433", "", 400}, {"0x7f.1", "", 400},
		{"a%C2%ADdmin.com", "", 400}, {"[::1", "", 400}, {"h:81", "H:81", 200}, {"h", "admin", 400},
	} {
		if c.field == "" {
			got := s.raw("GET / HTTP/1.1\r\nHost: " + c.authority + "\r\n\r\n")
			if !strings.HasPrefix(got, fmt.Sprintf("HTTP/1.1 %d ", c.status)) {
				t.Errorf("%s: %.80q", c.authority, got)
			}
			got = s.raw("GET http://" + c.authority + "/ HTTP/1.1\r\nHost: h\r\n\r\n")
			if !strings.HasPrefix(got, fmt.Sprintf("HTTP/1.1 %d ", c.status)) {
				t.Errorf("absolute %s: %.80q", c.authority, got)
			}
		}
		status, body := overHTTP2(t, s, c.authority, c.field)
		if status != c.status || strings.Count(body, " host=\"") > 1 {
			t.Errorf("%s %s in HTTP/2: %d %s", c.authority, c.field, status, body)
		}
	}
}

// overHTTP2 sends a request with this authority, and a Host field if it is not empty, and returns the status and the body.
func overHTTP2(t *testing.T, s *running, authority, host string) (status int, body string) {
	t.Helper()
	nc := s.dial()
	defer nc.Close()
	nc.SetDeadline(time.Now().Add(10 * time.Second))
	io.WriteString(nc, http2.ClientPreface)
	fr := http2.NewFramer(nc, nc)
	fr.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	fr.WriteSettings()
	var block bytes.Buffer
	enc := hpack.NewEncoder(&block)
	for _, f := range [][2]string{{":method", "GET"}, {":scheme", "http"}, {":path", "/"}, {":authority", authority}, {"host", host}} {
		if f[1] != "" {
			enc.WriteField(hpack.HeaderField{Name: f[0], Value: f[1]})
		}
	}
	fr.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: block.Bytes(), EndStream: true, EndHeaders: true})
	for {
		f, err := fr.ReadFrame()
		must(t, err)
		switch f := f.(type) {
		case *http2.MetaHeadersFrame:
			status, _ = strconv.Atoi(f.PseudoValue("status"))
		case *http2.DataFrame:
			body += string(f.Data())
		case *http2.RSTStreamFrame: // net/http itself refuses the authority
			return 400, f.ErrCode.String()
		}
		if f.Header().Flags.Has(http2.FlagDataEndStream) && f.Header().StreamID == 1 {
			return status, body
		}
	}
}

// TestMalformed holds doc.go's claims about net/http's parser. If it fails, the list there has changed.
func TestMalformed(t *testing.T) {
	s := serve(t, Config{}, nil, echo)
	for _, c := range []struct{ raw, want string }{
		{"GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "HTTP/1.1 400 "},
		{"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 "},
		{"GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n", "HTTP/1.1 400 "},
		{"GET / HTTP/1.1\r\nHost: h\r\nExpect: x\r\n\r\n", "HTTP/1.1 417 "},
		{"GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "HTTP/1.1 501 "},
		{"GET / HTTP/3.0\r\nHost: h\r\n\r\n", "HTTP/1.1 505 "},
		{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 200 "},
		{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", "HTTP/1.1 200 "},
		{"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.0 200 "},
	} {
		if got := s.raw(c.raw); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: got %.60q, want %s", c.raw, got, c.want)
		}
	}
}

// TestOrigin checks the peer, for connections of a Server and of other servers.
func TestOrigin(t *testing.T) {
	who := func(x *exchange.Exchange) {
		x.Respond(response(200, fmt.Sprintf("%s|%s|%v", x.Remote, x.Listener, x.Peer)))
	}
	describe := func(nc net.Conn) (string, string, exchange.Peer) {
		return "remote", "listener", exchange.Peer{Known: true, UID: 1, GID: 2, PID: 3}
	}
	s := serve(t, Config{Config: front.Config{Describe: describe}}, nil, who)
	equal(t, "described", body(s.raw("GET / HTTP/1.0\r\n\r\n")), "remote|listener|{true 1 2 3}")
	s = serve(t, Config{}, nil, who)
	equal(t, "not described", body(s.raw("GET / HTTP/1.0\r\n\r\n")), "|"+s.addr.String()+"|{false 0 0 0}")
	cfg := tlsConfig(t)
	cfg.Describe = describe
	s = serve(t, cfg, nil, who)
	client, _ := s.client()
	_, got := get(t, client, s.url("/"))
	equal(t, "over TLS", got, "remote|listener|{true 1 2 3}")

	other := httptest.NewUnstartedServer(Handler(handlerFunc(who), Config{}))
	other.Config.ConnContext = ConnContext(describe)
	other.Start()
	defer other.Close()
	_, got = get(t, other.Client(), other.URL)
	equal(t, "in another server", got, "remote|listener|{true 1 2 3}")

	plain := httptest.NewServer(Handler(handlerFunc(who), Config{}))
	defer plain.Close()
	_, got = get(t, plain.Client(), plain.URL)
	if !strings.HasPrefix(got, "127.0.0.1:") || !strings.HasSuffix(got, "|"+plain.Listener.Addr().String()+"|{false 0 0 0}") {
		t.Errorf("in another server, not described: %s", got)
	}
}

// FuzzRequest describes any request that net/http accepts: the path is one that routes know, and the fields do not overlap.
func FuzzRequest(f *testing.F) {
	f.Add("GET /a/%2e%2e/b?c HTTP/1.1\r\nHost: h\r\nA: b\r\nA: c\r\n\r\n")
	f.Add("OPTIONS * HTTP/1.0\r\n\r\n")
	f.Add("GET http://u@h#f HTTP/1.1\r\nHost: h\r\n\r\n")
	f.Add("POST //h/%41 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
	h := newHandler(nil, Config{Config: front.Config{MaxHeaders: 10, MaxHead: 1000}})
	f.Fuzz(func(t *testing.T, raw string) {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
		if err != nil {
			return
		}
		c := &call{h: h, r: r}
		if c.describe() != none {
			return
		}
		p := string(c.x.Path)
		if again := string(exchange.NormalizePath([]byte(p))); again != p || p[0] != '/' && (p != "*" || r.Method != "OPTIONS") {
			t.Fatalf("%q: path %q", raw, p)
		}
		if len(c.x.Header) > 10 {
			t.Fatalf("%q: %d fields", raw, len(c.x.Header))
		}
		for _, f := range c.x.Header {
			if strings.ContainsFunc(string(f.Name), func(r rune) bool { return 'A' <= r && r <= 'Z' }) {
				t.Fatalf("%q: name %q", raw, f.Name)
			}
		}
		io.Copy(io.Discard, r.Body)
	})
}
