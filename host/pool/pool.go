// Package pool keeps the instances of one generation: idle ones last in first out, new ones under a cap, and beyond it
// a queue with a length and a time limit. It knows nothing of wasm.
package pool

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// Errors of Get.
var (
	// ErrFull means that the queue of waiting requests is full.
	ErrFull = errors.New("too many requests wait for an instance")
	// ErrTimeout means that no instance became free in time.
	ErrTimeout = errors.New("no instance became free in time")
	// ErrPending is returned if no more instances may be made, and all existing ones are full (Config.Full).
	ErrPending = errors.New("every instance has as many requests pending as it may")
)

// Config sets the size of the pool.
type Config[T comparable] struct {
	Open  func(ctx context.Context) (T, error) // makes an instance; may be called from several goroutines at once
	Close func(T)                              // frees an instance that is not in use
	Max   int                                  // most instances; at least 1
	Queue int                                  // most waiting Gets; 0: no queue
	Wait  time.Duration                        // longest wait

	// Full reports whether an instance that is not in use must not be given another request. It must be short and must not call the pool.
	// nil: no instance is ever full.
	Full func(T) bool

	Budget *Budget // shared with other pools; nil: Max alone counts
}

// Pool lends instances. Its methods may be called from any goroutine.
type Pool[T comparable] struct {
	cfg Config[T]

	mu      sync.Mutex
	idle    []T
	all     map[T]struct{} // every open instance
	open    int            // len(all) plus the instances being made
	low     int            // fewest idle since the last Trim
	waiters []*waiter[T]   // in order of arrival
}

// waiter is one Get in the queue. It is sent an instance, or the right to make one.
type waiter[T comparable] struct{ ready chan grant[T] }

type grant[T comparable] struct {
	inst T
	make bool  // no instance, but room for a new one
	err  error // neither: ErrPending
}

// New makes an empty pool.
func New[T comparable](cfg Config[T]) *Pool[T] {
	p := &Pool[T]{cfg: cfg, all: make(map[T]struct{})}
	cfg.Budget.join(p)
	return p
}

// Canceller can end a Get early: an exchange.
type Canceller interface {
	Done() <-chan struct{}
	Cause() error
}

// Get takes an instance: an idle one, or a new one, or the next that becomes free. It returns ErrFull, ErrTimeout, the
// canceller's cause, or the error of Open. Every instance it returns must be passed to Put or Discard.
func (p *Pool[T]) Get(ctx context.Context, c Canceller) (T, error) {
	return p.get(ctx, c, p.cfg.Full)
}

// GetAny is Get for a request that has held an instance before: it may return one that is full.
func (p *Pool[T]) GetAny(ctx context.Context, c Canceller) (T, error) { return p.get(ctx, c, nil) }

func (p *Pool[T]) get(ctx context.Context, c Canceller, full func(T) bool) (T, error) {
	p.mu.Lock()
	if inst, ok := p.take(full); ok {
		p.mu.Unlock()
		return inst, nil
	}
	p.low = 0
	if p.open > 0 && p.open < p.cfg.Max && p.cfg.Budget != nil {
		p.mu.Unlock()
		place := p.cfg.Budget.take(p)
		p.mu.Lock()
		if inst, ok := p.take(full); ok { // returned in the meantime
			p.settle(place)
			p.mu.Unlock()
			return inst, nil
		}
		if p.grow(place) {
			p.mu.Unlock()
			return p.make(ctx)
		}
	} else if p.open < p.cfg.Max {
		p.open++
		p.mu.Unlock()
		return p.make(ctx)
	}
	if p.open > 0 && len(p.idle) == p.open { // all of them full
		p.mu.Unlock()
		var none T
		return none, ErrPending
	}
	if len(p.waiters) >= p.cfg.Queue {
		p.mu.Unlock()
		var none T
		return none, ErrFull
	}
	w := &waiter[T]{ready: make(chan grant[T], 1)}
	p.waiters = append(p.waiters, w)
	p.mu.Unlock()
	return p.wait(ctx, c, w)
}

// take takes the most recently used idle instance that is not full. p.mu is held.
func (p *Pool[T]) take(full func(T) bool) (inst T, ok bool) {
	for n := len(p.idle) - 1; n >= 0; n-- {
		inst = p.idle[n]
		if full != nil && full(inst) {
			continue
		}
		p.idle = slices.Delete(p.idle, n, n+1)
		p.low = min(p.low, len(p.idle))
		return inst, true
	}
	var none T
	return none, false
}

// grow reports whether a new instance may be made, and counts it. place reports whether the budget has a place for it. p.mu is held.
func (p *Pool[T]) grow(place bool) bool {
	switch {
	case p.open == 0: // the first needs no place
		p.settle(place)
	case !place:
		return false
	case p.open >= p.cfg.Max:
		p.settle(place)
		return false
	}
	p.open++
	return true
}

// settle returns a place that was taken but is not needed.
func (p *Pool[T]) settle(place bool) {
	if place {
		p.cfg.Budget.give(1)
	}
}

func (p *Pool[T]) wait(ctx context.Context, c Canceller, w *waiter[T]) (T, error) {
	timer := time.NewTimer(p.cfg.Wait)
	defer timer.Stop()
	var place <-chan time.Time // when to check whether other pools have freed a place
	if p.cfg.Budget != nil {
		look := time.NewTicker(budgetLook)
		defer look.Stop()
		place = look.C
	}
	for {
		var err error
		select {
		case g := <-w.ready:
			return p.accept(ctx, g)
		case <-place:
			if p.growFor(w) {
				return p.make(ctx)
			}
			continue
		case <-timer.C:
			err = ErrTimeout
		case <-c.Done():
			err = c.Cause()
		}
		p.mu.Lock()
		gone := p.forget(w)
		p.mu.Unlock()
		if gone {
			var none T
			return none, err
		}
		return p.accept(ctx, <-w.ready) // granted in the meantime: it must not be lost
	}
}

