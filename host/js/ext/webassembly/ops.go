package webassembly

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// widths are how many bytes the instructions from op.I32Load on access.
var widths = [...]byte{4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 4, 8, 4, 8, 1, 2, 1, 2, 4}

// stored are the types of the values that the instructions from op.I32Store on store.
var stored = [...]byte{wasmbin.I32, wasmbin.I64, wasmbin.F32, wasmbin.F64, wasmbin.I32, wasmbin.I32, wasmbin.I64, wasmbin.I64, wasmbin.I64}

// vectorWidth is how many bytes a SIMD instruction accesses, 0 for one that accesses no memory, and whether a vector is above the address.
func vectorWidth(code byte) (width byte, above bool) {
	switch {
	case code == op.V128Load:
		return 16, false
	case code >= 1 && code <= 6:
		return 8, false
	case code >= 7 && code <= op.V128Load64Splat:
		return 1 << (code - 7), false
	case code == op.V128Store:
		return 16, true
	case code >= op.V128Load8Lane && code <= 87:
		return 1 << (code - op.V128Load8Lane), true
	case code >= op.V128Store8Lane && code <= op.V128Store64Lane:
		return 1 << (code - op.V128Store8Lane), true
	case code == op.V128Load32Zero:
		return 4, false
	case code == op.V128Load64Zero:
		return 8, false
	}
	return 0, false
}

// typeNames are the names of value types in JavaScript.
var typeNames = map[byte]string{wasmbin.I32: "i32", wasmbin.I64: "i64", wasmbin.F32: "f32", wasmbin.F64: "f64", wasmbin.V128: "v128",
	wasmbin.FuncRef: "anyfunc", wasmbin.ExternRef: "externref"}
