package host_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// spins are the ways in which the guest loops endlessly.
var spins = []string{"loop", "recurse", "fill", "copy", "grow", "log", "state", "stats", "reload"}

// TestSpin runs guests that loop endlessly in every way: each is stopped when its time is up, its error handler answers, and the next
// request is served by another instance.
func TestSpin(t *testing.T) {
	budget := 100 * time.Millisecond
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout, c.Fixed.Instances = &budget, new(1) })
	for _, how := range spins {
		f := get(h, "/spin/"+how)
		want := "500 kind 5: the guest worked for more than its 100ms (-guest-timeout) at /spin/" + how
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if f := get(h, "/"); string(f.body) != v1 {
			t.Errorf("after /spin/%s: %q", how, f.body)
		}
	}
	if f := get(h, "/spin-error"); f.status != 500 || string(f.body) != "Something went wrong!" {
		t.Errorf("an error handler that spins: %d %q", f.status, f.body)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("after /spin-error: %q", f.body)
	}
	if errs := h.Status().Errors; errs["timeout"] != uint64(len(spins))+1 {
		t.Errorf("counted %v", errs)
	}
}

// TestWaitsDoNotCount: a guest that sleeps for longer than its work budget is not stopped, even if it wakes up all the time.
func TestWaitsDoNotCount(t *testing.T) {
	budget := 50 * time.Millisecond
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout = &budget })
	if f := get(h, "/sleep?200"); f.status != 200 {
		t.Errorf("sleep: %d %q", f.status, f.body)
	}
	if f := get(h, "/ticks?20"); string(f.body) != strings.Repeat(".", 20) {
		t.Errorf("ticks: %d %q", f.status, f.body)
	}
}

// TestSpinAtStart: a module that never ends its start, or wasmserve_config, is rejected when its time is up.
func TestSpinAtStart(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", func(c *host.Config) { c.StartTimeout = 100 * time.Millisecond })
	for guest, want := range map[string]string{
		"start-spin.wasm":  "handler.wasm: start: timeout: the guest worked for more than its 100ms (-start-timeout)",
		"config-spin.wasm": "handler.wasm: wasmserve_config: timeout: the guest worked for more than its 100ms (-start-timeout)",
	} {
		drop(t, path, guest)
		res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
		if err != nil || res.OK || res.Error != want && !strings.Contains(res.Error, "took longer than 100ms to start") {
			t.Errorf("%s: %v %q, want %q", guest, err, res.Error, want)
		}
		if f := get(h, "/"); string(f.body) != v1 {
			t.Errorf("after %s: %q", guest, f.body)
		}
	}
}

// TestInterrupt: every reason for which a request ends also ends the guest that works on it, without a budget.
func TestInterrupt(t *testing.T) {
	none := time.Duration(0)
	for _, how := range spins {
		t.Run(how, func(t *testing.T) {
			h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout, c.Fixed.Instances = &none, new(1) })
			x := newExchange(&front{}, "/spin/"+how, "")
			var done sync.WaitGroup
			done.Go(func() { h.Serve(x) })
			for h.Status().Requests == 0 {
				runtime.Gosched()
			}
			x.Cancel(fmt.Errorf("client gone"))
			done.Wait()
			if f := get(h, "/"); string(f.body) != v1 {
				t.Errorf("%q", f.body)
			}
		})
	}
}

// TestCollector calls Go's garbage collector while guests loop endlessly: it must not have to wait for them. It would wait for the entire
// budget; the bound here is loose, since other tests run too (BenchmarkCollector has the figures).
func TestCollector(t *testing.T) {
	budget := 2 * time.Second
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout = &budget })
	for _, how := range spins {
		var done sync.WaitGroup
		x := newExchange(&front{}, "/spin/"+how, "")
		done.Go(func() { h.Serve(x) })
		time.Sleep(5 * time.Millisecond) // it spins
		start := time.Now()
		runtime.GC()
		if took := time.Since(start); took > budget/2 {
			t.Errorf("%s: the collector took %v", how, took)
		}
		x.Cancel(&exchange.Failure{Message: "enough"})
		done.Wait()
	}
}

