package guest

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// Program is the part of a program that does not depend on the ABI. Its exported fields are constant.
type Program struct {
	Runtime wazero.Runtime
	Module  wazero.CompiledModule
	Env     adapter.Env
	yielder yielder
}

// Load makes the program of mod, and instantiates WASI and the module that metered guests import in rt.
func (p *Program) Load(ctx context.Context, rt wazero.Runtime, mod wazero.CompiledModule, env adapter.Env) error {
	p.Runtime, p.Module, p.Env = rt, mod, env
	if err := LoadWASI(ctx, rt); err != nil {
		return err
	}
	return LoadMeter(ctx, rt)
}

// Close ends the program. It must not be called before all instances are closed.
func (p *Program) Close() { p.Rest() }

// Rest frees what running instances share. It is for a program whose instances are all closed and that may get others later; if some still
// run, it has no lasting effect.
func (p *Program) Rest() { p.yielder.stop() }

// Instance is the part of an instance that does not depend on the ABI. Only the goroutine that calls the instance may use it, except
// Interrupt, Broken, Stopped and Now, which any goroutine may call.
type Instance struct {
	// Constant after Init.
	Env     adapter.Env
	Context context.Context // passes the instance to its host functions
	Born    time.Time       // the origin of the guest's monotonic clock, and of the times in this package

	// FirstSlice is how long a call works before it yields for the first time. Init sets 100 us; an adapter may set another after it.
	FirstSlice time.Duration

	// Constant after Instantiate.
	Module  api.Module
	Memory  api.Memory
	mapped  *snapshot.Memory  // below Memory
	globals adapter.Globals   // all globals that the guest can change
	dirty   api.MutableGlobal // not 0: a table or a segment has changed; nil: the module is not metered

	// Of the running call; see meter.go.
	limiter Limiter
	yielder *yielder
	turn    chan struct{} // of capacity 1: for yielder
	clock   clock
	fuel    int32 // for the next stretch of work
	used    int64 // fuel, of all calls, approximately

	// For use by any goroutine.
	stop        chan struct{} // closed by Interrupt
	interrupted atomic.Pointer[error]
	broken      atomic.Bool
}

// Key is the key of the *Instance in the context of a host function.
type Key struct{}

// Of returns the instance whose guest has called a host function.
func Of(ctx context.Context) *Instance { return ctx.Value(Key{}).(*Instance) }

// Init prepares i for Instantiate. ctx is the context of all calls: its values must include i, for Key. l limits the calls.
func (p *Program) Init(ctx context.Context, i *Instance, l Limiter) {
	i.Env, i.Context, i.Born, i.stop = p.Env, ctx, time.Now(), make(chan struct{})
	i.FirstSlice = shortSlice
	i.limiter, i.yielder, i.turn, i.fuel = l, &p.yielder, make(chan struct{}, 1), rewrite.StartFuel
}

// Allocator makes the memory of one module.
type Allocator interface {
	experimental.MemoryAllocator
	Memory() *snapshot.Memory // nil: not made
}

// Instantiate makes the module of i. The error comes from the call of a start function, or from wazero.
func (p *Program) Instantiate(i *Instance, cfg wazero.ModuleConfig, memory Allocator) error {
	mod, err := p.Runtime.InstantiateModule(experimental.WithMemoryAllocator(i.Context, memory), p.Module, cfg)
	if err != nil {
		if m := memory.Memory(); m != nil {
			m.Free() // which may have happened before
		}
		return err
	}
	i.Module, i.Memory, i.mapped = mod, mod.Memory(), memory.Memory()
	i.globals = adapter.GlobalsOf(mod)
	i.dirty, _ = mod.ExportedGlobal(rewrite.Dirty).(api.MutableGlobal)
	return nil
}

// Interrupt makes the running call end at its next host function or tick. The instance is broken then. Only the first cause counts.
func (i *Instance) Interrupt(cause error) {
	if i.interrupted.CompareAndSwap(nil, &cause) {
		close(i.stop)
	}
}

// Stopped returns a channel that is closed when the instance is interrupted.
func (i *Instance) Stopped() <-chan struct{} { return i.stop }

// Break marks the instance as broken.
func (i *Instance) Break() { i.broken.Store(true) }

// Broken reports whether the instance must not be called again: it trapped, exited or was interrupted.
func (i *Instance) Broken() bool { return i.broken.Load() || i.interrupted.Load() != nil }

// Checkpoint ends the running call if the instance has been interrupted.
func (i *Instance) Checkpoint() {
	if p := i.interrupted.Load(); p != nil {
		End(*p)
	}
}
