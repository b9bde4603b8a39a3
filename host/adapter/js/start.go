package js

import (
	"context"
	"errors"
	"fmt"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/prelude"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// start evaluates the prelude and the script, and takes the script's manifest.
func (i *instance) start(ctx context.Context) error {
	r := &i.realm
	vm := &r.vm
	if err := vm.New(i.Context, i.Module, i); err != nil {
		return err
	}
	var memory engine.Value
	r.meta, memory = vm.Share(metaSize)
	global := vm.Global()
	defer vm.Free(global)
	host, err := vm.EvalScript([]byte("({})"), trace.Prelude)
	if err != nil {
		return err
	}
	if err := vm.Set(host, "memory", memory); err != nil {
		return err
	}
	for _, name := range i.functions.names {
		if err := vm.Set(host, name, vm.HostFunction(name)); err != nil {
			return err
		}
	}
	if err := vm.Set(global, "__wasmserve_host", host); err != nil {
		return err
	}
	v, err := i.shared.code.run(vm, source{name: trace.Prelude, text: prelude.Script})
	if err == nil && v.IsException() {
		err = fmt.Errorf("prelude: %s", i.realm.exception().Message)
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
	}{{&r.fns.dispatch, "dispatch"}, {&r.fns.fulfilled, "fulfilled"}, {&r.fns.wait, "wait"}, {&r.fns.errored, "errored"}, {&r.fns.event, "event"}, {&r.fns.manifest, "manifest"},
		{&r.fns.message, "message"}, {&r.fns.stack, "stack"}, {&r.fns.isolate, "isolate"}, {&r.fns.frames, "frames"}, {&r.fns.rejected, "rejected"}, {&r.fns.handled, "handled"}} {
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

// evaluate runs the script, and waits for the promises at its top level.
func (i *instance) evaluate(ctx context.Context) error {
	vm := &i.realm.vm
	promise, err := i.shared.own.run(vm, source{name: trace.Script, text: i.shared.script, kind: engine.Module, keep: true})
	if err != nil {
		return err
	}
	if promise.IsException() {
		return i.realm.exception()
	}
	defer vm.Free(promise)
	if err := i.jobs.run(); err != nil {
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
		i.rejections.forget(reason)
		defer vm.Free(reason)
		return i.realm.describe(reason)
	}
	return nil
}

// takeManifest waits for a script that calls Bun.serve or listen only after its evaluation, and takes its manifest.
func (i *instance) takeManifest(ctx context.Context) error {
	for last := engine.False; ; {
		v, err := i.realm.vm.Call(i.realm.fns.manifest, last)
		switch {
		case err != nil:
			return err
		case v.IsException():
			return i.realm.exception()
		case v.IsString():
			i.manifest = []byte(i.realm.vm.Text(v))
			i.realm.vm.Free(v)
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
