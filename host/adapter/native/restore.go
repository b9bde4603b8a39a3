package native

// With isolation per request an instance is reset after each of them: memory, globals, the buffer's place. A change that cannot be undone
// (memory that has grown, a table that was changed, a segment that was dropped) ends the instance.

import (
	"errors"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// image is the state that the program's instances are reset to.
type image struct {
	memory            *snapshot.Image
	globals           []uint64
	address, capacity uint32
	whole             bool // only memory and globals have changed since instantiation: a new instance can be copied from it
}

// Isolate takes inst, which has started and answered no request, as the image of all instances.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
	if i.dirty == nil {
		return errors.New("the module is not metered")
	}
	if err := i.keep(); err != nil {
		return err
	}
	p.image.Store(i.image)
	i.owns = !i.image.whole // then each instance has its own image
	return nil
}

// ErrorInPlace reports false: error handlers run after the reset.
func (p *program) ErrorInPlace() bool { return false }

// keep makes the instance's current state its image.
func (i *instance) keep() error {
	img := &image{address: i.address, capacity: i.capacity, whole: i.dirty.Get() == 0, globals: i.globals.Values()}
	var err error
	if img.memory, err = snapshot.Take(i.memory); err != nil {
		return err
	}
	i.dirty.Set(0)
	i.image, i.owns = img, true
	return nil
}

// Close frees the shared parts of the instances.
func (p *program) Close() error {
	p.yielder.Close()
	if img := p.image.Load(); img != nil && img.whole {
		return img.memory.Close()
	}
	return nil
}

// adopt makes a new instance, which has not run its start functions, a copy of the image.
func (i *instance) adopt(img *image) error {
	if more := img.memory.Size() - int64(i.mem.Size()); more > 0 {
		i.mem.Grow(uint32(more >> 16)) // to the size after the start functions
	}
	if err := img.memory.Apply(i.memory); err != nil {
		return err
	}
	i.image, i.address, i.capacity = img, img.address, img.capacity
	i.globals.Restore(img.globals)
	i.dirty.Set(0)
	return nil
}

// Restore resets the instance, and reports whether it may be used again.
func (i *instance) Restore() bool {
	img := i.image
	if img == nil || i.Broken() || i.dirty.Get() != 0 || int64(i.mem.Size()) != img.memory.Size() {
		return false
	}
	if img.memory.Restore(i.memory) != nil {
		return false
	}
	i.globals.Restore(img.globals)
	i.address, i.capacity = img.address, img.capacity
	i.id, i.fetches.last = 0, 0 // they would reveal the number of earlier requests; none of those can be open
	i.stdout.flush()
	i.stderr.flush()
	return true
}
