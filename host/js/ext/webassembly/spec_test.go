package webassembly

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// TestSpec plays WebAssembly's own test suite, which comes with wazero's source: modules as they are and nested, side by side. Both
// give the same results, trap with the same message and leave the same memory behind, and nothing outside of it changes; what was
// invalid stays so.
func TestSpec(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/tetratelabs/wazero").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "internal/integration_test/spectest")
	files, err := filepath.Glob(filepath.Join(dir, "*/testdata/*.json"))
	if err != nil {
		t.Fatal(err)
	}
	total := map[string]int{}
	for _, file := range files {
		suite := filepath.Base(filepath.Dir(filepath.Dir(file)))
		if suite == "threads" || suite == "exception-handling" || suite == "typed-function-references" || suite == "v1" {
			continue // not enabled; v1 is in v2
		}
		t.Run(suite+"/"+strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) { playSpec(t, dir, file, total) })
	}
	t.Logf("%v", total)
	if total["returned"] < 30_000 || total["trapped"] < 1_500 || total["invalid"] < 1_000 {
		t.Errorf("too few: is the suite whole? %v", total)
	}
}

// command is one line of a suite's file.
type command struct {
	Type       string
	Line       int
	Name       string
	Filename   string
	ModuleType string `json:"module_type"`
	Action     struct {
		Type, Module, Field string
		Args                []struct {
			Type  string
			Value any
		}
	}
}

// twins are the two forms of a module.
type twins struct {
	plain  api.Module
	nested *Instance
}

func playSpec(t *testing.T, dir, file string, total map[string]int) {
	ctx := context.Background()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var suite struct{ Commands []command }
	if err := json.Unmarshal(text, &suite); err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	defer rt.Close(ctx)
	spectest, err := os.ReadFile(filepath.Join(dir, "testdata/spectest.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rt.InstantiateWithConfig(ctx, spectest, wazero.NewModuleConfig().WithName("spectest")); err != nil {
		t.Fatal(err)
	}
	named := map[string]*twins{}
	var last *twins
	for _, c := range suite.Commands {
		where := fmt.Sprintf("line %d (%s)", c.Line, c.Filename)
		switch c.Type {
		case "module", "assert_invalid", "assert_malformed", "assert_unlinkable", "assert_uninstantiable":
			if c.ModuleType == "text" {
				continue
			}
			wasm, err := os.ReadFile(filepath.Join(filepath.Dir(file), c.Filename))
			if err != nil {
				t.Fatal(err)
			}
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
			newer := errPlain != nil && strings.Contains(errPlain.Error(), "global index out of range") // constant expressions may name a module's own globals by now
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
			if linked && (errPlain == nil) != (errNested == nil) && (c.Type == "module" || errNested == nil) { // wazero lets elements be out of bounds
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

func compare(t *testing.T, where string, b *bench, p *twins, c *command) string {
	var args []uint64
	for _, v := range c.Action.Args {
		args = append(args, slots(t, v.Type, v.Value)...)
	}
	f := p.plain.ExportedFunction(c.Action.Field)
	want, errA := f.Call(context.Background(), args...)
	got, errB := p.nested.invoke(c.Action.Field, args)
	if first(errA) != first(errB) {
		t.Errorf("%s: error %q, nested %q", where, first(errA), first(errB))
	}
	if errA == nil && errB == nil {
		references := slices.ContainsFunc(f.Definition().ResultTypes(), func(t api.ValueType) bool { return t == 0x70 })
		if references && len(want) == 1 && (want[0] == 0) != (got[0] == 0) || !references && !slices.Equal(want, got) {
			t.Errorf("%s: results %#x, nested %#x", where, want, got)
		}
	}
	if plain := p.plain.Memory(); p.nested.code.Info.Memory != nil && (errA != nil || c.Line%8 == 0) { // an imported one has been used by other modules
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

// first is an error's first line.
func first(err error) string {
	if err == nil {
		return ""
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// slots are a value as wazero's calls take it.
func slots(t *testing.T, kind string, v any) []uint64 {
	t.Helper()
	number := func(x any, bits int) uint64 {
		s := x.(string)
		switch {
		case strings.HasPrefix(s, "nan"):
			if bits == 64 {
				return 0x7ff8000000000000
			}
			return 0x7fc00000
		case s == "null":
			return 0
		}
		if n, err := strconv.ParseUint(s, 10, bits); err == nil {
			return n
		}
		n, err := strconv.ParseInt(s, 10, bits)
		if err != nil {
			t.Fatal(err)
		}
		return uint64(n) & (1<<(bits-1)<<1 - 1)
	}
	switch kind {
	case "i32", "f32":
		return []uint64{number(v, 32)}
	case "v128":
		lanes := v.([]any)
		bits := 128 / len(lanes)
		out := make([]uint64, 2)
		for i, lane := range lanes {
			out[i*bits/64] |= number(lane, bits) << (i * bits % 64)
		}
		return out
	}
	return []uint64{number(v, 64)}
}
