//go:build linux

package sockets

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var names atomic.Int64

// abstractName is unique on this machine.
func abstractName() string { return fmt.Sprintf("wasmserve-test-%d-%d", os.Getpid(), names.Add(1)) }

func listen(t *testing.T, address string) Listener {
	t.Helper()
	ln, err := tryListen(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	return ln
}

func tryListen(address string) (Listener, error) {
	a, err := Parse(address)
	if err != nil {
		return nil, err
	}
	list, err := Listen(a, Options{})
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

func mustFail(t *testing.T, address, want string) {
	t.Helper()
	ln, err := tryListen(address)
	if err == nil {
		ln.Close()
		t.Errorf("%s: no error, want %s", address, want)
	} else if err.Error() != want {
		t.Errorf("%s: got %v, want %s", address, err, want)
	}
}

func TestListenMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	ln := listen(t, "unix:"+path+"?mode=0620")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o620 {
		t.Errorf("mode %v, %v, want 0620", info.Mode(), err)
	}
	if ln.Address() != path {
		t.Errorf("address %q, want the path", ln.Address())
	}
	ln.Close()
	if _, err := os.Lstat(path); !os.IsNotExist(err) {
		t.Errorf("the socket file is still there: %v", err)
	}
}

// die leaves the socket file of a process that was killed.
func die(t *testing.T, path string) {
	t.Helper()
	ln, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	ln.(*net.UnixListener).SetUnlinkOnClose(false)
	ln.Close()
}

func TestStaleFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	die(t, path)
	ln := listen(t, path)
	go func() {
		if c, err := ln.Accept(); err == nil {
			c.Close()
		}
	}()
	c, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
		t.Errorf("files left: %q", left)
	}
}

func TestListenRefuses(t *testing.T) {
	dir := t.TempDir()
	live := filepath.Join(dir, "live")
	listen(t, live)
	mustFail(t, live, "listen on "+live+": in use: another process serves it; stop that one or choose another path")
	if c, err := net.Dial("unix", live); err != nil {
		t.Errorf("the live socket was taken away: %v", err)
	} else {
		c.Close()
	}
	regular := filepath.Join(dir, "regular")
	os.WriteFile(regular, []byte("precious"), 0o600)
	mustFail(t, regular, "listen on "+regular+": a file that is not a socket exists there: move it away or choose another path")
	if b, _ := os.ReadFile(regular); string(b) != "precious" {
		t.Error("the regular file was removed")
	}
	mustFail(t, dir+"/none/s", "listen on "+dir+"/none/s: no such directory: make it first")
	mustFail(t, regular+"/s", "listen on "+regular+"/s: lstat "+regular+"/s: not a directory")
	name := abstractName()
	listen(t, "@"+name)
	mustFail(t, "@"+name, "listen on @"+name+": in use: stop the process that serves it or choose another address")
	tcp := listen(t, "127.0.0.1:0").Address()
	mustFail(t, tcp, "listen on "+tcp+": in use: stop the process that serves it or choose another address")
	mustFail(t, "fd:999", "listen on fd:999: there is no such descriptor: it must be passed by the process that starts this one")
	mustFail(t, "systemd:", "listen on systemd:: systemd passed no sockets: start it from a .socket unit")
}

// A file of another process in place of ours is not removed.
func TestCloseLeavesOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	ln := listen(t, path)
	os.Remove(path)
	other := listen(t, path)
	ln.Close()
	if _, err := os.Lstat(path); err != nil {
		t.Errorf("the other's socket file is gone: %v", err)
	}
	other.Close()
}

func TestReusePort(t *testing.T) {
	first := listen(t, "127.0.0.1:0") // a port that is free
	address := first.Address()
	first.Close()
	a, err := Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		list, err := Listen(a, Options{ReusePort: true})
		if err != nil {
			t.Fatal(err)
		}
		defer list[0].Close()
	}
}

// passed is a descriptor as another process would pass it.
func passed(t *testing.T, ln net.Listener) int {
	t.Helper()
	f, err := ln.(interface{ File() (*os.File, error) }).File()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return int(f.Fd())
}

