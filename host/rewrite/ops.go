package rewrite

import (
	"errors"
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

var errIndex = errors.New("names a function or global that there is not")

// instruction copies the next instruction to the output, changed where it has to be.
func (b *body) instruction() error {
	r := b.r
	from := r.At
	code := r.Byte()
	cost := 1
	b.jump.look(code, r)
	switch form := op.Forms[code]; form {
	case op.Plain:
		switch code {
		case op.Else:
			b.otherwise()
			return nil
		case op.End:
			b.leave()
			return nil
		case op.Unreachable, op.Return:
			b.head = false
		default:
			cost = numericCost(code)
		}
	case op.Typed:
		params, err := b.blockType()
		if err != nil {
			return err
		}
		b.open = append(b.open, opening{})
		b.out = append(b.out, r.Data[from:r.At]...)
		switch code {
		case op.Loop:
			b.enterLoop(params)
		case op.If:
			b.head = false
			b.open[len(b.open)-1].other = b.here
		}
		b.pay(1)
		return nil
	case op.Label:
		b.head = false
		b.pay(1)
		if b.branch(code, r.U32()); code == op.Br {
			b.part()
		}
		return nil
	case op.Labels:
		return b.branchTable(from)
	case op.Func:
		f := r.Index("function", b.m.funcs)
		if code == op.RefFunc {
			return b.reference(b.m.function(f))
		}
		b.out = wasmbin.AppendU32(append(b.out, code), b.m.function(f))
		b.leaf, b.head = false, false
		cost = costCall
		b.pay(cost)
		if code == op.ReturnCall {
			b.part()
		}
		return nil
	case op.Indirect:
		r.Index("type", uint32(len(b.m.types)))
		r.U32()
		b.leaf, b.head = false, false
		cost = costCall
	case op.Local:
		r.Index("local", b.locals)
	case op.Global:
		r.Index("global", b.m.globals)
	case op.Numbered:
		return b.bulkInstruction(from)
	default:
		r.Immediates(code)
		switch form {
		case op.Table:
			if code == op.TableSet {
				b.soil()
			}
		case op.Access:
			if code <= op.I64Load32U {
				cost = costLoad
			}
		case op.Memory:
			if code == op.MemoryGrow {
				cost = costGrow
			}
		case op.SIMD:
			cost = costLoad
		}
	}
	if r.Err != nil {
		return r.Err
	}
	b.out = append(b.out, r.Data[from:r.At]...)
	b.pay(cost)
	if code == op.Return || code == op.Unreachable || code == op.ReturnCallIndirect {
		b.part()
	}
	return nil
}

// branchTable copies a br_table, whose opcode is at from. Its charge is for the way back to the outermost loop among its labels.
func (b *body) branchTable(from int) error {
	r := b.r
	b.head = false
	b.pay(1)
	var outermost *opening
	labels := *r
	for n := uint64(r.U32()) + 1; n > 0 && r.Err == nil; n-- {
		if to := b.loop(r.U32()); to != nil && (outermost == nil || to.head < outermost.head) {
			outermost = to
		}
	}
	if outermost != nil { // its index stays on the stack meanwhile
		b.back(outermost)
		b.out = b.verify(b.out)
		b.here.since = 0
	}
	for n := uint64(labels.U32()) + 1; n > 0 && labels.Err == nil; n-- {
		b.reach(labels.U32())
	}
	b.out = append(b.out, r.Data[from:r.At]...)
	b.part()
	return r.Err
}

// blockType skips the type of a block and returns the number of its parameters.
func (b *body) blockType() (params uint32, err error) {
	value, t := b.r.BlockType()
	switch {
	case b.r.Err != nil:
		return 0, b.r.Err
	case value != 0:
		return 0, nil
	case t >= uint32(len(b.m.types)):
		return 0, fmt.Errorf("has a block of type %d: there are %d", t, len(b.m.types))
	}
	return b.m.types[t].params, nil
}

func numericCost(code byte) int {
	switch {
	case code >= op.I32DivS && code <= op.I32RemU, code >= op.I64DivS && code <= op.I64RemU,
		code == op.F32Sqrt, code == op.F32Div, code == op.F64Sqrt, code == op.F64Div:
		return costSlow
	}
	return 1
}
