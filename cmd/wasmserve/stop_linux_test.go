package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestStopAnswers: clients that come back at once while the server stops are answered as long as they can connect, whichever front accepts.
func TestStopAnswers(t *testing.T) {
	for _, flag := range []string{"", "-h2c", "-max-conns 10"} {
		t.Run(flag, func(t *testing.T) { stopAnswers(t, flag) })
	}
}

func stopAnswers(t *testing.T, flag string) {
	tcp, path := freeAddress(t), filepath.Join(t.TempDir(), "s")
	a := surround(t, fmt.Sprintf("exec $serve -listen %s -listen %s -stop-delay 200ms %s handler.wasm", path, tcp, flag), nil)
	var clients sync.WaitGroup
	var answers, closed [3]atomic.Int64
	for n := range 24 {
		kind := n % 3
		network, address := "unix", []string{"@" + a.name, path, tcp}[kind]
		if kind == 2 {
			network = "tcp"
		}
		clients.Go(func() {
			for {
				conn, err := net.DialTimeout(network, address, askPatience)
				if err != nil {
					if !errors.Is(err, syscall.ECONNREFUSED) && !errors.Is(err, syscall.ENOENT) {
						t.Errorf("%s: %v", address, err)
					}
					return
				}
				conn.SetDeadline(time.Now().Add(askPatience))
				for in, open := bufio.NewReader(conn), true; open; {
					if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: h\r\n\r\n"); err != nil {
						t.Errorf("%s: after %d answers, %d closed: %v", address, answers[kind].Load(), closed[kind].Load(), err)
						break
					}
					res, err := http.ReadResponse(in, nil)
					if err != nil {
						t.Errorf("%s: after %d answers, %d closed: %v", address, answers[kind].Load(), closed[kind].Load(), err)
						break
					}
					io.Copy(io.Discard, res.Body)
					answers[kind].Add(1)
					if open = !res.Close; !open {
						closed[kind].Add(1)
					}
				}
				conn.Close()
			}
		})
	}
	sum := func(of *[3]atomic.Int64) int64 { return of[0].Load() + of[1].Load() + of[2].Load() }
	a.until("clients are answered", func() bool { return sum(&answers) > 300 }) // with -max-conns not all of them
	a.cmd.Process.Signal(syscall.SIGTERM)
	if err := <-a.exited; err != nil {
		t.Errorf("the server: %v\n%s", err, a.log)
	}
	clients.Wait()
	if sum(&closed) == 0 {
		t.Error("no answer has ended its connection")
	}
}

// TestTwoSignals: two signals at once end an idle server in good order, also one that has connections.
func TestTwoSignals(t *testing.T) {
	for range 5 {
		a := surround(t, "exec $serve -stop-delay 1h -drain-timeout 1h handler.wasm", nil)
		conn, err := net.Dial("unix", "@"+a.name)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if got := over(conn, bufio.NewReader(conn)); got != "1.0.0" {
			t.Fatal(got)
		}
		a.cmd.Process.Signal(syscall.SIGTERM)
		a.cmd.Process.Signal(os.Interrupt)
		if err := <-a.exited; err != nil {
			t.Errorf("%v\n%s", err, a.log)
		}
		if !strings.Contains(a.log.String(), "msg=stopped") {
			t.Errorf("log: %s", a.log)
		}
	}
}

// TestManager: the service manager is notified of the start, of reloads, of the stop, and that the server is alive until it ends.
func TestManager(t *testing.T) {
	name := fmt.Sprintf("@wasmserve-manager-%d", os.Getpid())
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(time.Minute))
	watchdogs := 0
	expect := func(want string) {
		t.Helper()
		for {
			b := make([]byte, 1000)
			n, err := conn.Read(b)
			if err != nil {
				t.Fatalf("waiting for %s: %v", want, err)
			}
			got := string(b[:n])
			if got == "WATCHDOG=1" {
				watchdogs++
			}
			if got == "WATCHDOG=1" && want != got {
				continue
			}
			if !strings.HasPrefix(got, want) {
				t.Fatalf("got %q, want %q", got, want)
			}
			return
		}
	}
	a := surround(t, "exec $serve -stop-delay 1h handler.wasm", func(c *exec.Cmd) {
		c.Env = append(c.Env, "NOTIFY_SOCKET="+name, "WATCHDOG_USEC=100000")
	})
	expect("READY=1\nSTATUS=serving on @" + a.name)
	expect("WATCHDOG=1")
	a.cmd.Process.Signal(syscall.SIGHUP)
	expect("RELOADING=1\nMONOTONIC_USEC=")
	expect("READY=1\n")
	a.cmd.Process.Signal(syscall.SIGTERM)
	expect("STOPPING=1\nEXTEND_TIMEOUT_USEC=")
	expect("WATCHDOG=1") // it may take an hour
	a.cmd.Process.Signal(syscall.SIGHUP)
	a.until("the reload is refused", func() bool {
		return strings.Contains(a.log.String(), `msg="reload refused" by=signal error="the server is shutting down"`)
	})
	a.cmd.Process.Signal(syscall.SIGTERM)
	if err := <-a.exited; err != nil {
		t.Error(err)
	}
}
