package main

import (
	"context"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/report"
)

// observed is the runtime as the operator sees it: its status includes the requests that the front has rejected, and reports whether the
// server is stopping. Its methods may be called concurrently.
type observed struct {
	handlers
	stopping atomic.Bool
	requests atomic.Uint64 // rejected before they reached a handler
	limits   host.LimitCounters
}

// refused counts a request that the front has rejected. It implements front.Config.Refused.
func (o *observed) refused(limit string, handled bool) {
	if !handled {
		o.requests.Add(1)
	}
	o.limits.Count(limit)
}

// cut counts a connection that the tracker has closed while it had no request.
func (o *observed) cut(cause error) { o.limits.Count(exchange.LimitOf(cause)) }

// Status returns the runtime's status with the front's counters.
func (o *observed) Status() report.Status {
	s := o.handlers.Status()
	s.Front = report.FrontStatus{Requests: o.requests.Load(), Limits: o.limits.Describe()}
	s.Requests += s.Front.Requests
	if s.Limits == nil {
		s.Limits = map[string]uint64{}
	}
	for name, n := range s.Front.Limits {
		s.Limits[name] += n
	}
	if o.stopping.Load() {
		s.Draining, s.Ready = true, false
		for i := range s.Handlers {
			s.Handlers[i].Ready = false
		}
	}
	return s
}

// Reload reloads the runtime. It returns an error while the server is stopping.
func (o *observed) Reload(ctx context.Context, opt host.ReloadOptions) (report.ReloadResult, error) {
	if o.stopping.Load() {
		return report.ReloadResult{}, host.ErrShutdown
	}
	return o.handlers.Reload(ctx, opt)
}

// Rollback makes an earlier version serve again. It returns an error while the server is stopping.
func (o *observed) Rollback(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	if o.stopping.Load() {
		return report.ReloadResult{Rollback: true}, host.ErrShutdown
	}
	return o.handlers.Rollback(ctx, opt)
}

// Canary tries another module. It returns an error while the server is stopping.
func (o *observed) Canary(ctx context.Context, opt host.CanaryOptions) (report.ReloadResult, error) {
	if o.stopping.Load() {
		return report.ReloadResult{}, host.ErrShutdown
	}
	return o.handlers.Canary(ctx, opt)
}
