package http1

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/sockets"
)

// TestEarlyAnswer: a client that sends all of its request before it reads gets the response, whoever sent it and however
// large both are; and if the request was not at fault, the connection stays open.
func TestEarlyAnswer(t *testing.T) {
	const size = 5 << 20
	body := strings.Repeat("x", size)
	sized := fmt.Sprintf("POST %%s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s", size, body)
	chunked := "POST %s HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
	for range 5 {
		chunked += fmt.Sprintf("%x\r\n%s\r\n", size/5, body[:size/5])
	}
	chunked += "0\r\nA: b\r\n\r\n"
	h := func(x *exchange.Exchange) {
		switch string(x.Path) {
		case "/large":
			x.Respond(&exchange.Response{Status: 401, Body: []byte(body)})
		case "/stream":
			x.Start(&exchange.Response{Status: 401, Length: 1})
			x.Write([]byte("x"))
			x.End()
		case "/file":
			x.Start(&exchange.Response{Status: 401, Length: size})
			x.ReadFrom(strings.NewReader(body))
			x.End()
		case "/some":
			x.ReadBody(make([]byte, 1000))
			fallthrough
		case "/small":
			respond(x, 401, "no")
		case "/cut":
			x.Cancel(sockets.ErrRequestTimeout)
			x.Revive()
			respond(x, 503, "no")
		case "/behind":
			respond(x, 200, "")
		}
	}
	for _, network := range []string{"tcp", "unix"} {
		for _, c := range []struct {
			name, raw string
			maxBody   int64
			status    int
			on        bool // the connection stays open
		}{
			{"small", fmt.Sprintf(sized, "/small"), 0, 401, true},
			{"small, chunked", fmt.Sprintf(chunked, "/small"), 0, 401, true},
			{"some is read", fmt.Sprintf(sized, "/some"), 0, 401, true},
			{"some is read, chunked", fmt.Sprintf(chunked, "/some"), 0, 401, true},
			{"large", fmt.Sprintf(sized, "/large"), 0, 401, true},
			{"large, chunked", fmt.Sprintf(chunked, "/large"), 0, 401, true},
			{"stream", fmt.Sprintf(sized, "/stream"), 0, 401, true},
			{"file", fmt.Sprintf(sized, "/file"), 0, 401, true},
			{"file, chunked", fmt.Sprintf(chunked, "/file"), 0, 401, true},
			{"no limit", fmt.Sprintf(sized, "/small"), -1, 401, true},
			{"no answer", fmt.Sprintf(sized, "/none"), 0, 500, false},
			{"too long a time", fmt.Sprintf(sized, "/cut"), 0, 503, false},
			{"too large", fmt.Sprintf(sized, "/small"), 1000, 413, false},
			{"too large, chunked", fmt.Sprintf(chunked, "/small"), 1000, 413, false},
			{"a head too large", "GET / HTTP/1.1\r\nHost: h\r\nA: " + body, 0, 431, false},
			{"malformed", "GET /\r\n" + body, 0, 400, false},
		} {
			t.Run(network+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				_, dial := serveOn(t, Config{MaxBody: c.maxBody}, h, network)
				nc := dial()
				if _, err := io.WriteString(nc, c.raw); err != nil {
					t.Fatalf("the request: %v", err)
				}
				in := bufio.NewReader(nc)
				res, err := http.ReadResponse(in, nil)
				if err != nil {
					t.Fatalf("the answer: %v", err)
				}
				if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != c.status {
					t.Fatalf("%d, %v; want %d", res.StatusCode, err, c.status)
				}
				if res.Close == c.on {
					t.Errorf("Connection: close %v", res.Close)
				}
				io.WriteString(nc, "GET /behind HTTP/1.1\r\nHost: h\r\n\r\n")
				res, err = http.ReadResponse(in, nil)
				if (err == nil && res.StatusCode == 200) != c.on {
					t.Errorf("the next request: %v, %v", res, err)
				}
			})
		}
	}
}

// TestLingerEnds: a client that keeps sending, or only keeps its connection open, is cut off at the limit of bytes or time, and
// almost immediately when the server shuts down.
func TestLingerEnds(t *testing.T) {
	t.Run("a quiet one at the stop", func(t *testing.T) {
		srv, dial := serve(t, Config{}, answerAll)
		nc := dial()
		io.WriteString(nc, "nonsense\r\n\r\n")
		if _, err := io.ReadAll(nc); err != nil { // answered, and the server has closed its half
			t.Fatal(err)
		}
		if srv.Conns() != 1 {
			t.Fatal("the connection has ended")
		}
		// serve's clean-up shuts down within its three seconds.
	})
	t.Run("a body that does not end", func(t *testing.T) {
		nc := &endless{memConn: memConn{in: []byte("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000000\r\n\r\n")}, unit: string(bytes.Repeat([]byte("x"), 8<<10))}
		New(Config{}, handlerFunc(answerAll)).serveOne(nc)
		if nc.taken > lingerBytes+2*largeBuffer {
			t.Errorf("%d bytes were read", nc.taken)
		}
	})
	t.Run("one that dribbles", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			nc := &dribble{memConn: memConn{in: []byte("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n")}}
			start := time.Now()
			New(Config{}, handlerFunc(answerAll)).serveOne(nc)
			if took := time.Since(start); took < lingerTime-lingerQuiet || took > lingerTime+lingerQuiet {
				t.Errorf("the connection ended after %v, want %v", took, lingerTime)
			}
		})
	})
}

// dribble is a connection that gives a byte a second, until its read deadline.
type dribble struct {
	memConn
	limit time.Time
}

func (d *dribble) Read(p []byte) (int, error) {
	if len(d.in) > 0 {
		return d.memConn.Read(p)
	}
	time.Sleep(time.Second)
	if !d.limit.IsZero() && !time.Now().Before(d.limit) {
		return 0, os.ErrDeadlineExceeded
	}
	p[0] = 'x'
	return 1, nil
}

func (d *dribble) CloseWrite() error { return nil }

func (d *dribble) SetReadDeadline(t time.Time) error {
	d.limit = t
	return nil
}

var _ net.Conn = (*dribble)(nil)
