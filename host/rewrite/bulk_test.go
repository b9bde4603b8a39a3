package rewrite_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// The sizes around which something changes: what is done in line, a piece, the whole of the memory, and the end of the numbers.
const (
	inline = 1024
	piece  = 32 << 10
)

// bulkMemory is a module with fill, copy, init and short (which inits from a segment that is short), of one memory.
func bulkMemory(pages int, long, short []byte) []byte {
	on := func(parts ...any) []byte { // the params
		return asm.Function(0, op.LocalGet, 0, op.LocalGet, 1, op.LocalGet, 2, op.Bulk, asm.Code(parts...))
	}
	return asm.Module(
		asm.Section(1, asm.Type(3, 0), asm.Type(0, 0)),
		asm.Section(3, []byte{0}, []byte{0}, []byte{0}, []byte{0}, []byte{1}),
		asm.Section(5, asm.Code(0, asm.Leb(pages))),
		asm.Section(7, asm.Export("fill", 0), asm.Export("copy", 1), asm.Export("init", 2), asm.Export("short", 3), asm.Export("drop", 4), asm.Code("memory", 2, 0)),
		asm.Code(12, 1, 2),
		asm.Section(10, on(op.MemoryFill, 0), on(op.MemoryCopy, 0, 0), on(op.MemoryInit, 0, 0), on(op.MemoryInit, 1, 0), asm.Function(0, op.Bulk, op.DataDrop, 0, op.Bulk, op.DataDrop, 1)),
		asm.Section(11, asm.Code(1, asm.Sized(long)), asm.Code(1, asm.Sized(short))),
	)
}

// size draws a number that is likely to be on an edge.
func size(r *rand.Rand, whole int) int {
	edges := []int{0, 1, inline, piece, 2 * piece, 3 * piece, whole / 2, whole - piece, whole - inline, whole, 1 << 31, 1 << 32}
	switch r.IntN(4) {
	case 0:
		return r.IntN(whole)
	case 1:
		return r.IntN(4 * inline)
	}
	return max(0, edges[r.IntN(len(edges))]+r.IntN(5)-2) & (1<<32 - 1)
}

// TestBulkMemory has operations on memory do the same in pieces as in one: results, traps, and the memory afterwards.
func TestBulkMemory(t *testing.T) {
	const pages = 3
	r := rand.New(rand.NewPCG(1, 2))
	long, short := make([]byte, 3*piece+100), make([]byte, 700)
	for i := range long {
		long[i] = byte(r.Uint32())
	}
	copy(short, long)
	p := both(t, bulkMemory(pages, long, short))
	whole := pages << 16
	trapped := map[string]int{}
	play := func(name string, d, s, n int) {
		t.Helper()
		if _, err := p.call(t, name, d, s, n); err != "" {
			if err != "wasm error: out of bounds memory access" {
				t.Fatalf("%s(%d, %d, %d): %s", name, d, s, n, err)
			}
			trapped[name]++
		}
		a, _ := p.plain.Memory().Read(0, p.plain.Memory().Size())
		b, _ := p.metered.Memory().Read(0, p.metered.Memory().Size())
		if !bytes.Equal(a, b) {
			t.Fatalf("%s(%d, %d, %d): memory differs", name, d, s, n)
		}
	}
	play("init", 0, 0, len(long))
	play("init", len(long), 0, min(len(long), whole-len(long)))
	for _, n := range []int{0, 1, inline - 1, inline, inline + 1, piece - 1, piece, piece + 1, 2*piece - 1, 2 * piece, 2*piece + 1} {
		for _, by := range []int{0, 1, 7, inline, n / 2, n - 1, n, n + 1} { // overlapping in both directions
			if by < 0 {
				continue
			}
			play("copy", 100, 100+by, n)
			play("copy", 100+by, 100, n)
		}
		for _, name := range []string{"fill", "copy", "init", "short"} {
			for beyond := range 2 { // to the very end, and one byte further
				play(name, whole-n+beyond, 0, n)
				play(name, 0, whole-n+beyond, n)
				play(name, 0, len(long)-n+beyond, n)
			}
		}
	}
	for _, name := range []string{"fill", "copy", "init", "short"} {
		play(name, 0, 0, whole)
		play(name, 0, 0, whole+1)
		play(name, 1<<32-1, 0, inline+1)
		play(name, 0, 1<<32-1, inline+1)
		play(name, 1<<32-inline-1, 1<<32-inline-1, inline+1) // the sum is 2^32
		play(name, 1<<32-1, 1<<32-1, 1<<32-1)
		for range 300 {
			play(name, size(r, whole), size(r, whole), size(r, whole))
			if d, s := r.IntN(whole), r.IntN(whole); name == "copy" {
				play(name, d, s, r.IntN(whole-max(d, s)+1))
			}
		}
	}
	p.call(t, "drop")
	for _, n := range []int{0, 1, inline + 1, piece + 1} {
		play("init", 0, 0, n)
		play("short", 0, 0, n)
	}
	for _, name := range []string{"fill", "copy", "init", "short"} {
		if trapped[name] < 10 {
			t.Errorf("%s trapped %d times only", name, trapped[name])
		}
	}
}

