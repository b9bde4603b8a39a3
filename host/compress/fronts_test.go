package compress

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
	httpfront "github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/front/nethttp"
)

type handler func(x *exchange.Exchange)

func (h handler) Serve(x *exchange.Exchange) { h(x) }

// server is what the two fronts have in common.
type server interface {
	Serve(net.Listener) error
	Shutdown(context.Context) error
}

// TestFronts plays responses through both fronts: the framing is right for the encoded body, for GET and HEAD.
func TestFronts(t *testing.T) {
	t.Run("http1", func(t *testing.T) {
		testFront(t, func(h httpfront.Handler) (server, error) { return http1.New(http1.Config{Wrap: Wrap(true)}, h), nil })
	})
	t.Run("nethttp", func(t *testing.T) {
		testFront(t, func(h httpfront.Handler) (server, error) {
			return nethttp.New(nethttp.Config{Config: httpfront.Config{Wrap: Wrap(true)}}, h)
		})
	})
}

func testFront(t *testing.T, open func(httpfront.Handler) (server, error)) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s, err := open(handler(func(x *exchange.Exchange) {
		res := &exchange.Response{Status: 200, Header: fields("content-type: text/html", `etag: "1"`), Length: int64(len(text))}
		if string(x.Path) == "/stream" {
			x.Start(res)
			x.Write([]byte(text))
			x.End()
			return
		}
		res.Body = []byte(text)
		x.Respond(res)
	}))
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	defer func() {
		s.Shutdown(context.Background())
		<-served
	}()
	transport := &http.Transport{DisableCompression: true, MaxConnsPerHost: 1}
	defer transport.CloseIdleConnections()
	var length int64
	for _, c := range []struct{ method, path, accept, coding string }{
		{"GET", "/", "gzip", "gzip"}, {"HEAD", "/", "gzip", "gzip"}, {"GET", "/", "br", "br"}, {"GET", "/", "", ""},
		{"GET", "/stream", "zstd", "zstd"}, {"HEAD", "/stream", "zstd", "zstd"}, {"GET", "/stream", "", ""},
	} {
		req, _ := http.NewRequest(c.method, "http://"+ln.Addr().String()+c.path, nil)
		if c.accept != "" {
			req.Header.Set("Accept-Encoding", c.accept)
		}
		res, err := transport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.Header.Get("Content-Encoding") != c.coding || res.Header.Get("Vary") != "accept-encoding" {
			t.Errorf("%v: %v, %v", c, err, res.Header)
		}
		if weak := strings.HasPrefix(res.Header.Get("ETag"), "W/"); weak != (c.coding != "") {
			t.Errorf("%v: tag %s", c, res.Header.Get("ETag"))
		}
		if c.method == "HEAD" {
			if c.path == "/" && res.ContentLength != length || len(body) > 0 {
				t.Errorf("%v: length %d, as for GET %d; %d bytes", c, res.ContentLength, length, len(body))
			}
			continue
		}
		length = res.ContentLength
		if got := decode(t, c.coding, body); got != text {
			t.Errorf("%v: %d bytes, want %d", c, len(got), len(text))
		}
	}
}
