package rewrite_test

import (
	"math/rand/v2"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// The most instructions that may run for a unit of fuel: text that is long is charged a 25th of its length, and a call of a function
// of 64 instructions without loops costs 16.
const perFuel = 26 * 4

// countdown runs its parts and goes round while local 0, counted down, is not 0.
func countdown(parts ...any) []byte {
	return asm.Code(op.Loop, op.Void, asm.Code(parts...), op.LocalGet, 0, asm.I32(1), op.I32Sub, op.LocalTee, 0, op.BrIf, 0, op.End)
}

// work is n instructions that do nothing, in pairs.
func work(n int) []byte { return asm.Repeat(n/2, asm.Code(asm.I32(1), op.Drop)) }

// spinner is a module whose function 0, "f", is (i32) -> (i32) with two locals; functions 1 and on are of the same type.
func spinner(bodies ...[]byte) []byte {
	types, elements := [][]byte{}, []byte{}
	for i := range bodies {
		types = append(types, []byte{0})
		elements = append(elements, asm.Leb(i)...)
	}
	return asm.Module(
		asm.Section(1, asm.Type(1, 1), asm.Type(1, 0), asm.Type(2, 1)),
		asm.Section(3, types...),
		asm.Section(4, asm.Code(wasmbin.FuncRef, 0, asm.Leb(len(bodies)))),
		asm.Section(7, asm.Export("f", 0)),
		asm.Section(9, asm.Code(0, asm.I32(0), op.End, asm.Leb(len(bodies)), elements)),
		asm.Section(10, bodies...),
	)
}

// TestTicks has a guest that spins in any way leave to the host: by the number of instructions that ran, which is known by
// construction, there must be a tick for every so many.
func TestTicks(t *testing.T) {
	const minus1 = op.I32Sub
	one := asm.I32(1)
	down := asm.Code(op.LocalGet, 0, one, minus1) // local 0 - 1
	call := func(how ...any) []byte {             // if local 0 == 0 return 0; call with local 0 - 1
		return asm.Function(2, op.LocalGet, 0, op.I32Eqz, op.If, op.Void, asm.I32(0), op.Return, op.End, down, asm.Code(how...))
	}
	outer := func(each int, rest ...any) []byte { // an outer loop with much in it that the inner one does not have
		return asm.Function(2, op.Loop, op.Void, work(each), op.Loop, op.Void, op.LocalGet, 0, one, minus1, op.LocalTee, 0, op.I32Eqz, op.If, op.Void, asm.I32(0), op.Return, op.End, asm.Code(rest...), op.End, op.End, asm.I32(0))
	}
	for _, c := range []struct {
		name   string
		bodies [][]byte
		times  int // the argument
		each   int // instructions of one turn, at least
		most   int // of instructions for a unit of fuel; 0: perFuel
	}{
		{name: "br_if", times: 1_000_000, each: 5, most: 2, bodies: [][]byte{asm.Function(2, countdown(), asm.I32(0))}},
		{name: "br", times: 1_000_000, each: 8, most: 2, bodies: [][]byte{
			asm.Function(2, op.Loop, op.Void, op.LocalGet, 0, op.I32Eqz, op.If, op.Void, asm.I32(0), op.Return, op.End, down, op.LocalSet, 0, op.Br, 0, op.End, asm.I32(0))}},
		{name: "br_table", times: 1_000_000, each: 6, most: 2, bodies: [][]byte{ // [leaves, goes round]
			asm.Function(2, op.Block, op.Void, op.Loop, op.Void, down, op.LocalTee, 0, op.BrTable, 1, 1, 0, op.End, op.End, asm.I32(0))}},
		{name: "br_table to an outer loop", times: 100_000, each: 3000, most: 26, bodies: [][]byte{outer(3000, asm.I32(1), op.BrTable, 1, 0, 1)}},
		{name: "br_table to an outer loop, named first", times: 100_000, each: 3000, most: 26, bodies: [][]byte{outer(3000, asm.I32(0), op.BrTable, 1, 1, 0)}},
		{name: "br to an outer loop", times: 100_000, each: 3000, most: 26, bodies: [][]byte{outer(3000, op.Br, 1)}},
		{name: "br_if to an outer loop", times: 100_000, each: 3000, most: 26, bodies: [][]byte{outer(3000, asm.I32(1), op.BrIf, 1)}},
		{name: "loop with a param", times: 1_000_000, each: 4, most: 2, bodies: [][]byte{ // type 0: i32 -> i32
			asm.Function(2, op.LocalGet, 0, op.Loop, 0, one, minus1, op.LocalTee, 0, op.LocalGet, 0, op.BrIf, 0, op.End)}},
		{name: "br with a param", times: 1_000_000, each: 8, most: 2, bodies: [][]byte{
			asm.Function(2, op.LocalGet, 0, op.Loop, 0, op.LocalTee, 0, op.I32Eqz, op.If, op.Void, asm.I32(0), op.Return, op.End, down, op.Br, 0, op.End)}},
		{name: "br_table with two params", times: 1_000_000, each: 6, most: 2, bodies: [][]byte{ // type 2: i32 i32 -> i32
			asm.Function(2, op.Block, op.Void, op.LocalGet, 0, asm.I32(5), op.Loop, 2, op.Drop, one, minus1, op.LocalTee, 0, asm.I32(5), op.LocalGet, 0, op.I32Eqz, op.BrIf, 1, asm.I32(0), op.BrTable, 0, 0, op.End, op.Return, op.End, asm.I32(0))}},
		{name: "nested loops", times: 1000, each: 5000, most: 3, bodies: [][]byte{
			asm.Function(2, countdown(asm.I32(1000), op.LocalSet, 1, op.Loop, op.Void, op.LocalGet, 1, one, minus1, op.LocalTee, 1, op.BrIf, 0, op.End), asm.I32(0))}},
		{name: "a long loop", times: 10_000, each: 100_000, most: 26, bodies: [][]byte{asm.Function(2, countdown(work(100_000)), asm.I32(0))}},
		{name: "a loop of ifs", times: 2000, each: 4000, most: 26, bodies: [][]byte{
			asm.Function(2, countdown(asm.Repeat(1000, asm.Code(asm.I32(0), op.If, op.Void, work(200), op.End))), asm.I32(0))}},
		{name: "recursion", times: 5000, each: 6, most: 2, bodies: [][]byte{call(op.Call, 0)}},
		{name: "recursion in a long function", times: 1000, each: 3000, most: 26, bodies: [][]byte{call(work(3000), op.Call, 0)}},
		{name: "call_indirect in turns", times: 5000, each: 7, most: 2, bodies: [][]byte{call(asm.I32(1), op.CallIndirect, 0, 0), call(asm.I32(0), op.CallIndirect, 0, 0)}},
		{name: "return_call", times: 1_000_000, each: 6, most: 2, bodies: [][]byte{call(op.ReturnCall, 0)}},
		{name: "return_call in turns", times: 1_000_000, each: 6, most: 2, bodies: [][]byte{call(op.ReturnCall, 1), call(op.ReturnCall, 0)}},
		{name: "return_call_indirect", times: 1_000_000, each: 6, most: 2, bodies: [][]byte{call(asm.I32(0), op.ReturnCallIndirect, 0, 0)}},
		{name: "leaf functions", times: 10_000, each: 60 * 100, bodies: [][]byte{
			asm.Function(2, countdown(asm.Repeat(100, asm.Code(op.LocalGet, 0, op.Call, 1, op.Drop))), asm.I32(0)), asm.Function(0, work(60), asm.I32(0))}},
		{name: "many calls of a leaf", times: 10_000, each: 60 * 2000, bodies: [][]byte{
			asm.Function(2, countdown(asm.Repeat(2000, asm.Code(op.LocalGet, 0, op.Call, 1, op.Drop))), asm.I32(0)), asm.Function(0, work(60), asm.I32(0))}},
		{name: "long text behind a short dispatch loop", times: 10_000, each: 3000, most: 26, bodies: [][]byte{
			asm.Function(2, countdown(op.LocalGet, 0, op.Call, 1, op.Drop), asm.I32(0)),
			asm.Function(2, op.Loop, op.Void, op.Block, op.Void, op.LocalGet, 1, op.BrTable, 0, 0, op.End, op.End, work(3000), asm.I32(0))}},
		{name: "long turns of a dispatch loop", times: 10_000, each: 3000, most: 26, bodies: [][]byte{
			asm.Function(2, op.LocalGet, 0, op.If, op.Void, op.End, op.Loop, op.Void, op.Block, op.Void, op.LocalGet, 1, op.BrTable, 0, 0, op.End, work(3000), down, op.LocalTee, 0, op.BrIf, 0, op.End, asm.I32(0))}},
		{name: "recursion through a dispatch loop", times: 2000, each: 3000, most: 26, bodies: [][]byte{
			asm.Function(2, op.Loop, op.Void, op.Block, op.Void, op.LocalGet, 1, op.BrTable, 0, 0, op.End, op.End, op.LocalGet, 0, op.I32Eqz, op.If, op.Void, asm.I32(0), op.Return, op.End, work(3000), down, op.Call, 0)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := both(t, spinner(c.bodies...))
			if res, err := p.call(t, "f", c.times); err != "" || res[0] != 0 {
				t.Fatal(res, err)
			}
			if c.most == 0 {
				c.most = perFuel
			}
			ran := c.times * c.each
			if want := ran / (rewrite.StartFuel * c.most); p.ticks < want || want == 0 && p.ticks == 0 && ran > 2*rewrite.StartFuel*c.most {
				t.Errorf("%d instructions: %d ticks, want %d", ran, p.ticks, want)
			} else if p.ticks > ran/500 { // as little as is needed, too
				t.Errorf("%d instructions: %d ticks", ran, p.ticks)
			}
		})
	}
}

// TestTicksInterpreter has an interpreter's loop pay for the instruction that it runs at a turn, not for all that it knows.
func TestTicksInterpreter(t *testing.T) {
	const known, each, turns = 400, 30, 200_000
	labels, sections := []byte{}, []byte{}
	for i := range known {
		labels = append(labels, asm.Leb(i)...)
		loop := known - i // the block that is left over, and the other sections' blocks
		sections = append(sections, asm.Code(op.End, work(each), op.LocalGet, 0, asm.I32(1), op.I32Sub, op.LocalTee, 0, op.I32Eqz, op.BrIf, asm.Leb(loop+1), op.Br, asm.Leb(loop))...)
	}
	text := asm.Function(2, op.Block, op.Void, op.Loop, op.Void, op.Block, op.Void, asm.Repeat(known, []byte{op.Block, op.Void}), op.LocalGet, 0, asm.I32(known), op.I32RemU, op.BrTable, asm.Leb(known), labels, asm.Leb(known),
		sections, op.End, op.End, op.End, asm.I32(0))
	p := both(t, spinner(text))
	if res, err := p.call(t, "f", turns); err != "" || res[0] != 0 {
		t.Fatal(res, err)
	}
	if least, most := turns*each/rewrite.StartFuel/2, turns*(each+40)/rewrite.StartFuel; p.ticks < least || p.ticks > most {
		t.Errorf("%d ticks, want %d to %d", p.ticks, least, most)
	}
}

// TestTicksLongText has text without any loop leave to the host too, also where what is in the midst of it is skipped.
func TestTicksLongText(t *testing.T) {
	for name, body := range map[string][]byte{
		"straight":       asm.Function(2, work(1_000_000), asm.I32(0)),
		"skipped ifs":    asm.Function(2, asm.Repeat(250, asm.Code(work(3900), asm.I32(0), op.If, op.Void, work(4200), op.End)), asm.I32(0)),
		"else":           asm.Function(2, asm.Repeat(250, asm.Code(asm.I32(0), op.If, op.Void, work(4200), op.Else, work(3900), op.End)), asm.I32(0)),
		"skipped blocks": asm.Function(2, asm.Repeat(250, asm.Code(op.Block, op.Void, work(3900), op.Br, 0, work(4200), op.End)), asm.I32(0)),
		// as long as the text between two checks, which all fall into what is skipped
		"in step":               asm.Function(2, asm.Repeat(650, asm.Code(op.Block, op.Void, work(1500), op.Br, 0, work(2498), op.Nop, op.End)), asm.I32(0)),
		"br_if past a check":    asm.Function(2, asm.Repeat(250, asm.Code(op.Block, op.Void, op.Block, op.Void, work(3900), asm.I32(1), op.BrIf, 1, work(4200), op.End, work(3000), op.End)), asm.I32(0)),
		"br_table past a check": asm.Function(2, asm.Repeat(250, asm.Code(op.Block, op.Void, op.Block, op.Void, work(3900), asm.I32(0), op.BrTable, 0, 1, work(4200), op.End, work(3000), op.End)), asm.I32(0)),
	} {
		t.Run(name, func(t *testing.T) {
			p := both(t, spinner(body))
			const calls = 16
			for range calls {
				if res, err := p.call(t, "f", 0); err != "" || res[0] != 0 {
					t.Fatal(res, err)
				}
			}
			if want := calls * 970_000 / (rewrite.StartFuel * 51); p.ticks < want { // two pieces of text on the way to a check
				t.Errorf("%d ticks, want %d", p.ticks, want)
			}
		})
	}
}

// dispatchLoop is a function as Go's compiler makes them: a loop over blocks with a table of jumps. Each section mixes its number into
// local 2, and counts down local 0; at 0 it returns. It goes on at a place that is drawn, by a branch to the loop like Go's, or like it
// but for a detail. With params the loop takes a number along, which the last section mixes in.
func dispatchLoop(r *rand.Rand, sections int, params bool) []byte {
	out := asm.Code(op.Loop, op.Void)
	if params {
		out = asm.Code(asm.I32(3), op.Loop, 0)
	}
	out = append(out, asm.Repeat(sections, []byte{op.Block, op.Void})...)
	labels := []byte{}
	for range sections + 2 {
		labels = append(labels, asm.Leb(r.IntN(sections))...)
	}
	out = append(out, asm.Code(op.LocalGet, 1, op.BrTable, asm.Leb(sections+1), labels)...)
	for i := range sections {
		last := i == sections-1
		out = append(out, op.End)
		if params && last {
			out = append(out, asm.Code(op.LocalGet, 2, op.I32Add, op.LocalSet, 2)...)
		}
		out = append(out, asm.Code(op.LocalGet, 2, asm.I32(31), op.I32Mul, asm.I32(i+1), op.I32Add, op.LocalSet, 2)...)
		out = append(out, asm.Code(op.LocalGet, 0, asm.I32(1), op.I32Sub, op.LocalTee, 0, op.I32Eqz, op.If, op.Void, op.LocalGet, 2, op.Return, op.End)...)
		loop := sections - 1 - i
		along := []byte{}
		if params {
			along = asm.I32(r.IntN(1000))
		}
		set := asm.Code(along, asm.I32([]int{r.IntN(sections + 2), i + 1, -1, 1 << 30, r.IntN(2 * sections)}[r.IntN(5)]), op.LocalSet, 1)
		switch r.IntN(5) {
		case 0: // on a condition
			out = append(out, asm.Code(op.LocalGet, 2, asm.I32(4), op.I32And, op.If, op.Void, set, op.Br, asm.Leb(loop+1), op.End)...)
		case 1: // with something between
			out = append(out, asm.Code(set, op.Nop, op.Br, asm.Leb(loop))...)
		case 2: // from within other blocks
			out = append(out, asm.Code(op.Block, op.Void, op.Block, op.Void, op.LocalGet, 2, asm.I32(8), op.I32And, op.BrIf, 0, set, op.Br, asm.Leb(loop+2), op.End, op.End)...)
		case 3: // from within another loop
			out = append(out, asm.Code(op.Loop, op.Void, set, op.LocalGet, 2, asm.I32(8), op.I32And, op.BrIf, asm.Leb(loop+1), asm.Code(map[bool][]byte{true: {op.Drop}}[params]), op.End)...)
		}
		if last || r.IntN(2) == 0 {
			out = append(out, asm.Code(set, op.Br, asm.Leb(loop))...)
		}
	}
	if params {
		return asm.Function(2, out, op.End)
	}
	return asm.Function(2, out, op.End, op.LocalGet, 2)
}

// TestDispatch has dispatch loops give the same results, though their forward jumps are sent straight on, and tick.
func TestDispatch(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	results := map[uint64]bool{}
	for round := range 120 {
		text := spinner(dispatchLoop(r, 1+r.IntN(12), round%4 == 0))
		p := both(t, text)
		for _, turns := range []int{1, 2, 3, 5, 20, 1000, 100_000} {
			p.ticks = 0
			res, err := p.call(t, "f", turns)
			if err != "" {
				t.Fatal(err)
			}
			results[res[0]] = true
			if want := turns * 15 / (rewrite.StartFuel * 26); p.ticks < want {
				t.Errorf("round %d: %d turns, %d ticks, want %d\n%x", round, turns, p.ticks, want, text)
			}
		}
	}
	if len(results) < 200 {
		t.Errorf("%d different results only", len(results))
	}
}
