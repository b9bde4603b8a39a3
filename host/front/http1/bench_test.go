package http1

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"os"
	"sync"
	"syscall"
	"testing"

	"github.com/valyala/fasthttp"

	"github.com/wasmserve/wasmserve/host/exchange"
)

const (
	smallHead   = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
	curlHead    = "GET /version HTTP/1.1\r\nHost: localhost\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n"
	browserHead = "GET /api/users/1234?sort=name&page=2 HTTP/1.1\r\nHost: www.example.com\r\n" +
		"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n" +
		"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-US,en;q=0.5\r\n" +
		"Accept-Encoding: gzip, deflate, br, zstd\r\nConnection: keep-alive\r\nReferer: https://www.example.com/\r\n" +
		"Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\nSec-Fetch-Dest: document\r\n" +
		"Sec-Fetch-Mode: navigate\r\nSec-Fetch-Site: same-origin\r\nPriority: u=0, i\r\n\r\n"
)

// BenchmarkHead compares the scan with the parser of fasthttp.
func BenchmarkHead(b *testing.B) {
	for _, sample := range []struct{ name, raw string }{{"small", smallHead}, {"curl", curlHead}, {"browser", browserHead}} {
		b.Run(sample.name+"/scan", func(b *testing.B) {
			var x exchange.Exchange
			raw := []byte(sample.raw)
			b.ReportAllocs()
			var h head
			for b.Loop() {
				x.Reset(nil)
				if n, why := h.scan(raw, &x.Request, 200); n != len(raw) || why != none {
					b.Fatal(n, why)
				}
			}
		})
		b.Run(sample.name+"/fasthttp", func(b *testing.B) {
			var h fasthttp.RequestHeader
			h.DisableNormalizing()
			src := bytes.NewReader([]byte(sample.raw))
			r := bufio.NewReader(src)
			b.ReportAllocs()
			for b.Loop() {
				src.Seek(0, 0)
				r.Reset(src)
				if err := h.Read(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var answer = exchange.Response{Status: 200, Body: []byte(`{"version":"1.0.0"}`),
	Header: []exchange.Field{{Name: []byte("content-type"), Value: []byte("application/json")}}}

func answerAll(x *exchange.Exchange) { x.Respond(&answer) }

// BenchmarkMemory serves a request without system calls.
func BenchmarkMemory(b *testing.B) {
	for _, head := range []struct{ name, raw string }{{"small", smallHead}, {"curl", curlHead}, {"browser", browserHead}} {
		b.Run(head.name, func(b *testing.B) {
			nc := &loopConn{raw: []byte(head.raw)}
			c := newConn(New(Config{}, handlerFunc(answerAll)), nc)
			b.ReportAllocs()
			nc.left = b.N
			b.ResetTimer()
			c.srv.conns[c] = struct{}{}
			c.run()
		})
	}
}

// loopConn delivers raw the given number of times, then EOF.
type loopConn struct {
	memConn
	raw  []byte
	left int
}

func (l *loopConn) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, net.ErrClosed
	}
	l.left--
	return copy(p, l.raw), nil
}

func (l *loopConn) Write(p []byte) (int, error) { return len(p), nil }

// BenchmarkSocket compares the server with a loop that only reads and writes, over an abstract socket and TCP, with 64 connections.
// cpu-ns/op is the CPU time of the whole process, clients included: compare its differences, and use a load generator in another
// process for figures of the server alone.
func BenchmarkSocket(b *testing.B) {
	const reply = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nDate: Mon, 02 Jan 2006 15:04:05 GMT\r\nContent-Length: 19\r\n\r\n{\"version\":\"1.0.0\"}"
	bare := func(ln net.Listener) {
		for {
			nc, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				defer nc.Close()
				buf, out := make([]byte, 4096), []byte(reply)
				for {
					if _, err := nc.Read(buf); err != nil {
						return
					}
					if _, err := nc.Write(out); err != nil {
						return
					}
				}
			}()
		}
	}
	for _, network := range []string{"unix", "tcp"} {
		b.Run(network+"/bare", func(b *testing.B) { benchSocket(b, network, bare) })
		b.Run(network+"/http1", func(b *testing.B) {
			s := New(Config{}, handlerFunc(answerAll))
			benchSocket(b, network, func(ln net.Listener) { s.Serve(ln) })
			s.Shutdown(b.Context())
		})
	}
}

func benchSocket(b *testing.B, network string, serve func(net.Listener)) {
	addr := "127.0.0.1:0"
	if network == "unix" {
		addr = fmt.Sprintf("@http1-bench-%d-%d", os.Getpid(), names.Add(1))
	}
	ln, err := net.Listen(network, addr)
	if err != nil {
		b.Fatal(err)
	}
	defer ln.Close()
	go serve(ln)
	const clients = 64
	conns := make([]net.Conn, clients)
	for i := range conns {
		if conns[i], err = net.Dial(network, ln.Addr().String()); err != nil {
			b.Fatal(err)
		}
		defer conns[i].Close()
	}
	b.ReportAllocs()
	b.ResetTimer()
	before := cpuTime()
	var wg sync.WaitGroup
	for i, nc := range conns {
		n := b.N / clients
		if i < b.N%clients {
			n++
		}
		wg.Go(func() {
			req, buf := []byte(curlHead), make([]byte, 4096)
			for range n {
				if _, err := nc.Write(req); err != nil {
					b.Error(err)
					return
				}
				if _, err := nc.Read(buf); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(cpuTime()-before)/float64(b.N), "cpu-ns/op")
}

// cpuTime returns the process's CPU time in nanoseconds.
func cpuTime() int64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u.Utime.Nano() + u.Stime.Nano()
}
