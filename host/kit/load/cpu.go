//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// cpu is processor time in seconds.
type cpu struct{ user, sys float64 }

// ticks is the unit of /proc/PID/stat: USER_HZ is 100 on every Linux that Go runs on.
const ticks = 100

// cpuTime is what a process has spent until now; pid 0: nothing (proc(5), fields 14 and 15).
func cpuTime(pid int) (cpu, error) {
	if pid == 0 {
		return cpu{}, nil
	}
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return cpu{}, err
	}
	fields := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	if len(fields) < 13 {
		return cpu{}, fmt.Errorf("/proc/%d/stat: %d fields", pid, len(fields))
	}
	user, err := strconv.ParseFloat(string(fields[11]), 64)
	if err != nil {
		return cpu{}, err
	}
	sys, err := strconv.ParseFloat(string(fields[12]), 64)
	return cpu{user / ticks, sys / ticks}, err
}
