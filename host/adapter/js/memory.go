package js

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"

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
	err := i.Module.Close(ctx)
	i.Free()
	return err
}
