//go:build !linux

package bench

import "errors"

var errPin = errors.New("processes can be pinned to a core on Linux only")

type affinity struct{}

func pinProcess(core int) (before affinity, undo func(), err error) {
	if core >= 0 {
		return before, nil, errPin
	}
	return before, func() {}, nil
}

func pinThread(core int, _ affinity) (undo func(), err error) {
	if core >= 0 {
		return nil, errPin
	}
	return func() {}, nil
}

// CheckCore returns nil if a server or the load can be pinned to this core, and else the reason.
func CheckCore(core int) error { return errPin }
