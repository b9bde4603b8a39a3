package site

import (
	"context"
	"fmt"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// Rollback is Host.Rollback for the handler with the path opt.Handler, which must be named. host.ErrNoMount if it does not exist.
func (s *Site) Rollback(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	if s.frozen.Load() {
		return report.ReloadResult{}, host.ErrShutdown
	}
	m, err := s.named(opt.Handler)
	if err != nil {
		return report.ReloadResult{}, err
	}
	opt.Handler = ""
	res, err := m.host.Rollback(ctx, opt)
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
