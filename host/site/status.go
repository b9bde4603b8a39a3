package site

import (
	"maps"
	"os"
	"slices"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// sums are the counters of several handlers, including removed ones: a counter never decreases.
type sums struct {
	requests, refused, reloads, failures uint64
	errors, limits                       map[string]uint64
}

func (c *sums) add(s report.HandlerStatus) {
	c.requests += s.Requests
	c.refused += s.Refused
	c.reloads += s.Reloads
	c.failures += s.Failures
	addAll(&c.errors, s.Errors)
	addAll(&c.limits, s.Limits)
}

func addAll(to *map[string]uint64, from map[string]uint64) {
	if *to == nil {
		*to = map[string]uint64{}
	}
	for name, n := range from {
		(*to)[name] += n
	}
}

// Status returns the state of each handler, and sums. The site is ready when at least one handler is.
func (s *Site) Status() report.Status {
	sum := report.Status{
		Version: s.cfg.Host.Version, PID: os.Getpid(), Uptime: time.Since(s.born).Seconds(), Draining: s.draining.Load(),
		Module: s.cfg.Dir, NotFound: s.notFound.Load(), RSS: host.ResidentMemory(), Handlers: []report.HandlerStatus{},
	}
	s.mu.Lock()
	total := s.gone
	total.errors, total.limits = maps.Clone(s.gone.errors), maps.Clone(s.gone.limits)
	leaving, serving := slices.Collect(maps.Keys(s.leaving)), s.sorted()
	sum.Ignored = slices.Clone(s.ignored)
	s.mu.Unlock()
	for _, m := range leaving {
		total.add(m.host.Status().HandlerStatus)
	}
	for _, m := range serving {
		one := m.host.Status().HandlerStatus
		one.Path, one.File = m.name, m.file
		total.add(one)
		sum.Handlers = append(sum.Handlers, one)
		sum.Ready = sum.Ready || one.Ready
		sum.Streams += one.Streams
		if r := one.LastReload; r != nil && (sum.LastReload == nil || r.At.After(sum.LastReload.At)) {
			last := *r
			last.Handler = m.name
			sum.LastReload = &last
		}
	}
	sum.Requests, sum.Refused = total.requests, total.refused+s.refused.Load()
	sum.Reloads, sum.Failures = total.reloads, total.failures
	addAll(&sum.Errors, total.errors)
	addAll(&sum.Limits, total.limits)
	return sum
}
