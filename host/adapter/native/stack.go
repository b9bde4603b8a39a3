package native

import (
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// entry is a function of the guest that the host calls. Each has a processor stack of its own, which wazero makes larger while it is
// called, by doubling up to 50 MB, and never smaller again.
type entry struct {
	api.Function // nil: the guest has none
	stack        adapter.Stack
}

// newEntry looks the function up: once, since each look-up costs 2.4 us and 12 KB. TestStack fails if its stack's size cannot be told.
func newEntry(mod api.Module, name string) *entry {
	e := &entry{Function: mod.ExportedFunction(name)}
	e.stack = adapter.StackOf(e.Function)
	return e
}

// size is the stack's, in bytes: at most twice what calls have needed.
func (e *entry) size() int64 {
	if e == nil {
		return 0
	}
	return e.stack.Size()
}

// exists says whether the guest has it.
func (e *entry) exists() bool { return e.Function != nil }
