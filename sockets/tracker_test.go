package sockets

import (
	"net"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// fake is a tracker whose ticks the test makes, with one connection.
func fake(t testing.TB, l Limits) (*Tracker, *Conn, *[]error) {
	tracker := &Tracker{epoch: time.Now(), wake: make(chan struct{}, 1)}
	tracker.limits.Store(&l)
	a, b := net.Pipe()
	t.Cleanup(func() { a.Close(); b.Close() })
	c := tracker.track(a, "@test")
	c.last, c.since = 0, 0
	var cuts []error
	c.OnCut(func(err error) { cuts = append(cuts, err) })
	return tracker, c, &cuts
}

func TestLimits(t *testing.T) {
	const s = time.Second
	type step struct {
		at time.Duration
		do func(*Conn) // before the tick
	}
	tests := []struct {
		name   string
		limits Limits
		steps  []step
		want   error         // nil: lives
		at     time.Duration // of the cut
		closed bool
	}{
		{"idle", Limits{ConnIdle: s}, nil, ErrIdle, s, true},
		{"none", Limits{}, nil, nil, 0, false},
		{"bytes", Limits{ConnIdle: s}, []step{{s - Tick, (*Conn).mark}}, ErrIdle, 2*s - Tick, true},
		{"idle while a request runs", Limits{ConnIdle: s}, []step{{Tick, (*Conn).BeginRequest}}, ErrIdle, s, true},
		{"override", Limits{ConnIdle: s}, []step{{Tick, func(c *Conn) { c.BeginRequest(); c.SetIdleTimeout(3 * s) }}}, ErrIdle, 3 * s, true},
		{"override off", Limits{ConnIdle: s}, []step{{Tick, func(c *Conn) { c.BeginRequest(); c.SetIdleTimeout(0) }}}, nil, 0, false},
		{"override ends with its request", Limits{ConnIdle: s}, []step{
			{Tick, func(c *Conn) { c.BeginRequest(); c.SetIdleTimeout(0) }},
			{5 * Tick, (*Conn).BeginIdle}}, ErrIdle, s, true},
		{"override ends with the next request", Limits{ConnIdle: s}, []step{
			{Tick, func(c *Conn) { c.BeginRequest(); c.SetIdleTimeout(0) }},
			{5 * Tick, (*Conn).BeginRequest}}, ErrIdle, s, true},
		{"head", Limits{Head: s}, []step{{Tick, (*Conn).BeginHead}}, ErrHeadTimeout, s + Tick, true},
		{"head that drips", Limits{Head: s, ConnIdle: s}, []step{{Tick, (*Conn).BeginHead}, {5 * Tick, (*Conn).mark}}, ErrHeadTimeout, s + Tick, true},
		{"head in time", Limits{Head: s}, []step{{Tick, (*Conn).BeginHead}, {5 * Tick, (*Conn).BeginRequest}}, nil, 0, false},
		{"request", Limits{Request: s}, []step{{Tick, (*Conn).BeginRequest}}, ErrRequestTimeout, s + Tick, true},
		{"request after request", Limits{Request: s}, []step{{Tick, (*Conn).BeginRequest}, {9 * Tick, (*Conn).BeginRequest}, {18 * Tick, (*Conn).BeginIdle}}, nil, 0, false},
		{"request answered in the grace", Limits{Request: s}, []step{{Tick, (*Conn).BeginRequest}, {s + 5*Tick, (*Conn).BeginIdle}}, ErrRequestTimeout, s + Tick, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tracker, c, cuts := fake(t, test.limits)
			for now := Tick; now <= 10*s; now += Tick {
				for _, step := range test.steps {
					if step.at == now {
						step.do(c)
					}
				}
				tracker.tick(now)
				if len(*cuts) > 0 && test.at != 0 {
					if (*cuts)[0] != test.want || now != test.at {
						t.Errorf("cut at %v with %v, want %v at %v", now, *cuts, test.want, test.at)
					}
					test.at = 0
				}
			}
			if (len(*cuts) > 0) != (test.want != nil) || len(*cuts) > 1 {
				t.Errorf("cuts %v, want %v once", *cuts, test.want)
			}
			if c.closed.Load() != test.closed {
				t.Errorf("closed %v, want %v", c.closed.Load(), test.closed)
			}
		})
	}
}

func TestSetLimits(t *testing.T) {
	tracker, c, cuts := fake(t, Limits{ConnIdle: time.Hour})
	tracker.tick(5 * time.Second)
	tracker.SetLimits(Limits{ConnIdle: 10 * time.Second})
	tracker.tick(9 * time.Second)
	if len(*cuts) != 0 {
		t.Fatalf("cut too early: %v", *cuts)
	}
	tracker.tick(10 * time.Second) // the time before the change counts
	if len(*cuts) != 1 || !c.closed.Load() {
		t.Errorf("cuts %v, closed %v", *cuts, c.closed.Load())
	}
}

// The goroutine sleeps while there are no connections, and one goroutine serves all.
func TestGoroutine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tracker := NewTracker(Limits{ConnIdle: 10 * time.Second})
		time.Sleep(time.Hour)
		start := time.Now()
		a, b := net.Pipe()
		tracker.track(a, "")
		if _, err := b.Read(make([]byte, 1)); err == nil {
			t.Error("read something")
		}
		if took := time.Since(start); took < 10*time.Second || took > 10*time.Second+250*time.Millisecond {
			t.Errorf("closed after %v, want 10s", took)
		}
		if n := tracker.Conns(); n != 0 {
			t.Errorf("%d connections left", n)
		}
		tracker.Close()
		tracker.Close()
	})
}

// Hammer: phases, bytes, limits and closing from all sides at once.
func TestHammer(t *testing.T) {
	tracker := NewTracker(Limits{ConnIdle: time.Nanosecond})
	defer tracker.Close()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				a, b := net.Pipe()
				c := tracker.track(a, "")
				c.OnCut(func(error) {})
				go b.Read(make([]byte, 8))
				c.BeginRequest()
				c.SetIdleTimeout(time.Nanosecond)
				c.Write([]byte("x"))
				c.BeginIdle()
				tracker.SetLimits(Limits{ConnIdle: time.Nanosecond})
				tracker.tick(tracker.now())
				c.Close()
				b.Close()
			}
		})
	}
	wg.Wait()
	if n := tracker.Conns(); n != 0 {
		t.Errorf("%d connections left", n)
	}
}

func BenchmarkTick10000(b *testing.B) {
	tracker := &Tracker{epoch: time.Now(), wake: make(chan struct{}, 1)}
	tracker.limits.Store(&Limits{ConnIdle: time.Hour})
	for range 10000 {
		a, _ := net.Pipe()
		tracker.track(a, "")
	}
	for b.Loop() {
		tracker.tick(time.Second)
	}
}
