package admin

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// reload is POST /-/reload. With If-Match it reloads only the generation that the caller has seen (RFC 9110, 13.1.1); with ?force=1
// even an unchanged module; with ?handler=/api only this one of a directory of handlers.
func (a *handler) reload(w http.ResponseWriter, r *http.Request) {
	opt := host.ReloadOptions{By: "admin", User: user(r), Handler: r.URL.Query().Get("handler")}
	var err error
	if opt.Force, err = parseForce(r); err == nil {
		opt.IfMatch, err = parseIfMatch(r.Header.Values("If-Match"))
	}
	if err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return
	}
	res, err := a.host.Reload(r.Context(), opt)
	a.swapped(w, res, err, opt.IfMatch)
}

// swapped answers a reload or a rollback with its result. match is the If-Match that was given.
func (a *handler) swapped(w http.ResponseWriter, res report.ReloadResult, err error, match uint64) {
	setETag(w, res.New)
	switch {
	case errors.Is(err, host.ErrStale):
		res.Error = fmt.Sprintf("generation %d is no longer current: %d is", match, res.Old)
		if res.Old == 0 {
			res.Error = fmt.Sprintf("generation %d is no longer current: no generation is loaded", match)
		}
		answer(w, http.StatusPreconditionFailed, res)
	case errors.Is(err, host.ErrNoMount), errors.Is(err, host.ErrNoVersion), errors.Is(err, host.ErrNoCanary):
		problem(w, http.StatusNotFound, err.Error())
	case errors.Is(err, host.ErrWhich), errors.Is(err, host.ErrWhichVersions):
		problem(w, http.StatusBadRequest, err.Error())
	case errors.Is(err, host.ErrShutdown):
		w.Header().Set("Retry-After", "1")
		problem(w, http.StatusServiceUnavailable, err.Error())
	case err != nil: // the caller left while it waited for another reload
		what := "reload"
		if res.Rollback {
			what = "rollback"
		}
		a.log.Info(what+" not started", "error", err)
		problem(w, http.StatusServiceUnavailable, what+" not started: "+err.Error())
	case !res.OK:
		answer(w, http.StatusUnprocessableEntity, res)
	default:
		answer(w, http.StatusOK, res)
	}
}

func parseForce(r *http.Request) (bool, error) {
	switch v := r.URL.Query().Get("force"); v {
	case "", "0", "false":
		return false, nil
	case "1", "true":
		return true, nil
	default:
		return false, fmt.Errorf("force=%s: want 1 or 0", clip(v))
	}
}

// parseIfMatch reads a generation id: `"3"` or 3; a missing value or * is any (0).
func parseIfMatch(values []string) (uint64, error) {
	if len(values) == 0 {
		return 0, nil
	}
	text := strings.TrimSpace(values[0])
	if len(values) == 1 && text == "*" {
		return 0, nil
	}
	id := text
	if len(id) >= 2 && id[0] == '"' && id[len(id)-1] == '"' {
		id = id[1 : len(id)-1]
	}
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil || n == 0 || len(values) > 1 {
		return 0, fmt.Errorf("If-Match: %s: want one generation id, as shown by status, or *", clip(strings.Join(values, ", ")))
	}
	return n, nil
}

// clip shortens a caller's text for an error message.
func clip(s string) string {
	if len(s) > 64 {
		s = s[:64] + "..."
	}
	return strconv.Quote(s)
}
