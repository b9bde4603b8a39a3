package bench

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// TestMain fails when goroutines or descriptors are left at the end.
func TestMain(m *testing.M) {
	goroutines, files := runtime.NumGoroutine(), descriptors()
	code := m.Run()
	if f := flag.Lookup("test.fuzz"); f != nil && f.Value.String() != "" {
		os.Exit(code) // fuzzing has goroutines of its own
	}
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > goroutines && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); code == 0 && n > goroutines {
		buf := make([]byte, 1<<20)
		fmt.Fprintf(os.Stderr, "%d goroutines at the start, %d at the end:\n%s\n", goroutines, n, buf[:runtime.Stack(buf, true)])
		code = 1
	}
	// The runtime's own poller may have come: an epoll and an event descriptor.
	if n := descriptors(); code == 0 && n > files+4 {
		fmt.Fprintf(os.Stderr, "%d descriptors at the start, %d at the end\n", files, n)
		code = 1
	}
	os.Exit(code)
}

// descriptors is how many this process has open; 0 where that is not known.
func descriptors() int {
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

var sockets atomic.Int64

// targets are addresses of each kind that nobody uses.
func targets(t *testing.T) []Target {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	list := []Target{{"unix", filepath.Join(t.TempDir(), "s")}, {"tcp", ln.Addr().String()}}
	if runtime.GOOS == "linux" {
		list = append(list, Target{"unix", fmt.Sprintf("@wasmserve-bench-test-%d-%d", os.Getpid(), sockets.Add(1))})
	}
	return list
}

// serve answers HTTP at an address until the test ends.
func serve(t *testing.T, at Target, h http.HandlerFunc) {
	t.Helper()
	ln := listen(t, at)
	s := &http.Server{Handler: h}
	done := make(chan struct{})
	go func() { s.Serve(ln); close(done) }()
	t.Cleanup(func() { s.Close(); <-done })
}

func listen(t *testing.T, at Target) net.Listener {
	t.Helper()
	ln, err := net.Listen(at.Network, at.Address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	return ln
}

// serveRaw gives every connection to a function, until the test ends.
func serveRaw(t *testing.T, at Target, f func(net.Conn)) {
	t.Helper()
	ln := listen(t, at)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go func() { defer c.Close(); f(c) }()
		}
	}()
}

func hello(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	io.WriteString(w, "hello")
}

// drivers are both of them, to be tested alike.
var drivers = map[string]func(Target, Load) (driver, error){
	"native":     newDriver,
	"goroutines": func(t Target, l Load) (driver, error) { return newGoroutines(t, l) },
}

func testLoad() Load {
	return Load{Connections: 4, Duration: 50 * time.Millisecond, Timeout: 5 * time.Second}
}
