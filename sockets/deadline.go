package sockets

import (
	"sync"
	"sync/atomic"
	"time"
)

// deadline is the deadline of one direction of a connection. Its methods may be called from any goroutine; the zero value has no deadline.
type deadline struct {
	passed atomic.Bool

	mu    sync.Mutex
	timer *time.Timer // nil: no timer runs; guarded by mu
	seq   int         // distinguishes timers; guarded by mu
}

// set replaces the deadline. The zero time: no deadline. over is called when it passes: now, or on its own goroutine.
func (d *deadline) set(t time.Time, over func()) {
	d.mu.Lock()
	d.halt()
	if t.IsZero() {
		d.passed.Store(false)
		d.mu.Unlock()
		return
	}
	left := time.Until(t)
	d.passed.Store(left <= 0)
	if left > 0 {
		seq := d.seq
		d.timer = time.AfterFunc(left, func() {
			d.mu.Lock()
			late := seq == d.seq
			if late {
				d.passed.Store(true)
			}
			d.mu.Unlock()
			if late {
				over()
			}
		})
	}
	d.mu.Unlock()
	if left <= 0 {
		over()
	}
}

// stop ends the timer.
func (d *deadline) stop() {
	d.mu.Lock()
	d.halt()
	d.mu.Unlock()
}

// halt is stop with d.mu held.
func (d *deadline) halt() {
	d.seq++
	if d.timer != nil {
		d.timer.Stop()
		d.timer = nil
	}
}
