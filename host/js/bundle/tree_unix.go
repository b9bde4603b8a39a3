//go:build unix

package bundle

import "syscall"

// openFlags keep an open from waiting for the other end of a FIFO.
const openFlags = syscall.O_NONBLOCK | syscall.O_NOCTTY
