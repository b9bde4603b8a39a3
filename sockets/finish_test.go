//go:build linux

package sockets

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestFinish: after Finish those that have connected before are accepted, and nobody else; then Accept ends.
func TestFinish(t *testing.T) {
	for _, c := range []struct{ name, address string }{
		{"abstract", "@" + abstractName()}, {"path", filepath.Join(t.TempDir(), "s")}, {"tcp", "tcp:127.0.0.1:0"},
	} {
		for kind, wrap := range map[string]func(*Tracker, Listener) Listener{"polled": (*Tracker).Polled, "plain": (*Tracker).Listener} {
			t.Run(c.name+"/"+kind, func(t *testing.T) {
				tracker := NewTracker(Limits{})
				defer tracker.Close()
				ln := wrap(tracker, listen(t, c.address))
				defer ln.Close()
				dial := func(patience time.Duration) (net.Conn, error) {
					d := net.Dialer{Timeout: patience}
					return d.Dial(ln.Addr().Network(), ln.Addr().String())
				}
				blocked := make(chan error, 1)
				first, err := dial(10 * time.Second)
				if err != nil {
					t.Fatal(err)
				}
				defer first.Close()
				if nc, err := ln.Accept(); err != nil {
					t.Fatal(err)
				} else {
					defer nc.Close()
				}
				const waiting = 100
				for range waiting {
					nc, err := dial(10 * time.Second)
					if err != nil {
						t.Fatal(err)
					}
					defer nc.Close()
					io.WriteString(nc, "x")
				}
				ln.(Finisher).Finish()
				ln.(Finisher).Finish()
				if nc, err := dial(50 * time.Millisecond); err == nil {
					nc.Close()
					t.Error("a client connected after Finish")
				}
				accepted := 0
				go func() {
					time.Sleep(2 * handshakes) // a slow machine: the queue is not lost
					for {
						nc, err := ln.Accept()
						if err != nil {
							blocked <- err
							return
						}
						accepted++
						var b [1]byte
						if _, err := nc.Read(b[:]); err != nil {
							t.Error(err)
						}
						nc.Close()
					}
				}()
				if err := <-blocked; !errors.Is(err, net.ErrClosed) {
					t.Errorf("Accept: %v", err)
				}
				if accepted != waiting {
					t.Errorf("%d were accepted, want %d", accepted, waiting)
				}
			})
		}
	}
}

// TestFinishBlocked: Finish ends an Accept that waits.
func TestFinishBlocked(t *testing.T) {
	tracker := NewTracker(Limits{})
	defer tracker.Close()
	for _, address := range []string{"@" + abstractName(), "tcp:127.0.0.1:0"} {
		ln := tracker.Polled(listen(t, address))
		ended := make(chan error, 1)
		go func() {
			_, err := ln.Accept()
			ended <- err
		}()
		p := ln.(*polledListener)
		for p.watched.read.state.Load() != blocked {
			time.Sleep(time.Millisecond)
		}
		p.Finish()
		if err := <-ended; !errors.Is(err, net.ErrClosed) {
			t.Errorf("%s: %v", address, err)
		}
		ln.Close()
	}
}

// TestFinishShared: a socket that another process may have goes on there.
func TestFinishShared(t *testing.T) {
	tracker := NewTracker(Limits{})
	defer tracker.Close()
	for _, address := range []string{"@" + abstractName(), "tcp:127.0.0.1:0"} {
		other := listen(t, address)
		var fd int
		raw, err := socketOf(other).(syscall.Conn).SyscallConn()
		if err != nil {
			t.Fatal(err)
		}
		raw.Control(func(n uintptr) { fd, err = syscall.Dup(int(n)) })
		if err != nil {
			t.Fatal(err)
		}
		own, err := inherit(fd, "fd")
		if err != nil {
			t.Fatal(err)
		}
		ln := tracker.Polled(own)
		ln.(Finisher).Finish()
		for {
			if _, err := ln.Accept(); errors.Is(err, net.ErrClosed) {
				break
			} else if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Fatal(err)
			}
		}
		ln.Close()
		nc, err := net.Dial(other.Addr().Network(), other.Addr().String())
		if err != nil {
			t.Fatalf("%s: the other process's clients are refused: %v", address, err)
		}
		if _, err := other.Accept(); err != nil {
			t.Error(err)
		}
		nc.Close()
	}
}
