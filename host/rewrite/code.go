package rewrite

import "fmt"

// A check is: fuel -= charge; if fuel < 0 { fuel = tick() }. It stands at three places: at a function's entry, on the way back
// to a loop's head, and in text that is long. On the way back and not at the head itself: there the values that go round are
// none that the compiler would have to keep in memory for the sake of a call that hardly ever comes (measured: a loop of floating
// point is 1.35 times as slow with the check at its head).

// longest is how much text there may be between two checks.
const longest = 4000

// leafCap is how long a function without calls and loops may be to need no check: who calls it pays.
const leafCap = 64

// charge is what a check costs for code of this length. Up to 32 instructions it is their number; of what is longer most is skipped at
// each turn: a big function's loop that was charged in full would spend its time in Tick.
func charge(length int) int32 {
	if length <= 32 {
		return int32(max(length, 1))
	}
	return int32(32 + (min(length, 1<<17)-32)/32)
}

// What instructions count that take longer than most.
const (
	costCall = 16 // covers a leaf function
	costSlow = 8  // division, square root
	costLoad = 2
	costBulk = 128 // of at most bulkInline bytes: 48 ns
	costGrow = 256
)

// opening is a block, loop, if or function whose end has not come.
type opening struct {
	loop    bool
	params  uint32 // of a loop: what a branch to it takes along
	checked bool   // there is a check within: what follows the end needs one too, since this one may have been skipped
	outer   int    // of a loop: length of what is around it, so far
	places  []int  // of a loop: the charges to fill in at its end, by their place in the output
	headed  bool   // a loop whose check stands at its head
}

// body rewrites function bodies, one after the other.
type body struct {
	m      *module
	r      *reader
	out    []byte // of the function at hand, behind its locals
	open   []opening
	length int  // of the loop at hand, or the function
	since  int  // length since the last check
	leaf   bool // no calls and no loops so far
	head   bool // nothing but simple instructions so far
	headed int  // the charge of the loop at its head, in out, which has the check of the function; 0: none
	jump   jump

	dispatch  *dispatch // the innermost that is open
	locals    uint32
	allLocals uint64 // of the functions so far, without params
	nesting   uint64 // the squares of their depths
}

// function appends the function in src, whose number of params is given, to dst.
func (b *body) function(dst, src []byte, params uint32) ([]byte, error) {
	r := &reader{b: src}
	groups := r.u32()
	groupsAt := r.at
	locals := uint64(params)
	for n := groups; n > 0 && r.err == nil; n-- {
		locals += uint64(r.u32())
		r.valueType()
	}
	if r.err == nil && locals > maxLocals {
		return nil, fmt.Errorf("has %d locals, the limit is %d", locals, maxLocals)
	}
	if b.allLocals += locals - min(locals, uint64(params)); b.allLocals > maxLocalsInAll {
		return nil, fmt.Errorf("and those before it have %d locals, the limit is %d", b.allLocals, maxLocalsInAll)
	}
	groupsEnd := r.at
	b.r, b.locals = r, uint32(locals)
	b.out, b.open = b.out[:0], append(b.open[:0], opening{})
	b.length, b.since, b.leaf, b.head, b.headed = 0, 0, true, true, 0
	b.jump, b.dispatch = jump{}, nil
	deepest := 0
	for len(b.open) > 0 && r.err == nil {
		if deepest = max(deepest, len(b.open)-1); deepest > maxNesting {
			return nil, fmt.Errorf("nests blocks more than %d deep", maxNesting)
		}
		if err := b.instruction(); err != nil {
			return nil, err
		}
	}
	switch {
	case r.err != nil:
		return nil, r.err
	case r.left() > 0:
		return nil, errBehind
	}
	if b.nesting += uint64(deepest * deepest); b.nesting > maxNestingInAll {
		return nil, fmt.Errorf("and those before it nest blocks too deep: the squares of their depths are together more than %d", maxNestingInAll)
	}
	var buf [64]byte
	entry := buf[:0]
	switch {
	case b.headed > 0:
		b.fill(b.headed)
	case !b.leaf || b.length > leafCap:
		entry = b.check(entry, charge(b.length))
	}
	count := appendU32(entry[len(entry):], groups+1)
	ours := []byte{2, typeI32} // fuel that is left; the count of a bulk operation
	dst = appendU32(dst, uint32(len(count)+groupsEnd-groupsAt+len(ours)+len(entry)+len(b.out)))
	for _, part := range [][]byte{count, src[groupsAt:groupsEnd], ours, entry, b.out} {
		dst = append(dst, part...)
	}
	return dst, nil
}

