package conformance_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
)

func yield() { runtime.Gosched() }

// TestRefused drops modules in that cannot serve: each is refused with its reason in the reload's answer, in status and in the
// log, whatever triggers the reload; the old one answers every request meanwhile.
func TestRefused(t *testing.T) {
	s := newStack(t, stackConfig{kind: "abstract", module: v1, watch: true})
	whole, err := os.ReadFile(v1)
	must(t, err)
	var stop atomic.Bool
	var requests atomic.Int64
	var load sync.WaitGroup
	defer func() { stop.Store(true); load.Wait() }()
	for range 4 {
		load.Go(func() {
			c, err := newClient(s.dial)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.conn.Close()
			for !stop.Load() {
				if body, err := c.get("/"); err != nil || body != `{"version":"1.0.0"}` {
					t.Errorf("%q, %v", body, err)
					return
				}
				requests.Add(1)
			}
		})
	}
	for _, c := range []struct {
		name string
		make func(path string) error
		want string
	}{
		{"broken", text("this is no module"), "is not a wasm module"},
		{"truncated", text(string(whole[:len(whole)/2])), "ends too early"},
		{"empty", text(""), "is empty"},
		{"wrong ABI", same("wrong-abi.wasm"), "speaks version 2 of the ABI"},
		{"traps at its start", same("start-trap.wasm"), "unreachable"},
		{"200 MB", huge, "the limit is 67108864 (-max-module)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			must(t, c.make(s.path+".new"))
			must(t, os.Rename(s.path+".new", s.path))
			waitFor(t, "the watcher's refusal in status", func() bool {
				last := s.host.Status().LastReload
				return last != nil && last.By == "file" && strings.Contains(last.Error, c.want)
			})
			res, err := s.host.Reload(context.Background(), host.ReloadOptions{By: "admin"})
			if err != nil || res.OK || !strings.Contains(res.Error, c.want) || res.New != res.Old {
				t.Errorf("%+v, %v, want an error with %q", res, err, c.want)
			}
			st := s.host.Status()
			if st.LastReload.By != "admin" || st.LastReload.Error != res.Error || st.Current == nil || st.Current.ID != res.Old {
				t.Errorf("status tells another story: %+v", st.LastReload)
			}
			if !strings.Contains(s.log.String(), c.want) {
				t.Errorf("the log does not say %q", c.want)
			}
			now := requests.Load()
			waitFor(t, "requests that are answered", func() bool { return requests.Load() > now+100 })
		})
	}
	must(t, s.reload(v1))
}

func text(s string) func(string) error {
	return func(path string) error { return os.WriteFile(path, []byte(s), 0o644) }
}

func same(name string) func(string) error {
	return func(path string) error { return copyFile(filepath.Join("../testdata/guest", name), path) }
}

// huge makes a file of 200 MB that takes no room on the disk.
func huge(path string) error {
	if err := os.WriteFile(path, []byte("\x00asm\x01\x00\x00\x00"), 0o644); err != nil {
		return err
	}
	return os.Truncate(path, 200_000_000)
}

// waitFor waits for a condition.
func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(conformance.Patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("after %v still no %s", conformance.Patience, what)
		}
	}
}

// TestNothingLeft opens and closes servers that have just been reloaded and asked; what they left behind would add up.
func TestNothingLeft(t *testing.T) {
	once := func(t *testing.T) {
		s := newStack(t, stackConfig{kind: "unix", module: v1, watch: true})
		c, err := newClient(s.dial)
		must(t, err)
		defer c.conn.Close()
		_, err = c.get("/")
		must(t, err)
		must(t, s.reload("../testdata/guest/v2.wasm"))
		_, err = c.get("/")
		must(t, err)
	}
	t.Run("first", once) // what comes once and stays
	goroutines, files := runtime.NumGoroutine(), descriptors()
	for range 5 {
		t.Run("again", once)
	}
	waitFor(t, "end of goroutines and descriptors", func() bool {
		return runtime.NumGoroutine() <= goroutines && descriptors() <= files
	})
}
