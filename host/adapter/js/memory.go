package js

import (
	"context"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// memories allocates the memory of an engine, which only its instance frees: see webassembly.ErrLost.
type memories struct{ snapshot.Allocator }

// Allocate reserves room for max bytes.
func (m *memories) Allocate(size, most uint64) experimental.LinearMemory {
	return kept{m.Allocator.Allocate(size, most)}
}

type kept struct{ experimental.LinearMemory }

func (kept) Free() {}

// close closes the engine.
func (i *instance) close(ctx context.Context) error {
	i.modules.Close()
	err := i.mod.Close(ctx)
	i.memory.Free()
	return err
}

// loadMeter adds to a runtime the host module that metered modules import.
func loadMeter(ctx context.Context, rt wazero.Runtime) error {
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoModuleFunction(ticker{}, nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx)
	return err
}
