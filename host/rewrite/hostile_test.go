package rewrite_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// hostile are modules of about this many bytes that have as much as can be of one thing.
func hostile(size int) map[string][]byte {
	run := func(parts ...any) []byte { return spinner(asm.Function(2, asm.Code(parts...), asm.I32(0))) }
	loop, dispatch := asm.Code(op.Loop, op.Void), asm.Code(op.Loop, op.Void, op.Block, op.Void, op.LocalGet, 1, op.BrTable, 0, 0)
	fill := asm.Code(asm.I32(0), asm.I32(0), asm.I32(0), op.Bulk, op.MemoryFill, 0)
	nested := func(head, foot []byte) []byte {
		n := min(size/(len(head)+len(foot)), 900)
		return run(asm.Repeat(size/(n*(len(head)+len(foot))), asm.Code(asm.Repeat(n, head), asm.Repeat(n, foot))))
	}
	many := func(item []byte) [][]byte { return slices.Repeat([][]byte{item}, size/len(item)) }
	names, exports := []byte{}, [][]byte{}
	count := size / 10
	for i := range count {
		names = append(names, asm.Code(asm.Leb(i), "name")...)
		exports = append(exports, asm.Export(fmt.Sprint(i), 0))
	}
	empty := asm.Function(0)
	one := asm.Code(asm.Section(1, asm.Type(0, 0)), asm.Section(3, []byte{0}))
	loops, segments := min(size/4, 3800), size/12
	inits := []byte{}
	for i := range segments {
		inits = append(inits, asm.Code(asm.I32(0), asm.I32(0), asm.I32(0), op.Bulk, op.MemoryInit, asm.Leb(i), 0)...)
	}
	return map[string][]byte{
		"nested blocks":           nested(asm.Code(op.Block, op.Void), []byte{op.End}),
		"nested ifs":              nested(asm.Code(asm.I32(0), op.If, op.Void), []byte{op.Else, op.End}),
		"nested loops":            nested(loop, asm.Code(op.Br, 0, op.End)),
		"nested dispatch loops":   nested(dispatch, asm.Code(op.End, asm.I32(0), op.LocalSet, 1, op.Br, 0, op.End)),
		"loops one by one":        run(asm.Repeat(size/6, asm.Code(loop, asm.I32(0), op.BrIf, 0, op.End))),
		"branches to one loop":    run(loop, asm.Repeat(size/2, asm.Code(op.Br, 0)), op.End),
		"branches to many loops":  run(asm.Repeat(loops/2, loop), asm.Repeat(size/6, asm.Code(asm.I32(0), op.BrIf, asm.Leb(loops/2-1))), asm.Repeat(loops/2, []byte{op.End})),
		"a br_table":              run(op.Block, op.Void, asm.I32(0), op.BrTable, asm.Leb(size), asm.Repeat(size+1, []byte{0}), op.End),
		"a br_table of loops":     run(asm.Repeat(100, loop), asm.I32(0), op.BrTable, asm.Leb(size), asm.Repeat(size+1, []byte{70}), asm.Repeat(100, []byte{op.End})),
		"a dispatch of many":      run(loop, op.Block, op.Void, op.LocalGet, 1, op.BrTable, asm.Leb(size), asm.Repeat(size+1, []byte{0}), op.End, op.End),
		"br_tables":               run(loop, asm.Repeat(size/5, asm.Code(asm.I32(0), op.BrTable, 0, 0)), op.End),
		"functions":               asm.Module(asm.Section(1, asm.Type(0, 0)), asm.Section(3, slices.Repeat([][]byte{{0}}, size/(len(empty)+1))...), asm.Section(10, slices.Repeat([][]byte{empty}, size/(len(empty)+1))...)),
		"memory.fill":             asm.Module(one, asm.Section(5, []byte{0, 1}), asm.Section(10, asm.Function(0, asm.Repeat(size/len(fill), fill)))),
		"memory.init of segments": asm.Module(one, asm.Section(5, []byte{0, 1}), asm.Code(12, asm.Sized(asm.Leb(segments))), asm.Section(10, asm.Function(0, inits)), asm.Section(11, slices.Repeat([][]byte{{1, 0}}, segments)...)),
		"table.fill":              asm.Module(one, asm.Section(4, []byte{wasmbin.FuncRef, 0, 1}), asm.Section(10, asm.Function(0, asm.Repeat(size/9, asm.Code(asm.I32(0), op.RefNull, wasmbin.FuncRef, asm.I32(0), op.Bulk, op.TableFill, 0))))),
		"mutable globals":         asm.Module(asm.Section(6, many(asm.Code(wasmbin.I32, 1, asm.I32(0), op.End))...)),
		"exports":                 asm.Module(one, asm.Section(7, exports...), asm.Section(10, empty)),
		"elements":                asm.Module(one, asm.Section(4, []byte{wasmbin.FuncRef, 0, 1}), asm.Section(9, asm.Code(1, 0, asm.Leb(size), make([]byte, size))), asm.Section(10, empty)),
		"names":                   append(asm.Module(one, asm.Section(10, empty)), asm.Code(0, asm.Sized("name", 1, asm.Sized(asm.Leb(count), names)))...),
		"types":                   asm.Module(asm.Section(1, many(asm.Type(9, 9))...)),
		"groups of locals":        asm.Module(one, asm.Section(10, asm.Sized(asm.Leb(size/2), asm.Repeat(size/2, []byte{0, wasmbin.I32}), op.End))),
		"custom sections":         asm.Module(asm.Repeat(size/4, []byte{0, 2, 1, 'x'})),
		"dead code":               run(op.Unreachable, asm.Repeat(size, []byte{op.Drop})),
	}
}

// TestHostile has such modules be rewritten in bounded time and space, and stay valid. Most of them wazero would compile for long.
func TestHostile(t *testing.T) {
	for name, text := range hostile(300_000) {
		out, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(out) > growth*len(text)+4096 {
			t.Errorf("%s: %d bytes became %d", name, len(text), len(out))
		}
	}
}

// BenchmarkHostile measures them: what takes n/B far more for 4 MB than for 1 MB is not linear. x-size is the new size over the old, and
// B-alloc/B what was allocated for a byte of input.
//
//	go test -run '^$' -bench Hostile -benchtime 1x ./host/rewrite
func BenchmarkHostile(b *testing.B) {
	for _, mega := range []int{1, 4} {
		modules := hostile(mega << 20)
		names := []string{}
		for name := range modules {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			text := modules[name]
			b.Run(fmt.Sprintf("%s/%dMB", strings.ReplaceAll(name, " ", "-"), mega), func(b *testing.B) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				size := 0
				for b.Loop() {
					out, _, err := rewrite.Rewrite(text)
					if err != nil && limited(err) {
						b.Skip(err)
					}
					if err != nil {
						b.Fatal(err)
					}
					size = len(out)
				}
				runtime.ReadMemStats(&after)
				bytes := float64(len(text))
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/bytes, "ns/B")
				b.ReportMetric(float64(size)/bytes, "x-size")
				b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/bytes, "B-alloc/B")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}
