package compiler

import (
	"os"
	"os/exec"
	"syscall"
)

// selfExe is this program, even after its file was replaced.
const selfExe = "/proc/self/exe"

// confine starts the process in a process group of its own, which is killed as a whole, and ends it with the thread that has started it.
func confine(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// signaled reports whether a signal has ended the process. After a crash, Go exits with 2.
func signaled(state *os.ProcessState) bool {
	w, ok := state.Sys().(syscall.WaitStatus)
	return ok && w.Signaled()
}

// peak returns the most memory that the process has used, in bytes.
func peak(state *os.ProcessState) int64 {
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}
