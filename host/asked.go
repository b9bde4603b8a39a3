package host

import (
	"context"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// deniedPerMinute limits how many requests that the operator's policy denies are logged per minute; all are counted.
const deniedPerMinute = 6

// asked is the Outbound of all guests of a host. It logs and counts the requests that are denied.
type asked struct {
	to   adapter.Outbound
	h    *Host
	told *bucket
}

// newAsked wraps the host's Outbound; nil if it is not set.
func newAsked(h *Host) adapter.Outbound {
	if h.cfg.Outbound == nil {
		return nil
	}
	return &asked{to: h.cfg.Outbound, h: h, told: perMinute(deniedPerMinute)}
}

// Do implements adapter.Outbound.
func (a *asked) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	res, err := a.to.Do(ctx, r)
	switch {
	case err == nil:
	case errors.Is(err, adapter.ErrDenied):
		a.h.limits.Count("allow-net")
		if a.told.take(1, time.Now()) {
			a.h.log.Warn("outbound request denied", "error", err)
		}
	case errors.Is(err, adapter.ErrTooLarge):
		a.h.limits.Count("max-outbound")
	}
	return res, err
}
