package js

// On whose behalf the script works. A request has one budget for all that it has the script do: its handler, what goes on after each of its
// waits, its timers, its error handler. What no open request has asked for (timers of the script itself, or of a request that has been
// answered) is background work, and gets a part of the time.

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

const (
	// backgroundShare is the part of the time that passes in which the script may work in the background, and the part of -guest-timeout that it
	// may do so at once.
	backgroundShare = 10
	// streamShare is the part of the time that passes in which it may work for a stream, besides -guest-timeout.
	streamShare = 2
	// leastPause is how long work waits that has to wait.
	leastPause = 10 * time.Millisecond
	// lastWork is how far one turn may go over the request's budget: a request that works in many short turns is then failed between two of them,
	// and the instance lives on.
	lastWork = 5 * time.Millisecond
)

// account is what the script has worked for one request, or in the background. All but over is guarded by instance.enter.
type account struct {
	id        uint32        // the request's
	most      time.Duration // of spent; 0: -guest-timeout
	spent     atomic.Int64  // nanoseconds, in all turns
	streaming bool          // its head has been sent: the time that passes gives some of spent back
	at        time.Duration // when spent was right, since instance.born; where it comes back
	waiting   int           // events that are kept back
	over      atomic.Bool   // the request has been answered or has failed
	parked    atomic.Bool   // it is parked, and counts as pending
}

// owner is the account of the running turn, for what it begins; nil: the background's.
func (i *instance) owner() *account {
	if i.paying == nil && i.current != nil {
		i.paying = &account{id: i.id}
	}
	return i.paying
}

// ownerOf is the account of an open request; nil: there is none.
func (i *instance) ownerOf(id uint32) *account {
	if i.current != nil && id == i.id {
		return i.owner()
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if e := i.parked[id]; e != nil {
		return e.account
	}
	return nil
}

// payer is the account that work for a counts to.
func (i *instance) payer(a *account) *account {
	if a == nil || a.over.Load() {
		return &i.background
	}
	return a
}

// charge counts what the running turn has worked since the last time.
func (i *instance) charge() {
	c := &i.clock
	if c.begun == 0 || c.start {
		return
	}
	worked := time.Since(i.born) - c.begun - c.waited - c.charged
	c.charged += worked
	switch {
	case i.current == nil || i.paying != nil:
		i.payer(i.paying).spent.Add(int64(worked))
	default: // it has begun nothing that could go on
		i.current.Worked += worked
	}
}

// allowed is how long the running turn may work, 0: without a limit, and whether that is what former turns of its request have left.
func (i *instance) allowed() (most time.Duration, rest bool) {
	limits := i.env.Limits()
	if i.clock.start {
		return limits.StartTime, false
	}
	most = limits.GuestTime
	p := i.paying
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

// tired is the failure of a turn that has worked for longer than it may.
func (i *instance) tired() *exchange.Failure {
	if limits := i.env.Limits(); i.clock.rest {
		return used(limits)
	}
	flag := "guest-timeout"
	if i.clock.start {
		flag = "start-timeout"
	}
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: flag,
		Message: fmt.Sprintf("the script worked for more than its %v without a pause (-%s)", i.clock.budget, flag)}
}

// used is the failure of a request whose budget is used up.
func used(limits adapter.Limits) *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: "guest-timeout",
		Message: fmt.Sprintf("the script worked for more than its %v for one request, in several turns (-guest-timeout)", limits.GuestTime)}
}

// delay is how long an event of the account is to wait; 0: it is handled now. A request that has used up its budget fails here.
func (i *instance) delay(a *account) time.Duration {
	limits := i.env.Limits()
	if limits.GuestTime <= 0 || !i.running.Load() {
		return 0
	}
	p := i.payer(a)
	share, most := time.Duration(backgroundShare), limits.GuestTime/backgroundShare
	switch {
	case p == &i.background:
	case p.streaming:
		share, most = streamShare, limits.GuestTime
	default:
		if p.most > 0 {
			most = p.most
		} else {
			most = limits.GuestTime
		}
		if time.Duration(p.spent.Load()) >= most {
			p.over.Store(true)
			i.failOpen(p.id, used(limits))
			return leastPause // then it is background work
		}
		return 0
	}
	now := time.Since(i.born)
	spent := min(max(0, time.Duration(p.spent.Load())-(now-p.at)/share), most+limits.GuestTime)
	p.at = now
	p.spent.Store(int64(spent))
	if spent < most {
		return 0
	}
	return (spent-most)*share + leastPause
}

// answering notes that a request is no longer pending: its response has begun, or it is over.
func (i *instance) answering(a *account) {
	if a.parked.CompareAndSwap(true, false) {
		i.waiting.Add(-1)
	}
}

// failOpen fails an open request, of which the script then hears that it is over.
func (i *instance) failOpen(id uint32, f *exchange.Failure) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if e := i.parked[id]; e != nil {
		e.p.Fail(f)
	}
}

// streams notes that the head of an open request's response has been sent.
func (i *instance) streams(id uint32) {
	if a := i.ownerOf(id); a != nil && !a.streaming {
		a.streaming, a.at = true, time.Since(i.born)
		i.answering(a)
	}
}
