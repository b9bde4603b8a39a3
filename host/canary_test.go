package host_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// pair is a host that serves v1.wasm, with v2.wasm beside it.
func pair(t testing.TB) (h *host.Host, path, other string, l *log) {
	h, path, l = setup(t, "v1.wasm", nil)
	other = filepath.Join(filepath.Dir(path), "v2.wasm")
	drop(t, other, "v2.wasm")
	return h, path, other, l
}

// canary begins a canary of the module name, or changes its share (""), and fails if that is refused.
func canary(t testing.TB, h *host.Host, name, share string, change func(*host.CanaryOptions)) report.ReloadResult {
	t.Helper()
	s, err := rollout.ParseShare(share)
	if err != nil {
		t.Fatal(err)
	}
	opt := host.CanaryOptions{By: "admin", Name: name, Share: s}
	if change != nil {
		change(&opt)
	}
	res, err := h.Canary(context.Background(), opt)
	if err != nil || !res.OK || !res.Canary || res.Share != share {
		t.Fatalf("canary: %+v, %v", res, err)
	}
	return res
}

// by makes requests choose by this key.
func by(t testing.TB, key string) func(*host.CanaryOptions) {
	k, err := rollout.ParseKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return func(o *host.CanaryOptions) { o.Key = k }
}

// as sends a request of this user, and returns the answer.
func as(h *host.Host, user string) string {
	f := &front{}
	x := newExchange(f, "/", "")
	x.Header = append(x.Header, exchange.Field{Name: []byte("user"), Value: []byte(user)})
	h.Serve(x)
	return string(f.body)
}

func TestCanary(t *testing.T) {
	h, _, other, l := pair(t)
	if res := canary(t, h, other, "0%", by(t, "header:user")); res.Old != 1 || res.New != 2 {
		t.Errorf("%+v", res)
	}
	for n := range 100 {
		if got := as(h, fmt.Sprint(n)); got != v1 {
			t.Fatalf("at 0%%: %q", got)
		}
	}
	was := map[int]bool{}
	for _, share := range []string{"10%", "40%", "100%"} {
		canary(t, h, "", share, nil)
		took := 0
		for n := range 1000 {
			got := as(h, fmt.Sprint(n)) == v2
			if was[n] && !got {
				t.Errorf("user %d went back at %s", n, share)
			}
			if was[n] = got; got {
				took++
			}
		}
		if want, _ := rollout.ParseShare(share); math.Abs(float64(took)/1000-float64(want)/1e6) > 0.05 {
			t.Errorf("%s: %d of 1000", share, took)
		}
	}
	c := h.Status().Canary
	if c == nil || c.ID != 2 || c.Share != "100%" || c.Key != "header:user" || c.Tried.Requests+c.Other.Requests != 3100 || c.Other.Requests < 1500 {
		t.Fatalf("status: %+v", c)
	}
	res, err := h.Promote(t.Context(), host.RollbackOptions{By: "admin"})
	if err != nil || !res.OK || !res.Promoted || res.Old != 1 || res.New != 2 {
		t.Fatalf("promote: %+v, %v", res, err)
	}
	serves(t, h, v2)
	if s := h.Status(); s.Canary != nil || s.Current.ID != 2 || s.Current.Requests != 0 || !s.Stale {
		t.Errorf("status: %+v", s)
	}
	if got := versions(t, h); got != "2 serving, 1 kept rolled-back" {
		t.Errorf("versions: %s", got)
	}
	if res := reload(t, h, "file"); !res.Held {
		t.Errorf("the watcher: %+v", res)
	}
	if !strings.Contains(l.String(), `msg="canary promoted" by=admin module=v2.wasm generation=2 replaces=1`) {
		t.Errorf("log: %s", l)
	}
	rollback(t, h, "")
	serves(t, h, v1)
	until(t, "the old generations end", func() bool { return len(h.Status().Old) == 0 })
}

