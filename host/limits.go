package host

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// limitNames lists the limits that are counted, by the names of their flags. Three have no flag: "log" (guestlog.go), "malformed"
// (requests that are not HTTP, or ambiguous) and "tls-handshake" (failed handshakes).
var limitNames = [...]string{"guest-timeout", "start-timeout", "request-timeout", "idle-timeout", "stack", "max-response", "max-streams",
	"max-pending", "queue", "queue-timeout", "memory", "state-size", "reload-rate", "max-outbound", "allow-net", "log",
	"max-body", "max-head", "max-headers", "header-timeout", "max-conns", "malformed", "tls-handshake"}

// LimitCounters count how often each limit was reached. The zero value is ready to use. Its methods may be called concurrently.
type LimitCounters [len(limitNames)]atomic.Uint64

// Count counts a limit by its name. Unknown names are ignored.
func (c *LimitCounters) Count(name string) {
	for n := range limitNames {
		if limitNames[n] == name {
			c[n].Add(1)
			return
		}
	}
}

// Describe returns the counters that are not zero.
func (c *LimitCounters) Describe() map[string]uint64 {
	list := map[string]uint64{}
	for n := range c {
		if v := c[n].Load(); v > 0 {
			list[limitNames[n]] = v
		}
	}
	return list
}

// CountRefused counts a request that was rejected before it reached h, by the name of the limit.
func (h *Host) CountRefused(limit string) {
	h.requests.Add(1)
	h.limits.Count(limit)
}

// countCause counts the limit that caused cause, if any.
func (c *LimitCounters) countCause(cause error) {
	if name := exchange.LimitOf(cause); name != "" {
		c.Count(name)
	}
}

// rate allows an event perMinute times a minute, and as often in a row. Its methods may be called from any goroutine.
type rate struct {
	perMinute int // constant

	mu    sync.Mutex
	spent time.Duration // of a minute; guarded by mu
	at    time.Time     // guarded by mu: time of the last update of spent
}

// take reports whether the event may happen now.
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
