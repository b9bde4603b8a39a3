package host

import (
	"errors"
	"syscall"
)

// Passing reports whether a reload failed for a temporary lack of a system resource, and not because of the module.
func Passing(err error) bool {
	for _, lack := range [...]error{syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EAGAIN, syscall.EINTR, syscall.EIO, syscall.ESTALE} {
		if errors.Is(err, lack) {
			return true
		}
	}
	return false
}