// BenchmarkCollector measures how long Go's garbage collector takes while a guest loops endlessly.
//
//	go test -run '^$' -bench Collector -benchtime 100x ./host
func BenchmarkCollector(b *testing.B) {
	budget := time.Minute
	for _, how := range append([]string{"idle", "in-error", "in-start"}, spins...) {
		b.Run(how, func(b *testing.B) {
			h, path, _ := setup(b, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout, c.StartTimeout = &budget, time.Second })
			var done sync.WaitGroup
			target := "/spin/" + how
			if how == "in-error" {
				target = "/spin-error"
			}
			x := newExchange(&front{}, target, "")
			switch how {
			case "idle":
			case "in-start": // for a second, of which the benchmark may take less
				drop(b, path, "start-spin.wasm")
				done.Go(func() { h.Reload(context.Background(), host.ReloadOptions{By: "admin"}) })
			default:
				done.Go(func() { h.Serve(x) })
			}
			time.Sleep(5 * time.Millisecond)
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				runtime.GC()
				took = append(took, time.Since(start))
				time.Sleep(time.Millisecond)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "us-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds()), "us-worst")
			x.Cancel(&exchange.Failure{Message: "enough"})
			done.Wait()
		})
	}
}

// TestCuts: a replaced handler's drain deadline and the end of the server end a guest that loops endlessly, without a budget.
func TestCuts(t *testing.T) {
	none := time.Duration(0)
	spin := func(t *testing.T, h *host.Host) (ended chan struct{}) {
		ended = make(chan struct{})
		go func() { get(h, "/spin/loop"); close(ended) }()
		until(t, "a request", func() bool { s := h.Status(); return s.Current.Busy == 1 })
		return ended
	}
	t.Run("drain", func(t *testing.T) {
		h, path, l := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout, c.DrainTimeout = &none, 20*time.Millisecond })
		ended := spin(t, h)
		drop(t, path, "v2.wasm")
		if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"}); err != nil || !res.OK {
			t.Fatal(err, res.Error)
		}
		<-ended
		until(t, "the old generation's end", func() bool { return len(h.Status().Old) == 0 })
		if !strings.Contains(l.String(), "drain deadline") {
			t.Errorf("log: %s", l)
		}
	})
	t.Run("shutdown", func(t *testing.T) {
		h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout = &none })
		ended := spin(t, h)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if err := h.Shutdown(ctx); err != context.DeadlineExceeded {
			t.Error(err)
		}
		<-ended
	})
}

// BenchmarkInterrupt measures how long a guest that loops endlessly continues after its end was requested: its client left, or a time
// limit was reached.
//
//	go test -run '^$' -bench Interrupt -benchtime 100x ./host
func BenchmarkInterrupt(b *testing.B) {
	none := time.Duration(0)
	h, _, _ := setup(b, "v1.wasm", func(c *host.Config) { c.Fixed.GuestTimeout = &none })
	for name, cause := range map[string]error{"gone": errors.New("client gone"), "deadline": deadline{}} {
		for _, how := range spins {
			b.Run(name+"/"+how, func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					var done sync.WaitGroup
					x := newExchange(&front{}, "/spin/"+how, "")
					done.Go(func() { h.Serve(x) })
					time.Sleep(5 * time.Millisecond) // it spins
					start := time.Now()
					x.Cancel(cause)
					done.Wait()
					took = append(took, time.Since(start))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds()), "us-median")
				b.ReportMetric(float64(took[len(took)-1].Microseconds()), "us-worst")
			})
		}
	}
}

// deadline is the cause of a request that took too long.
type deadline struct{}

func (deadline) Error() string { return "too long" }
func (deadline) Timeout() bool { return true }
