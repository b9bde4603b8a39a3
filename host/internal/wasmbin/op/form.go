package op

// Form is the form of what follows an opcode: its immediates.
type Form byte

const (
	Unknown  Form = iota // the opcode belongs to no feature that the host enables
	Plain                // nothing
	Typed                // the type of a block
	Label                // the number of a label
	Labels               // a list of labels, and one more
	Func                 // the index of a function
	Indirect             // the indices of a type and of a table
	Types                // a list of value types
	Local                // the index of a local
	Global               // the index of a global
	Table                // the index of a table
	Access               // alignment and offset of a memory access
	Memory               // a byte, the index of a memory
	Int32                // a signed number of 32 bits
	Int64                // a signed number of 64 bits
	Float32              // 4 bytes
	Float64              // 8 bytes
	Null                 // a reference type
	Numbered             // the number of an instruction behind Bulk, with immediates of its own: BulkIndices
	SIMD                 // the number of an instruction behind Vector, with immediates of its own: VectorForm
)

// Forms is the form of every opcode.
var Forms = forms()

func forms() (list [256]Form) {
	for form, codes := range map[Form][]byte{
		Plain:    {Unreachable, Nop, Else, End, Return, Drop, Select, RefIsNull},
		Typed:    {Block, Loop, If},
		Label:    {Br, BrIf},
		Labels:   {BrTable},
		Func:     {Call, ReturnCall, RefFunc},
		Indirect: {CallIndirect, ReturnCallIndirect},
		Types:    {SelectT},
		Local:    {LocalGet, LocalSet, LocalTee},
		Global:   {GlobalGet, GlobalSet},
		Table:    {TableGet, TableSet},
		Memory:   {MemorySize, MemoryGrow},
		Int32:    {I32Const},
		Int64:    {I64Const},
		Float32:  {F32Const},
		Float64:  {F64Const},
		Null:     {RefNull},
		Numbered: {Bulk},
		SIMD:     {Vector},
	} {
		for _, c := range codes {
			list[c] = form
		}
	}
	for c := I32Load; c <= I64Store32; c++ {
		list[c] = Access
	}
	for c := I32Eqz; c <= I64Extend32S; c++ {
		list[c] = Plain
	}
	return list
}

// BulkIndices is the number of indices that follow an instruction behind Bulk.
var BulkIndices = [...]byte{MemoryInit: 2, DataDrop: 1, MemoryCopy: 2, MemoryFill: 1, TableInit: 2, ElemDrop: 1, TableCopy: 2, TableGrow: 1, TableSize: 1, TableFill: 1}

// VectorForm returns the immediates of an instruction behind Vector: an access to memory if access is true, and then so many bytes.
func VectorForm(code byte) (access bool, bytes uint32) {
	switch {
	case code <= V128Store, code == V128Load32Zero, code == V128Load64Zero:
		return true, 0
	case code == V128Const, code == I8x16Shuffle:
		return false, 16
	case code >= 21 && code <= 34: // of one lane
		return false, 1
	case code >= V128Load8Lane && code <= V128Store64Lane:
		return true, 1
	}
	return false, 0
}