func TestCanaryRefused(t *testing.T) {
	h, path, other, _ := pair(t)
	for _, c := range []struct {
		opt  host.CanaryOptions
		err  error
		text string
	}{
		{host.CanaryOptions{Share: 5}, host.ErrNoCanary, ""},
		{host.CanaryOptions{Name: other, IfMatch: 9}, host.ErrStale, ""},
		{host.CanaryOptions{Name: other, Handler: "/x"}, host.ErrNoMount, ""},
		{host.CanaryOptions{Name: path}, nil, "handler.wasm: is the module that serves already"},
		{host.CanaryOptions{Name: path + ".no"}, nil, "no such file"},
		{host.CanaryOptions{Name: filepath.Dir(path)}, nil, "is not a regular file"},
		{host.CanaryOptions{Name: "testdata/guest/start-trap.wasm"}, nil, "start"},
	} {
		res, err := h.Canary(t.Context(), c.opt)
		if res.OK || !errors.Is(err, c.err) || !strings.Contains(res.Error, c.text) || h.Status().Canary != nil {
			t.Errorf("%+v: %+v, %v", c.opt, res, err)
		}
	}
	for _, f := range []func(context.Context, host.RollbackOptions) (report.ReloadResult, error){h.Promote, h.Abort} {
		if _, err := f(t.Context(), host.RollbackOptions{}); !errors.Is(err, host.ErrNoCanary) {
			t.Errorf("without a canary: %v", err)
		}
	}
	serves(t, h, v1)
	empty, _, _ := setup(t, "", nil)
	if res, err := empty.Canary(t.Context(), host.CanaryOptions{Name: other}); err != nil || res.OK || !strings.Contains(res.Error, "no handler is loaded") {
		t.Errorf("without a handler: %+v, %v", res, err)
	}
}

// TestCanaryMatch: a condition reaches the version that has no share.
func TestCanaryMatch(t *testing.T) {
	h, _, other, _ := pair(t)
	canary(t, h, other, "0%", func(o *host.CanaryOptions) { o.Match, _ = rollout.ParseMatch("header:user=tester") })
	if as(h, "tester") != v2 || as(h, "other") != v1 {
		t.Error("the condition does not decide")
	}
	res, err := h.Abort(t.Context(), host.RollbackOptions{By: "admin"})
	if err != nil || !res.OK || !res.Aborted || as(h, "tester") != v1 {
		t.Errorf("after the abort: %+v, %v", res, err)
	}
}

// TestCanaryAndOthers: reloads, rollbacks and stopping while a canary runs.
func TestCanaryAndOthers(t *testing.T) {
	h, path, other, _ := pair(t)
	canary(t, h, other, "100%", nil)
	drop(t, path, "routes.wasm")
	reload(t, h, "file")
	serves(t, h, v2)
	if res, err := h.Rollback(t.Context(), host.RollbackOptions{}); err != nil || !res.Aborted || res.Rollback != true {
		t.Errorf("a rollback ends the canary: %+v, %v", res, err)
	}
	if f := get(h, "/static"); string(f.body) != "hi" {
		t.Errorf("the stable version: %q", f.body)
	}
	rollback(t, h, "")
	serves(t, h, v1)
	canary(t, h, other, "100%", nil)
	canary(t, h, path, "100%", nil) // replaces the one before
	if f := get(h, "/static"); string(f.body) != "hi" {
		t.Errorf("the other canary: %q", f.body)
	}
	if f := send(h, "/reload", "{}"); string(f.body) != "-9" {
		t.Errorf("a canary that reloads: %q", f.body)
	}
	until(t, "the first canary ends", func() bool { return len(h.Status().Old) == 0 })
	if err := h.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if h.Status().Canary != nil {
		t.Error("the canary outlives the host")
	}
}

