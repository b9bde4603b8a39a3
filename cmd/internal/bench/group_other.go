//go:build !linux

package bench

import "syscall"

// ownGroup gives a process a group of its own, which can be ended as a whole, and which Ctrl-C does not reach.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
