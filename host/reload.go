package host

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/report"
)

// Errors of Reload that callers distinguish; every other error is in the result.
var (
	// ErrStale means that ReloadOptions.IfMatch is no longer the current generation.
	ErrStale = errors.New("the generation is no longer current")
	// ErrShutdown means that the host is stopping and loads no handler.
	ErrShutdown = errors.New("the server is shutting down")
	// ErrNoMount means that ReloadOptions.Handler names no handler.
	ErrNoMount = errors.New("no such handler")
	// ErrWhich means that ReloadOptions.IfMatch was given for one of several handlers without naming it.
	ErrWhich = errors.New("generations are counted for each handler: name the one to reload (handler)")
)

// Log messages of a reload. A caller that prints the result itself can filter the entries by them.
const (
	MessageLoaded  = "handler loaded"                                                    // level info
	MessageKept    = "reload refused, the old handler serves on"                         // level error
	MessageRefused = "the handler is refused: every request gets 503 until it is mended" // level error: there is no old one
)

// ReloadOptions select the module to load and the conditions.
type ReloadOptions struct {
	By      string // start, file, signal, admin, guest, retry: for the log and status
	Handler string // the handler of a directory (host/site); "": all
	IfMatch uint64 // only if this generation is current; 0: any
	Force   bool   // even if the module is unchanged
	path    string // "": Config.Module
}

// Reload is the reload path: read, skip if unchanged, compile, open, swap, retire. Reloads run one after another; a waiting one
// cancels the load of a file that has been replaced, and gives up when ctx is done. It returns when the new handler serves: a later request
// gets it. If any step fails, the old handler keeps serving. Listeners, connections and idle timers are not touched.
func (h *Host) Reload(ctx context.Context, opt ReloadOptions) (report.ReloadResult, error) {
	h.Supersede()
	release, err := h.exclude(ctx)
	if err != nil {
		return report.ReloadResult{}, err
	}
	defer release()
	if opt.Handler != "" {
		return report.ReloadResult{}, errOneModule
	}
	if opt.path == "" {
		opt.path = h.cfg.Module
	}
	ctx = h.begin(ctx, opt.path)
	defer h.finish()
	res := report.ReloadResult{Module: filepath.Base(opt.path), By: opt.By, At: time.Now()}
	current := h.current.Load()
	if current != nil {
		res.Old, res.New = current.id, current.id
	}
	if opt.IfMatch != 0 && opt.IfMatch != res.Old {
		return res, ErrStale
	}
	g, settings, err := h.load(ctx, opt, current, &res)
	res.Took = time.Since(res.At)
	if why := context.Cause(ctx); err != nil && why != nil {
		h.log.Info("reload given up", "by", opt.By, "reason", why)
		res.Error = res.Module + ": " + why.Error()
		if why == ErrShutdown {
			return res, ErrShutdown
		}
		return res, nil
	}
	switch {
	case err != nil:
		res.Error, res.Passing = err.Error(), Passing(err)
		if !strings.HasPrefix(res.Error, res.Module+":") { // a script's errors name their own places
			res.Error = res.Module + ": " + res.Error
		}
		h.reloadFailed(res, opt)
	case g == nil:
		res.OK, res.Unchanged = true, true
		if res.Held {
			h.log.Info("the file has the module that was rolled back: it is not loaded (wasmserve reload does)", "by", opt.By, "module", res.Module, "sha256", res.Hash[:12])
		}
	default:
		res.OK, res.New = true, g.id
		res.Warnings = h.addressWarnings(settings, current)
		h.swap(g, settings, &res)
	}
	return res, nil
}

// errOneModule is the error for ReloadOptions.Handler.
var errOneModule = fmt.Errorf("%w: one module is served, not a directory of handlers", ErrNoMount)

// exclude waits until no other reload runs. The caller calls release. It fails if ctx is done first, or the host is shutting down.
func (h *Host) exclude(ctx context.Context) (release func(), err error) {
	select {
	case h.reloadLock <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-h.stop:
		return nil, ErrShutdown
	}
	release = func() { <-h.reloadLock }
	if h.frozen.Load() {
		release()
		return nil, ErrShutdown
	}
	return release, nil
}