// TestCanarySteps: the share follows the steps, and at their end the candidate is the handler.
func TestCanarySteps(t *testing.T) {
	h, _, other, l := pair(t)
	steps, err := rollout.ParseSteps("0%,50%,100%")
	if err != nil {
		t.Fatal(err)
	}
	climb := func(each time.Duration) {
		canary(t, h, other, "0%", func(o *host.CanaryOptions) { o.Steps, o.StepTime = steps, each })
	}
	climb(time.Hour)
	if c := h.Status().Canary; c == nil || c.Next == nil || time.Until(*c.Next) > time.Hour || strings.Join(c.Steps, ",") != "0%,50%,100%" {
		t.Errorf("status: %+v", c)
	}
	if res, err := h.Canary(t.Context(), host.CanaryOptions{Share: 5}); err != nil || res.OK || !strings.Contains(res.Error, "follows its steps") {
		t.Errorf("another share: %+v, %v", res, err)
	}
	if _, err := h.Abort(t.Context(), host.RollbackOptions{By: "admin"}); err != nil {
		t.Fatal(err)
	}
	climb(time.Millisecond)
	until(t, "the candidate serves", func() bool { s := h.Status(); return s.Canary == nil && s.Current.ID == 3 })
	serves(t, h, v2)
	list, _ := h.Events("")
	var got []string
	for _, e := range list.Events {
		got = append(got, e.Kind+" "+e.By+" "+e.Reason)
	}
	if want := "loaded start , canary admin share 0%, aborted admin , canary admin share 0%, canary steps share 50%, canary steps share 100%, promoted steps "; strings.Join(got, ", ") != want {
		t.Errorf("events: %q, want %q\n%s", got, want, l)
	}
}

// TestCanaryGate: a candidate that fails more often than the stable version ends by itself, and one that fails alike does not.
func TestCanaryGate(t *testing.T) {
	gate := func(o *host.CanaryOptions) { o.Gate = true }
	for name, code := range map[string][]byte{"trap": asm.Code(op.Unreachable), "spin": asm.Code(op.Loop, op.Void, op.Br, 0, op.End)} {
		timeout := 20 * time.Millisecond
		h, path, l := forge(t, forged{fetch: asm.Code(op.Nop)}, func(c *host.Config) { c.Fixed.GuestTimeout = &timeout })
		bad := filepath.Join(filepath.Dir(path), "bad.wasm")
		write(t, bad, forged{fetch: code}.wasm())
		canary(t, h, bad, "20%", gate)
		spoiled, n := 0, 0
		for h.Status().Canary != nil {
			if get(h, "/b").status != 200 {
				spoiled++
			}
			if n++; n > 2000 {
				t.Fatalf("%s: not found in %d requests, %d of which failed", name, n, spoiled)
			}
		}
		t.Logf("%s: %d requests failed of %d", name, spoiled, n)
		until(t, "it is logged", func() bool { return strings.Contains(l.String(), `msg="canary aborted" by=gate`) })
		if f := get(h, "/b"); f.status != 200 {
			t.Errorf("%s: %d after the end", name, f.status)
		}
	}
	h, path, _ := forge(t, forged{fetch: asm.Code(op.Unreachable)}, nil)
	same := filepath.Join(filepath.Dir(path), "same.wasm")
	write(t, same, forged{fetch: asm.Code(op.Nop, op.Unreachable)}.wasm())
	sticky := by(t, "header:user")
	canary(t, h, same, "50%", func(o *host.CanaryOptions) { gate(o); sticky(o) }) // the same sides in each run: chance is package rollout's
	for n := range 500 {
		x := newExchange(&front{}, "/b", "")
		x.Header = append(x.Header, exchange.Field{Name: []byte("user"), Value: fmt.Append(nil, n)})
		h.Serve(x)
	}
	if c := h.Status().Canary; c == nil || c.Tried.Failures == 0 || c.Other.Failures == 0 {
		t.Errorf("two that fail alike: %+v", c)
	}
}

