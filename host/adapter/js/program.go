package js

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/prelude"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// program makes instances of one script.
type program struct {
	guest.Program
	vars        map[string]string
	code        *compiled     // the adapter's
	derivations chan struct{} // the adapter's
	script      []byte
	own         compiled              // the script
	nested      webassembly.Codes     // its WebAssembly
	image       atomic.Pointer[image] // nil: instances are not reset
	trace       *trace.Trace
	holds       exchange.Holds
	fallbacks   intl.Fallbacks // of Intl
	functions   functionTable  // the adapter's
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

// NewInstance makes an instance: the engine, the prelude, the script up to its end, top-level awaits included; or a copy of the image.
func (p *program) NewInstance(ctx context.Context) (adapter.Instance, error) {
	if img := p.image.Load(); img != nil {
		return p.copied(img)
	}
	i := p.instance()
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	if err := p.instantiate(i, "_initialize"); err != nil {
		return nil, err
	}
	if err := i.guard(func() error { return i.start(ctx) }); err != nil {
		i.fetches.Cancel()
		i.loop.Join()
		i.fetches.Close()
		i.close(context.Background())
		return nil, err
	}
	i.end()
	i.run()
	return i, nil
}

func (p *program) instance() *instance {
	i := &instance{prog: p, over: make(chan struct{}, 1)}
	p.Init(instanceContext{context.Background(), i}, &i.Instance, i)
	i.FirstSlice = time.Millisecond // most turns are shorter, and a yield takes two system calls
	i.intl = intl.Intl{Env: p.Env, Fallbacks: &p.fallbacks}
	i.crypto.Derivations = p.derivations
	i.loop.Init(i)
	i.fetches.Init(i, &i.loop)
	i.modules.Init(i.Context, i)
	return i
}

// instantiate gives i a module of its own, in which it calls start.
func (p *program) instantiate(i *instance, start ...string) error {
	i.begin(nil, true)
	if err := p.Instantiate(&i.Instance, i.ModuleConfig().WithStartFunctions(start...), &memories{}); err != nil {
		return i.broke(err)
	}
	return nil
}

// start brings the script to its end.
func (i *instance) start(ctx context.Context) error {
	if err := i.vm.New(i.Context, i.Module, i); err != nil {
		return err
	}
	vm := &i.vm
	var shared engine.Value
	i.meta, shared = vm.Share(metaSize)
	global := vm.Global()
	defer vm.Free(global)
	host, err := vm.EvalScript([]byte("({})"), trace.Prelude)
	if err != nil {
		return err
	}
	if err := vm.Set(host, "memory", shared); err != nil {
		return err
	}
	for _, name := range i.prog.functions.names {
		if err := vm.Set(host, name, vm.HostFunction(name)); err != nil {
			return err
		}
	}
	if err := vm.Set(global, "__wasmserve_host", host); err != nil {
		return err
	}
	v, err := i.prog.code.run(vm, script{name: trace.Prelude, text: prelude.Script})
	if err == nil && v.IsException() {
		err = fmt.Errorf("prelude: %s", i.exception().Message)
	}
	if err != nil {
		return err
	}
	vm.Free(v)
	entries, err := vm.Get(global, "__wasmserve")
	if err != nil {
		return err
	}
	for _, f := range []struct {
		to   *engine.Value
		name string
	}{{&i.fns.dispatch, "dispatch"}, {&i.fns.fulfilled, "fulfilled"}, {&i.fns.wait, "wait"}, {&i.fns.errored, "errored"}, {&i.fns.event, "event"}, {&i.fns.manifest, "manifest"},
		{&i.fns.message, "message"}, {&i.fns.stack, "stack"}, {&i.fns.isolate, "isolate"}, {&i.fns.frames, "frames"}, {&i.fns.rejected, "rejected"}, {&i.fns.handled, "handled"}} {
		if *f.to, err = vm.Get(entries, f.name); err != nil {
			return err
		}
	}
	vm.Free(entries)
	if err := vm.Set(global, "__wasmserve", engine.Undefined); err != nil {
		return err
	}
	if err := i.evaluate(ctx); err != nil {
		return err
	}
	return i.takeManifest(ctx)
}

// evaluate runs the script, and what it waits for at its top level.
func (i *instance) evaluate(ctx context.Context) error {
	vm := &i.vm
	promise, err := i.prog.own.run(vm, script{name: trace.Script, text: i.prog.script, kind: engine.Module, source: true})
	if err != nil {
		return err
	}
	if promise.IsException() {
		return i.exception()
	}
	defer vm.Free(promise)
	if err := i.jobs(); err != nil {
		return err
	}
	for vm.PromiseState(promise) == engine.Pending {
		if !i.loop.Wait(ctx.Done()) {
			if err := context.Cause(ctx); err != nil {
				return err
			}
			return &exchange.Failure{Kind: exchange.KindGuest, Message: "the script waits at its top level for a promise that nothing will settle"}
		}
		if err := i.due(); err != nil {
			return err
		}
	}
	if vm.PromiseState(promise) == engine.Rejected {
		reason := vm.PromiseResult(promise)
		i.forgive(reason)
		defer vm.Free(reason)
		return i.describe(reason)
	}
	return nil
}

// takeManifest waits for a script that calls Bun.serve or listen only after its evaluation, and takes its manifest.
func (i *instance) takeManifest(ctx context.Context) error {
	for last := engine.False; ; {
		v, err := i.vm.Call(i.fns.manifest, last)
		switch {
		case err != nil:
			return err
		case v.IsException():
			return i.exception()
		case v.IsString():
			i.manifest = []byte(i.vm.Text(v))
			i.vm.Free(v)
			return nil
		case last == engine.True:
			return errors.New("the script has no manifest")
		}
		if !i.loop.Wait(ctx.Done()) {
			if context.Cause(ctx) != nil {
				return &exchange.Failure{Kind: exchange.KindTimeout, Message: "the script has no default export, and has not called Bun.serve or listen within -start-timeout"}
			}
			last = engine.True
			continue
		}
		if err := i.due(); err != nil {
			return err
		}
	}
}

// instanceContext hands the instance and its VM to host functions.
type instanceContext struct {
	context.Context
	inst *instance
}

func (c instanceContext) Value(key any) any {
	switch key {
	case engine.Key{}:
		return &c.inst.vm
	case webassembly.Key{}:
		return c.inst.modules.Store()
	case guest.Key{}:
		return &c.inst.Instance
	}
	return c.Context.Value(key)
}
