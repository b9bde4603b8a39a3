package nethttp

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

const ask = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

// TestEnd: a client that closes its sending half while its request runs counts as gone.
func TestEnd(t *testing.T) {
	cause := make(chan error, 1)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		<-x.Done()
		cause <- x.Cause()
	})
	nc := s.dial()
	io.WriteString(nc, ask)
	nc.(*net.UnixConn).CloseWrite()
	if err := wait(t, "the handler's end", cause); err == nil {
		t.Error("no cause")
	}
}

// TestPipelined: bytes that arrive while a handler runs are the next request, and are not lost.
func TestPipelined(t *testing.T) {
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		time.Sleep(time.Millisecond)
		x.Respond(response(200, string(x.Path)))
	})
	nc := s.dial()
	const n = 50
	go func() {
		for i := range n {
			text := fmt.Sprintf("GET /%d HTTP/1.1\r\nHost: h\r\n\r\n", i)
			io.WriteString(nc, text[:i%len(text)])
			io.WriteString(nc, text[i%len(text):])
		}
	}()
	in := bufio.NewReader(nc)
	for i := range n {
		res, err := http.ReadResponse(in, nil)
		must(t, err)
		b, _ := io.ReadAll(res.Body)
		equal(t, "answer", string(b), fmt.Sprintf("/%d", i))
	}
}

// TestShutdown: waiting connections are closed at once, running requests finish with `Connection: close`.
func TestShutdown(t *testing.T) {
	in, step := make(chan bool, 2), make(chan bool)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		if string(x.Path) == "/slow" {
			in <- true
			<-step
		}
		x.Respond(response(200, ""))
	})
	fresh, idle, slow := s.dial(), s.dial(), s.dial()
	const answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: D\r\n\r\n"
	io.WriteString(idle, ask)
	got := make([]byte, len(answer))
	io.ReadFull(idle, got)
	equal(t, "idle", string(got), answer)
	io.WriteString(slow, "GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
	wait(t, "handler", in)
	until(t, "connections", func() bool { return s.Conns() == 3 })

	done := make(chan error, 2)
	for range 2 {
		go func() { done <- s.Shutdown(context.Background()) }()
	}
	for name, nc := range map[string]net.Conn{"fresh": fresh, "idle": idle} {
		nc.SetDeadline(time.Now().Add(2 * time.Second)) // net/http alone needs five for a new one
		if n, err := nc.Read(got); n > 0 || err != io.EOF {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
	if _, err := net.Dial(s.addr.Network(), s.addr.String()); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("dial: %v", err)
	}
	close(step)
	b, err := io.ReadAll(slow)
	must(t, err)
	equal(t, "slow", string(b), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: D\r\nConnection: close\r\n\r\n")
	for range 2 {
		must(t, wait(t, "Shutdown", done))
	}
	if err := s.Serve(mustListen(t)); err != nil {
		t.Errorf("Serve after Shutdown: %v", err)
	}
}

func mustListen(t testing.TB) net.Listener {
	ln, err := net.Listen("unix", fmt.Sprintf("@nethttp-test-%d-%d", os.Getpid(), names.Add(1)))
	must(t, err)
	return ln
}

// TestShutdownCut: requests that run at the deadline are cut with its cause. HTTP/2 finishes as well, if it is in time.
func TestShutdownCut(t *testing.T) {
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t)} {
		t.Run(name, func(t *testing.T) {
			in, causes := make(chan bool, 1), make(chan error, 1)
			s := serve(t, cfg, nil, func(x *exchange.Exchange) {
				in <- true
				<-x.Done()
				causes <- x.Cause()
				x.Cut()
			})
			if name == "h1" {
				io.WriteString(s.dial(), ask)
			} else {
				client, _ := s.client()
				go client.Get(s.url("/"))
			}
			wait(t, "handler", in)
			deadline, end := context.WithTimeoutCause(context.Background(), 20*time.Millisecond, errTest)
			defer end()
			if err := s.Shutdown(deadline); err != context.DeadlineExceeded {
				t.Errorf("Shutdown: %v", err)
			}
			if cause := wait(t, "cause", causes); cause != errTest {
				t.Errorf("cause %v", cause)
			}
		})
	}
	in, step := make(chan bool, 1), make(chan bool)
	s := serve(t, tlsConfig(t), nil, func(x *exchange.Exchange) {
		in <- true
		<-step
		x.Respond(response(200, "late"))
	})
	client, _ := s.client()
	answers := make(chan string, 1)
	go func() {
		_, body := get(t, client, s.url("/"))
		answers <- body
	}()
	wait(t, "handler", in)
	done := make(chan error, 1)
	go func() { done <- s.Shutdown(context.Background()) }()
	close(step)
	equal(t, "answer", wait(t, "answer", answers), "late")
	must(t, wait(t, "Shutdown", done))
}

