package rewrite_test

import (
	"context"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// body is a module with one function of type () -> () with this code, and one import, table, memory, global and segment of each kind.
func body(parts ...any) []byte { return module(asm.Function(1, parts...)) }

// module is the same for a function that has its size and locals.
func module(function []byte) []byte {
	return asm.Module(
		asm.Section(1, asm.Type(0, 0)),
		asm.Section(2, asm.Code("env", "f", 0, 0)),
		asm.Section(3, []byte{0}),
		asm.Section(4, asm.Code(0x70, 0, 3)),
		asm.Section(5, []byte{0, 1}),
		asm.Section(6, asm.Code(0x7f, 1, asm.I32(7), 0x0b)),
		asm.Section(7, asm.Export("run", 1), asm.Code("g", 3, 0)),
		asm.Section(9, asm.Code(0, asm.I32(0), 0x0b, 1, 0)),
		asm.Code(12, 1, 1),
		asm.Section(10, function),
		asm.Section(11, asm.Code(1, "data")),
	)
}

// with is that module with section id replaced, or added at its place.
func with(id int, s []byte) []byte {
	whole := body()
	order := []byte{0, 1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11}
	out, at, done := whole[:8:8], 8, false
	for at < len(whole) {
		next := at + 2 + int(whole[at+1]) // all are short
		if !done && slices.Index(order, whole[at]) >= slices.Index(order, byte(id)) {
			out, done = append(out, s...), true
		}
		if int(whole[at]) != id {
			out = append(out, whole[at:next]...)
		}
		at = next
	}
	if !done {
		out = append(out, s...)
	}
	return out
}

// TestRefused has every reason for which a module is refused, word for word.
func TestRefused(t *testing.T) {
	const newer = "build it without newer proposals"
	many := func(n int, s []byte) [][]byte { return slices.Repeat([][]byte{s}, n) }
	locals := asm.Code(1, 0xff, 0xff, 0x03, 0x7f, 0x0b) // 65535
	for _, c := range []struct {
		name string
		wasm []byte
		want string
	}{
		{"custom section without a name", asm.Module([]byte{0, 1, 9}), "custom section: ends too early"},
		{"nothing", nil, "is not a wasm module of version 1"},
		{"text", []byte("(module)"), "is not a wasm module of version 1"},
		{"a component", []byte("\x00asm\x0d\x00\x01\x00"), "is not a wasm module of version 1"},
		{"section beyond the end", asm.Module([]byte{1, 9, 0}), "section 1: ends too early"},
		{"section goes on", asm.Module([]byte{1, 2, 0, 0}), "section 1: goes on behind its end"},
		{"long number", asm.Module([]byte{1, 0x80, 0x80, 0x80, 0x80, 0x10}), "section 1: holds a number that is too long"},
		{"section twice", asm.Module(asm.Section(1), asm.Section(1)), "has section 1 twice"},
		{"tag section", asm.Module(asm.Section(13)), "has a section of kind 13, which is not supported: build it without exceptions and other proposals"},
		{"unknown section", asm.Module(asm.Section(200)), "has a section of kind 200, which is not supported: build it without exceptions and other proposals"},

		{"too many types", asm.Module([]byte{1, 3, 0xa1, 0x8d, 0x06}), "section 1: has 100001 types, the limit is 100000"},
		{"too many parameters", asm.Module([]byte{1, 4, 1, 0x60, 0xe9, 0x07}), "section 1: has 1001 parameters in a type, the limit is 1000"},
		{"too many results", asm.Module([]byte{1, 5, 1, 0x60, 0, 0xe9, 0x07}), "section 1: has 1001 results in a type, the limit is 1000"},
		{"too many imports", with(2, []byte{2, 2, 0x91, 0x4e}), "section 2: has 10001 imports, the limit is 10000"},
		{"too many functions", with(3, []byte{3, 3, 0x91, 0xa1, 0x0f}), "section 3: has 250001 functions, the limit is 250000"},
		{"too many globals", with(6, []byte{6, 3, 0xa1, 0x8d, 0x06}), "section 6: has 100001 globals, the limit is 100000"},
		{"too many exports", with(7, []byte{7, 3, 0xa1, 0x8d, 0x06}), "section 7: has 100001 exports, the limit is 100000"},
		{"too many element segments", with(9, []byte{9, 3, 0xa1, 0x8d, 0x06}), "section 9: has 100001 element segments, the limit is 100000"},
		{"too many elements", with(9, asm.Section(9, asm.Code(1, 0), asm.Leb(500_001))), "section 9: has more than 500000 elements in its segments"},
		{"too many data segments", with(11, []byte{11, 3, 0xa1, 0x8d, 0x06}), "section 11: has 100001 data segments, the limit is 100000"},

		{"GC type", asm.Module(asm.Section(1, []byte{0x5f, 0})), "has a type that is not a function's: build it without the GC proposal"},
		{"type of references", asm.Module(asm.Section(1, []byte{0x60, 1, 0x63, 0x70, 0})), "section 1: has a type that is not known: " + newer},
		{"result of references", asm.Module(asm.Section(1, []byte{0x60, 0, 1, 0x64, 0x70})), "section 1: has a type that is not known: " + newer},
		{"function of no type", with(3, asm.Section(3, []byte{1})), "function of type 1: there are 1 types"},
		{"function of our type", with(3, asm.Section(3, []byte{2})), "function of type 2: there are 1 types"},

		{"reserved import", with(2, asm.Section(2, asm.Code("wasmserve:meter", "tick", 0, 0))), `imports wasmserve:meter.tick: names that begin with "wasmserve:" are reserved`},
		{"reserved module", with(2, asm.Section(2, asm.Code("wasmserve:", "x", 2, 0, 1))), `imports wasmserve:.x: names that begin with "wasmserve:" are reserved`},
		{"import of our type", with(2, asm.Section(2, asm.Code("env", "f", 0, 1))), "imports env.f of type 1: there are 1 types"},
		{"tag import", with(2, asm.Section(2, asm.Code("env", "t", 4, 0, 0))), "imports env.t of kind 4, which is not supported"},
		{"table import of references", with(2, asm.Section(2, asm.Code("env", "t", 1, 0x63, 0x70, 0, 1))), "section 2: has a type that is not known: " + newer},
		{"global import of references", with(2, asm.Section(2, asm.Code("env", "g", 3, 0x63, 0x70, 0))), "section 2: has a type that is not known: " + newer},

		{"big table", with(4, asm.Section(4, asm.Code(0x70, 0, asm.Leb(1<<17+1)))), "section 4: table 0 has 131073 elements, the limit is 131072"},
		{"big second table", with(4, asm.Section(4, []byte{0x70, 0, 1}, asm.Code(0x6f, 1, asm.Leb(1<<20), asm.Leb(1<<21)))), "section 4: table 1 has 1048576 elements, the limit is 131072"},
		{"many tables", with(4, asm.Section(4, many(17, []byte{0x70, 0, 1})...)), "section 4: has 17 tables, the limit is 16"},
		{"shared table", with(4, asm.Section(4, []byte{0x70, 2, 1})), "section 4: table 0 is of a kind that is not supported: " + newer},
		{"table of 64 bits", with(4, asm.Section(4, []byte{0x70, 4, 1})), "section 4: table 0 is of a kind that is not supported: " + newer},
		{"table with a value", with(4, asm.Section(4, []byte{0x40, 0, 0x70, 0, 1, 0xd0, 0x70, 0x0b})), "section 4: table 0 is of a kind that is not supported: " + newer},

		{"global of references", with(6, asm.Section(6, []byte{0x63, 0x70, 0, 0xd0, 0x70, 0x0b})), "section 6: has a type that is not known: " + newer},
		{"unknown constant", with(6, asm.Section(6, []byte{0x7f, 0, 0x45, 0x0b})), "section 6: has a constant expression that is not known"},
		{"constant from our global", with(6, asm.Section(6, []byte{0x7f, 0, 0x23, 1, 0x0b})), "section 6: names a function or global that there is not"},
		{"constant of a function", with(6, asm.Section(6, []byte{0x70, 0, 0xd2, 2, 0x0b})), "section 6: names a function or global that there is not"},
		{"constant null of a type", with(6, asm.Section(6, []byte{0x70, 0, 0xd0, 0, 0x0b})), "section 6: has a type that is not known: " + newer},
		{"constant that is another vector", with(6, asm.Section(6, []byte{0x7b, 0, 0xfd, 0x0f, 0x0b})), "section 6: has a constant expression that is not known"},

		{"reserved export", with(7, asm.Section(7, asm.Code("wasmserve:dirty", 3, 0))), `section 7: exports "wasmserve:dirty": names that begin with "wasmserve:" are reserved`},
		{"export of the next function", with(7, asm.Section(7, asm.Export("f", 2))), "section 7: exports function 2: there are 2"},
		{"export of the fuel", with(7, asm.Section(7, asm.Code("f", 3, 1))), "section 7: exports global 1: there are 1"},
		{"export of the second", with(7, asm.Section(7, asm.Code("f", 3, 2))), "section 7: exports global 2: there are 1"},
		{"start of no function", with(8, asm.Code(8, 1, 2)), "section 8: names a function or global that there is not"},

		{"element of no function", with(9, asm.Section(9, asm.Code(0, asm.I32(0), 0x0b, 1, 2))), "section 9: an element segment names function 2: there are 2"},
		{"expression of no function", with(9, asm.Section(9, asm.Code(4, asm.I32(0), 0x0b, 1, 0xd2, 2, 0x0b))), "section 9: names a function or global that there is not"},
		{"unknown segment", with(9, asm.Section(9, []byte{8, 0})), "section 9: has an element segment of kind 8, which is not supported"},
		{"segment of references", with(9, asm.Section(9, []byte{5, 0x63, 0x70, 0})), "section 9: has a type that is not known: " + newer},
		{"segment of a kind", with(9, asm.Section(9, []byte{1, 1, 0})), "section 9: has a type that is not known: " + newer},
		{"unknown data", with(11, asm.Section(11, []byte{3, 0})), "has a data segment of an unknown kind"},

		{"count of data", with(12, asm.Code(12, 0)), "section 12: ends too early"},
		{"memory goes on", with(5, asm.Code(5, asm.Sized(1, 0, 1, 1))), "section 5: goes on behind its end"},

		{"code without a count", asm.Module(asm.Code(10, 0)), "code: ends too early"},
		{"no code", with(10, asm.Section(10)), "has 1 functions, but the code of 0"},
		{"too much code", with(10, asm.Section(10, asm.Function(0), asm.Function(0))), "has 1 functions, but the code of 2"},
		{"code goes on", with(10, asm.Section(10, asm.Sized(0, 0x0b, 0x0b))), "function 1 goes on behind its end"},
		{"code without an end", with(10, asm.Section(10, asm.Sized(0, 0x01))), "function 1 ends too early"},
		{"many locals", module(asm.Sized(locals)), "function 1 has 65535 locals, the limit is 50000"},
		{"as many locals as there are numbers", module(asm.Sized(2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f, 0x0b)), "function 1 has 8589934590 locals, the limit is 50000"},
		{"many locals in all", asm.Module(asm.Section(1, asm.Type(0, 0)), asm.Section(3, many(201, []byte{0})...), asm.Section(10, many(201, asm.Sized(1, asm.Leb(50_000), 0x7f, 0x0b))...)),
			"function 200 and those before it have 10050000 locals, the limit is 10000000"},
		{"locals of references", module(asm.Sized(1, 1, 0x63, 0x70, 0x0b)), "function 1 has a type that is not known: " + newer},
	} {
		refused(t, c.name, c.wasm, c.want)
	}
	for _, c := range []struct {
		name string
		text []byte
		want string // behind "function 1 "
	}{
		{"call", asm.Code(0x10, 2), "names function 2: there are 2"},
		{"call of the one behind", asm.Code(0x10, 3), "names function 3: there are 2"},
		{"return_call", asm.Code(0x12, 2), "names function 2: there are 2"},
		{"ref.func", asm.Code(0xd2, 2), "names function 2: there are 2"},
		{"call_indirect", asm.Code(0x11, 1, 0), "names type 1: there are 1"},
		{"call_indirect of the next type", asm.Code(0x11, 2, 0), "names type 2: there are 1"},
		{"return_call_indirect", asm.Code(0x13, 1, 0), "names type 1: there are 1"},
		{"local.get", asm.Code(0x20, 1, 0x1a), "names local 1: there are 1"},
		{"local.set", asm.Code(asm.I32(0), 0x21, 2), "names local 2: there are 1"},
		{"local.tee", asm.Code(asm.I32(0), 0x22, 1), "names local 1: there are 1"},
		{"global.get of the fuel", asm.Code(0x23, 1, 0x1a), "names global 1: there are 1"},
		{"global.set of the fuel", asm.Code(asm.I32(0), 0x24, 1), "names global 1: there are 1"},
		{"global.set of dirty", asm.Code(asm.I32(0), 0x24, 2), "names global 2: there are 1"},
		{"memory.init", asm.Code(asm.I32(0), asm.I32(0), asm.I32(0), 0xfc, 8, 1, 0), "names data segment 1: there are 1"},
		{"block", asm.Code(0x02, 1, 0x0b), "has a block of type 1: there are 1"},
		{"loop of our type", asm.Code(0x03, 2, 0x0b), "has a block of type 2: there are 1"},
		{"negative block", asm.Code(0x02, 0xc0, 0x7f, 0x0b), "has a type that is not known: " + newer}, // -64: as in 0x40
		{"block of references", asm.Code(0x02, 0x63, 0x70, 0x00, 0x0b, 0x1a), "has a type that is not known: " + newer},
		{"block of exceptions", asm.Code(0x02, 0x69, 0x00, 0x0b, 0x1a), "has a type that is not known: " + newer},
		{"select of references", asm.Code(0x00, 0x1c, 1, 0x63, 0x70, 0x1a), "has a type that is not known: " + newer},
		{"null of a type", asm.Code(0xd0, 0, 0x1a), "has a type that is not known: " + newer},
		{"atomics", asm.Code(0xfe, 0x03, 0), "has an instruction that is not known (opcode 0xfe): build it without threads, exceptions and newer proposals"},
		{"try", asm.Code(0x06, 0x40, 0x0b), "has an instruction that is not known (opcode 0x6): build it without threads, exceptions and newer proposals"},
		{"throw", asm.Code(0x08, 0), "has an instruction that is not known (opcode 0x8): build it without threads, exceptions and newer proposals"},
		{"throw_ref", asm.Code(0x0a), "has an instruction that is not known (opcode 0xa): build it without threads, exceptions and newer proposals"},
		{"try_table", asm.Code(0x1f, 0x40, 0, 0x0b), "has an instruction that is not known (opcode 0x1f): build it without threads, exceptions and newer proposals"},
		{"call_ref", asm.Code(0x14, 0), "has an instruction that is not known (opcode 0x14): build it without threads, exceptions and newer proposals"},
		{"br_on_null", asm.Code(0xd5, 0), "has an instruction that is not known (opcode 0xd5): build it without threads, exceptions and newer proposals"},
		{"unknown", asm.Code(0xff), "has an instruction that is not known (opcode 0xff): build it without threads, exceptions and newer proposals"},
		{"unknown bulk", asm.Code(0xfc, 18), "has an instruction that is not known (opcode 0xfc 18)"},
		{"memory.fill and 256", asm.Code(0xfc, 0x8b, 2, 0), "has an instruction that is not known (opcode 0xfc 267)"},
		{"relaxed SIMD", asm.Code(0xfd, 0x80, 2), "has a SIMD instruction that is not known (0xfd 0x80 0x2): build it without relaxed SIMD"},
		{"long number of SIMD", asm.Code(0xfd, 0x8c, 0, asm.Repeat(16, []byte{1})), "has a SIMD instruction that is not known (0xfd 0x8c 0x0): build it without relaxed SIMD"},
		{"longer number of SIMD", asm.Code(0xfd, 0x8c, 0x81, 0), "has a SIMD instruction that is not known (0xfd 0x8c 0x81): build it without relaxed SIMD"},
		{"long number", asm.Code(0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0), "holds a number that is too long"},
		{"end within a number", asm.Code(0x10, 0x80), "names function 1408: there are 2"}, // 0x0b goes on with it
	} {
		refused(t, c.name, body(c.text), "function 1 "+c.want)
	}
}

func refused(t *testing.T, name string, text []byte, want string) {
	t.Helper()
	out, info, err := rewrite.Rewrite(text)
	switch {
	case err == nil:
		t.Errorf("%s: is accepted", name)
	case err.Error() != want:
		t.Errorf("%s:\n got %s\nwant %s", name, err, want)
	case out != nil || info.Size != 0:
		t.Errorf("%s: there is a result, too", name)
	}
}

// TestNoHiding has a module not get by that wazero would read in another way than this package: each hides a loop that never
// ends, in what would be an operand if wazero read its number as it is meant, or its type by the rules of the features that are enabled.
func TestNoHiding(t *testing.T) {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	defer rt.Close(ctx)
	spin := asm.Code(0x03, 0x40, 0x0c, 0, 0x0b) // also: the operands of a br_table of three labels, which is what type 14 is as an opcode
	vector := func(op int) []byte {
		operand := asm.Code(0x0b, spin, 0x02, 0x40, asm.Repeat(8, []byte{1}))
		return asm.Function(0, 0x02, 0x40, asm.I32(1), 0x0d, 0, 0x00, 0xfd, op|0x80, 0, operand, 0x0b)
	}
	for name, text := range map[string][]byte{
		"v128.const in two bytes":    vector(0x0c),
		"i8x16.shuffle in two bytes": vector(0x0d),
		"block of a reference":       asm.Function(0, 0x02, 0x63, 14, spin, 0x00, 0x0b, 0x1a),
		"block of a non-null one":    asm.Function(0, 0x02, 0x64, 14, spin, 0x00, 0x0b, 0x1a),
		"local of a reference":       asm.Sized(1, 1, 0x63, 14, spin, 0x00, 0x0b),
		"select of a reference":      asm.Function(0, 0x00, 0x1c, 1, 0x63, 14, spin, 0x00),
	} {
		text = asm.Module(asm.Section(1, slices.Repeat([][]byte{asm.Type(0, 0)}, 15)...), asm.Section(3, []byte{0}), asm.Section(7, asm.Export("run", 0)), asm.Section(10, text))
		if err := compile(rt, text); err != nil {
			t.Logf("%s: wazero refuses this itself: %v", name, err)
		}
		if _, info, err := rewrite.Rewrite(text); err == nil {
			t.Errorf("%s is accepted, with %d checks", name, info.Checks)
		}
	}
}

// TestTruncated cuts a module off at every byte: there is an error, or wazero refuses the output as it does the input.
func TestTruncated(t *testing.T) {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features))
	defer rt.Close(ctx)
	whole := body(0x03, 0x40, asm.I32(0), 0x0d, 0, 0x0b, 0x10, 0, asm.I32(0), asm.I32(0), asm.I32(2), 0xfc, 8, 0, 0, asm.Code(0xfd, 0x0c), asm.Repeat(16, []byte{3}), 0x1a)
	whole = append(whole, asm.Code(0, asm.Sized("name", 1, asm.Sized(2, 0, "f", 1, "run")))...)
	for n := range len(whole) + 1 {
		check(t, rt, whole[:n])
	}
	if err := compile(rt, whole); err != nil {
		t.Fatal(err)
	}
	for i := range whole { // and with every byte changed
		for _, change := range []byte{1, 0x80, 0x40, 0xff} {
			text := slices.Clone(whole)
			text[i] ^= change
			check(t, rt, text)
		}
	}
}

