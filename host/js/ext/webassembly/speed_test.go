package webassembly

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// loads is a module with run(n): n times a load that depends on the one before (chain), or whose address is a counter, and a store.
func loads() []byte {
	get := func(l int) []byte { return asm.Code(0x20, asm.Leb(l)) }
	set := func(l int) []byte { return asm.Code(0x21, asm.Leb(l)) }
	loop := func(work ...any) []byte { // local 1: counter, 2: sum
		return asm.Function(2, 0x03, 0x40, asm.Code(work...),
			get(1), asm.I32(1), 0x6a, 0x22, 1, get(0), 0x48, 0x0d, 0, 0x0b, get(2))
	}
	at := asm.Code(get(1), asm.I32(0x3ffc), 0x71)
	return asm.Module(
		asm.Section(1, asm.Type(1, 1)), asm.Section(3, []byte{0}, []byte{0}, []byte{0}), asm.Section(5, asm.Code(0, 1)),
		asm.Section(7, asm.Export("chain", 0), asm.Export("sum", 1), asm.Export("store", 2)),
		asm.Section(10,
			loop(get(2), 0x28, 2, 0, set(2)),
			loop(get(2), at, 0x28, 2, 0, 0x6a, at, 0x28, 2, 16, 0x6a, at, 0x28, 2, 32, 0x6a, at, 0x28, 2, 48, 0x6a, set(2)),
			loop(at, get(1), 0x36, 2, 0)))
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
