package host

import (
	"context"
	"errors"
	"fmt"
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

	MessageRestored = "the handler is refused, the version that served last does again" // level error: at a start
)

// ReloadOptions select the module to load and the conditions.
type ReloadOptions struct {
	By      string // start, file, signal, admin, guest, retry: for the log, status and events
	User    string // the user who asked, for the log and events; "": not known
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
	res := report.ReloadResult{Module: filepath.Base(opt.path), By: opt.By, User: opt.User, At: time.Now()}
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
	if res.Held && current == nil && !h.restore(ctx, &res) {
		h.log.Error("the module that was rolled back is loaded: the version before it cannot serve", "module", res.Module)
		h.letGo()
		g, settings, err = h.load(ctx, opt, current, &res)
	}
	switch {
	case err != nil:
		res.Error, res.Passing = err.Error(), Passing(err)
		if !strings.HasPrefix(res.Error, res.Module+":") { // a script's errors name their own places
			res.Error = res.Module + ": " + res.Error
		}
		if opt.By == "start" && !h.missing(opt.path, err) {
			h.restore(ctx, &res)
		}
		h.reloadFailed(res, opt, err)
	case g == nil:
		res.OK, res.Unchanged = true, res.Old == res.New
		h.unchanged(&res)
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
	if res.Held = !operators(opt.By) && h.heldBack(m.Hash); res.Held {
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
