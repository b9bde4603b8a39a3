package rewrite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// maxFuzzed is how long a module may be: what there is to find is found in a short one, and a long one takes a hundred times as long.
const maxFuzzed = 4 << 10

// growth is how many times as long as its input a rewritten module can be: 23 bytes for a branch of two, and some more where numbers are
// long.
const growth = 20

// compile returns the error with which wazero rejects a module, or nil.
func compile(rt wazero.Runtime, text []byte) (err error) {
	defer func() {
		if p := recover(); p != nil { // wazero's decoder on some malformed modules
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	m, err := rt.CompileModule(context.Background(), text)
	if err == nil {
		m.Close(context.Background())
	}
	return err
}

// limited reports whether a module may be rejected for this reason although wazero accepts it.
func limited(err error) bool {
	if err.Error() == "section 12: ends too early" { // wazero takes one that is empty, at the end, for none
		return true
	}
	for _, reason := range []string{"are reserved", "the limit is", "build it without", "which is not supported", "more than"} {
		if strings.Contains(err.Error(), reason) {
			return true
		}
	}
	return false
}

// bigNumber reports whether a number may have more than 21 bits. wazero makes room for as many items as a list claims, which would end the
// process: a module that is rejected must not reach it, in tests neither.
func bigNumber(text []byte) bool {
	run := 0
	for _, b := range text {
		if run++; b < 0x80 {
			run = 0
		}
		if run == 3 {
			return true
		}
	}
	return false
}

// check has the rules of rewriting hold for any bytes. It returns the new module if there is one that is valid.
func check(t *testing.T, rt wazero.Runtime, text []byte) []byte {
	t.Helper()
	out, info, err := rewrite.Rewrite(text)
	if err != nil {
		if out != nil || info.Size != 0 {
			t.Error("a result and an error")
		}
		if bare, ok := withoutCustom(text); ok && !limited(err) && !strings.HasPrefix(err.Error(), "custom section: ") && !bigNumber(bare) {
			if valid := compile(rt, bare); valid == nil {
				t.Fatalf("wazero accepts what is refused: %v\n%x", err, text)
			}
		}
		return nil
	}
	if info.Size != len(out) || len(out) > growth*len(text)+4096 {
		t.Fatalf("%d bytes became %d, Size %d", len(text), len(out), info.Size)
	}
	bare, ok := withoutCustom(text) // names that are broken are no reason to refuse a module
	if !ok {
		t.Fatalf("accepted, and not well-formed: %x", text)
	}
	before, after := compile(rt, bare), compile(rt, out)
	if before == nil && after != nil && strings.Contains(after.Error(), "custom") {
		return nil // a custom section's name is kept as it is
	}
	if (before == nil) != (after == nil) {
		t.Fatalf("wazero says: %v; rewritten: %v\n%x\n%x", before, after, text, out)
	}
	if after != nil {
		return nil
	}
	return out
}

// withoutCustom returns a module without its custom sections; false: it is malformed. It shares no code with what it tests.
func withoutCustom(text []byte) ([]byte, bool) {
	if len(text) < 8 {
		return nil, false
	}
	out := text[:8:8]
	for at := 8; at < len(text); {
		size, n := 0, at+1
		for shift := 0; ; shift += 7 {
			if n >= len(text) || shift > 28 {
				return nil, false
			}
			size |= int(text[n]&0x7f) << shift
			n++
			if text[n-1] < 0x80 {
				break
			}
		}
		if size > len(text)-n {
			return nil, false
		}
		if text[at] != 0 {
			out = append(out, text[at:n+size]...)
		}
		at = n + size
	}
	return out, true
}

// FuzzRewrite has Rewrite not panic on any bytes; accept what wazero accepts, and wazero accept the output; and invalid modules stay
// invalid. A module that is valid and needs no imports runs: it returns, traps or ticks.
func FuzzRewrite(f *testing.F) {
	files, err := filepath.Glob("../testdata/guest/*.wasm")
	if err != nil || len(files) == 0 {
		f.Fatal("no guests: ", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) <= maxFuzzed {
			f.Add(text)
		}
	}
	for _, text := range seeds() {
		f.Add(text)
	}
	ctx := context.Background()
	// The interpreter: the compiler takes ten times as long for each module, and is wazero's to test.
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features).WithMemoryLimitPages(16))
	f.Cleanup(func() { rt.Close(ctx) })
	left := 0
	enough := errors.New("enough")
	if _, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().WithGoFunction(api.GoFunc(func(_ context.Context, stack []uint64) {
		if left--; left < 0 {
			panic(enough)
		}
		stack[0] = rewrite.StartFuel
	}), nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > maxFuzzed {
			return
		}
		out := check(t, rt, text)
		if out == nil {
			return
		}
		if cost, err := rewrite.Measure(out); err != nil || cost.Time < 0 || cost.Beyond > cost.Time {
			t.Fatalf("measured: %+v, %v\n%x", cost, err, text)
		}
		if _, err := rewrite.Outline(text); err != nil {
			t.Fatalf("outline: %v\n%x", err, text)
		}
		stuck := time.AfterFunc(20*time.Second, func() { panic(fmt.Sprintf("does not tick: %x", text)) })
		defer stuck.Stop()
		left = 10
		m, err := rt.InstantiateWithConfig(ctx, out, wazero.NewModuleConfig().WithName("").WithStartFunctions())
		if err != nil {
			return // an import is missing, or start trapped
		}
		defer m.Close(ctx)
		for name, d := range m.ExportedFunctionDefinitions() {
			left = 10
			m.ExportedFunction(name).Call(ctx, make([]uint64, 2*len(d.ParamTypes()))...)
		}
	})
}

