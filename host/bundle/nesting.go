package bundle

// Bounds of what is bundled where no other process can be started. The bundler recurses as deep as a source nests, and takes 2 KB of stack for each
// level. They keep an accident from ending the process, and are no bound against somebody who means harm: an enum may make a text four times as long in each
// member, and `export * from` may lead along 2^n paths through n files.

import (
	"bytes"
	"errors"
)

// maxDepth is how deep a source may seem to nest. It is counted without regard to texts and comments, so it is
// far more than any source has, and less than what takes 1 GB of stack.
const maxDepth = 50_000

// maxAlone is how long one file may be, in bytes.
const maxAlone = 4 << 20

var (
	errNesting = errors.New("nests too deep to be bundled in this process")
	errAlone   = errors.New("is too long to be bundled in this process")
)

// bearable checks a source before it is parsed.
func (b *build) bearable(text []byte) error {
	switch {
	case b.tree.alone && len(text) > maxAlone:
		return errAlone
	case b.tree.alone && nesting(text) > maxDepth:
		return errNesting
	}
	return nil
}

// nesting is how deep text nests at most, roughly: brackets that are open, and operators since the last end of an expression.
func nesting(text []byte) (most int) {
	open, run := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == ';' || c == ',':
			run = 0
		case c == '(' || c == '[' || c == '{':
			open++
			run++
		case c == ')' || c == ']' || c == '}':
			open = max(0, open-1)
			if c == '}' {
				run = 0
			}
		case bytes.IndexByte([]byte("!=?.~"), c) >= 0:
			run++
		}
		most = max(most, open, run)
	}
	return most
}
