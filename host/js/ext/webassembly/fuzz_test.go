package webassembly

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
)

// FuzzRewrite has Rewrite not panic on any bytes, and what was invalid stay so.
func FuzzRewrite(f *testing.F) {
	f.Add(accesses(0, 1, 1, 3))
	f.Add(accesses(65536, 1, 0, 3))
	f.Add(loads())
	ctx := context.Background()
	// The interpreter: the compiler takes ten times as long for each module.
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features).WithMemoryLimitPages(16))
	f.Cleanup(func() { rt.Close(ctx) })
	f.Fuzz(func(t *testing.T, text []byte) { valid(t, rt, text) })
}

// TestMutated does so with a few thousand modules that are wrong in a place or two.
func TestMutated(t *testing.T) {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features).WithMemoryLimitPages(16))
	defer rt.Close(ctx)
	r := rand.New(rand.NewPCG(7, 8))
	seeds := [][]byte{accesses(0, 1, 1, 3), accesses(65536, 1, 0, 3), loads()}
	accepted := 0
	for range 5_000 {
		text := slices.Clone(seeds[r.IntN(len(seeds))])
		for range 1 + r.IntN(3) {
			text[8+r.IntN(len(text)-8)] = byte(r.Uint32())
		}
		if valid(t, rt, text) {
			accepted++
		}
	}
	if accepted < 100 {
		t.Errorf("%d of 5,000 are accepted", accepted)
	}
}

// valid has the rules hold for a module, and reports whether it is valid.
func valid(t *testing.T, rt wazero.Runtime, text []byte) bool {
	t.Helper()
	ctx := context.Background()
	if len(text) > 8<<10 {
		return false
	}
	out, info, err := Rewrite(text)
	if err != nil {
		return false
	}
	after, err := compileModule(ctx, rt, out)
	if err != nil {
		return false // it is as invalid as it was
	}
	after.Close(ctx)
	before, err := compileModule(ctx, rt, text)
	if err == nil {
		before.Close(ctx)
		return true
	}
	// Constant expressions may name a module's own globals by now; numbers may be longer than they need be; and the runtime has limits.
	for _, reason := range []string{"global index out of range", "unsupported misc instruction", "custom section", "limit"} {
		if strings.Contains(err.Error(), reason) {
			return false
		}
	}
	t.Fatalf("wazero says: %v; rewritten it is valid (%d exports)\n%x", err, len(info.Exports), text)
	return false
}
