package host_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
)

// TestResponseLimit makes the guest answer with more than the limit, in every way.
func TestResponseLimit(t *testing.T) {
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.MaxResponse = 1000 })
	const over = "500 kind 4: response body over the limit (-max-response) at "
	for _, c := range []struct {
		target, want string
		length       int  // of the body received
		cut          bool // and not ended
	}{
		{"/large?1000", "200", 1000, false},
		{"/large?1001", over + "/large", 0, false},
		{"/announce?1000", "200", 1000, false},
		{"/announce?1001", over + "/announce", 0, false},
		{"/parts?1000", "200", 1000, false},
		{"/parts?1001", "200", 1000, true},
		{"/parts?1000000", "200", 1000, true},
	} {
		f := get(h, c.target)
		got := fmt.Sprint(f.status)
		if c.length == 0 {
			got += " " + string(f.body)
		}
		if got != c.want || c.length > 0 && len(f.body) != c.length || f.cut != c.cut || f.ended == c.cut {
			t.Errorf("%s: %s, %d bytes, cut %v, ended %v; want %s, %d bytes, cut %v", c.target, got, len(f.body), f.cut, f.ended, c.want, c.length, c.cut)
		}
	}
	if n := h.Status().Limits["max-response"]; n != 4 {
		t.Errorf("counted %d, want 4", n)
	}
	// The host's own page is not limited, and a limit of a byte does not cut it.
	h, _, _ = setup(t, "v1.wasm", func(c *host.Config) { c.MaxResponse = 1 })
	if f := get(h, "/"); f.status != 500 || string(f.body) != "Something went wrong!" {
		t.Errorf("%d %q", f.status, f.body)
	}
	h, _, _ = setup(t, "v1.wasm", func(c *host.Config) { c.MaxResponse = -1 })
	if f := get(h, "/parts?100000"); len(f.body) != 100000 || f.cut {
		t.Errorf("without a limit: %d bytes, cut %v", len(f.body), f.cut)
	}
}

// TestStreamLimit opens more streams than allowed: the next is rejected, and accepted when one has ended.
func TestStreamLimit(t *testing.T) {
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.MaxStreams = 2; c.Fixed.Instances = new(1) })
	var open sync.WaitGroup
	ends := make(chan *front, 2)
	var cuts []func()
	for n := range 2 {
		f := &front{}
		x := newExchange(f, "/open", "")
		cuts = append(cuts, func() { x.Cancel(errors.New("client gone")) })
		open.Go(func() { h.Serve(x); ends <- f })
		until(t, "a stream", func() bool { return h.Status().Streams == int64(n+1) })
	}
	f := get(h, "/parts?1")
	if got := fmt.Sprint(f.status, " ", string(f.body)); got != "500 kind 4: too many streams are open (-max-streams) at /parts" {
		t.Error(got)
	}
	if n := h.Status().Limits["max-streams"]; n != 1 {
		t.Errorf("counted %d, want 1", n)
	}
	if f := get(h, "/end"); f.status != 200 {
		t.Errorf("end: %d", f.status)
	}
	if f := <-ends; !f.ended {
		t.Error("a stream was not ended")
	}
	until(t, "the end", func() bool { return h.Status().Streams == 1 })
	if f := get(h, "/parts?1"); f.status != 200 || !f.ended {
		t.Errorf("after one has ended: %d", f.status)
	}
	cuts[0]() // one of them has ended already
	<-ends
	open.Wait()
	if n := h.Status().Streams; n != 0 {
		t.Errorf("%d streams are left", n)
	}
}

// until polls a condition for ten seconds.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for start := time.Now(); !ok(); time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("waited for %s", what)
		}
	}
}

// TestGuestTimeoutPerRequest: a guest may lower its time for a request, but not raise it.
func TestGuestTimeoutPerRequest(t *testing.T) {
	budget := 200 * time.Millisecond
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout = &budget })
	for query, want := range map[string]string{"20": "20ms", "0": "200ms", "60000": "200ms"} {
		f := get(h, "/budget?"+query)
		if got := string(f.body); got != "kind 5: the guest worked for more than its "+want+" (-guest-timeout) at /budget" {
			t.Errorf("%s: %d %s", query, f.status, got)
		}
	}
	if n := h.Status().Limits["guest-timeout"]; n != 3 {
		t.Errorf("counted %d, want 3", n)
	}
}

// TestStackLimit: recursion ends at the limit of the processor's stack, and calls that need less are not affected.
func TestStackLimit(t *testing.T) {
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.MaxStack = 100_000 })
	f := get(h, "/spin/recurse") // 10,000 deep, again and again
	if got := string(f.body); f.status != 500 || !strings.Contains(got, "kind 2: the guest's stack is larger than its 100000 bytes (-stack)") {
		t.Errorf("%d %s", f.status, got)
	}
	if n := h.Status().Limits["stack"]; n != 1 {
		t.Errorf("counted %d, want 1", n)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("then: %q", f.body)
	}
	h, _, _ = setup(t, "v1.wasm", func(c *host.Config) { c.MaxStack, c.Fixed.GuestTimeout = -1, new(time.Duration(0)) })
	if f := get(h, "/deep?100000000"); f.status != 500 || !strings.Contains(string(f.body), "kind 2: stack overflow") {
		t.Errorf("without a limit: %d %s", f.status, f.body)
	}
}

// TestReloadRate: a guest may not keep the host busy with reloads.
func TestReloadRate(t *testing.T) {
	h, _, l := setup(t, "v1.wasm", func(c *host.Config) { c.ReloadRate = 3 })
	for n := range 5 {
		want := "0"
		if n >= 3 {
			want = "-9"
		}
		if f := send(h, "/reload", `{"routes":{}}`); string(f.body) != want {
			t.Errorf("reload %d: %s, want %s", n, f.body, want)
		}
	}
	if want := "more than 3 reloads a minute (-reload-rate)"; !strings.Contains(l.String(), want) {
		t.Errorf("log: %s", l)
	}
	if n := h.Status().Limits["reload-rate"]; n != 2 {
		t.Errorf("counted %d, want 2", n)
	}
	// The operator's reloads do not count.
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"}); err != nil || !res.OK && !res.Unchanged {
		t.Errorf("%v %+v", err, res)
	}
}

// TestWarmup: every instance is warmed up once, before its first request.
func TestWarmup(t *testing.T) {
	for _, isolation := range []string{host.IsolationNone, host.IsolationRequest} {
		h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.Isolation = &isolation })
		for n := range 3 {
			want := "1 1"
			if isolation == host.IsolationNone {
				want = fmt.Sprint("1 ", n+1)
			}
			if f := get(h, "/warm"); string(f.body) != want {
				t.Errorf("%s: %s, want %s", isolation, f.body, want)
			}
		}
		get(h, "/trap")
		if f := get(h, "/warm"); !strings.HasPrefix(string(f.body), "1 ") {
			t.Errorf("%s, a new instance: %s", isolation, f.body)
		}
	}
}
