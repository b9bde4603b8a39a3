package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/watch"
)

// built is dev's source: one module, which each load builds from a source directory.
type built struct {
	builder *build.Builder
	dir     string    // of the source
	out     string    // the module's name, and the file that it is built into
	max     int64     // bytes of a module
	w       io.Writer // gets a line for each build

	changes atomic.Int64 // of the source, as far as it is watched

	mu     sync.Mutex
	err    error              // guarded by mu: of the last build
	cancel context.CancelFunc // guarded by mu: of the build in progress; nil: none has begun
}

func (b *built) Accepts(name string) bool { return name == b.out }

// Stat returns a stamp that another change of the source makes another one. It is never settled: the source may not be watched.
func (b *built) Stat(string) source.Stamp {
	return source.Version(strconv.FormatInt(b.changes.Load(), 10)).Unsettled()
}

func (b *built) Watch(_ string, w source.Watch) (source.Watcher, error) {
	return watch.Tree(b.dir, append(build.Made(b.dir), b.out), w.Quiet, w.Log, func() {
		b.changes.Add(1)
		w.Changed()
	})
}

func (b *built) Load(ctx context.Context, name string) (source.Module, error) {
	in := source.InputsOf(true, source.Input{Path: b.dir, Stamp: b.Stat(name)})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	b.note(nil, cancel)
	var res build.Result
	var err error
	source.Aside(ctx, func() { res, err = b.builder.Build(ctx, b.dir, b.out) })
	if b.note(err, cancel); err != nil {
		return source.Module{Inputs: in}, err
	}
	fmt.Fprintf(b.w, "%s built %s: %s, %s in %s\n", now(), filepath.Base(b.out), res.Language, formatSize(res.Size), formatDuration(res.Took))
	m, err := source.Files{Max: b.max}.Load(ctx, b.out)
	m.Inputs = in
	return m, err
}

func (b *built) note(err error, cancel context.CancelFunc) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.err, b.cancel = err, cancel
}

// failed returns the error of the last build; nil: it has succeeded, or nothing is built.
func (b *built) failed() error {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.err
}

// giveUp ends the build in progress.
func (b *built) giveUp() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cancel != nil {
		b.cancel()
	}
}
