package host_test

// Resources that a host must have released.

import (
	"os"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
)

// resources are the resources that the process uses.
type resources struct {
	goroutines, descriptors int // descriptors: 0 if /proc is missing
	rss                     int64
}

func measure(h *host.Host) resources {
	debug.FreeOSMemory() // what Go keeps for later is not what the guest has
	list, _ := os.ReadDir("/proc/self/fd")
	return resources{runtime.NumGoroutine(), len(list), int64(h.Status().RSS)}
}

// check waits until goroutines and descriptors are back at their earlier numbers, and fails if they do not get there or the memory has
// grown by over 128 MiB. Everything that is started once and stays (the runtime's poller) must be running before.
func (r resources) check(t testing.TB, h *host.Host) {
	t.Helper()
	grown := int64(128 << 20)
	if testing.Short() { // with the race detector, which has some memory for each byte
		grown = 512 << 20
	}
	var now resources
	for start := time.Now(); ; time.Sleep(time.Millisecond) {
		if now = measure(h); now.goroutines <= r.goroutines && now.descriptors <= r.descriptors && now.rss <= r.rss+grown {
			return
		}
		if time.Since(start) > 10*time.Second {
			t.Errorf("goroutines from %d to %d, descriptors from %d to %d, resident memory from %d to %d bytes",
				r.goroutines, now.goroutines, r.descriptors, now.descriptors, r.rss, now.rss)
			return
		}
	}
}
