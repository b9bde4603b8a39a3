package host

import (
	"sync/atomic"

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
