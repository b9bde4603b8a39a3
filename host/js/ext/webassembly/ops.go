package webassembly

// The opcodes that are written or looked at.
const (
	opUnreachable = 0x00
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opCall        = 0x10
	opCallInd     = 0x11
	opRetCall     = 0x12
	opRetCallInd  = 0x13
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
	opI64Load     = 0x29
	opF32Load     = 0x2a
	opF64Load     = 0x2b
	opFirstStore  = 0x36 // i32.store
	opLastMem     = 0x3e // i64.store32
	opMemorySize  = 0x3f
	opMemoryGrow  = 0x40
	opI32Const    = 0x41
	opI64Const    = 0x42
	opF32Const    = 0x43
	opF64Const    = 0x44
	opI32Eqz      = 0x45
	opI64LeU      = 0x58
	opI32Add      = 0x6a
	opI32Sub      = 0x6b
	opI32Mul      = 0x6c
	opI32Or       = 0x72
	opI64Add      = 0x7c
	opI64Sub      = 0x7d
	opI64Mul      = 0x7e
	opI64ShrU     = 0x88
	opI32Wrap     = 0xa7
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

// widths are how many bytes the instructions from opFirstMem on access.
var widths = [...]byte{4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 4, 8, 4, 8, 1, 2, 1, 2, 4}

// stored are the types of the values that the instructions from opFirstStore on store.
var stored = [...]byte{typeI32, typeI64, typeF32, typeF64, typeI32, typeI32, typeI64, typeI64, typeI64}

// vectorWidth is how many bytes a SIMD instruction accesses, 0 for one that accesses no memory, and whether a vector is above the address.
func vectorWidth(op byte) (width byte, above bool) {
	switch {
	case op == 0:
		return 16, false
	case op >= 1 && op <= 6:
		return 8, false
	case op >= 7 && op <= 10: // splats
		return 1 << (op - 7), false
	case op == 11:
		return 16, true
	case op >= 84 && op <= 87: // lanes
		return 1 << (op - 84), true
	case op >= 88 && op <= 91:
		return 1 << (op - 88), true
	case op == 92:
		return 4, false
	case op == 93:
		return 8, false
	}
	return 0, false
}
