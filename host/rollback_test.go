package host_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/report"
)

// reload loads the file by this way, and fails if it is refused.
func reload(t testing.TB, h *host.Host, by string) report.ReloadResult {
	t.Helper()
	res, err := h.Reload(context.Background(), host.ReloadOptions{By: by})
	if err != nil || !res.OK {
		t.Fatalf("reload by %s: %+v, %v", by, res, err)
	}
	return res
}

// rollback goes back to a version ("": the earlier one), and fails if that is refused.
func rollback(t testing.TB, h *host.Host, to string) report.ReloadResult {
	t.Helper()
	res, err := h.Rollback(context.Background(), host.RollbackOptions{By: "admin", To: to})
	if err != nil || !res.OK || !res.Rollback {
		t.Fatalf("rollback to %q: %+v, %v", to, res, err)
	}
	return res
}

// serves fails if the handler does not answer with text.
func serves(t testing.TB, h *host.Host, text string) {
	t.Helper()
	if f := get(h, "/"); string(f.body) != text {
		t.Errorf("got %d %q, want %q", f.status, f.body, text)
	}
}

// versions returns the versions in the form "3 kept rolled-back, 1 serving".
func versions(t testing.TB, h *host.Host) string {
	t.Helper()
	list, err := h.Versions("")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, v := range list.Versions {
		text := fmt.Sprint(v.Generation, " ", v.State)
		if v.RolledBack {
			text += " rolled-back"
		}
		words = append(words, text)
	}
	return strings.Join(words, ", ")
}

func TestRollback(t *testing.T) {
	h, path, l := setup(t, "v1.wasm", nil)
	if _, err := h.Rollback(t.Context(), host.RollbackOptions{}); !errors.Is(err, host.ErrNoVersion) || !strings.Contains(err.Error(), "a version is kept once another one has replaced it (-keep)") {
		t.Errorf("with one version: %v", err)
	}
	drop(t, path, "v2.wasm")
	second := reload(t, h, "admin")
	if got := versions(t, h); got != "2 serving, 1 kept" {
		t.Errorf("versions: %s", got)
	}
	if _, err := h.Rollback(t.Context(), host.RollbackOptions{IfMatch: 1}); !errors.Is(err, host.ErrStale) {
		t.Errorf("another generation: %v", err)
	}
	if res := rollback(t, h, ""); res.Old != 2 || res.New != 3 || res.Hash == second.Hash || res.Compile != 0 {
		t.Errorf("%+v", res)
	}
	serves(t, h, v1)
	if got := versions(t, h); got != "3 serving, 2 kept rolled-back" {
		t.Errorf("versions: %s", got)
	}
	if !strings.Contains(l.String(), `level=WARN msg="rolled back" by=admin`) {
		t.Errorf("log: %s", l)
	}
	_, err := h.Rollback(t.Context(), host.RollbackOptions{})
	if want := "no such version: no earlier one is kept; name one of 2 (sha256 " + second.Hash[:12] + ")"; err == nil || err.Error() != want {
		t.Errorf("again: %v, want %s", err, want)
	}
	if res := rollback(t, h, "3"); !res.Unchanged {
		t.Errorf("to the current one: %+v", res)
	}
	for _, to := range []string{"1", "x", second.Hash[:5], second.Hash + "0", strings.Repeat("9", 100)} {
		if _, err := h.Rollback(t.Context(), host.RollbackOptions{To: to}); !errors.Is(err, host.ErrNoVersion) {
			t.Errorf("to %s: %v", to, err)
		}
	}
	serves(t, h, v1)
	if res := rollback(t, h, strings.ToUpper(second.Hash[:6])); res.New != 4 {
		t.Errorf("forward again, by hash: %+v", res)
	}
	serves(t, h, v2)
	rollback(t, h, "3")
	serves(t, h, v1)
	if s := h.Status(); s.Reloads != 4 || s.LastReload == nil || !s.LastReload.Rollback {
		t.Errorf("status: %+v", s)
	}
}

