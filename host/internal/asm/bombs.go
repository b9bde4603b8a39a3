package asm

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Single is a module with one function, of this type and with this body, named bomb.
func Single(typ []byte, function []byte) []byte {
	m := Module(Section(1, typ), Section(3, []byte{0}), Section(5, []byte{0, 1}), Section(7, Export("run", 0)), Section(10, function))
	return append(m, Code(0, Sized("name", 1, Sized(1, 0, "bomb")))...)
}

// Get is local.get.
func Get(l int) []byte { return Code(op.LocalGet, Leb(l)) }

// Set is i32.const 1 and local.set.
func Set(l int) []byte { return Code(I32(1), op.LocalSet, Leb(l)) }

// Each joins what f makes of 0 to n-1.
func Each(n int, f func(i int) []byte) []byte {
	var out []byte
	for i := range n {
		out = append(out, f(i)...)
	}
	return out
}

// reads has all locals be used.
func reads(n int) []byte { return Each(n, func(i int) []byte { return Code(Get(i), op.Drop) }) }

// Bombs are small modules that take seconds, or gigabytes, to compile.
func Bombs() map[string][]byte {
	none := Type(0, 0)
	br := Code(Get(0), op.BrIf, 0)
	small := Code(op.Block, op.Void, br, op.End)
	block := func(parts ...any) []byte { return Code(op.Block, op.Void, Code(parts...), op.End) }
	load := Code(I32(0), op.I32Load, 2, 0, op.Drop)
	results := func(n int) []byte {
		return Sized(wasmbin.FuncType, 0, Leb(n), Repeat(n, []byte{wasmbin.I32}))[len(Leb(n+3)):]
	}
	sets := func(n int) []byte {
		return block(Each(n, func(i int) []byte { return Code(Set(i), br) }))
	}
	return map[string][]byte{
		"1000 locals and br_ifs":     Single(none, Function(1000, sets(1000), reads(1000))),
		"4000 locals and br_ifs":     Single(none, Function(4000, sets(4000), reads(4000))),
		"loops that change locals":   Single(none, Function(2000, Repeat(300, Code(op.Loop, op.Void, Each(2000, Set), Get(0), op.BrIf, 0, op.End)))),
		"nested loops":               Single(none, Function(500, Repeat(500, []byte{op.Loop, op.Void}), Each(500, Set), Repeat(500, Code(br, op.End)), reads(500))),
		"ifs with locals alive":      Single(none, Function(1000, Each(1000, Set), Repeat(4000, Code(Get(0), op.If, op.Void, Set(1), op.End)), reads(1000))),
		"br_ifs in a row":            Single(none, Function(1, block(Repeat(30_000, br)))),
		"blocks in a row":            Single(none, Function(1, Repeat(30_000, small))),
		"4,000,000 blocks in a row":  Single(none, Function(1, Repeat(4_000_000, small), Get(0), op.Drop)),
		"a br_table of 400,000":      Single(none, Function(1, block(block(Get(0), op.BrTable, Leb(400_000), Repeat(400_000, []byte{0, 1})[:400_001])))),
		"loads before blocks":        Single(none, Function(1, Repeat(10_000, load), Repeat(10_000, small))),
		"300,000 loads":              Single(none, Function(1, Repeat(300_000, load))),
		"1,000,000 calls":            Single(none, Function(1, Repeat(1_000_000, []byte{op.Call, 0}))),
		"2,000,000 additions":        Single(none, Function(1, Repeat(2_000_000, Code(Get(0), Get(0), op.I32Add, op.Drop)))),
		"900 results, 10,000 br_ifs": Module(Section(1, none, results(900)), Section(3, []byte{0}), Section(10, Function(1, op.Block, 1, Each(900, func(int) []byte { return I32(1) }), Repeat(10_000, br), op.End, Repeat(900, []byte{op.Drop})))),
		"SIMD locals":                Single(none, Sized(1, Leb(1000), wasmbin.V128, block(Each(1000, func(i int) []byte { return Code(Get(i), op.LocalSet, Leb((i+1)%1000), I32(0), op.BrIf, 0) })), op.End)),
		"references":                 Single(none, Sized(1, Leb(1500), wasmbin.FuncRef, block(Each(1500, func(i int) []byte { return Code(op.RefNull, wasmbin.FuncRef, op.LocalSet, Leb(i), I32(0), op.BrIf, 0) })), op.End)),
	}
}
