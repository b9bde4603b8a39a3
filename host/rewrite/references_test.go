package rewrite_test

import (
	"context"
	"runtime"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// referring makes a module whose functions do what their names say with references to functions that answer 7 and 9.
func referring() []byte {
	const funcref = 0x70
	return asm.Module(
		asm.Section(1, asm.Type(1, 1), asm.Type(0, 1)),
		asm.Section(3, []byte{0}, []byte{0}, []byte{1}, []byte{1}, []byte{0}),
		asm.Section(4, asm.Code(funcref, 0, 2)),
		asm.Section(7, asm.Export("loop", 0), asm.Export("call", 1), asm.Export("null", 4)),
		asm.Section(9, asm.Code(3, 0, 2, 2, 3)), // declares them
		asm.Section(10,
			asm.Function(0, 0x03, 0x40, 0xd2, 2, 0x1a, 0x20, 0, asm.I32(1), 0x6b, 0x22, 0, 0x0d, 0, 0x0b, asm.I32(0)),
			asm.Function(0, asm.I32(0), 0xd2, 2, 0x26, 0, asm.I32(1), 0xd2, 3, 0x26, 0, 0x20, 0, 0x11, 1, 0),
			asm.Function(0, asm.I32(7)), asm.Function(0, asm.I32(9)),
			asm.Function(0, 0xd2, 3, 0xd1, 0xd2, 3, 0xd1, 0x6a),
		),
	)
}

// TestReferences has ref.func do the same, and a loop of it take no memory of the host.
func TestReferences(t *testing.T) {
	p := both(t, referring())
	for i, want := range []uint64{7, 9} {
		if got, err := p.call(t, "call", i); err != "" || got[0] != want {
			t.Errorf("call %d: %v %s, want %d", i, got, err, want)
		}
	}
	p.call(t, "call", 2) // traps
	p.call(t, "null", 0)
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	f := p.metered.ExportedFunction("loop")
	before := heap()
	const n = 300_000
	if _, err := f.Call(context.Background(), n); err != nil {
		t.Fatal(err)
	}
	if more := heap() - before; more > n*8 { // wazero's references take 40 bytes each
		t.Errorf("%d times ref.func: %d bytes of the heap", n, more)
	}
	runtime.KeepAlive(p)
}

// TestUndeclared has a ref.func of a function that the module does not declare be rejected, as the compiler does.
func TestUndeclared(t *testing.T) {
	module := func(exported int, more ...[]byte) []byte {
		return asm.Module(append([][]byte{asm.Section(1, asm.Type(0, 0)), asm.Section(3, []byte{0}, []byte{0})}, append(more,
			asm.Section(7, asm.Export("f", exported)), asm.Section(10, asm.Function(0, 0xd2, 1, 0x1a), asm.Function(0)))...)...)
	}
	global := asm.Section(6, []byte{0x70, 0, 0xd2, 1, 0x0b})
	if _, _, err := rewrite.Rewrite(module(0)); err == nil {
		t.Error("a function that nothing declares is referred to")
	}
	for _, text := range [][]byte{module(1), module(0, global)} {
		both(t, text)
	}
}
