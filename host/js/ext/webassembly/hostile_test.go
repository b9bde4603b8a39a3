package webassembly

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/spectest"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// accesses is a module with every kind of access: for each a function (address, value, count).
func accesses(offset int, memory ...any) []byte {
	var bodies, types, exports [][]byte
	add := func(parts ...any) {
		exports = append(exports, asm.Export(fmt.Sprint(len(bodies)), len(bodies)))
		types = append(types, []byte{0})
		bodies = append(bodies, asm.Function(0, parts...))
	}
	at, v, n := asm.Get(0), asm.Get(1), asm.Get(2)
	simd := asm.Code(v, op.Vector, op.I32x4Splat)
	for load := op.I32Load; load <= op.I64Load32U; load++ {
		add(at, load, 0, asm.Leb(offset), op.Drop)
	}
	values := map[int][]byte{op.I64Store: {op.I64ExtendI32U}, op.I64Store8: {op.I64ExtendI32U}, op.I64Store16: {op.I64ExtendI32U}, op.I64Store32: {op.I64ExtendI32U},
		op.F32Store: {op.F32ReinterpretI32}, op.F64Store: {op.F64ConvertI32S}}
	for store := op.I32Store; store <= op.I64Store32; store++ {
		add(at, v, values[store], store, 0, asm.Leb(offset))
	}
	for load := range op.V128Store {
		add(at, op.Vector, load, 0, asm.Leb(offset), op.Drop)
	}
	add(at, simd, op.Vector, op.V128Store, 0, asm.Leb(offset))
	for lane := range 4 {
		add(at, simd, op.Vector, op.V128Load8Lane+lane, 0, asm.Leb(offset), 1, op.Drop)
		add(at, simd, op.Vector, op.V128Store8Lane+lane, 0, asm.Leb(offset), 1)
	}
	add(at, op.Vector, op.V128Load32Zero, 0, asm.Leb(offset), op.Drop)
	add(at, op.Vector, op.V128Load64Zero, 0, asm.Leb(offset), op.Drop)
	add(at, v, n, op.Bulk, op.MemoryFill, 0)
	add(at, v, n, op.Bulk, op.MemoryCopy, 0, 0)
	add(at, v, n, op.Bulk, op.MemoryInit, 0, 0)
	add(v, op.MemoryGrow, 0, op.Drop)
	add(op.Bulk, op.DataDrop, 0)
	return asm.Module(asm.Section(1, asm.Code(wasmbin.FuncType, 3, wasmbin.I32, wasmbin.I32, wasmbin.I32, 0)), asm.Section(3, types...), asm.Section(5, asm.Code(memory...)), asm.Section(7, exports...),
		asm.Section(12, []byte{}), asm.Section(10, bodies...), asm.Section(11, asm.Code(1, asm.Sized(asm.Repeat(100, []byte{op.I32Rotl})))))
}

// TestHostile tries addresses at which sums overflow, and those about the ends of memories, with every instruction that accesses
// memory: they trap as they do in a memory of their own, and nothing outside of the module's memory changes.
func TestHostile(t *testing.T) {
	for _, memory := range [][]any{{1, 1, 3}, {1, 0, 3}} {
		for _, offset := range []int{0, 1, 65535, 65536, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff} {
			text := accesses(offset, memory...)
			b := newBench(t)
			i, plain := b.both(text)
			for f := range len(i.code.Info.Exports) {
				for _, at := range []uint32{0, 1, 65520, 65532, 65535, 65536, 131071, 131072, 196608, 0x7fffffff, 0x80000000, 0xfffeffff, 0xffff0000, 0xfffffff0, 0xfffffffc, 0xffffffff, -b.store.Memory(i.memory).Base, ^b.store.Memory(i.memory).Base} {
					for _, n := range []uint32{0, 1, 16, 65536, 0x7fffffff, 0xffffffff, -at} {
						args := []uint64{uint64(at), uint64(n), uint64(n)}
						if f == len(i.code.Info.Exports)-2 && n == 1 && at != 0 {
							args[1] = 0 // grow once
						}
						b.same(plain, i, fmt.Sprint(f), args)
					}
				}
			}
			if err := b.untouched(); err != nil {
				t.Fatalf("offset %#x: %v", offset, err)
			}
		}
	}
}

// both makes a module nested, and plain.
func (b *bench) both(text []byte) (*Instance, api.Module) {
	b.t.Helper()
	i, err := b.instance(text)
	if err != nil {
		b.t.Fatal(err)
	}
	rt := wazero.NewRuntimeWithConfig(context.Background(), wazero.NewRuntimeConfig().WithCoreFeatures(features))
	b.t.Cleanup(func() { rt.Close(context.Background()) })
	m, err := rt.InstantiateWithConfig(context.Background(), text, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		b.t.Fatal(err)
	}
	return i, m
}

