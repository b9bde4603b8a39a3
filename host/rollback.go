package host

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host/report"
)

// ErrNoVersion means that RollbackOptions.To names no version that is kept, or several.
var ErrNoVersion = errors.New("no such version")

// ErrWhichVersions means that RollbackOptions.Handler names none of several handlers.
var ErrWhichVersions = errors.New("versions are kept for each handler: name one (handler)")

// MessageRolledBack is the log message of a rollback.
const MessageRolledBack = "rolled back" // level warn

// Log messages of the end of a canary.
const (
	MessagePromoted = "canary promoted" // level info: it is the handler
	MessageAborted  = "canary aborted"  // level warn
)

// errRollback ends the loading of a module when an operator goes back to an earlier one.
var errRollback = errors.New("given up: an operator has rolled back")

// RollbackOptions select the version to serve again and the conditions.
type RollbackOptions struct {
	By      string // admin: for the log, status and events
	User    string // the user who asked, for the log and events; "": not known
	Handler string // the handler of a directory (host/site); "" for a single module
	IfMatch uint64 // only if this generation is current; 0: any
	// To is the id of the latest generation of a version, or at least 6 digits of its sha256. "": the latest that was loaded before the
	// current one.
	To string
}

// Rollback makes a version that is kept the handler again, as a new generation. One that stayed compiled needs no more than an instance;
// one from before the start is compiled from its stored bytes. It ends a load in progress, and while a canary runs, a rollback without To
// ends only that. The module that it replaces is held: the file that has it is not loaded again by a watcher, a guest's reload or a
// restart, only by a Reload for an operator, or after it has changed. Errors are as for Reload, and ErrNoVersion.
func (h *Host) Rollback(ctx context.Context, opt RollbackOptions) (report.ReloadResult, error) {
	if opt.Handler != "" {
		return report.ReloadResult{}, errOneModule
	}
	if h.possible(opt) { // a mistake ends no load
		h.giveUp(errRollback)
	}
	release, err := h.exclude(ctx)
	if err != nil {
		return report.ReloadResult{Rollback: true}, err
	}
	defer release()
	current := h.current.Load()
	res := report.ReloadResult{Module: filepath.Base(h.cfg.Module), By: opt.By, User: opt.User, At: time.Now(), Rollback: true}
	if current != nil {
		res.Old, res.New = current.id, current.id
	}
	if opt.IfMatch != 0 && opt.IfMatch != res.Old {
		return res, ErrStale
	}
	if t := h.trial.Load(); t != nil && opt.To == "" && h.endTrial(t.candidate) { // it is what was changed last
		v := t.g.version
		res.OK, res.Aborted, res.Module, res.Hash, res.Size = true, true, filepath.Base(v.path), v.hash, v.size
		h.logTrial(t.candidate, report.EventAborted, opt.By, opt.User, "rollback")
		return res, nil
	}
	m, err := h.choose(current, opt.To)
	if err != nil {
		return res, err
	}
	res.Module, res.Hash, res.Size = m.Module, m.Hash, m.Size
	if current != nil && m.Hash == current.version.hash {
		res.OK, res.Unchanged = true, true
		return res, nil
	}
	ctx = h.begin(ctx, "")
	defer h.finish()
	g, settings, err := h.again(ctx, m)
	res.Took = time.Since(res.At)
	switch why := context.Cause(ctx); {
	case why == ErrShutdown:
		if err == nil {
			g.release()
		}
		return res, ErrShutdown
	case err != nil && why != nil: // by another rollback
		h.log.Info("rollback given up", "by", opt.By, "reason", why)
		res.Error = res.Module + ": " + why.Error()
		return res, nil
	case err != nil:
		res.Error = res.Module + ": " + err.Error()
		h.reloadFailed(res, ReloadOptions{By: opt.By}, err)
		return res, nil
	}
	res.OK, res.New = true, g.id
	h.swap(g, settings, &res)
	return res, nil
}

// possible reports whether a rollback can succeed if no load ends before it.
func (h *Host) possible(opt RollbackOptions) bool {
	current := h.current.Load()
	if opt.IfMatch != 0 && (current == nil || opt.IfMatch != current.id) {
		return false
	}
	if opt.To == "" {
		return true
	}
	_, err := h.choose(current, opt.To)
	return err == nil
}

// quoted quotes a caller's text for a message, shortened.
func quoted(s string) string {
	if len(s) > 64 {
		s = s[:64] + "..."
	}
	return fmt.Sprintf("%q", s)
}
