package compiler

// Processes that fail because of their surroundings, and not because of the job: they are started again.

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall"
	"time"
)

// A job is tried this often if its process could not be started or was killed by others, after a pause that doubles each time: within 15 s.
const (
	maxTries = 6
	tryPause = 500 * time.Millisecond
)

// lostError is the error for a process that another attempt may replace.
type lostError struct {
	why  error
	last error // to be returned if it was the last attempt
}

func (e *lostError) Error() string { return e.why.Error() }

// Temporary reports whether err is for a process that could not be started because the system lacked something at the time.
func Temporary(err error) bool {
	for _, lack := range [...]error{syscall.EAGAIN, syscall.ENOMEM, syscall.EMFILE, syscall.ENFILE, syscall.EINTR, syscall.ETXTBSY} {
		if errors.Is(err, lack) {
			return true
		}
	}
	return false
}

// advice returns what the operator can do about a process that was lost for this reason.
func advice(err error) string {
	switch {
	case errors.Is(err, syscall.EMFILE):
		return "allow more open files: ulimit -n, LimitNOFILE of systemd"
	case errors.Is(err, syscall.ENFILE):
		return "allow more open files in the system: sysctl fs.file-max"
	case errors.Is(err, syscall.EAGAIN):
		return "allow more processes and threads: ulimit -u, TasksMax of systemd, --pids-limit of containers"
	case errors.Is(err, syscall.EINTR), errors.Is(err, syscall.ETXTBSY):
		return "none needed, if it is not repeated"
	}
	return "allow more memory, or lower -compile-memory"
}

// threadless lists the messages of Go and the C library when the system starts no more threads for this user.
var threadless = []string{"failed to create new OS thread (have", "pthread_create failed: Resource temporarily unavailable"}

// crowdedOut reports whether a process ended because the system had too many processes: then it had used little of its memory.
func crowdedOut(state *os.ProcessState, said string, memory int64) bool {
	for _, sign := range threadless {
		if strings.Contains(said, sign) {
			return peak(state) < memory/4
		}
	}
	return false
}

// pause waits, or returns the cause of ctx.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
