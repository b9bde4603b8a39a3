package js

import (
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// entry is a pending request.
type entry struct {
	x        *exchange.Exchange
	account  *account
	p        *exchange.Pending
	answered bool   // the script has done its part; guarded by requests
	suspect  bool   // it was pending when losses.check was called; guarded by requests
	gone     func() // called when the request is over; may be nil; guarded by requests
}

// maxID is the largest id of a request: ids are small integers of the engine.
const maxID = 0x3fffffff

// requests are the pending requests of an instance. Any goroutine may use them.
type requests struct {
	guest.Pending[*entry]

	// Constant.
	instance *guest.Instance
	loop     *loop.Loop

	unanswered atomic.Int32  // requests whose response has not begun
	unfinished atomic.Int32  // requests that are over, but not yet for the script, which is notified
	over       chan struct{} // of capacity 1: unfinished has decreased
}

// add makes the mailbox of x, which is pending from now on.
func (r *requests) add(id uint32, x *exchange.Exchange, a *account) *exchange.Pending {
	e := &entry{x: x, account: a}
	e.p = x.BeginPending(func() { r.left(id, e) })
	r.Add(id, e)
	if a.pending.CompareAndSwap(false, true) {
		r.unanswered.Add(1)
	}
	return e.p
}

// left is called when a pending request is over. The script is notified if it still has something to do for it.
func (r *requests) left(id uint32, e *entry) {
	e.account.over.Store(true)
	r.begun(e.account)
	e.x.Worked += time.Duration(e.account.spent.Load())
	r.Remove(id)
	r.Lock()
	answered, gone := e.answered, e.gone
	r.Unlock()
	if !answered {
		// Abort listeners and cancel, which run when the client is gone, are work for the request, too: they get the time of an error
		// handler.
		last := &account{id: id, most: r.instance.Env.Limits().ErrorTime(e.x.Worked)}
		r.unfinished.Add(1)
		r.loop.Push(loop.Event{Kind: loop.Closed, ID: id, Owner: last})
	}
	if gone != nil { // its events follow
		gone()
	}
}

// begun notes that the response of a request has begun, or that the request is over.
func (r *requests) begun(a *account) {
	if a.pending.CompareAndSwap(true, false) {
		r.unanswered.Add(-1)
	}
}

// finished is called when the script has done its last work for a request whose client has left.
func (r *requests) finished() {
	if r.unfinished.Load() > 0 { // only the goroutine in the engine subtracts
		r.unfinished.Add(-1)
	}
	select {
	case r.over <- struct{}{}:
	default:
	}
}

// mailbox returns the mailbox of a pending request, or nil. last: the script has nothing more to do for the request afterwards.
func (r *requests) mailbox(id uint32, last bool) *exchange.Pending {
	r.Lock()
	defer r.Unlock()
	e := r.Locked(id)
	if e == nil {
		return nil
	}
	if last {
		e.answered = true
	}
	return e.p
}

// open returns the number of requests that the script has not answered yet.
func (r *requests) open() (n int) {
	r.Each(func(e *entry) {
		if !e.answered {
			n++
		}
	})
	return n
}

// fail fails a pending request. The script is notified that it is over.
func (r *requests) fail(id uint32, f *exchange.Failure) {
	if e := r.Find(id); e != nil {
		e.p.Fail(f)
	}
}

// failOpen fails a pending request unless the script has answered it.
func (r *requests) failOpen(id uint32, f *exchange.Failure) {
	r.Lock()
	defer r.Unlock()
	if e := r.Locked(id); e != nil && !e.answered {
		e.p.Fail(f)
	}
}

// failAll fails all pending requests, of which the script is not notified.
func (r *requests) failAll(f *exchange.Failure) {
	r.Each(func(e *entry) {
		e.answered = true
		e.p.Fail(f)
	})
}

// awaitFinished waits until the script has done its work for requests that are over. It gives up when stop is closed, or after most.
func (r *requests) awaitFinished(stop <-chan struct{}, most time.Duration) {
	var late <-chan time.Time
	for r.unfinished.Load() > 0 {
		if late == nil {
			late = time.After(most)
		}
		select {
		case <-r.over:
		case <-stop:
			return
		case <-late:
			return
		}
	}
}
