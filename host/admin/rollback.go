package admin

import (
	"errors"
	"net/http"

	"github.com/wasmserve/wasmserve/host"
)

// rollback is POST /-/rollback: a version that is kept serves again. ?to=3 or ?to=4f1c09 names it, and otherwise the one that was
// loaded before the current one is meant. With If-Match and ?handler= as for a reload.
func (a *handler) rollback(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	opt := host.RollbackOptions{By: "admin", User: user(r), Handler: query.Get("handler"), To: query.Get("to")}
	var err error
	if opt.IfMatch, err = parseIfMatch(r.Header.Values("If-Match")); err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return
	}
	res, err := a.host.Rollback(r.Context(), opt)
	a.swapped(w, res, err, opt.IfMatch)
}

// versions is GET /-/versions: the version that serves and those that are kept; with ?handler=/api, for that handler of a
// directory.
func (a *handler) versions(w http.ResponseWriter, r *http.Request) {
	list, err := a.host.Versions(r.URL.Query().Get("handler"))
	if err == nil {
		setETag(w, list.Current)
	}
	listed(w, list, err)
}

// events is GET /-/events, with ?handler= as for versions.
func (a *handler) events(w http.ResponseWriter, r *http.Request) {
	list, err := a.host.Events(r.URL.Query().Get("handler"))
	listed(w, list, err)
}

// listed answers with a list, or with the error instead.
func listed(w http.ResponseWriter, list any, err error) {
	switch {
	case errors.Is(err, host.ErrNoMount):
		problem(w, http.StatusNotFound, err.Error())
	case err != nil:
		problem(w, http.StatusInternalServerError, err.Error())
	default:
		answer(w, http.StatusOK, list)
	}
}
