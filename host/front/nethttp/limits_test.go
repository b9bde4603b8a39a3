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
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/sockets"
)

// recorder is a tracked connection that records the calls.
type recorder struct {
	net.Conn
	mu   sync.Mutex
	said []string
	cut  func(error)
}

func (r *recorder) note(s string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, s)
}
func (r *recorder) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.said, " ")
}
func (r *recorder) BeginIdle()                     { r.note("idle") }
func (r *recorder) BeginHead()                     { r.note("head") }
func (r *recorder) BeginRequest()                  { r.note("request") }
func (r *recorder) BeginStreams()                  { r.note("streams") }
func (r *recorder) SetIdleTimeout(d time.Duration) { r.note(d.String()) }
func (r *recorder) OnCut(f func(error))            { r.cut = f }
func (r *recorder) CloseWrite() error              { return r.Conn.(*net.UnixConn).CloseWrite() }

type recording struct {
	net.Listener
	conns chan *recorder
}

func (l recording) Accept() (net.Conn, error) {
	nc, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	r := &recorder{Conn: nc}
	l.conns <- r
	return r, nil
}

// TestTracked checks the calls to a connection's tracker.
func TestTracked(t *testing.T) {
	for _, c := range []struct {
		name string
		cfg  Config
		want string
	}{
		{"h1", Config{}, "head request 3s idle head request 3s idle"},
		{"h1 beside h2c", Config{H2C: true}, "head request 3s idle head request 3s idle"},
		{"h2c", Config{H2C: true}, "head idle streams 0s idle streams 0s idle"},
		{"h2", tlsConfig(t), "head idle streams 0s idle streams 0s idle"},
	} {
		t.Run(c.name, func(t *testing.T) {
			conns := make(chan *recorder, 1)
			s := serve(t, c.cfg, func(ln net.Listener) net.Listener { return recording{ln, conns} }, func(x *exchange.Exchange) {
				x.SetIdleTimeout(3 * time.Second)
				x.Respond(response(200, "hi"))
			})
			client, _ := s.client()
			if strings.HasPrefix(c.name, "h1") {
				client.Transport.(*single).Protocols.SetHTTP1(true)
				client.Transport.(*single).Protocols.SetUnencryptedHTTP2(false)
			}
			get(t, client, s.url("/"))
			r := wait(t, "connection", conns)
			until(t, "idle", func() bool {
				return strings.HasSuffix(r.String(), "3s idle") || strings.HasSuffix(r.String(), "0s idle")
			})
			get(t, client, s.url("/"))
			until(t, c.want+"; said "+r.String(), func() bool { return r.String() == c.want })
		})
	}
}

// TestCut: a tracker that ends a connection cancels all requests on it, and all streams of HTTP/2.
func TestCut(t *testing.T) {
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t)} {
		t.Run(name, func(t *testing.T) {
			conns, in, causes := make(chan *recorder, 9), make(chan bool, 9), make(chan error, 9)
			s := serve(t, cfg, func(ln net.Listener) net.Listener { return recording{ln, conns} }, func(x *exchange.Exchange) {
				in <- true
				<-x.Done()
				causes <- x.Cause()
				x.Cut()
			})
			client, _ := s.client()
			n := 1
			if name == "h2" {
				n = 3
				for range n {
					go client.Get(s.url("/"))
				}
			} else {
				io.WriteString(s.dial(), ask)
			}
			for range n {
				wait(t, "handler", in)
			}
			for range len(conns) {
				(<-conns).cut(errTest)
			}
			for range n {
				if cause := wait(t, "cause", causes); cause != errTest {
					t.Errorf("cause %v", cause)
				}
			}
		})
	}
}

// TestIdleTimeout: a guest's own idle timeout ends its request if no tracker enforces it. Bytes postpone it.
func TestIdleTimeout(t *testing.T) {
	t.Parallel()
	const idle = time.Second
	handler := func(t *testing.T, causes chan<- error, x *exchange.Exchange) {
		x.SetIdleTimeout(time.Hour)
		x.SetIdleTimeout(0)
		x.SetIdleTimeout(idle)
		x.Start(response(200, ""))
		for i := range 10 {
			if i > 0 && string(x.Path) == "/wait" {
				time.Sleep(idle / 6) // in total more than the timeout
			}
			if _, err := x.Write([]byte("x")); err != nil {
				t.Errorf("Write: %v", err)
			}
		}
		switch string(x.Path) {
		case "/wait":
			<-x.Done()
		case "/read":
			x.ReadBody(make([]byte, 1))
		case "/write":
			for x.Cause() == nil {
				x.Write(make([]byte, 1<<20))
			}
		}
		causes <- x.Cause()
		x.Cut()
	}
	test := func(t *testing.T, causes <-chan error, client *http.Client, url string) {
		t.Helper()
		for _, path := range []string{"/wait", "/read", "/write"} {
			never, w := io.Pipe()
			res, err := client.Post(url+path, "", never)
			must(t, err)
			b := make([]byte, 10)
			_, err = io.ReadFull(res.Body, b)
			must(t, err)
			if cause := wait(t, path, causes); cause != front.ErrIdle {
				t.Errorf("%s: cause %v", path, cause)
			}
			w.Close()
			if _, err = io.Copy(io.Discard, res.Body); err == nil {
				t.Errorf("%s: the answer is complete", path)
			}
			res.Body.Close()
		}
	}
	t.Run("in a server of others", func(t *testing.T) {
		t.Parallel()
		causes := make(chan error, 9)
		s := httptest.NewServer(Handler(handlerFunc(func(x *exchange.Exchange) { handler(t, causes, x) }), Config{}))
		defer s.Close()
		test(t, causes, s.Client(), s.URL)
	})
	t.Run("h2", func(t *testing.T) {
		t.Parallel()
		causes := make(chan error, 9)
		s := serve(t, tlsConfig(t), nil, func(x *exchange.Exchange) { handler(t, causes, x) })
		client, _ := s.client()
		test(t, causes, client, s.url(""))
	})
}

