package conformance_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"
)

// scratch holds guests that were built and the cache of compiled code, for all tests of the package.
var scratch string

// TestMain checks for leaks of the tests: goroutines and descriptors of closed servers.
func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	if scratch, err = os.MkdirTemp("", "conformance-guests-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(scratch)
	goroutines, files := runtime.NumGoroutine(), descriptors()
	flag.Parse()
	if flag.Lookup("test.parallel").Value.String() == fmt.Sprint(runtime.GOMAXPROCS(0)) { // not asked for otherwise
		flag.Set("test.parallel", "8") // servers' tests wait most of their time, for idle timeouts above all
	}
	code := m.Run()
	if fuzz := flag.Lookup("test.fuzz"); code != 0 || fuzz != nil && fuzz.Value.String() != "" { // a fuzzer leaves its workers
		return code
	}
	for range 100 { // what ends on its own needs a moment
		if runtime.NumGoroutine() <= goroutines && descriptors() <= files {
			return 0
		}
		time.Sleep(50 * time.Millisecond)
	}
	fmt.Fprintf(os.Stderr, "left behind: %d goroutines (%d before), %d descriptors (%d before)\n",
		runtime.NumGoroutine(), goroutines, descriptors(), files)
	pprof.Lookup("goroutine").WriteTo(os.Stderr, 1)
	return 1
}

// descriptors counts the open ones that are sockets or regular files: the runtime's own (epoll, eventfd, pidfd) come once and
// stay. 0 where /proc does not say.
func descriptors() (n int) {
	list, _ := filepath.Glob("/proc/self/fd/*")
	for _, name := range list {
		if to, err := os.Readlink(name); err == nil && (to[0] == '/' || len(to) > 7 && to[:7] == "socket:") {
			n++
		}
	}
	return n
}
