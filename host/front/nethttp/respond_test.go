package nethttp

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// TestRespond compares responses word for word.
func TestRespond(t *testing.T) {
	var res *exchange.Response
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) { x.Respond(res) })
	const get, head = "GET / HTTP/1.1\r\nHost: h\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n"
	for _, c := range []struct {
		name, ask string
		res       *exchange.Response
		want      string
	}{
		{"no type is guessed", get, response(200, "<html>"), "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nDate: D\r\n\r\n<html>"},
		{"empty", get, response(200, ""), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: D\r\n\r\n"},
		{"head", head, response(200, "abc", "content-type", "text/plain"), "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Type: text/plain\r\nDate: D\r\n\r\n"},
		{"204", get, response(204, "abc"), "HTTP/1.1 204 No Content\r\nDate: D\r\n\r\n"},
		{"205", get, response(205, "abc"), "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\nDate: D\r\n\r\n"},
		{"304", get, response(304, "abc", "etag", `"e"`), "HTTP/1.1 304 Not Modified\r\nDate: D\r\nEtag: \"e\"\r\n\r\n"},
		{"framing fields", get, response(200, "abc", "Content-Length", "9", "transfer-encoding", "gzip", "connection", "close", "Keep-Alive", "x",
			"te", "x", "Trailer", "x", "upgrade", "x", "proxy-connection", "x"), "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nDate: D\r\n\r\nabc"},
		{"twice", get, response(200, "", "set-cookie", "a", "Set-Cookie", "b", "date", "E"),
			"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: D\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n\r\n"},
		{"999", get, response(999, "a"), "HTTP/1.1 999 status code 999\r\nContent-Length: 1\r\nDate: D\r\n\r\na"},
		{"HTTP/1.0", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", response(200, "a"), "HTTP/1.0 200 OK\r\nContent-Length: 1\r\nDate: D\r\nConnection: keep-alive\r\n\r\na"},
	} {
		res = c.res
		equal(t, c.name, s.raw(c.ask), c.want)
	}
	for _, c := range []struct {
		res  *exchange.Response
		want string
	}{
		{response(199, ""), `response status 199: use 200 to 999`},
		{response(1000, ""), `response status 1000: use 200 to 999`},
		{response(200, "", "a b", ""), `response field name \"a b\": use letters, digits and !#$%&'*+-.^_` + "`|~"},
		{response(200, "", "a", "b\r\nc: d"), `response field a: value \"b\\r\\nc: d\": take out CR, LF and NUL`},
	} {
		res = c.res
		got := s.raw(get)
		if !strings.HasPrefix(got, "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n") || body(got) != "internal server error\n" {
			t.Errorf("%s: got %q", c.want, got)
		}
		if !strings.Contains(s.log.String(), c.want) {
			t.Errorf("the log lacks %s:\n%s", c.want, s.log.String())
		}
	}
}

// TestNoAnswer: a handler that sends nothing, and one that panics.
func TestNoAnswer(t *testing.T) {
	entries := make(chan front.Entry, 9)
	s := serve(t, Config{Config: front.Config{AccessLog: func(e *front.Entry) { entries <- *e }}}, nil, func(x *exchange.Exchange) {
		if string(x.Path) == "/panic" {
			panic("oh")
		}
	})
	got := s.raw("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
	equal(t, "no answer", body(got), "internal server error\n")
	if e := wait(t, "entry", entries); e.Status != 500 || e.Sent != 22 || e.Cut || e.Cause != nil {
		t.Errorf("entry %+v", e)
	}
	nc := s.dial()
	fmt.Fprintf(nc, "GET /panic HTTP/1.1\r\nHost: h\r\n\r\n")
	if b, err := io.ReadAll(nc); len(b) > 0 {
		t.Errorf("panic: got %q, %v", b, err)
	}
	if e := wait(t, "entry", entries); e.Status != 0 || !e.Cut || e.Cause != errPanic {
		t.Errorf("entry %+v", e)
	}
	if !strings.Contains(s.log.String(), `msg="handler panicked" panic=oh stack=`) {
		t.Errorf("log: %s", s.log.String())
	}
}

// TestStream: the head and each part are sent at once, over all protocols of net/http, and the end is marked.
func TestStream(t *testing.T) {
	for name, cfg := range map[string]Config{"h2": tlsConfig(t), "h2c": {H2C: true}} {
		t.Run(name, func(t *testing.T) {
			step := make(chan bool)
			s := serve(t, cfg, nil, func(x *exchange.Exchange) {
				if string(x.Path) == "/park" {
					park(x, step)
					return
				}
				x.Start(response(200, ""))
				for range 3 {
					<-step
					x.Write([]byte("part"))
				}
				<-step
				x.End()
			})
			client, dials := s.client()
			for _, path := range []string{"/", "/park"} {
				res, err := client.Get(s.url(path))
				must(t, err)
				if res.ProtoMajor != 2 || res.ContentLength != -1 || res.Header.Get("Content-Type") != "" {
					t.Errorf("%s: %v", path, res)
				}
				b := make([]byte, 4)
				for range 3 {
					step <- true
					_, err = io.ReadFull(res.Body, b)
					must(t, err)
				}
				step <- true
				if n, err := res.Body.Read(b); n > 0 || err != io.EOF {
					t.Errorf("%s: at the end %d, %v", path, n, err)
				}
			}
			if dials.Load() != 1 {
				t.Errorf("%d connections", dials.Load())
			}
		})
	}
	step := make(chan bool, 1)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) { park(x, step) })
	for _, c := range []struct{ version, head, part, end string }{
		{"1.1", "HTTP/1.1 200 OK\r\nDate: D\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\npart\r\n", "0\r\n\r\n"},
		{"1.0", "HTTP/1.0 200 OK\r\nConnection: close\r\nDate: D\r\n\r\n", "part", ""},
	} {
		nc := s.dial()
		fmt.Fprintf(nc, "GET / HTTP/%s\r\nHost: h\r\nConnection: close\r\n\r\n", c.version)
		for i, want := range []string{c.head, c.part, c.part, c.part} {
			if i > 0 {
				step <- true
			}
			got := make([]byte, len(want))
			io.ReadFull(nc, got)
			equal(t, c.version, string(got), want)
		}
		step <- true
		rest, err := io.ReadAll(nc)
		must(t, err)
		equal(t, c.version, string(rest), c.end)
	}
}

