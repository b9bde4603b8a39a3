package native

import (
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// park keeps the exchange of a guest that returned PENDING (SPEC 4.3) under its id.
func (i *instance) park(x *exchange.Exchange) error {
	if i.failure != nil {
		return i.failure
	}
	if x.State() == exchange.Done {
		return nil // answered before it said PENDING: so be it
	}
	if i.image != nil {
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the guest returned PENDING, but with isolation per request nobody can answer later"}
	}
	id := i.id
	p := x.Park(func() { i.forget(id) })
	i.mu.Lock()
	if i.parked == nil {
		i.parked = make(map[uint32]*exchange.Parked)
	}
	i.parked[id] = p
	i.pending.Store(int32(len(i.parked)))
	i.mu.Unlock()
	i.parkedNow = p
	return adapter.ErrPending
}

// Parked is the mailbox of the exchange for which Fetch has just returned ErrPending.
func (i *instance) Parked() *exchange.Parked { return i.parkedNow }

// Open counts the parked exchanges.
func (i *instance) Open() int { return int(i.pending.Load()) }

func (i *instance) forget(id uint32) {
	i.mu.Lock()
	defer i.mu.Unlock()
	delete(i.parked, id)
	i.pending.Store(int32(len(i.parked)))
}

// find is the parked exchange with this id, or nil.
func (i *instance) find(id uint32) *exchange.Parked {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.parked[id]
}

// skipParkedIDs moves the id on to one that no parked exchange has; ids come round after 2^32 requests.
func (i *instance) skipParkedIDs() {
	i.mu.Lock()
	defer i.mu.Unlock()
	for i.id == 0 || i.parked[i.id] != nil {
		i.id++
	}
}

func (i *instance) failParked(f *exchange.Failure) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, p := range i.parked {
		p.Fail(f)
	}
}
