package host

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"github.com/wasmserve/wasmserve/host/history"
	"github.com/wasmserve/wasmserve/host/report"
)

// restore makes the module serve that served when the last host with this Module ended, if no handler serves now. It reports whether it
// does. h.reloadLock is held.
func (h *Host) restore(ctx context.Context, res *report.ReloadResult) bool {
	h.mu.Lock()
	known := h.known
	h.mu.Unlock()
	if h.store == nil || len(known) == 0 || h.current.Load() != nil {
		return false
	}
	m := known[0]
	ctx = h.begin(ctx, "") // an event of the file must not end this
	g, settings, err := h.again(ctx, m)
	if err != nil {
		h.log.Error("the version that served last cannot serve again", "module", m.Module, "sha256", m.Hash[:min(12, len(m.Hash))], "error", err)
		return false
	}
	res.New = g.id
	h.install(g, settings, res.At)
	return true
}

// missing reports whether err means that the module does not exist, which is no reason to serve an earlier one.
func (h *Host) missing(name string, err error) bool {
	return errors.Is(err, fs.ErrNotExist) && !h.cfg.Source.Stat(name).Exists()
}

// note adds an event for a result, and writes the record.
func (h *Host) note(kind string, res *report.ReloadResult, from string, g *generation, sync bool) {
	e := report.Event{At: time.Now(), Kind: kind, By: res.By, User: res.User, Module: res.Module, From: from, To: res.Hash, Reason: res.Error}
	var v *version
	if g != nil {
		v = g.version
		e.To, e.Generation, e.Module = v.hash, g.id, g.info.Module
	}
	if kind == report.EventRestored && e.Reason == "" {
		e.Reason = "the file has the module that was rolled back"
	}
	h.mu.Lock()
	h.events = history.Add(h.events, e)
	h.mu.Unlock()
	h.record(v, sync)
}

// Events returns the latest events, earliest first. handler must be "", as ReloadOptions.Handler.
func (h *Host) Events(handler string) (report.Events, error) {
	if handler != "" {
		return report.Events{}, errOneModule
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return report.Events{Events: append([]report.Event{}, h.events...)}, nil
}
