package bench

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is the processor time, user and system, that a process has used with all its threads. The kernel counts it in
// nanoseconds, /proc/PID/stat in hundredths of a second; hence the process's clock (clock_getcpuclockid(3)).
func cpuTime(pid int) (time.Duration, error) {
	return clock(int32(^pid)<<3|2, fmt.Sprintf("process %d", pid))
}

// threadTime returns the processor time of the calling thread.
func threadTime() (time.Duration, error) { return clock(unix.CLOCK_THREAD_CPUTIME_ID, "this thread") }

func clock(id int32, of string) (time.Duration, error) {
	var t unix.Timespec
	if err := unix.ClockGettime(id, &t); err != nil {
		return 0, fmt.Errorf("processor time of %s: %w", of, err)
	}
	return time.Duration(t.Nano()), nil
}

// groupTime is the processor time of all processes of a group: a server may consist of several. The time of those that have
// ended is missing; a server that begins a process for each request is measured too low.
func groupTime(group int) (time.Duration, error) {
	dirs, err := os.ReadDir("/proc")
	if err != nil {
		return 0, err
	}
	sum, found := time.Duration(0), false
	for _, d := range dirs {
		pid, err := strconv.Atoi(d.Name())
		if err != nil || processGroup(pid) != group {
			continue
		}
		if t, err := cpuTime(pid); err == nil {
			sum, found = sum+t, true
		}
	}
	if !found {
		return 0, fmt.Errorf("processor time of process group %d: it has no process", group)
	}
	return sum, nil
}

// processGroup returns the group of a process, or 0 (proc(5), /proc/PID/stat, field 5).
func processGroup(pid int) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:]) // the name before may hold spaces
	if len(fields) < 3 {
		return 0
	}
	group, _ := strconv.Atoi(string(fields[2]))
	return group
}
