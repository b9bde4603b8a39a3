package bundle

// Bounds for bundling where no other process can be started. The bundler recurses as deep as a source nests, and takes 2 KB of stack
// for each level. The bounds prevent accidental crashes, but do not stop an attacker: each member of an enum may be four times as
// long as the one before, and `export * from` may lead along 2^n paths through n files.

import (
	"bytes"
	"errors"
)

// maxDepth limits the apparent nesting of a source, which is counted without regard to strings and comments. It is
// far more than real sources have, and takes less than 1 GB of stack.
const maxDepth = 50_000

// maxAlone limits the length of one file, in bytes.
const maxAlone = 4 << 20

var (
	errNesting = errors.New("nests too deep to be bundled in this process")
	errAlone   = errors.New("is too long to be bundled in this process")
)

// bearable returns an error if a source exceeds the bounds. It is called before the source is parsed.
func (b *build) bearable(text []byte) error {
	switch {
	case b.tree.alone && len(text) > maxAlone:
		return errAlone
	case b.tree.alone && nesting(text) > maxDepth:
		return errNesting
	}
	return nil
}

// nesting returns roughly how deep text nests at most: open brackets, and operators since the last end of an expression.
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
