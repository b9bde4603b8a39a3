package native

// The guest calls tick whenever its fuel has run out (host/rewrite): every 20 to 50 us of its work. tick stops it when its time
// is up, allows Go's garbage collector to run, and yields to other requests.

import (
	"context"
	"fmt"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

const (
	// shortTick and longTick are the pauses between ticks to which the fuel is adjusted. A tick takes 0.1 us.
	shortTick = 20 * time.Microsecond
	longTick  = 50 * time.Microsecond
	leastFuel = 1000
	// A guest works for a slice before it yields the processor: a short one if other requests arrived during the last.
	shortSlice = 100 * time.Microsecond
	longSlice  = time.Millisecond
	// goneWork is how much a guest may still work when its client has left, or its request was cut, before it is stopped.
	goneWork = 5 * time.Millisecond
	// shortWait is how much of a wait in a host function counts as work: the host works for the guest meanwhile, and a
	// guest that calls it endlessly would otherwise never be stopped.
	shortWait = 50 * time.Microsecond
)

// clock measures how long the guest works in one call. Waits in host functions do not count.
type clock struct {
	start   bool          // a start function or wasmserve_config runs, and no request
	failed  bool          // the error handler runs, after the handler has worked
	budget  time.Duration // as requested by the guest; 0: not set
	waited  time.Duration // when the wait began
	spent   time.Duration // up to resumed
	resumed time.Duration // when the guest last began to work, since instance.born; 0: not known before the first tick
	ticked  time.Duration // the last tick, or when the guest went on after it
	yielded time.Duration // when the guest last yielded
	slice   time.Duration // until it yields again
	others  uint64        // requests received until then
	gone    time.Duration // spent when the cancellation was first seen, and a nanosecond; 0: not seen
}

// ticker is the host function that a metered guest imports. It implements api.GoModuleFunction.
type ticker struct{}

func (ticker) Call(ctx context.Context, _ api.Module, stack []uint64) {
	stack[0] = uint64(ctx.Value(instanceKey{}).(*instance).tick())
}

// loadMeter instantiates the module that metered guests import.
func loadMeter(ctx context.Context, rt wazero.Runtime) error {
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoModuleFunction(ticker{}, nil, []api.ValueType{i32}).Export(rewrite.Tick).Instantiate(ctx)
	if err != nil {
		return fmt.Errorf("instantiate %s: %w", rewrite.Module, err)
	}
	return nil
}

// tick ends the call if it must end, and returns the fuel for the next stretch.
func (i *instance) tick() int32 {
	if p := i.interrupted.Load(); p != nil {
		panic(&interruption{*p})
	}
	c := &i.clock
	now := time.Since(i.born)
	if c.resumed == 0 {
		i.startClock(now)
		return i.fuel
	}
	worked := now - c.ticked
	i.count(now)
	switch {
	case worked < shortTick:
		i.fuel = min(i.fuel*2, rewrite.MaxFuel)
	case worked > longTick:
		i.fuel = max(i.fuel/2, leastFuel)
	}
	i.share(now)
	return i.fuel
}

// pass is called at the start of every host function. It is the tick of a guest that makes the host work more than it works itself, which
// would otherwise be stopped late: fuel only counts the guest's own code, in which a call of a host function is one instruction.
func (i *instance) pass() {
	i.checkpoint()
	c := &i.clock
	now := time.Since(i.born)
	switch {
	case c.resumed == 0:
		i.startClock(now)
	case now-c.resumed > longTick:
		i.count(now)
		i.share(now)
	}
}

func (i *instance) startClock(now time.Duration) {
	c := &i.clock
	c.resumed, c.ticked, c.yielded, c.slice = now, now, now, shortSlice
}

// count adds the work since the last call, and ends the guest's call if it exceeds the budget.
func (i *instance) count(now time.Duration) {
	c := &i.clock
	c.spent += now - c.resumed
	c.resumed, c.ticked = now, now
	i.checkBudget()
}

// share yields the processor for a moment when the guest has used its time slice.
func (i *instance) share(now time.Duration) {
	c := &i.clock
	if now-c.yielded <= c.slice {
		return
	}
	i.yielder.yield(i.turn)
	c.slice = min(2*c.slice, longSlice)
	if n := i.env.Requests(); n != c.others {
		c.slice, c.others = shortSlice, n
	}
	c.yielded = time.Since(i.born) // the time of other requests counts as work: a budget limits how long a client waits
	c.ticked = c.yielded
}

// checkBudget ends the call if it has worked for too long, its stack is too large, or its request has ended.
func (i *instance) checkBudget() {
	c := &i.clock
	limits := i.env.Limits()
	budget, flag := limits.GuestTime, "guest-timeout"
	switch {
	case c.start:
		budget, flag = limits.StartTime, "start-timeout"
	case c.failed:
		budget = limits.ErrorTime(i.current.Worked)
	}
	if own := c.budget; own > 0 && (budget <= 0 || own < budget) {
		budget = own
	}
	if budget > 0 && c.spent > budget {
		panic(&interruption{&exchange.Failure{Kind: exchange.KindTimeout, Limit: flag,
			Message: fmt.Sprintf("the guest worked for more than its %v (-%s)", budget, flag)}})
	}
	if limits.Stack > 0 && i.running.size() > limits.Stack {
		panic(&interruption{&exchange.Failure{Kind: exchange.KindTrap, Limit: "stack",
			Message: fmt.Sprintf("the guest's stack is larger than its %d bytes (-stack): does it recurse for ever?", limits.Stack)}})
	}
	if i.current == nil {
		return
	}
	cut := i.current.Cancellation()
	switch {
	case cut == nil:
	case c.gone == 0:
		c.gone = c.spent + 1
	case isTimeout(cut.Cause) || c.spent > c.gone+goneWork:
		panic(&interruption{cut.Cause})
	}
}

// wait and work enclose an operation that may block.
func (i *instance) wait() {
	c := &i.clock
	c.waited = time.Since(i.born)
	if c.resumed != 0 {
		c.spent += c.waited - c.resumed
	}
}

// work ends a wait, of which at most counted counts as work.
func (i *instance) work(counted time.Duration) {
	c := &i.clock
	now := time.Since(i.born)
	c.spent += min(now-c.waited, counted)
	c.resumed, c.ticked, c.yielded = now, now, now
	i.checkBudget()
}
