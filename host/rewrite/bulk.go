package rewrite

// The time of a bulk operation is in none of its text: memory.fill of 256 MiB takes 25 ms in one piece. So operations on
// more than bulkInline bytes go through a function of ours that works in pieces of bulkPiece, with a check between them.
// Operations on tables, which are at most MaxTable long, are paid for by length.

import "fmt"

const (
	bulkInline  = 1024
	bulkPiece   = 32 << 10
	bulkShift   = 6 // bytes for a unit of fuel: 64, as a power of two
	tableShift  = 3 // elements for one
	helperLocal = 3 // the first local of a helper, behind its params
)

// bulk are the functions that were found to be needed: their place among the helpers by what they do.
type bulk struct {
	index map[bulkKey]uint32
	order []bulkKey
}

// bulkKey is one kind of operation.
type bulkKey struct{ op, segment uint32 }

// helper is the index of the function for this kind of operation.
func (m *module) helper(k bulkKey) uint32 {
	n, ok := m.bulk.index[k]
	if !ok {
		if m.bulk.index == nil {
			m.bulk.index = map[bulkKey]uint32{}
		}
		n = uint32(len(m.bulk.order))
		m.bulk.index[k] = n
		m.bulk.order = append(m.bulk.order, k)
	}
	return m.funcs + 1 + n
}

// soil appends: dirty = 1.
func (b *body) soil() {
	b.out = append(b.out, opI32Const, 1)
	b.out = appendU32(append(b.out, opGlobalSet), b.m.dirty())
}

// bulkInstruction handles what begins with 0xfc.
func (b *body) bulkInstruction(from int) error {
	r := b.r
	cost := costBulk
	op := r.u32()
	switch op {
	default:
		if op > 7 {
			return fmt.Errorf("has an instruction that is not known (opcode 0xfc %d)", op)
		}
		cost = 1 // saturating truncation
	case bulkMemoryInit:
		segment := r.u32()
		r.u32()
		if r.err == nil && segment >= uint32(len(b.m.dataSizes)) {
			return fmt.Errorf("names data segment %d: there are %d", segment, len(b.m.dataSizes))
		}
		if r.err == nil && b.m.dataSizes[segment] > bulkInline { // else it is short, or traps
			b.memoryBulk(bulkKey{op, segment}, r.b[from:r.at])
			return nil
		}
	case bulkMemoryCopy:
		r.u32()
		r.u32()
		b.memoryBulk(bulkKey{op, 0}, r.b[from:r.at])
		return r.err
	case bulkMemoryFill:
		r.u32()
		b.memoryBulk(bulkKey{op, 0}, r.b[from:r.at])
		return r.err
	case bulkDataDrop, bulkElemDrop:
		r.u32()
		b.soil()
	case bulkTableSize:
		r.u32()
		cost = 1
	case bulkTableInit, bulkTableCopy:
		r.u32()
		r.u32()
		b.payTable()
	case bulkTableGrow, bulkTableFill:
		r.u32()
		b.payTable()
	}
	if r.err != nil {
		return r.err
	}
	b.out = append(b.out, r.b[from:r.at]...)
	b.pay(cost)
	return nil
}

// memoryBulk appends: if n > bulkInline { helper(d, s, n) } else { the operation }.
func (b *body) memoryBulk(k bulkKey, text []byte) {
	n := b.count()
	b.out = appendU32(append(b.out, opLocalTee), n)
	b.out = appendI32(append(b.out, opI32Const), bulkInline)
	b.out = append(b.out, opI32GtU, opIf)
	b.out = appendI32(b.out, int32(b.m.operandType())) // takes the other two along
	b.out = appendU32(append(b.out, opLocalGet), n)
	b.out = appendU32(append(b.out, opCall), b.m.helper(k))
	b.out = append(b.out, opElse)
	b.out = appendU32(append(b.out, opLocalGet), n)
	b.out = append(b.out, text...)
	b.out = append(b.out, opEnd)
	b.m.info.Bulk++
	b.leaf = false
	b.pay(costBulk)
}

