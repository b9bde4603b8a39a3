package host

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// limitNames are the limits that are counted, by their flags' names. "log" has none: guestlog.go.
var limitNames = [...]string{"guest-timeout", "start-timeout", "request-timeout", "idle-timeout", "stack", "max-response", "max-streams",
	"max-pending", "queue", "queue-timeout", "memory", "max-module", "state-size", "reload-rate", "max-outbound", "allow-net", "log"}

// limitCounters count how often each limit was reached. For any goroutine.
type limitCounters [len(limitNames)]atomic.Uint64

func (c *limitCounters) count(name string) {
	for n := range limitNames {
		if limitNames[n] == name {
			c[n].Add(1)
			return
		}
	}
}

func (c *limitCounters) describe() map[string]uint64 {
	list := map[string]uint64{}
	for n := range c {
		if v := c[n].Load(); v > 0 {
			list[limitNames[n]] = v
		}
	}
	return list
}

// countCause counts the limit that cause says it comes from, if any.
func (c *limitCounters) countCause(cause error) {
	if name := exchange.LimitOf(cause); name != "" {
		c.count(name)
	}
}

// rate lets something happen so often a minute, and as often in a row. Its methods may be called from any goroutine.
type rate struct {
	perMinute int // constant

	mu    sync.Mutex
	spent time.Duration // of a minute; guarded by mu
	at    time.Time     // guarded by mu: when spent was right
}

// take says whether it may happen now.
func (r *rate) take(now time.Time) bool {
	if r.perMinute <= 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if passed := now.Sub(r.at); passed > 0 {
		r.spent = max(0, r.spent-passed)
		r.at = now
	}
	each := time.Minute / time.Duration(r.perMinute)
	if r.spent+each > time.Minute {
		return false
	}
	r.spent += each
	return true
}
