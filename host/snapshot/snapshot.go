// Package snapshot keeps an instance's memory as it was after its start, and puts it back after each request: nothing that one request left
// behind is seen by the next. On Linux the image is a file in memory that is mapped copy-on-write, so that putting it back costs as
// much as the request has changed, whatever the memory's size; elsewhere it is copied.
//
// Syscalls and unsafe stay inside this package.
package snapshot

import (
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"
)

// Allocator hands out the memory of one instance. It implements experimental.MemoryAllocator.
type Allocator struct {
	memory atomic.Pointer[Memory]
}

// Allocate reserves room for max bytes, so that memory that grows does not move. cap is not needed.
func (a *Allocator) Allocate(_, max uint64) experimental.LinearMemory {
	m := newMemory(max)
	a.memory.Store(m)
	return m
}

// Memory is the memory that was handed out last, or nil.
func (a *Allocator) Memory() *Memory { return a.memory.Load() }

var _ experimental.LinearMemory = (*Memory)(nil)