// TestIdleTracked: with a real tracker, a quiet connection is closed, and one whose stream has a longer limit of its own is not.
func TestIdleTracked(t *testing.T) {
	t.Parallel()
	const idle = 800 * time.Millisecond
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t), "h2c": {H2C: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tracker := sockets.NewTracker(sockets.Limits{ConnIdle: idle, Head: idle, Request: 0})
			defer tracker.Close()
			causes := make(chan error, 1)
			s := serve(t, cfg, func(ln net.Listener) net.Listener { return tracker.Listener(named{ln}) }, func(x *exchange.Exchange) {
				if string(x.Path) == "/long" {
					x.SetIdleTimeout(time.Minute)
					time.Sleep(3 * idle)
					x.Respond(response(200, "long"))
					return
				}
				<-x.Done()
				causes <- x.Cause()
				x.Cut()
			})
			client, dials := s.client()
			if name == "h1" {
				client.Transport.(*single).Protocols.SetHTTP1(true)
				client.Transport.(*single).Protocols.SetUnencryptedHTTP2(false)
			}
			_, got := get(t, client, s.url("/long"))
			equal(t, "long", got, "long")
			until(t, "end of the quiet connection", func() bool { return tracker.Conns() == 0 && s.Conns() == 0 })
			if dials.Load() != 1 {
				t.Errorf("%d connections", dials.Load())
			}
			until(t, "the end of a quiet request", func() bool {
				if res, err := client.Get(s.url("/quiet")); err == nil {
					t.Errorf("answered: %v", res)
				}
				select {
				case cause := <-causes:
					if cause != sockets.ErrIdle {
						t.Errorf("cause %v", cause)
					}
					return true
				case <-time.After(idle): // on a slow machine the connection was quiet before the request arrived
					return false
				}
			})
		})
	}
}

type named struct{ net.Listener }

func (n named) Address() string { return n.Addr().String() }

// TestRequestTimeout: a stream that takes too long is cancelled with a cause that lets the host answer, and broken off if it does
// not end. Other streams continue.
func TestRequestTimeout(t *testing.T) {
	s := serve(t, Config{H2C: true}, nil, func(x *exchange.Exchange) {
		switch string(x.Path) {
		case "/answer":
			<-x.Done()
			var a interface {
				Answerable() bool
				Timeout() bool
			}
			cause := x.Cause()
			if !errors.As(cause, &a) || !a.Answerable() || !a.Timeout() {
				t.Errorf("cause %v", cause)
			}
			x.Revive()
			x.Respond(response(503, cause.Error()))
		case "/stuck":
			x.ReadBody(make([]byte, 1))
			x.Cut()
		default:
			x.Respond(response(200, "hi"))
		}
	})
	client, dials := s.client()
	get(t, client, s.url("/"))
	s.SetRequestTimeout(50 * time.Millisecond)
	res, got := get(t, client, s.url("/answer"))
	equal(t, "answer", fmt.Sprint(res.StatusCode, " ", got), "503 request timeout: the request took too long")
	never, w := io.Pipe()
	defer w.Close()
	if _, err := client.Post(s.url("/stuck"), "", never); err == nil {
		t.Error("a stuck request was answered")
	}
	_, got = get(t, client, s.url("/"))
	equal(t, "after them", got, "hi")
	if dials.Load() != 1 {
		t.Errorf("%d connections", dials.Load())
	}
}

// TestRequestTimeoutOther: in HTTP/1 without a tracker the connection ends after the response.
func TestRequestTimeoutOther(t *testing.T) {
	s := serve(t, Config{RequestTimeout: 50 * time.Millisecond}, nil, func(x *exchange.Exchange) {
		<-x.Done()
		x.Revive()
		x.Respond(response(503, "late"))
	})
	nc := s.dial()
	io.WriteString(nc, ask)
	in := bufio.NewReader(nc)
	res, err := http.ReadResponse(in, nil)
	must(t, err)
	b, err := io.ReadAll(res.Body)
	must(t, err)
	equal(t, "answer", fmt.Sprint(res.StatusCode, " ", string(b), " ", res.Close), "503 late true")
	if _, err := in.ReadByte(); err != io.EOF {
		t.Errorf("after it: %v", err)
	}
}

// TestLateTimers: timers that fire after the handler has returned do nothing.
func TestLateTimers(t *testing.T) {
	s := serve(t, Config{H2C: true, RequestTimeout: time.Millisecond}, nil, func(x *exchange.Exchange) {
		x.SetIdleTimeout(time.Millisecond)
		time.Sleep(time.Millisecond)
		x.Respond(response(200, "hi"))
		x.Revive()
	})
	client, _ := s.client()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 100 {
				ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
				req, _ := http.NewRequestWithContext(ctx, "GET", s.url("/"), nil)
				if res, err := client.Do(req); err == nil {
					io.Copy(io.Discard, res.Body)
					res.Body.Close()
				}
				cancel()
			}
		})
	}
	all.Wait()
}
