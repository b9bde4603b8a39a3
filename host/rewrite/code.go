package rewrite

import (
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// A check is: fuel -= charge; if fuel < 0 { fuel = tick() }. It stands at three places: at a function's entry, on the way back
// to a loop's head, and in text that is long. On the way back and not at the head itself: there the compiler
// would have to keep the loop's values in memory, for the sake of a call that hardly ever comes (measured: a loop of floating point is
// 1.35 times as slow with the check at its head).

// longest is how long a way there may be between two checks.
const longest = 4000

// leafCap is how long a function without calls and loops may be to need no check: who calls it pays.
const leafCap = 64

// charge is what a check costs for a way of this length. Up to 32 instructions it is their number; of what is longer most is skipped at
// each turn: a big function's loop that was charged in full would spend its time in Tick.
func charge(length int) int32 {
	if length <= 32 {
		return int32(max(length, 1))
	}
	return int32(32 + (min(length, 1<<17)-32)/32)
}

// Costs of the instructions that take longer than most.
const (
	costCall = 16 // covers a leaf function
	costSlow = 8  // division, square root
	costLoad = 2
	costBulk = 128 // of at most bulkInline bytes: 48 ns
	costGrow = 256
)

// way measures the ways that lead to a place in the text, without turns: one that goes back to a loop's head has paid there for all that
// it has come by since that head. So all that ever runs is paid for by the function's entry, which pays for the longest way in it, and by
// the ways back. The zero value is for a place that no way leads to.
type way struct {
	length int // of the longest from the function's beginning
	since  int // of the longest from a check
}

func longer(a, b way) way { return way{max(a.length, b.length), max(a.since, b.since)} }

// opening is a block, loop, if or function whose end has not come.
type opening struct {
	end    way // the ways to its end so far: by branches, of an if by not entering it
	other  way // of an if without else so far: the way past it
	loop   bool
	params uint32 // of a loop: what a branch to it takes along
	head   int    // of a loop: the length of the way to its head
	headed int    // of a loop whose check stands at its head: the place of that check's charge in the output; else 0
	turn   int    // of such a loop: its longest turn so far
}

// body rewrites function bodies, one after the other.
type body struct {
	m      *module
	r      *wasmbin.Reader
	out    []byte // of the function at hand, behind its locals
	open   []opening
	here   way  // the ways to what comes next
	most   int  // the longest way of all
	leaf   bool // no calls and no loops so far
	head   bool // nothing but simple instructions so far
	headed int  // the charge of the loop at its head, in out, which has the check of the function; 0: none
	jump   jump

	dispatch  *dispatch // the innermost that is open
	locals    uint32
	allLocals uint64 // of the functions so far, without params
}

// function appends the function in src, whose number of params is given, to dst.
func (b *body) function(dst, src []byte, params uint32) ([]byte, error) {
	r := &wasmbin.Reader{Data: src}
	groups, text, added := r.Locals()
	locals := uint64(params) + added
	if r.Err == nil && locals > maxLocals {
		return nil, fmt.Errorf("has %d locals, the limit is %d", locals, maxLocals)
	}
	if b.allLocals += added; b.allLocals > maxLocalsInAll {
		return nil, fmt.Errorf("and those before it have %d locals, the limit is %d", b.allLocals, maxLocalsInAll)
	}
	b.r, b.locals = r, uint32(locals)
	b.out, b.open = b.out[:0], append(b.open[:0], opening{})
	b.here, b.most, b.leaf, b.head, b.headed = way{}, 0, true, true, 0
	b.jump, b.dispatch = jump{}, nil
	for len(b.open) > 0 && r.Err == nil {
		if err := b.instruction(); err != nil {
			return nil, err
		}
	}
	if err := r.Done(); err != nil {
		return nil, err
	}
	var buf [64]byte
	entry := buf[:0]
	switch {
	case b.headed > 0:
		b.fill(b.headed, b.most)
	case !b.leaf || b.most > leafCap:
		entry = b.check(entry, charge(b.most))
	}
	count := wasmbin.AppendU32(entry[len(entry):], groups+1)
	ours := []byte{2, wasmbin.I32} // fuel that is left; the count of a bulk operation
	dst = wasmbin.AppendU32(dst, uint32(len(count)+len(text)+len(ours)+len(entry)+len(b.out)))
	for _, part := range [][]byte{count, text, ours, entry, b.out} {
		dst = append(dst, part...)
	}
	return dst, nil
}

// rest and count return the two locals that are added: the fuel that is left, and the length of a bulk operation.
func (b *body) rest() uint32  { return b.locals }
func (b *body) count() uint32 { return b.locals + 1 }

// spend appends: rest = fuel -= n; rest < 0 is for what follows to find out. The charge takes two bytes.
func (b *body) spend(dst []byte, n int32) []byte {
	dst = wasmbin.AppendU32(append(dst, op.GlobalGet), b.m.fuel())
	return b.settle(append(dst, op.I32Const, byte(n)|0x80, byte(n>>7), op.I32Sub))
}

// fill fills in the charge for a way of this length at this place of the output.
func (b *body) fill(at, length int) {
	n := charge(length)
	b.out[at], b.out[at+1] = byte(n)|0x80, byte(n>>7)
}

// settle appends the end of spend, for the new fuel on the stack.
func (b *body) settle(dst []byte) []byte {
	b.m.info.Checks++
	dst = wasmbin.AppendU32(append(dst, op.LocalTee), b.rest())
	return wasmbin.AppendU32(append(dst, op.GlobalSet), b.m.fuel())
}

// refill appends: fuel = tick().
func (b *body) refill(dst []byte) []byte {
	dst = wasmbin.AppendU32(append(dst, op.Call), b.m.tick())
	return wasmbin.AppendU32(append(dst, op.GlobalSet), b.m.fuel())
}

// check appends a whole check. The branch comes first and the call last, so that the compiler keeps its registers as they are
// where the call is not made.
func (b *body) check(dst []byte, n int32) []byte { return b.verify(b.spend(dst, n)) }

func (b *body) verify(dst []byte) []byte {
	dst = wasmbin.AppendU32(append(dst, op.Block, op.Void, op.LocalGet), b.rest())
	dst = append(dst, op.I32Const, 0, op.I32GeS, op.BrIf, 0)
	return append(b.refill(dst), op.End)
}

// pay counts an instruction, and writes a check where much has come together.
func (b *body) pay(cost int) {
	b.here.length += cost
	b.most = max(b.most, b.here.length)
	if b.here.since += cost; b.here.since > longest {
		b.out = b.check(b.out, charge(longest))
		b.here.since = 0
	}
}

// reach notes a way to where a label leads, other than back to the head of a loop that has its check on the way.
func (b *body) reach(label uint32) {
	if label >= uint32(len(b.open)) {
		return
	}
	to := &b.open[len(b.open)-1-int(label)]
	if to.loop {
		to.turn = max(to.turn, b.here.length-to.head)
	} else {
		to.end = longer(to.end, b.here)
	}
}

// part ends the way: what comes next is reached by branches, or not at all.
func (b *body) part() { b.here = way{} }

// loop is the loop that a label names and that has its check on the way back, or nil.
func (b *body) loop(label uint32) *opening {
	if i := len(b.open) - 1 - int(label); label < uint32(len(b.open)) && b.open[i].loop && b.open[i].headed == 0 {
		return &b.open[i]
	}
	return nil
}

// back appends spend for a branch to the loop.
func (b *body) back(to *opening) { b.out = b.spend(b.out, charge(b.here.length-to.head)) }

// branch appends br or br_if. One that goes back to a loop's head goes there with fuel left, or after a refill:
//
//	br l     =>  spend; rest >= 0; br_if l; refill; br l
//	br_if l  =>  if { the same, one further out }
func (b *body) branch(code byte, label uint32) {
	if code == op.Br {
		label = b.thread(label)
	}
	to := b.loop(label)
	if to == nil {
		b.reach(label)
		b.out = wasmbin.AppendU32(append(b.out, code), label)
		return
	}
	if to.params > 0 { // they are on the stack, and not to be had inside of an if
		b.back(to)
		b.out = b.verify(b.out)
		b.out = wasmbin.AppendU32(append(b.out, code), label)
		return
	}
	if code == op.BrIf {
		b.out = append(b.out, op.If, op.Void)
		label++
	}
	b.back(to)
	b.out = wasmbin.AppendU32(append(b.out, op.LocalGet), b.rest())
	b.out = append(b.out, op.I32Const, 0, op.I32GeS)
	b.out = wasmbin.AppendU32(append(b.out, op.BrIf), label)
	b.out = b.refill(b.out)
	b.out = wasmbin.AppendU32(append(b.out, op.Br), label)
	if code == op.BrIf {
		b.out = append(b.out, op.End)
	}
}

// enterLoop begins a loop.
func (b *body) enterLoop(params uint32) {
	top := &b.open[len(b.open)-1]
	top.loop, top.params, top.head = true, params, b.here.length
	b.leaf = false
	if d := b.dispatcher(); d != nil && params == 0 {
		d.outer, b.dispatch = b.dispatch, d
		top.headed = len(b.out) + len(wasmbin.AppendU32(nil, b.m.fuel())) + 2
		if b.head {
			b.headed = top.headed
		}
		b.out = b.check(b.out, 0)
		b.here.since = 0
	}
	b.head = false
}

// otherwise handles an else.
func (b *body) otherwise() {
	top := &b.open[len(b.open)-1]
	top.end, b.here, top.other = longer(top.end, b.here), top.other, way{}
	b.out = append(b.out, op.Else)
}

// leave handles an end.
func (b *body) leave() {
	o := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	b.out = append(b.out, op.End)
	b.closed(len(b.open))
	if o.headed > 0 {
		b.fill(o.headed, o.turn)
	}
	b.here = longer(b.here, longer(o.end, o.other))
}