// load makes a generation of the file, or returns nil if the file's module is already serving, or is held.
func (h *Host) load(ctx context.Context, opt ReloadOptions, current *generation, res *report.ReloadResult) (*generation, Settings, error) {
	m, err := h.read(ctx, opt.path)
	if err != nil {
		return nil, Settings{}, err
	}
	res.Hash, res.Size = m.Hash, m.Size
	if current != nil && current.info.Hash == m.Hash && current.version.path == opt.path && !opt.Force {
		return nil, Settings{}, nil
	}
	if opt.By == "file" && h.failedBefore(m.Hash) {
		return nil, Settings{}, errAsBefore
	}
	if !operators(opt.By) && h.heldBack(m.Hash) {
		res.Held = true
		return nil, Settings{}, nil
	}
	if v := h.keptHash(m.Hash, opt.path); v != nil && !opt.Force {
		return h.generate(ctx, v, h.lastID.Add(1))
	}
	c, err := h.compile(ctx, m)
	if err != nil {
		return nil, Settings{}, err
	}
	res.Compile = c.took
	return h.open(ctx, c, m, opt.path)
}

// errAsBefore keeps further events of a watcher for a rejected module from filling the log.
var errAsBefore = errors.New("the same module as the one that was refused last")

// swap makes g the handler of every request from now on.
func (h *Host) swap(g *generation, settings Settings, res *report.ReloadResult) {
	h.settings.Store(&settings)
	if h.cfg.OnSettings != nil {
		h.cfg.OnSettings(settings)
	}
	g.info.Loaded = time.Now()
	g.info.LoadTime = time.Since(res.At)
	res.Took = g.info.LoadTime
	h.takeKept(g.version.hash)
	h.mu.Lock()
	g.version.served = g.info
	h.mu.Unlock()
	old := h.current.Swap(g)
	if old != nil {
		if old.version.hash != g.version.hash { // otherwise the same module would be kept twice
			h.keepVersion(old.version)
		}
		h.retire(old)
	}
	h.mu.Lock()
	h.last, h.failed = res, ""
	if res.Rollback && old != nil {
		h.hold(g.version.hash, old.version.hash)
	} else {
		h.held = nil
	}
	h.reloads++
	h.mu.Unlock()
	message, level := MessageLoaded, slog.LevelInfo
	if res.Rollback {
		message, level = MessageRolledBack, slog.LevelWarn
	}
	h.log.Log(context.Background(), level, message, "by", res.By, "module", res.Module, "generation", res.New, "replaces", res.Old,
		"sha256", res.Hash[:12], "bytes", res.Size, "compile", res.Compile, "took", res.Took)
	for _, w := range res.Warnings {
		h.log.Warn(w)
	}
}

func (h *Host) reloadFailed(res report.ReloadResult, opt ReloadOptions) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if opt.By == "file" && res.Hash != "" && res.Hash == h.failed {
		return // logged before
	}
	h.last, h.failed = &res, res.Hash
	h.failures++
	what := MessageKept
	if res.Old == 0 {
		what = MessageRefused
	}
	h.log.Error(what, "by", res.By, "error", res.Error, "generation", res.Old)
}

// maxHeld limits how many modules are held.
const maxHeld = 64

// hold holds the module with the hash out, and no longer the one with the hash in. h.mu is held.
func (h *Host) hold(in, out string) {
	if h.held == nil || len(h.held) >= maxHeld {
		h.held = map[string]bool{}
	}
	delete(h.held, in)
	h.held[out] = true
}

// heldBack reports whether the module with this hash was rolled back, and no other one was loaded from the file since.
func (h *Host) heldBack(hash string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.held[hash]
}

// operators reports whether an operator has asked for a reload by this way.
func operators(by string) bool { return by == "admin" || by == "signal" }

func (h *Host) failedBefore(hash string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.failed == hash
}

// addressWarnings lists the changes of the manifest that only take effect at a restart.
func (h *Host) addressWarnings(s Settings, current *generation) (warnings []string) {
	if current == nil {
		return nil
	}
	was := h.Settings()
	changed := func(key string, differs bool) {
		if differs {
			warnings = append(warnings, "the manifest's "+key+" has changed: addresses count at the start only, restart to apply it")
		}
	}
	changed("unix", !same(was.Unix, s.Unix))
	changed("hostname", !same(was.Hostname, s.Hostname))
	changed("port", !same(was.Port, s.Port))
	return warnings
}

// dropAddresses removes the addresses of a mounted handler's manifest: they are the server's.
func (h *Host) dropAddresses(s *Settings) {
	if s.Unix != nil || s.Hostname != nil || s.Port != nil {
		h.log.Warn("the manifest's address is ignored: this handler is one of several behind the same one (-unix, -port and -listen say which)")
	}
	s.Unix, s.Hostname, s.Port = nil, nil, nil
}

func same[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}
