package pool

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

type never struct{}

func (never) Done() <-chan struct{} { return nil }
func (never) Cause() error          { return nil }

type inst struct{ used atomic.Int32 }

func newPool(max, queue int, wait time.Duration) (*Pool[*inst], *atomic.Int32) {
	var open atomic.Int32
	p := New(Config[*inst]{
		Open:  func(context.Context) (*inst, error) { open.Add(1); return &inst{}, nil },
		Close: func(*inst) { open.Add(-1) },
		Max:   max, Queue: queue, Wait: wait,
	})
	return p, &open
}

func TestLastInFirstOut(t *testing.T) {
	p, _ := newPool(2, 0, 0)
	a, _ := p.Get(t.Context(), never{})
	b, _ := p.Get(t.Context(), never{})
	p.Put(a)
	p.Put(b)
	if got, _ := p.Get(t.Context(), never{}); got != b {
		t.Error("got the instance that was used longest ago")
	}
}

func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, open := newPool(1, 1, time.Second)
		a, _ := p.Get(t.Context(), never{})
		got := make(chan *inst)
		go func() { i, _ := p.Get(t.Context(), never{}); got <- i }()
		synctest.Wait()
		if _, err := p.Get(t.Context(), never{}); err != ErrFull {
			t.Errorf("beyond the queue: %v, want ErrFull", err)
		}
		p.Put(a)
		if i := <-got; i != a {
			t.Error("the waiting Get did not get the instance that became free")
		}
		start := time.Now()
		if _, err := p.Get(t.Context(), never{}); err != ErrTimeout || time.Since(start) != time.Second {
			t.Errorf("waited %v, %v; want 1s, ErrTimeout", time.Since(start), err)
		}
		go func() { i, _ := p.Get(t.Context(), never{}); got <- i }()
		synctest.Wait()
		p.Discard(a)
		if i := <-got; i == a || i == nil {
			t.Error("after Discard the waiting Get must make a new instance")
		}
		if n := open.Load(); n != 1 {
			t.Errorf("%d open, want 1", n)
		}
	})
}

type cancelled struct{ c chan struct{} }

func (c cancelled) Done() <-chan struct{} { return c.c }
func (c cancelled) Cause() error          { return errors.New("gone") }

func TestCancel(t *testing.T) {
	p, _ := newPool(1, 1, time.Hour)
	a, _ := p.Get(t.Context(), never{})
	c := cancelled{make(chan struct{})}
	close(c.c)
	if _, err := p.Get(t.Context(), c); err == nil || err.Error() != "gone" {
		t.Errorf("got %v, want the cause", err)
	}
	p.Put(a)
	if open, busy := p.Size(); open != 1 || busy != 0 {
		t.Errorf("open %d busy %d, want 1 0: the instance was given to a waiter that had left", open, busy)
	}
}

func TestOpenFails(t *testing.T) {
	fail := errors.New("no memory")
	p := New(Config[*inst]{Open: func(context.Context) (*inst, error) { return nil, fail }, Max: 1})
	for range 3 {
		if _, err := p.Get(t.Context(), never{}); err != fail {
			t.Fatalf("got %v, want the error of Open: a failed open must not take a place", err)
		}
	}
}

func TestTrim(t *testing.T) {
	p, open := newPool(10, 0, 0)
	var got []*inst
	for range 10 {
		i, _ := p.Get(t.Context(), never{})
		got = append(got, i)
	}
	for _, i := range got {
		p.Put(i)
	}
	p.Trim() // all ten were in use in this period
	if n := open.Load(); n != 10 {
		t.Errorf("%d open after a busy period, want 10", n)
	}
	a, _ := p.Get(t.Context(), never{})
	b, _ := p.Get(t.Context(), never{})
	p.Put(a)
	p.Put(b)
	p.Trim() // eight were idle the entire time; one of them stays
	if n := open.Load(); n != 3 {
		t.Errorf("%d open after a period that needed 2, want 3", n)
	}
	p.Close()
	if n := open.Load(); n != 0 {
		t.Errorf("%d open after Close", n)
	}
}

// Hammer: an instance is never lent twice at once, and none is lost.
func TestHammer(t *testing.T) {
	p, open := newPool(4, 1000, time.Minute)
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Go(func() {
			for i := range 500 {
				inst, err := p.Get(t.Context(), never{})
				if err != nil {
					t.Error(err)
					return
				}
				if inst.used.Add(1) != 1 {
					t.Error("instance in two hands")
				}
				inst.used.Add(-1)
				if (g+i)%50 == 0 {
					p.Discard(inst)
				} else {
					p.Put(inst)
				}
				if i%100 == 0 {
					p.Trim()
				}
			}
		})
	}
	wg.Wait()
	if n, busy := p.Size(); busy != 0 || n > 4 || int32(n) != open.Load() {
		t.Errorf("at the end open %d (%d really), busy %d", n, open.Load(), busy)
	}
}
