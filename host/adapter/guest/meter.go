package guest

// A metered guest calls tick whenever its fuel has run out (host/rewrite): every 20 to 50 us of its work. tick stops it when its time
// is up, allows Go's garbage collector to run, and yields to other requests.

import (
	"context"
	"fmt"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

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
)

// ShortWait is how much of a wait in a host function counts as work: the host works for the guest meanwhile, and a guest that calls it
// endlessly would otherwise never be stopped.
const ShortWait = 50 * time.Microsecond

// ReloadWork returns how much of a call of adapter.Env.Reload with JSON of this size counts as work: it waits for the reload, but reading
// the JSON is work.
func ReloadWork(size int) time.Duration {
	const perByte = 100 * time.Nanosecond // at most
	return ShortWait + time.Duration(size)*perByte
}

// Limiter limits the calls of an instance.
type Limiter interface {
	// Check ends the running call, by End, if it must not go on. spent is the call's work so far. It is called every 50 us of work, or more
	// often, by the goroutine that calls the instance.
	Check(spent time.Duration)
}

// clock measures how long the guest works in one call. Waits in host functions do not count. Except for the durations spent and slice
// these are times as returned by Now.
type clock struct {
	spent    time.Duration // up to resumed
	resumed  time.Duration // when the guest last began to work; 0: not known before the first tick
	waited   time.Duration // when the wait began
	ticked   time.Duration // the last tick, or when the guest went on after it
	yielded  time.Duration // when the guest last yielded
	slice    time.Duration // until it yields again
	requests uint64        // received until then
}

// ticker is the host function that a metered guest imports. It implements api.GoModuleFunction.
type ticker struct{}

func (ticker) Call(ctx context.Context, _ api.Module, stack []uint64) {
	stack[0] = uint64(Of(ctx).tick())
}

// LoadMeter instantiates in rt the module that metered guests import.
func LoadMeter(ctx context.Context, rt wazero.Runtime) error {
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoModuleFunction(ticker{}, nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx)
	if err != nil {
		return fmt.Errorf("instantiate %s: %w", rewrite.Module, err)
	}
	return nil
}

// Begin begins the measurement of a call.
func (i *Instance) Begin() { i.clock = clock{} }

// Continue begins another call whose work is added to the last one's.
func (i *Instance) Continue() { i.clock = clock{spent: i.clock.spent} }

// Now returns the time since Born. Any goroutine may call it.
func (i *Instance) Now() time.Duration { return time.Since(i.Born) }

// Start starts the clock of a call at now. Without it the clock starts at the first tick, or the first call of Pass.
func (i *Instance) Start(now time.Duration) {
	c := &i.clock
	c.resumed, c.ticked, c.yielded, c.slice = now, now, now, i.FirstSlice
}

// Started reports whether the clock has started.
func (i *Instance) Started() bool { return i.clock.resumed != 0 }

// Spent returns the work of the call so far.
func (i *Instance) Spent() time.Duration {
	c := &i.clock
	if c.resumed == 0 {
		return c.spent
	}
	return c.spent + i.Now() - c.resumed
}

// Counted is Spent up to the last tick or wait, without a look at the clock.
func (i *Instance) Counted() time.Duration { return i.clock.spent }

// Fuel returns the fuel that all calls have used, up to the last tick.
func (i *Instance) Fuel() int64 { return i.used }

// tick ends the call if it must end, and returns the fuel for the next stretch.
func (i *Instance) tick() int32 {
	i.Checkpoint()
	i.used += int64(i.fuel)
	c := &i.clock
	now := i.Now()
	if c.resumed == 0 {
		i.Start(now)
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

// Pass is called at the start of a host function, and between the pieces of a long one. It is the tick of a guest that makes the host work
// more than it works itself, which would otherwise be stopped late: fuel only counts the guest's own code, in which a call of a host
// function is one instruction.
func (i *Instance) Pass() {
	i.Checkpoint()
	now := i.Now()
	switch c := &i.clock; {
	case c.resumed == 0:
		i.Start(now)
	case now-c.resumed > longTick:
		i.count(now)
		i.share(now)
	}
}

// Worked is called at the end of a host function that began at the time begun. It starts the clock then if it has not started yet.
func (i *Instance) Worked(begun time.Duration) {
	if i.clock.resumed == 0 {
		i.Start(begun)
	}
	if now := i.Now(); now-begun > shortTick {
		i.count(now)
	}
}

// Waited subtracts d, for which the guest has just waited in a host function, from the work of the call.
func (i *Instance) Waited(d time.Duration) {
	c := &i.clock
	if c.resumed == 0 { // the time of the wait is not counted
		return
	}
	now := i.Now()
	c.spent += now - c.resumed - d
	c.resumed, c.ticked, c.yielded = now, now, now
}

// count adds the work since the last call, and ends the guest's call if it exceeds its limits.
func (i *Instance) count(now time.Duration) {
	c := &i.clock
	c.spent += now - c.resumed
	c.resumed, c.ticked = now, now
	i.limiter.Check(c.spent)
}

// share yields the processor for a moment when the guest has used its time slice.
func (i *Instance) share(now time.Duration) {
	c := &i.clock
	if now-c.yielded <= c.slice {
		return
	}
	i.yielder.yield(i.turn)
	c.slice = min(2*c.slice, longSlice)
	if n := i.Env.Requests(); n != c.requests {
		c.slice, c.requests = shortSlice, n
	}
	c.yielded = i.Now() // the time of other requests counts as work: a budget limits how long a client waits
	c.ticked = c.yielded
}

// Wait begins an operation that may block. Its time does not count as work.
func (i *Instance) Wait() {
	c := &i.clock
	c.waited = i.Now()
	if c.resumed != 0 {
		c.spent += c.waited - c.resumed
	}
}

// Work ends a wait, of which at most counted counts as work.
func (i *Instance) Work(counted time.Duration) {
	c := &i.clock
	now := i.Now()
	c.spent += min(now-c.waited, counted)
	c.resumed, c.ticked, c.yielded = now, now, now
	i.limiter.Check(c.spent)
}
