package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// Rollback is Host.Rollback for the handler with the path opt.Handler, which must be named. host.ErrNoMount if it does not exist.
func (s *Site) Rollback(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	return s.swap(opt.Handler, func(h *host.Host) (report.ReloadResult, error) {
		opt.Handler = ""
		return h.Rollback(ctx, opt)
	})
}

// Canary is Host.Canary, as Rollback.
func (s *Site) Canary(ctx context.Context, opt host.CanaryOptions) (report.ReloadResult, error) {
	return s.swap(opt.Handler, func(h *host.Host) (report.ReloadResult, error) {
		opt.Handler = ""
		return h.Canary(ctx, opt)
	})
}

// Promote is Host.Promote, as Rollback.
func (s *Site) Promote(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	return s.swap(opt.Handler, func(h *host.Host) (report.ReloadResult, error) {
		opt.Handler = ""
		return h.Promote(ctx, opt)
	})
}

// Abort is Host.Abort, as Rollback.
func (s *Site) Abort(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	return s.swap(opt.Handler, func(h *host.Host) (report.ReloadResult, error) {
		opt.Handler = ""
		return h.Abort(ctx, opt)
	})
}

// swap calls f with the host of the handler with this path.
func (s *Site) swap(path string, f func(h *host.Host) (report.ReloadResult, error)) (report.ReloadResult, error) {
	if s.frozen.Load() {
		return report.ReloadResult{}, host.ErrShutdown
	}
	m, err := s.named(path)
	if err != nil {
		return report.ReloadResult{}, err
	}
	res, err := f(m.host)
	res.Handler = m.name
	return res, err
}

// Versions returns the versions of the handler with this path; "": of all handlers.
func (s *Site) Versions(handler string) (report.Versions, error) {
	if handler != "" {
		m, err := s.named(handler)
		if err != nil {
			return report.Versions{}, err
		}
		list, err := m.host.Versions("")
		list.Handler = m.name
		return list, err
	}
	all := report.Versions{Versions: []report.Version{}, Handlers: []report.Versions{}}
	for _, m := range s.list() {
		list, err := m.host.Versions("")
		if err != nil {
			return all, err
		}
		list.Handler = m.name
		all.Keep = list.Keep
		all.Handlers = append(all.Handlers, list)
	}
	return all, nil
}

// maxEvents limits the events of all handlers together.
const maxEvents = 1000

// Events returns the latest events of the handler with this path; "": of all handlers. Earliest first.
func (s *Site) Events(handler string) (all report.Events, err error) {
	from := s.list()
	if handler != "" {
		m, err := s.named(handler)
		if err != nil {
			return all, err
		}
		from = []*mount{m}
	}
	all.Events = []report.Event{}
	for _, m := range from {
		list, err := m.host.Events("")
		if err != nil {
			return all, err
		}
		for _, e := range list.Events {
			e.Handler = m.name
			all.Events = append(all.Events, e)
		}
	}
	slices.SortStableFunc(all.Events, func(a, b report.Event) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	all.Events = all.Events[max(0, len(all.Events)-maxEvents):]
	return all, nil
}

// named returns the handler with this path, which may lack the first slash.
func (s *Site) named(path string) (*mount, error) {
	if path == "" {
		return nil, fmt.Errorf("%w; there are %s", host.ErrWhichVersions, s.names())
	}
	for _, m := range s.list() {
		if wanted(m.path, host.ReloadOptions{Handler: path}) {
			return m, nil
		}
	}
	return nil, fmt.Errorf("%w: %s; there are %s", host.ErrNoMount, path, s.names())
}
