package js

// The limits of a turn in the engine. Host functions that take long check them between the pieces of their work; those that cannot be
// interrupted are begun only if the budget can hold them.

import (
	"fmt"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
)

// limit is how long the running turn may work. Its work is measured by guest.Instance.
type limit struct {
	starting bool          // the script starts
	known    bool          // budget and rest are set
	budget   time.Duration // 0: no limit
	rest     bool          // budget is the rest that former turns have left
	charged  time.Duration // of the turn's work: charged to an account
	slept    time.Duration // for maxSleep
}

// Check ends the turn if it has worked for too long. It implements guest.Limiter.
func (i *instance) Check(spent time.Duration) {
	if i.modules.Running() {
		i.modules.LimitStack(i.Env.Limits().Stack)
	}
	most := i.budget()
	if most > 0 && spent > most {
		guest.End(i.tired())
	}
	if most <= 0 && i.current != nil { // the budget is the limit otherwise: other requests would lose the instance because of this one
		if cause := i.current.Cause(); cause != nil && guest.IsTimeout(cause) {
			guest.End(cause)
		}
	}
}

// budget returns how long the turn may work; 0: no limit.
func (i *instance) budget() time.Duration {
	l := &i.limit
	if !l.known {
		l.known = true
		l.budget, l.rest = i.allowed()
	}
	return l.budget
}

// small is the longest work that is begun whatever the budget.
const small = 5 * time.Millisecond

// These make an instance an ext.Turn.

// Lapse ends the turn if the script has used up its budget or the instance is to end.
func (i *instance) Lapse() { i.Pass() }

// Ending ends the turn if the instance is to end.
func (i *instance) Ending() { i.Checkpoint() }

// Done returns a channel that is closed when the instance is to end.
func (i *instance) Done() <-chan struct{} { return i.Stopped() }

// Rest returns how much longer the script may work in this turn. limited is false if there is no limit.
func (i *instance) Rest() (left time.Duration, limited bool) {
	most := i.limit.budget
	if !i.limit.known { // not kept: what the turn does next may change it
		most, _ = i.allowed()
	}
	if most <= 0 {
		return 0, false
	}
	return max(0, most-i.Spent()), true
}

// Affords returns an error if work of about this price does not fit into the budget.
func (i *instance) Affords(price time.Duration) error {
	if price <= small {
		return nil
	}
	left, limited := i.Rest()
	if !limited || price <= left {
		return nil
	}
	flag := "guest-timeout"
	if i.limit.starting {
		flag = "start-timeout"
	}
	return fmt.Errorf("this takes about %v, and the script has only %v left (-%s)", price.Round(time.Millisecond), left.Round(time.Millisecond), flag)
}
