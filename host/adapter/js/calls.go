package js

// The calls that requests make into the engine.

import (
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
)

// Fetch hands a request to the script.
func (i *instance) Fetch(x *exchange.Exchange) error {
	i.enter.Lock()
	defer i.enter.Unlock()
	if i.Broken() {
		return lost()
	}
	i.turn.begin(x, false)
	defer i.turn.end()
	return i.fetch(x)
}

func (i *instance) fetch(x *exchange.Exchange) (err error) {
	defer i.recovered(&err)
	vm := &i.realm.vm
	raw, flags := i.realm.request(&x.Request)
	v, err := vm.Call4(i.realm.fns.dispatch, engine.Int(int32(i.turn.id)), engine.Int(int32(x.Route)), engine.Int(flags), raw)
	vm.Free(raw)
	if err != nil {
		return err
	}
	return i.finish(x, v)
}

// finish handles v, which dispatch or errored returned, and runs the microtasks.
func (i *instance) finish(x *exchange.Exchange, v engine.Value) error {
	t := &i.turn
	if v.IsObject() {
		var err error
		if v, err = i.settle(v); err != nil {
			return err
		}
	}
	switch {
	case v.IsException(): // one that the prelude cannot catch
		return i.realm.exception()
	case v.IsString():
		err := i.answers.returned(t.id, v)
		i.realm.vm.Free(v)
		if err != nil {
			return err
		}
	}
	if err := i.jobs.run(); err != nil {
		return err
	}
	i.jobs.starve(x)
	switch {
	case t.failure != nil && t.pending == nil:
		return t.failure
	case x.Held(), x.Cause() != nil && t.pending == nil:
		return nil
	case t.pending == nil:
		t.addPending()
	}
	return adapter.ErrPending
}

// settle continues with a promise. Most are settled when the microtasks have run: then nothing has to wait. It returns what dispatch does.
func (i *instance) settle(promise engine.Value) (engine.Value, error) {
	vm := &i.realm.vm
	defer vm.Free(promise)
	if vm.PromiseState(promise) == engine.Pending {
		if err := i.jobs.microtasks(); err != nil {
			return engine.Undefined, err
		}
	}
	if vm.PromiseState(promise) != engine.Fulfilled { // or it only looks like a promise
		return vm.Call(i.realm.fns.wait, engine.Int(int32(i.turn.id)), promise)
	}
	v := vm.PromiseResult(promise)
	defer vm.Free(v)
	return vm.Call(i.realm.fns.fulfilled, engine.Int(int32(i.turn.id)), v)
}

// Error calls the script's error handler to answer x.
func (i *instance) Error(x *exchange.Exchange, f *exchange.Failure) error {
	i.enter.Lock()
	defer i.enter.Unlock()
	if i.Broken() {
		return adapter.ErrNoHandler
	}
	i.turn.begin(x, false)
	if most := i.Env.Limits().ErrorTime(x.Worked); most > 0 {
		i.turn.account = &account{id: i.turn.id, most: most}
	}
	defer i.turn.end()
	return i.guard(func() error {
		vm, token := &i.realm.vm, i.answers.token(f)
		raw, flags := i.realm.request(&x.Request)
		message := vm.NewString([]byte(f.Message))
		kind := vm.NewString([]byte(f.Kind.String()))
		v, err := vm.Call(i.realm.fns.errored, engine.Int(int32(i.turn.id)), engine.Int(token), message, engine.Int(flags), raw, kind)
		vm.Free(raw)
		vm.Free(kind)
		vm.Free(message)
		if err != nil {
			return err
		}
		if _, kind, _ := i.realm.reply(); v.IsUndefined() && kind == kindNoHandler {
			return adapter.ErrNoHandler
		}
		return i.finish(x, v)
	})
}
