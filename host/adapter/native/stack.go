package native

import (
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// entry is a function of the guest that the host calls. Each has its own processor stack, which wazero doubles on demand up to 50 MB,
// and never shrinks.
type entry struct {
	api.Function // nil: not exported
	stack        adapter.Stack
}

// newEntry looks the function up: once, since each lookup costs 2.4 us and 12 KB. TestStack fails if its stack's size cannot be told.
func newEntry(mod api.Module, name string) *entry {
	e := &entry{Function: mod.ExportedFunction(name)}
	e.stack = adapter.StackOf(e.Function)
	return e
}

// size returns the size of the stack in bytes: at most twice the need of the calls so far.
func (e *entry) size() int64 {
	if e == nil {
		return 0
	}
	return e.stack.Size()
}

// exists reports whether the guest exports it.
func (e *entry) exists() bool { return e.Function != nil }
