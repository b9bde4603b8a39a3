package host

import (
	"errors"
	"syscall"
)

// Passing reports whether an error of a reload is of what the system lacks at the moment, and not of the module.
func Passing(err error) bool {
	for _, lack := range [...]error{syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EAGAIN, syscall.EINTR, syscall.EIO, syscall.ESTALE} {
		if errors.Is(err, lack) {
			return true
		}
	}
	return false
}
