// Package script is the source of handlers in JavaScript and TypeScript: each is bundled with all that it imports (package bundle), and
// becomes a module of the JavaScript engine with the script and its source map in sections.
package script

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/watch"
)

// Source bundles scripts. The zero value is ready to use.
type Source struct {
	Bundle bundle.Config
	Cache  *Cache // nil: each load bundles
}

// Accepts reports whether name is named like a script, app.ts, and is not a URL.
func (s Source) Accepts(name string) bool { return bundle.Is(name) && !source.IsURL(name) }

// Stat returns the state of the script's own file, which is never settled: what it imports may change.
func (s Source) Stat(name string) source.Stamp { return source.StatFile(name).Unsettled() }

// Watch watches the script and all that the last load depends on.
func (s Source) Watch(name string, w source.Watch) (source.Watcher, error) {
	files := func() []string {
		if paths := w.Inputs().Watched(); paths != nil {
			return paths
		}
		return []string{name}
	}
	var seen source.Inputs
	missed := func() bool { // between a load and the watch of what it depends on
		in := w.Inputs()
		if in.Is(seen) {
			return false
		}
		seen = in
		return in.Changed(nil)
	}
	return watch.Files(files, missed, w.Quiet, w.Log, w.Changed)
}

// Load bundles a script, or takes the result from the cache. A script with mistakes is to be retried: a file that it lacks may appear where
// nobody looks for it. One that exceeds a limit is not, before one of its files changes: it holds up others.
func (s Source) Load(ctx context.Context, name string) (source.Module, error) {
	before := s.places(name)
	m, err := s.load(ctx, name)
	if s.places(name) != before { // a link on the way was pointed elsewhere, and the stamps may belong to other files
		m.Inputs = m.Inputs.Unsettled()
	}
	return m, err
}

// places returns the files that the paths of a script and of the root directory lead to.
func (s Source) places(name string) [2]string {
	file, _ := filepath.EvalSymlinks(name)
	root, _ := filepath.EvalSymlinks(s.Bundle.Root)
	return [2]string{file, root}
}

func (s Source) load(ctx context.Context, name string) (source.Module, error) {
	at := time.Now()
	if m, e, ok := s.Cache.load(ctx, s.Bundle, name); ok {
		m.Inputs = inputs(e.Inputs, e.Asked, at, false)
		return m, nil
	}
	var res *bundle.Result
	var err error
	work := func() { res, err = s.Bundle.Bundle(ctx, name) }
	if s.Bundle.Process == nil {
		work()
	} else {
		source.Aside(ctx, work)
	}
	var failed *bundle.Error
	var stopped *bundle.Stopped
	switch {
	case errors.As(err, &failed):
		return source.Module{Inputs: inputs(failed.Inputs, failed.Asked, at, true)}, err
	case errors.As(err, &stopped):
		return source.Module{Inputs: source.InputFiles(append(stopped.Inputs, name), at, false)}, err
	case err != nil:
		return source.Module{Inputs: source.InputFiles([]string{name}, at, true)}, err
	}
	m := Module(res.Code, res.Map)
	m.Inputs = inputs(res.Inputs, res.Asked, at, false)
	s.Cache.save(s.Bundle, name, res, m.Hash)
	return m, nil
}

// inputs returns the inputs of a script that was bundled after the time at, and that depends on these files, and on asked. retry is as for
// source.InputsOf.
func inputs(files []string, asked bundle.Asked, at time.Time, retry bool) source.Inputs {
	for _, dir := range asked.Dirs {
		files = append(files, source.Names(dir))
	}
	in := make([]source.Input, len(asked.Absent))
	for i, path := range asked.Absent {
		in[i] = source.Input{Path: path, Stamp: source.Absent()}
	}
	return source.InputFiles(files, at, retry).With(in...)
}

// base is the engine.
var base = sync.OnceValue(func() *source.Base { return source.NewBase(engine.Wasm) })

// EngineHash returns the sha256 of the engine, in hex.
func EngineHash() string { return base().Hash() }

// Module returns the module that serves a bundled script, given its source map (nil: it has none).
func Module(code, sourceMap []byte) source.Module { return module(code, sourceMap, "") }

// module is Module with the module's hash; "": it is computed.
func module(code, sourceMap []byte, hash string) source.Module {
	sections := map[string][]byte{engine.SectionScript: code}
	if sourceMap != nil {
		sections[engine.SectionMap] = sourceMap
	}
	return base().With(sections, hash)
}
