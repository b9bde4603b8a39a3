package http1

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

func read(t testing.TB, r io.Reader, want string) {
	t.Helper()
	buf := make([]byte, len(want))
	n, err := io.ReadFull(r, buf)
	if err != nil || string(buf) != want {
		t.Fatalf("got %q, %v, want %q", buf[:n], err, want)
	}
}

func write(t testing.TB, w io.Writer, s string) {
	t.Helper()
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
}

// TestChunkedInPieces is black-box case 18: the handler sees the first part before the rest is sent.
func TestChunkedInPieces(t *testing.T) {
	first := make(chan string, 1)
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		buf := make([]byte, 100)
		n, _ := x.ReadBody(buf)
		first <- string(buf[:n])
		rest, err := readAll(x)
		respond(x, 200, fmt.Sprintf("%s %d %v", buf[:n], len(rest), err))
	})
	nc := dial()
	write(t, nc, chunkedHead+"4\r\nWiki\r")
	if got := <-first; got != "Wiki" {
		t.Fatalf("first read: %q", got)
	}
	write(t, nc, "\n0\r\n\r\n"+get("/"))
	read(t, nc, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 12\r\n\r\nWiki 0 <nil>")
}

// TestStreamedBodies: bodies in all framings, byte by byte and at once, small and large, behind a large head.
func TestStreamedBodies(t *testing.T) {
	for _, size := range []int{1, 100, 4096, inlineBody, inlineBody + 1, 300000} {
		body := strings.Repeat("0123456789abcdef", size/16+1)[:size]
		var chunked strings.Builder
		for rest := body; rest != ""; {
			n := min(len(rest), 1+len(rest)/3)
			fmt.Fprintf(&chunked, "%x;ext=1\r\n%s\r\n", n, rest[:n])
			rest = rest[n:]
		}
		chunked.WriteString("0\r\nT: x\r\n\r\n")
		for _, pad := range []int{0, 3900, 4096, 15900} {
			fields := "Host: h\r\nP: " + strings.Repeat("p", pad) + "\r\n"
			for _, raw := range []string{
				"POST /x HTTP/1.1\r\n" + fields + fmt.Sprintf("Content-Length: %d\r\n\r\n", size) + body,
				"POST /x HTTP/1.1\r\n" + fields + "Transfer-Encoding: chunked\r\n\r\n" + chunked.String(),
			} {
				for _, step := range []int{0, 1000, 1 + size/50} {
					got := runMem(Config{}, func(x *exchange.Exchange) {
						b, err := readAll(x)
						if string(b) != body || err != nil {
							t.Errorf("size %d, pad %d, step %d: %d bytes, %v", size, pad, step, len(b), err)
						}
						if len(x.Get("p")) != pad || string(x.Path) != "/x" {
							t.Errorf("size %d, pad %d, step %d: the head was overwritten", size, pad, step)
						}
						respond(x, 200, "ok")
					}, raw+raw, step)
					if strings.Count(got, "\r\n\r\nok") != 2 {
						t.Errorf("size %d, pad %d, step %d: got %q", size, pad, step, got)
					}
				}
			}
		}
	}
}

