package main

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/site"
)

// bundler turns handlers in JavaScript and TypeScript into modules, and remembers what they are made of. Any goroutine may use it.
type bundler struct {
	cfg bundle.Config // constant

	mu   sync.Mutex
	made map[string]*made // guarded by mu: by the script's path
}

// made is what one script was made of when it was bundled last. It is constant.
type made struct {
	at     time.Time // when it was begun
	failed bool
	files  []string
	infos  []os.FileInfo // of files; nil: not there
}

// rest is how long a file must have been left alone for its size and time to tell a later change.
const rest = time.Second

// scriptOf is the script that path means: itself, or app.ts, index.ts and the like in a directory without another language's source.
// "": none.
func scriptOf(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		if bundle.Is(path) {
			return path
		}
		return ""
	}
	if _, err := build.Detect(path); err == nil {
		return ""
	}
	for _, name := range []string{"app", "index"} {
		for _, ext := range bundle.Extensions {
			file := filepath.Join(path, name+ext)
			if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
				return file
			}
		}
	}
	return ""
}

// read is host.Config.Read.
func (b *bundler) read(ctx context.Context, path string) ([]byte, bool, error) {
	if !bundle.Is(path) {
		return nil, false, nil
	}
	at := time.Now()
	var res *bundle.Result
	var err error
	make := func() { res, err = b.cfg.Bundle(ctx, path) }
	if b.cfg.Process == nil {
		make()
	} else {
		host.Aside(ctx, make) // other handlers are loaded while a process works
	}
	var failed *bundle.Error
	var stopped *bundle.Stopped
	switch {
	case errors.As(err, &failed):
		b.note(path, at, failed.Inputs, true)
		return nil, true, err
	case errors.As(err, &stopped): // not tried again before a file changes: others wait
		b.note(path, at, append(stopped.Inputs, path), false)
		return nil, true, err
	case err != nil:
		return nil, true, err
	}
	b.note(path, at, res.Inputs, false)
	return js.Module(res.Code, res.Map), true, nil
}

func (b *bundler) note(path string, at time.Time, inputs []string, failed bool) {
	m := &made{at: at, failed: failed, files: inputs}
	for _, f := range inputs {
		info, _ := os.Stat(f)
		m.infos = append(m.infos, info)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == nil {
		b.made = map[string]*made{}
	}
	b.made[path] = m
}

func (b *bundler) get(path string) *made {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.made[path]
}

// inputs are the files whose changes are changes of the script at path.
func (b *bundler) inputs(path string) []string {
	if m := b.get(path); m != nil {
		return m.files
	}
	return []string{path}
}

// stale is site.Config.Stale: one of the script's files is not what was bundled. What could not be bundled is, as long as it cannot.
func (b *bundler) stale(path string) bool {
	m := b.get(path)
	if m == nil {
		return false // a module
	}
	for i, f := range m.files {
		info, _ := os.Stat(f)
		was := m.infos[i]
		if info == nil || was == nil || !os.SameFile(was, info) || was.Size() != info.Size() || !was.ModTime().Equal(info.ModTime()) ||
			m.at.Sub(info.ModTime()) < rest {
			return true
		}
	}
	return m.failed
}

// watched is what is to be watched for the handlers in dir: also the directories from where scripts import.
func (b *bundler) watched(dir string) (dirs, links []string, err error) {
	dirs, links, err = site.Watched(dir, bundle.Is)
	if err != nil {
		return nil, nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	from := map[string]bool{}
	for path, m := range b.made {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			continue // removed
		}
		for _, f := range m.files {
			from[filepath.Dir(f)] = true
		}
	}
	return append(dirs, slices.Sorted(maps.Keys(from))...), links, nil
}
