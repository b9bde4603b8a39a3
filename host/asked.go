package host

import (
	"context"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// deniedPerMinute is how many refusals of the operator's policy are logged in a minute; all are counted.
const deniedPerMinute = 6

// asked is the Outbound of all guests of a host: the operator hears of what they may not ask.
type asked struct {
	to   adapter.Outbound
	h    *Host
	told rate
}

// newAsked wraps the host's Outbound; nil if it has none.
func newAsked(h *Host) adapter.Outbound {
	if h.cfg.Outbound == nil {
		return nil
	}
	return &asked{to: h.cfg.Outbound, h: h, told: rate{perMinute: deniedPerMinute}}
}

// Do is adapter.Outbound's.
func (a *asked) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	res, err := a.to.Do(ctx, r)
	switch {
	case err == nil:
	case errors.Is(err, adapter.ErrDenied):
		a.h.limits.Count("allow-net")
		if a.told.take(time.Now()) {
			a.h.log.Warn("a handler asked for a server that it may not reach", "error", err)
		}
	case errors.Is(err, adapter.ErrTooLarge):
		a.h.limits.Count("max-outbound")
	}
	return res, err
}
