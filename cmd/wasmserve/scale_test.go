//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// child is a server in a process of its own, so that its memory and descriptors are its alone.
type child struct {
	t    *testing.T
	cmd  *exec.Cmd
	addr string
}

// startChild serves the host's test guest at a Unix socket. Tests that use it take many seconds: WASMSERVE_LONG.
func startChild(t *testing.T, flags ...string) *child {
	t.Helper()
	return startChildOf(t, "../../host/testdata/guest/v1.wasm", flags...)
}

// startChildOf is startChild with another handler.
func startChildOf(t *testing.T, handler string, flags ...string) *child {
	t.Helper()
	if os.Getenv("WASMSERVE_LONG") == "" {
		t.Skip("takes long: set WASMSERVE_LONG=1")
	}
	c := &child{t: t, addr: filepath.Join(t.TempDir(), "s")}
	args := append([]string{"-unix", c.addr, "-admin", "off", "-cache", "off", "-log-level", "error"}, flags...)
	c.cmd = exec.Command("wasmserve", append(args, handler)...)
	c.cmd.Stderr = os.Stderr
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.cmd.Process.Signal(os.Interrupt)
		if err := c.cmd.Wait(); err != nil {
			t.Errorf("the server: %v", err)
		}
	})
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if nc, err := net.Dial("unix", c.addr); err == nil {
			nc.Close()
			return c
		}
		if time.Since(start) > 10*time.Second {
			t.Fatal("the server does not listen")
		}
	}
}

// resident is the server's resident memory in bytes.
func (c *child) resident() int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	if err != nil {
		c.t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	n, err := strconv.ParseInt(strings.Fields(after)[0], 10, 64)
	if err != nil {
		c.t.Fatal(err)
	}
	return n << 10
}

// cpu is the processor time that the server has taken.
func (c *child) cpu() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	if err != nil {
		c.t.Fatal(err)
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

func (c *child) descriptors() int {
	list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.cmd.Process.Pid))
	if err != nil {
		c.t.Fatal(err)
	}
	return len(list)
}

func (c *child) dial() net.Conn {
	nc, err := net.Dial("unix", c.addr)
	if err != nil {
		c.t.Fatal(err)
	}
	nc.SetDeadline(time.Now().Add(time.Minute))
	return nc
}

// ask sends a request on nc and reads its answer.
func (c *child) ask(nc net.Conn, r *bufio.Reader) {
	io.WriteString(nc, "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
	res, err := http.ReadResponse(r, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if body, err := io.ReadAll(res.Body); err != nil || res.StatusCode != 200 {
		c.t.Fatalf("%d %q %v", res.StatusCode, body, err)
	}
}

// TestIdleMemory: a connection that has had its answer and waits costs at most 6 KiB of resident memory.
func TestIdleMemory(t *testing.T) {
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil {
		t.Fatal(err)
	}
	n := min(10_000, int(files.Cur)-1000)
	for _, handler := range []string{"../../host/testdata/guest/v1.wasm", "../../examples/hello-ts/app.ts"} {
		t.Run(filepath.Base(handler), func(t *testing.T) { idleMemory(t, handler, n) })
	}
}

func idleMemory(t *testing.T, handler string, n int) {
	c := startChildOf(t, handler, "-idle-timeout", "0")
	warm := c.dial()
	defer warm.Close()
	r := bufio.NewReader(warm)
	for range 1000 {
		c.ask(warm, r)
	}
	before := c.resident()
	for range n {
		nc := c.dial()
		defer nc.Close()
		r.Reset(nc)
		c.ask(nc, r)
	}
	each := float64(c.resident()-before) / float64(n) / 1024
	t.Logf("%d idle connections: %.1f KiB each", n, each)
	if each > 6 {
		t.Error("that is more than 6 KiB")
	}
}

// TestShortConnections: 100,000 connections of one request each leave nothing behind.
func TestShortConnections(t *testing.T) {
	c := startChild(t)
	run := func(n int) {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				r := bufio.NewReader(nil)
				for range n / 8 {
					nc := c.dial()
					r.Reset(nc)
					c.ask(nc, r)
					nc.Close()
				}
			})
		}
		wg.Wait()
	}
	run(10_000)
	before, files := c.resident(), c.descriptors()
	start, cpu := time.Now(), c.cpu()
	run(100_000)
	took, worked := time.Since(start), c.cpu()-cpu
	for start := time.Now(); c.descriptors() > files+2; time.Sleep(10 * time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("%d descriptors, before it were %d", c.descriptors(), files)
		}
	}
	after := c.resident()
	t.Logf("100,000 connections in %v, %v of processor time each; resident %d KiB before, %d after", took, worked/100_000, before>>10, after>>10)
	if after > before+4<<20 {
		t.Error("it grew by more than 4 MiB")
	}
}

// TestLargeBodies: a body of 1 GB goes through a guest and back in constant memory.
func TestLargeBodies(t *testing.T) {
	const size = 1_000_000_000
	c := startChild(t, "-max-body", "2GB", "-max-response", "2GB")
	for range 3 {
		nc := c.dial().(*net.UnixConn)
		cpu := c.cpu()
		go func() {
			fmt.Fprintf(nc, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n", size)
			b := make([]byte, 1<<20)
			for left := size; left > 0; left -= len(b) {
				b = b[:min(len(b), left)]
				if _, err := nc.Write(b); err != nil {
					return // the reader says more
				}
			}
		}()
		res, err := http.ReadResponse(bufio.NewReaderSize(nc, 256<<10), nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{res.Body}, make([]byte, 256<<10))
		if got != size || err != nil {
			t.Fatalf("%d bytes came back: %v", got, err)
		}
		worked := c.cpu() - cpu
		resident := c.resident()
		t.Logf("1 GB there and back: %v of processor time, %.2f GB/s per core; resident %d KiB", worked, float64(size)/1e9/worked.Seconds(), resident>>10)
		if resident > 48<<20 {
			t.Error("resident memory is over 48 MiB")
		}
		nc.Close()
	}
}
