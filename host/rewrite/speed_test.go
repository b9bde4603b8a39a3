package rewrite_test

import (
	"context"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// BenchmarkRewrite measures the speed of rewriting a Go module.
//
//	go test -run '^$' -bench 'Rewrite|Compile' ./host/rewrite
func BenchmarkRewrite(b *testing.B) {
	wasm := buildCompute(b)[0]
	b.SetBytes(int64(len(wasm)))
	for b.Loop() {
		if _, _, err := rewrite.Rewrite(wasm); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompile measures how much longer the compiler takes for a metered module, rewriting included: metered/plain.
func BenchmarkCompile(b *testing.B) {
	wasm := buildCompute(b)[0]
	ctx := context.Background()
	times := [2]time.Duration{1 << 60, 1 << 60} // the best of each: what else runs only adds
	for b.Loop() {
		for i := range times {
			rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
			start := time.Now()
			text := wasm
			if i == 1 {
				var err error
				if text, _, err = rewrite.Rewrite(wasm); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := rt.CompileModule(ctx, text); err != nil {
				b.Fatal(err)
			}
			times[i] = min(times[i], time.Since(start))
			rt.Close(ctx)
		}
	}
	b.ReportMetric(float64(times[1])/float64(times[0]), "metered/plain")
}
