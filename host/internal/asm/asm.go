// Package asm is a small assembler for tests: modules are put together from bytes, so that also what no compiler makes can be tested.
// Opcodes have the names of package op.
//
//	asm.Module(
//		asm.Section(1, asm.Type(1, 1)),          // types: i32 -> i32
//		asm.Section(3, asm.Leb(0)),              // functions
//		asm.Section(7, asm.Export("double", 0)), // exports
//		asm.Section(10, asm.Function(0, op.LocalGet, 0, op.LocalGet, 0, op.I32Add)), // code
//	)
package asm

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Code joins bytes, given as numbers, as slices, or as strings, which become names. Anything else panics.
func Code(parts ...any) []byte {
	var out []byte
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			out = append(out, byte(p))
		case []byte:
			out = append(out, p...)
		case string:
			out = append(append(out, Leb(len(p))...), p...)
		default:
			panic(p)
		}
	}
	return out
}

// Leb is an unsigned number of 32 bits.
func Leb(n int) []byte { return wasmbin.AppendU32(nil, uint32(n)) }

// I32 is i32.const.
func I32(n int) []byte { return wasmbin.AppendI32([]byte{op.I32Const}, int32(n)) }

// I64 is i64.const.
func I64(n int64) []byte { return wasmbin.AppendI64([]byte{op.I64Const}, n) }

// Sized puts the length in front.
func Sized(parts ...any) []byte {
	b := Code(parts...)
	return append(Leb(len(b)), b...)
}

// Section is a section that is a list.
func Section(id int, items ...[]byte) []byte {
	b := Leb(len(items))
	for _, item := range items {
		b = append(b, item...)
	}
	return Code(id, Sized(b))
}

// Function is a function's code with this many i32 locals besides its params; its end is added.
func Function(locals int, parts ...any) []byte {
	return Sized(1, Leb(locals), wasmbin.I32, Code(parts...), op.End)
}

// Module is a module of these sections.
func Module(sections ...[]byte) []byte {
	out := []byte(wasmbin.Header)
	for _, s := range sections {
		out = append(out, s...)
	}
	return out
}

// Repeat is n times b.
func Repeat(n int, b []byte) []byte {
	out := make([]byte, 0, n*len(b))
	for range n {
		out = append(out, b...)
	}
	return out
}

// Type is a function type of i32 alone.
func Type(params, results int) []byte {
	return Code(wasmbin.FuncType, Leb(params), Repeat(params, []byte{wasmbin.I32}), Leb(results), Repeat(results, []byte{wasmbin.I32}))
}

// Export is an export of a function.
func Export(name string, index int) []byte { return Code(name, 0, Leb(index)) }

// Import is an import of a function of this type.
func Import(module, name string, typ int) []byte { return Code(module, name, 0, Leb(typ)) }
