package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// each runs a test with every driver, and a new one every time.
func each(t *testing.T, f func(t *testing.T, open func(Target, Load) driver)) {
	for name, make := range drivers {
		t.Run(name, func(t *testing.T) {
			f(t, func(at Target, l Load) driver {
				t.Helper()
				d, err := make(at, l)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(d.close)
				return d
			})
		})
	}
}

// As many requests as asked for, no more, on every kind of socket, over connections that are kept or not; an earlier run on the
// same connections does not count.
func TestRequests(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		for _, at := range targets(t) {
			var served, connections atomic.Int64
			serve(t, at, func(w http.ResponseWriter, r *http.Request) {
				served.Add(1)
				if r.Close {
					connections.Add(1)
				}
				hello(w, r)
			})
			for _, c := range []struct {
				close bool
				body  int
				n     int64
			}{{false, 0, 1000}, {true, 0, 300}, {false, 100, 100}, {true, 1 << 20, 20}} {
				l := testLoad()
				l.Request = Request{Close: c.close, Body: make([]byte, c.body)}
				d := open(at, l)
				if err := d.run(context.Background(), 20*time.Millisecond, 0); err != nil {
					t.Fatal(err)
				}
				warm := d.take()
				served.Store(0)
				connections.Store(0)
				if err := d.run(context.Background(), 0, c.n); err != nil {
					t.Fatal(err)
				}
				got := d.take()
				if got.done != c.n || got.status[200] != c.n || got.Errors.All() != 0 || got.latency.TotalCount() != c.n {
					t.Errorf("%s %+v: %d before; %d answers, %d with status 200, errors %+v", at.Socket(), c, warm.done, got.done, got.status[200], got.Errors)
				}
				// Requests in flight at the end of the first run may have been served before, or in vain.
				if n := served.Load(); n > c.n+int64(l.Connections) || n < c.n-int64(l.Connections) {
					t.Errorf("%s %+v: the server has seen %d", at.Socket(), c, n)
				}
				if n := connections.Load(); (n > 0) != c.close {
					t.Errorf("%s %+v: %d requests asked to close", at.Socket(), c, n)
				}
			}
		}
	})
}

func TestDuration(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		at := targets(t)[0]
		serve(t, at, hello)
		d := open(at, testLoad())
		start := time.Now()
		err := d.run(context.Background(), 100*time.Millisecond, 0)
		if took := time.Since(start); err != nil || took < 100*time.Millisecond || took > 20*time.Second {
			t.Errorf("%v, %v", took, err)
		}
	})
}

// All sorts of answers are read to their end, and counted by status.
func TestAnswers(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		at := targets(t)[1]
		big := bytes.Repeat([]byte("x"), 1<<20)
		serve(t, at, func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/big":
				w.Write(big)
			case "/chunks":
				for range 3 {
					io.WriteString(w, "chunk")
					w.(http.Flusher).Flush()
				}
			case "/none":
				w.WriteHeader(204)
			case "/error":
				http.Error(w, "no", http.StatusServiceUnavailable)
			case "/close":
				w.Header().Set("Connection", "close")
			}
		})
		for _, c := range []struct {
			method, path string
			status       int
		}{{"GET", "/big", 200}, {"HEAD", "/big", 200}, {"GET", "/chunks", 200}, {"GET", "/none", 204}, {"GET", "/error", 503}, {"GET", "/close", 200}} {
			l := testLoad()
			l.Request = Request{Method: c.method, Path: c.path}
			d := open(at, l)
			if err := d.run(context.Background(), 0, 20); err != nil {
				t.Error(err)
			}
			if got := d.take(); got.status[c.status] != 20 || got.done != 20 || got.Errors.All() != 0 {
				t.Errorf("%s %s: %d answers, %d with status %d, errors %+v", c.method, c.path, got.done, got.status[c.status], c.status, got.Errors)
			}
		}
	})
}

