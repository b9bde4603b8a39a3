package site_test

import (
	"bytes"
	"context"
	"errors"
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
	"github.com/wasmserve/wasmserve/host/source"
)

// scripts is a source of files named .script, each with the name of a guest. They import lib.
type scripts struct {
	lib    string            // "": nothing
	before func(path string) // is called before each load; nil: not
}

func (s scripts) Accepts(name string) bool      { return filepath.Ext(name) == ".script" }
func (s scripts) Stat(name string) source.Stamp { return source.StatFile(name).Unsettled() }
func (s scripts) Watch(string, source.Watch) (source.Watcher, error) {
	return nil, errors.New("the site watches")
}

func (s scripts) Load(_ context.Context, name string) (source.Module, error) {
	at := time.Now()
	if s.before != nil {
		s.before(name)
	}
	inputs := []string{name}
	if s.lib != "" {
		inputs = append(inputs, s.lib)
	}
	text, err := os.ReadFile(name)
	if err == nil && bytes.Contains(text, []byte("broken")) {
		err = errors.New("is broken")
	}
	if err != nil {
		return source.Module{Inputs: source.InputFiles(inputs, at, false)}, err
	}
	m := source.Parse(guest{Name: strings.TrimSpace(string(text))}.module())
	m.Inputs = source.InputFiles(inputs, at, false)
	return m, nil
}

// TestScripts: files that the source accepts are handlers as modules are, and are loaded again when one of their inputs has changed.
func TestScripts(t *testing.T) {
	var reads atomic.Int32
	lib := filepath.Join(t.TempDir(), "lib.txt")
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}}, func(c *site.Config) {
		c.Host.Source = source.List{source.Files{}, scripts{lib: lib, before: func(string) { reads.Add(1) }}}
	})
	rested := func(path, text string) {
		t.Helper()
		must(t, os.MkdirAll(filepath.Dir(path), 0o777))
		must(t, os.WriteFile(path, []byte(text), 0o666))
		before := time.Now().Add(-time.Hour)
		must(t, os.Chtimes(path, before, before))
	}
	write := func(name, text string) { t.Helper(); rested(filepath.Join(w.dir, name), text) }
	look := func(when string, want int32) {
		t.Helper()
		reads.Store(0)
		if w.load("file"); reads.Load() != want {
			t.Errorf("%s: %d scripts were read, want %d", when, reads.Load(), want)
		}
	}
	rested(lib, "1")
	write("a.script", "a1")
	write("v2/index.script", "v2")
	write("_lib.script", "lib")
	write("node_modules/b.script", "b")
	write("other.txt", "other")
	look("new", 2)
	w.expect("new", map[string]string{"/a": "200 a1 /a", "/v2/x": "200 v2 /v2/x", "/_lib": "200 root /_lib", "/b": "200 root /b", "/node_modules/b": "200 root /node_modules/b",
		"/other": "200 root /other"})
	look("unchanged", 0)
	rested(lib, "22")
	look("another library", 2)
	dirs, _, err := w.Watched()
	if err != nil || len(dirs) != 3 || dirs[2] != filepath.Dir(lib) {
		t.Errorf("watched: %q %v", dirs, err)
	}
	write("a.script", "broken")
	look("broken", 1)
	look("still broken", 0)
	w.expect("broken", map[string]string{"/a": "200 a1 /a"})
	write("a.script", "a2")
	look("mended", 1)
	w.expect("mended", map[string]string{"/a": "200 a2 /a"})

	// A script that cannot take the place of a handler whose file is gone is read again when one of its inputs changes.
	write("index.script", "broken")
	must(t, os.Remove(filepath.Join(w.dir, "index.wasm")))
	look("another file for /", 1)
	w.expect("another file for /", map[string]string{"/": "200 root /"})
	look("still rejected", 0)
	rested(lib, "333")
	look("its library has changed", 3)
}

// TestFair: a tenant with many files does not delay the handler of another, which comes later: of those that wait, it is the next.
func TestFair(t *testing.T) {
	places := runtime.GOMAXPROCS(0)
	var reads, late atomic.Int32
	begin, other := make(chan struct{}), make(chan struct{})
	var once sync.Once
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}}, func(c *site.Config) {
		c.Host.Source = source.List{source.Files{}, scripts{before: func(path string) {
			if filepath.Base(path) == "other.script" {
				once.Do(func() { close(other) })
				return
			}
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
		}}}
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
