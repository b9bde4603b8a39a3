package js

import (
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// park makes the mailbox of the running turn's exchange.
func (i *instance) park() *exchange.Pending {
	id, e := i.id, &entry{x: i.current, account: i.owner()}
	e.p = i.current.BeginPending(func() { i.left(id, e) })
	i.mu.Lock()
	i.parked[id] = e
	if i.lossy {
		i.watch()
	}
	i.mu.Unlock()
	if e.account.parked.CompareAndSwap(false, true) {
		i.waiting.Add(1)
	}
	i.parkedNow = e.p
	return e.p
}

// left is called when a parked exchange is over. The script is told when it still has something to do for it.
func (i *instance) left(id uint32, e *entry) {
	i.mu.Lock()
	e.account.over.Store(true)
	i.answering(e.account)
	e.x.Worked += time.Duration(e.account.spent.Load())
	// Abort listeners and cancel, which run when the client is gone, are work for the request, too: they get the time of an error handler.
	last := &account{id: id, most: i.env.Limits().ErrorTime(e.x.Worked)}
	answered, gone := e.answered, e.gone
	e.gone = nil
	delete(i.parked, id)
	if !answered {
		i.unfinished++
	}
	i.mu.Unlock()
	if !answered {
		i.loop.Push(loop.Event{Kind: loop.Closed, ID: id, Owner: last})
	}
	if gone != nil { // the script hears what comes of this afterwards
		gone()
	}
}

// finished is called when the script has done what it does for a request whose client has left.
func (i *instance) finished() {
	i.mu.Lock()
	i.unfinished = max(0, i.unfinished-1)
	i.mu.Unlock()
	select {
	case i.over <- struct{}{}:
	default:
	}
}

// Pending is the mailbox of the exchange for which Fetch or Error has just returned ErrPending.
func (i *instance) Pending() *exchange.Pending { return i.handed }

// PendingCount counts the parked exchanges.
func (i *instance) PendingCount() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return len(i.parked)
}

// Waiting returns the number of parked exchanges whose response has not begun.
func (i *instance) Waiting() int { return int(i.waiting.Load()) }

// pending counts the requests that have no answer yet, the running one too. Streams that are being sent have one, but are not over.
func (i *instance) pending() (n int) {
	if i.current != nil && i.parkedNow == nil && !i.current.Held() && i.failure == nil {
		n++
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, e := range i.parked {
		if !e.answered {
			n++
		}
	}
	return n
}

// mailbox is that of an open request, or nil; the running one is parked for it. last says that the script has nothing more to do for
// it afterwards.
func (i *instance) mailbox(id uint32, last bool) *exchange.Pending {
	if i.current != nil && id == i.id && i.parkedNow == nil {
		if i.current.State() != exchange.Open || i.current.Held() || i.failure != nil {
			return nil
		}
		i.park()
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	e := i.parked[id]
	if e == nil {
		return nil
	}
	if last {
		e.answered = true
	}
	return e.p
}

// exchangeOf is the open request with this id, or nil.
func (i *instance) exchangeOf(id uint32) *exchange.Exchange {
	if i.current != nil && id == i.id {
		return i.current
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if e := i.parked[id]; e != nil {
		return e.x
	}
	return nil
}

func (i *instance) failParked(f *exchange.Failure) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, e := range i.parked {
		e.answered = true
		e.p.Fail(f)
	}
}
