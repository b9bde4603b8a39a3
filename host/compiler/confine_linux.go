package compiler

import (
	"os/exec"
	"syscall"
)

// selfExe is this program, also after its file was replaced.
const selfExe = "/proc/self/exe"

// confine has the process be in a group of its own, be killed with it, and end with the thread that has started it.
func confine(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
