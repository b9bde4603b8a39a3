package host

import (
	"sync/atomic"
	"time"
)

// Limits of a guest's log: entries beyond guestLogBurst in a row, and guestLogRate in the long run, are dropped and counted. A guest that
// logs in a loop would otherwise fill a disk at 1 GB/s.
const (
	guestLogBurst = 1 << 20   // bytes
	guestLogRate  = 256 << 10 // bytes a second
	guestLogEntry = 64        // added to the length of each entry
)

// logBudget limits the log of a generation's guests. Its methods may be called from any goroutine.
type logBudget struct {
	bytes  bucket
	missed atomic.Int64 // entries dropped since the last accepted one
}

func newLogBudget() *logBudget {
	return &logBudget{bytes: bucket{most: guestLogBurst, perSecond: guestLogRate}}
}

// take reports whether an entry of n bytes may be logged now, and how many entries before it were dropped.
func (b *logBudget) take(n int, now time.Time) (ok bool, missed int64) {
	if !b.bytes.take(float64(n+guestLogEntry), now) {
		b.missed.Add(1)
		return false, 0
	}
	return true, b.missed.Swap(0)
}
