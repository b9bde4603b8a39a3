package bundle

// Bounds of what is bundled in the server's own process. The bundler recurses as deep as a source nests, and takes 2 KB of stack for each level; its
// output is indented by as much. It works out what the members of an enum come to, so that a text can be made four times as long in each of
// them, and follows all paths of `export * from`, of which there may be 2^n in n files.

import (
	"bytes"
	"errors"
	"strings"
	"sync/atomic"
)

// smallBytes is how long all files of a script that is bundled in this process may be together. Whatever they hold, none that was tried took more than 155 MB and 1 s:
// openers, operators and keywords that nest, with ends and without. With four times as much, `if(a)` takes 2.4 GB.
const smallBytes = 16_000

// smallStars is how many `export * from` such a script may have: with 12 there are 81 paths at most.
const smallStars = 12

// smallEntries is how many entries the directories may have together that are listed for such a script.
const smallEntries = 1 << 14

// maxDepth is how deep a source may seem to nest where there is no other process. It is counted without regard to texts and comments, so it is
// far more than any source has, and less than what takes 1 GB of stack.
const maxDepth = 50_000

// maxAlone is how long one file may be where there is no other process, in bytes.
const maxAlone = 4 << 20

var (
	errNotSmall = errors.New("is not small")
	errNesting  = errors.New("nests too deep to be bundled in this process")
	errAlone    = errors.New("is too long to be bundled in this process")
)

// bound is what a source is held to. The zero value holds it to nothing: the process has limits.
type bound struct {
	small   bool // errNotSmall for what is not small and plain
	nesting bool // errNesting and errAlone

	broken  atomic.Bool  // something was not small
	read    atomic.Int64 // bytes of files
	handed  atomic.Int64 // bytes handed to the bundler
	stars   atomic.Int64
	entries atomic.Int64
}

// exceed says that a script is not small. It is nil if it need not be.
func (b *bound) exceed() error {
	if !b.small {
		return nil
	}
	b.broken.Store(true)
	return errNotSmall
}

// reads counts a file that is about to be read.
func (b *bound) reads(size int64) error {
	switch {
	case b.broken.Load() || b.read.Add(size) > smallBytes:
		return b.exceed()
	}
	return nil
}

// lists counts a directory.
func (b *bound) lists(entries int) error {
	if b.entries.Add(int64(entries)) > smallEntries {
		return b.exceed()
	}
	return nil
}

// hands checks the source of a script before it is parsed.
func (b *bound) hands(text string) error {
	switch {
	case b.nesting && len(text) > maxAlone:
		return errAlone
	case b.nesting && nesting(text) > maxDepth:
		return errNesting
	case !b.small:
		return nil
	case b.handed.Add(int64(len(text))) > smallBytes || hasEnum(text) || b.stars.Add(stars(text)) > smallStars:
		return b.exceed()
	}
	return nil
}

// again begins to count anew what is handed over: the same is bundled once more.
func (b *bound) again() {
	b.handed.Store(0)
	b.stars.Store(0)
}

// hasEnum reports whether text may declare an enum. A keyword has no escapes.
func hasEnum(text string) (has bool) {
	each(text, "enum", func(int, string, string) bool { has = true; return true })
	return has
}

// stars is how many `export * from` text may have.
func stars(text string) (n int64) {
	each(text, "export", func(_ int, _, behind string) bool {
		if strings.HasPrefix(skip(behind), "*") {
			n++
		}
		return false
	})
	return n
}

// nesting is how deep text nests at most, roughly: brackets that are open, and operators since the last end of an expression.
func nesting(text string) (most int) {
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
