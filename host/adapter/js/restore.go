package js

// With isolation per request an instance is reset after each request: the engine's memory and globals, and the adapter's state. Until then
// no other request enters the instance, even while the request waits. A change that cannot be undone (memory that has grown, an upstream
// that has not answered yet) ends the instance; the next one is a copy of the image, for which no script runs.

import (
	"errors"
	"time"
)

// slack is the least number of bytes that are free in the engine's memory at the start of a request: growing it ends the instance.
const slack = 4 << 20

// isolate makes the state of i, which has started and answered no request, the image that it is reset to.
func (i *instance) isolate() (*image, error) {
	i.enter.Lock()
	defer i.enter.Unlock()
	i.turn.begin(nil, true)
	defer i.turn.end()
	if err := i.guard(i.settleDown); err != nil {
		return nil, err
	}
	if i.Changed() || !i.quiet() {
		return nil, errors.New("the script has begun something at its start that goes on")
	}
	img := &image{born: i.Born, vm: i.realm.vm, layout: i.realm.layout, manifest: i.manifest}
	var err error
	if img.modules, err = i.modules.Image(); err != nil {
		return nil, err
	}
	if img.Image, err = i.Save(); err != nil {
		return nil, err
	}
	i.image = img
	return img, nil
}

// settleDown brings a script that has started into the state that each request finds.
func (i *instance) settleDown() error {
	v, err := i.realm.vm.Call(i.realm.fns.isolate)
	if err != nil {
		return err
	}
	if v.IsException() {
		return i.realm.exception()
	}
	if at := i.realm.vm.Alloc(slack); at != 0 {
		i.realm.vm.Release(at)
	}
	if err := i.realm.vm.RunGC(); err != nil {
		return err
	}
	return i.jobs.microtasks() // of finalizers: each request would run them again
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

// adopt makes a new instance, in which nothing has run, a copy of the image.
func (i *instance) adopt(img *image) error {
	if err := i.Adopt(img.Image); err != nil {
		return err
	}
	if err := i.realm.vm.Adopt(i.Context, i.Module, i, &img.vm); err != nil {
		return err
	}
	i.image, i.realm.layout, i.manifest = img, img.layout, img.manifest
	return i.modules.Adopt(&img.modules)
}

// cleanupTimeout is how long a script may work after its request is over, for example on its abort listeners.
const cleanupTimeout = time.Second

// errOver ends a script that works for longer.
var errOver = errors.New("the script kept running after its request ended")

// Restore resets the instance, and reports whether it may be used again.
func (i *instance) Restore() bool {
	i.requests.awaitFinished(i.Stopped(), cleanupTimeout)
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
	i.realm.vm.Restored(&img.vm)
	i.realm.layout = img.layout
	i.rejections.reset()
	i.answers.thrown = nil
	i.requests.unfinished.Store(0)
	i.ledger.reset()
	i.turn.id = 0 // it would reveal the number of earlier requests
	return true
}
