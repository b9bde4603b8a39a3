package bench

import "syscall"

// ownGroup gives a process a group of its own, which can be ended as a whole, and which Ctrl-C does not reach. It is killed
// when this process is.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
