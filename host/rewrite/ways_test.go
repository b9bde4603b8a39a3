package rewrite_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// walk makes a function that wanders through nested blocks, loops, ifs and branches of every kind, drawn at random, and counts the
// instructions that it runs in global 0, until there are as many as its argument. Local 1 is what it draws from while it runs.
type walk struct {
	r     *rand.Rand
	open  []bool // what is open: true for a loop
	piece int    // the most instructions that come one after the other
	left  int    // statements
}

func (w *walk) work() []byte {
	n := 2 * w.r.IntN(w.piece/2+1)
	return asm.Code(work(n), op.GlobalGet, 0, asm.I32(n+4), op.I32Add, op.GlobalSet, 0, // global 0 += n + 4
		// if it is the argument or more: return it
		op.GlobalGet, 0, op.LocalGet, 0, op.I32GeS, op.If, op.Void, op.GlobalGet, 0, op.Return, op.End)
}

// draw leaves a number up to 2^bits - 1.
func (w *walk) draw(bits int) []byte {
	return asm.Code(op.LocalGet, 1, asm.I32(1103515245), op.I32Mul, asm.I32(12345), op.I32Add, op.LocalTee, 1, asm.I32(16), op.I32ShrU, asm.I32(1<<bits-1), op.I32And)
}

func (w *walk) label() []byte { return asm.Leb(w.r.IntN(len(w.open))) }

func (w *walk) within(loop bool, head, foot []byte) []byte {
	w.open = append(w.open, loop)
	defer func() { w.open = w.open[:len(w.open)-1] }()
	out := append([]byte{}, head...)
	if loop {
		out = append(out, w.work()...) // so that it ends
	}
	return asm.Code(out, w.text(), foot)
}

func (w *walk) text() []byte {
	out := []byte{}
	for range 1 + w.r.IntN(4) {
		if w.left--; w.left < 0 {
			return append(out, w.work()...)
		}
		switch w.r.IntN(12) {
		case 0, 1:
			out = append(out, w.within(false, asm.Code(op.Block, op.Void), []byte{op.End})...)
		case 2, 3:
			out = append(out, w.within(true, asm.Code(op.Loop, op.Void), []byte{op.End})...)
		case 4:
			out = append(out, w.within(false, asm.Code(w.draw(1), op.If, op.Void), []byte{op.End})...)
		case 5:
			then := w.within(false, asm.Code(w.draw(1), op.If, op.Void), []byte{op.Else})
			out = append(append(out, then...), w.within(false, nil, []byte{op.End})...)
		case 6, 7:
			out = append(out, asm.Code(w.draw(1), op.BrIf, w.label())...)
		case 8: // what is behind it in the block cannot be reached
			out = append(out, asm.Code(op.Br, w.label(), w.work())...)
			return out
		case 9:
			labels := []byte{}
			for range 4 {
				labels = append(labels, w.label()...)
			}
			out = append(out, asm.Code(w.draw(2), op.BrTable, 3, labels)...)
			return out
		default:
			out = append(out, w.work()...)
		}
	}
	return out
}

// TestWays holds that whatever way a guest takes is paid for, and that no way is long without a check.
func TestWays(t *testing.T) {
	for round := range 150 {
		r := rand.New(rand.NewPCG(7, uint64(round)))
		w := &walk{r: r, piece: []int{4, 60, 400, 3000}[round%4], left: 40}
		body := asm.Function(1, w.within(true, asm.Code(op.Loop, op.Void), asm.Code(op.Br, 0, op.End)), op.Unreachable)
		text := asm.Module(
			asm.Section(1, asm.Type(1, 1)), asm.Section(3, []byte{0}), asm.Section(6, asm.Code(wasmbin.I32, 1, asm.I32(0), op.End)),
			asm.Section(7, asm.Export("f", 0), asm.Code("ran", 3, 0)), asm.Section(10, body))
		rewritten, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Fatal(err)
		}
		// With all the fuel there is, what ran between two ticks is within what it pays for; with the least, every check ticks.
		// A check pays 1 for 26 instructions at least, of which there may be 4,100 more, and what the guest has run before the first of
		// these ticks but counts behind it. It does not count what draws.
		for _, c := range []struct{ fuel, most int }{{rewrite.StartFuel, 26*rewrite.StartFuel + 4100 + w.piece}, {1, 4100 + w.piece}} {
			ctx := context.Background()
			rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
			last, worst, ticks := 0, 0, 0
			_, err = rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, m api.Module, stack []uint64) {
				ran := int(m.ExportedGlobal("ran").Get())
				if ticks++; ticks > 1 { // the first fuel is always StartFuel
					worst = max(worst, ran-last)
				}
				last, stack[0] = ran, uint64(c.fuel)
			}), nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx)
			if err != nil {
				t.Fatal(err)
			}
			m, err := rt.InstantiateWithConfig(ctx, rewritten, wazero.NewModuleConfig().WithName(""))
			if err != nil {
				t.Fatalf("%v\n%x", err, text)
			}
			const end = 2_000_000
			if res, err := m.ExportedFunction("f").Call(ctx, end); err != nil || res[0] < end {
				t.Fatal(res, err)
			}
			if worst = max(worst, end-last); worst > c.most {
				t.Errorf("round %d: fuel %d: %d instructions without a tick, want at most %d\n%x", round, c.fuel, worst, c.most, body)
			}
			rt.Close(ctx)
		}
	}
}
