package host

import (
	"context"
	"log/slog"
	"time"

	"github.com/wasmserve/wasmserve/host/report"
)

// swap makes g the handler of every request from now on, and logs and records it.
func (h *Host) swap(g *generation, settings Settings, res *report.ReloadResult) {
	kind, message, level := report.EventLoaded, MessageLoaded, slog.LevelInfo
	if res.Rollback {
		kind, message, level = report.EventRolledBack, MessageRolledBack, slog.LevelWarn
	}
	if res.Promoted {
		kind, message = report.EventPromoted, MessagePromoted
	}
	from := h.served()
	old := h.install(g, settings, res.At)
	res.Took = g.info.LoadTime
	h.mu.Lock()
	h.last, h.failed, h.stale = res, "", false
	switch {
	case (res.Rollback || res.Promoted && g.version.path != h.cfg.Module) && old != nil && old.version.hash != g.version.hash:
		h.hold(g.version.hash, old.version.hash)
		h.stale = h.onFile != g.version.hash
	case old != nil || from != g.version.hash: // otherwise the server was restarted
		h.held = nil
	}
	if old != nil {
		h.reloads++
	}
	h.mu.Unlock()
	args := []any{"by", res.By, "module", res.Module, "generation", res.New, "replaces", res.Old,
		"sha256", res.Hash[:12], "bytes", res.Size, "compile", res.Compile, "took", res.Took}
	if res.User != "" {
		args = append(args, "user", res.User)
	}
	h.log.Log(context.Background(), level, message, args...)
	for _, w := range res.Warnings {
		h.log.Warn(w)
	}
	h.note(kind, res, from, g, res.Rollback || res.Promoted) // a load need not reach the disk at once: its file exists
}

// install makes g the handler, whose load began at this time, and retires the former one, which it returns; nil: no handler was loaded.
func (h *Host) install(g *generation, settings Settings, began time.Time) (old *generation) {
	h.settings.Store(&settings)
	if h.cfg.OnSettings != nil {
		h.cfg.OnSettings(settings)
	}
	if g.info.Loaded.IsZero() { // a canary has served before: its info is read already
		g.info.Loaded = time.Now()
		g.info.LoadTime = time.Since(began)
	}
	h.takeKept(g.version.hash)
	old = h.current.Swap(g)
	if old != nil {
		if old.version.hash != g.version.hash { // otherwise the same module would be kept twice
			h.keepVersion(old.version)
		}
		h.retire(old)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.know(g)
	return old
}

// served returns the sha256 of the module that serves, or that served before the start; "": none.
func (h *Host) served() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.known) == 0 {
		return ""
	}
	return h.known[0].Hash
}

// reloadFailed logs and records that a module was refused for err. res.New is the generation that serves.
func (h *Host) reloadFailed(res report.ReloadResult, opt ReloadOptions, err error) {
	from, restored := h.served(), res.Old != res.New
	h.mu.Lock()
	if opt.By == "file" && res.Hash != "" && res.Hash == h.failed && !restored {
		h.mu.Unlock()
		return // logged before
	}
	h.last, h.failed = &res, res.Hash
	h.failures++
	h.stale = h.stale || opt.path == h.cfg.Module && !h.missing(opt.path, err)
	h.mu.Unlock()
	kind, what := report.EventRefused, MessageKept
	var g *generation
	switch {
	case restored:
		kind, what, g = report.EventRestored, MessageRestored, h.current.Load()
	case res.Old == 0:
		what = MessageRefused
	}
	h.log.Error(what, "by", res.By, "error", res.Error, "generation", res.New)
	h.note(kind, &res, from, g, restored)
}

// unchanged logs and records that nothing was loaded, since the file has the module that serves, or one that is held.
func (h *Host) unchanged(res *report.ReloadResult) {
	h.mu.Lock()
	h.stale = res.Held
	h.mu.Unlock()
	if !res.Held {
		return
	}
	h.log.Warn("the file has the module that was rolled back: it is not loaded (wasmserve reload does)", "by", res.By, "module", res.Module, "sha256", res.Hash[:12])
	if res.Old == res.New {
		return
	}
	h.mu.Lock()
	h.last = res
	h.mu.Unlock()
	h.note(report.EventRestored, res, h.served(), h.current.Load(), true)
}
