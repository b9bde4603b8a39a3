package js

// With isolation per request an instance is reset after each request: the engine's memory and globals, and the adapter's state. Until then
// no other request enters the instance, even while the request waits. A change that cannot be undone (memory that has grown, an upstream
// that has not answered yet) ends the instance; the next one is a copy of the image, for which no script runs.

import (
	"context"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
)

// slack is the least number of bytes that are free in the engine's memory at the start of a request: growing it ends the instance.
const slack = 4 << 20

// image is the state that the program's instances are reset to.
type image struct {
	*guest.Image
	born     time.Time // the scripts' clocks go on
	vm       engine.VM
	fns      functions
	meta     uint32
	buffer   uint32
	capacity uint32
	manifest []byte
	modules  webassembly.ModulesImage
}

// Isolate takes inst, which has started and answered no request, as the image of all instances.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
	i.enter.Lock()
	defer i.enter.Unlock()
	i.begin(nil, true)
	defer i.end()
	if err := i.guard(i.settleDown); err != nil {
		return err
	}
	if i.Changed() || !i.quiet() {
		return errors.New("the script has begun something at its start that goes on")
	}
	img := &image{born: i.Born, vm: i.vm, fns: i.fns, meta: i.meta, buffer: i.buffer, capacity: i.capacity, manifest: i.manifest}
	var err error
	if img.modules, err = i.modules.Image(); err != nil {
		return err
	}
	if img.Image, err = i.Save(); err != nil {
		return err
	}
	i.image = img
	p.image.Store(img)
	return nil
}

// settleDown brings a script that has started into the state that each request finds.
func (i *instance) settleDown() error {
	v, err := i.vm.Call(i.fns.isolate)
	if err != nil {
		return err
	}
	if v.IsException() {
		return i.exception()
	}
	if at := i.vm.Alloc(slack); at != 0 {
		i.vm.Release(at)
	}
	if err := i.vm.RunGC(); err != nil {
		return err
	}
	return i.microtasks() // of finalizers: each request would run them again
}

// quiet drops timers and events, and reports whether nothing runs in the background.
func (i *instance) quiet() bool {
	i.fetches.Reset()
	i.compression.Close()
	if !i.loop.Reset() {
		return false
	}
	return i.requests.Count() == 0
}

// ErrorInPlace reports true: the error handler gets the value that was thrown, which is an object of the script.
func (p *program) ErrorInPlace() bool { return true }

// adopt makes a new instance, in which nothing has run, a copy of the image.
func (i *instance) adopt(img *image) error {
	if err := i.Adopt(img.Image); err != nil {
		return err
	}
	if err := i.vm.Adopt(i.Context, i.Module, i, &img.vm); err != nil {
		return err
	}
	i.image, i.fns, i.meta, i.manifest = img, img.fns, img.meta, img.manifest
	i.buffer, i.capacity = img.buffer, img.capacity
	return i.modules.Adopt(&img.modules)
}

// cleanupTimeout is how long a script may work after its request is over, for example on its abort listeners.
const cleanupTimeout = time.Second

// errOver ends a script that works for longer.
var errOver = errors.New("the script kept running after its request ended")

// Restore resets the instance, and reports whether it may be used again.
func (i *instance) Restore() bool {
	i.awaitCleanup()
	if !i.enter.TryLock() {
		stop := time.AfterFunc(cleanupTimeout, func() { i.Interrupt(errOver) })
		i.enter.Lock()
		stop.Stop()
	}
	defer i.enter.Unlock()
	img := i.image
	if img == nil || !i.CanReset(img.Image) || !i.quiet() {
		return false
	}
	if !i.modules.Restore(&img.modules) || !i.Reset(img.Image) {
		return false
	}
	i.vm.Restored(&img.vm)
	i.fns = img.fns
	i.thrown, i.rejections, i.late, i.told = nil, nil, nil, false
	i.unfinished.Store(0)
	i.background.spent.Store(0)
	i.background.at = 0
	i.buffer, i.capacity = img.buffer, img.capacity
	i.id = 0 // it would reveal the number of earlier requests
	return true
}

// awaitCleanup waits until the script has done its work for requests that are over, up to cleanupTimeout.
func (i *instance) awaitCleanup() {
	var late <-chan time.Time
	for i.unfinished.Load() > 0 {
		if late == nil {
			late = time.After(cleanupTimeout)
		}
		select {
		case <-i.over:
		case <-i.Stopped():
			return
		case <-late:
			return
		}
	}
}

// copied makes an instance that is a copy of the image.
func (p *program) copied(img *image) (adapter.Instance, error) {
	i := p.instance()
	i.Born = img.born
	if err := p.instantiate(i); err != nil {
		return nil, err
	}
	if err := i.adopt(img); err != nil {
		i.close(context.Background())
		return nil, err
	}
	i.end()
	i.run()
	return i, nil
}

// Stateful reports true: the variables of a script are in one instance.
func (p *program) Stateful() bool { return true }
