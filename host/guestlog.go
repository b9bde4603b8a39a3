package host

import (
	"sync"
	"time"
)

// Limits of a guest's log: entries beyond guestLogBurst in a row, and guestLogRate in the long run, are dropped and counted. A guest that
// logs in a loop would otherwise fill a disk at 1 GB/s.
const (
	guestLogBurst = 1 << 20   // bytes
	guestLogRate  = 256 << 10 // bytes a second
	guestLogEntry = 64        // added to the length of each entry
)

// logBudget limits the log of a generation's guests. Its methods may be called from any goroutine; the zero value is ready.
type logBudget struct {
	mu     sync.Mutex
	spent  int       // guarded by mu
	at     time.Time // guarded by mu: time of the last update of spent
	missed int       // guarded by mu: entries dropped since the last accepted one
}

// take reports whether an entry of n bytes may be logged now, and how many entries before it were dropped.
func (b *logBudget) take(n int, now time.Time) (ok bool, missed int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if passed := now.Sub(b.at); passed > 0 {
		b.spent = max(0, b.spent-int(min(passed.Seconds()*guestLogRate, guestLogBurst)))
		b.at = now
	}
	if b.spent+n+guestLogEntry > guestLogBurst {
		b.missed++
		return false, 0
	}
	b.spent += n + guestLogEntry
	missed, b.missed = b.missed, 0
	return true, missed
}