// TestBulkTicks has a big operation leave to the host in its course.
func TestBulkTicks(t *testing.T) {
	const pages, each = 1024, 1 << 20 // 64 MiB; 10,000 of fuel are 640 kB
	p := both(t, bulkMemory(pages, make([]byte, 8<<20), nil))
	for _, c := range []struct {
		name    string
		d, s, n int
	}{{"fill", 0, 1, pages << 16}, {"copy", 0, 1 << 20, 63 << 20}, {"copy", 1 << 20, 0, 63 << 20}, {"init", 0, 0, 8 << 20}} {
		p.ticks = 0
		p.call(t, c.name, c.d, c.s, c.n)
		if p.ticks < c.n/each {
			t.Errorf("%s(%d, %d, %d): %d ticks, want one for each MiB", c.name, c.d, c.s, c.n, p.ticks)
		}
	}
	if p.info.Bulk != 3 { // the one of the empty segment does not count
		t.Errorf("Bulk is %d", p.info.Bulk)
	}
}

// tables is a module with two tables of functions and a segment of five, and what there is to do with them.
func tables(size int) []byte {
	const funcref = wasmbin.FuncRef
	three := []byte{op.LocalGet, 0, op.LocalGet, 1, op.LocalGet, 2}
	names := []string{"init", "copy", "across", "fill", "fillnull", "grow", "at", "size", "call", "drop"}
	exports := [][]byte{}
	for i, name := range names {
		exports = append(exports, asm.Export(name, i))
	}
	null := asm.Code(op.RefNull, funcref)
	return asm.Module(
		asm.Section(1, asm.Type(3, 0), asm.Type(1, 1), asm.Type(0, 1), asm.Type(0, 0)),
		asm.Section(3, []byte{0}, []byte{0}, []byte{0}, []byte{0}, []byte{0}, []byte{1}, []byte{1}, []byte{2}, []byte{1}, []byte{3}, []byte{2}, []byte{2}),
		asm.Section(4, asm.Code(funcref, 0, asm.Leb(size)), asm.Code(funcref, 1, asm.Leb(size), asm.Leb(size+50))),
		asm.Section(7, exports...),
		asm.Section(9, asm.Code(1, 0, 5, 10, 11, 10, 11, 10)),
		asm.Section(10,
			asm.Function(0, three, op.Bulk, op.TableInit, 0, 0), // init
			asm.Function(0, three, op.Bulk, op.TableCopy, 0, 0), // copy
			// across: to the second table
			asm.Function(0, three, op.Bulk, op.TableCopy, 1, 0),
			asm.Function(0, op.LocalGet, 0, op.RefFunc, 11, op.LocalGet, 2, op.Bulk, op.TableFill, 0),                  // fill
			asm.Function(0, op.LocalGet, 0, null, op.LocalGet, 2, op.Bulk, op.TableFill, 1),                            // fillnull
			asm.Function(0, op.RefFunc, 10, op.LocalGet, 0, op.Bulk, op.TableGrow, 1),                                  // grow
			asm.Function(0, op.LocalGet, 0, op.TableGet, 0, op.RefIsNull),                                              // at
			asm.Function(0, op.Bulk, op.TableSize, 0, asm.I32(100000), op.I32Mul, op.Bulk, op.TableSize, 1, op.I32Add), // size
			asm.Function(0, op.LocalGet, 0, op.CallIndirect, 2, 0), asm.Function(0, op.Bulk, op.ElemDrop, 0),           // call, drop
			asm.Function(0, asm.I32(7)), asm.Function(0, asm.I32(9)), // what is in the tables
		),
	)
}

