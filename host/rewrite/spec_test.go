package rewrite_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// features are all that host enables.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// TestSpec plays WebAssembly's own test suite, which comes with wazero's source: every module as it is and rewritten, side by side.
// Both must give the same results, trap with the same message, and leave the same memory behind; and what was invalid must
// stay so.
func TestSpec(t *testing.T) {
	dir := specDir(t)
	files, err := filepath.Glob(filepath.Join(dir, "*/testdata/*.json"))
	if err != nil {
		t.Fatal(err)
	}
	total := map[string]int{}
	for _, file := range files {
		suite := filepath.Base(filepath.Dir(filepath.Dir(file)))
		if suite == "threads" || suite == "exception-handling" || suite == "typed-function-references" {
			continue // not enabled: TestRefused
		}
		t.Run(suite+"/"+strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			playSpec(t, dir, file, total)
		})
	}
	t.Logf("%v", total)
	if total["assert_return"] < 50_000 || total["assert_trap"] < 2_000 || total["assert_invalid"] < 1_000 {
		t.Errorf("too few: is the suite whole? %v", total)
	}
}

// specDir is where the suite is: in the source of the module that go.mod names, with its checksum in go.sum.
func specDir(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/tetratelabs/wazero").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "internal/integration_test/spectest")
	if _, err := os.Stat(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// command is one line of a suite's file.
type command struct {
	Type       string
	Line       int
	Name       string
	Filename   string
	As         string
	ModuleType string `json:"module_type"`
	Action     struct {
		Type, Module, Field string
		Args                []value
	}
}

type value struct {
	Type     string
	LaneType string `json:"lane_type"`
	Value    any
}

// side is one of the two runtimes.
type side struct {
	rt    wazero.Runtime
	named map[string]api.Module
	last  api.Module
}

func newSide(t *testing.T, dir string, metered bool) *side {
	ctx := context.Background()
	s := &side{rt: wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features)), named: map[string]api.Module{}}
	t.Cleanup(func() { s.rt.Close(ctx) })
	if metered {
		meter(t, s.rt, nil)
	}
	wasm, err := os.ReadFile(filepath.Join(dir, "testdata/spectest.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.rt.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithName("spectest")); err != nil {
		t.Fatal(err)
	}
	return s
}

// meter is the module with tick in it. ticks counts its calls.
func meter(t testing.TB, rt wazero.Runtime, ticks *int) {
	t.Helper()
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
			if ticks != nil {
				*ticks++
			}
			stack[0] = rewrite.StartFuel
		}), nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(context.Background())
	if err != nil {
		t.Fatal(err)
	}
}

func (s *side) instantiate(wasm []byte, name string) (err error) {
	defer func() {
		if p := recover(); p != nil { // wazero's decoder on some malformed modules
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	s.last = nil
	s.last, err = s.rt.InstantiateWithConfig(context.Background(), wasm, wazero.NewModuleConfig().WithName(name).WithStartFunctions())
	return err
}

func (s *side) module(name string) api.Module {
	if name == "" {
		return s.last
	}
	return s.named[name]
}

func playSpec(t *testing.T, dir, file string, total map[string]int) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var suite struct{ Commands []command }
	if err := json.Unmarshal(text, &suite); err != nil {
		t.Fatal(err)
	}
	plain, metered := newSide(t, dir, false), newSide(t, dir, true)
	for i, c := range suite.Commands {
		total[c.Type]++
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
			name := "" // what a later module imports this one by
			if next := i + 1; next < len(suite.Commands) && suite.Commands[next].Type == "register" {
				name = suite.Commands[next].As
			}
			keptPlain, keptMetered := plain.last, metered.last
			errPlain := plain.instantiate(wasm, name)
			rewritten, _, errMetered := rewrite.Rewrite(wasm)
			if errMetered == nil {
				errMetered = metered.instantiate(rewritten, name)
			}
			if (errPlain == nil) != (errMetered == nil) {
				t.Errorf("%s: instantiated: %v; rewritten: %v", where, errPlain, errMetered)
			}
			if c.Type != "module" {
				plain.last, metered.last = keptPlain, keptMetered
			} else if c.Name != "" {
				plain.named[c.Name], metered.named[c.Name] = plain.last, metered.last
			}
		case "action", "assert_return", "assert_trap", "assert_exhaustion":
			if c.Action.Type != "invoke" {
				continue
			}
			a, b := plain.module(c.Action.Module), metered.module(c.Action.Module)
			if a == nil || b == nil {
				continue
			}
			compare(t, where+" "+c.Action.Field, a, b, &c)
		}
	}
}

func compare(t *testing.T, where string, plain, metered api.Module, c *command) {
	var args []uint64
	for _, v := range c.Action.Args {
		args = append(args, slots(t, v)...)
	}
	a, errA := plain.ExportedFunction(c.Action.Field).Call(context.Background(), args...)
	b, errB := metered.ExportedFunction(c.Action.Field).Call(context.Background(), args...)
	if kind(errA) != kind(errB) {
		t.Errorf("%s: error %q, rewritten %q", where, kind(errA), kind(errB))
	}
	for i, result := range plain.ExportedFunction(c.Action.Field).Definition().ResultTypes() {
		if errA != nil || errB != nil {
			break
		}
		if result == api.ValueTypeExternref || result == 0x70 { // addresses differ
			if (a[i] == 0) != (b[i] == 0) {
				t.Errorf("%s: result %d is %#x, rewritten %#x", where, i, a[i], b[i])
			}
			return
		}
	}
	if !slices.Equal(a, b) {
		if refs := plain.ExportedFunction(c.Action.Field).Definition().ResultTypes(); !slices.Contains(refs, 0x70) {
			t.Errorf("%s: results %#x, rewritten %#x", where, a, b)
		}
	}
	if memA, memB := plain.Memory(), metered.Memory(); !reflect.ValueOf(memA).IsNil() && c.Type == "assert_trap" {
		x, _ := memA.Read(0, memA.Size())
		y, _ := memB.Read(0, memB.Size())
		if !bytes.Equal(x, y) {
			t.Errorf("%s: memory differs", where)
		}
	}
}

// kind is an error's first line.
func kind(err error) string {
	if err == nil {
		return ""
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// slots are a value as wazero's calls take it.
func slots(t *testing.T, v value) []uint64 {
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
	switch v.Type {
	case "i32", "f32":
		return []uint64{number(v.Value, 32)}
	case "v128":
		lanes := v.Value.([]any)
		bits := 128 / len(lanes)
		out := make([]uint64, 2)
		for i, lane := range lanes {
			out[i*bits/64] |= number(lane, bits) << (i * bits % 64)
		}
		return out
	}
	return []uint64{number(v.Value, 64)}
}
