package http1

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestMain looks for leaked goroutines.
func TestMain(m *testing.M) {
	code := m.Run()
	for end := time.Now().Add(3 * time.Second); code == 0; runtime.Gosched() {
		buf := make([]byte, 1<<20)
		stacks := string(buf[:runtime.Stack(buf, true)])
		n := strings.Count(stacks, "front/http1.(*conn)") + strings.Count(stacks, "front/http1.(*Server)")
		if n == 0 {
			break
		}
		if time.Now().After(end) {
			fmt.Fprintf(os.Stderr, "goroutines left:\n%s\n", stacks)
			code = 1
		}
	}
	os.Exit(code)
}

type handlerFunc func(x *exchange.Exchange)

func (f handlerFunc) Serve(x *exchange.Exchange) { f(x) }

var (
	fixedDate = []exchange.Field{{Name: []byte("date"), Value: []byte("D")}}
	names     atomic.Int64
)

// respond answers with a fixed Date, so that responses can be compared word for word.
func respond(x *exchange.Exchange, status int, body string, fields ...string) error {
	h := fixedDate[:1:1]
	for i := 0; i+1 < len(fields); i += 2 {
		h = append(h, exchange.Field{Name: []byte(fields[i]), Value: []byte(fields[i+1])})
	}
	return x.Respond(&exchange.Response{Status: status, Header: h, Body: []byte(body)})
}

// echo answers with the request that it received: for tests of parsing.
func echo(x *exchange.Exchange) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s?%s host=%s proto=%d", x.Method, x.Path, x.Query, x.Host, x.Protocol)
	for _, f := range x.Header {
		fmt.Fprintf(&b, " %s=%q", f.Name, f.Value)
	}
	body, err := readAll(x)
	fmt.Fprintf(&b, " inline=%v body=%q", x.BodyInline, body)
	if err != nil {
		if errors.Is(err, exchange.ErrBodyTooLarge) {
			respond(x, 413, "too large")
			return
		}
		fmt.Fprintf(&b, " err=%v", err)
	}
	respond(x, 200, b.String())
}

func readAll(x *exchange.Exchange) ([]byte, error) {
	var body []byte
	buf := make([]byte, 1000)
	for {
		n, err := x.ReadBody(buf)
		body = append(body, buf[:n]...)
		if err == io.EOF {
			return body, nil
		}
		if err != nil {
			return body, err
		}
	}
}

// serve runs a server on an abstract socket until the test ends.
func serve(t testing.TB, cfg Config, h func(x *exchange.Exchange)) (*Server, func() net.Conn) {
	t.Helper()
	return serveOn(t, cfg, h, "unix")
}

func serveOn(t testing.TB, cfg Config, h func(x *exchange.Exchange), network string) (*Server, func() net.Conn) {
	t.Helper()
	addr := "127.0.0.1:0"
	if network == "unix" {
		addr = fmt.Sprintf("@http1-test-%d-%d", os.Getpid(), names.Add(1))
	}
	ln, err := net.Listen(network, addr)
	if err != nil {
		t.Fatal(err)
	}
	s := New(cfg, handlerFunc(h))
	served := make(chan error, 1)
	go func() { served <- s.Serve(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return s, func() net.Conn {
		t.Helper()
		nc, err := net.Dial(network, ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		nc.SetDeadline(time.Now().Add(10 * time.Second))
		t.Cleanup(func() { nc.Close() })
		return nc
	}
}

// exchangeBytes sends raw, closes the sending half, and returns all bytes received.
func exchangeBytes(t testing.TB, nc net.Conn, raw string) string {
	t.Helper()
	go func() {
		io.WriteString(nc, raw)
		nc.(interface{ CloseWrite() error }).CloseWrite()
	}()
	got, err := io.ReadAll(nc)
	if err != nil {
		t.Errorf("read: %v after %q", err, got)
	}
	return string(got)
}

// memConn is a connection in memory: it reads from in, then EOF, and keeps the written bytes. step > 0: reads return
// at most step bytes.
type memConn struct {
	in   []byte
	step int
	mu   sync.Mutex
	out  bytes.Buffer
}

func (m *memConn) Read(p []byte) (int, error) {
	if len(m.in) == 0 {
		return 0, io.EOF
	}
	if m.step > 0 && len(p) > m.step {
		p = p[:m.step]
	}
	n := copy(p, m.in)
	m.in = m.in[n:]
	return n, nil
}

func (m *memConn) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.out.Write(p)
}
func (m *memConn) Close() error                     { return nil }
func (m *memConn) LocalAddr() net.Addr              { return &net.UnixAddr{} }
func (m *memConn) RemoteAddr() net.Addr             { return &net.UnixAddr{} }
func (m *memConn) SetDeadline(time.Time) error      { return nil }
func (m *memConn) SetReadDeadline(time.Time) error  { return nil }
func (m *memConn) SetWriteDeadline(time.Time) error { return nil }

// runMem serves raw on a memConn on the caller's goroutine and returns what the server wrote.
func runMem(cfg Config, h func(x *exchange.Exchange), raw string, step int) string {
	m := &memConn{in: []byte(raw), step: step}
	New(cfg, handlerFunc(h)).serveOne(m)
	return m.out.String()
}

func (s *Server) serveOne(nc net.Conn) {
	c := newConn(s, nc)
	s.conns[c] = struct{}{}
	c.run()
	s.date.stop()
}
