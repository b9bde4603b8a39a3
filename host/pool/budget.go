package pool

import "sync"

// Budget bounds the instances of several pools together. A pool's first instance costs nothing, so that each can always serve; each
// further one takes a place. Where none is left, an idle instance of another pool is closed for it, and where there is none of those
// either the request waits for one of its own pool's, as it does at the pool's own limit. Methods may be called from any goroutine.
type Budget struct {
	mu     sync.Mutex
	left   int
	lender []lender // guarded by mu: pools that took a place
}

// lender is a pool, whatever its instances are.
type lender interface {
	// lend closes an idle instance that has a place, and reports whether it did: the place is the caller's then.
	lend() bool
}

// NewBudget makes a budget of so many places.
func NewBudget(places int) *Budget { return &Budget{left: places} }

// take takes a place for p: one that is free, or one of another pool's. p's lock is not held.
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

// join lets others borrow from p, until leave.
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
