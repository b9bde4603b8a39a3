package site_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/site"
)

// TestScripts: files that Config.Script takes are handlers as modules are, and are loaded again when Config.Stale says so.
func TestScripts(t *testing.T) {
	var reads atomic.Int32
	var stale atomic.Bool
	isScript := func(name string) bool { return filepath.Ext(name) == ".script" }
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}}, func(c *site.Config) {
		c.Script = isScript
		c.Stale = func(path string) bool { return isScript(path) && stale.Load() }
		c.Host.Read = func(_ context.Context, path string) ([]byte, bool, error) {
			if !isScript(path) {
				return nil, false, nil
			}
			reads.Add(1)
			text, err := os.ReadFile(path)
			return guest{Name: strings.TrimSpace(string(text))}.module(), true, err
		}
	})
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(w.dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o777))
		must(t, os.WriteFile(path, []byte(text), 0o666))
		before := time.Now().Add(-time.Hour) // it rests
		must(t, os.Chtimes(path, before, before))
	}
	write("a.script", "a1")
	write("v2/index.script", "v2")
	write("_lib.script", "lib")
	write("node_modules/b.script", "b")
	write("other.txt", "other")
	w.load("file")
	w.expect("new", map[string]string{"/a": "200 a1 /a", "/v2/x": "200 v2 /v2/x", "/_lib": "200 root /_lib", "/b": "200 root /b", "/node_modules/b": "200 root /node_modules/b",
		"/other": "200 root /other"})
	if n := reads.Load(); n != 2 {
		t.Errorf("%d reads, want one of each script", n)
	}
	w.load("file")
	if n := reads.Load(); n != 2 {
		t.Errorf("%d reads, want no more: nothing has changed", n)
	}
	stale.Store(true)
	w.load("file")
	if n := reads.Load(); n != 4 {
		t.Errorf("%d reads, want another one of each: they are stale", n)
	}
	dirs, _, err := site.Watched(w.dir, isScript)
	if err != nil || len(dirs) != 2 {
		t.Errorf("watched: %q %v", dirs, err)
	}
}

// TestFair: a tenant with many files does not delay the handler of another, which comes later: of those that wait, it is the next.
func TestFair(t *testing.T) {
	places := runtime.GOMAXPROCS(0)
	var reads, late atomic.Int32
	isScript := func(name string) bool { return filepath.Ext(name) == ".script" }
	begin, other := make(chan struct{}), make(chan struct{})
	var once sync.Once
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}}, func(c *site.Config) {
		c.Script = isScript
		c.Host.Read = func(_ context.Context, path string) ([]byte, bool, error) {
			switch {
			case !isScript(path):
				return nil, false, nil
			case filepath.Base(path) == "other.script":
				once.Do(func() { close(other) })
			default:
				n := int(reads.Add(1))
				<-begin
				if n > places { // they have been let in after the others: at least one place is the other tenant's
					select {
					case <-other:
					case <-time.After(patience):
						late.Add(1)
						once.Do(func() { close(other) })
					}
				}
			}
			return guest{Name: filepath.Base(path)}.module(), true, nil
		}
	})
	const many = 100
	must(t, os.Mkdir(filepath.Join(w.dir, "many"), 0o777))
	for n := range many {
		must(t, os.WriteFile(filepath.Join(w.dir, "many", fmt.Sprint(n, ".script")), nil, 0o666))
	}
	var done sync.WaitGroup
	load := func() { done.Go(func() { w.Reload(t.Context(), host.ReloadOptions{By: "file"}) }) }
	load()
	for int(reads.Load()) < places { // as many as can be loaded concurrently
		time.Sleep(time.Millisecond)
	}
	must(t, os.WriteFile(filepath.Join(w.dir, "other.script"), nil, 0o666))
	load()
	for w.Waiting() < many+2-places { // all others wait, and index.wasm, which is looked at again
		time.Sleep(time.Millisecond)
	}
	close(begin)
	done.Wait()
	if late.Load() > 0 {
		t.Error("the other tenant's handler waited for many of the first")
	}
}
