package native

import (
	"context"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// program makes instances of one compiled module.
type program struct {
	guest.Program
	image atomic.Pointer[image] // nil: instances are not reset
}

// NewInstance makes an instance and starts it, until ctx is done, or copies the image.
func (p *program) NewInstance(ctx context.Context) (adapter.Instance, error) {
	i := &instance{}
	// wazero looks up a key at each call: a lookup in a parent context would allocate
	p.Init(instanceContext{context.Background(), i}, &i.Instance, &i.call)
	i.call.Instance = &i.Instance
	i.call.Starting(nil)
	i.stdout, i.stderr = i.Lines(int(abi.LevelInfo)), i.Lines(levelWarn)
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	img := p.image.Load()
	cfg := i.ModuleConfig().WithStdout(i.stdout).WithStderr(i.stderr).WithNanosleep(i.call.Sleep)
	if err := p.Instantiate(&i.Instance, cfg, &snapshot.Allocator{}); err != nil {
		return nil, i.fail(err)
	}
	i.buffer = guest.NewFunction(i.Module, abi.ExportBuffer)
	i.fetch = guest.NewFunction(i.Module, abi.ExportFetch)
	i.error = guest.NewFunction(i.Module, abi.ExportError)
	i.config = guest.NewFunction(i.Module, abi.ExportConfig)
	var err error
	if img != nil && img.whole {
		err = i.adopt(img)
	} else {
		err = i.start(img)
	}
	if err != nil {
		i.stdout.Flush()
		i.stderr.Flush()
		i.Module.Close(i.Context)
		return nil, err
	}
	return i, nil
}

// start runs the start functions. img, if not nil, cannot be copied: the instance gets its own image.
func (i *instance) start(img *image) error {
	for _, name := range []string{abi.ExportInitialize, abi.ExportWarmup} {
		fn := guest.NewFunction(i.Module, name)
		if !fn.Exists() {
			continue
		}
		i.call.Function = fn
		if _, err := fn.Call(i.Context); err != nil {
			return i.fail(err)
		}
	}
	if err := i.enlarge(firstBuffer); err != nil || img == nil {
		return err
	}
	return i.keep()
}

// instanceContext passes the instance to its host functions.
type instanceContext struct {
	context.Context
	inst *instance
}

type instanceKey struct{}

func (c instanceContext) Value(key any) any {
	switch key {
	case instanceKey{}:
		return c.inst
	case guest.Key{}:
		return &c.inst.Instance
	}
	return c.Context.Value(key)
}
