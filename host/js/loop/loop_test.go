package loop

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// delays is a Policy that delays the events of each owner, a string, by a duration.
type delays struct {
	by       map[Owner]time.Duration
	backlogs map[Owner]*Backlog
}

func (d *delays) Backlog(o Owner) *Backlog {
	if d.backlogs[o] == nil {
		d.backlogs[o] = &Backlog{}
	}
	return d.backlogs[o]
}
func (d *delays) Delay(o Owner) time.Duration { return d.by[o] }
func (d *delays) Delayed(time.Duration)       {}

func newLoop() (*Loop, *delays) {
	l, d := &Loop{}, &delays{map[Owner]time.Duration{}, map[Owner]*Backlog{}}
	l.Init(d)
	return l, d
}

// ids returns the IDs of the events that are due.
func ids(l *Loop) (list []uint32) {
	for e, ok := l.Next(); ok; e, ok = l.Next() {
		list = append(list, e.ID)
	}
	return list
}

func TestTimers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, _ := newLoop()
		never := make(chan struct{})
		if l.Wait(never) {
			t.Error("an empty loop waits for something")
		}
		l.Set(1, 20*time.Millisecond, false, nil)
		l.Set(2, 10*time.Millisecond, false, nil)
		l.Set(3, 10*time.Millisecond, false, nil) // as 2, but later
		l.Set(4, 5*time.Millisecond, false, nil)
		l.Set(5, 0, true, nil) // every millisecond
		l.Clear(4)
		l.Clear(99)
		begun, fired := time.Now(), map[uint32]time.Duration{}
		var order []uint32
		for len(fired) < 4 && l.Wait(never) {
			if e, ok := l.Next(); ok {
				if _, ok := fired[e.ID]; !ok {
					fired[e.ID] = time.Since(begun)
					order = append(order, e.ID)
				}
			}
		}
		if !slices.Equal(order, []uint32{5, 2, 3, 1}) || fired[2] != 10*time.Millisecond || fired[1] != 20*time.Millisecond {
			t.Errorf("%v in order %v", fired, order)
		}
		l.Clear(5)
		if l.Wait(never) {
			t.Error("timers are left")
		}
	})
}

func TestLimits(t *testing.T) {
	l, d := newLoop()
	for n := range MaxTimers {
		if !l.Set(uint32(n), time.Hour, false, nil) {
			t.Fatalf("timer %d is rejected", n)
		}
	}
	if l.Set(MaxTimers, 0, false, nil) {
		t.Error("one more timer is accepted")
	}
	d.by["busy"] = time.Hour
	for n := range MaxInFlight + 1 { // delayed events count as well
		if l.Overloaded() {
			t.Fatalf("overloaded by %d events", n)
		}
		l.Push(Event{Kind: Settled, ID: uint32(n), Owner: "busy"})
		l.Next()
	}
	if !l.Overloaded() {
		t.Error("never overloaded")
	}
	d.by["busy"] = 0
	if !l.Reset() || l.Overloaded() || len(ids(l)) != 0 {
		t.Error("Reset leaves events")
	}
	l.Push(Event{Kind: Settled, ID: 1, Owner: "busy"})
	if got := ids(l); !slices.Equal(got, []uint32{1}) {
		t.Errorf("after Reset: events %v", got)
	}
}

// Background work makes Wait wait also before Run, and Reset reports it.
func TestBackground(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, _ := newLoop()
		l.Go(func() {
			time.Sleep(time.Second)
			l.Push(Event{Kind: Part, ID: 7, Value: "x"})
		})
		if l.Reset() {
			t.Error("Reset reports that nothing is in flight")
		}
		if !l.Wait(nil) {
			t.Fatal("Wait does not wait for background work")
		}
		if got := ids(l); !slices.Equal(got, []uint32{7}) {
			t.Errorf("events %v", got)
		}
		l.Join()
		if l.Wait(nil) || !l.Reset() {
			t.Error("background work never ends")
		}
	})
}

// Events of an account that is delayed keep their order, also when it is delayed no more; other accounts' events overtake them, and the
// end of a request is never delayed.
func TestDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, d := newLoop()
		d.by["busy"] = 30 * time.Millisecond
		l.Push(Event{Kind: Part, ID: 1, Owner: "busy"})
		l.Push(Event{Kind: Chunk, ID: 2, Owner: "idle"})
		l.Push(Event{Kind: Closed, ID: 3, Owner: "busy"})
		l.Push(Event{Kind: Part, ID: 4, Owner: "busy"})
		if got := ids(l); !slices.Equal(got, []uint32{2, 3}) {
			t.Errorf("events %v", got)
		}
		d.by["busy"] = 0
		l.Push(Event{Kind: Settled, ID: 5, Owner: "busy"})
		begun := time.Now()
		var got []uint32
		for l.Wait(nil) {
			if e, ok := l.Next(); ok {
				got = append(got, e.ID)
			}
		}
		if took := time.Since(begun); !slices.Equal(got, []uint32{1, 4, 5}) || took != 30*time.Millisecond {
			t.Errorf("events %v after %v", got, took)
		}
	})
}

// Timers of an account that is delayed keep their order, also when it is delayed for less, or no more.
func TestDelayTimers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, d := newLoop()
		l.Set(2, 2*time.Millisecond, false, "busy")
		l.Set(1, time.Millisecond, false, "busy")
		l.Set(3, 3*time.Millisecond, false, "idle")
		var got []uint32
		for _, delay := range []time.Duration{30 * time.Millisecond, 10 * time.Millisecond, 0} {
			d.by["busy"] = delay
			l.Wait(nil)
			got = append(got, ids(l)...)
		}
		for l.Wait(nil) {
			got = append(got, ids(l)...)
		}
		if !slices.Equal(got, []uint32{3, 1, 2}) {
			t.Errorf("timers %v", got)
		}
	})
}

// Many events of a delayed account do not hold up the caller, which is in the engine: Next ends after maxDelays.
func TestFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, d := newLoop()
		d.by["busy"] = time.Hour
		for n := range 3 * maxDelays {
			l.Push(Event{Kind: Chunk, ID: uint32(n), Owner: "busy"})
		}
		for n := range 2 {
			if _, ok := l.Next(); ok || len(d.backlogs["busy"].events) != (n+1)*maxDelays {
				t.Fatalf("call %d: %v, %d delayed", n, ok, len(d.backlogs["busy"].events))
			}
			if !l.Wait(nil) {
				t.Fatal("the rest is forgotten")
			}
		}
	})
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, _ := newLoop()
		stop, handled := make(chan struct{}), 0
		l.Run(stop, func() bool { handled += len(ids(l)); return true })
		synctest.Wait() // the loop waits, though nothing is in flight
		l.Push(Event{Kind: Chunk})
		l.Set(1, time.Minute, false, nil)
		time.Sleep(2 * time.Minute)
		close(stop)
		l.Join()
		if handled != 2 {
			t.Errorf("%d events handled, want 2", handled)
		}
		l, _ = newLoop()
		l.Run(nil, func() bool { return false })
		l.Push(Event{})
		l.Join() // handle has ended it
	})
}
