package js

// The event loop: what comes to an instance from outside of a request. One goroutine per instance waits for it and takes turns in
// the engine.

import (
	"container/heap"
	"slices"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
)

// Events of the prelude (host/js/prelude/src/serve.js).
const (
	eventTimer   = 1
	eventDrained = 2
	eventClosed  = 3
	eventChunk   = 4
	eventSettled = 5 // the head of another server's answer, or why there is none
	eventPart    = 6 // of its body
	eventRoom    = 7 // for more of the body of a request to another server
)

// event is something that the script is to be told. value is nil, a []byte, or a string.
type event struct {
	kind    int32
	id      uint32
	value   any
	account *account // of the request that has asked for it; nil: of none
}

// maxTimers is how many timers a script may have.
const maxTimers = 100_000

// maxBeside is how many requests to other servers a script may have begun without having heard of them.
const maxBeside = 10_000

// batch is how many events are handled before the requests that wait for the engine get their turn.
const batch = 32

// loop is an instance's queue and clock. Its methods may be called from any goroutine, but wait, turn and run.
type loop struct {
	inst *instance
	wake chan struct{} // capacity 1
	done sync.WaitGroup

	mu     sync.Mutex
	queue  []event           // guarded by mu
	timers timers            // guarded by mu
	byID   map[uint32]*timer // guarded by mu
	seq    uint64            // guarded by mu
	beside int               // guarded by mu: what works beside the script, and will push an event
}

func (l *loop) init(i *instance) {
	l.inst, l.wake, l.byID = i, make(chan struct{}, 1), map[uint32]*timer{}
}

// push adds an event.
func (l *loop) push(e event) {
	l.mu.Lock()
	l.queue = append(l.queue, e)
	l.mu.Unlock()
	l.signal()
}

func (l *loop) signal() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// side runs f beside the script: what it pushes is waited for, while the script starts too. stop is closed by then when the instance ends.
func (l *loop) side(f func()) {
	l.mu.Lock()
	l.beside++
	l.mu.Unlock()
	l.done.Go(func() {
		f()
		l.mu.Lock()
		l.beside--
		l.mu.Unlock()
		l.signal()
	})
}

// reset drops what is due and what will be; false: something works beside the script, and will push an event.
func (l *loop) reset() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queue, l.timers = l.queue[:0], l.timers[:0]
	clear(l.byID)
	return l.beside == 0
}

// expects reports whether an event is due, or a timer or an upstream will bring one. Timers that repeat do not count.
func (l *loop) expects() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue)+l.beside > 0 || slices.ContainsFunc(l.timers, func(t *timer) bool { return t.every == 0 })
}

// crowded says that the script has begun so much that it should first hear of what has ended.
func (l *loop) crowded() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queue)+l.beside > maxBeside
}

// set starts a timer for the account; false: there are too many.
func (l *loop) set(id uint32, d time.Duration, repeat bool, a *account) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.timers) >= maxTimers {
		return false
	}
	l.seq++
	t := &timer{event: event{kind: eventTimer, id: id, account: a}, at: time.Now().Add(d), seq: l.seq}
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

// clear stops a timer.
func (l *loop) clear(id uint32) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t := l.byID[id]; t != nil {
		heap.Remove(&l.timers, t.index)
		delete(l.byID, id)
	}
}

// maxDelays limits how many events are delayed before the requests that wait for the engine get their turn.
const maxDelays = 1000

// next returns the next event that is due and may be handled now. false: no event is, or requests that wait should have a turn. The caller has
// entered the engine.
func (l *loop) next() (event, bool) {
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
				l.inst.background.spent.Add(int64(time.Since(begun)))
			}
			return e, ok
		}
	}
	l.signal()
	return event{}, false
}

