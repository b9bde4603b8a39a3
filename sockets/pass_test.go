//go:build linux

package sockets

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pass passes a listener as to another process.
func pass(t *testing.T, ln Listener) Listener {
	t.Helper()
	var next Listener
	err := Pass(ln, func(p Passing, fd int) error {
		mine, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
		if err == nil {
			next, err = Passed(p, mine)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// TestPass: a listener goes on in another process, which removes its socket file at the end; the first one does not.
func TestPass(t *testing.T) {
	for _, address := range giveAddresses(t) {
		from, to := NewTracker(Limits{}), NewTracker(Limits{})
		defer from.Close()
		defer to.Close()
		ln := from.Polled(listen(t, address))
		next := to.Polled(pass(t, ln))
		if next.Address() != ln.Address() || next.Addr().String() != ln.Addr().String() {
			t.Errorf("%s %s, was %s %s", next.Address(), next.Addr(), ln.Address(), ln.Addr())
		}
		client, err := net.Dial(ln.Addr().Network(), ln.Addr().String()) // waits
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		Disown(ln)
		ln.Close()
		nc, err := next.Accept()
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		nc.Close()
		if nc, err := net.Dial(next.Addr().Network(), next.Addr().String()); err != nil {
			t.Errorf("%s: %v", address, err)
		} else {
			nc.Close()
		}
		next.Close()
		if _, err := os.Lstat(address); !os.IsNotExist(err) {
			t.Errorf("%s: the file is left: %v", address, err)
		}
	}
}

// TestPassOtherFile: a file that has taken the place of a passed socket's is not removed.
func TestPassOtherFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	ln := listen(t, path)
	os.Rename(path, path+".old")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	pass(t, ln).Close()
	if _, err := os.Lstat(path); err != nil {
		t.Error(err)
	}
}

// TestPause: a paused listener accepts nobody; clients wait until it is resumed, or fail when it is closed.
func TestPause(t *testing.T) {
	tracker := NewTracker(Limits{})
	defer tracker.Close()
	if err := Pause(tracker.Listener(listen(t, "@"+abstractName()))); !errors.Is(err, errors.ErrUnsupported) {
		t.Error(err)
	}
	for _, closes := range []bool{false, true} {
		ln := tracker.Polled(listen(t, "@"+abstractName()))
		if err := Pause(ln); err != nil {
			t.Fatal(err)
		}
		client, err := net.Dial("unix", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		done := make(chan error, 1)
		go func() {
			nc, err := ln.Accept()
			if err == nil {
				nc.Close()
			}
			done <- err
		}()
		for p := ln.(*polledListener); p.watched.read.state.Load() != blocked; {
			time.Sleep(time.Millisecond)
		}
		if closes {
			ln.Close()
		} else {
			Resume(ln)
		}
		if err := <-done; closes != errors.Is(err, net.ErrClosed) || !closes && err != nil {
			t.Errorf("closed %t: %v", closes, err)
		}
		ln.Close()
	}
}
