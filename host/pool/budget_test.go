package pool

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// shared makes pools of one budget.
func shared(places int, max ...int) (b *Budget, pools []*Pool[*inst], open []*atomic.Int32) {
	b = NewBudget(places)
	for _, m := range max {
		p, n := newPool(m, 10, time.Minute)
		cfg := p.cfg
		cfg.Budget = b
		pools, open = append(pools, New(cfg)), append(open, n)
	}
	return b, pools, open
}

func (b *Budget) free() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.left
}

func TestBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, pools, open := shared(2, 10, 10)
		p, q := pools[0], pools[1]
		get := func(p *Pool[*inst]) *inst {
			i, err := p.Get(t.Context(), never{})
			if err != nil {
				t.Fatal(err)
			}
			return i
		}
		var of []*inst
		for range 3 { // the first is free
			of = append(of, get(p))
		}
		first := get(q) // q's own
		if b.free() != 0 || open[0].Load() != 3 || open[1].Load() != 1 {
			t.Fatalf("%d places, %d and %d instances", b.free(), open[0].Load(), open[1].Load())
		}
		// No place is left and no instance is idle: a second for q waits for its own, or for a place.
		var second *inst
		var done sync.WaitGroup
		done.Go(func() { second = get(q) })
		synctest.Wait()
		if second != nil {
			t.Fatal("an instance beyond the budget")
		}
		q.Put(first)
		done.Wait()
		if second != first {
			t.Error("not the instance that was put back")
		}
		done.Go(func() { first = get(q) })
		synctest.Wait()
		p.Discard(of[0]) // frees its place; waiters poll for it
		done.Wait()
		if open[0].Load() != 2 || open[1].Load() != 2 || b.free() != 0 {
			t.Errorf("%d and %d instances, %d places", open[0].Load(), open[1].Load(), b.free())
		}
		// An idle instance is lent, but not the last.
		p.Put(of[1])
		p.Put(of[2])
		third := get(q)
		if open[0].Load() != 1 || open[1].Load() != 3 {
			t.Errorf("%d and %d instances", open[0].Load(), open[1].Load())
		}
		began := time.Now()
		q.cfg.Wait = time.Second
		if _, err := q.Get(t.Context(), never{}); err != ErrTimeout || time.Since(began) != time.Second {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		for _, i := range []*inst{first, second, third} {
			q.Put(i)
		}
		q.Trim()
		q.Trim() // no instance was needed since
		if open[1].Load() != 1 || b.free() != 2 {
			t.Errorf("after Trim: %d instances, %d places", open[1].Load(), b.free())
		}
		get(q)
		q.Discard(get(q))
		p.Close()
		if b.free() != 2 || len(b.lender) != 1 {
			t.Errorf("at the end: %d places, %d pools", b.free(), len(b.lender))
		}
	})
}

// In any order of operations there are never more instances than the budget has places, beyond one for each pool, and none is lost.
func TestBudgetHammer(t *testing.T) {
	const places = 3
	b, pools, open := shared(places, 8, 8, 8)
	var all sync.WaitGroup
	for n := range 12 {
		p := pools[n%3]
		all.Go(func() {
			for k := range 200 {
				i, err := p.Get(t.Context(), never{})
				if err != nil {
					t.Error(err)
					return
				}
				if i.used.Add(1) != 1 {
					t.Error("one instance for two")
				}
				total := int32(0)
				for _, o := range open {
					total += o.Load()
				}
				if total > places+3 {
					t.Errorf("%d instances", total)
				}
				i.used.Add(-1)
				if (n+k)%5 == 0 {
					p.Discard(i)
				} else {
					p.Put(i)
				}
			}
		})
	}
	all.Wait()
	for n, p := range pools {
		p.Close()
		if open[n].Load() != 0 {
			t.Errorf("%d instances are left", open[n].Load())
		}
	}
	if b.free() != places {
		t.Errorf("%d places, want %d", b.free(), places)
	}
}
