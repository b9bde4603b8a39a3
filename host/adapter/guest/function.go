package guest

import (
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// Function is a function of the guest that the host calls. Each has its own processor stack, which wazero doubles on demand up to 50 MB,
// and never shrinks.
type Function struct {
	api.Function // nil: not exported
	stack        adapter.Stack
}

// NewFunction looks the function up: once, since each lookup costs 2.4 us and 12 KB. TestStack in host
// fails if the size of its stack is not found.
func NewFunction(mod api.Module, name string) *Function {
	f := &Function{Function: mod.ExportedFunction(name)}
	f.stack = adapter.StackOf(f.Function)
	return f
}

// size returns the size of the stack in bytes: at most twice the need of the calls so far.
func (f *Function) size() int64 {
	if f == nil {
		return 0
	}
	return f.stack.Size()
}

// Exists reports whether the guest exports the function.
func (f *Function) Exists() bool { return f.Function != nil }
