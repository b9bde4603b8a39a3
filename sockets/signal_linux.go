package sockets

import "sync/atomic"

// States of a signal.
const (
	quiet   uint32 = iota // nothing has happened since the last look
	raised                // something has
	blocked               // a goroutine waits
	parked                // a connection waits without one
)

// signal is what a poller tells one direction of a connection: that it is worth trying again. One goroutine waits for it at most; raise is
// for any.
type signal struct {
	state atomic.Uint32
	wake  chan struct{} // of capacity 1; made by the first wait
}

// raise ends a wait, or is kept for the next one. It reports whether the connection was parked: then the caller must have it go on.
func (s *signal) raise() (wasParked bool) {
	for {
		switch old := s.state.Load(); old {
		case raised:
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

// wait returns when raise has been called since the last wait. began, if not nil, is called when it really has to wait.
func (s *signal) wait(began func() error) error {
	if s.wake == nil {
		s.wake = make(chan struct{}, 1)
	}
	if !s.state.CompareAndSwap(quiet, blocked) {
		s.state.Store(quiet) // it was raised: only this goroutine takes that back
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

// park has the next raise report true, unless it was raised already.
func (s *signal) park() bool {
	if s.state.CompareAndSwap(quiet, parked) {
		return true
	}
	s.state.Store(quiet)
	return false
}
