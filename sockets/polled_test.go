//go:build linux

package sockets

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// polledPair is a connection that can park, and its peer's end.
func polledPair(t *testing.T) (*Conn, net.Conn) {
	t.Helper()
	tracker := NewTracker(Limits{})
	t.Cleanup(tracker.Close)
	ln := tracker.Polled(listen(t, "@"+abstractName()))
	t.Cleanup(func() { ln.Close() })
	peer, err := net.Dial("unix", ln.Address())
	if err != nil {
		t.Fatal(err)
	}
	nc, err := ln.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close(); peer.Close() })
	peer.SetDeadline(time.Now().Add(10 * time.Second))
	return nc.(*Conn), peer
}

// TestPark: a parked connection resumes once for each park, whatever ends it, and an end that came before is not lost.
func TestPark(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(c *Conn, peer net.Conn)
		want error // of Read then
	}{
		{"bytes", func(c *Conn, peer net.Conn) { peer.Write([]byte("x")) }, nil},
		{"the peer ends its half", func(c *Conn, peer net.Conn) { peer.(*net.UnixConn).CloseWrite() }, io.EOF},
		{"the peer is gone", func(c *Conn, peer net.Conn) { peer.Close() }, io.EOF},
		{"closed", func(c *Conn, peer net.Conn) { c.Close() }, net.ErrClosed},
		{"a deadline that has passed", func(c *Conn, peer net.Conn) { c.SetReadDeadline(time.Now().Add(-time.Second)) }, os.ErrDeadlineExceeded},
		{"a deadline that passes", func(c *Conn, peer net.Conn) { c.SetReadDeadline(time.Now().Add(10 * time.Millisecond)) }, os.ErrDeadlineExceeded},
	} {
		for _, before := range []bool{false, true} {
			name := c.name
			if before {
				name += ", before"
			}
			t.Run(name, func(t *testing.T) {
				conn, peer := polledPair(t)
				ready := make(chan struct{}, 10)
				conn.OnReady(func() { ready <- struct{}{} })
				if before {
					c.end(conn, peer)
				}
				if conn.Park() {
					if !before {
						c.end(conn, peer)
					}
					select {
					case <-ready:
					case <-time.After(10 * time.Second):
						t.Fatal("parked for good")
					}
				}
				if _, err := conn.Read(make([]byte, 10)); !errors.Is(err, c.want) {
					t.Errorf("read: %v, want %v", err, c.want)
				}
				if len(ready) > 0 {
					t.Error("resumed twice")
				}
			})
		}
	}
}

// TestPolledBlocks: reads and writes wait, and end with the peer, a deadline or a close.
func TestPolledBlocks(t *testing.T) {
	for _, c := range []struct {
		name  string
		end   func(c *Conn, peer net.Conn)
		read  error
		write error // nil: all was written
	}{
		{"deadlines", func(c *Conn, peer net.Conn) { c.SetDeadline(time.Now().Add(10 * time.Millisecond)) }, os.ErrDeadlineExceeded, os.ErrDeadlineExceeded},
		{"closed", func(c *Conn, peer net.Conn) { c.Close() }, net.ErrClosed, net.ErrClosed},
		{"gone", func(c *Conn, peer net.Conn) { peer.Close() }, io.EOF, errors.New("write: broken pipe")},
		{"served", func(c *Conn, peer net.Conn) { peer.Write([]byte("x")); go io.Copy(io.Discard, peer) }, nil, nil},
	} {
		for _, side := range []string{"read", "write"} {
			t.Run(c.name+"/"+side, func(t *testing.T) {
				conn, peer := polledPair(t)
				go func() {
					time.Sleep(5 * time.Millisecond) // both orders are right
					c.end(conn, peer)
				}()
				err, want := error(nil), c.read
				if side == "read" {
					_, err = conn.Read(make([]byte, 10))
				} else {
					_, err = conn.Write(make([]byte, 4<<20))
					want = c.write
				}
				if !errors.Is(err, want) && (err == nil || want == nil || err.Error() != want.Error()) {
					t.Errorf("%v, want %v", err, want)
				}
			})
		}
	}
	conn, peer := polledPair(t)
	conn.SetReadDeadline(time.Now().Add(-time.Second))
	conn.SetReadDeadline(time.Time{})
	peer.Write([]byte("x"))
	if n, err := conn.Read(make([]byte, 10)); n != 1 {
		t.Errorf("without its deadline: %d, %v", n, err)
	}
}