// TestRollbackHolds: the file has the newer module then. It is loaded for operators and after a change, and not by itself.
func TestRollbackHolds(t *testing.T) {
	for _, by := range []string{"file", "start", "retry", "guest", "admin", "signal"} {
		h, path, _ := setup(t, "v1.wasm", nil)
		drop(t, path, "v2.wasm")
		reload(t, h, "file")
		rollback(t, h, "")
		res := reload(t, h, by)
		if held := by != "admin" && by != "signal"; res.Held != held || res.Unchanged != held {
			t.Errorf("by %s: %+v", by, res)
		} else if held {
			serves(t, h, v1)
		} else {
			serves(t, h, v2)
		}
	}
	h, path, _ := setup(t, "v1.wasm", nil)
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	drop(t, path, "routes.wasm")
	reload(t, h, "file")
	rollback(t, h, "")
	rollback(t, h, "")
	serves(t, h, v1)
	for _, guest := range []string{"routes.wasm", "v2.wasm"} { // both were rolled back
		drop(t, path, guest)
		if res := reload(t, h, "file"); !res.Held {
			t.Errorf("%s: %+v", guest, res)
		}
	}
	drop(t, path, "v1.wasm")
	if res := reload(t, h, "file"); !res.Unchanged || res.Held {
		t.Errorf("the module that serves: %+v", res)
	}
	write(t, path, forged{}.wasm())
	reload(t, h, "file") // a new one ends it
	drop(t, path, "v2.wasm")
	if res := reload(t, h, "file"); res.Unchanged {
		t.Errorf("v2 again: %+v", res)
	}
	serves(t, h, v2)
}

// TestKeep: as many versions are kept as Config.Keep has, without instances; each module once.
func TestKeep(t *testing.T) {
	module := func(n int) []byte { return forged{more: slices.Repeat([][]byte{asm.Function(0, []byte{})}, n)}.wasm() }
	for keep, want := range map[int]string{-1: "6 serving", 2: "6 serving, 5 kept, 4 kept", 0: "6 serving, 5 kept, 4 kept, 3 kept"} {
		h, path, _ := setup(t, "", func(c *host.Config) { c.Keep = keep })
		for n := range 6 {
			write(t, path, module(n))
			reload(t, h, "file")
		}
		if got := versions(t, h); got != want {
			t.Errorf("keep %d: %s, want %s", keep, got, want)
		}
	}
	h, path, _ := setup(t, "v1.wasm", nil)
	for n := range 10 {
		drop(t, path, []string{"v2.wasm", "v1.wasm"}[n%2])
		if res := reload(t, h, "file"); n > 0 && res.Compile != 0 {
			t.Errorf("a kept module was compiled again: %+v", res)
		}
	}
	if got := versions(t, h); got != "11 serving, 10 kept" {
		t.Errorf("two modules in turns: %s", got)
	}
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin", Force: true}); err != nil || !res.OK || res.Compile <= 0 {
		t.Errorf("by force: %+v, %v", res, err)
	}
	if got := versions(t, h); got != "12 serving, 10 kept" {
		t.Errorf("the same module by force: %s", got)
	}
	until(t, "only the handler's instance is open", func() bool { s := h.Status(); return len(s.Old) == 0 && s.Current.Instances == 1 })
}

// TestRollbackWhileDraining: a request that still runs in a version goes on while this serves again, also past its drain deadline.
func TestRollbackWhileDraining(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", func(c *host.Config) { c.DrainTimeout = 50 * time.Millisecond })
	running := make(chan *front)
	go func() { running <- get(h, "/sleep?60000") }()
	until(t, "the request runs", func() bool { return h.Status().Current.Busy > 0 })
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	rollback(t, h, "")
	serves(t, h, v1)
	if f := <-running; f.status != 503 { // its generation was retired, and that which serves now is another one
		t.Errorf("the old request: %d %q", f.status, f.body)
	}
	serves(t, h, v1)
	until(t, "the old generation ends", func() bool { return len(h.Status().Old) == 0 })
}

// TestRollbackIsolation: instances of a version that serves again are reset as before.
func TestRollbackIsolation(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", func(c *host.Config) { s := host.IsolationRequest; c.Fixed.Isolation = &s })
	calls := func() string { return string(get(h, "/calls").body) }
	for range 3 {
		if got := calls(); got != "1" {
			t.Fatalf("before: %s", got)
		}
	}
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	rollback(t, h, "")
	for range 3 {
		if got := calls(); got != "1" {
			t.Errorf("after: %s", got)
		}
	}
}

