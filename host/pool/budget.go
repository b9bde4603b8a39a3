package pool

import "sync"

// Budget limits the instances of several pools together. A pool's first instance costs nothing, so that each can always serve; each
// further one takes a place. If no place is left, an idle instance of another pool is closed to free one; if no instance is idle
// either, the request waits for an instance of its own pool, as at the pool's own limit. Methods may be called from any goroutine.
type Budget struct {
	mu     sync.Mutex
	left   int
	lender []lender // guarded by mu: pools that took a place
}

// lender is a pool of any type.
type lender interface {
	// lend closes an idle instance that occupies a place and reports whether it did: the place then belongs to the caller.
	lend() bool
}

// NewBudget makes a budget with the given number of places.
func NewBudget(places int) *Budget { return &Budget{left: places} }

// take takes a place for p: a free one, or one that another pool lends. p's lock is not held.
func (b *Budget) take(p lender) bool {
	if b == nil {
		return true
	}
	b.mu.Lock()
	if b.left > 0 {
		b.left--
		b.mu.Unlock()
		return true
	}
	others := append([]lender(nil), b.lender...) // asked without the lock: closing an instance takes a while
	b.mu.Unlock()
	for _, o := range others {
		if o != p && o.lend() {
			return true
		}
	}
	return false
}

// give returns places.
func (b *Budget) give(n int) {
	if b == nil || n <= 0 {
		return
	}
	b.mu.Lock()
	b.left += n
	b.mu.Unlock()
}

// join allows other pools to borrow from p, until leave.
func (b *Budget) join(p lender) {
	if b == nil {
		return
	}
	b.mu.Lock()
	b.lender = append(b.lender, p)
	b.mu.Unlock()
}

func (b *Budget) leave(p lender) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for n := range b.lender {
		if b.lender[n] == p {
			b.lender = append(b.lender[:n], b.lender[n+1:]...)
			return
		}
	}
}
