package sockets

import "sync/atomic"

// States of a signal.
const (
	quiet   uint32 = iota // nothing has happened since the last check
	raised                // something has
	blocked               // a goroutine waits
	parked                // a connection waits without one
	given                 // a connection that was parked is on its way to another process: raise has no effect
)

// signal is how a poller wakes one direction of a connection: it is worth trying again. At most one goroutine waits for it; any goroutine
// may call raise.
type signal struct {
	state atomic.Uint32
	wake  chan struct{} // of capacity 1; made by the first wait
}

// raise ends a wait, or is kept for the next one. It reports whether the connection was parked: the caller must then resume it.
func (s *signal) raise() (wasParked bool) {
	for {
		switch old := s.state.Load(); old {
		case raised, given:
			return false
		case quiet:
			if s.state.CompareAndSwap(old, raised) {
				return false
			}
		default:
			if s.state.CompareAndSwap(old, quiet) {
				if old == blocked {
					s.wake <- struct{}{}
				}
				return old == parked
			}
		}
	}
}

// wait returns when raise has been called since the last wait. began, if not nil, is called before it blocks.
func (s *signal) wait(began func() error) error {
	if s.wake == nil {
		s.wake = make(chan struct{}, 1)
	}
	if !s.state.CompareAndSwap(quiet, blocked) {
		s.state.Store(quiet) // it was raised: only this goroutine resets it
		return nil
	}
	if began != nil {
		if err := began(); err != nil && s.state.CompareAndSwap(blocked, quiet) {
			return err
		}
	}
	<-s.wake
	return nil
}

// give takes a parked connection. It reports false if none is parked.
func (s *signal) give() bool { return s.state.CompareAndSwap(parked, given) }

// keep parks a given connection again.
func (s *signal) keep() { s.state.Store(parked) }

// park makes the next raise report true. It reports false if raise was called already.
func (s *signal) park() bool {
	if s.state.CompareAndSwap(quiet, parked) {
		return true
	}
	s.state.Store(quiet)
	return false
}
