package site_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
)

// A hundred copies of a module are compiled once, and do not cost goroutines when nobody asks.
func TestHundredCopies(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "handlers")
	wasm := module(t, "v1.wasm")
	const copies = 100
	for n := range copies {
		put(t, filepath.Join(dir, fmt.Sprintf("h%d.wasm", n)), wasm)
	}
	goroutines := runtime.NumGoroutine()
	before := resident()
	start := time.Now()
	s := open(t, dir, &log{})
	took := time.Since(start)
	status := s.Status()
	if len(status.Handlers) != copies || status.Reloads != 0 {
		t.Fatalf("%d handlers, %d reloads", len(status.Handlers), status.Reloads)
	}
	var sum time.Duration
	for _, h := range status.Handlers {
		if !h.Ready || h.Current.Instances != 1 {
			t.Errorf("%+v", h)
		}
		sum += h.Current.CompileTime
	}
	t.Logf("%d copies of %d bytes: loaded in %v (compiling, waits included: %v), %d KiB resident each", copies, len(wasm), took, sum, (resident()-before)/copies/1024)
	if n := runtime.NumGoroutine() - goroutines; n > 2*copies {
		t.Errorf("%d goroutines for %d handlers", n, copies)
	} else {
		t.Logf("%d goroutines", n)
	}
	start = time.Now()
	if res, err := s.Reload(context.Background(), host.ReloadOptions{By: "admin", Force: true}); err != nil || !res.OK || len(res.Handlers) != copies {
		t.Errorf("reload: %+v %v", res, err)
	}
	t.Logf("all loaded again in %v", time.Since(start))
}

// resident is the process's resident memory in bytes, after a collection.
func resident() int64 {
	runtime.GC()
	return host.ResidentMemory()
}

// BenchmarkLoad measures the start of a directory with this many copies of a module: SITE_MODULE, or the C guest of the host's tests.
func BenchmarkLoad(b *testing.B) {
	wasm := module(b, "v1.wasm")
	if path := os.Getenv("SITE_MODULE"); path != "" {
		var err error
		wasm, err = os.ReadFile(path)
		must(b, err)
	}
	for _, copies := range []int{1, 100} {
		b.Run(fmt.Sprint(copies), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "handlers")
			for n := range copies {
				put(b, filepath.Join(dir, fmt.Sprintf("h%d.wasm", n)), wasm)
			}
			for b.Loop() {
				s := newReal(b, dir, &log{})
				if _, err := s.Reload(context.Background(), host.ReloadOptions{By: "start"}); err != nil {
					b.Fatal(err)
				}
				must(b, s.Shutdown(context.Background()))
				must(b, s.Close())
			}
		})
	}
}
