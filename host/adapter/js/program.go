package js

import (
	"context"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// program makes instances of one script.
type program struct {
	shared
	functions functionTable         // the adapter's
	image     atomic.Pointer[image] // nil: instances are not reset
}

// Close frees what instances share.
func (p *program) Close() error {
	p.nested.Close()
	p.Program.Close()
	if img := p.image.Load(); img != nil {
		return img.Close()
	}
	return nil
}

// Stateful reports true: the variables of a script are in one instance.
func (p *program) Stateful() bool { return true }

// NewInstance makes an instance: the engine, the prelude, the script up to its end, top-level awaits included; or a copy of the image.
func (p *program) NewInstance(ctx context.Context) (adapter.Instance, error) {
	i := newInstance(&p.shared, p.functions)
	if img := p.image.Load(); img != nil {
		return p.copied(i, img)
	}
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	if err := i.instantiate("_initialize"); err != nil {
		return nil, err
	}
	if err := i.guard(func() error { return i.start(ctx) }); err != nil {
		i.fetches.Cancel()
		i.loop.Join()
		i.fetches.Close()
		i.free(context.Background())
		return nil, err
	}
	i.turn.end()
	i.run()
	return i, nil
}

// copied makes i a copy of the image.
func (p *program) copied(i *instance, img *image) (adapter.Instance, error) {
	i.Born = img.born
	if err := i.instantiate(); err != nil {
		return nil, err
	}
	if err := i.adopt(img); err != nil {
		i.free(context.Background())
		return nil, err
	}
	i.turn.end()
	i.run()
	return i, nil
}

// Isolate takes inst, which has started and answered no request, as the image of all instances.
func (p *program) Isolate(inst adapter.Instance) error {
	i := inst.(*instance)
	img, err := i.isolate()
	if err != nil {
		return err
	}
	p.image.Store(img)
	return nil
}

// ErrorInPlace reports true: the error handler gets the value that was thrown, which is an object of the script.
func (p *program) ErrorInPlace() bool { return true }
