//go:build linux

package sockets

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// echoer is a server that echoes bytes on connections that park between them.
type echoer struct {
	t       *testing.T
	tracker *Tracker
	ln      Listener

	mu     sync.Mutex
	parked map[*Conn]bool
	resets int // how often a park has ended
}

func newEchoer(t *testing.T, ln Listener, limits Limits) *echoer {
	e := &echoer{t: t, tracker: NewTracker(limits), parked: map[*Conn]bool{}}
	t.Cleanup(e.tracker.Close)
	e.ln = e.tracker.Polled(ln)
	return e
}

// serve begins with a connection: it parks at once.
func (e *echoer) serve(c *Conn) {
	c.OnReady(func() {
		e.mu.Lock()
		e.resets++
		e.mu.Unlock()
		e.run(c)
	})
	e.park(c)
}

func (e *echoer) park(c *Conn) {
	e.mu.Lock()
	e.parked[c] = true
	e.mu.Unlock()
	if !c.Park() {
		e.run(c)
	}
}

func (e *echoer) run(c *Conn) {
	e.mu.Lock()
	delete(e.parked, c)
	e.mu.Unlock()
	b := make([]byte, 100)
	n, err := c.Read(b)
	if err != nil {
		c.Close()
		return
	}
	c.Write(b[:n])
	e.park(c)
}

// give takes a connection that is parked, or nil.
func (e *echoer) give() *Conn {
	e.mu.Lock()
	defer e.mu.Unlock()
	for c := range e.parked {
		if c.Give() {
			delete(e.parked, c)
			return c
		}
	}
	return nil
}

// copyOf returns a copy of a descriptor, as another process would get it.
func copyOf(t *testing.T, c *Conn) (fd int) {
	raw, err := c.Conn.(*polledConn).SyscallConn()
	if err == nil {
		err = raw.Control(func(own uintptr) { fd, err = unix.FcntlInt(own, unix.F_DUPFD_CLOEXEC, 0) })
	}
	if err != nil {
		t.Error(err)
	}
	return fd
}

// pair returns a client and its connection, which e serves.
func (e *echoer) pair() (client net.Conn, c *Conn) {
	e.t.Helper()
	client, err := net.Dial(e.ln.Addr().Network(), e.ln.Addr().String())
	if err != nil {
		e.t.Fatal(err)
	}
	e.t.Cleanup(func() { client.Close() })
	nc, err := e.ln.Accept()
	if err != nil {
		e.t.Fatal(err)
	}
	e.serve(nc.(*Conn))
	client.SetDeadline(time.Now().Add(time.Minute))
	return client, nc.(*Conn)
}

func ping(t *testing.T, client net.Conn) {
	t.Helper()
	var b [1]byte
	if _, err := io.WriteString(client, "x"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(client, b[:]); err != nil || b[0] != 'x' {
		t.Fatalf("%q, %v", b, err)
	}
}

// wait waits for a parked connection and gives it.
func (e *echoer) wait() *Conn {
	e.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if c := e.give(); c != nil {
			return c
		}
	}
	e.t.Fatal("no connection is parked")
	return nil
}

func giveAddresses(t *testing.T) []string {
	return []string{"@" + abstractName(), filepath.Join(t.TempDir(), "s"), "tcp:127.0.0.1:0"}
}

