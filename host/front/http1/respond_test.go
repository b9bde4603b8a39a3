package http1

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

func get(path string) string { return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n" }

// TestResponses checks the bytes of responses.
func TestResponses(t *testing.T) {
	stream := func(length int64, status int, parts ...string) func(x *exchange.Exchange) {
		return func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: status, Header: fixedDate, Length: length})
			for _, p := range parts {
				x.Write([]byte(p))
			}
			x.End()
		}
	}
	answer := func(status int, body string, fields ...string) func(x *exchange.Exchange) {
		return func(x *exchange.Exchange) { respond(x, status, body, fields...) }
	}
	const close10 = "HTTP/1.1 200 OK\r\ndate: D\r\nConnection: close\r\n\r\n"
	for _, c := range []struct {
		name, raw string
		h         func(x *exchange.Exchange)
		want      string
	}{
		{"plain", get("/"), answer(200, "hey"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 3\r\n\r\nhey"},
		{"not found, empty", get("/"), answer(404, ""), "HTTP/1.1 404 Not Found\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"unknown status", get("/"), answer(299, "x"), "HTTP/1.1 299 Unknown\r\ndate: D\r\nContent-Length: 1\r\n\r\nx"},
		{"status 999", get("/"), answer(999, "x"), "HTTP/1.1 999 Unknown\r\ndate: D\r\nContent-Length: 1\r\n\r\nx"},
		{"204 with body", get("/"), answer(204, "x"), "HTTP/1.1 204 No Content\r\ndate: D\r\n\r\n"},
		{"205 with body", get("/"), answer(205, "x"), "HTTP/1.1 205 Reset Content\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"304 with body", get("/"), answer(304, "x", "ETag", `"1"`), "HTTP/1.1 304 Not Modified\r\ndate: D\r\nETag: \"1\"\r\n\r\n"},
		{"own framing loses", get("/"), answer(200, "hi", "Content-Length", "999", "transfer-encoding", "chunked", "Connection", "x",
			"Keep-Alive", "x", "Upgrade", "x", "Trailer", "x", "TE", "x", "Proxy-Connection", "x", "X", "y"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nX: y\r\nContent-Length: 2\r\n\r\nhi"},
		{"HEAD", strings.Replace(get("/"), "GET", "HEAD", 1), answer(200, "hi", "Content-Length", "999"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n"},
		{"two cookies", get("/"), answer(200, "", "set-cookie", "a=1", "set-cookie", "b=2"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 0\r\n\r\n"},
		{"one date", get("/"), answer(200, "", "DATE", "E"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"asked to close", "GET / HTTP/1.1\r\nHost: h\r\nConnection: x, Close\r\n\r\n" + behind, answer(200, "x"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"},
		{"pipelined", get("/") + "\r\n" + get("/2") + get("/3"), func(x *exchange.Exchange) { respond(x, 200, string(x.Path)) },
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\n/" +
				"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n/2" + "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n/3"},
		{"1.0", "GET / HTTP/1.0\r\n\r\n" + behind, answer(200, "x"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"},
		{"1.0 keep-alive", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", answer(200, "x"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\nConnection: keep-alive\r\n\r\nx"},
		{"1.0 stream", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + behind, stream(-1, 200, "ab", "c"), close10 + "abc"},
		{"stream", get("/"), stream(-1, 200, "ab", "", strings.Repeat("c", 17)),
			"HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n11\r\n" + strings.Repeat("c", 17) + "\r\n0\r\n\r\n"},
		{"stream of nothing", get("/"), stream(-1, 200), "HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
		{"stream of known length", get("/"), stream(3, 200, "ab", "c"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 3\r\n\r\nabc"},
		{"HEAD stream", "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", stream(-1, 200, "ab"), "HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n"},
		{"HEAD stream of known length", "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", stream(9, 200), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 9\r\n\r\n"},
		{"204 stream", get("/"), stream(-1, 204, "ab"), "HTTP/1.1 204 No Content\r\ndate: D\r\n\r\n"},
		{"205 stream", get("/"), stream(-1, 205, "ab"), "HTTP/1.1 205 Reset Content\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"304 with its length", get("/"), answer(304, "", "ETag", `"1"`, "Content-Length", "77"), "HTTP/1.1 304 Not Modified\r\ndate: D\r\nETag: \"1\"\r\nContent-Length: 77\r\n\r\n"},
		{"304 with two lengths", get("/"), answer(304, "", "Content-Length", "7", "Content-Length", "7"), "HTTP/1.1 304 Not Modified\r\ndate: D\r\n\r\n"},
		{"204 with a length", get("/"), answer(204, "", "Content-Length", "7"), "HTTP/1.1 204 No Content\r\ndate: D\r\n\r\n"},
		{"HEAD with its length", strings.Replace(get("/"), "GET", "HEAD", 1), answer(200, "", "content-length", "1000"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1000\r\n\r\n"},
		{"HEAD with a bad length", strings.Replace(get("/"), "GET", "HEAD", 1), answer(200, "", "content-length", "-1"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"HEAD of a stream with its length", strings.Replace(get("/"), "GET", "HEAD", 1), func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: append(fixedDate[:1:1], exchange.Field{Name: []byte("content-length"), Value: []byte("5")}), Length: -1})
			x.End()
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 5\r\n\r\n"},
		{"GET with a length and no body", get("/"), answer(200, "", "content-length", "1000"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 0\r\n\r\n"},
		{"304 stream", get("/"), stream(5, 304, "ab"), "HTTP/1.1 304 Not Modified\r\ndate: D\r\n\r\n"},
		{"short stream", get("/") + behind, stream(3, 200, "ab"), "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 3\r\n\r\nab"},
		{"stream cut", get("/") + behind, func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: -1})
			x.Write([]byte("ab"))
			x.Cut()
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"},
		{"stream not ended", get("/") + behind, func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: -1})
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n"},
		{"cut before the head", get("/") + behind, func(x *exchange.Exchange) { x.Cut() }, ""},
		{"answered and cut", get("/") + behind, func(x *exchange.Exchange) { respond(x, 200, "x"); x.Cut() },
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\nx"},
		{"cancelled", get("/") + behind, func(x *exchange.Exchange) { x.Cancel(io.EOF) }, ""},
		{"cancelled and revived", get("/") + behind, func(x *exchange.Exchange) { x.Cancel(io.EOF); x.Revive(); respond(x, 503, "x") },
			"HTTP/1.1 503 Service Unavailable\r\ndate: D\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"},
		{"read from, chunked", get("/"), func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: -1})
			x.ReadFrom(strings.NewReader("abc"))
			x.End()
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"},
		{"read from, more than announced", get("/"), func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: 2})
			x.ReadFrom(strings.NewReader("abc"))
			x.End()
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\nab"},
		{"read from, HEAD", "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: 3})
			x.ReadFrom(strings.NewReader("abc"))
			x.End()
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 3\r\n\r\n"},
		{"unread body is drained", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 70000\r\n\r\n" + strings.Repeat("x", 70000) + behind, func(x *exchange.Exchange) {
			if string(x.Path) == "/" {
				io.CopyN(io.Discard, readerOf(x), 10000)
			}
			respond(x, 200, string(x.Path))
		}, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\n/HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 7\r\n\r\n/behind"},
		{"a large unread body is drained", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 700000\r\n\r\n" + strings.Repeat("x", 700000) + behind, answer(200, "x"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\nx"},
		{"unread chunks are drained", chunkedHead + "2000\r\n" + strings.Repeat("x", 0x2000) + "\r\n0\r\nA: b\r\n\r\n" + behind, answer(200, "x"),
			"HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\nx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := runMem(Config{}, c.h, c.raw, 0); got != c.want {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

func readerOf(x *exchange.Exchange) io.Reader { return readFunc(x.ReadBody) }

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// TestDate: one well-formed Date line if the handler sets none.
func TestDate(t *testing.T) {
	got := runMem(Config{}, answerAll, get("/"), 0)
	if strings.Count(got, "\r\nDate: ") != 1 || !strings.Contains(got, " GMT\r\nContent-Length: 19\r\n\r\n{") {
		t.Errorf("got %q", got)
	}
}

// TestBadAnswers: an invalid response of the handler is a 500 and an error, and the connection ends.
func TestBadAnswers(t *testing.T) {
	for _, c := range []struct {
		status int
		name   string
		value  string
		want   string
	}{
		{101, "a", "b", "response status 101: use 200 to 999"},
		{1000, "a", "b", "response status 1000: use 200 to 999"},
		{200, "", "b", "response field name \"\": use letters, digits and !#$%&'*+-.^_`|~"},
		{200, "a b", "b", "response field name \"a b\": use letters, digits and !#$%&'*+-.^_`|~"},
		{200, "a", "b\r\nc: d", `response field a: value "b\r\nc: d": take out CR, LF and NUL`},
		{200, "a", "b\x00", `response field a: value "b\x00": take out CR, LF and NUL`},
	} {
		for _, start := range []bool{false, true} {
			var err error
			got := runMem(Config{}, func(x *exchange.Exchange) {
				if start {
					err = x.Start(&exchange.Response{Status: c.status, Length: -1, Header: []exchange.Field{{Name: []byte(c.name), Value: []byte(c.value)}}})
					x.Write([]byte("y"))
					return
				}
				err = respond(x, c.status, "x", c.name, c.value)
			}, get("/")+behind, 0)
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
			if !strings.HasPrefix(got, "HTTP/1.1 500 Internal Server Error\r\n") || strings.Count(got, "\r\nDate: ") != 1 ||
				!strings.HasSuffix(got, "\r\n\r\ninternal server error\n") {
				t.Errorf("got %q", got)
			}
		}
	}
}

// TestNoAnswer: a handler without a response is a 500, or the client's own fault.
func TestNoAnswer(t *testing.T) {
	big := "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n" + strings.Repeat("x", 0x2000)
	for _, c := range []struct{ raw, want string }{
		{get("/"), "500 Internal Server Error"},
		{big + "\r\n3000\r\n", "413 Request Entity Too Large"},
		{big + "x", "400 Bad Request"},
		{big, "400 Bad Request"},
	} {
		got := runMem(Config{MaxBody: 0x4000}, func(x *exchange.Exchange) { readAll(x) }, c.raw, 0)
		if !strings.HasPrefix(got, "HTTP/1.1 "+c.want+"\r\n") {
			t.Errorf("%.60q: got %q, want %s", c.raw, got, c.want)
		}
	}
}

// TestLargeResponses: bodies larger than the buffers arrive completely, and so does the next response.
func TestLargeResponses(t *testing.T) {
	for _, size := range []int{4000, 4096, 5000, inlineBody, inlineBody + 1, 16 << 20} {
		body := strings.Repeat("0123456789abcdef", size/16+1)[:size]
		_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
			if string(x.Path) == "/stream" {
				x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: int64(size)})
				if n, err := x.ReadFrom(strings.NewReader(body)); n != int64(size) || err != nil {
					t.Errorf("ReadFrom: %d, %v", n, err)
				}
				x.End()
				return
			}
			respond(x, 200, body)
		})
		got := exchangeBytes(t, dial(), get("/")+get("/stream")+get("/"))
		if n := strings.Count(got, body); n != 3 {
			t.Errorf("%d bytes: the body came %d times, want 3", size, n)
		}
	}
}

// TestReadFromFails: a source that fails cuts the response.
func TestReadFromFails(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, length := range []int64{-1, 10} {
		got := runMem(Config{}, func(x *exchange.Exchange) {
			x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: length})
			_, err := x.ReadFrom(io.MultiReader(strings.NewReader("ab"), readFunc(func([]byte) (int, error) { return 0, broken })))
			if !errors.Is(err, broken) {
				t.Errorf("ReadFrom: %v", err)
			}
			x.End()
		}, get("/")+behind, 0)
		if strings.Count(got, "HTTP/1.1") != 1 || !strings.Contains(got, "ab") || strings.Contains(got, "\r\n0\r\n\r\n") {
			t.Errorf("got %q", got)
		}
	}
}
