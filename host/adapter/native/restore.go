package native

// With isolation per request an instance is put back after each of them: memory, globals, the buffer's place. What cannot be put back
// (memory that has grown, a table that was changed, a segment that was dropped) ends the instance.

import (
	"errors"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// image is what the program's instances are put back to.
type image struct {
	memory            *snapshot.Image
	globals           []uint64
	address, capacity uint32
	whole             bool // nothing but memory and globals has changed since instantiation: a new instance can be copied from it
}

// Isolate takes inst, which has started and answered no request, as the image that it and all others are put back to.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
	if i.dirty == nil {
		return errors.New("the module is not metered")
	}
	if err := i.keep(); err != nil {
		return err
	}
	p.image.Store(i.image)
	i.owns = !i.image.whole // then others have images of their own
	return nil
}

// ErrorInPlace is false: error handlers find memory that is whole, whatever has failed in it.
func (p *program) ErrorInPlace() bool { return false }

// keep makes what the instance is now its image.
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

// Close lets go of what instances share.
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
		i.mem.Grow(uint32(more >> 16)) // as far as the start functions had it grow
	}
	if err := img.memory.Apply(i.memory); err != nil {
		return err
	}
	i.image, i.address, i.capacity = img, img.address, img.capacity
	i.globals.Restore(img.globals)
	i.dirty.Set(0)
	return nil
}

// Restore puts the instance back, and says whether it may be used again.
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
	i.id, i.fetches.last = 0, 0 // they would tell how many there were before; none of those can be open
	i.stdout.flush()
	i.stderr.flush()
	return true
}
