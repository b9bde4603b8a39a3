package compiler

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/internal/fair"
)

// quick limits how long a run may hold the additional place while others wait for it.
const quick = 1500 * time.Millisecond

// maxSlow limits how many handlers are remembered as slow.
const maxSlow = 10_000

// errMakeWay ends a process that has held the additional place for longer than quick.
var errMakeWay = errors.New("others wait")

// queue grants turns, first to whoever had one least lately (package fair). A fixed number may run for as long as their limits allow. One
// more may hold the additional place, and is ended after a while if another wants it, so that most modules need not wait for slow ones. A
// handler that has reached a limit does not get that place until it has compiled something again. A handler has at most one turn, since
// it loads one module at a time.
type queue struct {
	mu      sync.Mutex
	free    int             // guarded by mu: regular places that are free
	beside  *turn           // guarded by mu: the turn in the additional place; nil: it is free
	order   fair.Order      // guarded by mu
	waiting []*turn         // guarded by mu: in the order in which they came
	slow    map[string]bool // guarded by mu
}

// turn is one run.
type turn struct {
	who    string
	name   fair.Name // of who
	ctx    context.Context
	cancel context.CancelCauseFunc
	ready  chan struct{} // closed when it begins
	long   bool          // it must not take the additional place
	begun  time.Time     // guarded by queue.mu
}

// take waits for a turn, which give ends. If long is true, the turn does not take the additional place.
func (q *queue) take(ctx context.Context, who string, long bool) (*turn, error) {
	t := &turn{who: who, ready: make(chan struct{})}
	t.ctx, t.cancel = context.WithCancelCause(ctx)
	q.mu.Lock()
	t.long, t.name = long || q.slow[who], q.order.Name(filepath.ToSlash(who))
	q.waiting = append(q.waiting, t)
	q.next()
	q.mu.Unlock()
	select {
	case <-t.ready:
		return t, nil
	case <-ctx.Done():
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, w := range q.waiting {
		if w == t {
			q.waiting = append(q.waiting[:i], q.waiting[i+1:]...)
			return nil, context.Cause(ctx)
		}
	}
	return t, nil // it has begun in the meantime, and ends at once
}

// give ends a turn. slow reports that it has reached a limit.
func (q *queue) give(t *turn, slow bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	made := context.Cause(t.ctx)
	t.cancel(made)
	switch {
	case slow && len(q.slow) < maxSlow:
		q.slow[t.who] = true
	case made == nil:
		delete(q.slow, t.who)
	}
	if q.beside == t {
		q.beside = nil
	} else {
		q.free++
	}
	q.next()
}

// next begins the turns that can begin. q.mu is held.
func (q *queue) next() {
	if q.beside != nil && q.free > 0 { // it moves to a regular place
		q.beside = nil
		q.free--
	}
	for q.free > 0 && len(q.waiting) > 0 {
		q.begin(q.first(func(*turn) bool { return true }))
		q.free--
	}
	if n := q.first(func(t *turn) bool { return !t.long }); n >= 0 && q.beside == nil {
		q.beside = q.waiting[n]
		q.begin(n)
		time.AfterFunc(quick, q.makeWay)
	}
	q.displace()
}

// first returns the index of the turn to begin next, of those that may; -1: none may. q.mu is held.
func (q *queue) first(may func(*turn) bool) int {
	first := -1
	for n, t := range q.waiting {
		if may(t) && (first < 0 || q.order.Before(t.name, q.waiting[first].name)) {
			first = n
		}
	}
	return first
}

func (q *queue) begin(i int) {
	t := q.waiting[i]
	q.waiting = append(q.waiting[:i], q.waiting[i+1:]...)
	q.order.Turn(t.name)
	t.begun = time.Now()
	close(t.ready)
}

func (q *queue) makeWay() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.displace()
}

// displace ends the turn in the additional place if it has taken longer than quick and another waits that may have the place. q.mu is held.
func (q *queue) displace() {
	if q.beside == nil || time.Since(q.beside.begun) < quick {
		return
	}
	for _, w := range q.waiting {
		if !w.long {
			q.beside.cancel(errMakeWay)
			return
		}
	}
}