// An answer that changes, or has the length of another but not its head, is not taken for the one before.
func TestAnswersDiffer(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		at := targets(t)[0]
		serveRaw(t, at, func(c net.Conn) {
			buf := make([]byte, 1<<10)
			for i := 0; ; i++ {
				if _, err := c.Read(buf); err != nil {
					return
				}
				io.WriteString(c, [...]string{
					"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 404 No\r\nContent-Length: 5\r\n\r\nhello",
					"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes", "HTTP/1.1 204 OK\r\n\r\n",
				}[i%4])
			}
		})
		l := testLoad()
		l.Connections = 1
		d := open(at, l)
		err := d.run(context.Background(), 0, 40)
		if got := d.take(); err != nil || got.status[200] != 20 || got.status[404] != 10 || got.status[204] != 10 {
			t.Errorf("%v; 200: %d, 404: %d, 204: %d", err, got.status[200], got.status[404], got.status[204])
		}
	})
}

// Requests that fail are counted by kind, and the run ends.
func TestErrors(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		for _, c := range []struct {
			name   string
			behave func(c net.Conn)
			want   Errors
		}{
			{"closed before", func(c net.Conn) { io.ReadFull(c, make([]byte, 16)) }, Errors{Closed: 8}},
			{"closed within", func(c net.Conn) {
				c.Read(make([]byte, 1<<10))
				io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello")
			}, Errors{Closed: 8}},
			{"silent", func(c net.Conn) { io.Copy(io.Discard, c) }, Errors{Timeout: 8}},
		} {
			at := targets(t)[0]
			serveRaw(t, at, c.behave)
			l := testLoad()
			l.Timeout = 50 * time.Millisecond
			d := open(at, l)
			if err := d.run(context.Background(), 0, 8); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			if got := d.take(); got.Errors != c.want || got.done != 0 {
				t.Errorf("%s: %d answers, errors %+v, want %+v", c.name, got.done, got.Errors, c.want)
			}
		}
	})
}

// A run in which going on makes no sense ends, with the reason.
func TestRunEnds(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		nobody := targets(t)[1]
		l := testLoad()
		start := time.Now()
		err := open(nobody, l).run(context.Background(), time.Minute, 0)
		if want := nobody.Address + ": the server has stopped answering: connection refused"; err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("took %v", took)
		}

		at := targets(t)[0]
		serveRaw(t, at, func(c net.Conn) {
			c.Read(make([]byte, 1<<10))
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello")
		})
		err = open(at, l).run(context.Background(), time.Minute, 0)
		if want := `not HTTP: 3 bytes more than the answer has: "llo"`; err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	})
}

// An end from outside ends the run at once, also while the server is silent.
func TestCancel(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		at := targets(t)[0]
		asked := make(chan struct{}, 100)
		serveRaw(t, at, func(c net.Conn) {
			c.Read(make([]byte, 1<<10))
			asked <- struct{}{}
			io.Copy(io.Discard, c)
		})
		ctx, cancel := context.WithCancel(context.Background())
		go func() { <-asked; cancel() }()
		l := testLoad()
		l.Timeout = time.Minute
		start := time.Now()
		if err := open(at, l).run(ctx, time.Minute, 0); err != nil || time.Since(start) > 20*time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
}

// More connections than a Unix socket's backlog holds wait for their turn.
func TestBacklog(t *testing.T) {
	each(t, func(t *testing.T, open func(Target, Load) driver) {
		at := targets(t)[0]
		serve(t, at, hello)
		l := testLoad()
		l.Connections = 500
		l.Request.Close = true
		d := open(at, l)
		err := d.run(context.Background(), 0, 2000)
		if got := d.take(); err != nil || got.done+got.Errors.All() != 2000 || got.Errors.All() != 0 {
			t.Errorf("%d answers, errors %+v, %v", got.done, got.Errors, err)
		}
	})
}

// The driver that is used for measuring allocates nothing for a request.
func TestAllocations(t *testing.T) {
	at := targets(t)[0]
	serveRaw(t, at, func(c net.Conn) {
		buf, answer := make([]byte, 1<<10), []byte("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
		for {
			if _, err := c.Read(buf); err != nil {
				return
			}
			c.Write(answer)
		}
	})
	if fmt.Sprintf("%T", mustDriver(t, at)) == "*bench.goroutines" {
		t.Skip("no epoll here")
	}
	d := mustDriver(t, at)
	d.run(context.Background(), 0, 10) // connections
	const n = 2000
	if per := testing.AllocsPerRun(1, func() { d.run(context.Background(), 0, n) }) / n; per > 0.05 {
		t.Errorf("%v allocations for a request", per)
	}
}

func mustDriver(t *testing.T, at Target) driver {
	d, err := newDriver(at, testLoad())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	return d
}
