package host_test

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

// slow is a source whose loads end when the test lets them, or when they are given up.
type slow struct {
	source.Files
	version atomic.Int32
	started chan context.Context
	finish  chan struct{}
}

func (s *slow) Stat(string) source.Stamp { return source.Version(strconv.Itoa(int(s.version.Load()))) }

func (s *slow) Load(ctx context.Context, name string) (source.Module, error) {
	select {
	case s.started <- ctx:
	case <-ctx.Done():
	}
	select {
	case <-ctx.Done():
		return source.Module{}, context.Cause(ctx)
	case <-s.finish:
		return s.Files.Load(ctx, name)
	}
}

// TestReplacedFaster: of a module that is replaced faster than it can be loaded, each load but every fourth is given up, and then the
// newest is loaded.
func TestReplacedFaster(t *testing.T) {
	s := &slow{started: make(chan context.Context), finish: make(chan struct{})}
	var path string
	h, path, _ := setup(t, "", func(c *host.Config) { c.Source = s })
	var done sync.WaitGroup
	results := make(chan report.ReloadResult, 100)
	reload := func() {
		done.Go(func() {
			res, err := h.Reload(context.Background(), host.ReloadOptions{By: "file"})
			if err != nil {
				t.Error(err)
			}
			results <- res
		})
	}
	given := func() {
		t.Helper()
		if res := <-results; res.OK || !strings.Contains(res.Error, "given up: the file has changed meanwhile") {
			t.Errorf("not given up: %+v", res)
		}
	}
	for round, module := range []string{"v1.wasm", "v2.wasm"} {
		reload()
		ctx := <-s.started
		for range host.MaxSuperseded {
			s.version.Add(1)
			reload() // ends the load before
			given()
			ctx = <-s.started
		}
		s.version.Add(1)
		if h.Supersede() || ctx.Err() != nil {
			t.Fatalf("round %d: load %d in a row was given up", round, host.MaxSuperseded+1)
		}
		drop(t, path, module)
		reload() // waits
		s.finish <- struct{}{}
		if res := <-results; !res.OK || res.Unchanged {
			t.Errorf("round %d: not loaded: %+v", round, res)
		}
		<-s.started
		s.finish <- struct{}{}
		if res := <-results; !res.OK || !res.Unchanged {
			t.Errorf("round %d: the newest is not loaded: %+v", round, res)
		}
	}
	serves(t, h, v2)
	done.Wait()
}
