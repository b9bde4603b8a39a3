package handover

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
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/sockets"
)

// patience bounds the waits of a test.
const patience = 2 * time.Minute

// program is a server as a process would have it.
type program struct {
	name    string
	srv     *http1.Server
	tracker *sockets.Tracker
	lns     []sockets.Listener
	served  sync.WaitGroup
}

func newProgram(name string, lns []sockets.Listener) *program {
	p := &program{name: name, tracker: sockets.NewTracker(sockets.Limits{ConnIdle: time.Hour})}
	p.srv = http1.New(http1.Config{}, p)
	for _, ln := range lns {
		p.lns = append(p.lns, p.tracker.Polled(ln))
	}
	return p
}

// Serve answers with the program's name.
func (p *program) Serve(x *exchange.Exchange) {
	x.Respond(&exchange.Response{Status: 200, Body: []byte(p.name)})
}

func (p *program) listen() {
	for _, ln := range p.lns {
		p.served.Go(func() { p.srv.Serve(ln) })
	}
}

func (p *program) adopt(fd, listener int, quiet time.Duration) error {
	nc, err := p.tracker.Adopt(fd, p.lns[listener], quiet)
	if err == nil {
		p.srv.Adopt(nc)
	}
	return err
}

func (p *program) give(ctx context.Context, most int) (list []Given) {
	for _, g := range p.srv.Give(ctx, most) {
		list = append(list, g)
	}
	return list
}

func (p *program) stop(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := p.srv.Shutdown(ctx); err != nil {
		t.Errorf("%s: %v", p.name, err)
	}
	p.served.Wait()
	p.tracker.Close()
}

// handOver passes everything of p over the pair; then p serves nothing any more. After an error it serves as before.
func (p *program) handOver(ctx context.Context, c *Conn) (moved int, err error) {
	s, err := Offer(ctx, c, p.lns, p.srv.Conns())
	if err != nil {
		return 0, err
	}
	if err := s.Begin(ctx); err != nil {
		s.TakeBack(ctx)
		return 0, err
	}
	if moved, err = s.Move(ctx, p.give); err != nil {
		p.srv.StopGiving()
		s.TakeBack(ctx)
		return moved, err
	}
	return moved, s.Done(ctx)
}

// takeOver makes the program that takes the place of another one.
func takeOver(ctx context.Context, name string, c *Conn, at func(step string)) (*program, error) {
	r, err := Accept(ctx, c)
	if err != nil {
		return nil, err
	}
	at("hello")
	p := newProgram(name, r.Listeners)
	if err := r.Ready(ctx); err != nil {
		return nil, err
	}
	at("go")
	p.listen()
	err = r.Serve(ctx, func(fd, listener int, quiet time.Duration) error {
		at("batch")
		return p.adopt(fd, listener, quiet)
	})
	return p, err
}

// world is a server's sockets and their clients.
type world struct {
	*testing.T
	addresses [][2]string // network, address
	busy      sync.WaitGroup
	stopped   chan struct{}
	asked     atomic.Int64
	failed    atomic.Int64
	quiet     []*client
}

type client struct {
	net.Conn
	in *bufio.Reader
}

var names atomic.Int64

// newWorld makes a program on sockets of three kinds.
func newWorld(t *testing.T) (*world, *program) {
	w := &world{T: t, stopped: make(chan struct{})}
	var lns []sockets.Listener
	for _, address := range []string{fmt.Sprintf("@wasmserve-handover-%d-%d", os.Getpid(), names.Add(1)), filepath.Join(t.TempDir(), "s"), "tcp:127.0.0.1:0"} {
		addr, err := sockets.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		list, err := sockets.Listen(addr, sockets.Options{})
		if err != nil {
			t.Fatal(err)
		}
		lns = append(lns, list[0])
		w.addresses = append(w.addresses, [2]string{list[0].Addr().Network(), list[0].Addr().String()})
	}
	p := newProgram("0", lns)
	p.listen()
	return w, p
}

func (w *world) dial(n int) *client {
	to := w.addresses[n%len(w.addresses)]
	nc, err := net.DialTimeout(to[0], to[1], patience)
	if err != nil {
		w.Error(err)
		w.failed.Add(1)
		return nil
	}
	return &client{nc, bufio.NewReader(nc)}
}

// ask returns the name of the program that has answered.
func (c *client) ask() (string, error) {
	c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: h\r\n\r\n"); err != nil {
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

// load opens idle connections, busy ones, and one that is opened again and again.
func (w *world) load(idle, busy int) {
	for n := range idle {
		w.quiet = append(w.quiet, w.dial(n))
	}
	for n := range busy + 3 {
		w.busy.Go(func() {
			c := w.dial(n)
			for c != nil {
				select {
				case <-w.stopped:
					c.Close()
					return
				default:
				}
				if _, err := c.ask(); err != nil {
					w.failed.Add(1)
					w.Errorf("a busy connection: %v", err)
					return
				}
				w.asked.Add(1)
				if n >= busy {
					c.Close()
					c = w.dial(n)
				}
			}
		})
	}
	w.more()
}

// more waits for more answers.
func (w *world) more() {
	before := w.asked.Load()
	for end := time.Now().Add(patience); w.asked.Load() < before+100 && w.failed.Load() == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			w.Fatal("no answers")
		}
	}
}

// end stops the load and checks that the idle connections are alive, and answered by this program.
func (w *world) end(name string) {
	close(w.stopped)
	w.busy.Wait()
	for _, c := range w.quiet {
		if got, err := c.ask(); err != nil || got != name {
			w.Fatalf("an idle connection: %q, %v, want %q", got, err, name)
		}
		c.Close()
	}
}
