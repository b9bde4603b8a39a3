package compiler

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// The collector is off at first, and works as before once the memory that is in use has grown.
func TestCollectLate(t *testing.T) {
	runtime.GC()
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) }()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.NumGC
	collectLate(beside + 4*int64(m.Sys+64<<20))
	setting := func() int64 {
		s := []metrics.Sample{{Name: "/gc/gogc:percent"}, {Name: "/gc/gomemlimit:bytes"}}
		metrics.Read(s)
		if s[1].Value.Uint64() != math.MaxInt64 {
			return -1
		}
		return int64(s[0].Value.Uint64())
	}
	var keep [][]byte
	for range 24 {
		keep = append(keep, make([]byte, 1<<20))
	}
	if runtime.ReadMemStats(&m); m.NumGC != before || setting() != -1 {
		t.Errorf("%d collections with 24 MB in use, the settings are %d", m.NumGC-before, setting())
	}
	for deadline := time.Now().Add(30 * time.Second); setting() != 100; {
		if time.Now().After(deadline) {
			t.Fatalf("the collector is still off with %d MB in use", len(keep))
		}
		if len(keep) < 300 {
			keep = append(keep, make([]byte, 1<<20))
		}
		runtime.Gosched()
	}
	runtime.KeepAlive(keep)
}
