package http1

import (
	"errors"
	"io"
	"net"
	"runtime"
	"syscall"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestIdleCost checks the memory of a connection that has been served and waits: its two buffers, its state and its stack.
func TestIdleCost(t *testing.T) {
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) { respond(x, 200, string(make([]byte, 20000))) })
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	const conns = 500
	before := memory()
	buf := make([]byte, 30000)
	for range conns {
		nc := dial()
		write(t, nc, get("/"))
		if _, err := io.ReadAtLeast(nc, buf, 20000); err != nil {
			t.Fatal(err)
		}
	}
	cost := (memory() - before) / conns
	t.Logf("%d bytes for each idle connection, the client's half included", cost)
	if cost > 24<<10 {
		t.Errorf("an idle connection costs %d bytes, want at most 24 KiB", cost)
	}
}

// TestCutWithoutFraming: over TCP a body that ends with the connection is reset when it is cut, since a plain end would
// be taken for its end.
func TestCutWithoutFraming(t *testing.T) {
	_, dial := serveOn(t, Config{}, func(x *exchange.Exchange) {
		x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: -1})
		x.Write([]byte("ab"))
		x.Cut()
	}, "tcp")
	nc := dial()
	write(t, nc, "GET / HTTP/1.0\r\n\r\n")
	if got, err := io.ReadAll(nc); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("got %q, %v, want a reset", got, err)
	}
}

// TestDescribe: each request of a connection has the listener's description of it.
func TestDescribe(t *testing.T) {
	cfg := Config{Describe: func(net.Conn) (string, string, exchange.Peer) {
		return "r", "l", exchange.Peer{Known: true, UID: 7}
	}}
	n := 0
	runMem(cfg, func(x *exchange.Exchange) {
		n++
		if x.Remote != "r" || x.Listener != "l" || x.Peer != (exchange.Peer{Known: true, UID: 7}) {
			t.Errorf("request %d: %q, %q, %v", n, x.Remote, x.Listener, x.Peer)
		}
		respond(x, 200, "")
	}, get("/")+get("/"), 0)
	if n != 2 {
		t.Errorf("%d requests", n)
	}
}