// TestLimits: exactly the limit is accepted, one more is not.
func TestLimits(t *testing.T) {
	headOf := func(n int) string {
		const frame = "GET / HTTP/1.1\r\nHost: h\r\nP: \r\n\r\n"
		return strings.Replace(frame, "P: ", "P: "+strings.Repeat("p", n-len(frame)), 1)
	}
	fields := func(n int) string {
		return "GET / HTTP/1.1\r\nHost: h\r\n" + strings.Repeat("A: b\r\n", n-1) + "\r\n"
	}
	sized := func(n int) string {
		return fmt.Sprintf("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n", n) + strings.Repeat("x", n)
	}
	inChunks := func(n int) string {
		return chunkedHead + "1\r\nx\r\n" + fmt.Sprintf("%x\r\n", n-1) + strings.Repeat("x", n-1) + "\r\n0\r\n\r\n"
	}
	for _, c := range []struct {
		cfg  Config
		raw  string
		want int
	}{
		{Config{}, headOf(16 << 10), 200},
		{Config{}, headOf(16<<10 + 1), 431},
		{Config{MaxHead: 100}, headOf(100), 200},
		{Config{MaxHead: 100}, headOf(101), 431},
		{Config{MaxHead: 5000}, headOf(5000), 200},
		{Config{MaxHead: 5000}, headOf(5001), 431},
		{Config{MaxHead: 4096}, headOf(4096), 200},
		{Config{MaxHead: 4096}, headOf(4097), 431},
		{Config{MaxHead: 100}, "GET /" + strings.Repeat("x", 96), 414},
		{Config{}, fields(200), 200},
		{Config{}, fields(201), 431},
		{Config{MaxHeaders: 3}, fields(3), 200},
		{Config{MaxHeaders: 3}, fields(4), 431},
		{Config{MaxBody: 10}, sized(10), 200},
		{Config{MaxBody: 10}, sized(11), 413},
		{Config{MaxBody: 100000}, sized(100000), 200},
		{Config{MaxBody: 100000}, sized(100001), 413},
		{Config{MaxBody: 10}, inChunks(10), 200},
		{Config{MaxBody: 10}, inChunks(11), 413},
		{Config{MaxBody: 100000}, inChunks(100000), 200},
		{Config{MaxBody: 100000}, inChunks(100001), 413},
		{Config{MaxBody: -1}, sized(100001), 200},
	} {
		for _, step := range []int{0, 1, 50, 4096} {
			got := runMem(c.cfg, echo, c.raw, step)
			if want := fmt.Sprintf("HTTP/1.1 %d ", c.want); !strings.HasPrefix(got, want) {
				t.Errorf("%+v, %.40q (%d bytes), step %d: got %.40q, want %s", c.cfg, c.raw, len(c.raw), step, got, want)
			}
		}
	}
}

func TestSetMaxBody(t *testing.T) {
	s, dial := serve(t, Config{MaxBody: 5}, echo)
	nc := dial()
	r := bufio.NewReader(nc)
	for _, c := range []struct{ limit, want int }{{5, 200}, {0, 413}} {
		s.SetMaxBody(int64(c.limit))
		write(t, nc, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx")
		res, err := http.ReadResponse(r, nil)
		if err != nil || res.StatusCode != c.want {
			t.Fatalf("limit %d: %v, %v", c.limit, res, err)
		}
		io.Copy(io.Discard, res.Body)
	}
}

// TestExpect: 100 when the body is read, or at once for an inline body; never when the client did not ask for it.
func TestExpect(t *testing.T) {
	_, dial := serve(t, Config{MaxBody: 1 << 20}, func(x *exchange.Exchange) {
		if string(x.Path) == "/refuse" {
			respond(x, 403, "")
			return
		}
		n, err := io.Copy(io.Discard, readerOf(x))
		respond(x, 200, fmt.Sprint(n, err))
	})
	head := func(path, framing string) string {
		return "POST " + path + " HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\n" + framing + "\r\n\r\n"
	}
	const proceed = "HTTP/1.1 100 Continue\r\n\r\n"
	nc := dial()
	for _, c := range []struct{ framing, body, want string }{
		{"Content-Length: 3", "abc", "3 <nil>"},
		{"Content-Length: 70000", strings.Repeat("x", 70000), "70000 <nil>"},
		{"Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n", "3 <nil>"},
	} {
		write(t, nc, head("/", c.framing))
		read(t, nc, proceed)
		write(t, nc, c.body)
		read(t, nc, fmt.Sprintf("HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: %d\r\n\r\n%s", len(c.want), c.want))
	}
	write(t, nc, head("/", "Content-Length: 0"))
	read(t, nc, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 7\r\n\r\n0 <nil>")
	write(t, nc, head("/refuse", "Content-Length: 70000"))
	read(t, nc, "HTTP/1.1 403 Forbidden\r\ndate: D\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

	nc = dial()
	write(t, nc, head("/", "Content-Length: 2000000"))
	read(t, nc, "HTTP/1.1 413 ")
}

// TestHalfClose: a client that has closed its sending half gets its complete response, and a head that ends early a 400.
func TestHalfClose(t *testing.T) {
	for _, network := range []string{"unix", "tcp"} {
		release := make(chan bool, 2)
		_, dial := serveOn(t, Config{}, func(x *exchange.Exchange) {
			<-release
			respond(x, 200, string(x.Path))
		}, network)
		nc := dial()
		write(t, nc, get("/1")+get("/2"))
		nc.(interface{ CloseWrite() error }).CloseWrite()
		release <- true
		read(t, nc, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n/1")
		release <- true
		got, err := io.ReadAll(nc)
		if want := "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n/2"; string(got) != want || err != nil {
			t.Errorf("%s: got %q, %v", network, got, err)
		}
		if got := exchangeBytes(t, dial(), "GET / HT"); !strings.HasSuffix(got, "the head ended early\n") {
			t.Errorf("%s: got %q", network, got)
		}
		if got := exchangeBytes(t, dial(), ""); got != "" {
			t.Errorf("%s: got %q for nothing", network, got)
		}
	}
}

// TestPipelinedOrder is black-box case 19: a response is on its way before the next request is dispatched.
func TestPipelinedOrder(t *testing.T) {
	release := make(chan bool)
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		<-release
		respond(x, 200, string(x.Path))
	})
	nc := dial()
	write(t, nc, get("/1")+get("/2")+get("/3"))
	for i := 1; i <= 3; i++ {
		release <- true
		read(t, nc, fmt.Sprintf("HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 2\r\n\r\n/%d", i))
	}
}

// TestRefusalArrives: a client that is still sending when it is rejected reads the response and no reset.
func TestRefusalArrives(t *testing.T) {
	_, dial := serveOn(t, Config{MaxBody: 10}, echo, "tcp")
	for range 20 {
		got := exchangeBytes(t, dial(), "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\n"+strings.Repeat("x", 200000))
		if !strings.HasSuffix(got, "the body is too large\n") {
			t.Fatalf("got %q", got)
		}
	}
}

// TestClientGone: a stream to a client that has gone ends with an error, and the exchange is cancelled.
func TestClientGone(t *testing.T) {
	cause := make(chan error, 1)
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		x.Start(&exchange.Response{Status: 200, Length: -1})
		for {
			if _, err := x.Write(make([]byte, 1000)); err != nil {
				cause <- x.Cause()
				return
			}
		}
	})
	nc := dial()
	write(t, nc, get("/"))
	read(t, nc, "HTTP/1.1 200 OK\r\n")
	nc.Close()
	if err := <-cause; err == nil || !strings.HasPrefix(err.Error(), "client is gone: ") {
		t.Errorf("cause: %v", err)
	}
}

