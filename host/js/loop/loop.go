// Package loop is the event loop of an instance: a queue of events, timers, and background work. It knows neither the engine nor
// requests. One goroutine per instance waits for events and handles them; a [Policy] delays those whose owners have worked too much.
package loop

import (
	"container/heap"
	"slices"
	"sync"
	"time"
)

// Kinds of events (host/js/prelude/src/serve.js).
const (
	Timer   = 1
	Drained = 2 // there is room for more of a streamed response
	Closed  = 3 // a request is over
	Chunk   = 4 // of a request's body
	Settled = 5 // the head of the response to an outbound request, or the reason why it failed
	Part    = 6 // of its body
	Room    = 7 // for more of the body of an outbound request
)

// Event is an event for the script.
type Event struct {
	Kind  int32
	ID    uint32
	Value any   // nil, []byte or string
	Owner Owner // of the work that the event causes
}

// Owner identifies on whose behalf something runs: the adapter's account of a request. nil: nobody's.
type Owner any

// Policy decides when the events of an owner are handled. The loop calls it under its lock: it must not call the loop, except Push in
// another goroutine.
type Policy interface {
	// Backlog returns the delayed events of the account that an owner's work is charged to.
	Backlog(o Owner) *Backlog
	// Delay returns how long an event of the owner must wait; 0: it may be handled now.
	Delay(o Owner) time.Duration
	// Delayed is called with the time that it took to delay events.
	Delayed(d time.Duration)
}

// Backlog holds the delayed events of one account, in their order. It is guarded by the lock of the loop.
type Backlog struct {
	events []Event
	until  time.Time // the time of the account's last timer that was delayed
}

const (
	// MaxTimers limits the timers of a script.
	MaxTimers = 100_000
	// MaxInFlight limits the outbound requests that a script has begun without having received their ends.
	MaxInFlight = 10_000
	// maxDelays limits how many events are delayed before the requests that wait for the engine get their turn.
	maxDelays = 1000
)

// Loop is an instance's queue and clock. Its methods may be called from any goroutine, except Next, Wait and Run.
type Loop struct {
	policy Policy        // constant after Init
	wake   chan struct{} // capacity 1
	done   sync.WaitGroup

	mu       sync.Mutex
	queue    []Event           // guarded by mu
	timers   timers            // guarded by mu
	byID     map[uint32]*timer // guarded by mu
	seq      uint64            // guarded by mu
	inFlight int               // guarded by mu: background work, which will push an event
	delayed  int               // guarded by mu: events in backlogs
	running  bool              // guarded by mu: others push events, too
}

// Init prepares the zero Loop.
func (l *Loop) Init(p Policy) {
	l.policy, l.wake, l.byID = p, make(chan struct{}, 1), map[uint32]*timer{}
}

// Push adds an event.
func (l *Loop) Push(e Event) {
	l.mu.Lock()
	l.queue = append(l.queue, e)
	l.mu.Unlock()
	l.signal()
}

func (l *Loop) signal() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Go runs f in the background. Wait returns true for the events that it pushes, also while the script starts.
func (l *Loop) Go(f func()) {
	l.mu.Lock()
	l.inFlight++
	l.mu.Unlock()
	l.done.Go(func() {
		f()
		l.mu.Lock()
		l.inFlight--
		l.mu.Unlock()
		l.signal()
	})
}

// Reset drops all events and timers. It reports false if background work is still running, which will push an event.
func (l *Loop) Reset() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, t := range l.timers {
		if t.backlog != nil {
			t.backlog.events = nil
		}
	}
	l.queue, l.timers, l.delayed = l.queue[:0], l.timers[:0], 0
	clear(l.byID)
	return l.inFlight == 0
}

// Expects reports whether an event has arrived, or a timer or background work will bring one. Timers that repeat do not count.
func (l *Loop) Expects() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue)+l.delayed+l.inFlight > 0 || slices.ContainsFunc(l.timers, func(t *timer) bool { return t.every == 0 })
}

// Overloaded reports whether too much is in flight: events that have arrived must be handled first.
func (l *Loop) Overloaded() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue)+l.delayed+l.inFlight > MaxInFlight
}

// Set starts a timer of the owner. It reports false if there are too many.
func (l *Loop) Set(id uint32, d time.Duration, repeat bool, o Owner) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.timers) >= MaxTimers {
		return false
	}
	l.seq++
	t := &timer{event: Event{Kind: Timer, ID: id, Owner: o}, at: time.Now().Add(d), seq: l.seq}
	if repeat {
		t.every = max(d, time.Millisecond)
	}
	heap.Push(&l.timers, t)
	l.byID[id] = t
	if t.index == 0 {
		l.signal()
	}
	return true
}

