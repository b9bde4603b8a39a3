package host

import (
	"bytes"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/report"
)

// counters count since the start. They may be used from any goroutine.
type counters struct {
	requests atomic.Uint64 // that reached a handler
	refused  atomic.Uint64
	errors   [exchange.KindInternal + 1]atomic.Uint64 // by kind
}

func (c *counters) countError(k exchange.Kind) {
	if int(k) < len(c.errors) {
		c.errors[k].Add(1)
	}
}

// Status describes the host.
func (h *Host) Status() report.Status {
	s := report.Status{
		Version: h.cfg.Version, PID: os.Getpid(), Uptime: time.Since(h.born).Seconds(), Draining: h.draining.Load(),
		Module: h.cfg.Module, RSS: ResidentMemory(),
		HandlerStatus: report.HandlerStatus{
			Requests: h.requests.Load(), Refused: h.refused.Load(), Errors: map[string]uint64{}, Limits: h.limits.Describe(), Streams: h.bounds.Open(),
		},
	}
	for k := range h.errors {
		if n := h.errors[k].Load(); n > 0 {
			s.Errors[exchange.Kind(k).String()] = n
		}
	}
	if g := h.acquire(); g != nil {
		info := g.describe()
		info.Requests -= 2 // the host's hold and this one
		g.release()
		s.Current, s.Ready = &info, !s.Draining
	}
	s.Canary = h.trial.Load().describe()
	for _, g := range h.oldGenerations() {
		if g.hold() {
			info := g.describe()
			info.Requests--
			g.release()
			s.Old = append(s.Old, info)
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	s.LastReload, s.Reloads, s.Failures, s.Stale = h.last, h.reloads, h.failures, h.stale && s.Current != nil
	return s
}

// describe describes the generation; the caller holds it.
func (g *generation) describe() report.Generation {
	info := g.info
	info.Instances, info.Busy = g.pool.Size()
	info.Pending = g.pending()
	info.Routes = g.routes.Load().Len()
	info.Requests = g.refs.Load()
	return info
}

// pending counts the pending requests.
func (g *generation) pending() (n int) {
	g.pool.Each(func(i adapter.Instance) { n += i.PendingCount() })
	return n
}

// ResidentMemory returns the process's resident memory in bytes; 0 if the system does not report it.
func ResidentMemory() int64 {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(string(fields[1]), 10, 64)
	return pages * int64(os.Getpagesize())
}
