package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkStart measures the time from the start of the command to the end of its first answer, with a small module that a
// command before has left in the cache of compiled code.
//
//	go test -run '^$' -bench Start -benchtime 20x ./cmd/wasmserve
func BenchmarkStart(b *testing.B) {
	cache := b.TempDir()
	name := fmt.Sprintf("wasmserve-start-%d", os.Getpid())
	once := func() {
		cmd := exec.Command("wasmserve", "-unix", "@"+name, "-admin", "off", "-cache", cache, filepath.Join("../../host/testdata/guest", "v1.wasm"))
		cmd.Stderr = os.Stderr
		if !testing.Verbose() {
			cmd.Stderr = nil
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		defer func() {
			b.StopTimer()
			cmd.Process.Signal(os.Interrupt)
			if err := cmd.Wait(); err != nil {
				b.Error(err)
			}
			b.StartTimer()
		}()
		for began := time.Now(); ; time.Sleep(500 * time.Microsecond) {
			conn, err := net.Dial("unix", "@"+name)
			if err == nil {
				conn.SetDeadline(began.Add(10 * time.Second))
				if _, err = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: h\r\n\r\n"); err == nil {
					var head [12]byte
					if _, err = io.ReadFull(conn, head[:]); err == nil && string(head[:]) != "HTTP/1.1 200" {
						b.Fatalf("answer %q", head[:])
					}
				}
				conn.Close()
			}
			if err == nil {
				return
			}
			if time.Since(began) > 10*time.Second {
				b.Fatal(err)
			}
		}
	}
	once()
	b.ResetTimer()
	for range b.N {
		once()
	}
}

// TestBegan: a server that a signal finds just started has connections to end; they were dropped.
func TestBegan(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{{nil, true}, {context.Canceled, false}} {
		started := make(chan error, 1)
		started <- c.err
		if got := began(started, nil); got != c.want {
			t.Errorf("start ended with %v: %t", c.err, got)
		}
	}
	signals := make(chan os.Signal, 1)
	signals <- os.Interrupt
	if began(nil, signals) {
		t.Error("a second signal does not end the wait")
	}
	started := make(chan error, 1)
	started <- nil
	for range 20 { // either may be looked at first
		if !began(started, signals) || len(signals) != 1 {
			t.Fatal("a start that has ended is abandoned, or the second signal is lost")
		}
		started <- nil
	}
}
