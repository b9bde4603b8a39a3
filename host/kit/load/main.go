//go:build linux

// Command load measures a server: keep-alive connections that each send one fixed request after another, from a single
// thread over epoll, so that one core is enough to keep the server busy on another.
//
//	go run ./host/kit/load -addr @svc -c 64 -d 5s -pid $(pidof wasmserve)
//
// It prints one line: requests, seconds, requests per second, latencies, what went wrong, and with -pid the processor time
// (user and system) that the server spent on each request.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	addr := flags.String("addr", "", "address: @name, /path or host:port")
	conns := flags.Int("c", 64, "connections")
	length := flags.Duration("d", 5*time.Second, "how long")
	warm := flags.Duration("warm", 500*time.Millisecond, "how long before counting begins")
	path := flags.String("path", "/", "request target")
	pid := flags.Int("pid", 0, "server's process id; 0: its processor time is not measured")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *addr == "" || *conns < 1 || *length <= 0 {
		return errors.New("-addr names the server; -c and -d must be positive")
	}
	runtime.LockOSThread()
	debug.SetGCPercent(-1) // the loop allocates nothing
	l, err := newLoop(*addr, *conns, "GET "+*path+" HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n")
	if err != nil {
		return err
	}
	defer l.close()
	if err := l.run(*warm); err != nil {
		return err
	}
	before, err := cpuTime(*pid)
	if err != nil {
		return err
	}
	l.reset()
	start := time.Now()
	if err := l.run(*length); err != nil {
		return err
	}
	took := time.Since(start)
	after, err := cpuTime(*pid)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "requests=%d seconds=%.3f rps=%.0f p50=%dus p99=%dus errors=%d closed=%d",
		l.done, took.Seconds(), float64(l.done)/took.Seconds(), l.percentile(50), l.percentile(99), l.errors, l.closed)
	if *pid != 0 && l.done > 0 {
		n := float64(l.done)
		fmt.Fprintf(out, " cpu=%.2fus user=%.2fus sys=%.2fus", (after.user-before.user+after.sys-before.sys)*1e6/n,
			(after.user-before.user)*1e6/n, (after.sys-before.sys)*1e6/n)
	}
	fmt.Fprintln(out)
	return nil
}
