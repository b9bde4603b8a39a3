package rewrite

import (
	"fmt"
	"slices"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Cost is the time and memory that wazero is expected to need to compile a module; model.go has the figures that determine it.
type Cost struct {
	Time   float64 // seconds of one processor, all functions together
	Beyond float64 // the part of Time that the length of the functions does not explain
	Memory float64 // bytes, for the function that needs most
	// The functions that need most of either.
	Slowest, Largest Function
}

// Function is the expected cost of one function.
type Function struct {
	Index  uint32 // as in the module before Rewrite
	Name   string // "": not known
	Beyond float64
	Memory float64
	slow   string // what makes it slow
	large  string // what makes it large
}

// Measure estimates the cost of a module that Rewrite has written. It reads the module once, in a time that is linear apart from the
// depth of its blocks.
func Measure(metered []byte) (Cost, error) {
	m := &module{metered: true}
	if err := m.read(metered); err != nil {
		return Cost{}, err
	}
	w := &walk{m: m}
	var cost Cost
	for _, s := range m.sections {
		switch s.ID {
		case wasmbin.SecCode:
			r := &wasmbin.Reader{Data: s.Body}
			for i := range r.U32() {
				if r.Err != nil || int(i) >= len(m.funcTypes) {
					break
				}
				w.function(r.Sized(), m.funcTypes[i])
				time, beyond, slow := w.time()
				memory, large := w.memory()
				f := Function{Index: m.importedFuncs + i - 1, Beyond: beyond, Memory: memory, slow: slow, large: large}
				cost.Time += time
				cost.Beyond += beyond
				if beyond > cost.Slowest.Beyond {
					cost.Slowest = f
				}
				if memory > cost.Memory {
					cost.Largest, cost.Memory = f, memory
				}
			}
			if r.Err != nil {
				return Cost{}, fmt.Errorf("code: %w", r.Err)
			}
		case wasmbin.SecCustom:
			if s.Name == "name" {
				for _, f := range []*Function{&cost.Slowest, &cost.Largest} {
					f.Name = wasmbin.FuncName(s.Body, f.Index+1)
				}
			}
		}
	}
	return cost, nil
}

// label is an open block, loop or if, or the function itself.
type label struct {
	op      byte
	arity   uint32 // values that a branch to it passes
	opened  uint32 // its number, in the order of the text
	block   uint64 // the number of basic blocks before it
	preds   uint64 // ways to where it leads
	loads   uint64 // least that were made on a way to its end
	depth   uint64 // least depth of a way to its end
	elseOf  [2]uint64
	reached bool   // there is a way to its end
	nesting uint64 // in how many loops it is

	// Distinct locals that are assigned, and that are accessed in it: those first seen while it was the innermost or in what has
	// ended within it; and of them those that the label around it has seen before.
	assigned, assignedBefore, accessed, accessedBefore uint64
}

// walk reads functions, one after another, and adds up their figures.
type walk struct {
	m *module

	figures
	open       []label
	lastSet    []uint32 // by local: how many labels had been opened when it was assigned last; 0: it was not
	lastUse    []uint32
	first      []uint64 // by local: the block of its first access, plus one; 0: it was not accessed
	last       []uint64
	labels     uint32
	loads      uint64 // that were made on every way to here
	depth      uint64 // of the block at hand in the tree of dominators
	dead       bool
	deadLabels int
}

func resize[T any](s []T, n uint32) []T {
	s = slices.Grow(s[:0], int(n))[:n]
	clear(s)
	return s
}

// function reads one function with this type.
func (w *walk) function(text []byte, typ uint32) {
	r := &wasmbin.Reader{Data: text}
	_, _, added := r.Locals()
	locals := w.m.types[typ].params + uint32(added)
	w.figures = figures{}
	w.lastSet, w.lastUse = resize(w.lastSet, locals), resize(w.lastUse, locals)
	w.first, w.last = resize(w.first, locals), resize(w.last, locals)
	w.open = append(w.open[:0], label{op: op.Block, opened: 1})
	w.labels, w.loads, w.depth, w.dead, w.deadLabels = 1, 0, 0, false, 0
	w.blocks = 1
	for len(w.open) > 0 && r.Err == nil {
		w.instruction(r)
	}
	for i := range w.first {
		if w.first[i] > 0 {
			w.live += float64(w.last[i] - (w.first[i] - 1))
		}
	}
}

func (w *walk) instruction(r *wasmbin.Reader) {
	code := r.Byte()
	switch code {
	case op.Block, op.Loop, op.If:
		a := w.blockArity(r)
		if w.dead {
			w.deadLabels++
			return
		}
		w.length++
		w.enter(code, a)
		return
	case op.Else:
		if w.deadLabels == 0 {
			w.otherwise()
		}
		return
	case op.End:
		if w.deadLabels > 0 {
			w.deadLabels--
		} else {
			w.leave()
		}
		return
	}
	if w.dead {
		r.Immediates(code)
		return
	}
	w.length++
	switch code {
	case op.Br, op.BrIf:
		w.branch(r.U32(), 1)
		if code == op.Br {
			w.dead = true
		} else {
			w.split()
		}
	case op.BrTable:
		n := uint64(r.U32()) + 1
		for ; n > 0 && r.Err == nil; n-- {
			w.entries++
			w.branch(r.U32(), 0)
		}
		w.chain += float64(w.depth)
		w.dead = true
	case op.Return, op.Unreachable:
		w.dead = true
	case op.Call, op.ReturnCall:
		w.call(w.typeOf(r.U32()))
		w.dead = code == op.ReturnCall
	case op.CallIndirect, op.ReturnCallIndirect:
		w.call(r.U32())
		r.U32()
		w.dead = code == op.ReturnCallIndirect
	case op.LocalGet, op.LocalSet, op.LocalTee:
		w.local(r.U32(), code != op.LocalGet)
	default:
		if code >= op.I32Load && code <= op.I64Store32 {
			w.loads++
		}
		if code == op.Vector {
			w.loads++
		}
		r.Immediates(code)
	}
}

func (w *walk) blockArity(r *wasmbin.Reader) arity {
	switch value, t := r.BlockType(); {
	case value == op.Void:
		return arity{}
	case value != 0:
		return arity{results: 1}
	case t < uint32(len(w.m.types)):
		return w.m.types[t]
	}
	return arity{}
}

func (w *walk) typeOf(f uint32) uint32 {
	if f < uint32(len(w.m.importTypes)) {
		return w.m.importTypes[f]
	}
	if f -= uint32(len(w.m.importTypes)); f < uint32(len(w.m.funcTypes)) {
		return w.m.funcTypes[f]
	}
	return 0
}

func (w *walk) call(typ uint32) {
	w.calls++
	if typ < uint32(len(w.m.types)) {
		w.arguments += float64(w.m.types[typ].params + w.m.types[typ].results)
	}
}

// split begins another basic block after the current one.
func (w *walk) split() {
	w.blocks++
	w.bounds += float64(w.loads)
	w.depth++
	w.chain += float64(w.depth)
}

// enter opens a label.
func (w *walk) enter(code byte, a arity) {
	w.labels++
	l := label{op: code, arity: a.results, opened: w.labels, block: w.blockCount(), nesting: w.open[len(w.open)-1].nesting}
	switch code {
	case op.Loop:
		l.arity, l.preds = a.params, 1
		l.nesting++
		w.split()
	case op.If:
		w.split()
		l.elseOf = [2]uint64{w.loads, w.depth}
	}
	w.blocks++
	w.open = append(w.open, l)
}

func (w *walk) blockCount() uint64 { return uint64(w.blocks) }

// otherwise handles an else: the current path goes to the label's end.
func (w *walk) otherwise() {
	l := &w.open[len(w.open)-1]
	if !w.dead {
		w.arrive(l)
	}
	w.loads, w.depth, w.dead = l.elseOf[0], l.elseOf[1], false
	l.op = op.Else
	w.blocks++
	w.chain += float64(w.depth)
	w.bounds += float64(w.loads)
}

// branch records a branch to a label; weight is its weight in the figures that exclude the entries of a br_table.
func (w *walk) branch(to uint32, weight float64) {
	w.blocks++
	if int(to) >= len(w.open) {
		return
	}
	l := &w.open[len(w.open)-1-int(to)]
	w.dom += weight * (w.blocks - float64(l.block))
	if l.op == op.Loop {
		l.preds++
		return
	}
	w.arrive(l)
}

// arrive records a path from here to a label's end.
func (w *walk) arrive(l *label) {
	if !l.reached {
		l.reached, l.loads, l.depth = true, w.loads, w.depth
	}
	l.preds++
	l.loads, l.depth = min(l.loads, w.loads), min(l.depth, w.depth)
}

// leave closes the innermost label.
func (w *walk) leave() {
	l := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	if len(w.open) == 0 {
		return
	}
	if l.op == op.Loop {
		p := float64(l.accessed + uint64(l.arity))
		w.phis(float64(l.preds), p)
		w.loops += (p + 40*float64(l.preds-1)) * float64(l.nesting)
	} else {
		if !w.dead {
			w.arrive(&l)
		}
		if l.op == op.If { // not entered
			w.loads, w.depth = l.elseOf[0], l.elseOf[1]
			w.arrive(&l)
		}
		w.phis(float64(l.preds), float64(l.assigned+uint64(l.arity)))
		if w.dead = !l.reached; !w.dead {
			w.loads, w.depth = l.loads, l.depth
			w.split()
		}
	}
	up := &w.open[len(w.open)-1]
	up.assigned += l.assigned - l.assignedBefore
	up.accessed += l.accessed - l.accessedBefore
}

// phis counts a block with this many predecessors, at whose end this many values may differ.
func (w *walk) phis(preds, values float64) {
	if preds < 2 {
		return
	}
	w.phi1 += preds * values
	w.phi2 += preds * values * values
}

// local records an access to a local.
func (w *walk) local(i uint32, set bool) {
	if i >= uint32(len(w.first)) {
		return
	}
	block := w.blockCount()
	if w.first[i] == 0 {
		w.first[i] = 1 // it lives from the entry
		if set {
			w.first[i] = block + 1
		}
	}
	w.last[i] = block
	top := &w.open[len(w.open)-1]
	if at := w.unseen(w.lastUse[i]); at < len(w.open) {
		top.accessed++
		w.open[at].accessedBefore++
	}
	w.lastUse[i] = w.labels
	if !set {
		return
	}
	if at := w.unseen(w.lastSet[i]); at < len(w.open) {
		top.assigned++
		w.open[at].assignedBefore++
	}
	w.lastSet[i] = w.labels
}

// unseen returns the outermost open label that was opened after since others.
func (w *walk) unseen(since uint32) int {
	if n := len(w.open); w.open[n-1].opened <= since {
		return n // nearly always
	}
	at, _ := slices.BinarySearchFunc(w.open, since, func(l label, since uint32) int {
		if l.opened <= since {
			return -1
		}
		return 1
	})
	return at
}