func TestInherit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	own, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	ln := listen(t, fmt.Sprintf("fd:%d", passed(t, own)))
	if ln.Address() != path {
		t.Errorf("address %q, want %s", ln.Address(), path)
	}
	ln.Close()
	if _, err := os.Lstat(path); err != nil {
		t.Errorf("the file of an inherited socket was removed: %v", err)
	}
	r, _, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	mustFail(t, fmt.Sprintf("fd:%d", r.Fd()), fmt.Sprintf("listen on fd:%d: is not a socket", r.Fd()))
}

func TestSystemdErrors(t *testing.T) {
	pid := fmt.Sprint(os.Getpid())
	tests := []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"LISTEN_PID": "1", "LISTEN_FDS": "1"}, "listen on systemd:web: the sockets were passed to process 1, this is " + pid + ": start it directly, not through a shell"},
		{map[string]string{"LISTEN_PID": pid, "LISTEN_FDS": "no"}, `listen on systemd:web: LISTEN_FDS is "no", not a number of sockets`},
		{map[string]string{"LISTEN_PID": pid, "LISTEN_FDS": "1", "LISTEN_FDNAMES": "api"}, "listen on systemd:web: systemd passed no socket of this name; it passed api (FileDescriptorName= in the socket's unit)"},
	}
	for _, test := range tests {
		_, err := Listen(Addr{Kind: Systemd, Name: "web"}, Options{Getenv: func(k string) string { return test.env[k] }})
		if err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}

// each runs a test on a tracked connection of every kind of socket, by Listener and by Polled.
func each(t *testing.T, l Limits, f func(t *testing.T, server *Conn, client net.Conn)) {
	t.Run("plain", func(t *testing.T) { t.Parallel(); eachBy(t, l, (*Tracker).Listener, f) })
	t.Run("polled", func(t *testing.T) { t.Parallel(); eachBy(t, l, (*Tracker).Polled, f) })
}

func eachBy(t *testing.T, l Limits, track func(*Tracker, Listener) Listener, f func(t *testing.T, server *Conn, client net.Conn)) {
	for _, address := range []string{"@" + abstractName(), filepath.Join(t.TempDir(), "s"), "127.0.0.1:0"} {
		kind := "tcp"
		if strings.HasPrefix(address, "@") {
			kind = "abstract"
		} else if strings.HasPrefix(address, "/") {
			kind = "unix"
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			tracker := NewTracker(l)
			t.Cleanup(tracker.Close)
			ln := track(tracker, listen(t, address))
			t.Cleanup(func() { ln.Close() })
			network := "unix"
			if kind == "tcp" {
				network = "tcp"
			}
			client, err := net.Dial(network, ln.Address())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { client.Close() })
			server, err := ln.Accept()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { server.Close() })
			f(t, server.(*Conn), client)
		})
	}
}

func TestPeer(t *testing.T) {
	each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
		p := server.Peer()
		if _, tcp := client.(*net.TCPConn); tcp {
			if p.Known {
				t.Errorf("peer %+v of a TCP connection", p)
			}
		} else if !p.Known || int(p.UID) != os.Getuid() || int(p.PID) != os.Getpid() {
			t.Errorf("peer %+v, want this process", p)
		}
	})
}

// An idle connection is closed at its time: never before, and soon after.
func TestIdleCloses(t *testing.T) {
	each(t, Limits{ConnIdle: time.Second}, func(t *testing.T, server *Conn, client net.Conn) {
		start := time.Now()
		client.SetReadDeadline(start.Add(10 * time.Second))
		if _, err := client.Read(make([]byte, 1)); err != io.EOF {
			t.Fatalf("read: %v, want EOF", err)
		}
		if took := time.Since(start); took < 980*time.Millisecond || took > 3*time.Second { // the connection is a little older than start
			t.Errorf("closed after %v, want 1s", took)
		}
	})
}

// A stream that writes within the limit lives.
func TestStreamLives(t *testing.T) {
	each(t, Limits{ConnIdle: 2 * time.Second}, func(t *testing.T, server *Conn, client net.Conn) {
		server.BeginRequest()
		go func() {
			defer server.Close()
			for range 4 {
				time.Sleep(700 * time.Millisecond) // in total more than the limit
				if _, err := server.Write([]byte(".")); err != nil {
					return
				}
			}
		}()
		if b, err := io.ReadAll(client); string(b) != "...." {
			t.Errorf("got %q, %v, want four dots", b, err)
		}
	})
}