// park answers from another goroutine.
func park(x *exchange.Exchange, step <-chan bool) {
	p := x.BeginPending(func() {})
	go func() {
		p.Start(response(200, ""))
		for range 3 {
			<-step
			p.Write([]byte("part"))
		}
		<-step
		p.End()
	}()
	x.Attend(p)
}

// TestNoBodyStream: writes that would not be sent return an error, and HEAD reads nothing from a file.
func TestNoBodyStream(t *testing.T) {
	errs := make(chan error, 1)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		status := 200
		if string(x.Method) == "GET" {
			status = 304
		}
		x.Start(response(status, ""))
		_, err := x.Write([]byte("abc"))
		n, rerr := x.ReadFrom(iotest{})
		errs <- errors.Join(err, rerr, x.End())
		if n != 0 {
			errs <- errTest
		}
	})
	for _, c := range [][2]string{{"HEAD", "HTTP/1.1 200 OK\r\nDate: D\r\n\r\n"}, {"GET", "HTTP/1.1 304 Not Modified\r\nDate: D\r\n\r\n"}} {
		equal(t, c[0], s.raw(c[0]+" / HTTP/1.1\r\nHost: h\r\n\r\n"), c[1])
		if err := wait(t, "error", errs); !errors.Is(err, exchange.ErrClosed) {
			t.Errorf("%s: Write: %v", c[0], err)
		}
	}
}

type iotest struct{}

func (iotest) Read([]byte) (int, error) { return 0, errTest }

