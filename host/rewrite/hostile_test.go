package rewrite_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// hostile are modules of about this many bytes that have as much as can be of one thing.
func hostile(size int) map[string][]byte {
	run := func(parts ...any) []byte { return spinner(function(2, code(parts...), i32(0))) }
	loop, dispatch := code(0x03, 0x40), code(0x03, 0x40, 0x02, 0x40, 0x20, 1, 0x0e, 0, 0)
	fill := code(i32(0), i32(0), i32(0), 0xfc, 11, 0)
	nested := func(head, foot []byte) []byte {
		n := size / (len(head) + len(foot))
		return run(repeat(n, head), repeat(n, foot))
	}
	many := func(item []byte) [][]byte { return slices.Repeat([][]byte{item}, size/len(item)) }
	names, exports := []byte{}, [][]byte{}
	count := size / 10
	for i := range count {
		names = append(names, code(leb(i), "name")...)
		exports = append(exports, export(fmt.Sprint(i), 0))
	}
	empty := function(0)
	one := code(section(1, funcType(0, 0)), section(3, []byte{0}))
	loops, segments := size/4, size/12
	inits := []byte{}
	for i := range segments {
		inits = append(inits, code(i32(0), i32(0), i32(0), 0xfc, 8, leb(i), 0)...)
	}
	return map[string][]byte{
		"nested blocks":           nested(code(0x02, 0x40), []byte{0x0b}),
		"nested ifs":              nested(code(i32(0), 0x04, 0x40), []byte{0x05, 0x0b}),
		"nested loops":            nested(loop, code(0x0c, 0, 0x0b)),
		"nested dispatch loops":   nested(dispatch, code(0x0b, i32(0), 0x21, 1, 0x0c, 0, 0x0b)),
		"loops one by one":        run(repeat(size/6, code(loop, i32(0), 0x0d, 0, 0x0b))),
		"branches to one loop":    run(loop, repeat(size/2, code(0x0c, 0)), 0x0b),
		"branches to many loops":  run(repeat(loops/2, loop), repeat(loops/2, code(i32(0), 0x0d, leb(loops/2-1))), repeat(loops/2, []byte{0x0b})),
		"a br_table":              run(0x02, 0x40, i32(0), 0x0e, leb(size), repeat(size+1, []byte{0}), 0x0b),
		"a br_table of loops":     run(repeat(100, loop), i32(0), 0x0e, leb(size), repeat(size+1, []byte{70}), repeat(100, []byte{0x0b})),
		"a dispatch of many":      run(loop, 0x02, 0x40, 0x20, 1, 0x0e, leb(size), repeat(size+1, []byte{0}), 0x0b, 0x0b),
		"br_tables":               run(loop, repeat(size/5, code(i32(0), 0x0e, 0, 0)), 0x0b),
		"functions":               wasm(section(1, funcType(0, 0)), section(3, slices.Repeat([][]byte{{0}}, size/(len(empty)+1))...), section(10, slices.Repeat([][]byte{empty}, size/(len(empty)+1))...)),
		"memory.fill":             wasm(one, section(5, []byte{0, 1}), section(10, function(0, repeat(size/len(fill), fill)))),
		"memory.init of segments": wasm(one, section(5, []byte{0, 1}), code(12, sized(leb(segments))), section(10, function(0, inits)), section(11, slices.Repeat([][]byte{{1, 0}}, segments)...)),
		"table.fill":              wasm(one, section(4, []byte{0x70, 0, 1}), section(10, function(0, repeat(size/9, code(i32(0), 0xd0, 0x70, i32(0), 0xfc, 17, 0))))),
		"mutable globals":         wasm(section(6, many(code(0x7f, 1, i32(0), 0x0b))...)),
		"exports":                 wasm(one, section(7, exports...), section(10, empty)),
		"elements":                wasm(one, section(4, []byte{0x70, 0, 1}), section(9, code(1, 0, leb(size), make([]byte, size))), section(10, empty)),
		"names":                   append(wasm(one, section(10, empty)), code(0, sized("name", 1, sized(leb(count), names)))...),
		"types":                   wasm(section(1, many(funcType(9, 9))...)),
		"groups of locals":        wasm(one, section(10, sized(leb(size/2), repeat(size/2, []byte{0, 0x7f}), 0x0b))),
		"custom sections":         wasm(repeat(size/4, []byte{0, 2, 1, 'x'})),
		"dead code":               run(0x00, repeat(size, []byte{0x1a})),
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
