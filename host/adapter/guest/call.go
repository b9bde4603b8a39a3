package guest

import (
	"fmt"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

const (
	// goneGrace is how long a guest may continue after its client has left: enough to notice it and to clean up.
	goneGrace = time.Second
	// goneWork is how much it may still work in that time.
	goneWork = 5 * time.Millisecond
)

// Call is the running call of a guest that handles one request per call. It is the Limiter of such a guest: a call ends when its work
// exceeds adapter.Limits, and when its request has ended.
type Call struct {
	Instance *Instance          // constant
	Exchange *exchange.Exchange // the call's request; nil between calls, and while the guest starts
	Function *Function          // the running function, or the last one
	Budget   time.Duration      // of work, as requested by the guest; 0: not set
	starting bool               // a start function runs, or one that belongs to the start
	failed   bool               // the error handler runs
	gone     time.Duration      // work when the cancellation was first seen, and a nanosecond; 0: not seen
}

// Starting begins a call that belongs to the start of the instance. All of these have one limit together.
func (c *Call) Starting(f *Function) {
	c.Instance.Continue()
	c.Function, c.starting = f, true
}

// Begin begins a call for x. failed: of the error handler.
func (c *Call) Begin(x *exchange.Exchange, failed bool) {
	c.Instance.Begin()
	*c = Call{Instance: c.Instance, Exchange: x, Function: c.Function, failed: failed}
}

// End ends the call, and adds its work to that for the exchange.
func (c *Call) End() {
	c.Exchange.Worked += c.Instance.Counted()
	c.Exchange = nil
}

// Check ends the call if it has worked for too long, its stack is too large, or its request has ended.
func (c *Call) Check(spent time.Duration) {
	limits := c.Instance.Env.Limits()
	budget, flag := limits.GuestTime, "guest-timeout"
	switch {
	case c.starting:
		budget, flag = limits.StartTime, "start-timeout"
	case c.failed:
		budget = limits.ErrorTime(c.Exchange.Worked)
	}
	if own := c.Budget; own > 0 && (budget <= 0 || own < budget) {
		budget = own
	}
	if budget > 0 && spent > budget {
		End(&exchange.Failure{Kind: exchange.KindTimeout, Limit: flag,
			Message: fmt.Sprintf("the guest worked for more than its %v (-%s)", budget, flag)})
	}
	if limits.Stack > 0 && c.Function.size() > limits.Stack {
		End(&exchange.Failure{Kind: exchange.KindTrap, Limit: "stack",
			Message: fmt.Sprintf("the guest's stack is larger than its %d bytes (-stack): does it recurse for ever?", limits.Stack)})
	}
	if c.Exchange == nil {
		return
	}
	cut := c.Exchange.Cancellation()
	if cut == nil {
		return
	}
	if c.gone == 0 {
		c.gone = spent + 1
	}
	if IsTimeout(cut.Cause) || spent > c.gone+goneWork || time.Since(cut.At) > goneGrace {
		End(cut.Cause)
	}
}

// Sleep waits for ns nanoseconds. It ends early if the call must end, or a second after the client has left.
func (c *Call) Sleep(ns int64) {
	i := c.Instance
	i.Checkpoint()
	if ns <= 0 {
		return
	}
	i.Wait()
	timer := time.NewTimer(time.Duration(ns))
	defer timer.Stop()
	var gone <-chan struct{}
	if c.Exchange != nil { // not during the start
		gone = c.Exchange.Done()
	}
	select {
	case <-timer.C:
	case <-i.stop:
	case <-gone:
		if IsTimeout(c.Exchange.Cause()) {
			break
		}
		grace := time.NewTimer(goneGrace + time.Millisecond)
		defer grace.Stop()
		select {
		case <-timer.C:
		case <-grace.C:
		case <-i.stop:
		}
	}
	i.Checkpoint()
	i.Work(ShortWait)
}
