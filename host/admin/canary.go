package admin

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// DefaultStepTime is how long a step of a canary takes if step-time is not given.
const DefaultStepTime = 2 * time.Minute

// canary is POST /-/canary?file=/srv/new.wasm&share=5%25: a module answers a share of the requests; without file the one that does gets
// another share. sticky, match, steps, step-time and gate=0 are the flags of wasmserve canary; If-Match and handler are as for a
// reload.
func (a *handler) canary(w http.ResponseWriter, r *http.Request) {
	opt, err := parseCanary(r.URL.Query())
	opt.User = user(r)
	if err == nil {
		opt.IfMatch, err = parseIfMatch(r.Header.Values("If-Match"))
	}
	if err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return
	}
	res, err := a.host.Canary(r.Context(), opt)
	a.swapped(w, res, err, opt.IfMatch)
}

// parseCanary reads the parameters of a canary.
func parseCanary(query url.Values) (opt host.CanaryOptions, err error) {
	opt = host.CanaryOptions{By: "admin", Handler: query.Get("handler"), Name: query.Get("file"), StepTime: DefaultStepTime, Gate: true}
	switch steps, share := query.Get("steps"), query.Get("share"); {
	case steps != "" && share != "":
		return opt, fmt.Errorf("share and steps are both given: the first step is the share")
	case steps == "" && share == "":
		return opt, fmt.Errorf("neither share nor steps is given: share=5%% for example")
	case steps != "":
		if opt.Steps, err = rollout.ParseSteps(steps); err != nil {
			return opt, err
		}
		opt.Share = opt.Steps[0]
	default:
		if opt.Share, err = rollout.ParseShare(share); err != nil {
			return opt, err
		}
	}
	if text := query.Get("step-time"); text != "" {
		if opt.StepTime, err = time.ParseDuration(text); err != nil || opt.StepTime < time.Millisecond {
			return opt, fmt.Errorf("step-time=%s: want a time of at least 1ms, such as 2m", clip(text))
		}
	}
	switch gate := query.Get("gate"); gate {
	case "", "1", "true":
	case "0", "false":
		opt.Gate = false
	default:
		return opt, fmt.Errorf("gate=%s: want 1 or 0", clip(gate))
	}
	if opt.Key, err = rollout.ParseKey(query.Get("sticky")); err != nil {
		return opt, err
	}
	if opt.Match, err = rollout.ParseMatch(query.Get("match")); err != nil || opt.Name != "" {
		return opt, err
	}
	for _, name := range []string{"steps", "step-time", "sticky", "match", "gate"} {
		if query.Get(name) != "" {
			return opt, fmt.Errorf("%s is given without a module (file): the canary that runs can only get another share; begin another one", name)
		}
	}
	return opt, nil
}

// promote is POST /-/promote: the canary becomes the handler.
func (a *handler) promote(w http.ResponseWriter, r *http.Request) { a.decide(w, r, a.host.Promote) }

// abort is POST /-/abort: the canary ends.
func (a *handler) abort(w http.ResponseWriter, r *http.Request) { a.decide(w, r, a.host.Abort) }

func (a *handler) decide(w http.ResponseWriter, r *http.Request, f func(context.Context, host.RollbackOptions) (report.ReloadResult, error)) {
	opt := host.RollbackOptions{By: "admin", User: user(r), Handler: r.URL.Query().Get("handler")}
	var err error
	if opt.IfMatch, err = parseIfMatch(r.Header.Values("If-Match")); err != nil {
		problem(w, http.StatusBadRequest, err.Error())
		return
	}
	res, err := f(r.Context(), opt)
	a.swapped(w, res, err, opt.IfMatch)
}
