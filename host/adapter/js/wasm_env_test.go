package js

import (
	"context"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// Compile makes a test's host an adapter.Compiler.
func (e *testEnv) Compile(ctx context.Context, wasm []byte) (*adapter.Compiled, error) {
	select {
	case <-time.After(e.slow):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	metered, info, err := rewrite.Rewrite(wasm)
	if err != nil {
		return nil, err
	}
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2|experimental.CoreFeaturesTailCall|experimental.CoreFeaturesExtendedConst))
	mod, err := rt.CompileModule(ctx, metered)
	if err != nil {
		rt.Close(ctx)
		return nil, err
	}
	e.mu.Lock()
	e.compiled++
	e.mu.Unlock()
	return &adapter.Compiled{Runtime: rt, Module: mod, Unsaved: info.Unsaved, Add: rt.CompileModule, Close: func() {
		rt.Close(context.Background())
		e.mu.Lock()
		e.compiled--
		e.mu.Unlock()
	}}, nil
}
