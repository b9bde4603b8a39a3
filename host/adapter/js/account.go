package js

// Accounts attribute the script's work to requests. A request has one budget for all work that it causes: its handler, the
// continuation after each of its waits, its timers, its error handler. Work of no open request (timers of the script itself, or of a
// request that has been answered) is background work, and gets a share of the time.

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

const (
	// backgroundShare limits background work to a tenth of the elapsed time, and to a tenth of -guest-timeout in one go.
	backgroundShare = 10
	// streamShare limits the work for a stream to half of the elapsed time, besides -guest-timeout.
	streamShare = 2
	// leastPause is the shortest time that delayed work waits.
	leastPause = 10 * time.Millisecond
	// lastWork is how far one turn may exceed the request's budget: a request that works in many short turns then fails between two of them,
	// and the instance stays usable.
	lastWork = 5 * time.Millisecond
)

// account counts the script's work for one request, or in the background. All fields but over are guarded by instance.enter.
type account struct {
	id        uint32        // the request's
	most      time.Duration // limit of spent; 0: -guest-timeout
	spent     atomic.Int64  // nanoseconds, in all turns
	streaming bool          // its head has been sent: spent decreases as time passes
	at        time.Duration // when spent was updated, since instance.born, if it decreases
	backlog   loop.Backlog  // events that are delayed
	over      atomic.Bool   // the request has been answered or has failed
	pending   atomic.Bool   // the request is pending, and its response has not begun
}

// owner returns the account of the running turn, for the work that it begins; nil: that of the background.
func (i *instance) owner() *account {
	if i.paying == nil && i.current != nil {
		i.paying = &account{id: i.id}
	}
	return i.paying
}

// ownerOf returns the account of a request; nil if the request is not open.
func (i *instance) ownerOf(id uint32) *account {
	if i.current != nil && id == i.id {
		return i.owner()
	}
	if e := i.requests.Find(id); e != nil {
		return e.account
	}
	return nil
}

// payer returns the account that is charged for work of a: the background's if a is nil or over.
func (i *instance) payer(a *account) *account {
	if a == nil || a.over.Load() {
		return &i.background
	}
	return a
}

// charge adds the work of the running turn since the last call to its account.
func (i *instance) charge() {
	if !i.Started() || i.limit.starting {
		return
	}
	worked := i.Spent() - i.limit.charged
	i.limit.charged += worked
	switch {
	case i.current == nil || i.paying != nil:
		i.payer(i.paying).spent.Add(int64(worked))
	default: // it has begun nothing that could continue later
		i.current.Worked += worked
	}
}

// allowed returns how long the running turn may work (0: no limit), and whether that is the rest of its request's budget.
func (i *instance) allowed() (most time.Duration, rest bool) {
	limits := i.Env.Limits()
	if i.limit.starting {
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

// tired returns the failure for a turn that has exceeded its time limit.
func (i *instance) tired() *exchange.Failure {
	if limits := i.Env.Limits(); i.limit.rest {
		return used(limits)
	}
	flag := "guest-timeout"
	if i.limit.starting {
		flag = "start-timeout"
	}
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: flag,
		Message: fmt.Sprintf("the script worked for more than its %v without a pause (-%s)", i.limit.budget, flag)}
}

// used returns the failure for a request whose budget is used up.
func used(limits adapter.Limits) *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: "guest-timeout",
		Message: fmt.Sprintf("the script worked for more than its %v for one request, in several turns (-guest-timeout)", limits.GuestTime)}
}

// delay returns how long an event of the account must wait; 0: it is handled now. A request that has used up its budget fails here.
func (i *instance) delay(a *account) time.Duration {
	limits := i.Env.Limits()
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
			return leastPause // from now on it is background work
		}
		return 0
	}
	now := i.Now()
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
	if a.pending.CompareAndSwap(true, false) {
		i.unanswered.Add(-1)
	}
}

// failOpen fails an open request. The script is notified that it is over.
func (i *instance) failOpen(id uint32, f *exchange.Failure) {
	if e := i.requests.Find(id); e != nil {
		e.p.Fail(f)
	}
}

// streams notes that the head of an open request's response has been sent.
func (i *instance) streams(id uint32) {
	if a := i.ownerOf(id); a != nil && !a.streaming {
		a.streaming, a.at = true, i.Now()
		i.answering(a)
	}
}
