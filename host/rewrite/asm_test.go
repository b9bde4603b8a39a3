package rewrite_test

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// A small assembler: modules for tests are put together from bytes, so that also what no compiler makes can be tested.

// code joins bytes, given as numbers, as slices, or as strings, which become names.
func code(parts ...any) []byte {
	var out []byte
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			out = append(out, byte(p))
		case []byte:
			out = append(out, p...)
		case string:
			out = append(append(out, leb(len(p))...), p...)
		default:
			panic(p)
		}
	}
	return out
}

// leb is an unsigned number.
func leb(n int) (out []byte) {
	for ; n >= 0x80; n >>= 7 {
		out = append(out, byte(n)|0x80)
	}
	return append(out, byte(n))
}

// i32 is i32.const.
func i32(n int) []byte {
	out := []byte{0x41}
	for v := int32(n); ; v >>= 7 {
		if v >= -64 && v < 64 {
			return append(out, byte(v)&0x7f)
		}
		out = append(out, byte(v)|0x80)
	}
}

// sized puts the length in front.
func sized(parts ...any) []byte {
	b := code(parts...)
	return append(leb(len(b)), b...)
}

// section is a section that is a list.
func section(id int, items ...[]byte) []byte {
	b := leb(len(items))
	for _, item := range items {
		b = append(b, item...)
	}
	return code(id, sized(b))
}

// function is a function's code with this many i32 locals besides its params; its end is added.
func function(locals int, parts ...any) []byte {
	return sized(1, leb(locals), 0x7f, code(parts...), 0x0b)
}

// wasm is a module of these sections.
func wasm(sections ...[]byte) []byte {
	out := []byte("\x00asm\x01\x00\x00\x00")
	for _, s := range sections {
		out = append(out, s...)
	}
	return out
}

// repeat is n times b.
func repeat(n int, b []byte) []byte {
	out := make([]byte, 0, n*len(b))
	for range n {
		out = append(out, b...)
	}
	return out
}

// funcType is a type of i32 alone.
func funcType(params, results int) []byte {
	return code(0x60, leb(params), repeat(params, []byte{0x7f}), leb(results), repeat(results, []byte{0x7f}))
}

// export is an export of a function.
func export(name string, index int) []byte { return code(name, 0, leb(index)) }

// pair is a module in its two forms.
type pair struct {
	plain, metered api.Module
	ticks          int // of the metered one
	info           rewrite.Info
}

// both instantiates a module plain and rewritten.
func both(t testing.TB, text []byte) *pair {
	t.Helper()
	ctx := context.Background()
	p := &pair{}
	rewritten, info, err := rewrite.Rewrite(text)
	if err != nil {
		t.Fatal(err)
	}
	p.info = info
	for i, text := range [][]byte{text, rewritten} {
		rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
		t.Cleanup(func() { rt.Close(ctx) })
		meter(t, rt, &p.ticks)
		m, err := rt.InstantiateWithConfig(ctx, text, wazero.NewModuleConfig().WithName("").WithStartFunctions())
		if err != nil {
			t.Fatalf("%v\n%x", err, text)
		}
		if i == 0 {
			p.plain = m
		} else {
			p.metered = m
		}
	}
	return p
}

// call calls a function on both sides, and returns the results, which must be the same, and the first line of the error.
func (p *pair) call(t testing.TB, name string, args ...int) ([]uint64, string) {
	t.Helper()
	var slots []uint64
	for _, a := range args {
		slots = append(slots, uint64(uint32(a)))
	}
	a, errA := p.plain.ExportedFunction(name).Call(context.Background(), slots...)
	b, errB := p.metered.ExportedFunction(name).Call(context.Background(), slots...)
	if kind(errA) != kind(errB) {
		t.Fatalf("%s%v: error %q, rewritten %q", name, args, kind(errA), kind(errB))
	}
	for i := range a {
		if errA == nil && a[i] != b[i] {
			t.Fatalf("%s%v: %d, rewritten %d", name, args, a, b)
		}
	}
	return b, kind(errB)
}
