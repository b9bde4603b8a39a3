package js

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
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
)

// ledger decides which account is charged for work, and delays the events of accounts that have worked too much. It is a loop.Policy.
type ledger struct {
	// Constant.
	instance *guest.Instance
	requests *requests

	background account
	running    atomic.Bool // the script has been evaluated: the loop runs, and may delay events
}

// payer returns the account that is charged for work of a: the background's if a is nil or over.
func (l *ledger) payer(a *account) *account {
	if a == nil || a.over.Load() {
		return &l.background
	}
	return a
}

// Backlog returns the delayed events of the account that is charged for the owner's work.
func (l *ledger) Backlog(o loop.Owner) *loop.Backlog { return &l.payer(accountOf(o)).backlog }

// Delayed counts the time that it took to delay events as background work.
func (l *ledger) Delayed(d time.Duration) { l.background.spent.Add(int64(d)) }

// Delay returns how long an event of the owner must wait; 0: it is handled now. A request that has used up its budget fails here.
func (l *ledger) Delay(o loop.Owner) time.Duration {
	limits := l.instance.Env.Limits()
	if limits.GuestTime <= 0 || !l.running.Load() {
		return 0
	}
	p := l.payer(accountOf(o))
	share, most := time.Duration(backgroundShare), limits.GuestTime/backgroundShare
	switch {
	case p == &l.background:
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
			l.requests.fail(p.id, used(limits))
			return leastPause // from now on it is background work
		}
		return 0
	}
	now := l.instance.Now()
	spent := min(max(0, time.Duration(p.spent.Load())-(now-p.at)/share), most+limits.GuestTime)
	p.at = now
	p.spent.Store(int64(spent))
	if spent < most {
		return 0
	}
	return (spent-most)*share + leastPause
}

// reset forgets the background work so far.
func (l *ledger) reset() {
	l.background.spent.Store(0)
	l.background.at = 0
}

// used returns the failure for a request whose budget is used up.
func used(limits adapter.Limits) *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: "guest-timeout",
		Message: fmt.Sprintf("the script worked for more than its %v for one request, in several turns (-guest-timeout)", limits.GuestTime)}
}
