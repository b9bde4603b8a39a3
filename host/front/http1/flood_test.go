package http1

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/sockets"
)

// endless is a connection whose client sends first, and then unit without end. It counts the bytes read.
type endless struct {
	memConn
	unit  string
	at    int
	taken int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.taken > 4*lingerBytes {
		return 0, errors.New("too much was taken")
	}
	n := copy(p, e.in)
	e.in = e.in[n:]
	for n < len(p) {
		m := copy(p[n:], e.unit[e.at:])
		e.at = (e.at + m) % len(e.unit)
		n += m
	}
	e.taken += n
	return n, nil
}

// CloseWrite makes the front linger.
func (e *endless) CloseWrite() error { return nil }

// TestFloods: whatever a client keeps sending, it gets a response after a bounded number of bytes, and its connection ends.
func TestFloods(t *testing.T) {
	const fields = "GET / HTTP/1.1\r\nHost: h\r\n"
	for _, c := range []struct {
		name, first, unit string
		status            string
		most              int // bytes before the response and its linger
		read              bool
	}{
		{"method", "", "X", "501", front.DefaultMaxHead, false},
		{"target", "GET /", "x", "414", front.DefaultMaxHead, false},
		{"query", "GET /?", "a=b&", "414", front.DefaultMaxHead, false},
		{"version", "GET / ", "H", "414", front.DefaultMaxHead, false},
		{"empty lines", "", "\r\n", "400", front.DefaultMaxHead, false},
		{"a field's name", fields, "a", "431", front.DefaultMaxHead, false},
		{"a field's value", fields + "A: ", "b", "431", front.DefaultMaxHead, false},
		{"fields", fields, "A: b\r\n", "431", front.DefaultMaxHead, false},
		{"small fields", fields, "A:\r\n", "431", front.DefaultMaxHead, false},
		{"Connection", fields + "Connection: ", "close,", "431", front.DefaultMaxHead, false},
		{"body over the limit", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n\r\n", "x", "413", front.DefaultMaxHead, false},
		{"unread body, and then no request", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\n", "x", "501", 200000, false},
		{"chunk sizes", chunkedHead, "0", "400", front.DefaultMaxHead, true},
		{"chunk extension", chunkedHead + "1;", "a", "400", front.DefaultMaxHead, true},
		{"chunk extensions", chunkedHead, "1;" + strings.Repeat("a", 500) + "\r\na\r\n", "400", 2 * chunkExcess, true},
		{"unread chunks", chunkedHead, "1\r\na\r\n", "200", 7 * 250000, false},
		{"read chunks", chunkedHead, "1\r\na\r\n", "413", 7 * 250000, true},
		{"one chunk", chunkedHead + "30000\r\n", "a", "400", 250000, true},
		{"trailer", chunkedHead + "0\r\n", "a", "400", front.DefaultMaxHead, true},
		{"trailers", chunkedHead + "0\r\n", "a: b\r\n", "400", 2 * trailerBytes, true},
		{"unread trailers", chunkedHead + "1\r\na\r\n0\r\n", "a: b\r\n", "200", 2 * trailerBytes, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			nc := &endless{memConn: memConn{in: []byte(c.first)}, unit: strings.Repeat(c.unit, 8<<10)}
			taken := -1
			srv := New(Config{MaxBody: 250000, AccessLog: func(*front.Entry) {
				if taken < 0 {
					taken = nc.taken
				}
			}}, handlerFunc(func(x *exchange.Exchange) {
				if c.read {
					if n, err := io.Copy(io.Discard, readerOf(x)); err != nil {
						return
					} else if n > 250000 {
						t.Errorf("%d bytes were read", n)
					}
				}
				respond(x, 200, "")
			}))
			srv.serveOne(nc)
			if got := lastStatus(nc.out.String()); got != c.status {
				t.Errorf("status %s, want %s", got, c.status)
			}
			if nc.taken > c.most+lingerBytes+2*largeBuffer {
				t.Errorf("%d bytes were taken, %d before the answer", nc.taken, taken)
			}
		})
	}
}

// watched serves on a socket whose connections a tracker with these limits watches.
func watched(t *testing.T, l sockets.Limits, h func(x *exchange.Exchange)) (dial func() net.Conn) {
	t.Helper()
	addr, err := sockets.Parse("127.0.0.1:0")
	if runtime.GOOS == "linux" {
		addr, err = sockets.Parse(fmt.Sprintf("@http1-flood-%d-%d", os.Getpid(), names.Add(1)))
	}
	if err != nil {
		t.Fatal(err)
	}
	lns, err := sockets.Listen(addr, sockets.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tracker := sockets.NewTracker(l)
	s := New(Config{}, handlerFunc(h))
	served := make(chan error, 1)
	go func() { served <- s.Serve(tracker.Polled(lns[0])) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		<-served
		tracker.Close()
	})
	return func() net.Conn {
		nc, err := net.Dial(lns[0].Addr().Network(), lns[0].Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		nc.SetDeadline(time.Now().Add(10 * time.Second))
		t.Cleanup(func() { nc.Close() })
		return nc
	}
}

// TestSlow: a client that drips, or does not read, holds its connection for at most a time limit. Bytes alone do not extend it.
func TestSlow(t *testing.T) {
	const limit = 200 * time.Millisecond
	head, request := sockets.Limits{Head: limit, ConnIdle: time.Minute}, sockets.Limits{Request: limit, ConnIdle: time.Minute}
	idle := sockets.Limits{ConnIdle: limit}
	for _, c := range []struct {
		name   string
		limits sockets.Limits
		first  string
		drip   string // sent endlessly, byte by byte; "": nothing more
		cause  error  // that the handler sees; nil: it never runs
	}{
		{"nothing", idle, "", "", nil},
		{"an empty line", head, "\r\n", "", nil},
		{"target", head, "GET /", "x", nil},
		{"fields", head, "GET / HTTP/1.1\r\nHost: h\r\n", "A: b\r\n", nil},
		{"head behind a request", head, get("/quick") + "GET", "x", nil},
		{"inline body", request, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 60000\r\n\r\n", "x", nil},
		{"large body", request, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 600000\r\n\r\n", "x", sockets.ErrRequestTimeout},
		{"chunks", request, chunkedHead, "1\r\na\r\n", sockets.ErrRequestTimeout},
		{"chunk extension", request, chunkedHead + "1;", "a", sockets.ErrRequestTimeout},
		{"trailers", request, chunkedHead + "0\r\n", "a: b\r\n", sockets.ErrRequestTimeout},
		{"body that stops", idle, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 600000\r\n\r\nabc", "", sockets.ErrIdle},
		{"does not read", idle, get("/large"), "", sockets.ErrIdle},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			causes := make(chan error, 1)
			dial := watched(t, c.limits, func(x *exchange.Exchange) {
				switch string(x.Path) {
				case "/quick":
					respond(x, 200, "")
					return
				case "/large":
					x.Start(&exchange.Response{Status: 200, Header: fixedDate, Length: -1})
					for x.Cause() == nil {
						x.Write(make([]byte, 100000))
					}
				default:
					readAll(x)
				}
				causes <- x.Cause()
			})
			nc := dial()
			write(t, nc, c.first)
			over := make(chan error, 1)
			go func() {
				for i := 0; c.drip != ""; i++ {
					if _, err := io.WriteString(nc, c.drip[i%len(c.drip):][:1]); err != nil {
						over <- err
						return
					}
					time.Sleep(limit / 20) // what a slow client does
				}
				if c.cause == nil {
					_, err := io.Copy(io.Discard, nc) // until the server closes
					over <- err
					return
				}
				over <- nil // the handler's error is checked instead
			}()
			select {
			case err := <-over:
				var timeout net.Error
				if errors.As(err, &timeout) && timeout.Timeout() {
					t.Errorf("the connection was never ended")
				}
			case <-time.After(10 * time.Second):
				t.Fatal("the connection was never ended")
			}
			if c.cause != nil {
				if got := <-causes; got != c.cause {
					t.Errorf("cause %v, want %v", got, c.cause)
				}
				return
			}
			select {
			case <-causes:
				t.Error("the handler ran")
			default:
			}
		})
	}
}

// TestFloodMemory checks the memory of a connection whose client has begun to send and stopped.
func TestFloodMemory(t *testing.T) {
	memory := func() int64 {
		runtime.GC()
		runtime.GC() // what pools have kept
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc + m.StackInuse)
	}
	for _, c := range []struct {
		name, raw string
		taken     int   // bytes of it that the server reads
		most      int64 // KiB
	}{
		{"half a head", "GET /" + strings.Repeat("x", 15<<10), 15 << 10, 48},
		{"half an inline body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 65536\r\n\r\n" + strings.Repeat("x", 60<<10), 60 << 10, 112},
		{"a large body that nobody reads", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10000000\r\n\r\n" + strings.Repeat("x", 60<<10), smallBuffer, 24},
		{"chunks that nobody reads", chunkedHead + strings.Repeat("1\r\nx\r\n", 5000), smallBuffer, 24},
	} {
		t.Run(c.name, func(t *testing.T) {
			const conns = 100
			release := make(chan bool)
			s := New(Config{}, handlerFunc(func(x *exchange.Exchange) { <-release; respond(x, 200, "") }))
			var taken atomic.Int64
			var all []net.Conn
			before := memory()
			for range conns {
				client, server := pipe(t)
				s.start(&counted{server, &taken})
				write(t, client, c.raw)
				all = append(all, client)
			}
			for end := time.Now().Add(10 * time.Second); taken.Load() < int64(conns*c.taken); runtime.Gosched() {
				if time.Now().After(end) {
					t.Fatalf("%d bytes were read, want %d", taken.Load(), conns*c.taken)
				}
			}
			cost := (memory() - before) / conns >> 10
			t.Logf("%d KiB a connection", cost)
			if cost > c.most {
				t.Errorf("a connection costs %d KiB, want at most %d", cost, c.most)
			}
			for _, nc := range all {
				nc.Close()
			}
			close(release)
			if err := s.Shutdown(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
}

// counted counts the bytes read.
type counted struct {
	net.Conn
	taken *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.taken.Add(int64(n))
	return n, err
}

// pipe is a connection over TCP, so that the system buffers the bytes in flight.
func pipe(t *testing.T) (client, server net.Conn) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	if client, err = net.Dial("tcp", ln.Addr().String()); err == nil {
		server, err = ln.Accept()
	}
	if err != nil {
		t.Fatal(err)
	}
	return client, server
}

// TestEvents: a stream's head is sent at once, each event when it is written, and a client that leaves is noticed.
func TestEvents(t *testing.T) {
	next, gone := make(chan bool), make(chan error, 1)
	_, dial := serve(t, Config{}, func(x *exchange.Exchange) {
		x.Start(&exchange.Response{Status: 200, Length: -1, Header: append(fixedDate[:1:1],
			exchange.Field{Name: []byte("content-type"), Value: []byte("text/event-stream")})})
		<-next
		x.Write([]byte("data: 1\n\n"))
		<-next
		for {
			if _, err := x.Write([]byte(": ping\n\n")); err != nil {
				gone <- err
				return
			}
		}
	})
	nc := dial()
	write(t, nc, get("/"))
	read(t, nc, "HTTP/1.1 200 OK\r\ndate: D\r\ncontent-type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
	next <- true
	read(t, nc, "9\r\ndata: 1\n\n\r\n")
	nc.Close()
	next <- true
	if err := <-gone; err == nil {
		t.Error("the handler was not told")
	}
}
