// Package trace explains exceptions of a bundled script by its sources: stacks with the places of the sources, excerpts around a
// place, and the name of a value that is "not a function". The author of a script chooses its source map and can make up stacks: all
// work is bounded.
package trace

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Names of scripts in stacks.
const (
	Prelude = "<prelude>" // its frames are left out
	Script  = "<script>"  // its places are mapped to the sources
)

// MaxStack limits the part of a stack that is used, in bytes.
const MaxStack = 4 << 10

// Trace explains the exceptions of one script. It may be used concurrently.
type Trace struct {
	script []byte
	text   []byte // the source map
	once   sync.Once
	m      *Map  // nil: places are those in the script
	lines  lines // of script
}

// New returns the Trace of a script with its source map; nil: without one. It reads the map when it is first needed.
func New(script, sourceMap []byte) *Trace { return &Trace{script: script, text: sourceMap} }

// Stack returns an exception's stack with the places of the sources, without the prelude's frames.
func (t *Trace) Stack(text string) string {
	t.parse()
	var out []string
	for line := range strings.SplitSeq(text[:min(len(text), MaxStack)], "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.Contains(line, Prelude) || strings.Contains(line, "(native)") {
			continue
		}
		out = append(out, t.frame(line))
	}
	return strings.Join(out, "\n")
}

func (t *Trace) parse() {
	t.once.Do(func() {
		if t.text != nil {
			t.m, _ = ParseMap(t.text)
		}
	})
}

// place returns the place in the sources for `at name (<script>:12:5)`.
func (t *Trace) place(line string) (Place, bool) {
	n := strings.LastIndex(line, Script+":")
	if n < 0 {
		return Place{}, false
	}
	at, column, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line[n+len(Script)+1:]), ")"), ":")
	row, _ := strconv.Atoi(at)
	col, _ := strconv.Atoi(column)
	return t.m.Find(row, max(col, 1))
}

// frame maps `at name (<script>:12:5)`.
func (t *Trace) frame(line string) string {
	p, ok := t.place(line)
	if !ok {
		return line
	}
	n := strings.LastIndex(line, Script+":")
	place := fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	if n > 0 && line[n-1] == '(' {
		return line[:n] + place + ")"
	}
	return line[:n] + place
}
