//go:build linux

package notify

import (
	"context"
	"fmt"
	"net"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestMessages(t *testing.T) {
	name := fmt.Sprintf("@wasmserve-notify-%d", os.Getpid())
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	next := func() string {
		b := make([]byte, 1000)
		conn.SetReadDeadline(time.Now().Add(time.Minute))
		n, err := conn.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(b[:n])
	}
	m := New(environ("NOTIFY_SOCKET="+name, "WATCHDOG_USEC=2000", "WATCHDOG_PID=7"), 7)
	for _, c := range []struct {
		send func() error
		want string
	}{
		{func() error { return m.Ready("on @svc\nMAINPID=1") }, `READY=1\nSTATUS=on @svc MAINPID=1`},
		{m.Reloading, `RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]*`},
		{func() error { return m.Stopping(2*time.Second, "x") }, `STOPPING=1\nEXTEND_TIMEOUT_USEC=2000000\nSTATUS=x`},
	} {
		if err := c.send(); err != nil {
			t.Fatal(err)
		}
		if got := next(); !regexp.MustCompile("^" + c.want + "$").MatchString(got) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	calls, done := 0, make(chan struct{})
	go func() {
		defer close(done)
		m.Watch(ctx, func() {
			if calls++; calls == 3 {
				<-ctx.Done()
			}
		})
	}()
	for range 2 {
		if got := next(); got != "WATCHDOG=1" {
			t.Errorf("got %q", got)
		}
	}
	cancel()
	<-done
}

// TestOff: without a manager nothing is sent, and a watchdog of another process is not answered.
func TestOff(t *testing.T) {
	for _, env := range []string{"", "NOTIFY_SOCKET=", "NOTIFY_SOCKET=vsock:2:1"} {
		m := New(environ(env), 7)
		if m != nil || m.Ready("") != nil || m.Reloading() != nil || m.Stopping(0, "") != nil {
			t.Errorf("%q: %v", env, m)
		}
		m.Watch(t.Context(), nil)
	}
	for _, c := range []struct {
		env  string
		want time.Duration
	}{
		{"WATCHDOG_USEC=5", 5 * time.Microsecond}, {"WATCHDOG_USEC=5,WATCHDOG_PID=7", 5 * time.Microsecond},
		{"WATCHDOG_USEC=5,WATCHDOG_PID=8", 0}, {"WATCHDOG_USEC=-5", 0}, {"WATCHDOG_USEC=x", 0}, {"WATCHDOG_USEC=9223372036854775807", 0},
	} {
		m := New(environ(append(strings.Split(c.env, ","), "NOTIFY_SOCKET=/nowhere")...), 7)
		if m.watchdog != c.want {
			t.Errorf("%s: %v, want %v", c.env, m.watchdog, c.want)
		}
		if m.Ready("") == nil {
			t.Error("a manager that is gone is no error")
		}
	}
}

func environ(list ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for _, line := range list {
			if value, ok := strings.CutPrefix(line, name+"="); ok {
				return value, true
			}
		}
		return "", false
	}
}