// same calls a function on both sides.
func (b *bench) same(plain api.Module, i *Instance, name string, args []uint64) {
	b.t.Helper()
	want, errA := plain.ExportedFunction(name).Call(context.Background(), args...)
	got, errB := i.invoke(name, args)
	if spectest.FirstLine(errA) != spectest.FirstLine(errB) || errA == nil && fmt.Sprint(want) != fmt.Sprint(got) {
		b.t.Fatalf("%s%#x: %v %q, nested %v %q", name, args, want, spectest.FirstLine(errA), got, spectest.FirstLine(errB))
	}
	x, _ := plain.Memory().Read(0, plain.Memory().Size())
	if y := b.memory(i); !bytes.Equal(x, y) {
		b.t.Fatalf("%s%#x: memory differs, %d and %d bytes", name, args, len(x), len(y))
	}
}

// TestGrown moves a memory while its instance runs, between others: all find what is theirs.
func TestGrown(t *testing.T) {
	b := newBench(t)
	text := accesses(0, 1, 1, 100)
	var list []*Instance
	for n := range 4 {
		i, err := b.instance(text)
		if err != nil {
			t.Fatal(err)
		}
		binary.LittleEndian.PutUint32(b.memory(i)[1000:], uint32(n+1))
		list = append(list, i)
	}
	for round := range 8 {
		for n, i := range list {
			if before := b.store.Grow(i.memory, uint32(round)); before < 1 {
				t.Fatal(before)
			}
			p := b.memory(i)
			if got := binary.LittleEndian.Uint32(p[1000:]); got != uint32(n+1) {
				t.Fatalf("memory %d has %d", n, got)
			}
			if bytes.Count(p[65536:], []byte{0}) != len(p)-65536 {
				t.Fatal("what has been added is not zero")
			}
			if err := b.untouched(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if b.store.Grow(list[0].memory, 0xffffffff) != -1 || b.store.Grow(list[0].memory, 72) != -1 || b.store.Grow(999, 1) != -1 {
		t.Error("grown over its limit")
	}
}

// TestClosed closes an instance: the engine's memory stays, and can grow.
func TestClosed(t *testing.T) {
	b := newBench(t)
	i, err := b.instance(accesses(0, 1, 1, 3))
	if err != nil {
		t.Fatal(err)
	}
	b.store.Drop(i.id)
	if !b.store.DropMemory(i.memory) || len(b.store.instances)+len(b.store.memories) != 0 {
		t.Error("something is left")
	}
	if !i.mod.IsClosed() {
		t.Error("the module is open: wazero has changed, see closeModule")
	}
	if err := b.untouched(); err != nil {
		t.Error(err)
	}
	if _, ok := b.engine.Memory().Grow(1); !ok {
		t.Error("the engine's memory cannot grow")
	}
}

// TestImages makes copies of a store, and brings them back.
func TestImages(t *testing.T) {
	b := newBench(t)
	i, err := b.instance(accesses(0, 1, 1, 3))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := i.invoke("51", make([]uint64, 3)); err != nil { // data.drop
		t.Logf("%v", err)
	}
	img, err := b.store.Image()
	if err != nil {
		t.Fatal(err)
	}
	var other Store
	other.Init(context.WithValue(context.Background(), Key{}, &other), b)
	if err := other.Adopt(img); err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	c := other.Instance(i.id)
	if c == nil || c.base.Get() != i.base.Get() || fmt.Sprint(c.globals.Values()) != fmt.Sprint(i.globals.Values()) {
		t.Error("the copy is another")
	}
	if _, err := b.store.New(i.code, 0); err != nil {
		t.Fatal(err)
	}
	b.store.Grow(i.memory, 1)
	if !b.store.Restore(img) || len(b.store.instances) != 1 || b.store.Memory(i.memory).Length != 65536 || i.length.Get() != 65536 {
		t.Error("not restored")
	}
}

// TestRandom runs random straight code on both sides.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	b := newBench(t)
	text := accesses(12, 1, 1, 2)
	i, plain := b.both(text)
	n := len(i.code.Info.Exports)
	for range 20_000 {
		at := r.Uint32()
		switch r.IntN(3) {
		case 0:
			at %= 1 << 16
		case 1:
			at = uint32(1<<16*(1+r.IntN(2)) - r.IntN(40))
		}
		count := uint32(r.IntN(200))
		if r.IntN(20) == 0 {
			count = r.Uint32()
		}
		f := r.IntN(n - 2)
		if r.IntN(5000) == 0 {
			f, count = n-2, 1
		}
		name, args := fmt.Sprint(f), []uint64{uint64(at), uint64(count), uint64(count)}
		_, errA := plain.ExportedFunction(name).Call(context.Background(), args...)
		if _, errB := i.invoke(name, args); spectest.FirstLine(errA) != spectest.FirstLine(errB) {
			t.Fatalf("%s%#x: %q, nested %q", name, args, spectest.FirstLine(errA), spectest.FirstLine(errB))
		}
	}
	x, _ := plain.Memory().Read(0, plain.Memory().Size())
	if !bytes.Equal(x, b.memory(i)) {
		t.Error("memory differs")
	}
	if err := b.untouched(); err != nil {
		t.Error(err)
	}
}
