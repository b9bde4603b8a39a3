//go:build unix

package host_test

import (
	"syscall"
	"time"
)

// processor returns the processor time that this process has used. Other processes' load does not count.
func processor() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