// seeds are small modules with everything in them.
func seeds() [][]byte {
	three := asm.Code(asm.I32(0), asm.I32(2), asm.I32(3))
	v128 := asm.Code(op.Vector, op.Br, asm.Repeat(16, []byte{7}))
	return [][]byte{
		asm.Module(),
		bulkMemory(1, make([]byte, 2000), []byte("short")),
		tables(20),
		body(),
		body(op.Loop, op.Void, asm.I32(0), op.BrIf, 0, op.End),
		body(op.Loop, op.Void, op.Br, 0, op.End),
		body(op.Block, op.Void, op.Loop, op.Void, asm.I32(1), op.BrTable, 2, 0, 1, 0, op.End, op.End),
		body(asm.I32(1), op.If, wasmbin.I32, asm.I32(2), op.Else, asm.I32(3), op.End, op.Drop, op.Call, 0),
		body(asm.I32(0), op.CallIndirect, 0, 0, asm.I32(0), op.ReturnCallIndirect, 0, 0),
		body(op.ReturnCall, 1),
		body(op.GlobalGet, 0, op.GlobalSet, 0, op.LocalGet, 0, op.LocalTee, 0, op.LocalSet, 0),
		body(three, op.Bulk, op.MemoryInit, 0, 0, three, op.Bulk, op.MemoryCopy, 0, 0, three, op.Bulk, op.MemoryFill, 0, op.Bulk, op.DataDrop, 0),
		body(three, op.Bulk, op.TableCopy, 0, 0, op.RefNull, wasmbin.FuncRef, asm.I32(1), op.Bulk, op.TableGrow, 0, op.Drop, op.Bulk, op.TableSize, 0, op.Drop, asm.I32(0), op.RefNull, wasmbin.FuncRef, asm.I32(1), op.Bulk, op.TableFill, 0, op.Bulk, op.ElemDrop, 0),
		body(asm.I32(0), op.TableGet, 0, op.RefIsNull, op.Drop, asm.I32(0), op.RefNull, wasmbin.FuncRef, op.TableSet, 0),
		body(v128, v128, op.Vector, op.I8x16Shuffle, asm.Repeat(16, []byte{3}), v128, op.Vector, 0x80, 1, op.Drop, op.Drop, asm.I32(0), op.Vector, op.V128Load, 4, 0, op.Vector, 0x15, 3, op.Drop),
		body(op.I64Const, 0x7f, op.F64ConvertI64S, op.F64Const, asm.Repeat(8, []byte{1}), op.F64Div, op.Bulk, 6, op.I64Eqz, op.Drop, op.F32Const, asm.Repeat(4, []byte{2}), op.Drop, asm.I32(1), op.MemoryGrow, 0, op.Drop, op.MemorySize, 0, op.Drop),
		body(asm.I32(1), asm.I32(2), asm.I32(3), op.Select, asm.I32(1), asm.I32(2), op.SelectT, 1, wasmbin.I32, op.Drop, asm.I32(0), op.I32Load, 2, 4, op.Drop, op.Unreachable),
		with(6, asm.Section(6, asm.Code(wasmbin.V128, 1, v128, op.End), asm.Code(wasmbin.FuncRef, 1, op.RefFunc, 0, op.End), asm.Code(wasmbin.I64, 1, op.I64Const, 1, op.I64Const, 2, op.I64Add, op.End))),
		with(8, asm.Code(8, 1, 1)),
		with(9, asm.Section(9, asm.Code(4, asm.I32(0), op.End, 1, op.RefFunc, 1, op.End), asm.Code(3, 0, 1, 1), asm.Code(2, 0, asm.I32(0), op.End, 0, 1, 1), asm.Code(5, wasmbin.FuncRef, 1, op.RefNull, wasmbin.FuncRef, op.End))),
		append(body(), asm.Code(0, asm.Sized("name", 0, asm.Sized("m"), 1, asm.Sized(2, 0, "f", 1, "run"), 2, asm.Sized(1, 1, 1, 0, "x")), 0, asm.Sized(".debug_info", 1))...),
		spinner(asm.Function(2, op.Loop, op.Void, op.Block, op.Void, op.Block, op.Void, op.LocalGet, 1, op.BrTable, 2, 0, 1, 0, op.End, asm.I32(1), op.LocalSet, 1, op.Br, 1, op.End, asm.I32(0), op.LocalSet, 1, op.Br, 0, op.End, asm.I32(0))),
		spinner(asm.Function(2, op.LocalGet, 0, op.Loop, 0, op.LocalTee, 0, op.LocalGet, 0, op.BrIf, 0, op.End)),
	}
}