// budgetLook is how often a waiting Get checks the budget for a place: returned places are not signalled.
const budgetLook = 50 * time.Millisecond

// growFor removes w from the queue if there is room for one more instance by now, which w then makes.
func (p *Pool[T]) growFor(w *waiter[T]) bool {
	p.mu.Lock()
	full := p.open >= p.cfg.Max
	p.mu.Unlock()
	if full {
		return false
	}
	place := p.cfg.Budget.take(p)
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Contains(p.waiters, w) { // granted meanwhile
		p.settle(place)
		return false
	}
	return p.grow(place) && p.forget(w)
}

// forget removes w from the queue and reports whether it was there. p.mu is held.
func (p *Pool[T]) forget(w *waiter[T]) bool {
	for i := range p.waiters {
		if p.waiters[i] == w {
			p.waiters = append(p.waiters[:i], p.waiters[i+1:]...)
			return true
		}
	}
	return false
}

func (p *Pool[T]) accept(ctx context.Context, g grant[T]) (T, error) {
	if g.make {
		return p.make(ctx)
	}
	return g.inst, g.err
}

// make makes an instance that open counts already.
func (p *Pool[T]) make(ctx context.Context) (T, error) {
	inst, err := p.cfg.Open(ctx)
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		p.free()
		return inst, err
	}
	p.all[inst] = struct{}{}
	return inst, nil
}

// Add adds the pool's first instance, which the caller made.
func (p *Pool[T]) Add(inst T) {
	p.mu.Lock()
	p.open++
	p.all[inst] = struct{}{}
	p.mu.Unlock()
	p.Put(inst)
}

// Put returns an instance to the pool: to the first waiting Get, or to the idle ones.
func (p *Pool[T]) Put(inst T) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.waiters) > 0 && (p.cfg.Full == nil || !p.cfg.Full(inst)) {
		p.next().ready <- grant[T]{inst: inst}
		return
	}
	p.idle = append(p.idle, inst)
	if len(p.idle) < p.open {
		return
	}
	for w := p.next(); w != nil; w = p.next() { // all are full
		w.ready <- grant[T]{err: ErrPending}
	}
}

// Discard closes an instance that must not be reused and lets the first waiting Get make a new one.
func (p *Pool[T]) Discard(inst T) {
	p.cfg.Close(inst)
	p.mu.Lock()
	delete(p.all, inst)
	p.free()
	p.mu.Unlock()
}

// free passes a place on to the first waiting Get, or gives it up. p.mu is held.
func (p *Pool[T]) free() {
	if w := p.next(); w != nil {
		w.ready <- grant[T]{make: true}
		return
	}
	if p.open--; p.open > 0 {
		p.cfg.Budget.give(1)
	}
}

// next removes the first waiter from the queue. p.mu is held.
func (p *Pool[T]) next() *waiter[T] {
	if len(p.waiters) == 0 {
		return nil
	}
	w := p.waiters[0]
	p.waiters = append(p.waiters[:0], p.waiters[1:]...)
	return w
}

// Trim closes the instances that were not needed since the last Trim, except one.
func (p *Pool[T]) Trim() {
	p.mu.Lock()
	n := min(p.low-1, len(p.idle)-1)
	var spare []T
	if n > 0 {
		spare = append(spare, p.idle[:n]...) // the least recently used
		p.idle = append(p.idle[:0], p.idle[n:]...)
		for _, inst := range spare {
			delete(p.all, inst)
		}
		p.open -= n
		p.cfg.Budget.give(n)
	}
	p.low = len(p.idle)
	p.mu.Unlock()
	for _, inst := range spare {
		p.cfg.Close(inst)
	}
}

// lend closes an idle instance for another pool of the budget. The last one stays.
func (p *Pool[T]) lend() bool {
	p.mu.Lock()
	if len(p.idle) == 0 || p.open < 2 {
		p.mu.Unlock()
		return false
	}
	inst := p.idle[0]
	p.idle = append(p.idle[:0], p.idle[1:]...)
	p.low = min(p.low, len(p.idle))
	delete(p.all, inst)
	p.open--
	p.mu.Unlock()
	p.cfg.Close(inst)
	return true
}

// Each calls f for every open instance, in use or not. f must be short and must not call the pool.
func (p *Pool[T]) Each(f func(T)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for inst := range p.all {
		f(inst)
	}
}

// Size returns the number of open instances and of those in use.
func (p *Pool[T]) Size() (open, busy int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.open, p.open - len(p.idle)
}

// Close closes all idle instances. The caller ensures that no instance is in use and that Get is not called any more.
func (p *Pool[T]) Close() {
	p.mu.Lock()
	idle := p.idle
	p.cfg.Budget.leave(p)
	p.cfg.Budget.give(p.open - 1)
	p.idle, p.all, p.open = nil, map[T]struct{}{}, 0
	p.mu.Unlock()
	for _, inst := range idle {
		p.cfg.Close(inst)
	}
}

// Use runs f with an instance and closes the instance afterwards.
func (p *Pool[T]) Use(ctx context.Context, f func(T) error) error {
	inst, err := p.Get(ctx, background{})
	if err != nil {
		return err
	}
	defer p.Discard(inst)
	return f(inst)
}

// background is a Canceller that never ends anything.
type background struct{}

func (background) Done() <-chan struct{} { return nil }
func (background) Cause() error          { return nil }
