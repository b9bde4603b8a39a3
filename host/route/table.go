// Package route matches requests to the routes of a manifest (abi/SPEC.md, section 7) and answers static ones: fixed
// responses, redirects, files and directories. A match allocates nothing, and an empty table costs a nil check.
package route

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Table holds the routes of a generation. It is immutable, so any goroutine may read it. A nil Table has no routes.
type Table struct {
	entries map[string]*entry // by pattern, for Merge and Describe
	exact   map[string]*entry
	tree    node // patterns with parameters or a wildcard
	nested  bool // tree is not empty
}

// entry is one pattern.
type entry struct {
	pattern string
	params  [][]byte          // names in the pattern's order
	any     Target            // for methods that methods does not name; nil: not set
	methods map[string]Target // nil: any
}

// Target answers a request without wasm.
type Target interface {
	// Serve answers x.
	Serve(x *exchange.Exchange) error
	describe() string
}

// handler is the guest's handler with this number; 0 stands for `false`: fetch.
type handler uint32

func (handler) Serve(*exchange.Exchange) error { return nil } // never called: Match keeps it to itself

// node is the place of one segment in the tree.
type node struct {
	literal  map[string]*node
	param    *node
	wildcard *entry // the pattern prefix/*
	end      *entry // a pattern ends here
}

// newTable builds the lookup of entries.
func newTable(entries map[string]*entry) *Table {
	t := &Table{entries: entries, exact: make(map[string]*entry)}
	for _, e := range entries {
		if len(e.params) == 0 {
			t.exact[e.pattern] = e
			continue
		}
		t.nested = true
		t.tree.add(e)
	}
	return t
}

func (n *node) add(e *entry) {
	for rest := e.pattern[1:]; ; {
		segment, tail, more := strings.Cut(rest, "/")
		if segment == "*" && !more {
			n.wildcard = e
			return
		}
		n = n.child(segment)
		if !more {
			n.end = e
			return
		}
		rest = tail
	}
}

func (n *node) child(segment string) *node {
	if strings.HasPrefix(segment, ":") {
		if n.param == nil {
			n.param = &node{}
		}
		return n.param
	}
	if n.literal == nil {
		n.literal = make(map[string]*node)
	}
	if n.literal[segment] == nil {
		n.literal[segment] = &node{}
	}
	return n.literal[segment]
}

// Merge returns t with newer on top: patterns that newer names are replaced, also where only a parameter's name differs, and all
// others are kept.
func (t *Table) Merge(newer *Table) *Table {
	all := make(map[string]*entry)
	replaced := make(map[string]bool)
	if newer != nil {
		for pattern, e := range newer.entries {
			all[pattern] = e
			replaced[shape(pattern)] = true
		}
	}
	if t != nil {
		for pattern, e := range t.entries {
			if !replaced[shape(pattern)] {
				all[pattern] = e
			}
		}
	}
	return newTable(all)
}

// Len returns the number of patterns.
func (t *Table) Len() int {
	if t == nil {
		return 0
	}
	return len(t.entries)
}

// Match finds the most exact route for r. It returns the target that answers without wasm, or false: the guest answers then, its
// handler in r.Route with r.Params, or fetch if r.Route is 0. Segments are compared while still percent-encoded.
func (t *Table) Match(r *exchange.Request) (Target, bool) {
	if t == nil || len(t.entries) == 0 {
		return nil, false
	}
	path := r.Below()
	if e := t.exact[string(path)]; e != nil {
		if target := e.target(r.Method); target != nil {
			return settle(r, target)
		}
	}
	if !t.nested || len(path) == 0 || path[0] != '/' {
		return nil, false
	}
	r.Params = r.Params[:0]
	w := walk{r: r, budget: maxSteps}
	if target := w.down(&t.tree, path[1:]); target != nil {
		return settle(r, target)
	}
	r.Params = r.Params[:0]
	return nil, false
}

