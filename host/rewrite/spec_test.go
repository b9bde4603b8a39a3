package rewrite_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/internal/spectest"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// features are all that host enables.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// TestSpec plays WebAssembly's own test suite: every module as it is and rewritten, side by side. Both must give the same results, trap
// with the same message, and leave the same memory behind; and what was invalid must stay so.
func TestSpec(t *testing.T) {
	total := map[string]int{}
	notEnabled := []string{"threads", "exception-handling", "typed-function-references"} // TestRefused
	spectest.Run(t, notEnabled, func(t *testing.T, f spectest.File, imported []byte) { playSpec(t, f, imported, total) })
	t.Logf("%v", total)
	if total["assert_return"] < 50_000 || total["assert_trap"] < 2_000 || total["assert_invalid"] < 1_000 {
		t.Errorf("too few: is the suite complete? %v", total)
	}
}

// side is one of the two runtimes.
type side struct {
	rt    wazero.Runtime
	named map[string]api.Module
	last  api.Module
}

func newSide(t *testing.T, spectest []byte, metered bool) *side {
	ctx := context.Background()
	s := &side{rt: wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features)), named: map[string]api.Module{}}
	t.Cleanup(func() { s.rt.Close(ctx) })
	if metered {
		meter(t, s.rt, nil)
	}
	if _, err := s.rt.InstantiateWithConfig(ctx, spectest, wazero.NewModuleConfig().WithName("spectest")); err != nil {
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

func playSpec(t *testing.T, file spectest.File, imported []byte, total map[string]int) {
	plain, metered := newSide(t, imported, false), newSide(t, imported, true)
	for i, c := range file.Commands {
		total[c.Type]++
		where := fmt.Sprintf("line %d (%s)", c.Line, c.Filename)
		switch c.Type {
		case "module", "assert_invalid", "assert_malformed", "assert_unlinkable", "assert_uninstantiable":
			if c.ModuleType == "text" {
				continue
			}
			wasm := file.Module(t, c)
			name := "" // what a later module imports this one by
			if next := i + 1; next < len(file.Commands) && file.Commands[next].Type == "register" {
				name = file.Commands[next].As
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

func compare(t *testing.T, where string, plain, metered api.Module, c *spectest.Command) {
	args := c.Args(t)
	a, errA := plain.ExportedFunction(c.Action.Field).Call(context.Background(), args...)
	b, errB := metered.ExportedFunction(c.Action.Field).Call(context.Background(), args...)
	if spectest.FirstLine(errA) != spectest.FirstLine(errB) {
		t.Errorf("%s: error %q, rewritten %q", where, spectest.FirstLine(errA), spectest.FirstLine(errB))
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
