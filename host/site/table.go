package site

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// table finds the handler for a path. It is constant once it is in use, so any goroutine may read it.
type table struct {
	root node
	size int
}

// node is one segment's place in the tree.
type node struct {
	below map[string]*node // by segment, decoded
	mount *mount           // nil: no handler has this path, only paths below
}

// maxName is the longest segment that can be a file's name, in bytes (NAME_MAX of every system).
const maxName = 255

// newTable makes a table of mounts by their paths: "/" or "/a/b", not encoded.
func newTable(mounts map[string]*mount) *table {
	t := &table{size: len(mounts)}
	for path, m := range mounts {
		n := &t.root
		for segment := range bytes.SplitSeq([]byte(path[1:]), []byte("/")) {
			if len(segment) == 0 { // the root
				break
			}
			child := n.below[string(segment)]
			if child == nil {
				child = &node{}
				if n.below == nil {
					n.below = map[string]*node{}
				}
				n.below[string(segment)] = child
			}
			n = child
		}
		n.mount = m
	}
	return t
}

// find returns the mount that matches the most segments of path, and the length of the match in bytes (0: the root's); nil if no mount
// matches. Segments are compared percent-decoded, so that `/my%20api` finds `my api.wasm`; an encoded slash is part of a segment, and
// never matches. An empty segment matches nothing: `//api` is the root's, `/api//x` is below /api. It allocates nothing.
func (t *table) find(path []byte) (found *mount, length int) {
	found = t.root.mount
	if len(path) == 0 || path[0] != '/' { // the * of OPTIONS
		return found, 0
	}
	n := &t.root
	for at := 1; at <= len(path); {
		end := len(path)
		if i := bytes.IndexByte(path[at:], '/'); i >= 0 {
			end = at + i
		}
		if n = n.child(path[at:end]); n == nil {
			break
		}
		if n.mount != nil {
			found, length = n.mount, end
		}
		at = end + 1
	}
	return found, length
}

func (n *node) child(segment []byte) *node {
	if bytes.IndexByte(segment, '%') < 0 {
		return n.below[string(segment)]
	}
	var buf [maxName]byte
	w := 0
	for r := 0; r < len(segment); r++ {
		if w == len(buf) {
			return nil
		}
		c := segment[r]
		if c == '%' && r+2 < len(segment) {
			hi, lo := exchange.HexDigit(segment[r+1]), exchange.HexDigit(segment[r+2])
			if hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				r += 2
			}
		}
		buf[w] = c
		w++
	}
	return n.below[string(buf[:w])]
}
