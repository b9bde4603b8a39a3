package bench

import (
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// affinity is a set of cores.
type affinity = unix.CPUSet

// pinProcess keeps all threads of this process on one core; a negative one: nothing is done. The threads that Go has beside
// the load's would else disturb the server on its core. before is where threads could run, and undo puts them back there.
func pinProcess(core int) (before affinity, undo func(), err error) {
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return before, nil, fmt.Errorf("sched_getaffinity: %w", err)
	}
	if core < 0 {
		return before, func() {}, nil
	}
	var only affinity
	only.Set(core)
	if err := setAll(&only); err != nil {
		setAll(&before)
		return before, nil, fmt.Errorf("core %d cannot be used (%w): there are %s", core, err, cores(&before))
	}
	return before, func() { setAll(&before) }, nil
}

// setAll sets every thread's cores. A thread that begins meanwhile inherits the cores of its creator; hence twice.
func setAll(set *affinity) error {
	for range 2 {
		list, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, d := range list {
			tid, err := strconv.Atoi(d.Name())
			if err != nil {
				continue
			}
			if err := unix.SchedSetaffinity(tid, set); err != nil && err != unix.ESRCH {
				return err
			}
		}
	}
	return nil
}

// pinThread keeps the calling thread, and what is started from it, on one core; with a negative core, on the cores in others.
// undo reverts that. The caller has locked its goroutine to the thread.
func pinThread(core int, others affinity) (undo func(), err error) {
	var before affinity
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return nil, fmt.Errorf("sched_getaffinity: %w", err)
	}
	set := others
	if core >= 0 {
		set = affinity{}
		set.Set(core)
	}
	if err := unix.SchedSetaffinity(0, &set); err != nil {
		return nil, fmt.Errorf("core %d cannot be used (%w): there are %s", core, err, cores(&others))
	}
	return func() { unix.SchedSetaffinity(0, &before) }, nil
}

// CheckCore returns nil if a server or the load can be pinned to this core, and else the reason.
func CheckCore(core int) error {
	var may affinity
	if err := unix.SchedGetaffinity(0, &may); err != nil {
		return fmt.Errorf("sched_getaffinity: %w", err)
	}
	if core < 0 || !may.IsSet(core) {
		return fmt.Errorf("core %d cannot be used: there are %s", core, cores(&may))
	}
	return nil
}

func cores(set *affinity) string {
	var text string
	for i, n := 0, set.Count(); n > 0; i++ {
		if set.IsSet(i) {
			text += fmt.Sprintf(", %d", i)
			n--
		}
	}
	return text[min(2, len(text)):]
}
