package webassembly

import (
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// body rewrites function bodies, one after the other.
type body struct {
	m      *writer
	r      *wasmbin.Reader
	out    []byte
	locals uint32 // of the function, params included
	added  []byte // types of the locals that are added, behind them
}

// function appends the function in src to dst.
func (b *body) function(dst, src []byte, params int) ([]byte, error) {
	r := &wasmbin.Reader{Data: src}
	groups, text, added := r.Locals()
	locals := uint64(params) + added
	if r.Err == nil && locals > maxLocals {
		return nil, fmt.Errorf("has %d locals, the limit is %d", locals, maxLocals)
	}
	b.r, b.locals, b.added, b.out = r, uint32(locals), b.added[:0], b.out[:0]
	for depth := 1; depth > 0 && r.Err == nil; {
		change, err := b.instruction()
		if err != nil {
			return nil, err
		}
		depth += change
	}
	if err := r.Done(); err != nil {
		return nil, err
	}
	head := b.head(groups, text)
	dst = wasmbin.AppendU32(dst, uint32(len(head)+len(b.out)))
	return append(append(dst, head...), b.out...), nil
}

// head is the locals of a function: its own groups and the added ones.
func (b *body) head(groups uint32, text []byte) []byte {
	head := append(wasmbin.AppendU32(nil, groups+uint32(len(b.added))), text...)
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
		b.added = append(b.added, wasmbin.I32)
	}
	return b.locals
}

func (b *body) op(ops ...byte)          { b.out = append(b.out, ops...) }
func (b *body) u32(code byte, n uint32) { b.out = wasmbin.AppendU32(append(b.out, code), n) }
func (b *body) i32(n int32)             { b.out = wasmbin.AppendI64(append(b.out, op.I32Const), int64(n)) }
func (b *body) i64(n int64)             { b.out = wasmbin.AppendI64(append(b.out, op.I64Const), n) }

// translate appends: the engine's address for the address on the stack, at which this many bytes are accessed; one beyond all memory
// if they do not all lie in the module's memory.
//
//	address + base, or -1 if address + reach > length
//
// The sum has 64 bits and cannot overflow. Base and length are such that base + length is within the engine's memory, which has less
// than 4 GiB: an access at -1 traps (RATIONALE.md).
func (b *body) translate(reach uint64) {
	a := b.address()
	b.u32(op.LocalTee, a)
	b.u32(op.GlobalGet, b.m.base)
	b.op(op.I32Add)
	b.i32(-1)
	b.u32(op.LocalGet, a)
	b.op(op.I64ExtendI32U)
	b.i64(int64(reach))
	b.op(op.I64Add)
	b.u32(op.GlobalGet, b.m.length)
	b.op(op.I64LeU, op.Select)
}

// access rewrites a load or store of this width, with this opcode. Above the address there is a value of the type above, or
// nothing (0).
func (b *body) access(code []byte, width, above byte, lane bool) error {
	if b.m.memory == nil {
		return errNoMemory
	}
	r := b.r
	align := r.U32()
	offset := r.U32()
	if r.Err == nil && align > 4 {
		return fmt.Errorf("has an access that is aligned to 2^%d", align)
	}
	var value uint32
	if above != 0 {
		value = b.local(above)
		b.u32(op.LocalSet, value)
	}
	b.translate(uint64(offset) + uint64(width))
	if above != 0 {
		b.u32(op.LocalGet, value)
	}
	b.out = wasmbin.AppendU32(wasmbin.AppendU32(append(b.out, code...), align), offset)
	if lane {
		b.op(r.Byte())
	}
	return r.Err
}

var errNoMemory = fmt.Errorf("accesses a memory, and the module has no memory")

