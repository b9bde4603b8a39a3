package js

// The engine calls tick whenever its fuel has run out (host/rewrite), every 20 to 50 us of its work. Here a turn ends that has used up
// its time, and Go's garbage collector gets in.

import (
	"context"
	"errors"
	"runtime"
	"time"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

const (
	// shortTick and longTick are the pauses between ticks that the fuel is adjusted for.
	shortTick = 20 * time.Microsecond
	longTick  = 50 * time.Microsecond
	leastFuel = 1000
	slice     = time.Millisecond // others get the processor so often
)

// clock measures how long a turn works.
type clock struct {
	start   bool          // the script starts
	begun   time.Duration // since instance.born; 0: not known before the first tick
	ticked  time.Duration
	yielded time.Duration
	waited  time.Duration // in host functions
	slept   time.Duration // of waited, or more: for maxSleep
	charged time.Duration // counted by instance.charge
	limited bool          // budget is known
	budget  time.Duration // 0: none
	rest    bool          // budget is the rest that former turns have left
}

// interruption unwinds the engine's stack. wazero turns it into the call's error.
type interruption struct{ cause error }

func (e *interruption) Error() string { return "interrupted: " + e.cause.Error() }
func (e *interruption) Unwrap() error { return e.cause }

// ticker is the function that the metered engine imports.
type ticker struct{}

func (ticker) Call(ctx context.Context, _ api.Module, stack []uint64) {
	stack[0] = uint64(ctx.Value(instanceKey{}).(*instance).tick())
}

// tick ends the turn if it must end, and returns the fuel for the next stretch.
func (i *instance) tick() int32 {
	i.checkpoint()
	if i.modules.Running() {
		i.modules.LimitStack(i.env.Limits().Stack)
	}
	i.spent += int64(i.fuel)
	c := &i.clock
	now := time.Since(i.born)
	if c.begun == 0 {
		c.begun, c.ticked, c.yielded = now, now, now
		return i.fuel
	}
	switch worked := now - c.ticked; {
	case worked < shortTick:
		i.fuel = min(i.fuel*2, rewrite.MaxFuel)
	case worked > longTick:
		i.fuel = max(i.fuel/2, leastFuel)
	}
	i.overdue(now)
	if c.budget == 0 && i.current != nil && i.current.Cause() != nil && isTimeout(i.current.Cause()) { // otherwise other requests would lose the instance because of one
		panic(&interruption{i.current.Cause()})
	}
	if now-c.yielded > slice {
		runtime.Gosched()
		now = time.Since(i.born)
		c.yielded = now
	}
	c.ticked = now
	return i.fuel
}

// overdue ends the turn if it has worked for too long by now.
func (i *instance) overdue(now time.Duration) {
	c := &i.clock
	if !c.limited {
		c.limited = true
		c.budget, c.rest = i.allowed()
	}
	if c.budget > 0 && now-c.begun-c.waited > c.budget {
		panic(&interruption{i.tired()})
	}
}

// computed counts the work of a host function that began at begun. The engine's fuel does not know of it: without
// this, some hundred long calls could be made before the next tick.
func (i *instance) computed(begun time.Duration) {
	c := &i.clock
	if c.begun == 0 {
		c.begun, c.ticked, c.yielded = begun, begun, begun
	}
	if now := time.Since(i.born); now-begun > shortTick {
		i.overdue(now)
	}
}

// checkpoint ends the running turn if the instance is to be interrupted.
func (i *instance) checkpoint() {
	if p := i.interrupted.Load(); p != nil {
		panic(&interruption{*p})
	}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}
