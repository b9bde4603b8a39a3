package rewrite

import (
	"errors"
	"fmt"
)

var (
	errConstant = errors.New("has a constant expression that is not known")
	errIndex    = errors.New("names a function or global that there is not")
)

// The opcodes that are written or looked at.
const (
	opUnreachable = 0x00
	opNop         = 0x01
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opReturn      = 0x0f
	opCall        = 0x10
	opCallInd     = 0x11
	opRetCall     = 0x12
	opRetCallInd  = 0x13
	opDrop        = 0x1a
	opSelect      = 0x1b
	opSelectT     = 0x1c
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opTableGet    = 0x25
	opTableSet    = 0x26
	opFirstMem    = 0x28 // i32.load
	opLastLoad    = 0x35
	opLastMem     = 0x3e // i64.store32
	opMemorySize  = 0x3f
	opMemoryGrow  = 0x40
	opI32Const    = 0x41
	opI64Const    = 0x42
	opF32Const    = 0x43
	opF64Const    = 0x44
	opI32Eqz      = 0x45
	opI32LtS      = 0x48
	opI32LtU      = 0x49
	opI32GtU      = 0x4b
	opI32GeS      = 0x4e
	opI64GtU      = 0x56
	opI32Add      = 0x6a
	opI32Sub      = 0x6b
	opI32Mul      = 0x6c
	opI32DivS     = 0x6d
	opI32RemU     = 0x70
	opI32Or       = 0x72
	opI32ShrU     = 0x76
	opI64Add      = 0x7c
	opI64Sub      = 0x7d
	opI64Mul      = 0x7e
	opI64DivS     = 0x7f
	opI64RemU     = 0x82
	opI64Shl      = 0x86
	opF32Sqrt     = 0x91
	opF32Div      = 0x95
	opF64Sqrt     = 0x9f
	opF64Div      = 0xa3
	opI64ExtendU  = 0xad // of an i32
	opLastNumeric = 0xc4 // i64.extend32_s
	opRefNull     = 0xd0
	opRefIsNull   = 0xd1
	opRefFunc     = 0xd2
	opBulk        = 0xfc
	opVector      = 0xfd

	blockEmpty = 0x40
)

// Those behind opBulk.
const (
	bulkMemoryInit = 8 + iota
	bulkDataDrop
	bulkMemoryCopy
	bulkMemoryFill
	bulkTableInit
	bulkElemDrop
	bulkTableCopy
	bulkTableGrow
	bulkTableSize
	bulkTableFill
)

