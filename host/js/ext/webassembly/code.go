package webassembly

import "fmt"

// body rewrites function bodies, one after the other.
type body struct {
	m      *writer
	r      *reader
	out    []byte
	locals uint32 // of the function, params included
	added  []byte // types of the locals that are added, behind them
}

// function appends the function in src to dst.
func (b *body) function(dst, src []byte, params int) ([]byte, error) {
	r := &reader{b: src}
	groups := r.u32()
	from := r.at
	locals := uint64(params)
	for n := groups; n > 0 && r.err == nil; n-- {
		locals += uint64(r.u32())
		r.valueType()
	}
	if r.err == nil && locals > maxLocals {
		return nil, fmt.Errorf("has %d locals, the limit is %d", locals, maxLocals)
	}
	to := r.at
	b.r, b.locals, b.added, b.out = r, uint32(locals), b.added[:0], b.out[:0]
	for depth := 1; depth > 0 && r.err == nil; {
		change, err := b.instruction()
		if err != nil {
			return nil, err
		}
		depth += change
	}
	switch {
	case r.err != nil:
		return nil, r.err
	case r.left() > 0:
		return nil, errBehind
	}
	head := b.head(groups, src[from:to])
	dst = appendU32(dst, uint32(len(head)+len(b.out)))
	return append(append(dst, head...), b.out...), nil
}

// head is the locals of a function: its own groups and the added ones.
func (b *body) head(groups uint32, text []byte) []byte {
	head := append(appendU32(nil, groups+uint32(len(b.added))), text...)
	for _, t := range b.added {
		head = append(head, 1, t)
	}
	return head
}

// local is the index of the added local for values of this type.
func (b *body) local(t byte) uint32 {
	b.address()
	for i, have := range b.added[1:] {
		if have == t {
			return b.locals + 1 + uint32(i)
		}
	}
	b.added = append(b.added, t)
	return b.locals + uint32(len(b.added)-1)
}

// address is the index of the local for addresses, the first one that is added.
func (b *body) address() uint32 {
	if len(b.added) == 0 {
		b.added = append(b.added, typeI32)
	}
	return b.locals
}

func (b *body) op(ops ...byte)        { b.out = append(b.out, ops...) }
func (b *body) u32(op byte, n uint32) { b.out = appendU32(append(b.out, op), n) }
func (b *body) i32(n int32)           { b.out = appendI64(append(b.out, opI32Const), int64(n)) }
func (b *body) i64(n int64)           { b.out = appendI64(append(b.out, opI64Const), n) }

// translate appends: the engine's address for the address on the stack, at which this many bytes are accessed; one beyond all memory
// if they do not all lie in the module's memory.
//
//	address + base, or -1 if address + reach > length
//
// The sum has 64 bits and cannot overflow. Base and length are such that base + length is within the engine's memory, which has less
// than 4 GiB: an access at -1 traps (RATIONALE.md).
func (b *body) translate(reach uint64) {
	a := b.address()
	b.u32(opLocalTee, a)
	b.u32(opGlobalGet, b.m.base)
	b.op(opI32Add)
	b.i32(-1)
	b.u32(opLocalGet, a)
	b.op(opI64ExtendU)
	b.i64(int64(reach))
	b.op(opI64Add)
	b.u32(opGlobalGet, b.m.length)
	b.op(opI64LeU, opSelect)
}

// access rewrites a load or store of this width, whose operator has been copied to op. Above the address there is a value of the type
// above, or nothing (0).
func (b *body) access(op []byte, width, above byte, lane bool) error {
	if b.m.memory == nil {
		return errNoMemory
	}
	r := b.r
	align := r.u32()
	offset := r.u32()
	if r.err == nil && align > 4 {
		return fmt.Errorf("has an access that is aligned to 2^%d", align)
	}
	var value uint32
	if above != 0 {
		value = b.local(above)
		b.u32(opLocalSet, value)
	}
	b.translate(uint64(offset) + uint64(width))
	if above != 0 {
		b.u32(opLocalGet, value)
	}
	b.out = appendU32(appendU32(append(b.out, op...), align), offset)
	if lane {
		b.op(r.byte())
	}
	return r.err
}

var errNoMemory = fmt.Errorf("accesses a memory, and there is none")

// instruction copies the next instruction to the output, changed where it has to be, and returns by how much it changes the depth of
// blocks.
func (b *body) instruction() (depth int, err error) {
	r, m := b.r, b.m
	from := r.at
	op := r.byte()
	switch {
	case op == opBlock, op == opLoop, op == opIf:
		depth = 1
		err = b.blockType()
	case op == opElse:
	case op == opEnd:
		depth = -1
	case op == opBr, op == opBrIf:
		r.u32()
	case op == opBrTable:
		for n := uint64(r.u32()) + 1; n > 0 && r.err == nil; n-- {
			r.u32()
		}
	case op == opCall, op == opRetCall:
		b.u32(op, m.funcIndex(r)+shift)
		return 0, r.err
	case op == opRefFunc:
		f := m.funcIndex(r)
		place, ok := m.places[f]
		if r.err == nil && !ok {
			return 0, fmt.Errorf("takes a reference to function %d, which is not declared", f)
		}
		b.out = m.refer(b.out, place)
		return 0, r.err
	case op == opCallInd, op == opRetCallInd:
		m.typeIndex(r)
		index(r, "table", len(m.tables))
	case op == opSelectT:
		for n := r.u32(); n > 0 && r.err == nil; n-- {
			r.valueType()
		}
	case op == opLocalGet, op == opLocalSet, op == opLocalTee:
		index(r, "local", int(b.locals))
	case op == opGlobalGet:
		index(r, "global", len(m.globals))
	case op == opGlobalSet:
		if g := index(r, "global", len(m.globals)); r.err == nil && !m.globals[g].mutable {
			return 0, fmt.Errorf("sets global %d, which is constant", g)
		}
	case op == opTableGet, op == opTableSet:
		index(r, "table", len(m.tables))
	case op >= opFirstMem && op <= opLastMem:
		above := byte(0)
		if op >= opFirstStore {
			above = stored[op-opFirstStore]
		}
		return 0, b.access([]byte{op}, widths[op-opFirstMem], above, false)
	case op == opMemorySize, op == opMemoryGrow:
		return 0, b.size(op)
	case op == opI32Const:
		r.skip(5)
	case op == opI64Const:
		r.skip(10)
	case op == opF32Const:
		r.bytes(4)
	case op == opF64Const:
		r.bytes(8)
	case op >= opI32Eqz && op <= opLastNumeric:
	case op <= 1, op == 0x0f, op == 0x1a, op == opSelect, op == opRefIsNull: // unreachable, nop, return, drop
	case op == opRefNull:
		r.reference()
	case op == opBulk:
		return 0, b.bulk(from)
	case op == opVector:
		return 0, b.vector(from)
	default:
		if r.err == nil {
			err = fmt.Errorf("has an instruction that is not supported (opcode %#x): build it without threads, exceptions and newer proposals", op)
		}
	}
	b.op(r.b[from:r.at]...)
	return depth, err
}