// TestMaxConns: a connection over the limit waits to be accepted.
func TestMaxConns(t *testing.T) {
	s := serve(t, Config{Config: front.Config{MaxConns: 2}}, nil, func(x *exchange.Exchange) { x.Respond(response(200, "")) })
	a, b, c := s.dial(), s.dial(), s.dial()
	until(t, "connections", func() bool { return s.Conns() == 2 })
	io.WriteString(c, ask)
	c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	if n, err := c.Read(make([]byte, 1)); n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the third is served: %d, %v", n, err)
	}
	a.Close()
	b.Close()
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := c.Read(make([]byte, 1)); err != nil {
		t.Errorf("the third is not served: %v", err)
	}
}

// failing fails to accept a few times.
type failing struct {
	net.Listener
	left atomic.Int64
	err  error
}

func (f *failing) Accept() (net.Conn, error) {
	if f.left.Add(-1) >= 0 {
		return nil, f.err
	}
	return f.Listener.Accept()
}

// TestAcceptFails: temporary errors are logged once and retried, others end Serve.
func TestAcceptFails(t *testing.T) {
	var ln *failing
	s := serve(t, Config{Config: front.Config{MaxConns: 1}}, func(l net.Listener) net.Listener {
		ln = &failing{Listener: l, err: &net.OpError{Op: "accept", Err: os.NewSyscallError("accept4", syscall.EMFILE)}}
		ln.left.Store(3)
		return ln
	}, func(x *exchange.Exchange) { x.Respond(response(200, "hi")) })
	equal(t, "answer", body(s.raw("GET / HTTP/1.0\r\n\r\n")), "hi")
	want := `msg="cannot accept connections: waiting" listener=` + s.addr.String()
	if log := s.log.String(); strings.Count(log, want) != 1 {
		t.Errorf("log, want one %s:\n%s", want, log)
	}

	other, err := New(Config{}, nil)
	must(t, err)
	bad := &failing{Listener: mustListen(t), err: errTest}
	bad.left.Store(1)
	if err := other.Serve(bad); err != errTest {
		t.Errorf("Serve: %v", err)
	}
	closed := mustListen(t)
	closed.Close()
	if err := other.Serve(closed); err != nil {
		t.Errorf("Serve of a closed listener: %v", err)
	}
}

// TestHandler: in another server, a client that leaves cancels the exchange, and earlier handlers may set fields.
func TestHandler(t *testing.T) {
	causes := make(chan error, 1)
	h := Handler(handlerFunc(func(x *exchange.Exchange) {
		if string(x.Path) == "/" {
			x.Respond(response(200, "hi", "content-type", "a/b", "vary", "b"))
			return
		}
		x.Start(response(200, ""))
		<-x.Done()
		causes <- x.Cause()
	}), Config{})
	s := httptest.NewServer(http.StripPrefix("/app", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Before", "1")
		w.Header().Set("Content-Type", "c/d")
		w.Header().Set("Vary", "a")
		h.ServeHTTP(w, r)
	})))
	defer s.Close()
	res, text := get(t, s.Client(), s.URL+"/app/")
	equal(t, "answer", fmt.Sprint(text, res.Header["X-Before"], res.Header["Content-Type"], res.Header["Vary"]), "hi[1] [a/b] [a b]")
	ctx, cancel := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, "GET", s.URL+"/app/wait", nil)
	must(t, err)
	res, err = s.Client().Do(req)
	must(t, err)
	cancel()
	res.Body.Close()
	if cause := wait(t, "cause", causes); cause != errGone {
		t.Errorf("cause %v", cause)
	}
}

// TestRecorder: responses can be collected: a writer without Flush is not an error.
func TestRecorder(t *testing.T) {
	h := Handler(handlerFunc(func(x *exchange.Exchange) {
		x.Start(response(201, ""))
		x.Write([]byte("part"))
		x.End()
	}), Config{})
	rec := httptest.NewRecorder()
	h.ServeHTTP(struct{ http.ResponseWriter }{rec}, httptest.NewRequest("GET", "/", nil))
	equal(t, "collected", fmt.Sprint(rec.Code, rec.Body), "201 part")
}
