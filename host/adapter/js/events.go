package js

// Events of the loop (host/js/loop) are turns in the engine that no request has begun.

import (
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// batch is the number of events that are handled before the requests that wait for the engine get their turn.
const batch = 32

// run starts the loop. It ends when the instance is interrupted, closed or broken.
func (i *instance) run() {
	i.running.Store(true)
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
		i.begin(nil, false)
		i.Start(max(1, i.Now()))
		i.paying = accountOf(e.Owner)
		if err := i.guard(func() error { return i.event(e) }); err != nil {
			i.Env.Log(levelError, []byte("a timer or event of the script failed: "+err.Error()))
		}
		i.end()
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
	value := engine.Undefined
	switch v := e.Value.(type) {
	case []byte:
		value = i.vm.NewBytes(v)
	case string:
		value = i.vm.NewString([]byte(v))
	case nil:
		value = engine.Null
	}
	v, err := i.vm.Call(i.fns.event, engine.Int(e.Kind), engine.Int(int32(e.ID)), value)
	i.vm.Free(value)
	if err != nil {
		return err
	}
	var failed error
	if v.IsException() {
		f := i.exception()
		i.note(f)
		failed = f
	}
	i.vm.Free(v)
	if err := i.jobs(); err != nil {
		return err
	}
	if i.starved != nil {
		i.starve(nil)
	}
	return failed
}

// These make an instance a loop.Policy.

// accountOf returns the account behind an owner; nil: the background's.
func accountOf(o loop.Owner) *account {
	a, _ := o.(*account)
	return a
}

// Backlog returns the delayed events of the account that pays for the owner.
func (i *instance) Backlog(o loop.Owner) *loop.Backlog { return &i.payer(accountOf(o)).backlog }

// Delay returns how long an event of the owner must wait.
func (i *instance) Delay(o loop.Owner) time.Duration { return i.delay(accountOf(o)) }

// Delayed counts the time that it took to delay events as background work.
func (i *instance) Delayed(d time.Duration) { i.background.spent.Add(int64(d)) }
