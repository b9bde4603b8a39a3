package js

import (
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// entry is a pending request.
type entry struct {
	x        *exchange.Exchange
	account  *account
	p        *exchange.Pending
	answered bool   // the script has done its part; guarded by instance.requests
	suspect  bool   // it was pending when failLost was called; guarded by instance.requests
	gone     func() // called when the request is over; may be nil; guarded by instance.requests
}

// maxID is the largest id of a request: ids are small integers of the engine.
const maxID = 0x3fffffff

// addPending makes the mailbox of the running turn's exchange.
func (i *instance) addPending() *exchange.Pending {
	id, e := i.id, &entry{x: i.current, account: i.owner()}
	e.p = i.current.BeginPending(func() { i.left(id, e) })
	i.requests.Add(id, e)
	if i.lossy {
		i.watch()
	}
	if e.account.pending.CompareAndSwap(false, true) {
		i.unanswered.Add(1)
	}
	i.pendingNow = e.p
	return e.p
}

// left is called when a pending request is over. The script is notified if it still has something to do for it.
func (i *instance) left(id uint32, e *entry) {
	e.account.over.Store(true)
	i.answering(e.account)
	e.x.Worked += time.Duration(e.account.spent.Load())
	i.requests.Remove(id)
	i.requests.Lock()
	answered, gone := e.answered, e.gone
	i.requests.Unlock()
	if !answered {
		// Abort listeners and cancel, which run when the client is gone, are work for the request, too: they get the time of an error handler.
		last := &account{id: id, most: i.Env.Limits().ErrorTime(e.x.Worked)}
		i.unfinished.Add(1)
		i.loop.Push(loop.Event{Kind: loop.Closed, ID: id, Owner: last})
	}
	if gone != nil { // its events follow
		gone()
	}
}

// finished is called when the script has done its last work for a request whose client has left.
func (i *instance) finished() {
	if i.unfinished.Load() > 0 { // only the goroutine in the engine subtracts
		i.unfinished.Add(-1)
	}
	select {
	case i.over <- struct{}{}:
	default:
	}
}

// Pending returns the mailbox of the exchange for which Fetch or Error has just returned ErrPending.
func (i *instance) Pending() *exchange.Pending { return i.handed }

// PendingCount returns the number of pending exchanges.
func (i *instance) PendingCount() int { return i.requests.Count() }

// Waiting returns the number of pending exchanges whose response has not begun.
func (i *instance) Waiting() int { return int(i.unanswered.Load()) }

// pending returns the number of requests without an answer, including the running one. Streams that are being sent have one, but are not over.
func (i *instance) pending() (n int) {
	if i.current != nil && i.pendingNow == nil && !i.current.Held() && i.failure == nil {
		n++
	}
	i.requests.Each(func(e *entry) {
		if !e.answered {
			n++
		}
	})
	return n
}

// mailbox returns the mailbox of an open request, or nil; the running one becomes pending for it. last: the script has nothing more to do for the
// request afterwards.
func (i *instance) mailbox(id uint32, last bool) *exchange.Pending {
	if i.current != nil && id == i.id && i.pendingNow == nil {
		if i.current.State() != exchange.Open || i.current.Held() || i.failure != nil {
			return nil
		}
		i.addPending()
	}
	i.requests.Lock()
	defer i.requests.Unlock()
	e := i.requests.Locked(id)
	if e == nil {
		return nil
	}
	if last {
		e.answered = true
	}
	return e.p
}

// exchangeOf returns the open request with this id, or nil.
func (i *instance) exchangeOf(id uint32) *exchange.Exchange {
	if i.current != nil && id == i.id {
		return i.current
	}
	if e := i.requests.Find(id); e != nil {
		return e.x
	}
	return nil
}

// failPending fails all pending requests.
func (i *instance) failPending(f *exchange.Failure) {
	i.requests.Each(func(e *entry) {
		e.answered = true
		e.p.Fail(f)
	})
}
