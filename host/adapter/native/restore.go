package native

// With isolation per request an instance is reset after each of them: memory, globals, the buffer's place.

import (
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
)

// image is the state that the program's instances are reset to.
type image struct {
	*guest.Image
	address, capacity uint32
	whole             bool // only memory and globals have changed since instantiation: a new instance can be copied from it
}

// Isolate takes inst, which has started and answered no request, as the image of all instances.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
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
	saved, err := i.Save()
	if err != nil {
		return err
	}
	i.image, i.owns = &image{Image: saved, address: i.address, capacity: i.capacity, whole: !i.Changed()}, true
	i.Settled()
	return nil
}

// Close frees the shared parts of the instances.
func (p *program) Close() error {
	p.Program.Close()
	if img := p.image.Load(); img != nil && img.whole {
		return img.Close()
	}
	return nil
}

// adopt makes a new instance, which has not run its start functions, a copy of the image.
func (i *instance) adopt(img *image) error {
	i.image, i.address, i.capacity = img, img.address, img.capacity
	return i.Adopt(img.Image)
}

// Restore resets the instance, and reports whether it may be used again.
func (i *instance) Restore() bool {
	img := i.image
	if img == nil || !i.Reset(img.Image) {
		return false
	}
	i.address, i.capacity = img.address, img.capacity
	i.id, i.fetches.last = 0, 0 // they would reveal the number of earlier requests; none of those can be open
	i.stdout.Flush()
	i.stderr.Flush()
	return true
}
