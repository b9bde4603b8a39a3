package js

// Host functions that take long look at the budget between the pieces of their work. Those that cannot be cut are begun only if the
// budget can hold them.

import (
	"fmt"
	"time"
)

// small is what a call may take that is begun in any case.
const small = 5 * time.Millisecond

// rest returns how long the running turn may still work; false: there is no limit.
func (i *instance) rest() (time.Duration, bool) {
	c := &i.clock
	most, limited := c.budget, c.limited
	if !limited {
		most, _ = i.allowed()
	}
	if most <= 0 {
		return 0, false
	}
	if c.begun == 0 {
		return most, true
	}
	return max(0, most-(time.Since(i.born)-c.begun-c.waited)), true
}

// affords returns an error if a call that takes about this long does not fit into the budget.
func (i *instance) affords(price time.Duration) error {
	if price <= small {
		return nil
	}
	left, limited := i.rest()
	if !limited || price <= left {
		return nil
	}
	flag := "guest-timeout"
	if i.clock.start {
		flag = "start-timeout"
	}
	return fmt.Errorf("this takes about %v, and the script has only %v left (-%s)", price.Round(time.Millisecond), left.Round(time.Millisecond), flag)
}

// lapse ends the turn if it has used up its budget. It is for host functions, between two pieces of their work.
func (i *instance) lapse() {
	i.checkpoint()
	c := &i.clock
	if c.begun == 0 {
		c.begun = max(1, time.Since(i.born))
		c.ticked, c.yielded = c.begun, c.begun
	}
	if !c.limited {
		c.limited = true
		c.budget, c.rest = i.allowed()
	}
	if c.budget > 0 && time.Since(i.born)-c.begun-c.waited > c.budget {
		panic(&interruption{i.tired()})
	}
}
