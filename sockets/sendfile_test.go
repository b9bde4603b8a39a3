package sockets

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// pair is a tracked connection and its peer's end.
func pair(t *testing.T, network string) (*Conn, net.Conn) {
	t.Helper()
	addr := "127.0.0.1:0"
	if network == "unix" {
		addr = filepath.Join(t.TempDir(), "s")
	}
	ln, err := net.Listen(network, addr)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	peer, err := net.Dial(network, ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	nc, err := ln.Accept()
	if err != nil {
		t.Fatal(err)
	}
	tracker := &Tracker{epoch: time.Now(), wake: make(chan struct{}, 1)}
	tracker.limits.Store(&Limits{})
	c := tracker.track(nc, "@test")
	t.Cleanup(func() { c.Close(); peer.Close() })
	peer.SetDeadline(time.Now().Add(10 * time.Second))
	return c, peer
}

// TestSendFile: files, parts of files and other sources arrive complete, and files on Linux by sendfile.
func TestSendFile(t *testing.T) {
	data := make([]byte, 3<<20+17)
	for i := range data {
		data[i] = byte(i * 7 >> 3)
	}
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, network := range []string{"unix", "tcp"} {
		for _, c := range []struct {
			name   string
			source func(f *os.File) io.Reader
			offset int64
			want   []byte
			kernel bool
		}{
			{"whole", func(f *os.File) io.Reader { return f }, 0, data, true},
			{"limited", func(f *os.File) io.Reader { return io.LimitReader(f, 2<<20) }, 0, data[:2<<20], true},
			{"range", func(f *os.File) io.Reader { return io.LimitReader(f, 100) }, 1000, data[1000:1100], true},
			{"longer than the file", func(f *os.File) io.Reader { return io.LimitReader(f, 1<<40) }, 3 << 20, data[3<<20:], true},
			{"nothing", func(f *os.File) io.Reader { return io.LimitReader(f, 0) }, 0, nil, true},
			{"limit in a limit", func(f *os.File) io.Reader { return io.LimitReader(io.LimitReader(f, 200), 300) }, 0, data[:200], false},
			{"memory", func(*os.File) io.Reader { return bytes.NewReader(data) }, 0, data, false},
		} {
			t.Run(network+" "+c.name, func(t *testing.T) {
				f, err := os.Open(name)
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				f.Seek(c.offset, io.SeekStart)
				conn, peer := pair(t, network)
				sent := make(chan error, 1)
				go func() {
					defer conn.CloseWrite()
					source := c.source(f)
					n, handled, err := conn.sendFile(source)
					if runtime.GOOS == "linux" && handled != c.kernel {
						err = fmt.Errorf("sendfile was used: %v", handled)
					}
					if !handled && err == nil {
						n, err = conn.ReadFrom(source)
					}
					if err == nil && n != int64(len(c.want)) {
						err = fmt.Errorf("%d bytes", n)
					}
					sent <- err
				}()
				got, err := io.ReadAll(peer)
				if err != nil || !bytes.Equal(got, c.want) {
					t.Errorf("%d bytes, want %d; %v", len(got), len(c.want), err)
				}
				if err := <-sent; err != nil {
					t.Error(err)
				}
				if len(c.want) > 0 && !conn.active.Load() {
					t.Error("no activity was marked")
				}
			})
		}
	}
}

// TestSendFileIsActivity: a peer that reads a file slowly counts as active during the call, and a peer that reads nothing does not.
func TestSendFileIsActivity(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 1<<30); err != nil {
		t.Fatal(err)
	}
	for _, network := range []string{"unix", "tcp"} {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		conn, peer := pair(t, network)
		done := make(chan error, 1)
		go func() {
			_, err := conn.ReadFrom(f)
			done <- err
		}()
		buf := make([]byte, 1<<20)
		for range 4 { // while the file is far from sent
			conn.active.Store(false)
			for end := time.Now().Add(5 * time.Second); !conn.active.Load(); {
				if time.Now().After(end) {
					t.Fatalf("%s: bytes were taken, and no activity was marked", network)
				}
				if _, err := peer.Read(buf); err != nil {
					t.Fatal(err)
				}
			}
		}
		conn.Close() // as the tracker does with one that takes nothing
		if err := <-done; err == nil {
			t.Errorf("%s: the close of the connection ended nothing", network)
		}
	}
}