// TestPanic: a handler's panic ends only its own connection.
func TestPanic(t *testing.T) {
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		if string(x.Path) == "/panic" {
			panic("oh")
		}
		respond(x, 200, "")
	})
	nc := dial()
	if got := exchangeBytes(t, dial(), get("/panic")); got != "" {
		t.Errorf("got %q", got)
	}
	write(t, nc, get("/"))
	read(t, nc, "HTTP/1.1 200 OK\r\n")
}

// TestShutdown: idle connections close, a running request finishes with `Connection: close`, and half a head may be completed.
func TestShutdown(t *testing.T) {
	begun, release := make(chan bool), make(chan bool)
	s, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		if string(x.Path) == "/slow" {
			begun <- true
			<-release
		}
		respond(x, 200, string(x.Path))
	})
	fresh, idle, slow, half := dial(), dial(), dial(), dial()
	write(t, idle, get("/"))
	read(t, idle, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\n/")
	write(t, half, get("/")+"GET /half HTTP/1.1\r\n")
	read(t, half, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 1\r\n\r\n/")
	write(t, slow, get("/slow"))
	<-begun
	done := make(chan error)
	go func() { done <- s.Shutdown(context.Background()) }()
	for _, nc := range []net.Conn{fresh, idle} {
		if got, err := io.ReadAll(nc); len(got) > 0 || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	write(t, half, "Host: h\r\n\r\n")
	read(t, half, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 5\r\nConnection: close\r\n\r\n/half")
	select {
	case err := <-done:
		t.Fatalf("Shutdown returned %v before the request had ended", err)
	default:
	}
	close(release)
	read(t, slow, "HTTP/1.1 200 OK\r\ndate: D\r\nContent-Length: 5\r\nConnection: close\r\n\r\n/slow")
	if err := <-done; err != nil {
		t.Error(err)
	}
	if n := s.Conns(); n != 0 {
		t.Errorf("%d connections left", n)
	}
}

// TestShutdownCuts: requests that outlive the deadline are cancelled and cut.
func TestShutdownCuts(t *testing.T) {
	begun := make(chan *exchange.Exchange, 1)
	s, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		begun <- x
		<-x.Done()
	})
	nc := dial()
	write(t, nc, get("/"))
	x := <-begun
	ctx, cancel := context.WithCancelCause(context.Background())
	why := errors.New("drained for too long")
	cancel(why)
	if err := s.Shutdown(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Shutdown: %v", err)
	}
	if x.Cause() != why {
		t.Errorf("cause: %v", x.Cause())
	}
	if got, _ := io.ReadAll(nc); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

// tracked records the calls of the front.
type tracked struct {
	memConn
	calls  []string
	cancel func(error)
}

func (c *tracked) BeginIdle()    { c.calls = append(c.calls, "idle") }
func (c *tracked) BeginHead()    { c.calls = append(c.calls, "head") }
func (c *tracked) BeginRequest() { c.calls = append(c.calls, "request") }
func (c *tracked) SetIdleTimeout(d time.Duration) {
	c.calls = append(c.calls, "timeout "+d.String())
}
func (c *tracked) OnCut(f func(error)) { c.cancel = f }

func TestTracked(t *testing.T) {
	cut := errors.New("idle for too long")
	nc := &tracked{}
	nc.in, nc.step = []byte(get("/")+get("/cut")+get("/behind")), len(get("/"))+3
	n := 0
	New(Config{}, handlerFunc(func(x *exchange.Exchange) {
		n++
		x.SetIdleTimeout(time.Minute)
		if string(x.Path) == "/cut" {
			nc.cancel(cut)
			if err := respond(x, 200, ""); err != exchange.ErrClosed || x.Cause() != cut {
				t.Errorf("Respond: %v, cause %v", err, x.Cause())
			}
			return
		}
		respond(x, 200, "")
	})).serveOne(nc)
	if got, want := strings.Join(nc.calls, ", "), "request, timeout 1m0s, head, request, timeout 1m0s"; got != want || n != 2 {
		t.Errorf("%d requests, calls: %s\nwant %s", n, got, want)
	}
	nc = &tracked{memConn: memConn{in: []byte(get("/") + get("/")), step: len(get("/"))}}
	New(Config{}, handlerFunc(echo)).serveOne(nc)
	if got, want := strings.Join(nc.calls, ", "), "request, idle, request, idle"; got != want {
		t.Errorf("calls: %s\nwant %s", got, want)
	}
}

func TestAccessLog(t *testing.T) {
	var got []string
	cfg := Config{MaxBody: 3, AccessLog: func(e *front.Entry) {
		got = append(got, fmt.Sprintf("%s %s %d %d %v %v", e.Request.Method, e.Request.Path, e.Status, e.Sent, e.Cut, e.Cause))
		if e.Duration < 0 || e.Start.IsZero() {
			t.Errorf("start %v, duration %v", e.Start, e.Duration)
		}
	}}
	h := func(x *exchange.Exchange) {
		switch string(x.Path) {
		case "/cut":
			x.Start(&exchange.Response{Status: 200, Length: -1})
			x.Write([]byte("ab"))
			x.Cut()
		case "/cancel":
			x.Cancel(io.EOF)
		default:
			respond(x, 200, "hey")
		}
	}
	runMem(cfg, h, get("/a?q")+"HEAD /b HTTP/1.1\r\nHost: h\r\n\r\n"+get("/cut"), 0)
	runMem(cfg, h, "POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nabcd", 0)
	runMem(cfg, h, get("/cancel"), 0)
	runMem(cfg, h, get("/d")+"HEAD /e HTTP/1.1\r\n\r\n", 0) // no part of the response earlier
	want := "GET /a 200 3 false <nil>; HEAD /b 200 0 false <nil>; GET /cut 200 2 true <nil>; POST /c 413 22 false <nil>; GET /cancel 0 0 true EOF; " +
		"GET /d 200 3 false <nil>; HEAD /e 400 0 false <nil>"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

// TestNoAllocation: a request and its response allocate nothing.
func TestNoAllocation(t *testing.T) {
	for _, raw := range []string{smallHead, browserHead, chunkedHead + "3\r\nabc\r\n0\r\n\r\n",
		"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc", get("/a/%2e%2e/b")} {
		for _, size := range []int{19, 30000} {
			res := exchange.Response{Status: 200, Header: answer.Header, Body: make([]byte, size)}
			nc := &stepConn{raw: []byte(raw), next: make(chan bool), done: make(chan bool)}
			c := newConn(New(Config{}, handlerFunc(func(x *exchange.Exchange) { x.Respond(&res) })), nc)
			c.srv.conns[c] = struct{}{}
			go c.run()
			n := testing.AllocsPerRun(200, func() {
				nc.next <- true
				<-nc.done
			})
			close(nc.next)
			if n >= 1 {
				t.Errorf("%.30q, %d bytes: %v allocations", raw, size, n)
			}
		}
	}
}

// stepConn delivers raw once for each value in next and signals when it was answered.
type stepConn struct {
	memConn
	raw        []byte
	next, done chan bool
}

func (c *stepConn) Read(p []byte) (int, error) {
	if !<-c.next {
		return 0, io.EOF
	}
	return copy(p, c.raw), nil
}

func (c *stepConn) Write(p []byte) (int, error) {
	c.done <- true
	return len(p), nil
}

// brokenListener fails a few times as if descriptors had run out, then permanently.
type brokenListener struct {
	net.Listener
	left atomic.Int32
	err  error
}

func (l *brokenListener) Accept() (net.Conn, error) {
	if l.left.Add(-1) >= 0 {
		return nil, &net.OpError{Op: "accept", Err: syscall.EMFILE}
	}
	return nil, l.err
}
func (l *brokenListener) Close() error   { return nil }
func (l *brokenListener) Addr() net.Addr { return &net.UnixAddr{Name: "@x", Net: "unix"} }

func TestAcceptErrors(t *testing.T) {
	l := &brokenListener{err: errors.New("no such luck")}
	l.left.Store(3)
	start := time.Now()
	if err := New(Config{}, handlerFunc(echo)).Serve(l); err != l.err {
		t.Errorf("Serve: %v, want %v", err, l.err)
	}
	if d := time.Since(start); d < (5+10+20)*time.Millisecond {
		t.Errorf("three failures were waited out in %v: it spins", d)
	}
	l.left.Store(1 << 30)
	s := New(Config{}, handlerFunc(echo))
	served := make(chan error)
	go func() { served <- s.Serve(l) }()
	s.Shutdown(context.Background())
	if err := <-served; err != nil {
		t.Errorf("Serve after Shutdown: %v", err)
	}
	if err := s.Serve(l); err != nil {
		t.Errorf("Serve of a server that was shut down: %v", err)
	}
}

// TestMaxConns: a connection over the limit waits until another ends.
func TestMaxConns(t *testing.T) {
	s, dial := serve(t, Config{MaxConns: 1}, echo)
	first, second := dial(), dial()
	write(t, first, get("/"))
	read(t, first, "HTTP/1.1 200 OK\r\n")
	write(t, second, get("/"))
	if n := s.Conns(); n != 1 {
		t.Errorf("%d connections", n)
	}
	first.Close()
	read(t, second, "HTTP/1.1 200 OK\r\n")
}

// TestHammer: many connections with every kind of request, some cut from both sides, while the server shuts down.
func TestHammer(t *testing.T) {
	s, dial := serve(t, Config{AccessLog: func(*front.Entry) {}}, func(x *exchange.Exchange) {
		switch string(x.Path) {
		case "/stream":
			x.Start(&exchange.Response{Status: 200, Length: -1})
			for range 5 {
				x.Write([]byte("some bytes"))
			}
			x.End()
		case "/cut":
			x.Cut()
		case "/cancel":
			go x.Cancel(io.EOF)
			<-x.Done()
		default:
			b, err := readAll(x)
			respond(x, 200, fmt.Sprint(len(b), err))
		}
	})
	conns := make([][]net.Conn, 16) // all before the first shuts the server down
	for i := range conns {
		for range 20 {
			conns[i] = append(conns[i], dial())
		}
	}
	var wg sync.WaitGroup
	for i := range conns {
		wg.Go(func() {
			for j, nc := range conns[i] {
				raw := []string{get("/"), get("/stream"), chunkedHead + "3\r\nabc\r\n0\r\n\r\n", get("/cut"), get("/cancel"),
					"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + strings.Repeat("x", 100000)}[(i+j)%6]
				for range 5 {
					if _, err := io.WriteString(nc, raw); err != nil {
						break
					}
				}
				if j%2 == 0 {
					nc.Read(make([]byte, 10))
				}
				nc.Close()
				if i == 0 && j == 10 {
					ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
					s.Shutdown(ctx)
					cancel()
				}
			}
		})
	}
	wg.Wait()
}