// TestPolledBytes sends a lot of data both ways at once, with pauses at odd places.
func TestPolledBytes(t *testing.T) {
	each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
		data := make([]byte, 8<<20)
		for i := range data {
			data[i] = byte(i * 31 >> 5)
		}
		var wg sync.WaitGroup
		defer wg.Wait()
		wg.Go(func() {
			for rest, n := data, 1; len(rest) > 0; n = n*3%70_001 + 1 {
				m, err := client.Write(rest[:min(n, len(rest))])
				if err != nil {
					t.Error(err)
					return
				}
				rest = rest[m:]
			}
			client.(interface{ CloseWrite() error }).CloseWrite()
		})
		got := make(chan []byte, 1)
		wg.Go(func() {
			b, _ := io.ReadAll(client)
			got <- b
		})
		if _, err := io.Copy(onlyWriter{server}, onlyReader{server}); err != nil {
			t.Error(err)
		}
		server.CloseWrite()
		if b := <-got; !bytes.Equal(b, data) {
			t.Errorf("%d bytes came back, want %d, the same", len(b), len(data))
		}
	})
}

type onlyReader struct{ io.Reader }

// TestParkHammer plays ping-pong on many connections that park in between, while some are cut from outside: each response arrives exactly
// once, and every connection ends.
func TestParkHammer(t *testing.T) {
	const conns, rounds = 100, 200
	tracker := NewTracker(Limits{})
	defer tracker.Close()
	ln := tracker.Polled(listen(t, "@"+abstractName()))
	defer ln.Close()
	var ended, running, whole atomic.Int64
	var clients sync.WaitGroup
	for n := range conns {
		clients.Go(func() {
			peer, err := net.Dial("unix", ln.Address())
			if err != nil {
				t.Error(err)
				return
			}
			defer peer.Close()
			peer.SetDeadline(time.Now().Add(30 * time.Second))
			b := make([]byte, 100)
			for r := range rounds {
				if _, err := peer.Write([]byte{byte(r)}); err != nil {
					return
				}
				if r%50 == n%50 {
					time.Sleep(time.Millisecond)
				}
				m, err := peer.Read(b)
				if err != nil {
					return // cut
				}
				if m != 1 || b[0] != byte(r) {
					t.Errorf("got %v, want %d", b[:m], r)
					return
				}
			}
			whole.Add(1)
		})
	}
	for n := range conns {
		nc, err := ln.Accept()
		if err != nil {
			t.Fatal(err)
		}
		c := nc.(*Conn)
		var mine atomic.Int32
		buf := make([]byte, 10)
		serve := func() {
			if mine.Add(1) != 1 {
				t.Error("two goroutines run one connection")
			}
			running.Add(1)
			defer running.Add(-1)
			for {
				m, err := c.Read(buf)
				if err != nil {
					c.Close()
					ended.Add(1)
					return
				}
				c.Write(buf[:m])
				mine.Add(-1)
				if c.Park() {
					return
				}
				mine.Add(1)
			}
		}
		c.OnReady(serve)
		if n%10 == 0 {
			time.AfterFunc(time.Duration(n)*100*time.Microsecond, func() { c.Close() })
		}
		if !c.Park() {
			go serve()
		}
	}
	clients.Wait()
	if n := whole.Load(); n < conns-conns/10 {
		t.Errorf("%d of %d clients came to the end", n, conns)
	}
	for start := time.Now(); ended.Load() != conns || running.Load() != 0; time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("%d of %d connections have ended, %d run", ended.Load(), conns, running.Load())
		}
	}
}

// TestAcceptEnds: closing a listener ends Accept, and an error for too many open descriptors is temporary.
func TestAcceptEnds(t *testing.T) {
	tracker := NewTracker(Limits{})
	defer tracker.Close()
	ln := tracker.Polled(listen(t, "@"+abstractName()))
	got := make(chan error, 1)
	go func() { _, err := ln.Accept(); got <- err }()
	time.Sleep(5 * time.Millisecond) // both orders are right
	ln.Close()
	select {
	case err := <-got:
		if !errors.Is(err, net.ErrClosed) {
			t.Errorf("%v, want %v", err, net.ErrClosed)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Accept goes on")
	}
}

// TestWorkers: a function that blocks does not hold up the next one, and goroutines are reused.
func TestWorkers(t *testing.T) {
	var w workers
	w.limit = 4
	block, done := make(chan struct{}), make(chan int, 100)
	for range 10 {
		w.submit([]func(){func() { <-block; done <- 1 }, func() { done <- 0 }})
	}
	for range 10 {
		select {
		case n := <-done:
			if n != 0 {
				t.Fatal("what blocks has ended")
			}
		case <-time.After(10 * time.Second):
			t.Fatal("held up")
		}
	}
	close(block)
	for range 10 {
		<-done
	}
	for start := time.Now(); ; time.Sleep(time.Millisecond) {
		w.mu.Lock()
		n := len(w.spare)
		w.mu.Unlock()
		if n == w.limit {
			break
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("%d goroutines are spare, want %d", n, w.limit)
		}
	}
	w.close()
}
