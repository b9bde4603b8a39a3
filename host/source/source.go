// Package source loads the modules of handlers, and notices when they change. A place that modules come from implements Source: Files
// are here, scripts in package script below. Another one, such as a registry, is another folder, and a line in the program that lists them.
//
//	Source     source.go    what a host needs of a place; List chooses among several by the name
//	Files      files.go     modules in files
//	Module     sections.go  a split module: the code that it shares with others, and its own sections
//	Stamp      stamp.go     reports whether a file may have changed since it was read
package source

import (
	"context"
	"log/slog"
	"strings"
	"time"
)

// Source loads modules by name: a path, or whatever else it accepts ("oci://..."). Its methods may be called concurrently.
type Source interface {
	// Accepts reports whether name names a module of this source. It looks at the name alone. In a directory of handlers it is
	// called for the names of files.
	Accepts(name string) bool
	// Stat returns the state of the module without loading it; the zero Stamp if it is known not to exist. It is Settled only if every
	// later change of the module shows in another Stamp. It is called often and must not wait: a source of modules elsewhere returns the
	// state that its Watch has found last.
	Stat(name string) Stamp
	// Load returns the module as it is now. ctx is done when the load is given up. Beside an error the Module has Inputs alone, which
	// may be empty. The error wraps fs.ErrNotExist if the module does not exist.
	Load(ctx context.Context, name string) (Module, error)
	// Watch reports changes of the module until the Watcher is closed. The module need not exist. A load that failed and may succeed by now
	// counts as a change.
	Watch(name string, w Watch) (Watcher, error)
}

// Watch holds the parameters of Source.Watch.
type Watch struct {
	// Changed is called after the module may have changed, from one goroutine. It should return soon: changes during the call count as
	// one more.
	Changed func()
	// Inputs returns Module.Inputs of the last load, which may have failed; the zero Inputs before the first.
	Inputs func() Inputs
	Quiet  time.Duration // how long it must have been left alone; 0: watch.Quiet (100 ms)
	Log    *slog.Logger  // gets the failures to watch; nil: they are discarded
}

// Watcher is a watch in progress.
type Watcher interface {
	// Refresh must be called when Watch.Inputs has other results than before. It does not wait.
	Refresh()
	// Close ends the watch. It waits for a running call of Watch.Changed.
	Close() error
}

// IsURL reports whether name begins like a URL ("oci://host/app:1"). It is then no file's path, and only for sources that accept it.
func IsURL(name string) bool { return strings.Contains(name, "://") }

// List is several sources. A name is loaded by the first that accepts it, and otherwise by the first of all.
type List []Source

func (l List) of(name string) Source {
	for _, s := range l {
		if s.Accepts(name) {
			return s
		}
	}
	return l[0]
}

// Accepts reports whether one of the sources accepts name.
func (l List) Accepts(name string) bool {
	for _, s := range l {
		if s.Accepts(name) {
			return true
		}
	}
	return false
}

// Stat implements Source.
func (l List) Stat(name string) Stamp { return l.of(name).Stat(name) }

// Load implements Source.
func (l List) Load(ctx context.Context, name string) (Module, error) {
	return l.of(name).Load(ctx, name)
}

// Watch implements Source.
func (l List) Watch(name string, w Watch) (Watcher, error) { return l.of(name).Watch(name, w) }

// asideKey is the context key of WithAside's function.
type asideKey struct{}

// WithAside is for callers that limit how many modules are loaded concurrently. During a load, aside is called with a function that waits
// without using a processor of this process; aside must call it, and may let other loads run until it returns.
func WithAside(ctx context.Context, aside func(wait func())) context.Context {
	return context.WithValue(ctx, asideKey{}, aside)
}

// Aside calls wait, which waits without using a processor of this process, through the function of WithAside, if there is one in ctx. A
// Source should load through it whatever it waits for.
func Aside(ctx context.Context, wait func()) {
	if f, ok := ctx.Value(asideKey{}).(func(func())); ok {
		f(wait)
		return
	}
	wait()
}
