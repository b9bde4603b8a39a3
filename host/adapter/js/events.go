package js

// Events of the loop (host/js/loop) are turns in the engine that no request has begun.

import (
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// batch is the number of events that are handled before the requests that wait for the engine get their turn.
const batch = 32

// run starts the loop. It ends when the instance is interrupted, closed or broken.
func (i *instance) run() {
	i.ledger.running.Store(true)
	i.loop.Run(i.Stopped(), i.events)
}

// events handles some loop.Events, and reports whether the instance may go on.
func (i *instance) events() bool {
	i.enter.Lock()
	defer i.enter.Unlock()
	for range batch {
		if i.Broken() {
			return false
		}
		e, ok := i.loop.Next()
		if !ok {
			break
		}
		i.turn.begin(nil, false)
		i.Start(max(1, i.Now()))
		i.turn.account = accountOf(e.Owner)
		if err := i.guard(func() error { return i.event(e) }); err != nil {
			i.realm.log("a timer or event of the script failed: " + err.Error())
		}
		i.turn.end()
	}
	return !i.Broken()
}

// due handles the events that are due while the script starts.
func (i *instance) due() error {
	for {
		e, ok := i.loop.Next()
		if !ok {
			return nil
		}
		if err := i.event(e); err != nil {
			return err
		}
	}
}

// event delivers e to the script, and runs the microtasks.
func (i *instance) event(e loop.Event) error {
	vm, value := &i.realm.vm, engine.Undefined
	switch v := e.Value.(type) {
	case []byte:
		value = vm.NewBytes(v)
	case string:
		value = vm.NewString([]byte(v))
	case nil:
		value = engine.Null
	}
	v, err := vm.Call(i.realm.fns.event, engine.Int(e.Kind), engine.Int(int32(e.ID)), value)
	vm.Free(value)
	if err != nil {
		return err
	}
	var failed error
	if v.IsException() {
		f := i.realm.exception()
		i.jobs.note(f)
		failed = f
	}
	vm.Free(v)
	if err := i.jobs.run(); err != nil {
		return err
	}
	i.jobs.starve(nil)
	return failed
}
