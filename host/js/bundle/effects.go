package bundle

// Packages without side effects, and modules that are evaluated when they are first imported at run time.
//
// A module that is imported by import() or require is evaluated then, and modules that import it statically begin with a call that
// evaluates it. esbuild (0.28.2) drops a module without side effects that only re-exports others; that drops the call as well, and
// the re-exports stay undefined. So a module that leads to one that is evaluated late is kept, whatever its package.json says.

import (
	"bytes"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// effects records which files import which.
type effects struct {
	mu        sync.Mutex
	importers map[string][]string // guarded by mu: the static importers of a file
	keep      map[string]bool     // guarded by mu: files that are kept, side effects or not
}

// note records an import.
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

// wrapper is the beginning of the function of a module that is evaluated late or, with parameters, of a CommonJS module; waiting begins
// the function of one with a top-level await.
var (
	wrapper = []byte("\n  \"" + fileSpace + ":")
	waiting = []byte("\n  async \"" + fileSpace + ":")
)

// madeLate lists the modules that are evaluated late, in a script before likeBun.
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

// settle marks the modules to be kept that lead to others which code evaluates late. It reports whether one of them may have been
// dropped, so that the script must be bundled again. pure reports whether a file is marked as free of side effects.
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
	clear(e.importers) // the next build records them again
	return again
}
