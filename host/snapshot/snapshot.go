// Package snapshot saves an instance's memory as it was after its start, and restores it after each request: no data of one request
// is visible to the next. On Linux the image is a file in memory that is mapped copy-on-write, so that restoring costs as much as the
// request has changed, whatever the memory's size; on other systems the memory is copied.
//
// Syscalls and unsafe stay inside this package.
package snapshot

import (
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"
)

// Allocator allocates the memory of one instance. It implements experimental.MemoryAllocator.
type Allocator struct {
	memory atomic.Pointer[Memory]
}

// Allocate reserves room for max bytes, so that memory that grows does not move. cap is not used.
func (a *Allocator) Allocate(_, max uint64) experimental.LinearMemory {
	m := newMemory(max)
	a.memory.Store(m)
	return m
}

// Memory returns the memory that was allocated last, or nil.
func (a *Allocator) Memory() *Memory { return a.memory.Load() }

var _ experimental.LinearMemory = (*Memory)(nil)