// TestHammerCanary: canaries begin, grow, are promoted, aborted and rolled back while requests run: none fails. WASMSERVE_LONG=1: 1,000
// cycles.
func TestHammerCanary(t *testing.T) {
	cycles := 30
	if os.Getenv("WASMSERVE_LONG") != "" {
		cycles = 1000
	}
	h, _, other, _ := pair(t)
	var wg sync.WaitGroup
	var stop atomic.Bool
	var answered atomic.Int64
	canary(t, h, other, "50%", nil)
	if _, err := h.Abort(t.Context(), host.RollbackOptions{}); err != nil {
		t.Fatal(err)
	}
	until(t, "one generation", func() bool { return len(h.Status().Old) == 0 })
	before := measure(h)
	wg.Go(func() { watchHost(h, &stop) })
	for range 4 {
		wg.Go(func() {
			for !stop.Load() {
				if f := get(h, "/"); string(f.body) != v1 && string(f.body) != v2 {
					t.Errorf("got %d %q", f.status, f.body)
					return
				}
				answered.Add(1)
			}
		})
	}
	for range cycles {
		canary(t, h, other, "5%", by(t, "header:user"))
		canary(t, h, "", "50%", nil)
		if _, err := h.Abort(t.Context(), host.RollbackOptions{}); err != nil {
			t.Fatal(err)
		}
		serves(t, h, v1)
		canary(t, h, other, "5%", func(o *host.CanaryOptions) { o.Gate = true })
		if _, err := h.Promote(t.Context(), host.RollbackOptions{}); err != nil {
			t.Fatal(err)
		}
		serves(t, h, v2)
		rollback(t, h, "")
		serves(t, h, v1)
	}
	stop.Store(true)
	wg.Wait()
	until(t, "one generation", func() bool { return len(h.Status().Old) == 0 })
	before.check(t, h)
	t.Logf("%d cycles, %d requests", cycles, answered.Load())
}

// BenchmarkCanary is a request with and without a canary of 5 %.
func BenchmarkCanary(b *testing.B) {
	for _, key := range []string{"none", "", "header:user"} {
		b.Run("key="+key, func(b *testing.B) {
			h, _, other, _ := pair(b)
			if key != "none" {
				canary(b, h, other, "5%", by(b, key))
			}
			f := &sink{}
			x := newExchange(&front{}, "/", "")
			for b.Loop() {
				x.Reset(f)
				x.Method, x.Path, x.Host, x.Protocol = []byte("GET"), []byte("/"), []byte("h"), 11
				h.Serve(x)
			}
		})
	}
}

// TestPromoteSameModule: a canary whose module the file has got meanwhile is promoted without being held back.
func TestPromoteSameModule(t *testing.T) {
	h, path, other, _ := pair(t)
	canary(t, h, other, "0%", nil)
	drop(t, path, "v2.wasm")
	reload(t, h, "admin")
	if res, err := h.Promote(t.Context(), host.RollbackOptions{By: "admin"}); err != nil || !res.OK {
		t.Fatalf("%+v, %v", res, err)
	}
	if got := versions(t, h); got != "2 serving, 1 kept" {
		t.Errorf("versions: %s", got)
	}
	if h.Status().Stale {
		t.Error("stale: the file has the same module")
	}
}

// TestCanaryReplaced: a canary that another one replaces is recorded as aborted.
func TestCanaryReplaced(t *testing.T) {
	h, _, other, _ := pair(t)
	canary(t, h, other, "0%", nil)
	canary(t, h, other, "5%", nil)
	list, err := h.Events("")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, e := range list.Events {
		kinds = append(kinds, e.Kind)
	}
	if got := strings.Join(kinds, ", "); got != "loaded, canary, aborted, canary" {
		t.Errorf("events: %s", got)
	}
}

// TestPromoteStale: after a rollback of a promoted canary the handler is the file's again, which status shows.
func TestPromoteStale(t *testing.T) {
	h, _, other, _ := pair(t)
	canary(t, h, other, "0%", nil)
	if res, err := h.Promote(t.Context(), host.RollbackOptions{By: "admin"}); err != nil || !res.OK {
		t.Fatalf("%+v, %v", res, err)
	}
	if !h.Status().Stale {
		t.Error("not stale: the file has the module before")
	}
	rollback(t, h, "")
	if h.Status().Stale {
		t.Error("stale: the file's module serves")
	}
}