// first returns the first event that is due, or delays it. l.mu is held.
func (l *loop) first() (e event, ok, put bool) {
	if len(l.queue) > 0 {
		e, l.queue = l.queue[0], l.queue[1:]
		if e.kind == eventClosed { // its waiters wait for a bounded time
			return e, true, false
		}
		p := l.inst.payer(e.account)
		d := l.inst.delay(e.account)
		if d == 0 && p.waiting == 0 {
			return e, true, false
		}
		p.waiting++
		l.seq++
		heap.Push(&l.timers, &timer{event: e, at: time.Now().Add(d), seq: l.seq, late: p})
		return e, false, true
	}
	if len(l.timers) == 0 {
		return event{}, false, false
	}
	t := l.timers[0]
	now := time.Now()
	if t.at.After(now) {
		return event{}, false, false
	}
	if d := l.inst.delay(t.event.account); d > 0 {
		t.at = now.Add(d)
		heap.Fix(&l.timers, 0)
		return event{}, false, true
	}
	switch {
	case t.every > 0:
		l.seq++
		t.at, t.seq = now.Add(t.every), l.seq
		heap.Fix(&l.timers, 0)
	case t.late != nil:
		t.late.waiting--
		heap.Pop(&l.timers)
	default:
		heap.Pop(&l.timers)
		delete(l.byID, t.event.id)
	}
	return t.event, true, false
}

// wait returns true when something is due, false when stop is closed or nothing will ever come.
func (l *loop) wait(stop <-chan struct{}) bool {
	for {
		l.mu.Lock()
		pause := time.Duration(-1)
		if len(l.queue) > 0 {
			pause = 0
		} else if len(l.timers) > 0 {
			pause = max(0, time.Until(l.timers[0].at))
		}
		beside := l.beside
		l.mu.Unlock()
		if pause == 0 {
			return true
		}
		if pause < 0 && beside == 0 && !l.inst.running.Load() { // a script that starts: nobody else will push
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

// run starts the goroutine. It ends when the instance is interrupted, closed or broken.
func (l *loop) run() {
	l.inst.running.Store(true)
	l.done.Go(func() {
		for l.wait(l.inst.stop) {
			if !l.inst.events() {
				return
			}
		}
	})
}

// events handles some events, and reports whether the instance may go on.
func (i *instance) events() bool {
	i.enter.Lock()
	defer i.enter.Unlock()
	for range batch {
		if i.Broken() {
			return false
		}
		e, ok := i.loop.next()
		if !ok {
			break
		}
		i.begin(nil, false)
		now := max(1, time.Since(i.born))
		i.clock.begun, i.clock.ticked, i.clock.yielded, i.paying = now, now, now, e.account
		if err := i.guard(func() error { return i.event(e) }); err != nil {
			i.env.Log(levelError, []byte("a timer or event of the script failed: "+err.Error()))
		}
		i.end()
	}
	return !i.Broken()
}

// turn handles what is due while the script starts.
func (l *loop) turn() error {
	for {
		e, ok := l.next()
		if !ok {
			return nil
		}
		if err := l.inst.event(e); err != nil {
			return err
		}
	}
}

// event tells the script of e, and runs the microtasks.
func (i *instance) event(e event) error {
	value := engine.Undefined
	switch v := e.value.(type) {
	case []byte:
		value = i.vm.NewBytes(v)
	case string:
		value = i.vm.NewString([]byte(v))
	case nil:
		value = engine.Null
	}
	v, err := i.vm.Call(i.fns.event, engine.Int(e.kind), engine.Int(int32(e.id)), value)
	i.vm.Free(value)
	if err != nil {
		return err
	}
	var failed error
	if v.IsException() {
		f := i.exception()
		i.note(f)
		failed = f
	}
	i.vm.Free(v)
	if err := i.jobs(); err != nil {
		return err
	}
	if i.starved != nil {
		i.starve(nil)
	}
	return failed
}

// timer is one timer. Those that are due at the same time fire in the order in which they were set.
type timer struct {
	event event
	at    time.Time
	seq   uint64
	every time.Duration // 0: once
	late  *account      // an event other than a timer's that was delayed for this account
	index int
}

type timers []*timer

func (t timers) Len() int { return len(t) }
func (t timers) Less(a, b int) bool {
	if !t[a].at.Equal(t[b].at) {
		return t[a].at.Before(t[b].at)
	}
	return t[a].seq < t[b].seq
}
func (t timers) Swap(a, b int) {
	t[a], t[b] = t[b], t[a]
	t[a].index, t[b].index = a, b
}
func (t *timers) Push(x any) {
	x.(*timer).index = len(*t)
	*t = append(*t, x.(*timer))
}
func (t *timers) Pop() any {
	old := *t
	x := old[len(old)-1]
	old[len(old)-1] = nil
	*t = old[:len(old)-1]
	return x
}
