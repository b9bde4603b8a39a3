package webassembly

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// loads is a module with run(n): n times a load that depends on the one before (chain), or whose address is a counter, and a store.
func loads() []byte {
	get := func(l int) []byte { return asm.Code(op.LocalGet, asm.Leb(l)) }
	set := func(l int) []byte { return asm.Code(op.LocalSet, asm.Leb(l)) }
	loop := func(work ...any) []byte { // local 1: counter, 2: sum
		return asm.Function(2, op.Loop, op.Void, asm.Code(work...),
			get(1), asm.I32(1), op.I32Add, op.LocalTee, 1, get(0), op.I32LtS, op.BrIf, 0, op.End, get(2))
	}
	at := asm.Code(get(1), asm.I32(0x3ffc), op.I32And)
	return asm.Module(
		asm.Section(1, asm.Type(1, 1)), asm.Section(3, []byte{0}, []byte{0}, []byte{0}), asm.Section(5, asm.Code(0, 1)),
		asm.Section(7, asm.Export("chain", 0), asm.Export("sum", 1), asm.Export("store", 2)),
		asm.Section(10,
			loop(get(2), op.I32Load, 2, 0, set(2)),
			loop(get(2), at, op.I32Load, 2, 0, op.I32Add, at, op.I32Load, 2, 16, op.I32Add, at, op.I32Load, 2, 32, op.I32Add, at, op.I32Load, 2, 48, op.I32Add, set(2)),
			loop(at, get(1), op.I32Store, 2, 0)))
}

// BenchmarkLoads measures accesses to memory: of a module that is metered as handlers are, and nested.
func BenchmarkLoads(b *testing.B) {
	text := loads()
	ctx := context.Background()
	h := newBench(b)
	i, err := h.instance(text)
	if err != nil {
		b.Fatal(err)
	}
	metered, _, err := rewrite.Rewrite(text)
	if err != nil {
		b.Fatal(err)
	}
	rt := wazero.NewRuntime(ctx)
	defer rt.Close(ctx)
	if err := h.meter(ctx, rt); err != nil {
		b.Fatal(err)
	}
	plain, err := rt.Instantiate(ctx, metered)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"chain", "sum", "store"} {
		b.Run(name+"/plain", func(b *testing.B) {
			f := plain.ExportedFunction(name)
			for b.Loop() {
				if _, err := f.Call(ctx, 1_000_000); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/nested", func(b *testing.B) {
			for b.Loop() {
				if _, err := i.invoke(name, []uint64{1_000_000}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
