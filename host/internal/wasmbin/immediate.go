package wasmbin

import (
	"errors"
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// ErrConstant is the error of a constant expression with another instruction than those that may be there.
var ErrConstant = errors.New("has a constant expression that is not known")

// Unknown returns the error of an opcode that belongs to no feature that the host enables.
func Unknown(code byte) error {
	return fmt.Errorf("has an instruction that is not known (opcode %#x): build it without threads, exceptions and newer proposals", code)
}

// Immediates skips what follows an opcode.
func (r *Reader) Immediates(code byte) {
	switch op.Forms[code] {
	case op.Plain:
	case op.Typed:
		r.BlockType()
	case op.Label, op.Func, op.Local, op.Global, op.Table:
		r.U32()
	case op.Labels:
		for n := uint64(r.U32()) + 1; n > 0 && r.Err == nil; n-- {
			r.U32()
		}
	case op.Indirect:
		r.U32()
		r.U32()
	case op.Types:
		for n := r.U32(); n > 0 && r.Err == nil; n-- {
			r.ValueType()
		}
	case op.Access:
		r.Skip(5)
		r.Skip(5)
	case op.Memory:
		r.Byte()
	case op.Int32:
		r.Skip(5)
	case op.Int64:
		r.Skip(10)
	case op.Float32:
		r.Bytes(4)
	case op.Float64:
		r.Bytes(8)
	case op.Null:
		r.Reference()
	case op.Numbered:
		for n := op.BulkIndices[r.Bulk()]; n > 0; n-- {
			r.U32()
		}
	case op.SIMD:
		access, bytes := op.VectorForm(r.Vector())
		if access {
			r.Skip(5)
			r.Skip(5)
		}
		r.Bytes(bytes)
	default:
		r.Fail(Unknown(code))
	}
}

// Bulk reads the number of an instruction behind op.Bulk.
func (r *Reader) Bulk() uint32 {
	code := r.U32()
	if code > op.TableFill { // not 0, so there was no error
		r.Fail(fmt.Errorf("has an instruction that is not known (opcode 0xfc %d)", code))
		return 0
	}
	return code
}

// Vector reads the number of an instruction behind op.Vector. It has one byte, or a second one that is 1: wazero takes that one for a
// nop, and would find other instructions in what is encoded in any other way.
func (r *Reader) Vector() byte {
	code := r.Byte()
	if code >= 0x80 {
		if next := r.Byte(); next != 1 && r.Err == nil {
			r.Fail(fmt.Errorf("has a SIMD instruction that is not known (0xfd %#x %#x): build it without relaxed SIMD", code, next))
		}
	}
	return code
}

// Constant reads an instruction of a constant expression, extended constants included, with the index that global.get and
// ref.func have.
func (r *Reader) Constant() (code byte, index uint32) {
	switch code = r.Byte(); code {
	case op.GlobalGet, op.RefFunc:
		return code, r.U32()
	case op.I32Const, op.I64Const, op.F32Const, op.F64Const, op.RefNull:
		r.Immediates(code)
	case op.Vector:
		if r.Byte() != op.V128Const {
			r.Fail(ErrConstant)
		}
		r.Bytes(16)
	case op.End, op.I32Add, op.I32Sub, op.I32Mul, op.I64Add, op.I64Sub, op.I64Mul:
	default:
		r.Fail(ErrConstant)
	}
	return code, 0
}
