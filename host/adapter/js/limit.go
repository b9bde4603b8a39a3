package js

// The limits of a turn in the engine. Host functions that take long check them between the pieces of their work; those that cannot be
// interrupted are begun only if the budget can hold them.

import (
	"fmt"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
)

const (
	// lastWork is how far one turn may exceed the request's budget: a request that works in many short turns then fails between two of
	// them, and the instance stays usable.
	lastWork = 5 * time.Millisecond
	// small is the longest work that is begun whatever the budget.
	small = 5 * time.Millisecond
)

// check ends the turn if it has worked for too long.
func (t *turn) check(spent time.Duration) {
	most := t.budget()
	if most > 0 && spent > most {
		if t.limit.rest {
			guest.End(used(t.instance.Env.Limits()))
		}
		guest.End(tired(most, t.flag()))
	}
	if most <= 0 && t.x != nil { // the budget is the limit otherwise: other requests would lose the instance because of this one
		if cause := t.x.Cause(); cause != nil && guest.IsTimeout(cause) {
			guest.End(cause)
		}
	}
}

// budget returns how long the turn may work; 0: no limit.
func (t *turn) budget() time.Duration {
	l := &t.limit
	if !l.known {
		l.known = true
		l.budget, l.rest = t.allowed()
	}
	return l.budget
}

// allowed returns how long the turn may work (0: no limit), and whether that is the rest of its request's budget.
func (t *turn) allowed() (most time.Duration, rest bool) {
	limits := t.instance.Env.Limits()
	if t.limit.starting {
		return limits.StartTime, false
	}
	most = limits.GuestTime
	p := t.account
	if most <= 0 || p == nil || p.over.Load() || p.streaming {
		return most, false
	}
	if p.most > 0 {
		most = p.most
	}
	spent := time.Duration(p.spent.Load())
	if spent == 0 && p.most == 0 {
		return most, false
	}
	return max(most-spent, 0) + lastWork, true
}

// flag returns the flag that limits the turn.
func (t *turn) flag() string {
	if t.limit.starting {
		return "start-timeout"
	}
	return "guest-timeout"
}

// These make a turn an ext.Turn.

// Lapse ends the turn if the script has used up its budget or the instance is to end.
func (t *turn) Lapse() { t.instance.Pass() }

// Ending ends the turn if the instance is to end.
func (t *turn) Ending() { t.instance.Checkpoint() }

// Done returns a channel that is closed when the instance is to end.
func (t *turn) Done() <-chan struct{} { return t.instance.Stopped() }

// Waited subtracts d from the script's work.
func (t *turn) Waited(d time.Duration) { t.instance.Waited(d) }

// Rest returns how much longer the script may work in this turn. limited is false if there is no limit.
func (t *turn) Rest() (left time.Duration, limited bool) {
	most := t.limit.budget
	if !t.limit.known { // not kept: what the turn does next may change it
		most, _ = t.allowed()
	}
	if most <= 0 {
		return 0, false
	}
	return max(0, most-t.instance.Spent()), true
}

// Affords returns an error if work of about this price does not fit into the budget.
func (t *turn) Affords(price time.Duration) error {
	if price <= small {
		return nil
	}
	left, limited := t.Rest()
	if !limited || price <= left {
		return nil
	}
	return fmt.Errorf("this takes about %v, and the script has only %v left (-%s)", price.Round(time.Millisecond), left.Round(time.Millisecond), t.flag())
}
