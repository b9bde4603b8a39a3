//go:build !linux

package sockets

// poller exists on Linux only.
type poller struct{}

func (*poller) close() {}

// polled reports false: only Linux is supported.
func (t *Tracker) polled(Listener) (Listener, bool) { return nil, false }
