package js

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
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

// closeEngine closes the engine of an instance, and frees its memory.
func closeEngine(ctx context.Context, i *guest.Instance) error {
	err := i.Module.Close(ctx)
	i.Free()
	return err
}

// engineContext passes the engine and its instance to host functions.
type engineContext struct {
	context.Context
	instance *guest.Instance
	vm       *engine.VM
	modules  *webassembly.Modules // nil: without a script
}

func (c *engineContext) Value(key any) any {
	switch key {
	case engine.Key{}:
		return c.vm
	case webassembly.Key{}:
		return c.modules.Store()
	case guest.Key{}:
		return c.instance
	}
	return c.Context.Value(key)
}
