package js

// With isolation per request an instance is put back after each of them: the engine's memory and globals, and what the adapter keeps
// for it. Until then the request has the instance to itself, whatever it waits for. What cannot be put back (memory that has grown,
// another server that has not answered yet) ends the instance; the next is a copy of the image, which no script has to run for.

import (
	"context"
	"errors"
	"time"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// slack is how many bytes a request finds free in the engine's memory, at least: to grow it ends the instance.
const slack = 4 << 20

// image is what the program's instances are put back to.
type image struct {
	memory   *snapshot.Image
	globals  []uint64
	born     time.Time // the scripts' clocks go on
	vm       engine.VM
	fns      functions
	meta     uint32
	buffer   uint32
	capacity uint32
	manifest []byte
	modules  webassembly.ModulesImage
}

// Isolate takes inst, which has started and answered no request, as the image that it and all others are put back to.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
	i.enter.Lock()
	defer i.enter.Unlock()
	i.begin(nil, true)
	defer i.end()
	if i.dirty == nil {
		return errors.New("the module is not metered")
	}
	if err := i.guard(i.settleDown); err != nil {
		return err
	}
	if i.dirty.Get() != 0 || !i.quiet() {
		return errors.New("the script has begun something at its start that goes on")
	}
	img := &image{globals: i.globals.Values(), born: i.born, vm: i.vm, fns: i.fns, meta: i.meta, buffer: i.buffer, capacity: i.capacity, manifest: i.manifest}
	var err error
	if img.modules, err = i.modules.Image(); err != nil {
		return err
	}
	if img.memory, err = snapshot.Take(i.memory); err != nil {
		return err
	}
	i.image = img
	p.image.Store(img)
	return nil
}

// settleDown brings a script that has started to where each request is to find it.
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

// quiet drops timers and events, and reports whether nothing works beside the script.
func (i *instance) quiet() bool {
	i.fetches.Reset()
	i.compression.Close()
	if !i.loop.Reset() {
		return false
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	return len(i.parked) == 0
}

// ErrorInPlace is true: the error handler gets what was thrown, which is an object of the script's.
func (p *program) ErrorInPlace() bool { return true }

// adopt makes a new instance, in which nothing has run, a copy of the image.
func (i *instance) adopt(img *image) error {
	if more := img.memory.Size() - int64(i.mod.Memory().Size()); more > 0 {
		i.mod.Memory().Grow(uint32(more >> 16))
	}
	if err := img.memory.Apply(i.memory); err != nil {
		return err
	}
	if err := i.vm.Adopt(i.ctx, i.mod, i, &img.vm); err != nil {
		return err
	}
	i.image, i.fns, i.meta, i.manifest = img, img.fns, img.meta, img.manifest
	i.buffer, i.capacity = img.buffer, img.capacity
	i.globals.Restore(img.globals)
	i.dirty.Set(0)
	return i.modules.Adopt(&img.modules)
}

// grace is how long a script may work on when its request is over: for what it does when the client has left, say.
const grace = time.Second

// errOver ends a script that works for longer.
var errOver = errors.New("the request was over, and the script worked on")

// Restore puts the instance back, and says whether it may be used again.
func (i *instance) Restore() bool {
	i.windUp()
	if !i.enter.TryLock() {
		stop := time.AfterFunc(grace, func() { i.Interrupt(errOver) })
		i.enter.Lock()
		stop.Stop()
	}
	defer i.enter.Unlock()
	img := i.image
	if img == nil || i.Broken() || i.dirty.Get() != 0 || int64(i.mod.Memory().Size()) != img.memory.Size() || !i.quiet() {
		return false
	}
	if !i.modules.Restore(&img.modules) || img.memory.Restore(i.memory) != nil {
		return false
	}
	i.vm.Restored(&img.vm)
	i.fns = img.fns
	i.globals.Restore(img.globals)
	i.thrown, i.rejections, i.late, i.told, i.unfinished = nil, nil, nil, false, 0
	i.background.spent.Store(0)
	i.background.at = 0
	i.buffer, i.capacity = img.buffer, img.capacity
	i.id = 0 // it would tell how many there were before
	return true
}

// windUp waits until the script has done what it does when a client has left, within bounds.
func (i *instance) windUp() {
	var late <-chan time.Time
	for {
		i.mu.Lock()
		n := i.unfinished
		i.mu.Unlock()
		if n == 0 {
			return
		}
		if late == nil {
			late = time.After(grace)
		}
		select {
		case <-i.over:
		case <-i.stop:
			return
		case <-late:
			return
		}
	}
}

// found notes what of the module an instance is put back by.
func (i *instance) found(mod api.Module, memory *snapshot.Memory) {
	i.mod, i.memory = mod, memory
	i.globals = adapter.GlobalsOf(mod)
	i.dirty, _ = mod.ExportedGlobal(rewrite.Dirty).(api.MutableGlobal)
}

// copied makes an instance of the image.
func (p *program) copied(ctx context.Context, img *image) (adapter.Instance, error) {
	i := p.instance()
	i.born = img.born
	if err := p.instantiate(ctx, i); err != nil {
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

// Stateful is true: what a script keeps in its variables is in one instance.
func (p *program) Stateful() bool { return true }
