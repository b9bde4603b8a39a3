//go:build !linux

package compiler

import (
	"os"
	"os/exec"
	"strings"
)

const selfExe = ""

// confine leaves the process as it is: it ends when its standard input does.
func confine(*exec.Cmd) {}

// signaled reports whether a signal has ended the process.
func signaled(state *os.ProcessState) bool {
	return state.ExitCode() == -1 && strings.HasPrefix(state.String(), "signal:")
}

// peak returns 0: the most memory that the process has used is not known.
func peak(*os.ProcessState) int64 { return 0 }
