//go:build !linux

package compiler

import "os/exec"

const selfExe = ""

// confine leaves the process as it is: it ends when its standard input does.
func confine(*exec.Cmd) {}
