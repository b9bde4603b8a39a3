package rewrite_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// hostile are modules of about this many bytes that have as much as can be of one thing.
func hostile(size int) map[string][]byte {
	run := func(parts ...any) []byte { return spinner(asm.Function(2, asm.Code(parts...), asm.I32(0))) }
	loop, dispatch := asm.Code(0x03, 0x40), asm.Code(0x03, 0x40, 0x02, 0x40, 0x20, 1, 0x0e, 0, 0)
	fill := asm.Code(asm.I32(0), asm.I32(0), asm.I32(0), 0xfc, 11, 0)
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
		inits = append(inits, asm.Code(asm.I32(0), asm.I32(0), asm.I32(0), 0xfc, 8, asm.Leb(i), 0)...)
	}
	return map[string][]byte{
		"nested blocks":           nested(asm.Code(0x02, 0x40), []byte{0x0b}),
		"nested ifs":              nested(asm.Code(asm.I32(0), 0x04, 0x40), []byte{0x05, 0x0b}),
		"nested loops":            nested(loop, asm.Code(0x0c, 0, 0x0b)),
		"nested dispatch loops":   nested(dispatch, asm.Code(0x0b, asm.I32(0), 0x21, 1, 0x0c, 0, 0x0b)),
		"loops one by one":        run(asm.Repeat(size/6, asm.Code(loop, asm.I32(0), 0x0d, 0, 0x0b))),
		"branches to one loop":    run(loop, asm.Repeat(size/2, asm.Code(0x0c, 0)), 0x0b),
		"branches to many loops":  run(asm.Repeat(loops/2, loop), asm.Repeat(size/6, asm.Code(asm.I32(0), 0x0d, asm.Leb(loops/2-1))), asm.Repeat(loops/2, []byte{0x0b})),
		"a br_table":              run(0x02, 0x40, asm.I32(0), 0x0e, asm.Leb(size), asm.Repeat(size+1, []byte{0}), 0x0b),
		"a br_table of loops":     run(asm.Repeat(100, loop), asm.I32(0), 0x0e, asm.Leb(size), asm.Repeat(size+1, []byte{70}), asm.Repeat(100, []byte{0x0b})),
		"a dispatch of many":      run(loop, 0x02, 0x40, 0x20, 1, 0x0e, asm.Leb(size), asm.Repeat(size+1, []byte{0}), 0x0b, 0x0b),
		"br_tables":               run(loop, asm.Repeat(size/5, asm.Code(asm.I32(0), 0x0e, 0, 0)), 0x0b),
		"functions":               asm.Module(asm.Section(1, asm.Type(0, 0)), asm.Section(3, slices.Repeat([][]byte{{0}}, size/(len(empty)+1))...), asm.Section(10, slices.Repeat([][]byte{empty}, size/(len(empty)+1))...)),
		"memory.fill":             asm.Module(one, asm.Section(5, []byte{0, 1}), asm.Section(10, asm.Function(0, asm.Repeat(size/len(fill), fill)))),
		"memory.init of segments": asm.Module(one, asm.Section(5, []byte{0, 1}), asm.Code(12, asm.Sized(asm.Leb(segments))), asm.Section(10, asm.Function(0, inits)), asm.Section(11, slices.Repeat([][]byte{{1, 0}}, segments)...)),
		"table.fill":              asm.Module(one, asm.Section(4, []byte{0x70, 0, 1}), asm.Section(10, asm.Function(0, asm.Repeat(size/9, asm.Code(asm.I32(0), 0xd0, 0x70, asm.I32(0), 0xfc, 17, 0))))),
		"mutable globals":         asm.Module(asm.Section(6, many(asm.Code(0x7f, 1, asm.I32(0), 0x0b))...)),
		"exports":                 asm.Module(one, asm.Section(7, exports...), asm.Section(10, empty)),
		"elements":                asm.Module(one, asm.Section(4, []byte{0x70, 0, 1}), asm.Section(9, asm.Code(1, 0, asm.Leb(size), make([]byte, size))), asm.Section(10, empty)),
		"names":                   append(asm.Module(one, asm.Section(10, empty)), asm.Code(0, asm.Sized("name", 1, asm.Sized(asm.Leb(count), names)))...),
		"types":                   asm.Module(asm.Section(1, many(asm.Type(9, 9))...)),
		"groups of locals":        asm.Module(one, asm.Section(10, asm.Sized(asm.Leb(size/2), asm.Repeat(size/2, []byte{0, 0x7f}), 0x0b))),
		"custom sections":         asm.Module(asm.Repeat(size/4, []byte{0, 2, 1, 'x'})),
		"dead code":               run(0x00, asm.Repeat(size, []byte{0x1a})),
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
