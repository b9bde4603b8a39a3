//go:build !linux

package sockets

// poller is for Linux.
type poller struct{}

func (*poller) close() {}

// polled does nothing elsewhere than on Linux.
func (t *Tracker) polled(Listener) (Listener, bool) { return nil, false }
