//go:build linux

package http1

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/sockets"
)

// place is a server on a socket that it shares with others, as a process would be.
type place struct {
	t       *testing.T
	name    string
	srv     *Server
	tracker *sockets.Tracker
	ln      sockets.Listener
}

func newPlace(t *testing.T, name string, cfg Config, h func(*exchange.Exchange), ln sockets.Listener) *place {
	p := &place{t: t, name: name, srv: New(cfg, handlerFunc(h)), tracker: sockets.NewTracker(sockets.Limits{})}
	p.ln = p.tracker.Polled(ln)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := p.srv.Shutdown(ctx); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		p.tracker.Close()
	})
	return p
}

// move passes a given connection to another place.
func (p *place) move(g *Given, to *place) {
	conn := g.Conn().(*sockets.Conn)
	raw, err := conn.Conn.(syscall.Conn).SyscallConn()
	fd := -1
	if err == nil {
		err = raw.Control(func(own uintptr) { fd, err = syscall.Dup(int(own)) })
	}
	if err != nil {
		p.t.Error(err)
	}
	quiet := conn.Quiet()
	g.Drop()
	nc, err := to.tracker.Adopt(fd, to.ln, quiet)
	if err != nil {
		p.t.Error(err)
		return
	}
	to.srv.Adopt(nc)
}

// client asks again and again on one connection.
type client struct {
	net.Conn
	in *bufio.Reader
}

// ask returns the answer's body.
func (c client) ask(path string) (string, error) {
	if _, err := io.WriteString(c, get(path)); err != nil {
		return "", err
	}
	res, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(res.Body)
	if err == nil && res.Close {
		err = fmt.Errorf("Connection: close")
	}
	return string(body), err
}

// TestGive moves all connections of a server to another one and back while they are used. None is closed, no request fails, and one that
// runs meanwhile is answered by the server that began it.
func TestGive(t *testing.T) {
	for n, address := range []string{fmt.Sprintf("@http1-give-%d", os.Getpid()), filepath.Join(t.TempDir(), "s"), "tcp:127.0.0.1:0"} {
		t.Run(fmt.Sprint(n), func(t *testing.T) { giveAround(t, address) })
	}
}

func giveAround(t *testing.T, address string) {
	const idle, busy, rounds = 100, 8, 4
	addr, err := sockets.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	list, err := sockets.Listen(addr, sockets.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer list[0].Close()
	var slow sync.WaitGroup
	entered, leave := make(chan struct{}), make(chan struct{})
	handler := func(name string) func(*exchange.Exchange) {
		return func(x *exchange.Exchange) {
			if string(x.Path) == "/slow" {
				entered <- struct{}{}
				<-leave
			}
			respond(x, 200, name)
		}
	}
	cfg := Config{MaxConns: idle + busy + 10}
	places := []*place{newPlace(t, "a", cfg, handler("a"), list[0]), newPlace(t, "b", cfg, handler("b"), list[0])}
	go places[0].srv.Serve(places[0].ln)
	dial := func() client {
		nc, err := net.Dial(list[0].Addr().Network(), list[0].Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { nc.Close() })
		nc.SetDeadline(time.Now().Add(time.Minute))
		return client{nc, bufio.NewReader(nc)}
	}
	var quiet []client
	for range idle {
		quiet = append(quiet, dial())
	}
	var users sync.WaitGroup
	var asked atomic.Int64
	stop := make(chan struct{})
	for range busy {
		c := dial()
		users.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := c.ask("/"); err != nil {
					t.Errorf("a busy connection: %v", err)
					return
				}
				asked.Add(1)
			}
		})
	}
	running := dial()
	for places[0].srv.Conns() < idle+busy+1 {
		time.Sleep(time.Millisecond)
	}
	for round := range rounds {
		from, to := places[round%2], places[(round+1)%2]
		slow.Go(func() {
			if body, err := running.ask("/slow"); err != nil || body != from.name {
				t.Errorf("the request that ran: %q, %v, want %q", body, err, from.name)
			}
		})
		<-entered
		before := asked.Load()
		moved, kept := 0, 0
		for moved < idle+busy {
			for _, g := range from.srv.Give(t.Context(), 16) {
				if kept < 5 { // as if the other process had not taken it
					kept++
					g.Keep()
					continue
				}
				from.move(g, to)
				moved++
			}
		}
		leave <- struct{}{}
		slow.Wait()
		for _, g := range from.srv.Give(t.Context(), 16) {
			from.move(g, to)
		}
		if left := from.srv.Give(t.Context(), 1); left != nil || from.srv.Conns() != 0 {
			t.Errorf("round %d: %d connections are left", round, from.srv.Conns())
		}
		from.srv.StopGiving()
		for end := time.Now().Add(time.Minute); asked.Load() == before; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("nobody is answered")
			}
		}
	}
	close(stop)
	users.Wait()
	for _, c := range quiet {
		if body, err := c.ask("/"); err != nil || body != "a" {
			t.Fatalf("a quiet connection: %q, %v", body, err)
		}
	}
}

// TestGiveEnds: Give waits for a connection, and ends with the server and the context.
func TestGiveEnds(t *testing.T) {
	srv, dial := serve(t, Config{}, answerAll) // whose connections do not park
	dial()
	for srv.Conns() < 1 {
		time.Sleep(time.Millisecond)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan []*Given)
	go func() { done <- srv.Give(ctx, 1) }()
	for srv.mode.Load() != giving {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if list := <-done; list != nil {
		t.Error(list)
	}
	go func() { done <- srv.Give(t.Context(), 1) }()
	go srv.Shutdown(t.Context())
	if list := <-done; list != nil {
		t.Error(list)
	}
	if list := srv.Give(t.Context(), 1); list != nil || srv.mode.Load() != closing {
		t.Error("a server that is closing gives", list)
	}
}

// TestAdoptFull: a server that has all its connections serves adopted ones, too, and has as many places as before when they end.
func TestAdoptFull(t *testing.T) {
	srv, dial := serve(t, Config{MaxConns: 1}, answerAll)
	for range 2 {
		first := dial()
		if _, err := (client{first, bufio.NewReader(first)}).ask("/"); err != nil {
			t.Fatal(err)
		}
		ours, theirs := net.Pipe()
		srv.Adopt(theirs)
		if _, err := (client{ours, bufio.NewReader(ours)}).ask("/"); err != nil {
			t.Error(err)
		}
		ours.Close()
		first.Close()
		for srv.Conns() > 0 {
			time.Sleep(time.Millisecond)
		}
	}
}