// TestLimits has what is just within the limits pass.
func TestLimits(t *testing.T) {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features))
	defer rt.Close(ctx)
	for name, text := range map[string][]byte{
		"nothing":               asm.Module(),
		"no import":             with(2, nil)[:8],
		"the biggest table":     with(4, asm.Section(4, asm.Code(0x70, 0, asm.Leb(1<<17)))),
		"sixteen tables":        with(4, asm.Section(4, slices.Repeat([][]byte{{0x70, 0, 1}}, 16)...)),
		"50,000 locals":         module(asm.Sized(1, asm.Leb(50_000), 0x7f, 0x0b)),
		"SIMD to the last":      body(0x00, 0xfd, 0xff, 1, 0x1a),
		"a broken name section": append(body(), asm.Code(0, asm.Sized("name", 1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f))...),
		// wazero makes room for as many names as there are said to be, so this must not get to it
		"a module's name with more behind": append(body(), asm.Code(0, asm.Sized("name", 0, 9, "x", 1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f))...),
	} {
		out, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if err := compile(rt, out); err != nil {
			t.Errorf("%s: rewritten: %v", name, err)
		}
	}
}

// nested is a function of so many blocks within each other.
func nested(depth int) []byte {
	return asm.Sized(0, asm.Repeat(depth, []byte{0x02, 0x40}), asm.Repeat(depth+1, []byte{0x0b}))
}