// TestRollbackStartReloads: a module that asks for a reload while it starts again gets an error, and waits for nothing.
func TestRollbackStartReloads(t *testing.T) {
	f := forged{init: asm.Code(asm.I32(emptyAt+8), asm.I32(2), call("reload"), op.Drop)}
	h, path, _ := forge(t, f, nil)
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if res, err := h.Rollback(ctx, host.RollbackOptions{}); err != nil || !res.OK {
		t.Fatalf("%+v, %v", res, err)
	}
	serves(t, h, "good")
}

// TestRollbackGuest: a handler does not undo a rollback.
func TestRollbackGuest(t *testing.T) {
	h, path, l := setup(t, "routes.wasm", nil)
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	rollback(t, h, "")
	if f := send(h, "/reload", "{}"); string(f.body) != "-9" {
		t.Errorf("the guest's reload: %q", f.body)
	}
	if f := get(h, "/static"); string(f.body) != "hi" {
		t.Errorf("%q", f.body)
	}
	if !strings.Contains(l.String(), "the file has the module that was rolled back") {
		t.Errorf("log: %s", l)
	}
}

// TestRollbackEndsLoad: a load in progress does not hold up a rollback.
func TestRollbackEndsLoad(t *testing.T) {
	begun := make(chan struct{})
	h, path, _ := setup(t, "v1.wasm", func(c *host.Config) {
		c.Compile = func(ctx context.Context, _ string, _ []byte, _ string) error {
			close(begun)
			<-ctx.Done()
			return context.Cause(ctx)
		}
	})
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	write(t, path, large(t))
	loading := make(chan report.ReloadResult)
	go func() {
		res, _ := h.Reload(context.Background(), host.ReloadOptions{By: "file"})
		loading <- res
	}()
	<-begun
	rollback(t, h, "")
	serves(t, h, v1)
	if res := <-loading; res.OK || !strings.Contains(res.Error, "an operator has rolled back") {
		t.Errorf("the load: %+v", res)
	}
}

// TestRollbackStopping: a host that is shutting down is not rolled back, and frees what it has kept.
func TestRollbackStopping(t *testing.T) {
	h, path, _ := setup(t, "v1.wasm", nil)
	drop(t, path, "v2.wasm")
	reload(t, h, "file")
	if err := h.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Rollback(t.Context(), host.RollbackOptions{}); !errors.Is(err, host.ErrShutdown) {
		t.Errorf("got %v", err)
	}
}

// TestHammerRollback: deploys and rollbacks in turns while requests run. All requests are answered, none by the former version after
// the command has returned, and nothing is left of the generations. WASMSERVE_LONG=1: 1,000 cycles.
func TestHammerRollback(t *testing.T) {
	cycles := 50
	if os.Getenv("WASMSERVE_LONG") != "" {
		cycles = 1000
	}
	h, path, _ := setup(t, "v1.wasm", nil)
	drop(t, path, "v2.wasm")
	var wg sync.WaitGroup
	var stop atomic.Bool
	var answered atomic.Int64
	get(h, "/")
	reload(t, h, "admin")
	rollback(t, h, "")
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
		reload(t, h, "admin")
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

// watchHost asks for everything that an operator can see, until stop.
func watchHost(h *host.Host, stop *atomic.Bool) {
	for !stop.Load() {
		h.Status()
		h.Versions("")
		h.Events("")
	}
}

// BenchmarkRollback measures a rollback with the first answer after it and, for comparison, an answer alone.
func BenchmarkRollback(b *testing.B) {
	for _, guest := range guests(b) {
		b.Run(filepath.Base(guest), func(b *testing.B) {
			h, path, _ := setup(b, "v1.wasm", nil)
			wasm, err := os.ReadFile(guest)
			if err != nil {
				b.Fatal(err)
			}
			write(b, path, wasm)
			reload(b, h, "admin")
			names := [2]string{}
			list, _ := h.Versions("")
			for n := range names {
				names[n] = list.Versions[n].Hash
			}
			for n := 0; b.Loop(); n++ {
				rollback(b, h, names[(n+1)%2])
				get(h, "/")
			}
		})
	}
}

// guests returns the modules that BenchmarkRollback swaps with v1.wasm: v2.wasm, and those that ROLLBACK_GUESTS names.
func guests(testing.TB) []string {
	return append([]string{"testdata/guest/v2.wasm"}, filepath.SplitList(os.Getenv("ROLLBACK_GUESTS"))...)
}
