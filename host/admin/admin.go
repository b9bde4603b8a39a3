// Package admin is the operator's interface: reload, rollback, status, health, readiness and metrics over HTTP on its own
// listener. It knows the host by a few methods and authorises callers by a function that the command provides. It uses net/http's
// server: the responses are small.
package admin

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// Host is what the handler needs of *host.Host.
type Host interface {
	Reload(ctx context.Context, opt host.ReloadOptions) (report.ReloadResult, error)
	Rollback(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error)
	Canary(ctx context.Context, opt host.CanaryOptions) (report.ReloadResult, error)
	Promote(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error)
	Abort(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error)
	Versions(handler string) (report.Versions, error)
	Events(handler string) (report.Events, error)
	Status() report.Status
}

// maxBody is the most bytes of a request's body that are read. No request needs a body.
const maxBody = 4096

// Problem is the JSON of a response that only reports an error.
type Problem struct {
	Error string `json:"error"` // for people
}

type handler struct {
	host    Host
	log     *slog.Logger
	metrics http.Handler
	routes  map[string]route
}

type route struct {
	method string // GET includes HEAD
	serve  func(w http.ResponseWriter, r *http.Request)
}

// New makes the handler. log may be nil. The handler does not authorise callers: Serve does.
func New(h Host, log *slog.Logger) http.Handler {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(collector{h})
	a := &handler{host: h, log: log, metrics: promhttp.HandlerFor(registry, promhttp.HandlerOpts{})}
	a.routes = map[string]route{
		"/-/reload":   {http.MethodPost, a.reload},
		"/-/rollback": {http.MethodPost, a.rollback},
		"/-/canary":   {http.MethodPost, a.canary},
		"/-/promote":  {http.MethodPost, a.promote},
		"/-/abort":    {http.MethodPost, a.abort},
		"/-/versions": {http.MethodGet, a.versions},
		"/-/events":   {http.MethodGet, a.events},
		"/-/status":   {http.MethodGet, a.status},
		"/-/healthy":  {http.MethodGet, a.healthy},
		"/-/ready":    {http.MethodGet, a.ready},
		"/metrics":    {http.MethodGet, a.metrics.ServeHTTP},
	}
	return a
}

func (a *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	route, ok := a.routes[r.URL.Path]
	if !ok {
		problem(w, http.StatusNotFound, "no such path; there are POST /-/reload, /-/rollback, /-/canary, /-/promote, /-/abort and GET /-/versions, /-/events, /-/status, /-/healthy, /-/ready, /metrics")
		return
	}
	if r.Method != route.method && !(r.Method == http.MethodHead && route.method == http.MethodGet) {
		allow := route.method
		if allow == http.MethodGet {
			allow = "GET, HEAD"
		}
		w.Header().Set("Allow", allow)
		problem(w, http.StatusMethodNotAllowed, r.URL.Path+" takes "+route.method)
		return
	}
	if _, err := io.Copy(io.Discard, http.MaxBytesReader(w, r.Body, maxBody)); err != nil {
		problem(w, http.StatusRequestEntityTooLarge, "this request takes no body")
		return
	}
	route.serve(w, r)
}

func (a *handler) status(w http.ResponseWriter, _ *http.Request) {
	s := a.host.Status()
	if s.Current != nil {
		setETag(w, s.Current.ID)
	}
	answer(w, http.StatusOK, s)
}

// healthy reports that the process serves; /-/ready reports whether it has a handler.
func (a *handler) healthy(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, struct {
		Healthy bool `json:"healthy"`
	}{true})
}

func (a *handler) ready(w http.ResponseWriter, _ *http.Request) {
	s := a.host.Status()
	res := struct {
		Ready  bool   `json:"ready"`
		Reason string `json:"reason,omitempty"`
	}{Ready: s.Ready}
	switch {
	case s.Ready:
		answer(w, http.StatusOK, res)
		return
	case s.Draining:
		res.Reason = "shutting down"
	case s.LastReload != nil && s.LastReload.Handler != "" && s.LastReload.Error != "":
		res.Reason = "no handler: " + s.LastReload.Handler + ": " + s.LastReload.Error
	case s.LastReload != nil && s.LastReload.Error != "":
		res.Reason = "no handler: " + s.LastReload.Error
	default:
		res.Reason = "no handler yet: put a wasm module at " + s.Module
	}
	answer(w, http.StatusServiceUnavailable, res)
}

func setETag(w http.ResponseWriter, id uint64) {
	if id != 0 {
		w.Header().Set("ETag", `"`+strconv.FormatUint(id, 10)+`"`)
	}
}

func problem(w http.ResponseWriter, status int, text string) {
	answer(w, status, Problem{text})
}

func answer(w http.ResponseWriter, status int, v any) {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil { // a field without a JSON form: a bug
		status, b = http.StatusInternalServerError, []byte(`{"error": `+strconv.Quote(err.Error())+`}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(b)+1))
	w.WriteHeader(status)
	io.WriteString(w, strings.TrimSpace(string(b))+"\n")
}
