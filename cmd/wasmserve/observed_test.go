package main

import (
	"context"
	"errors"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/sockets"
)

// fixed is a runtime with this status.
type fixed struct {
	handlers
	status report.Status
}

func (f fixed) Status() report.Status { return f.status }
func (f fixed) Reload(context.Context, host.ReloadOptions) (report.ReloadResult, error) {
	return report.ReloadResult{OK: true}, nil
}

// TestObserved: status has what the front has refused, and while the server is stopping it is not ready and takes no reload.
func TestObserved(t *testing.T) {
	o := &observed{handlers: fixed{status: report.Status{HandlerStatus: report.HandlerStatus{Ready: true, Requests: 5, Limits: map[string]uint64{"max-body": 1}},
		Handlers: []report.HandlerStatus{{Ready: true}}}}}
	o.refused("max-body", true)  // a handler has seen it, which is counted there
	o.refused("max-head", false) // none has
	o.cut(sockets.ErrIdle)
	o.cut(sockets.ErrPeerGone) // no limit
	s := o.Status()
	if !s.Ready || s.Draining || s.Requests != 6 || s.Front.Requests != 1 || s.Limits["max-body"] != 2 || s.Limits["max-head"] != 1 ||
		s.Limits["idle-timeout"] != 1 || len(s.Limits) != 3 {
		t.Errorf("%+v", s)
	}
	if res, err := o.Reload(t.Context(), host.ReloadOptions{}); err != nil || !res.OK {
		t.Error(res, err)
	}
	o.stopping.Store(true)
	if s := o.Status(); s.Ready || !s.Draining || s.Handlers[0].Ready {
		t.Errorf("stopping: %+v", s)
	}
	if _, err := o.Reload(t.Context(), host.ReloadOptions{}); !errors.Is(err, host.ErrShutdown) {
		t.Errorf("a reload at the stop: %v", err)
	}
}
