package rewrite_test

import (
	"context"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// BenchmarkTickGap measures the time from one tick to the next of guests that make it as long as they can, with the most fuel: us-mean, and
// us-least, which is what it takes if nothing else runs.
//
//	go test -run '^$' -bench TickGap -benchtime 1x ./host/rewrite
func BenchmarkTickGap(b *testing.B) {
	// i64: -1 / (local 0 | 1), four times
	divide := asm.Repeat(4, asm.Code(op.I64Const, 0x7f, op.LocalGet, 0, op.I64ExtendI32U, op.I64Const, 1, op.I64Or, op.I64DivS, op.Drop))
	calls := func(n int, leaf []byte) []byte {
		return spinner(asm.Function(2, countdown(asm.Repeat(n, asm.Code(op.LocalGet, 0, op.Call, 1, op.Drop))), asm.I32(0)), leaf)
	}
	grow := func(n int) []byte {
		return asm.Module(asm.Section(1, asm.Type(1, 1)), asm.Section(3, []byte{0}), asm.Section(5, asm.Code(1, 1, asm.Leb(16))), asm.Section(7, asm.Export("f", 0)),
			asm.Section(10, asm.Function(2, countdown(asm.Repeat(n, asm.Code(asm.I32(0), op.MemoryGrow, 0, op.Drop))), asm.I32(0))))
	}
	for _, c := range []struct {
		name string
		wasm []byte
	}{
		{"tight-loop", spinner(asm.Function(2, countdown(), asm.I32(0)))},
		{"straight-text", spinner(asm.Function(2, countdown(asm.Repeat(1000, asm.Code(op.LocalGet, 1, asm.I32(3), op.I32Mul, op.LocalGet, 0, op.I32Add, op.LocalSet, 1))), asm.I32(0)))},
		{"divisions", spinner(asm.Function(2, countdown(asm.Repeat(80, divide)), asm.I32(0)))},
		{"leaf-calls", calls(220, asm.Function(0, asm.Repeat(15, asm.Code(op.LocalGet, 0, asm.I32(3), op.I32Mul, op.LocalSet, 0)), op.LocalGet, 0))},
		{"leaf-calls-dividing", calls(220, asm.Function(0, divide, op.LocalGet, 0))},
		{"fill-1024", asm.Module(asm.Section(1, asm.Type(1, 1)), asm.Section(3, []byte{0}), asm.Section(5, []byte{0, 1}), asm.Section(7, asm.Export("f", 0)),
			asm.Section(10, asm.Function(2, countdown(asm.Repeat(110, asm.Code(asm.I32(0), asm.I32(0), asm.I32(1024), op.Bulk, op.MemoryFill, 0))), asm.I32(0))))},
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
