package compiler

import (
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// niceness of a process that compiles: requests come first. A higher value starves it while all processors are busy: with 5 a Go program
// took 50 s.
const niceness = 2

// limit limits the memory, processor time and descriptors of this process, turns core dumps off, and has the kernel end it first when
// memory runs out. It sets RLIMIT_DATA and not RLIMIT_AS, since Go reserves over a GB of addresses that it never uses.
func limit(memory int64, seconds, files uint64) error {
	for what, most := range map[int]uint64{unix.RLIMIT_DATA: uint64(memory), unix.RLIMIT_CPU: seconds, unix.RLIMIT_CORE: 0, unix.RLIMIT_NOFILE: files} {
		var now unix.Rlimit
		if err := unix.Getrlimit(what, &now); err != nil {
			return fmt.Errorf("limit %d: %w", what, err)
		}
		most = min(most, now.Max)
		if err := unix.Setrlimit(what, &unix.Rlimit{Cur: most, Max: most}); err != nil {
			return fmt.Errorf("limit %d: %w", what, err)
		}
	}
	os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) // when memory runs out, this process ends and not the server
	unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	threads, err := os.ReadDir("/proc/self/task") // each has its own
	if err != nil {
		unix.Setpriority(unix.PRIO_PROCESS, 0, niceness)
	}
	for _, t := range threads {
		if id, err := strconv.Atoi(t.Name()); err == nil {
			unix.Setpriority(unix.PRIO_PROCESS, id, niceness)
		}
	}
	return nil
}
