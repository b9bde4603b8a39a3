package host

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/route"
)

// env is the host's side of one version for its guests. It implements adapter.Env.
type env struct {
	h       *Host
	v       *version
	logged  *logBudget
	failed  *bucket
	carried map[string][]byte
}

// Section returns the module's section of this name for its adapter.
func (e *env) Section(name string) []byte { return e.carried[name] }

// State returns the store of the guests, or nil.
func (e *env) State() adapter.Store { return e.h.cfg.State }

// Outbound returns the sender of the guests' requests to upstream servers, or nil.
func (e *env) Outbound() adapter.Outbound { return e.h.outbound }

// Limits returns the limits in force.
func (e *env) Limits() adapter.Limits {
	return adapter.Limits{GuestTime: *e.h.settings.Load().GuestTimeout, StartTime: e.h.cfg.StartTimeout, Stack: e.h.cfg.MaxStack}
}

// Limited counts a limit that ended no request.
func (e *env) Limited(limit string) { e.h.limits.Count(limit) }

// Failed logs the error of a host function.
func (e *env) Failed(what string, err error) {
	if e.failed.take(1, time.Now()) {
		e.h.log.Error(what+" failed", "error", err, "generation", e.v.id())
	}
}

// failuresLogged limits how many failures of host functions are logged per minute, and in a row.
const failuresLogged = 6

// Requests returns the number of requests received.
func (e *env) Requests() uint64 { return e.h.requests.Load() }

// Log writes a log entry of the guest.
func (e *env) Log(level int, msg []byte) {
	if !e.mayLog(len(msg)) {
		return
	}
	e.h.log.Log(context.Background(), slog.Level(level), string(bytes.ToValidUTF8(msg, []byte("\uFFFD"))), "from", "guest", "generation", e.v.id())
}

// mayLog reports whether an entry of n bytes that the guest has caused may be logged now.
func (e *env) mayLog(n int) bool {
	ok, missed := e.logged.take(n, time.Now())
	if !ok {
		e.h.limits.Count("log")
		return false
	}
	if missed > 0 {
		e.h.log.Warn("guest log rate limit exceeded: entries dropped", "entries", missed, "generation", e.v.id())
	}
	return true
}

// Reload implements the guest's reload (abi/SPEC.md 6.5).
func (e *env) Reload(text []byte) error {
	var want struct {
		Module *string         `json:"module"`
		Routes json.RawMessage `json:"routes"`
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&want); err != nil {
		return e.refused(adapter.ErrInvalid, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return e.refused(adapter.ErrInvalid, errors.New("more than one JSON value"))
	}
	if e.v.starting.Load() { // the reload that starts it waits for it, and this one would wait for that
		return e.refused(adapter.ErrReload, errors.New("this handler has not started yet: reload when it serves a request"))
	}
	if t := e.h.trial.Load(); t != nil && t.g.version == e.v {
		return e.refused(adapter.ErrReload, errors.New("this version is being tried by an operator"))
	}
	if !e.h.reloadRate.take(1, time.Now()) {
		e.h.limits.Count("reload-rate")
		return e.refused(adapter.ErrReload, fmt.Errorf("more than %d reloads a minute (-reload-rate)", max(0, e.h.cfg.ReloadRate)))
	}
	switch {
	case want.Routes != nil && want.Module != nil:
		return e.refused(adapter.ErrInvalid, errors.New(`"module" brings its own routes: give one of the two`))
	case want.Routes != nil:
		return e.reloadRoutes(want.Routes)
	case want.Module != nil:
		return e.reloadModule(*want.Module)
	}
	return e.reloadPath(e.v.path)
}

// reloadModule switches to a module beside this one.
func (e *env) reloadModule(name string) error {
	if name == "" || name != filepath.Base(name) || strings.HasPrefix(name, ".") {
		return e.refused(adapter.ErrInvalid, fmt.Errorf("module %q is not the name of a file in the same directory", name))
	}
	dir, _ := filepath.Split(e.v.path)
	path := dir + name // not cleaned: it may be a URL
	if !e.h.cfg.Source.Stat(path).Exists() {
		return e.refused(adapter.ErrNotFound, fmt.Errorf("%s: %w", path, fs.ErrNotExist))
	}
	return e.reloadPath(path)
}

func (e *env) reloadPath(path string) error {
	res, err := e.h.Reload(context.Background(), ReloadOptions{By: "guest", path: path})
	if err != nil {
		return e.refused(adapter.ErrReload, err)
	}
	if res.Held {
		return fmt.Errorf("%w: this module was rolled back", adapter.ErrReload) // Reload has logged it
	}
	if !res.OK {
		return fmt.Errorf("%w: %s", adapter.ErrReload, res.Error) // Reload has logged it
	}
	return nil
}

// maxRoutes is the most routes that a guest may accumulate by merging new ones again and again.
const maxRoutes = 10_000

// reloadRoutes merges new routes into the current generation's, if that is one of this version.
func (e *env) reloadRoutes(text []byte) error {
	select {
	case e.h.reloadLock <- struct{}{}: // held for at most the time of a reload
		defer func() { <-e.h.reloadLock }()
	case <-e.h.stop:
		return e.refused(adapter.ErrReload, ErrShutdown)
	}
	if e.h.frozen.Load() {
		return e.refused(adapter.ErrReload, ErrShutdown)
	}
	g := e.h.current.Load()
	if g == nil || g.version != e.v {
		return e.refused(adapter.ErrReload, errors.New("this handler has been replaced"))
	}
	table, err := route.Parse(text, e.h.files)
	if err != nil {
		return e.refused(adapter.ErrInvalid, err)
	}
	merged := g.routes.Load().Merge(table)
	if merged.Len() > maxRoutes {
		return e.refused(adapter.ErrTooLarge, fmt.Errorf("more than %d routes", maxRoutes))
	}
	g.routes.Store(merged)
	e.h.log.Info("routes reloaded", "by", "guest", "generation", e.v.id(), "routes", merged.Len())
	return nil
}

// refused logs the reason, which the guest only sees as a status. The reason may quote the guest's input.
func (e *env) refused(status, err error) error {
	why := err.Error()
	if why = why[:min(len(why), abi.MaxLog)]; e.mayLog(len(why)) {
		e.h.log.Warn("guest's reload refused", "error", strings.ToValidUTF8(why, "\uFFFD"), "generation", e.v.id())
	}
	return fmt.Errorf("%w: %w", status, err)
}

// Stats appends the JSON of SPEC 6.9.
func (e *env) Stats(dst []byte, instance int) []byte {
	open, pending := 0, 0
	if g := e.v.latest.Load(); g != nil { // not while the first instance starts
		open, _ = g.pool.Size()
		pending = g.pending()
	}
	dst = append(dst, `{"uptime":`...)
	dst = strconv.AppendFloat(dst, time.Since(e.h.born).Seconds(), 'f', 3, 64)
	dst = append(dst, `,"generation":`...)
	dst = strconv.AppendUint(dst, e.v.id(), 10)
	dst = append(dst, `,"requests":`...)
	dst = strconv.AppendUint(dst, e.h.requests.Load(), 10)
	dst = append(dst, `,"memory":{"rss":`...)
	dst = strconv.AppendInt(dst, ResidentMemory(), 10)
	dst = append(dst, `,"instance":`...)
	dst = strconv.AppendInt(dst, int64(instance), 10)
	dst = append(dst, `},"instances":`...)
	dst = strconv.AppendInt(dst, int64(open), 10)
	dst = append(dst, `,"pending":`...)
	dst = strconv.AppendInt(dst, int64(pending), 10)
	return append(dst, '}')
}
