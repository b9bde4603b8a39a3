package rewrite_test

import (
	"context"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// TestNames has a trap's trace name the same functions, with the same types, as without metering.
func TestNames(t *testing.T) {
	names := func(of ...any) []byte { return asm.Code(0, asm.Sized("name", asm.Code(of...))) }
	text := asm.Module(
		asm.Section(1, asm.Type(0, 0), asm.Type(1, 1), asm.Type(3, 0)),
		asm.Section(3, []byte{0}, []byte{1}, []byte{0}, []byte{2}, []byte{0}),
		asm.Section(5, []byte{0, 1}),
		asm.Section(7, asm.Export("divide", 0), asm.Export("recurse", 1), asm.Export("fill", 2)),
		asm.Section(10,
			asm.Function(0, op.Call, 4),
			asm.Function(0, op.LocalGet, 0, op.I32Eqz, op.If, op.Void, op.Unreachable, op.End, op.LocalGet, 0, asm.I32(1), op.I32Sub, op.Call, 1),
			asm.Function(0, op.Loop, op.Void, asm.I32(0), asm.I32(0), asm.I32(70000), op.Call, 3, op.Br, 0, op.End),
			asm.Function(0, op.LocalGet, 0, op.LocalGet, 1, op.LocalGet, 2, op.Bulk, op.MemoryFill, 0),
			asm.Function(0, asm.I32(1), asm.I32(0), op.I32DivS, op.Drop),
		),
	)
	text = append(text, names(
		0, asm.Sized("guest"), // module
		1, asm.Sized(4, 0, "divide", 1, "recurse", 2, "main.fill", 4, "runtime.divide<int, *>"), // functions; one has none
		2, asm.Sized(1, 1, 1, 0, "depth"), // locals
		9, asm.Sized(1, 0, "data"), // what is not looked at
	)...)
	p := both(t, text)
	ctx := context.Background()
	for _, c := range []struct {
		function string
		args     []uint64
		want     string
	}{
		{"divide", nil, "guest.runtime.divide<int, *>()"},
		{"recurse", []uint64{5}, "guest.recurse(i32) i32"},
		{"fill", nil, "guest.main.fill()"},
	} {
		_, a := p.plain.ExportedFunction(c.function).Call(ctx, c.args...)
		_, b := p.metered.ExportedFunction(c.function).Call(ctx, c.args...)
		if a == nil || b == nil {
			t.Fatal(c.function, a, b)
		}
		got := b.Error()
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: no %s in %s", c.function, c.want, got)
		}
		if c.function == "fill" { // in pieces, by a function that comes behind all others, and moves the one without a name
			got = strings.Replace(got, "\n\tguest.memory.fill(i32,i32,i32)", "", 1)
			got = strings.Replace(got, ".$4(", ".$3(", 1)
		}
		if a.Error() != got {
			t.Errorf("%s:\n%v\nrewritten:\n%v", c.function, a, b)
		}
	}
}

// TestCustom has nothing that is wrong in a custom section refuse a module (core specification, 5.5.3), and names that are right be kept.
func TestCustom(t *testing.T) {
	rt := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfig().WithCoreFeatures(features))
	defer rt.Close(t.Context())
	custom := func(name string, of ...any) []byte { return asm.Code(0, asm.Sized(name, asm.Code(of...))) }
	functions := asm.Code(1, asm.Sized(2, 0, "f", 1, "run"))
	for name, sections := range map[string][][]byte{
		"name twice":                    {custom("name", functions), custom("name", functions)},
		"a bad name first":              {custom("name", 1, 0x7f), custom("name", functions)},
		"length too long":               {custom("name", 1, 0x7f, 1, 0, "f")},
		"length too short":              {custom("name", 1, 1, 1, 0, "f")},
		"no UTF-8 in a name":            {custom("name", 1, asm.Sized(1, 0, "\xff\xfe"))},
		"no UTF-8 in the module's name": {custom("name", 0, asm.Sized("\xff"), functions)},
		"one subsection is wrong":       {custom("name", functions, 2, asm.Sized(9))},
		"a subsection twice":            {custom("name", functions, functions)},
		"out of order":                  {custom("name", 2, asm.Sized(1, 1, 1, 0, "x"), functions)},
		"a function that is not there":  {custom("name", 1, asm.Sized(1, 99, "f"))},
		"the same function twice":       {custom("name", 1, asm.Sized(2, 0, "f", 0, "g"))},
		"many are said to be":           {custom("name", 1, asm.Sized(0xff, 0xff, 0xff, 0xff, 0x0f))},
		"nothing in it":                 {custom("name")},
		"producers":                     {custom("producers", 0xff), custom("producers", 0xff)},
		"target_features":               {custom("target_features", 0xff, 0xff)},
		"debug":                         {custom(".debug_info", 1, 2, 3), custom(".debug_info"), custom(".debug_line", 9)},
		"ours":                          {custom("wasmserve:script", 0xff), custom("wasmserve:script")},
		"linking":                       {custom("linking", 99), custom("reloc.CODE", 1), custom("dylink.0", 0xff), custom("sourceMappingURL", 0xff)},
	} {
		text := body()
		for _, s := range sections {
			text = append(text, s...)
		}
		out, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: refused: %v", name, err)
			continue
		}
		if err := compile(rt, out); err != nil {
			t.Errorf("%s: wazero refuses the result: %v", name, err)
		}
		first := append(asm.Module(sections...), body()[8:]...) // before all others
		if out, _, err = rewrite.Rewrite(first); err != nil {
			t.Errorf("%s, first: refused: %v", name, err)
		} else if err := compile(rt, out); err != nil {
			t.Errorf("%s, first: wazero refuses the result: %v", name, err)
		}
	}
}
