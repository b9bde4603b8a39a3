package http1

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestDrain: after Drain connections are still accepted and answered, and each response ends its connection.
func TestDrain(t *testing.T) {
	srv, dial := serve(t, Config{}, answerAll)
	kept := dial()
	in := bufio.NewReader(kept)
	for _, closes := range []bool{false, true} {
		if closes {
			srv.Drain()
		}
		write(t, kept, get("/"))
		res, err := http.ReadResponse(in, nil)
		if err != nil || res.Close != closes {
			t.Fatalf("%v, %v; want Connection: close %v", res, err, closes)
		}
		io.Copy(io.Discard, res.Body)
	}
	if _, err := in.ReadByte(); err != io.EOF {
		t.Errorf("the connection goes on: %v", err)
	}
	fresh := dial()
	write(t, fresh, get("/"))
	if res, err := http.ReadResponse(bufio.NewReader(fresh), nil); err != nil || !res.Close {
		t.Errorf("a new one: %v, %v", res, err)
	}
}

// TestShutdownQuiet: a request that a waiting connection sends while the server shuts down is answered; and a connection that stays
// quiet does not count as a request that was cut, even if the time is over at once.
func TestShutdownQuiet(t *testing.T) {
	srv, dial := serve(t, Config{}, answerAll)
	kept, fresh, quiet := dial(), dial(), dial()
	in := bufio.NewReader(kept)
	write(t, kept, get("/"))
	res, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, res.Body)
	for srv.Conns() < 3 {
		time.Sleep(time.Millisecond)
	}
	done := make(chan error, 1)
	go func() { done <- srv.Shutdown(context.Background()) }()
	for srv.mode.Load() != closing {
		time.Sleep(time.Millisecond)
	}
	write(t, kept, get("/"))
	write(t, fresh, get("/"))
	for _, in := range []*bufio.Reader{in, bufio.NewReader(fresh)} {
		if res, err := http.ReadResponse(in, nil); err != nil || res.StatusCode != 200 || !res.Close {
			t.Errorf("%v, %v", res, err)
		}
	}
	if b, err := io.ReadAll(quiet); len(b) > 0 || err != nil {
		t.Errorf("the quiet one: %q, %v", b, err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}

	srv, dial = serve(t, Config{}, answerAll)
	dial()
	for srv.Conns() < 1 {
		time.Sleep(time.Millisecond)
	}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	if err := srv.Shutdown(over); err != nil {
		t.Errorf("nothing ran, and was cut: %v", err)
	}
}

// TestCounted: a request that the front rejects is counted once, by the name of the limit, with whether it has reached a handler.
func TestCounted(t *testing.T) {
	read := func(x *exchange.Exchange) {
		if _, err := readAll(x); err == nil {
			respond(x, 200, "")
		}
	}
	for _, c := range []struct{ raw, limit string }{
		{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n", "max-body"},
		{chunkedHead + "3e8\r\n", "max-body"},
		{"GET / HTTP/1.1\r\nHost: h\r\nA: " + longValue + "\r\n\r\n", "max-head"},
		{"GET /" + longValue + " HTTP/1.1\r\n", "max-head"},
		{"GET / HTTP/1.1\r\nHost: h\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", "max-headers"},
		{"nonsense\r\n\r\n", "malformed"},
		{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "malformed"},
		{get("/"), ""},
	} {
		got := ""
		runMem(Config{MaxHead: 1000, MaxHeaders: 3, MaxBody: 100, Refused: func(limit string, handled bool) {
			if handled {
				limit += " handled"
			}
			got += limit
		}}, read, c.raw, 0)
		if got != c.limit {
			t.Errorf("%.60q is counted as %q, want %q", c.raw, got, c.limit)
		}
	}
	got := ""
	runMem(Config{MaxBody: 100, Refused: func(limit string, handled bool) {
		if got += limit; !handled {
			t.Error("the handler has seen it")
		}
	}}, read, chunkedHead+"32\r\n"+longValue[:50]+"\r\n50\r\n"+longValue[:80]+"\r\n0\r\n\r\n", 80)
	if got != "max-body" {
		t.Errorf("a body that turns out too large is counted as %q", got)
	}
}

var longValue = strings.Repeat("a", 2000)
