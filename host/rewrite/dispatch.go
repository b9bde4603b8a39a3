package rewrite

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// dispatch is a loop that Go's compiler makes of every function that can be resumed:
//
//	loop block block ... local.get pc; br_table ... end section 0; end section 1; ... end
//
// Every branch, forward too, sets pc and goes through its head. Those that go forward are sent where they are bound for at once,
// and need no check: a metered Go guest is about as fast as one that is not.
type dispatch struct {
	pc      uint32
	at      int      // of the loop in body.open
	blocks  int      // how many there are
	live    int      // the innermost of them that is open, in body.open
	targets []uint32 // labels by pc, seen from the br_table; the last is for all others
	outer   *dispatch
}

// dispatcher reads the dispatch of the loop that begins here, or returns nil.
func (b *body) dispatcher() *dispatch {
	r := &wasmbin.Reader{Data: b.r.Data, At: b.r.At}
	d := &dispatch{at: len(b.open) - 1}
	code := r.Byte()
	for ; code == op.Block; code = r.Byte() {
		if r.Byte() != op.Void {
			return nil
		}
		d.blocks++
	}
	if code != op.LocalGet || d.blocks == 0 {
		return nil
	}
	if d.pc = r.U32(); r.Byte() != op.BrTable {
		return nil
	}
	for n := uint64(r.U32()) + 1; n > 0 && r.Err == nil; n-- {
		d.targets = append(d.targets, r.U32())
	}
	if r.Err != nil {
		return nil
	}
	d.live = d.at + d.blocks
	return d
}

// closed notes that the block at this place has ended.
func (b *body) closed(at int) {
	switch d := b.dispatch; {
	case d == nil:
	case d.at == at:
		b.dispatch = d.outer
	case d.live == at:
		d.live--
	}
}

// jump is what the last instructions were: i32.const value; local.set local.
type jump struct {
	stage int // how many of them there were
	value uint32
	local uint32
}

// look notes the next instruction, whose operands r is at.
func (j *jump) look(code byte, r *wasmbin.Reader) {
	switch {
	case code == op.I32Const:
		peek := &wasmbin.Reader{Data: r.Data, At: r.At}
		*j = jump{stage: 1, value: uint32(peek.I32())}
	case code == op.LocalSet && j.stage == 1:
		peek := &wasmbin.Reader{Data: r.Data, At: r.At}
		j.stage, j.local = 2, peek.U32()
	case code == op.Br && j.stage == 2:
	default:
		j.stage = 0
	}
}

// thread is the label that a br goes to, for one that sets pc and goes through a dispatch to a place further on.
func (b *body) thread(label uint32) uint32 {
	i := len(b.open) - 1 - int(label)
	if b.jump.stage != 2 || label >= uint32(len(b.open)) {
		return label
	}
	d := b.dispatch
	if d == nil || d.at != i || b.jump.local != d.pc {
		return label
	}
	target := d.targets[min(b.jump.value, uint32(len(d.targets)-1))]
	to := d.at + d.blocks - int(target)
	if target >= uint32(d.blocks) || to > d.live {
		return label // backward
	}
	return uint32(len(b.open) - 1 - to)
}