// The two locals that are added.
func (b *body) rest() uint32  { return b.locals }
func (b *body) count() uint32 { return b.locals + 1 }

// spend appends: rest = fuel -= n; rest < 0 is for what follows to find out. The charge takes two bytes, to be filled in.
func (b *body) spend(dst []byte, n int32) []byte {
	dst = appendU32(append(dst, opGlobalGet), b.m.fuel())
	return b.settle(append(dst, opI32Const, byte(n)|0x80, byte(n>>7), opI32Sub))
}

// fill fills in the charge at this place of the output.
func (b *body) fill(at int) {
	n := charge(b.length)
	b.out[at], b.out[at+1] = byte(n)|0x80, byte(n>>7)
}

// settle appends the end of spend, for the new fuel on the stack.
func (b *body) settle(dst []byte) []byte {
	b.m.info.Checks++
	dst = appendU32(append(dst, opLocalTee), b.rest())
	return appendU32(append(dst, opGlobalSet), b.m.fuel())
}

// refill appends: fuel = tick().
func (b *body) refill(dst []byte) []byte {
	dst = appendU32(append(dst, opCall), b.m.tick())
	return appendU32(append(dst, opGlobalSet), b.m.fuel())
}

// check appends a whole check. The branch comes first and the call last, so that the compiler keeps its registers as they are
// where the call is not made.
func (b *body) check(dst []byte, n int32) []byte { return b.verify(b.spend(dst, n)) }

func (b *body) verify(dst []byte) []byte {
	dst = appendU32(append(dst, opBlock, blockEmpty, opLocalGet), b.rest())
	dst = append(dst, opI32Const, 0, opI32GeS, opBrIf, 0)
	return append(b.refill(dst), opEnd)
}

// pay counts an instruction, and writes a check where much has come together.
func (b *body) pay(cost int) {
	b.length += cost
	if b.since += cost; b.since > longest {
		b.pause()
	}
}

// pause writes a check in the midst of text.
func (b *body) pause() {
	b.out = b.check(b.out, charge(longest))
	b.since = 0
	b.open[len(b.open)-1].checked = true
}

// loop is the loop that a label names, or nil.
func (b *body) loop(label uint32) *opening {
	if i := len(b.open) - 1 - int(label); label < uint32(len(b.open)) && b.open[i].loop && !b.open[i].headed {
		return &b.open[i]
	}
	return nil
}

// back appends spend for a branch to the loop.
func (b *body) back(to *opening) {
	to.places = append(to.places, len(b.out)+len(appendU32(nil, b.m.fuel()))+2)
	b.out = b.spend(b.out, 0)
}

// branch appends br or br_if. One that goes back to a loop's head goes there with fuel left, or after a refill:
//
//	br l     =>  spend; rest >= 0; br_if l; refill; br l
//	br_if l  =>  if { the same, one further out }
func (b *body) branch(op byte, label uint32) {
	if op == opBr {
		label = b.thread(label)
	}
	to := b.loop(label)
	if to == nil {
		b.out = appendU32(append(b.out, op), label)
		return
	}
	if to.params > 0 { // they are on the stack, and not to be had inside of an if
		b.back(to)
		b.out = b.verify(b.out)
		b.out = appendU32(append(b.out, op), label)
		return
	}
	if op == opBrIf {
		b.out = append(b.out, opIf, blockEmpty)
		label++
	}
	b.back(to)
	b.out = appendU32(append(b.out, opLocalGet), b.rest())
	b.out = append(b.out, opI32Const, 0, opI32GeS)
	b.out = appendU32(append(b.out, opBrIf), label)
	b.out = b.refill(b.out)
	b.out = appendU32(append(b.out, opBr), label)
	if op == opBrIf {
		b.out = append(b.out, opEnd)
	}
}

// enterLoop begins to count a loop's length.
func (b *body) enterLoop(params uint32) {
	top := &b.open[len(b.open)-1]
	top.loop, top.params, top.outer = true, params, b.length
	b.length, b.leaf = 0, false
	if d := b.dispatcher(); d != nil && params == 0 {
		d.outer, b.dispatch = b.dispatch, d
		top.headed = true
		b.back(top)
		if b.head {
			b.headed = top.places[0]
		}
		b.out = b.verify(b.out)
	}
	b.head = false
}

// leave handles an end.
func (b *body) leave() {
	o := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	b.out = append(b.out, opEnd)
	b.closed(len(b.open))
	if o.loop {
		for _, at := range o.places {
			b.fill(at)
		}
		b.length += o.outer
	}
	if o.checked && len(b.open) > 0 {
		b.pause()
	}
}
