package host

import (
	"context"
	"errors"

	"github.com/wasmserve/wasmserve/host/source"
)

// errNewer ends the loading of a module whose file has been replaced in the meantime.
var errNewer = errors.New("given up: the file has changed meanwhile")

// MaxSuperseded is how many loads in a row are given up for newer modules. The next one is completed, so that a module which is replaced
// faster than it can be loaded is still loaded now and then.
const MaxSuperseded = 3

// loading is a module that is being loaded. It is constant.
type loading struct {
	name  string // "": no source is read, so that none can be newer
	stamp source.Stamp
	ctx   context.Context
	give  context.CancelCauseFunc
}

// begin records that the module named name is being loaded; "": one that is kept. The context is cancelled when a newer one exists, or the
// host shuts down. A caller of Reload that goes away does not cancel it: a load that has begun is completed.
func (h *Host) begin(ctx context.Context, name string) context.Context {
	var stamp source.Stamp
	if name != "" {
		stamp = h.cfg.Source.Stat(name)
	}
	ctx, give := context.WithCancelCause(context.WithoutCancel(ctx))
	h.mu.Lock()
	h.loading = &loading{name, stamp, ctx, give}
	h.mu.Unlock()
	if h.frozen.Load() { // giveUp may have run before this load was recorded
		give(ErrShutdown)
	}
	return ctx
}

func (h *Host) finish() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if context.Cause(h.loading.ctx) != errNewer {
		h.superseded = 0
	}
	h.loading = nil
}

// giveUp cancels the loading of a module with this cause.
func (h *Host) giveUp(why error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.loading != nil {
		h.loading.give(why)
	}
}

// Supersede ends the loading of a module whose file has been replaced or removed, so that the current file need not wait until the old one
// is compiled. Reload does so, too. Supersede reports whether it has ended a load; after MaxSuperseded in a row it ends none.
func (h *Host) Supersede() bool {
	h.mu.Lock()
	l := h.loading
	h.mu.Unlock()
	if l == nil || l.name == "" || l.stamp.Same(h.cfg.Source.Stat(l.name)) {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.loading != l || l.ctx.Err() != nil || h.superseded == MaxSuperseded {
		return false
	}
	h.superseded++
	l.give(errNewer)
	return true
}