// A large write to a slow reader is activity all the time.
func TestSlowReaderLives(t *testing.T) {
	each(t, Limits{ConnIdle: 1500 * time.Millisecond}, func(t *testing.T, server *Conn, client net.Conn) {
		const size = 24 << 20
		server.BeginRequest()
		done := make(chan error, 1)
		go func() {
			_, err := server.Write(make([]byte, size))
			server.Close()
			done <- err
		}()
		got, buf := 0, make([]byte, 1<<20)
		for {
			n, err := io.ReadFull(client, buf)
			got += n
			if err != nil {
				break
			}
			time.Sleep(100 * time.Millisecond) // the whole takes longer than the limit
		}
		if err := <-done; err != nil || got != size {
			t.Errorf("%d bytes of %d came, write: %v", got, size, err)
		}
	})
}

func TestPeerGone(t *testing.T) {
	each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
		cut := make(chan error, 1)
		server.OnCut(func(err error) { cut <- err })
		server.BeginRequest()
		client.Close()
		select {
		case err := <-cut:
			if err != ErrPeerGone {
				t.Errorf("cut with %v, want ErrPeerGone", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("nobody noticed")
		}
	})
}

// TestPeerReset: a reset ends the connection, whichever side half-closes.
func TestPeerReset(t *testing.T) {
	each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
		server.tracker.SetHalfClose(true)
		cut := make(chan error, 1)
		server.OnCut(func(err error) { cut <- err })
		server.BeginRequest()
		if tcp, ok := client.(*net.TCPConn); ok {
			tcp.SetLinger(0) // a reset, as after a crash
		}
		client.Close()
		select {
		case err := <-cut:
			if err != ErrPeerGone {
				t.Errorf("cut with %v, want ErrPeerGone", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("nobody noticed")
		}
	})
}

// TestEndWithMoreBehind: a peer that has closed its sending half waits for its responses as long as one of its requests has not been read,
// or has been read and not begun.
func TestEndWithMoreBehind(t *testing.T) {
	for _, read := range []bool{false, true} {
		each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
			cut := make(chan error, 1)
			server.OnCut(func(err error) { cut <- err })
			server.BeginRequest()
			io.WriteString(client, "next")
			client.(interface{ CloseWrite() error }).CloseWrite()
			if read {
				io.ReadFull(server, make([]byte, 4))
				server.Behind()
			}
			select {
			case err := <-cut:
				t.Errorf("cut with %v", err)
			case <-time.After(10 * Tick):
			}
			if !read {
				io.ReadFull(server, make([]byte, 4))
			}
			server.BeginRequest() // of the next
			select {
			case err := <-cut:
				if err != ErrPeerGone {
					t.Errorf("cut with %v, want ErrPeerGone", err)
				}
			case <-time.After(10 * time.Second):
				t.Error("nobody noticed")
			}
		})
	}
}

// TestHalfClosed: with SetHalfClose a peer that has only closed its sending half waits for its response.
func TestHalfClosed(t *testing.T) {
	each(t, Limits{}, func(t *testing.T, server *Conn, client net.Conn) {
		server.tracker.SetHalfClose(true)
		cut := make(chan error, 1)
		server.OnCut(func(err error) { cut <- err })
		server.BeginRequest()
		client.(interface{ CloseWrite() error }).CloseWrite()
		select {
		case err := <-cut:
			t.Errorf("cut with %v", err)
		case <-time.After(10 * Tick):
		}
		server.Write([]byte("answer"))
		server.Close()
		if b, err := io.ReadAll(client); string(b) != "answer" {
			t.Errorf("got %q, %v", b, err)
		}
	})
}

// No descriptor leaks.
func TestDescriptors(t *testing.T) {
	count := func() int {
		list, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	before := count()
	for n := range 40 {
		tracker := NewTracker(Limits{})
		path := filepath.Join(t.TempDir(), "s")
		ln, err := tryListen(path)
		if err != nil {
			t.Fatal(err)
		}
		tracked := tracker.Listener(ln)
		if n%2 == 1 {
			tracked = tracker.Polled(ln)
		}
		client, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		server, err := tracked.Accept()
		if err != nil {
			t.Fatal(err)
		}
		server.Close()
		client.Close()
		tracked.Close()
		tracker.Close()
	}
	if after := count(); after > before+2 {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}
