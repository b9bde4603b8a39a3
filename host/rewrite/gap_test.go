package rewrite_test

import (
	"context"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// BenchmarkTickGap measures the time from one tick to the next of guests that make it as long as they can, with the most fuel: us-mean, and
// us-least, which is what it takes if nothing else runs.
//
//	go test -run '^$' -bench TickGap -benchtime 1x ./host/rewrite
func BenchmarkTickGap(b *testing.B) {
	divide := repeat(4, code(0x42, 0x7f, 0x20, 0, 0xad, 0x42, 1, 0x84, 0x7f, 0x1a)) // i64: -1 / (local 0 | 1), four times
	calls := func(n int, leaf []byte) []byte {
		return spinner(function(2, countdown(repeat(n, code(0x20, 0, 0x10, 1, 0x1a))), i32(0)), leaf)
	}
	grow := func(n int) []byte {
		return wasm(section(1, funcType(1, 1)), section(3, []byte{0}), section(5, code(1, 1, leb(16))), section(7, export("f", 0)),
			section(10, function(2, countdown(repeat(n, code(i32(0), 0x40, 0, 0x1a))), i32(0))))
	}
	for _, c := range []struct {
		name string
		wasm []byte
	}{
		{"tight-loop", spinner(function(2, countdown(), i32(0)))},
		{"straight-text", spinner(function(2, countdown(repeat(1000, code(0x20, 1, i32(3), 0x6c, 0x20, 0, 0x6a, 0x21, 1))), i32(0)))},
		{"divisions", spinner(function(2, countdown(repeat(80, divide)), i32(0)))},
		{"leaf-calls", calls(220, function(0, repeat(15, code(0x20, 0, i32(3), 0x6c, 0x21, 0)), 0x20, 0))},
		{"leaf-calls-dividing", calls(220, function(0, divide, 0x20, 0))},
		{"fill-1024", wasm(section(1, funcType(1, 1)), section(3, []byte{0}), section(5, []byte{0, 1}), section(7, export("f", 0)),
			section(10, function(2, countdown(repeat(110, code(i32(0), i32(0), i32(1024), 0xfc, 11, 0))), i32(0))))},
		{"memory.grow", grow(15)},
	} {
		b.Run(c.name, func(b *testing.B) {
			ctx := context.Background()
			rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
			defer rt.Close(ctx)
			var last time.Time
			var sum, least time.Duration
			ticks := 0
			if _, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().WithGoFunction(api.GoFunc(func(_ context.Context, stack []uint64) {
				now := time.Now()
				if gap := now.Sub(last); !last.IsZero() {
					if sum += gap; ticks == 0 || gap < least {
						least = gap
					}
					if ticks++; ticks == 200 {
						panic("enough")
					}
				}
				last = now
				stack[0] = rewrite.MaxFuel
			}), nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx); err != nil {
				b.Fatal(err)
			}
			text, _, err := rewrite.Rewrite(c.wasm)
			if err != nil {
				b.Fatal(err)
			}
			m, err := rt.InstantiateWithConfig(ctx, text, wazero.NewModuleConfig().WithName(""))
			if err != nil {
				b.Fatal(err)
			}
			m.ExportedFunction("f").Call(ctx, 1<<31)
			b.ReportMetric(float64(sum.Microseconds())/float64(max(ticks, 1)), "us-mean")
			b.ReportMetric(float64(least.Microseconds()), "us-least")
			b.ReportMetric(0, "ns/op")
		})
	}
}
