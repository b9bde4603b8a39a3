//go:build !linux

package bench

import "errors"

var errPin = errors.New("processes can be pinned to a core on Linux only")

func pinThread(core int) (undo func(), err error) {
	if core < 0 {
		return func() {}, nil
	}
	return nil, errPin
}

// CheckCore says whether a server or the load can be pinned to this core.
func CheckCore(core int) error { return errPin }