// instruction copies the next instruction to the output, changed where it has to be, and returns by how much it changes the depth of
// blocks.
func (b *body) instruction() (depth int, err error) {
	r, m := b.r, b.m
	from := r.At
	code := r.Byte()
	switch op.Forms[code] {
	case op.Plain:
		if code == op.End {
			depth = -1
		}
	case op.Typed:
		depth = 1
		if value, t := r.BlockType(); value == 0 && r.Err == nil && t >= uint32(len(m.types)) {
			r.Fail(fmt.Errorf("names type %d: there are %d", t, len(m.types)))
		}
	case op.Func:
		f := m.funcIndex(r)
		if code != op.RefFunc {
			b.u32(code, f+shift)
			return 0, r.Err
		}
		place, ok := m.places[f]
		if r.Err == nil && !ok {
			return 0, fmt.Errorf("takes a reference to function %d, which is not declared", f)
		}
		b.out = m.refer(b.out, place)
		return 0, r.Err
	case op.Indirect:
		m.typeIndex(r)
		r.Index("table", uint32(len(m.tables)))
	case op.Local:
		r.Index("local", b.locals)
	case op.Global:
		if g := r.Index("global", uint32(len(m.globals))); code == op.GlobalSet && r.Err == nil && !m.globals[g].mutable {
			return 0, fmt.Errorf("sets global %d, which is constant", g)
		}
	case op.Table:
		r.Index("table", uint32(len(m.tables)))
	case op.Access:
		above := byte(0)
		if code >= op.I32Store {
			above = stored[code-op.I32Store]
		}
		return 0, b.access([]byte{code}, widths[code-op.I32Load], above, false)
	case op.Memory:
		return 0, b.size(code)
	case op.Numbered:
		return 0, b.bulk(from)
	case op.SIMD:
		return 0, b.vector(from)
	default:
		r.Immediates(code)
	}
	b.op(r.Data[from:r.At]...)
	return depth, r.Err
}

// size rewrites memory.size and memory.grow.
func (b *body) size(code byte) error {
	if b.r.Byte() != 0 && b.r.Err == nil {
		return fmt.Errorf("names a second memory")
	}
	if b.m.memory == nil {
		return errNoMemory
	}
	if code == op.MemorySize {
		b.u32(op.GlobalGet, b.m.length)
		b.i64(16)
		b.op(op.I64ShrU, op.I32WrapI64)
		return b.r.Err
	}
	b.u32(op.GlobalGet, b.m.self)
	b.u32(op.Call, fnGrow)
	return b.r.Err
}

// vector rewrites a SIMD instruction.
func (b *body) vector(from int) error {
	r := b.r
	code := r.Vector()
	if width, above := vectorWidth(code); width > 0 && r.Err == nil {
		value := byte(0)
		if above {
			value = wasmbin.V128
		}
		access, lane := op.VectorForm(code)
		return b.access(r.Data[from:r.At], width, value, access && lane > 0)
	}
	_, bytes := op.VectorForm(code)
	r.Bytes(bytes)
	b.op(r.Data[from:r.At]...)
	return r.Err
}

// bulk rewrites what begins with 0xfc. Segments are never dropped: a global marks one as empty, so that this can be undone.
func (b *body) bulk(from int) error {
	r, m := b.r, b.m
	switch code := r.Bulk(); code {
	case op.MemoryInit, op.DataDrop:
		if m.counted == nil {
			return fmt.Errorf("names a data segment, and has no data count section")
		}
		segment := r.Index("data segment", uint32(len(m.data)))
		if r.Err != nil {
			return r.Err
		}
		if code == op.DataDrop {
			b.drop(m.droppedData(segment))
			return nil
		}
		return b.wide(m.helper(helperKey{helperInit, segment}), 1)
	case op.MemoryCopy:
		return b.wide(m.helper(helperKey{helperCopy, 0}), 2)
	case op.MemoryFill:
		return b.wide(m.helper(helperKey{helperFill, 0}), 1)
	case op.ElemDrop:
		segment := r.Index("element segment", uint32(len(m.elements)))
		if r.Err == nil {
			b.drop(m.droppedElements(segment))
		}
		return r.Err
	case op.TableInit:
		segment := r.Index("element segment", uint32(len(m.elements)))
		t := r.Index("table", uint32(len(m.tables)))
		if r.Err != nil {
			return r.Err
		}
		if m.elements[segment].kind != m.tables[t].element {
			return fmt.Errorf("fills table %d with elements of another type", t)
		}
		b.u32(op.Call, m.helper(helperKey{helperElements + t, segment}))
		return nil
	case op.TableCopy:
		r.Index("table", uint32(len(m.tables)))
		r.Index("table", uint32(len(m.tables)))
	case op.TableGrow, op.TableSize, op.TableFill:
		r.Index("table", uint32(len(m.tables)))
	}
	b.op(r.Data[from:r.At]...)
	return r.Err
}

// wide calls the helper in place of an operation on memory, behind which there are this many bytes.
func (b *body) wide(helper uint32, memories int) error {
	for range memories {
		if b.r.Byte() != 0 && b.r.Err == nil {
			return fmt.Errorf("names a second memory")
		}
	}
	if b.m.memory == nil {
		return errNoMemory
	}
	b.u32(op.Call, helper)
	return b.r.Err
}

// drop appends: the global is 1.
func (b *body) drop(global uint32) {
	b.i32(1)
	b.u32(op.GlobalSet, global)
}
