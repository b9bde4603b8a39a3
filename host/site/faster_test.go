package site_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/site"
	"github.com/wasmserve/wasmserve/host/source"
)

// slow is scripts whose loads end when the test lets them, or when they are given up.
type slow struct {
	scripts
	started chan context.Context
	finish  chan struct{}
}

func (s slow) Load(ctx context.Context, name string) (source.Module, error) {
	select {
	case s.started <- ctx:
	case <-ctx.Done():
	}
	select {
	case <-ctx.Done():
		return source.Module{}, context.Cause(ctx)
	case <-s.finish:
		return s.scripts.Load(ctx, name)
	}
}

// TestReplacedFaster: a file that is to take the place of another one is loaded, although it is replaced faster than it can be loaded.
func TestReplacedFaster(t *testing.T) {
	s := slow{started: make(chan context.Context), finish: make(chan struct{})}
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}}, func(c *site.Config) {
		c.Host.Source = source.List{source.Files{}, s}
	})
	must(t, os.Remove(filepath.Join(w.dir, "index.wasm")))
	var done sync.WaitGroup
	next := 0
	replace := func() {
		next++ // another size
		must(t, os.WriteFile(filepath.Join(w.dir, "index.script"), fmt.Appendf(nil, "%0*d", next, 7), 0o666))
		done.Go(func() { w.Reload(context.Background(), host.ReloadOptions{By: "file"}) })
	}
	replace()
	ctx := <-s.started
	for range host.MaxSuperseded {
		replace()
		<-ctx.Done()
		ctx = <-s.started
	}
	await := func(jobs int) {
		for w.Jobs("/") != jobs && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
	}
	await(1) // those that were given up have ended
	replace()
	await(2)
	select {
	case <-ctx.Done():
		t.Fatalf("load %d in a row was given up", host.MaxSuperseded+1)
	case s.finish <- struct{}{}:
	}
	<-s.started
	s.finish <- struct{}{}
	done.Wait()
	w.expect("at the end", map[string]string{"/": "200 00007 /"})
}