// instruction copies the next instruction to the output, changed where it has to be.
func (b *body) instruction() error {
	r := b.r
	from := r.at
	op := r.byte()
	cost := 1
	b.jump.look(op, r)
	switch {
	case op == opBlock, op == opLoop, op == opIf:
		params, err := b.blockType()
		if err != nil {
			return err
		}
		b.open = append(b.open, opening{})
		b.out = append(b.out, r.b[from:r.at]...)
		switch op {
		case opLoop:
			b.enterLoop(params)
		case opIf:
			b.head = false
			b.open[len(b.open)-1].other = b.here
		}
		b.pay(1)
		return nil
	case op == opElse:
		b.otherwise()
		return nil
	case op == opEnd:
		b.leave()
		return nil
	case op == opBr, op == opBrIf:
		b.head = false
		b.pay(1)
		if b.branch(op, r.u32()); op == opBr {
			b.part()
		}
		return nil
	case op == opBrTable:
		b.head = false
		b.pay(1)
		var outermost *opening
		labels := *r
		for n := uint64(r.u32()) + 1; n > 0 && r.err == nil; n-- {
			if to := b.loop(r.u32()); to != nil && (outermost == nil || to.head < outermost.head) {
				outermost = to
			}
		}
		if outermost != nil { // its index stays on the stack meanwhile
			b.back(outermost)
			b.out = b.verify(b.out)
			b.here.since = 0
		}
		for n := uint64(labels.u32()) + 1; n > 0 && labels.err == nil; n-- {
			b.reach(labels.u32())
		}
		b.out = append(b.out, r.b[from:r.at]...)
		b.part()
		return r.err
	case op == opCall, op == opRetCall, op == opRefFunc:
		f := r.u32()
		if r.err == nil && f >= b.m.funcs {
			return fmt.Errorf("names function %d: there are %d", f, b.m.funcs)
		}
		b.out = appendU32(append(b.out, op), b.m.function(f))
		if op != opRefFunc {
			b.leaf, b.head = false, false
			cost = costCall
		}
		b.pay(cost)
		if op == opRetCall {
			b.part()
		}
		return nil
	case op == opCallInd, op == opRetCallInd:
		if t := r.u32(); r.err == nil && t >= b.m.types {
			return fmt.Errorf("names type %d: there are %d", t, b.m.types)
		}
		r.u32()
		b.leaf, b.head = false, false
		cost = costCall
	case op == opSelectT:
		for n := r.u32(); n > 0 && r.err == nil; n-- {
			r.valueType()
		}
	case op == opLocalGet, op == opLocalSet, op == opLocalTee:
		if l := r.u32(); r.err == nil && l >= b.locals {
			return fmt.Errorf("names local %d: there are %d", l, b.locals)
		}
	case op == opGlobalGet, op == opGlobalSet:
		if g := r.u32(); r.err == nil && g >= b.m.globals {
			return fmt.Errorf("names global %d: there are %d", g, b.m.globals)
		}
	case op == opTableGet:
		r.u32()
	case op == opTableSet:
		r.u32()
		b.soil()
	case op >= opFirstMem && op <= opLastMem:
		r.skip(5)
		r.skip(5)
		if op <= opLastLoad {
			cost = costLoad
		}
	case op == opMemorySize:
		r.byte()
	case op == opMemoryGrow:
		r.byte()
		cost = costGrow
	case op == opI32Const:
		r.skip(5)
	case op == opI64Const:
		r.skip(10)
	case op == opF32Const:
		r.bytes(4)
	case op == opF64Const:
		r.bytes(8)
	case op >= opI32Eqz && op <= opLastNumeric:
		cost = numericCost(op)
	case op == opUnreachable, op == opReturn:
		b.head = false
	case op == opNop, op == opDrop, op == opSelect, op == opRefIsNull:
	case op == opRefNull:
		if !isReference(r.byte()) {
			r.fail(errType)
		}
	case op == opBulk:
		return b.bulkInstruction(from)
	case op == opVector:
		if err := b.vectorInstruction(); err != nil {
			return err
		}
		cost = costLoad
	default:
		if r.err != nil {
			return r.err
		}
		return fmt.Errorf("has an instruction that is not known (opcode %#x): build it without threads, exceptions and newer proposals", op)
	}
	if r.err != nil {
		return r.err
	}
	b.out = append(b.out, r.b[from:r.at]...)
	b.pay(cost)
	if op == opReturn || op == opUnreachable || op == opRetCallInd {
		b.part()
	}
	return nil
}

// blockType passes over the type of a block and returns the number of its params.
func (b *body) blockType() (params uint32, err error) {
	r := b.r
	if r.left() > 0 && (r.b[r.at] == blockEmpty || isValueType(r.b[r.at])) {
		r.byte()
		return 0, nil
	}
	from := r.at
	t := r.u32()
	if r.err == nil && r.at-from < 5 && r.b[r.at-1]&0x40 != 0 { // negative: no index
		r.fail(errType)
	}
	if r.err == nil && t >= b.m.types {
		return 0, fmt.Errorf("has a block of type %d: there are %d", t, b.m.types)
	}
	if r.err != nil {
		return 0, r.err
	}
	return b.m.params[t], nil
}

func numericCost(op byte) int {
	switch {
	case op >= opI32DivS && op <= opI32RemU, op >= opI64DivS && op <= opI64RemU,
		op == opF32Sqrt, op == opF32Div, op == opF64Sqrt, op == opF64Div:
		return costSlow
	}
	return 1
}

// vectorInstruction passes over the rest of a SIMD instruction. Its number has one byte, or a second that is 1: wazero takes that one for
// a nop, and would find other instructions in what is encoded in any other way.
func (b *body) vectorInstruction() error {
	r := b.r
	op := r.byte()
	if op >= 0x80 {
		if next := r.byte(); r.err == nil && next != 1 {
			return fmt.Errorf("has a SIMD instruction that is not known (0xfd %#x %#x): build it without relaxed SIMD", op, next)
		}
	}
	switch {
	case op <= 11, op == 92, op == 93: // loads, stores
		r.skip(5)
		r.skip(5)
	case op == 12, op == 13: // v128.const, i8x16.shuffle
		r.bytes(16)
	case op >= 21 && op <= 34: // lanes
		r.byte()
	case op >= 84 && op <= 91: // loads and stores of a lane
		r.skip(5)
		r.skip(5)
		r.byte()
	}
	return nil
}
