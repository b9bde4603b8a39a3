package rewrite_test

// Modules are put together by host/internal/asm and compared in two forms: as they are, and rewritten.

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/internal/spectest"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

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
	if spectest.FirstLine(errA) != spectest.FirstLine(errB) {
		t.Fatalf("%s%v: error %q, rewritten %q", name, args, spectest.FirstLine(errA), spectest.FirstLine(errB))
	}
	for i := range a {
		if errA == nil && a[i] != b[i] {
			t.Fatalf("%s%v: %d, rewritten %d", name, args, a, b)
		}
	}
	return b, spectest.FirstLine(errB)
}
