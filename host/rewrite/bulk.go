package rewrite

// The time of a bulk operation is in none of its text: memory.fill of 256 MiB takes 25 ms in one piece. So operations on
// more than bulkInline bytes go through a function of ours that works in pieces of bulkPiece, with a check between them.
// Operations on tables, which are at most MaxTable long, are paid for by length.

import (
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

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
	b.out = append(b.out, op.I32Const, 1)
	b.out = wasmbin.AppendU32(append(b.out, op.GlobalSet), b.m.dirty())
}

// bulkInstruction handles what begins with 0xfc.
func (b *body) bulkInstruction(from int) error {
	r := b.r
	cost := costBulk
	code := r.Bulk()
	var indices [2]uint32
	for i := range op.BulkIndices[code] {
		indices[i] = r.U32()
	}
	text := r.Data[from:r.At]
	switch segment := indices[0]; code {
	default:
		cost = 1 // saturating truncation
	case op.MemoryInit:
		if r.Err == nil && segment >= uint32(len(b.m.dataSizes)) {
			return fmt.Errorf("names data segment %d: there are %d", segment, len(b.m.dataSizes))
		}
		if r.Err == nil && b.m.dataSizes[segment] > bulkInline { // else it is short, or traps
			b.memoryBulk(bulkKey{code, segment}, text)
			return nil
		}
	case op.MemoryCopy, op.MemoryFill:
		b.memoryBulk(bulkKey{code, 0}, text)
		return r.Err
	case op.DataDrop, op.ElemDrop:
		b.soil()
	case op.TableSize:
		cost = 1
	case op.TableInit, op.TableCopy, op.TableGrow, op.TableFill:
		b.payTable()
	}
	if r.Err != nil {
		return r.Err
	}
	b.out = append(b.out, text...)
	b.pay(cost)
	return nil
}

// memoryBulk appends: if n > bulkInline { helper(d, s, n) } else { the operation }.
func (b *body) memoryBulk(k bulkKey, text []byte) {
	n := b.count()
	b.out = wasmbin.AppendU32(append(b.out, op.LocalTee), n)
	b.out = wasmbin.AppendI32(append(b.out, op.I32Const), bulkInline)
	b.out = append(b.out, op.I32GtU, op.If)
	b.out = wasmbin.AppendI32(b.out, int32(b.m.operandType())) // takes the other two along
	b.out = wasmbin.AppendU32(append(b.out, op.LocalGet), n)
	b.out = wasmbin.AppendU32(append(b.out, op.Call), b.m.helper(k))
	b.out = append(b.out, op.Else)
	b.out = wasmbin.AppendU32(append(b.out, op.LocalGet), n)
	b.out = append(b.out, text...)
	b.out = append(b.out, op.End)
	b.m.info.Bulk++
	b.leaf = false
	b.pay(costBulk)
}

// payTable appends a check for the number of elements on the stack, and marks the instance as changed.
func (b *body) payTable() {
	n, fuel := b.count(), b.m.fuel()
	b.out = wasmbin.AppendU32(append(b.out, op.LocalTee), n)
	b.out = wasmbin.AppendU32(append(b.out, op.GlobalGet), fuel)
	b.out = wasmbin.AppendU32(append(b.out, op.LocalGet), n)
	b.out = append(b.out, op.I32Const, tableShift, op.I32ShrU, op.I32Sub)
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
	get := func(local byte) { b.out = append(b.out, op.LocalGet, local) }
	set := func(local byte) { b.out = append(b.out, op.LocalSet, local) }
	emit := func(ops ...byte) { b.out = append(b.out, ops...) }
	operation := func() {
		emit(op.Bulk)
		b.out = wasmbin.AppendU32(b.out, k.op)
		switch k.op {
		case op.MemoryInit:
			b.out = append(wasmbin.AppendU32(b.out, k.segment), 0)
		case op.MemoryCopy:
			emit(0, 0)
		case op.MemoryFill:
			emit(0)
		}
	}
	beyondMemory := func(start byte) { // start + n > memory.size << 16, in 64 bits
		get(start)
		emit(op.I64ExtendI32U)
		get(n)
		emit(op.I64ExtendI32U, op.I64Add, op.MemorySize, 0, op.I64ExtendI32U)
		b.out = append(wasmbin.AppendI32(append(b.out, op.I64Const), 16), op.I64Shl, op.I64GtU)
	}

	beyondMemory(d)
	switch k.op {
	case op.MemoryCopy:
		beyondMemory(s)
		emit(op.I32Or)
	case op.MemoryInit:
		get(s)
		emit(op.I64ExtendI32U)
		get(n)
		emit(op.I64ExtendI32U, op.I64Add)
		b.out = wasmbin.AppendI64(append(b.out, op.I64Const), int64(m.dataSizes[k.segment]))
		emit(op.I64GtU, op.I32Or)
	}
	emit(op.If, op.Void)
	get(d)
	get(s)
	get(n)
	operation()
	emit(op.Return, op.End)

	if k.op == op.MemoryCopy {
		get(s)
		get(d)
		emit(op.I32LtU)
		emit(op.If, op.Void)
		m.pieces(b, func() { // n -= piece; copy(d+n, s+n, piece)
			get(n)
			get(piece)
			emit(op.I32Sub)
			set(n)
			get(d)
			get(n)
			emit(op.I32Add)
			get(s)
			get(n)
			emit(op.I32Add)
			get(piece)
			operation()
		})
		emit(op.Return, op.End)
	}
	m.pieces(b, func() { // emit(d, s, piece); d, s, n = d+piece, s+piece, n-piece
		get(d)
		get(s)
		get(piece)
		operation()
		get(d)
		get(piece)
		emit(op.I32Add)
		set(d)
		if k.op != op.MemoryFill {
			get(s)
			get(piece)
			emit(op.I32Add)
			set(s)
		}
		get(n)
		get(piece)
		emit(op.I32Sub)
		set(n)
	})
	emit(op.End)

	locals := []byte{1, 2, wasmbin.I32} // of the checks; piece
	dst = wasmbin.AppendU32(dst, uint32(len(locals)+len(b.out)))
	dst = append(dst, locals...)
	return append(dst, b.out...)
}

// pieces appends: for n != 0 { pay; piece = min(n, bulkPiece); work }.
func (m *module) pieces(b *body, work func()) {
	const n, piece = 2, helperLocal + 1
	b.out = append(b.out, op.Loop, op.Void)
	b.out = b.check(b.out, bulkPiece>>bulkShift)
	for range 2 {
		b.out = append(b.out, op.LocalGet, n)
		b.out = wasmbin.AppendI32(append(b.out, op.I32Const), bulkPiece)
	}
	b.out = append(b.out, op.I32LtU, op.Select, op.LocalSet, piece)
	work()
	b.out = append(b.out, op.LocalGet, n, op.BrIf, 0, op.End)
}