// TestGive: a connection goes on in another tracker, as in another process, and its first one does not notice it any more.
func TestGive(t *testing.T) {
	for _, address := range giveAddresses(t) {
		ln := listen(t, address)
		from, to := newEchoer(t, ln, Limits{}), newEchoer(t, ln, Limits{})
		client, c := from.pair()
		ping(t, client)
		if got := from.wait(); got != c {
			t.Fatal("another connection")
		}
		if c.Give() {
			t.Error("given twice")
		}
		if n := from.tracker.Conns(); n != 0 {
			t.Errorf("%d connections are tracked", n)
		}
		fd := copyOf(t, c)
		io.WriteString(client, "y") // on its way
		c.Drop()
		adopted, err := to.tracker.Adopt(fd, to.ln, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if c.Peer() != adopted.Peer() || c.RemoteAddr().String() != adopted.RemoteAddr().String() || c.Listener() != adopted.Listener() {
			t.Errorf("%v %v %v, was %v %v %v", adopted.Peer(), adopted.RemoteAddr(), adopted.Listener(), c.Peer(), c.RemoteAddr(), c.Listener())
		}
		from.mu.Lock()
		before := from.resets
		from.mu.Unlock()
		to.serve(adopted)
		var b [1]byte
		if _, err := io.ReadFull(client, b[:]); err != nil || b[0] != 'y' {
			t.Errorf("%q, %v", b, err)
		}
		ping(t, client)
		from.mu.Lock()
		if from.resets != before {
			t.Error("the first process was woken")
		}
		from.mu.Unlock()
		if err := c.Close(); !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	}
}

// TestGiveQuiet: the time without a byte goes on.
func TestGiveQuiet(t *testing.T) {
	ln := listen(t, "@"+abstractName())
	from, to := newEchoer(t, ln, Limits{}), newEchoer(t, ln, Limits{ConnIdle: time.Hour})
	_, c := from.pair()
	from.wait()
	fd := copyOf(t, c)
	c.Drop()
	adopted, err := to.tracker.Adopt(fd, to.ln, time.Hour-time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	now := to.tracker.now()
	limits := &Limits{ConnIdle: time.Hour}
	if cause, _ := adopted.examine(now+58*time.Second, limits, false); cause != nil {
		t.Errorf("early: %v", cause)
	}
	if cause, _ := adopted.examine(now+61*time.Second, limits, false); cause != ErrIdle {
		t.Errorf("late: %v", cause)
	}
	if !adopted.parker.(*polledConn).read.park() || !adopted.Give() {
		t.Fatal("not given")
	}
	if q := adopted.Quiet(); q < time.Hour-time.Minute || q > time.Hour {
		t.Errorf("quiet for %v", q)
	}
	adopted.Drop()
}

// TestKeep: a connection that the other process does not take goes on, whatever has happened meanwhile.
func TestKeep(t *testing.T) {
	e := newEchoer(t, listen(t, "@"+abstractName()), Limits{})
	client, c := e.pair()
	for range 3 {
		e.wait()
		c.Keep()
		ping(t, client)
	}
	e.wait()
	io.WriteString(client, "x")
	c.Keep()
	var b [1]byte
	if _, err := io.ReadFull(client, b[:]); err != nil {
		t.Errorf("a byte that came meanwhile: %v", err)
	}
	for what, f := range map[string]func(client net.Conn, c *Conn){
		"closed by the client": func(client net.Conn, _ *Conn) { client.Close() },
		"closed by a tick":     func(_ net.Conn, c *Conn) { c.Close() },
		"read deadline":        func(_ net.Conn, c *Conn) { c.SetReadDeadline(time.Unix(1, 0)) },
	} {
		client, c := e.pair()
		for !c.Give() {
			time.Sleep(time.Millisecond)
		}
		f(client, c)
		resets := func() int {
			e.mu.Lock()
			defer e.mu.Unlock()
			return e.resets
		}
		before := resets()
		c.Keep()
		for end := time.Now().Add(time.Minute); resets() == before; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s: the park goes on", what)
			}
		}
	}
}

// TestGiveHammer: connections in use move to and fro without losing a byte.
func TestGiveHammer(t *testing.T) {
	for _, address := range giveAddresses(t) {
		ln := listen(t, address)
		sides := [2]*echoer{newEchoer(t, ln, Limits{}), newEchoer(t, ln, Limits{})}
		var clients sync.WaitGroup
		stop := make(chan struct{})
		for range 8 {
			client, _ := sides[0].pair()
			clients.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
						ping(t, client)
					}
				}
			})
		}
		moved := 0
		for n := 0; moved < 500; n++ {
			from, to := sides[n%2], sides[(n+1)%2]
			c := from.give()
			switch {
			case c == nil:
			case n%3 == 0:
				from.mu.Lock()
				from.parked[c] = true
				from.mu.Unlock()
				c.Keep()
			default:
				fd := copyOf(t, c)
				quiet := c.Quiet()
				c.Drop()
				adopted, err := to.tracker.Adopt(fd, to.ln, quiet)
				if err != nil {
					t.Fatal(err)
				}
				to.serve(adopted)
				moved++
			}
		}
		close(stop)
		clients.Wait()
	}
}

// TestAdoptRefused: Adopt takes connections only, and closes any other descriptor.
func TestAdoptRefused(t *testing.T) {
	e := newEchoer(t, listen(t, "@"+abstractName()), Limits{})
	plain := e.tracker.Listener(listen(t, "@"+abstractName()))
	file, err := os.Open("give_test.go")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	dup := func() int {
		fd, err := unix.Dup(int(file.Fd()))
		if err != nil {
			t.Fatal(err)
		}
		return fd
	}
	datagram, err := unix.Socket(unix.AF_UNIX, unix.SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		fd int
		ln Listener
	}{"a file": {dup(), e.ln}, "a datagram socket": {datagram, e.ln}, "none": {1 << 20, e.ln}, "a listener that does not poll": {dup(), plain}} {
		if _, err := e.tracker.Adopt(c.fd, c.ln, 0); err == nil {
			t.Errorf("%s: no error", what)
		}
		if _, err := unix.FcntlInt(uintptr(c.fd), unix.F_GETFD, 0); err != unix.EBADF {
			t.Errorf("%s: is still open", what)
		}
	}
	if n := e.tracker.Conns(); n != 0 {
		t.Errorf("%d connections", n)
	}
}
