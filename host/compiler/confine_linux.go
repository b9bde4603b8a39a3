package compiler

import (
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
