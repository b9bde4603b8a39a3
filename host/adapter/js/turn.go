package js

import (
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// turn is one stay of the script in the engine, from begin to end: for a request, or for an event of the loop. Only the goroutine in the
// engine uses it.
type turn struct {
	// Constant.
	instance *guest.Instance
	requests *requests
	ledger   *ledger
	losses   *losses

	x       *exchange.Exchange // the request; nil: an event's turn
	id      uint32             // of x, or of the last request
	account *account           // is charged for the turn; nil: nothing was begun yet that could continue later, or the background's
	failure *exchange.Failure  // of x
	pending *exchange.Pending  // of x, once it is pending
	starved *exchange.Failure  // a job of the turn ended for lack of memory
	handed  *exchange.Pending  // pending of the last request's turn
	limit   limit
}

// limit is how long the turn may work. Its work is measured by guest.Instance.
type limit struct {
	starting bool          // the script starts
	known    bool          // budget and rest are set
	budget   time.Duration // 0: no limit
	rest     bool          // budget is the rest that former turns have left
	charged  time.Duration // of the turn's work: charged to an account
	slept    time.Duration // for maxSleep
}

// begin begins a turn for x; nil: for no request.
func (t *turn) begin(x *exchange.Exchange, start bool) {
	t.x, t.account, t.failure, t.pending, t.starved = x, nil, nil, nil, nil
	t.instance.Begin()
	t.limit = limit{starting: start}
	if x == nil {
		return
	}
	t.id = t.requests.Next(t.id, maxID)
}

// end ends the turn.
func (t *turn) end() {
	t.charge()
	if t.x != nil {
		t.handed = t.pending
		if a := t.account; a != nil && t.pending == nil { // the request is over, but work that it has begun is not
			a.over.Store(true)
			t.x.Worked += time.Duration(a.spent.Load())
		}
	}
	t.x, t.account = nil, nil
}

// charge adds the work of the turn since the last call to its account.
func (t *turn) charge() {
	if !t.instance.Started() || t.limit.starting {
		return
	}
	worked := t.instance.Spent() - t.limit.charged
	t.limit.charged += worked
	switch {
	case t.x == nil || t.account != nil:
		t.ledger.payer(t.account).spent.Add(int64(worked))
	default: // it has begun nothing that could continue later
		t.x.Worked += worked
	}
}

// handles reports whether the turn is for the request id, which is not pending yet.
func (t *turn) handles(id uint32) bool { return t.x != nil && id == t.id && t.pending == nil }

// unanswered reports whether the turn is for a request that is not pending, and has neither a response nor a failure.
func (t *turn) unanswered() bool {
	return t.x != nil && t.pending == nil && !t.x.Held() && t.failure == nil
}

// owner returns the account for the work that the turn begins; nil: the background's.
func (t *turn) owner() *account {
	if t.account == nil && t.x != nil {
		t.account = &account{id: t.id}
	}
	return t.account
}

// ownerOf returns the account of a request; nil if the request is not open.
func (t *turn) ownerOf(id uint32) *account {
	if t.x != nil && id == t.id {
		return t.owner()
	}
	if e := t.requests.Find(id); e != nil {
		return e.account
	}
	return nil
}

// addPending makes the request of the turn pending.
func (t *turn) addPending() {
	t.pending = t.requests.add(t.id, t.x, t.owner())
	if t.losses.any {
		t.losses.watch()
	}
}

// mailbox returns the mailbox of an open request, or nil; the request of the turn becomes pending for it. last: the script has nothing
// more to do for the request afterwards.
func (t *turn) mailbox(id uint32, last bool) *exchange.Pending {
	if t.handles(id) {
		if t.x.State() != exchange.Open || !t.unanswered() {
			return nil
		}
		t.addPending()
	}
	return t.requests.mailbox(id, last)
}

// exchange returns the open request with this id, or nil.
func (t *turn) exchange(id uint32) *exchange.Exchange {
	if t.x != nil && id == t.id {
		return t.x
	}
	if e := t.requests.Find(id); e != nil {
		return e.x
	}
	return nil
}

// open returns the number of requests without an answer, including the turn's own. A stream that is being sent counts as an answer.
func (t *turn) open() int {
	n := t.requests.open()
	if t.unanswered() {
		n++
	}
	return n
}

// streams notes that the head of an open request's response has been sent.
func (t *turn) streams(id uint32) {
	if a := t.ownerOf(id); a != nil && !a.streaming {
		a.streaming, a.at = true, t.instance.Now()
		t.requests.begun(a)
	}
}
