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
	p := x.BeginPending(func() { i.forget(id) })
	i.mu.Lock()
	if i.pending == nil {
		i.pending = make(map[uint32]*exchange.Pending)
	}
	i.pending[id] = p
	i.pendingCount.Store(int32(len(i.pending)))
	i.mu.Unlock()
	i.pendingNow = p
	return adapter.ErrPending
}

// Pending returns the mailbox of the exchange for which Fetch has just returned ErrPending.
func (i *instance) Pending() *exchange.Pending { return i.pendingNow }

// PendingCount returns the number of pending exchanges.
func (i *instance) PendingCount() int { return int(i.pendingCount.Load()) }

func (i *instance) forget(id uint32) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.pending, id)
	i.pendingCount.Store(int32(len(i.pending)))
}

// find returns the pending exchange with this id, or nil.
func (i *instance) find(id uint32) *exchange.Pending {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.pending[id]
}

// skipPendingIDs advances the id to one that no pending exchange has; ids wrap around after 2^32 requests.
func (i *instance) skipPendingIDs() {
	i.mu.Lock()
	defer i.mu.Unlock()
	for i.id == 0 || i.pending[i.id] != nil {
		i.id++
	}
}

func (i *instance) failPending(f *exchange.Failure) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, p := range i.pending {
		p.Fail(f)
	}
}
