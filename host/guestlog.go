package host

import (
	"sync"
	"time"
)

// What a guest may log: more in a row than guestLogBurst, and in the long run than guestLogRate, is left out and counted. A guest that logs in a
// loop would otherwise fill a disk at 1 GB/s.
const (
	guestLogBurst = 1 << 20   // bytes
	guestLogRate  = 256 << 10 // bytes a second
	guestLogEntry = 64        // what an entry counts besides its text
)

// logBudget bounds what the guests of a generation log. Its methods may be called from any goroutine; the zero value is ready.
type logBudget struct {
	mu     sync.Mutex
	spent  int       // guarded by mu
	at     time.Time // guarded by mu: when spent was right
	missed int       // guarded by mu: entries left out since the last one that was let through
}

// take says whether an entry of n bytes may be logged now, and how many before it may not have been.
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
