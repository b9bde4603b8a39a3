package webassembly

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/spectest"
)

// TestSpec plays WebAssembly's own test suite, which comes with wazero's source: modules as they are and nested, side by side. Both
// give the same results, trap with the same message and leave the same memory behind, and nothing outside of it changes; what was
// invalid stays so.
func TestSpec(t *testing.T) {
	total := map[string]int{}
	without := []string{"threads", "exception-handling", "typed-function-references", "v1"} // not enabled; v1 is in v2
	spectest.Run(t, without, func(t *testing.T, f spectest.File, imported []byte) { playSpec(t, f, imported, total) })
	t.Logf("%v", total)
	if total["returned"] < 30_000 || total["trapped"] < 1_500 || total["invalid"] < 1_000 {
		t.Errorf("too few: is the suite complete? %v", total)
	}
}

// twins are the two forms of a module.
type twins struct {
	plain  api.Module
	nested *Instance
}

func playSpec(t *testing.T, file spectest.File, imported []byte, total map[string]int) {
	ctx := context.Background()
	b := newBench(t)
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	defer rt.Close(ctx)
	if _, err := rt.InstantiateWithConfig(ctx, imported, wazero.NewModuleConfig().WithName("spectest")); err != nil {
		t.Fatal(err)
	}
	named := map[string]*twins{}
	var last *twins
	for _, c := range file.Commands {
		where := fmt.Sprintf("line %d (%s)", c.Line, c.Filename)
		switch c.Type {
		case "module", "assert_invalid", "assert_malformed", "assert_unlinkable", "assert_uninstantiable":
			if c.ModuleType == "text" {
				continue
			}
			wasm := file.Module(t, c)
			mod, errPlain := compileModule(ctx, rt, wasm)
			code, errNested := b.code(wasm)
			if errNested != nil && errPlain == nil && strings.Contains(errNested.Error(), "not supported") {
				total["not supported"]++
				t.Logf("%s: %v", where, errNested)
				if c.Type == "module" {
					last = nil
				}
				continue
			}
			// Constant expressions may name a module's own globals by now.
			newer := errPlain != nil && strings.Contains(errPlain.Error(), "global index out of range")
			if (errPlain == nil) != (errNested == nil) && (c.Type == "module" || errNested == nil) && !newer {
				t.Errorf("%s: compiled: %v; nested: %v", where, errPlain, errNested)
			}
			if errPlain != nil || errNested != nil {
				total["invalid"]++
				continue
			}
			p := &twins{}
			p.plain, errPlain = rt.InstantiateModule(ctx, mod, wazero.NewModuleConfig().WithName("").WithStartFunctions())
			var linked bool
			p.nested, linked, errNested = b.link(code)
			if linked && (errPlain == nil) != (errNested == nil) && (c.Type == "module" || errNested == nil) {
				// wazero allows elements that are out of bounds.
				t.Errorf("%s: instantiated: %v; nested: %v", where, errPlain, errNested)
			}
			if c.Type != "module" {
				continue
			}
			if last = p; errPlain != nil || errNested != nil || !linked {
				last = nil
			}
			if c.Name != "" {
				named[c.Name] = last
			}
		case "action", "assert_return", "assert_trap", "assert_exhaustion":
			p := last
			if c.Action.Module != "" {
				p = named[c.Action.Module]
			}
			if c.Action.Type != "invoke" || p == nil {
				continue
			}
			total[compare(t, where+" "+c.Action.Field, b, p, &c)]++
		}
	}
	if err := b.untouched(); err != nil {
		t.Error(err)
	}
}

// link makes an instance with what the suite's module spectest has; false: it needs more than that.
func (b *bench) link(code *Code) (*Instance, bool, error) {
	memory := uint32(0)
	for _, s := range code.Info.Imports {
		if s.Module != "spectest" || !slices.Contains([]string{"print", "print_i32", "print_i64", "print_f32", "print_f64", "print_i32_f32", "print_f64_f64", "global_i32", "global_i64", "global_f32", "global_f64", "table", "memory"}, s.Name) {
			return nil, false, nil
		}
		if s.Kind == "memory" {
			if s.Name != "memory" || s.Min > 1 || s.Max != nil && *s.Max < 2 {
				return nil, false, nil
			}
			var err error
			if memory, err = b.store.NewMemory(1, 2); err != nil {
				return nil, true, err
			}
		}
		if s.Kind == "table" && (s.Name != "table" || s.Min > 10 || s.Max != nil && *s.Max < 20) {
			return nil, false, nil
		}
		if (s.Kind == "global") != strings.HasPrefix(s.Name, "global") || (s.Kind == "function") != strings.HasPrefix(s.Name, "print") {
			return nil, false, nil
		}
	}
	id, err := b.store.New(code, memory)
	if err != nil {
		return nil, true, err
	}
	i := b.store.Instance(id)
	for _, s := range code.Info.Imports {
		switch {
		case s.Kind == "global":
			v := map[string]uint64{"global_i32": 666, "global_i64": 666, "global_f32": 0x4426a666, "global_f64": 0x4084d4cccccccccd}[s.Name]
			put64(b, v)
			if err := i.SetGlobal(s.Index); err != nil {
				return nil, true, err
			}
		case s.Kind == "table":
			if _, err := i.TableGrow(s.Index, 10-s.Min, 0); err != nil {
				return nil, true, err
			}
		}
	}
	return i, true, i.Start()
}

func put64(b *bench, v uint64) {
	b.engine.Memory().WriteUint64Le(b.store.args, v)
}

func compare(t *testing.T, where string, b *bench, p *twins, c *spectest.Command) string {
	args := c.Args(t)
	f := p.plain.ExportedFunction(c.Action.Field)
	want, errA := f.Call(context.Background(), args...)
	got, errB := p.nested.invoke(c.Action.Field, args)
	if spectest.FirstLine(errA) != spectest.FirstLine(errB) {
		t.Errorf("%s: error %q, nested %q", where, spectest.FirstLine(errA), spectest.FirstLine(errB))
	}
	if errA == nil && errB == nil {
		references := slices.ContainsFunc(f.Definition().ResultTypes(), func(t api.ValueType) bool { return t == 0x70 })
		if references && len(want) == 1 && (want[0] == 0) != (got[0] == 0) || !references && !slices.Equal(want, got) {
			t.Errorf("%s: results %#x, nested %#x", where, want, got)
		}
	}
	if plain := p.plain.Memory(); p.nested.code.Info.Memory != nil && (errA != nil || c.Line%8 == 0) {
		// An imported memory has been used by other modules.
		x, _ := plain.Read(0, plain.Size())
		if y := b.memory(p.nested); !bytes.Equal(x, y) {
			t.Errorf("%s: memory differs: %d and %d bytes", where, len(x), len(y))
		}
	}
	if errA != nil {
		return "trapped"
	}
	return "returned"
}
