package host

import (
	"sync"
	"time"
)

// bucket limits the use of something to most units in a row, and to perSecond units in the long run. Its methods may be called
// concurrently. A bucket whose most is 0 or less allows nothing.
type bucket struct {
	most, perSecond float64 // constant

	mu    sync.Mutex
	spent float64   // guarded by mu
	at    time.Time // guarded by mu: time of the last update of spent
}

// perMinute allows n events in a row, and as many each minute.
func perMinute(n int) *bucket { return &bucket{most: float64(n), perSecond: float64(n) / 60} }

// take reports whether n units may be used now, and counts them if so.
func (b *bucket) take(n float64, now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if passed := now.Sub(b.at); passed > 0 {
		b.spent = max(0, b.spent-passed.Seconds()*b.perSecond)
		b.at = now
	}
	if b.spent+n > b.most {
		return false
	}
	b.spent += n
	return true
}