// TestBulkTable has operations on tables do the same.
func TestBulkTable(t *testing.T) {
	const length = 2000
	r := rand.New(rand.NewPCG(3, 4))
	p := both(t, tables(length))
	calls, traps := 0, map[string]int{}
	check := func(what string) {
		t.Helper()
		for i := 0; i <= length; i += 1 + r.IntN(40) {
			p.call(t, "at", i)
			if _, err := p.call(t, "call", i); err == "" {
				calls++
			}
		}
		if _, err := p.call(t, "size"); err != "" {
			t.Fatal(what, err)
		}
	}
	numbers := []int{0, 1, 4, 5, 6, 100, length - 5, length - 1, length, length + 1, 1 << 31, 1<<32 - 1}
	for range 400 {
		draw := func() int {
			if r.IntN(2) == 0 {
				return r.IntN(length)
			}
			return numbers[r.IntN(len(numbers))]
		}
		name := []string{"init", "copy", "across", "fill", "fillnull"}[r.IntN(5)]
		d, s, n := draw(), draw(), draw()
		if r.IntN(2) == 0 {
			d, s, n = r.IntN(length), r.IntN(5), r.IntN(6)
		}
		if _, err := p.call(t, name, d, s, n); err != "" {
			traps[name]++
		}
		check(fmt.Sprint(name, d, s, n))
	}
	for _, n := range []int{0, 1, 48, 2, 1, 1, 1 << 31, 1<<32 - 1} {
		p.call(t, "grow", n)
	}
	p.call(t, "drop")
	p.call(t, "init", 0, 0, 1)
	check("drop")
	if calls < 1000 || len(traps) < 5 {
		t.Errorf("too few: %d calls, %v traps", calls, traps)
	}
	p = both(t, tables(1<<17-50))
	p.ticks = 0
	for range 100 {
		p.call(t, "copy", 0, 1, 100_000)
	}
	if p.ticks < 100 {
		t.Errorf("10,000,000 elements: %d ticks", p.ticks)
	}
}

// TestDirty has a change of a table or a segment show, and no other.
func TestDirty(t *testing.T) {
	for name, want := range map[string]uint64{"init": 1, "copy": 1, "across": 1, "fill": 1, "fillnull": 1, "grow": 1, "drop": 1, "at": 0, "size": 0} {
		p := both(t, tables(100))
		dirty := p.metered.ExportedGlobal("wasmserve:dirty")
		if dirty.Get() != 0 {
			t.Fatal("dirty from the start")
		}
		f := p.metered.ExportedFunction(name)
		args := make([]uint64, len(f.Definition().ParamTypes()))
		if _, err := f.Call(context.Background(), args...); err != nil {
			t.Fatal(err)
		}
		if dirty.Get() != want {
			t.Errorf("%s: dirty is %d, want %d", name, dirty.Get(), want)
		}
	}
}
