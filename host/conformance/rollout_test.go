package conformance_test

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// TestHammerRollout deploys, rolls back, and begins, grows, promotes and aborts canaries under load, with everything kept on the disk: no
// request fails, no connection is closed, also none that is idle, and each answer after an operation is from the version that it named.
// WASMSERVE_LONG=1: 1,000 cycles, and resident memory at the end as in TestHammerLong.
func TestHammerRollout(t *testing.T) {
	cycles, busy, idle := 20, 16, 100
	if conformance.Long() {
		cycles, busy = 1000, 64
	}
	quiet := time.Hour
	modules := versions(t, 2)
	s := newStack(t, stackConfig{kind: "abstract", module: modules[0], idle: quiet, cache: t.TempDir(), remember: true})
	var waiting []*client
	for range idle {
		c, err := newClient(s.dial)
		must(t, err)
		defer c.conn.Close()
		_, err = c.version()
		must(t, err)
		waiting = append(waiting, c)
	}
	var stop atomic.Bool
	var requests atomic.Int64
	var breath sync.RWMutex // held for reading during each request
	var all sync.WaitGroup
	errs := make(chan error, busy)
	for range busy {
		all.Go(func() {
			c, err := newClient(s.dial)
			if err != nil {
				errs <- err
				return
			}
			defer c.conn.Close()
			for !stop.Load() {
				breath.RLock()
				_, err := c.version()
				breath.RUnlock()
				if err != nil {
					errs <- fmt.Errorf("after %d requests: %w", requests.Load(), err)
					return
				}
				requests.Add(1)
			}
		})
	}
	probe, err := newClient(s.dial)
	must(t, err)
	defer probe.conn.Close()
	ctx := context.Background()
	answers := func(want int64) {
		t.Helper()
		if got, err := probe.version(); err != nil || got != want {
			t.Errorf("answered by version %d, want %d: %v", got, want, err)
		}
	}
	step := func(res report.ReloadResult, err error) {
		t.Helper()
		if err != nil || !res.OK {
			t.Errorf("%+v, %v", res, err)
		}
	}
	canary := func(name string, share rollout.Share) {
		t.Helper()
		step(s.host.Canary(ctx, host.CanaryOptions{By: "admin", Name: name, Share: share, Gate: true}))
	}
	var rss []int64
	for n := 0; n < cycles && !t.Failed() && len(errs) == 0; n++ {
		before := requests.Load()
		must(t, s.reload(modules[1]))
		answers(1)
		step(s.host.Rollback(ctx, host.RollbackOptions{By: "admin"}))
		answers(0)
		canary(modules[1], 50_000)
		canary("", rollout.All)
		answers(1)
		step(s.host.Abort(ctx, host.RollbackOptions{By: "admin"}))
		answers(0)
		canary(modules[1], 500_000)
		step(s.host.Promote(ctx, host.RollbackOptions{By: "admin"}))
		answers(1)
		step(s.host.Rollback(ctx, host.RollbackOptions{By: "admin"}))
		answers(0)
		for requests.Load() < before+int64(busy) && len(errs) == 0 {
			yield()
		}
		if (n+1)%20 == 0 {
			breath.Lock()
			waitFor(t, "end of the old generations", func() bool { return len(s.host.Status().Old) == 0 })
			debug.FreeOSMemory()
			rss = append(rss, s.host.Status().RSS)
			breath.Unlock()
		}
	}
	stop.Store(true)
	all.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	for n, c := range waiting {
		if _, err := c.version(); err != nil {
			t.Fatalf("idle connection %d: %v", n, err)
		}
	}
	if st := s.host.Status(); st.Refused != 0 || len(st.Errors) != 0 || st.Failures != 0 {
		t.Errorf("%d refused, errors %v, %d failed reloads", st.Refused, st.Errors, st.Failures)
	}
	t.Logf("%d cycles, %d requests over %d busy and %d idle connections; resident memory after each 20: %d", cycles, requests.Load(), busy, idle, rss)
	if conformance.Long() {
		early, late := slices.Min(rss[:5]), slices.Min(rss[len(rss)-5:])
		t.Logf("resident memory: %d KiB after the first 100 cycles, %d KiB at the end", early>>10, late>>10)
		if late > early+early/10+4<<20 {
			t.Errorf("resident memory grew from %d to %d bytes", early, late)
		}
	}
}