// Clear stops a timer.
func (l *Loop) Clear(id uint32) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t := l.byID[id]; t != nil {
		heap.Remove(&l.timers, t.index)
		delete(l.byID, id)
	}
}

// Next returns the next event that is due and may be handled now; false: none is, or requests that wait should have a turn. The
// caller is in the engine.
func (l *Loop) Next() (Event, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var begun time.Time
	for n := range maxDelays {
		if n == 1 {
			begun = time.Now()
		}
		e, ok, put := l.first()
		if ok || !put {
			if n > 1 { // delaying many counts as background work, too
				l.policy.Delayed(time.Since(begun))
			}
			return e, ok
		}
	}
	l.signal()
	return Event{}, false
}

// first returns the first event that is due, or delays it. l.mu is held.
func (l *Loop) first() (e Event, ok, put bool) {
	if len(l.queue) > 0 {
		e, l.queue = l.queue[0], l.queue[1:]
		if e.Kind == Closed { // its waiters wait for a bounded time
			return e, true, false
		}
		b, d := l.policy.Backlog(e.Owner), l.policy.Delay(e.Owner)
		if d == 0 && len(b.events) == 0 {
			return e, true, false
		}
		b.events = append(b.events, e)
		l.delayed++
		if len(b.events) == 1 { // a timer for each backlog, so that its events keep their order
			l.seq++
			heap.Push(&l.timers, &timer{backlog: b, at: time.Now().Add(d), seq: l.seq})
		}
		return Event{}, false, true
	}
	if len(l.timers) == 0 {
		return Event{}, false, false
	}
	t := l.timers[0]
	now := time.Now()
	if t.at.After(now) {
		return Event{}, false, false
	}
	e = t.event
	if t.backlog != nil {
		e = t.backlog.events[0]
	}
	d, b := l.policy.Delay(e.Owner), l.policy.Backlog(e.Owner)
	if d > 0 || b.until.After(now) { // after the timers that were delayed before it, so that all keep their order
		l.seq++
		if t.at, t.seq = now.Add(d), l.seq; t.at.Before(b.until) {
			t.at = b.until
		}
		b.until = t.at
		heap.Fix(&l.timers, 0)
		return Event{}, false, true
	}
	switch {
	case t.every > 0:
		l.seq++
		t.at, t.seq = now.Add(t.every), l.seq
		heap.Fix(&l.timers, 0)
	case t.backlog != nil:
		l.delayed--
		if t.backlog.events = t.backlog.events[1:]; len(t.backlog.events) > 0 {
			l.seq++
			t.at, t.seq = now, l.seq
			heap.Fix(&l.timers, 0)
			break
		}
		t.backlog.events = nil
		heap.Pop(&l.timers)
	default:
		heap.Pop(&l.timers)
		delete(l.byID, t.event.ID)
	}
	return e, true, false
}

// Wait waits until an event is due. It reports false when stop is closed, or if no event will ever come: before Run, events come only from
// timers and background work.
func (l *Loop) Wait(stop <-chan struct{}) bool {
	for {
		l.mu.Lock()
		pause := time.Duration(-1)
		if len(l.queue) > 0 {
			pause = 0
		} else if len(l.timers) > 0 {
			pause = max(0, time.Until(l.timers[0].at))
		}
		more := l.inFlight > 0 || l.running
		l.mu.Unlock()
		if pause == 0 {
			return true
		}
		if pause < 0 && !more {
			return false
		}
		var due <-chan time.Time
		var t *time.Timer
		if pause > 0 {
			t = time.NewTimer(pause)
			due = t.C
		}
		select {
		case <-due:
		case <-l.wake:
		case <-stop:
			if t != nil {
				t.Stop()
			}
			return false
		}
		if t != nil {
			t.Stop()
		}
	}
}

// Run starts the goroutine of the loop, which calls handle whenever an event is due. It ends when stop is closed or handle returns false.
func (l *Loop) Run(stop <-chan struct{}, handle func() bool) {
	l.mu.Lock()
	l.running = true
	l.mu.Unlock()
	l.done.Go(func() {
		for l.Wait(stop) && handle() {
		}
	})
}

// Join waits until the goroutine of the loop and all background work have ended.
func (l *Loop) Join() { l.done.Wait() }
