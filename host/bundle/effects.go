package bundle

// Packages without side effects, and modules that are made when they are first asked for.
//
// A module that somebody imports by import() or require is made then, and those that import it statically begin with a call that makes it. esbuild
// (0.28.2) leaves out a module that says it has no side effects and only hands on what others export; with it goes that call, and
// what it hands on stays undefined. So a module that leads to one that is made late is kept, whatever its package.json says.

import (
	"bytes"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// effects is who imports whom.
type effects struct {
	mu        sync.Mutex
	importers map[string][]string // guarded by mu: who imports a file statically
	keep      map[string]bool     // guarded by mu: files that are kept, side effects or not
}

// note notes an import.
func (e *effects) note(from, to string, kind api.ResolveKind) {
	if kind != api.ResolveJSImportStatement {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.keep == nil {
		e.importers, e.keep = map[string][]string{}, map[string]bool{}
	}
	e.importers[to] = append(e.importers[to], from)
}

// kept reports whether a file is kept.
func (e *effects) kept(name string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.keep[name]
}

// wrapper begins the name of the function of a module that is made late or, with parameters, of a CommonJS module; waiting that of one with a
// top-level await.
var (
	wrapper = []byte("\n  \"" + fileSpace + ":")
	waiting = []byte("\n  async \"" + fileSpace + ":")
)

// madeLate are the modules that are made when they are asked for, in a script before likeBun.
func madeLate(code []byte) []string { return append(wrapped(code, wrapper), wrapped(code, waiting)...) }

func wrapped(code, begin []byte) (displays []string) {
	for {
		n := bytes.Index(code, begin)
		if n < 0 {
			return displays
		}
		code = code[n+len(begin):]
		line, _, _ := bytes.Cut(code, []byte("\n"))
		if name, ok := bytes.CutSuffix(line, []byte("\"() {")); ok {
			displays = append(displays, string(name))
		}
	}
}

// settle has the modules kept that lead to others which code makes late. It reports whether one of them was not, so that the script must be
// bundled again; pure reports whether a file says that it has no side effects.
func (e *effects) settle(code []byte, name func(display string) string, pure func(name string) bool) (again bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var rest []string
	seen := map[string]bool{}
	for _, display := range madeLate(code) {
		rest = append(rest, name(display))
	}
	for len(rest) > 0 {
		at := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		for _, from := range e.importers[at] {
			if seen[from] {
				continue
			}
			seen[from] = true
			rest = append(rest, from)
			if !e.keep[from] && inPackage(from) && pure(from) {
				e.keep[from], again = true, true
			}
		}
	}
	clear(e.importers) // the next time they are noted anew
	return again
}
