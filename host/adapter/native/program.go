package native

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// program makes instances of one compiled module.
type program struct {
	rt    wazero.Runtime
	mod   wazero.CompiledModule
	env   adapter.Env
	image atomic.Pointer[image] // nil: instances are not reset

	yielder yielder
}

// NewInstance makes an instance and starts it, until ctx is done, or copies the image. Clocks and randomness are real: with
// wazero's fake ones a Go guest runs out of memory after 144,677 calls, and tokens are the same in every process.
func (p *program) NewInstance(ctx context.Context) (adapter.Instance, error) {
	i := &instance{env: p.env, born: time.Now(), stop: make(chan struct{}), fuel: rewrite.StartFuel, clock: clock{start: true},
		yielder: &p.yielder, turn: make(chan struct{}, 1)}
	i.ctx = instanceContext{context.Background(), i} // wazero looks up a key at each call: a lookup in a parent context would allocate
	i.stdout, i.stderr = &lines{env: p.env, busy: i.pass, level: levelInfo}, &lines{env: p.env, busy: i.pass, level: levelWarn}
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	img := p.image.Load()
	cfg := wazero.NewModuleConfig().
		WithName(""). // anonymous: many instances of one module
		WithStdout(i.stdout).
		WithStderr(i.stderr).
		WithWalltime(i.walltime, 1).
		WithNanotime(i.nanotime, 1).
		WithNanosleep(i.sleep).
		WithOsyield(i.yield).
		WithRandSource(random{i.pass})
	cfg = cfg.WithStartFunctions() // none: start calls them
	memory := &snapshot.Allocator{}
	mod, err := p.rt.InstantiateModule(experimental.WithMemoryAllocator(instanceContext{ctx, i}, memory), p.mod, cfg)
	if err != nil {
		if m := memory.Memory(); m != nil {
			m.Free() // wazero has, or has not got so far
		}
		return nil, i.fail(err)
	}
	i.mod, i.mem, i.memory = mod, mod.Memory(), memory.Memory()
	i.globals = adapter.GlobalsOf(mod)
	i.dirty, _ = mod.ExportedGlobal(rewrite.Dirty).(api.MutableGlobal)
	i.buffer = newEntry(mod, abi.ExportBuffer)
	i.fetch = newEntry(mod, abi.ExportFetch)
	i.error = newEntry(mod, abi.ExportError)
	i.config = newEntry(mod, abi.ExportConfig)
	if img != nil && img.whole {
		err = i.adopt(img)
	} else {
		err = i.start(img)
	}
	if err != nil {
		i.stdout.flush()
		i.stderr.flush()
		mod.Close(i.ctx)
		return nil, err
	}
	return i, nil
}

// start runs the start functions. img, if not nil, cannot be copied: the instance gets its own image.
func (i *instance) start(img *image) error {
	for _, name := range []string{abi.ExportInitialize, abi.ExportWarmup} {
		fn := newEntry(i.mod, name)
		if !fn.exists() {
			continue
		}
		i.running = fn
		if _, err := fn.Call(i.ctx); err != nil {
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
	if key == (instanceKey{}) {
		return c.inst
	}
	return c.Context.Value(key)
}