// payTable appends a check for the number of elements on the stack, and marks the instance as changed.
func (b *body) payTable() {
	n, fuel := b.count(), b.m.fuel()
	b.out = appendU32(append(b.out, opLocalTee), n)
	b.out = appendU32(append(b.out, opGlobalGet), fuel)
	b.out = appendU32(append(b.out, opLocalGet), n)
	b.out = append(b.out, opI32Const, tableShift, opI32ShrU, opI32Sub)
	b.out = b.verify(b.settle(b.out))
	b.soil()
	b.m.info.Bulk++
	b.leaf = false
}

// helperBody appends the function for one kind of operation: (d, s, n i32), n > bulkInline.
//
//	if out of bounds { the operation, which traps and changes nothing }
//	if copy, and s < d, and they overlap { from the last piece down } else { from the first piece up }
func (m *module) helperBody(dst []byte, k bulkKey) []byte {
	b := &body{m: m, locals: helperLocal} // whose checks use local 3
	const d, s, n, piece = 0, 1, 2, helperLocal + 1
	get := func(local byte) { b.out = append(b.out, opLocalGet, local) }
	set := func(local byte) { b.out = append(b.out, opLocalSet, local) }
	op := func(ops ...byte) { b.out = append(b.out, ops...) }
	operation := func() {
		op(opBulk)
		b.out = appendU32(b.out, k.op)
		switch k.op {
		case bulkMemoryInit:
			b.out = append(appendU32(b.out, k.segment), 0)
		case bulkMemoryCopy:
			op(0, 0)
		case bulkMemoryFill:
			op(0)
		}
	}
	beyondMemory := func(start byte) { // start + n > memory.size << 16, in 64 bits
		get(start)
		op(opI64ExtendU)
		get(n)
		op(opI64ExtendU, opI64Add, opMemorySize, 0, opI64ExtendU)
		b.out = append(appendI32(append(b.out, opI64Const), 16), opI64Shl, opI64GtU)
	}

	beyondMemory(d)
	switch k.op {
	case bulkMemoryCopy:
		beyondMemory(s)
		op(opI32Or)
	case bulkMemoryInit:
		get(s)
		op(opI64ExtendU)
		get(n)
		op(opI64ExtendU, opI64Add)
		b.out = appendI64(append(b.out, opI64Const), int64(m.dataSizes[k.segment]))
		op(opI64GtU, opI32Or)
	}
	op(opIf, blockEmpty)
	get(d)
	get(s)
	get(n)
	operation()
	op(opReturn, opEnd)

	if k.op == bulkMemoryCopy {
		get(s)
		get(d)
		op(opI32LtU)
		op(opIf, blockEmpty)
		m.pieces(b, func() { // n -= piece; copy(d+n, s+n, piece)
			get(n)
			get(piece)
			op(opI32Sub)
			set(n)
			get(d)
			get(n)
			op(opI32Add)
			get(s)
			get(n)
			op(opI32Add)
			get(piece)
			operation()
		})
		op(opReturn, opEnd)
	}
	m.pieces(b, func() { // op(d, s, piece); d, s, n = d+piece, s+piece, n-piece
		get(d)
		get(s)
		get(piece)
		operation()
		get(d)
		get(piece)
		op(opI32Add)
		set(d)
		if k.op != bulkMemoryFill {
			get(s)
			get(piece)
			op(opI32Add)
			set(s)
		}
		get(n)
		get(piece)
		op(opI32Sub)
		set(n)
	})
	op(opEnd)

	locals := []byte{1, 2, typeI32} // of the checks; piece
	dst = appendU32(dst, uint32(len(locals)+len(b.out)))
	dst = append(dst, locals...)
	return append(dst, b.out...)
}

// pieces appends: for n != 0 { pay; piece = min(n, bulkPiece); work }.
func (m *module) pieces(b *body, work func()) {
	const n, piece = 2, helperLocal + 1
	b.out = append(b.out, opLoop, blockEmpty)
	b.out = b.check(b.out, bulkPiece>>bulkShift)
	for range 2 {
		b.out = append(b.out, opLocalGet, n)
		b.out = appendI32(append(b.out, opI32Const), bulkPiece)
	}
	b.out = append(b.out, opI32LtU, opSelect, opLocalSet, piece)
	work()
	b.out = append(b.out, opLocalGet, n, opBrIf, 0, opEnd)
}
