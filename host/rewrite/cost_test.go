package rewrite_test

import (
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// TestBombs has modules that would take long, or much, be refused before they are compiled, with the name of the function and why.
func TestBombs(t *testing.T) {
	for name, text := range asm.Bombs() {
		metered, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		cost, err := rewrite.Measure(metered)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		err = cost.Exceeds(rewrite.Within)
		if err == nil || !strings.Contains(err.Error(), "function 0") {
			t.Errorf("%s passes: %v; %+v", name, err, cost)
		}
		t.Logf("%-28s %5d KB: %v", name, len(text)>>10, err)
	}
}

// TestCheap has what real modules have be compiled: blocks as deep as esbuild's, large br_tables that compilers make, long functions.
func TestCheap(t *testing.T) {
	for name, text := range map[string][]byte{
		"3000 nested blocks": module(nested(3000)),
		"a br_table of 2000": asm.Single(asm.Type(0, 0), asm.Function(1, asm.Repeat(2000, []byte{op.Block, op.Void}), asm.Get(0), op.BrTable, asm.Leb(1999), asm.Each(2000, asm.Leb), asm.Repeat(2000, asm.Code(asm.Set(0), op.End)))),
		"100,000 additions":  asm.Single(asm.Type(0, 0), asm.Function(1, asm.Repeat(100_000, asm.Code(asm.Get(0), asm.Get(0), op.I32Add, op.Drop)))),
		"nothing":            asm.Module(),
	} {
		metered, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		cost, err := rewrite.Measure(metered)
		if err == nil {
			err = cost.Exceeds(rewrite.Within)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := rewrite.Measure([]byte("no module")); err == nil {
		t.Error("no module is measured")
	}
}
