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
	v128 := asm.Code(0xfd, 0x0c, asm.Repeat(16, []byte{7}))
	return [][]byte{
		asm.Module(),
		bulkMemory(1, make([]byte, 2000), []byte("short")),
		tables(20),
		body(),
		body(0x03, 0x40, asm.I32(0), 0x0d, 0, 0x0b),
		body(0x03, 0x40, 0x0c, 0, 0x0b),
		body(0x02, 0x40, 0x03, 0x40, asm.I32(1), 0x0e, 2, 0, 1, 0, 0x0b, 0x0b),
		body(asm.I32(1), 0x04, 0x7f, asm.I32(2), 0x05, asm.I32(3), 0x0b, 0x1a, 0x10, 0),
		body(asm.I32(0), 0x11, 0, 0, asm.I32(0), 0x13, 0, 0),
		body(0x12, 1),
		body(0x23, 0, 0x24, 0, 0x20, 0, 0x22, 0, 0x21, 0),
		body(three, 0xfc, 8, 0, 0, three, 0xfc, 10, 0, 0, three, 0xfc, 11, 0, 0xfc, 9, 0),
		body(three, 0xfc, 14, 0, 0, 0xd0, 0x70, asm.I32(1), 0xfc, 15, 0, 0x1a, 0xfc, 16, 0, 0x1a, asm.I32(0), 0xd0, 0x70, asm.I32(1), 0xfc, 17, 0, 0xfc, 13, 0),
		body(asm.I32(0), 0x25, 0, 0xd1, 0x1a, asm.I32(0), 0xd0, 0x70, 0x26, 0),
		body(v128, v128, 0xfd, 0x0d, asm.Repeat(16, []byte{3}), v128, 0xfd, 0x80, 1, 0x1a, 0x1a, asm.I32(0), 0xfd, 0, 4, 0, 0xfd, 0x15, 3, 0x1a),
		body(0x42, 0x7f, 0xb9, 0x44, asm.Repeat(8, []byte{1}), 0xa3, 0xfc, 6, 0x50, 0x1a, 0x43, asm.Repeat(4, []byte{2}), 0x1a, asm.I32(1), 0x40, 0, 0x1a, 0x3f, 0, 0x1a),
		body(asm.I32(1), asm.I32(2), asm.I32(3), 0x1b, asm.I32(1), asm.I32(2), 0x1c, 1, 0x7f, 0x1a, asm.I32(0), 0x28, 2, 4, 0x1a, 0x00),
		with(6, asm.Section(6, asm.Code(0x7b, 1, v128, 0x0b), asm.Code(0x70, 1, 0xd2, 0, 0x0b), asm.Code(0x7e, 1, 0x42, 1, 0x42, 2, 0x7c, 0x0b))),
		with(8, asm.Code(8, 1, 1)),
		with(9, asm.Section(9, asm.Code(4, asm.I32(0), 0x0b, 1, 0xd2, 1, 0x0b), asm.Code(3, 0, 1, 1), asm.Code(2, 0, asm.I32(0), 0x0b, 0, 1, 1), asm.Code(5, 0x70, 1, 0xd0, 0x70, 0x0b))),
		append(body(), asm.Code(0, asm.Sized("name", 0, asm.Sized("m"), 1, asm.Sized(2, 0, "f", 1, "run"), 2, asm.Sized(1, 1, 1, 0, "x")), 0, asm.Sized(".debug_info", 1))...),
		spinner(asm.Function(2, 0x03, 0x40, 0x02, 0x40, 0x02, 0x40, 0x20, 1, 0x0e, 2, 0, 1, 0, 0x0b, asm.I32(1), 0x21, 1, 0x0c, 1, 0x0b, asm.I32(0), 0x21, 1, 0x0c, 0, 0x0b, asm.I32(0))),
		spinner(asm.Function(2, 0x20, 0, 0x03, 0, 0x22, 0, 0x20, 0, 0x0d, 0, 0x0b)),
	}
}
