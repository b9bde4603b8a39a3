//go:build !linux

package compiler

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

// limit starts a watch on the memory of this process.
func limit(memory int64, _, _ uint64) error {
	go watch(memory, func() int64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.Sys - m.HeapReleased)
	})
	return nil
}

// watch ends the process when its heap exceeds the limit, where the system does not.
func watch(memory int64, heap func() int64) {
	for {
		if heap() > memory {
			fmt.Fprintln(os.Stderr, "out of memory")
			os.Exit(exitInvalid)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
