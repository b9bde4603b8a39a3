package native

import (
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// addPending keeps the exchange of a guest that returned PENDING (SPEC 4.3) under its id.
func (i *instance) addPending(x *exchange.Exchange) error {
	if i.failure != nil {
		return i.failure
	}
	if x.State() == exchange.Done {
		return nil // answered before it returned PENDING
	}
	if i.image != nil {
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the guest returned PENDING, but with isolation per request nobody can answer later"}
	}
	id := i.id
	i.pendingNow = x.BeginPending(func() { i.pending.Remove(id) })
	i.pending.Add(id, i.pendingNow)
	return adapter.ErrPending
}

// Pending returns the mailbox of the exchange for which Fetch has just returned ErrPending.
func (i *instance) Pending() *exchange.Pending { return i.pendingNow }

// PendingCount returns the number of pending exchanges.
func (i *instance) PendingCount() int { return i.pending.Count() }

func (i *instance) failPending(f *exchange.Failure) {
	i.pending.Each(func(p *exchange.Pending) { p.Fail(f) })
}
