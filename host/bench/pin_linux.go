package bench

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// pinThread keeps the calling thread, and what is started from it, on one core; a negative one: nothing is done. undo puts
// it back. The caller has locked its goroutine to the thread.
func pinThread(core int) (undo func(), err error) {
	if core < 0 {
		return func() {}, nil
	}
	var before, only unix.CPUSet
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return nil, fmt.Errorf("sched_getaffinity: %w", err)
	}
	only.Set(core)
	if err := unix.SchedSetaffinity(0, &only); err != nil {
		return nil, fmt.Errorf("core %d cannot be used (%w): there are %s", core, err, cores(&before))
	}
	return func() { unix.SchedSetaffinity(0, &before) }, nil
}

// CheckCore says whether a server or the load can be pinned to this core.
func CheckCore(core int) error {
	var may unix.CPUSet
	if err := unix.SchedGetaffinity(0, &may); err != nil {
		return fmt.Errorf("sched_getaffinity: %w", err)
	}
	if core < 0 || !may.IsSet(core) {
		return fmt.Errorf("core %d cannot be used: there are %s", core, cores(&may))
	}
	return nil
}

func cores(set *unix.CPUSet) string {
	var text string
	for i, n := 0, set.Count(); n > 0; i++ {
		if set.IsSet(i) {
			text += fmt.Sprintf(", %d", i)
			n--
		}
	}
	return text[min(2, len(text)):]
}