// settle hides handlers from the caller.
func settle(r *exchange.Request, target Target) (Target, bool) {
	if h, ok := target.(handler); ok {
		if r.Route = uint32(h); h == 0 {
			r.Params = r.Params[:0]
		}
		return nil, false
	}
	return target, true
}

// target returns the target for this method, or nil. HEAD is answered by GET unless it has an entry of its own.
func (e *entry) target(method []byte) Target {
	if e.methods == nil {
		return e.any
	}
	if t := e.methods[string(method)]; t != nil {
		return t
	}
	if string(method) == "HEAD" {
		return e.methods["GET"]
	}
	return nil
}

// maxSteps limits the nodes that one match may visit: the table of a hostile guest could make it try every combination of
// literal and parameter.
const maxSteps = 4096

// walk is one search through the tree: literal before parameter before wildcard at every segment.
type walk struct {
	r      *exchange.Request
	budget int
}

// down finds the target for path below n. If it returns one, it has appended the parameters to r.Params.
func (w *walk) down(n *node, path []byte) Target {
	if w.budget--; w.budget < 0 {
		return nil
	}
	depth := len(w.r.Params)
	segment, tail, more := bytes.Cut(path, slash)
	if c := n.literal[string(segment)]; c != nil {
		if t := w.step(c, tail, more); t != nil {
			return t
		}
		w.r.Params = w.r.Params[:depth]
	}
	if n.param != nil && len(segment) > 0 {
		w.r.Params = append(w.r.Params, exchange.Field{Value: segment})
		if t := w.step(n.param, tail, more); t != nil {
			return t
		}
		w.r.Params = w.r.Params[:depth]
	}
	if n.wildcard != nil {
		if t := n.wildcard.target(w.r.Method); t != nil {
			w.r.Params = append(w.r.Params, exchange.Field{Value: path})
			w.name(n.wildcard)
			return t
		}
	}
	return nil
}

func (w *walk) step(n *node, tail []byte, more bool) Target {
	if more {
		return w.down(n, tail)
	}
	if n.end == nil {
		return nil
	}
	t := n.end.target(w.r.Method)
	if t != nil {
		w.name(n.end)
	}
	return t
}

// name names the matched parameters as e's pattern does, and decodes them: once, not at every step of the search.
func (w *walk) name(e *entry) {
	for n := range w.r.Params {
		w.r.Params[n] = exchange.Field{Name: e.params[n], Value: decode(w.r.Params[n].Value)}
	}
}

var slash = []byte("/")

// decode decodes percent-encoding and makes the result valid UTF-8: each malformed byte becomes U+FFFD. It allocates only if
// something changes.
func decode(p []byte) []byte {
	if bytes.IndexByte(p, '%') >= 0 {
		out := make([]byte, 0, len(p))
		for n := 0; n < len(p); n++ {
			if p[n] == '%' && n+2 < len(p) {
				if hi, lo := exchange.HexDigit(p[n+1]), exchange.HexDigit(p[n+2]); hi >= 0 && lo >= 0 {
					out = append(out, byte(hi<<4|lo))
					n += 2
					continue
				}
			}
			out = append(out, p[n])
		}
		p = out
	}
	if utf8.Valid(p) {
		return p
	}
	var out []byte
	for len(p) > 0 {
		c, size := utf8.DecodeRune(p)
		out = utf8.AppendRune(out, c)
		p = p[size:]
	}
	return out
}

// Describe lists the routes for people, sorted: pattern, method, target.
func (t *Table) Describe() (lines []string) {
	if t == nil {
		return nil
	}
	for _, pattern := range slices.Sorted(maps.Keys(t.entries)) {
		e := t.entries[pattern]
		if e.methods == nil {
			lines = append(lines, pattern+" "+e.any.describe())
			continue
		}
		for _, m := range slices.Sorted(maps.Keys(e.methods)) {
			lines = append(lines, pattern+" "+m+" "+e.methods[m].describe())
		}
	}
	return lines
}
