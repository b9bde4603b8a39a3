package guest

// With isolation per request an instance is reset after each request. A change that cannot be undone (memory that has grown, a table that
// was changed, a segment that was dropped) ends the instance.

import (
	"errors"

	"github.com/wasmserve/wasmserve/host/snapshot"
)

// Image is the part that does not depend on the ABI of the state to which instances are reset. An adapter adds its own.
type Image struct {
	memory  *snapshot.Image
	globals []uint64
}

// Save returns an image of i.
func (i *Instance) Save() (*Image, error) {
	if i.dirty == nil {
		return nil, errors.New("the module is not metered")
	}
	memory, err := snapshot.Take(i.mapped)
	if err != nil {
		return nil, err
	}
	return &Image{memory: memory, globals: i.globals.Values()}, nil
}

// Free frees the memory of a closed module, if its Allocator leaves that to the adapter.
func (i *Instance) Free() { i.mapped.Free() }

// Close frees the image. No instance may be reset to it any more.
func (img *Image) Close() error { return img.memory.Close() }

// Changed reports whether a table or a segment has changed since the module was instantiated, or since Settled.
func (i *Instance) Changed() bool { return i.dirty != nil && i.dirty.Get() != 0 }

// Settled makes the present state of tables and segments the one that Changed compares with.
func (i *Instance) Settled() { i.dirty.Set(0) }

// Adopt makes an instance in which nothing has run a copy of an image whose instance had not Changed.
func (i *Instance) Adopt(img *Image) error {
	if more := img.memory.Size() - int64(i.Memory.Size()); more > 0 {
		i.Memory.Grow(uint32(more >> 16)) // to the size after the start functions
	}
	if err := img.memory.Apply(i.mapped); err != nil {
		return err
	}
	i.globals.Restore(img.globals)
	i.dirty.Set(0)
	return nil
}

// CanReset reports whether i can be reset to img.
func (i *Instance) CanReset(img *Image) bool {
	return !i.Broken() && i.dirty.Get() == 0 && int64(i.Memory.Size()) == img.memory.Size()
}

// Reset resets i to img. It reports false if i must be discarded.
func (i *Instance) Reset(img *Image) bool {
	if !i.CanReset(img) || img.memory.Restore(i.mapped) != nil {
		return false
	}
	i.globals.Restore(img.globals)
	return true
}