// TestFile sends a file with and without a known length.
func TestFile(t *testing.T) {
	text := strings.Repeat("0123456789abcdef", 20<<10)
	name := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(name, []byte(text), 0o600))
	h := func(x *exchange.Exchange) {
		f, err := os.Open(name)
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		res := response(200, "")
		if string(x.Path) == "/sized" {
			res.Length = int64(len(text))
		}
		x.Start(res)
		if n, err := x.ReadFrom(f); n != int64(len(text)) || err != nil {
			t.Errorf("ReadFrom: %d, %v", n, err)
		}
		x.End()
	}
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t)} {
		s := serve(t, cfg, nil, h)
		client, _ := s.client()
		if name == "h1" {
			client.Transport.(*single).Protocols.SetHTTP1(true)
			client.Transport.(*single).Protocols.SetUnencryptedHTTP2(false)
		}
		for _, path := range []string{"/", "/sized"} {
			if _, got := get(t, client, s.url(path)); got != text {
				t.Errorf("%s %s: %d bytes, want %d", name, path, len(got), len(text))
			}
		}
	}
}

// broken answers so that the client must see a truncation.
func broken(x *exchange.Exchange) {
	res := response(200, "")
	switch string(x.Path) {
	case "/cut", "/panic", "/unended", "/failed":
	case "/short":
		res.Length = 10
	case "/nothing":
		x.Cut()
		return
	case "/whole":
		x.Respond(response(200, "whole"))
		return
	}
	x.Start(res)
	x.Write([]byte("one"))
	switch string(x.Path) {
	case "/cut":
		x.Cut()
	case "/panic":
		panic("oh")
	case "/short":
		if err := x.End(); err == nil || err.Error() != "body shorter than announced: 7 bytes are missing" {
			panic(err)
		}
	case "/failed":
		x.ReadFrom(iotest{})
		x.End()
	}
}

// TestBroken: an incomplete response ends without its end mark. In HTTP/2 its stream is reset, and the connection stays open.
func TestBroken(t *testing.T) {
	paths := []string{"/cut", "/panic", "/unended", "/short", "/failed"}
	s := serve(t, tlsConfig(t), nil, broken)
	client, dials := s.client()
	for _, path := range paths {
		res, err := client.Get(s.url(path))
		must(t, err)
		b, err := io.ReadAll(res.Body)
		if string(b) != "one" || err == nil || !strings.Contains(err.Error(), "stream error: stream ID") || !strings.Contains(err.Error(), "INTERNAL_ERROR") {
			t.Errorf("%s: %q, %v", path, b, err)
		}
		_, whole := get(t, client, s.url("/whole"))
		equal(t, "after it", whole, "whole")
	}
	if res, err := client.Get(s.url("/nothing")); err == nil || !strings.Contains(err.Error(), "stream error: stream ID") {
		t.Errorf("cut before an answer: %v, %v", res, err)
	}
	if dials.Load() != 1 {
		t.Errorf("%d connections, want 1", dials.Load())
	}
	s = serve(t, Config{}, nil, broken)
	equal(t, "cut before an answer", s.raw("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n"), "")
	for _, path := range paths {
		nc := s.dial()
		fmt.Fprintf(nc, "GET %s HTTP/1.1\r\nHost: h\r\n\r\n", path)
		res, err := http.ReadResponse(bufio.NewReader(nc), nil)
		must(t, err)
		if b, err := io.ReadAll(res.Body); string(b) != "one" || err == nil {
			t.Errorf("%s: %q, %v", path, b, err)
		}
	}
}

// TestGone: a client that resets its stream cancels the exchange, and its writes fail.
func TestGone(t *testing.T) {
	causes := make(chan error, 1)
	s := serve(t, tlsConfig(t), nil, func(x *exchange.Exchange) {
		if string(x.Path) == "/whole" {
			x.Respond(response(200, "whole"))
			return
		}
		x.Start(response(200, ""))
		for p := make([]byte, 100<<10); ; {
			if _, err := x.Write(p); err != nil {
				break
			}
		}
		<-x.Done()
		causes <- x.Cause()
	})
	client, dials := s.client()
	ctx, cancel := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, "GET", s.url("/"), nil)
	must(t, err)
	res, err := client.Do(req)
	must(t, err)
	io.CopyN(io.Discard, res.Body, 1<<20)
	cancel()
	if cause := wait(t, "cause", causes); cause == nil || !strings.Contains(cause.Error(), "client is gone") {
		t.Errorf("cause %v", cause)
	}
	res.Body.Close()
	_, whole := get(t, client, s.url("/whole"))
	equal(t, "after it", whole, "whole")
	if dials.Load() != 1 {
		t.Errorf("%d connections, want 1", dials.Load())
	}
}