// blockType passes over the type of a block.
func (b *body) blockType() error {
	r := b.r
	if r.left() > 0 && r.b[r.at] >= 0x40 && r.b[r.at] < 0x80 { // one byte, and negative: no index
		if r.b[r.at] == blockEmpty {
			r.byte()
			return nil
		}
		r.valueType()
		return r.err
	}
	from := r.at
	b.m.typeIndex(r)
	if r.err == nil && r.at-from < 5 && r.b[r.at-1]&0x40 != 0 {
		return errType
	}
	return r.err
}

// size rewrites memory.size and memory.grow.
func (b *body) size(op byte) error {
	if b.r.byte() != 0 && b.r.err == nil {
		return fmt.Errorf("names a second memory")
	}
	if b.m.memory == nil {
		return errNoMemory
	}
	if op == opMemorySize {
		b.u32(opGlobalGet, b.m.length)
		b.i64(16)
		b.op(opI64ShrU, opI32Wrap)
		return b.r.err
	}
	b.u32(opGlobalGet, b.m.self)
	b.u32(opCall, fnGrow)
	return b.r.err
}

// vector rewrites a SIMD instruction.
func (b *body) vector(from int) error {
	r := b.r
	op := r.byte()
	if op >= 0x80 {
		if next := r.byte(); r.err == nil && next != 1 {
			return fmt.Errorf("has a SIMD instruction that is not supported (0xfd %#x %#x): build it without relaxed SIMD", op, next)
		}
	} else if width, above := vectorWidth(op); width > 0 && r.err == nil {
		value := byte(0)
		if above {
			value = typeV128
		}
		return b.access(r.b[from:r.at], width, value, op >= 84 && op <= 91)
	}
	switch {
	case op == 12, op == 13: // v128.const, i8x16.shuffle
		r.bytes(16)
	case op >= 21 && op <= 34: // lanes
		r.byte()
	}
	b.op(r.b[from:r.at]...)
	return r.err
}

// bulk rewrites what begins with 0xfc. Segments are never dropped: a global marks one as empty, so that this can be undone.
func (b *body) bulk(from int) error {
	r, m := b.r, b.m
	op := r.u32()
	switch op {
	default:
		if op > 7 && r.err == nil {
			return fmt.Errorf("has an instruction that is not supported (opcode 0xfc %d)", op)
		}
	case bulkMemoryInit, bulkDataDrop:
		if m.counted == nil {
			return fmt.Errorf("names a data segment, and has no data count section")
		}
		segment := index(r, "data segment", len(m.data))
		if r.err != nil {
			return r.err
		}
		if op == bulkDataDrop {
			b.drop(m.droppedData(segment))
			return nil
		}
		return b.wide(m.helper(helperKey{helperInit, segment}), 1)
	case bulkMemoryCopy:
		return b.wide(m.helper(helperKey{helperCopy, 0}), 2)
	case bulkMemoryFill:
		return b.wide(m.helper(helperKey{helperFill, 0}), 1)
	case bulkElemDrop:
		segment := index(r, "element segment", len(m.elements))
		if r.err == nil {
			b.drop(m.droppedElements(segment))
		}
		return r.err
	case bulkTableInit:
		segment := index(r, "element segment", len(m.elements))
		t := index(r, "table", len(m.tables))
		if r.err != nil {
			return r.err
		}
		if m.elements[segment].kind != m.tables[t].element {
			return fmt.Errorf("fills table %d with elements of another type", t)
		}
		b.u32(opCall, m.helper(helperKey{helperElements + t, segment}))
		return nil
	case bulkTableCopy:
		index(r, "table", len(m.tables))
		index(r, "table", len(m.tables))
	case bulkTableGrow, bulkTableSize, bulkTableFill:
		index(r, "table", len(m.tables))
	}
	b.op(r.b[from:r.at]...)
	return r.err
}

// wide calls the helper in place of an operation on memory, behind which there are this many bytes.
func (b *body) wide(helper uint32, memories int) error {
	for range memories {
		if b.r.byte() != 0 && b.r.err == nil {
			return fmt.Errorf("names a second memory")
		}
	}
	if b.m.memory == nil {
		return errNoMemory
	}
	b.u32(opCall, helper)
	return b.r.err
}

// drop appends: the global is 1.
func (b *body) drop(global uint32) {
	b.i32(1)
	b.u32(opGlobalSet, global)
}
