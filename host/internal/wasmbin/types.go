package wasmbin

// Value types.
const (
	I32       = 0x7f
	I64       = 0x7e
	F32       = 0x7d
	F64       = 0x7c
	V128      = 0x7b
	FuncRef   = 0x70
	ExternRef = 0x6f
)

// FuncType begins the type of a function.
const FuncType = 0x60

// IsNumber reports whether t is the type of a number, not counting vectors.
func IsNumber(t byte) bool { return t >= F64 && t <= I32 }

// IsReference reports whether t is the type of a reference.
func IsReference(t byte) bool { return t == FuncRef || t == ExternRef }

// IsValueType reports whether t is the type of a value. Types that take more than a byte belong to proposals that are not enabled. wazero
// decodes them nevertheless in places, and must not read a module in another way than this package does.
func IsValueType(t byte) bool { return t >= V128 && t <= I32 || IsReference(t) }

// ValueType reads the type of a value.
func (r *Reader) ValueType() byte {
	t := r.Byte()
	if r.Err == nil && !IsValueType(t) {
		r.Fail(ErrType)
	}
	return t
}

// Reference reads the type of a reference.
func (r *Reader) Reference() byte {
	t := r.Byte()
	if r.Err == nil && !IsReference(t) {
		r.Fail(ErrType)
	}
	return t
}

// BlockType reads the type of a block: a value type or op.Void as value, or else the index of a function type.
func (r *Reader) BlockType() (value byte, index uint32) {
	if r.At < len(r.Data) && r.Data[r.At] >= 0x40 && r.Data[r.At] < 0x80 { // one byte, and negative: not an index
		if value = r.Byte(); value != 0x40 && !IsValueType(value) {
			r.Fail(ErrType)
		}
		return value, 0
	}
	from := r.At
	index = r.U32()
	if r.Err == nil && r.At-from < 5 && r.Data[r.At-1]&0x40 != 0 { // negative
		r.Fail(ErrType)
	}
	return 0, index
}

// Limits are the bounds of a memory, in pages, or of a table, in elements.
type Limits struct {
	Flags    byte // 0, or 1: it has a maximum; others belong to proposals
	Min, Max uint32
}

// Limits reads the bounds of a memory or table.
func (r *Reader) Limits() (l Limits) {
	l.Flags = r.Byte()
	l.Min = r.U32()
	if l.Flags&1 == 1 {
		l.Max = r.U32()
	}
	return l
}

// Locals reads the head of a function's text: the number of its groups of locals, their text, and the number of locals in all of them.
func (r *Reader) Locals() (groups uint32, text []byte, locals uint64) {
	groups = r.U32()
	from := r.At
	for n := groups; n > 0 && r.Err == nil; n-- {
		locals += uint64(r.U32())
		r.ValueType()
	}
	return groups, r.Data[from:r.At], locals
}
