package host

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// CanaryOptions select the module to try and its share.
type CanaryOptions struct {
	By      string // admin: for the log, status and events
	User    string // the user who asked, for the log and events; "": not known
	Handler string // the handler of a directory (host/site); "" for a single module
	IfMatch uint64 // only if this generation is current; 0: any

	Name     string          // of the module to try, for Config.Source; "": the one that is being tried gets another share
	Share    rollout.Share   // of the requests; with Steps the first of them
	Key      rollout.Key     // by which requests are chosen; zero: each at random
	Match    rollout.Match   // requests that go to the candidate whatever its share is
	Steps    []rollout.Share // shares that follow each other, the last one all; then it is promoted. nil: none
	StepTime time.Duration   // how long each step takes at least; with Gate it also takes 300 requests of the candidate
	Gate     bool            // end the trial when the candidate fails more often than the stable version
}

// Errors of a canary.
var (
	// ErrNoCanary means that no version is being tried.
	ErrNoCanary = errors.New("no canary is running: wasmserve canary FILE begins one")
)

// Canary loads a module beside the handler, which answers its share of the requests until it is promoted or aborted; a canary that runs
// already is replaced. The handler is not affected if the module is refused: the result has the reason. Errors are as for Reload, and
// ErrNoCanary without a Name.
func (h *Host) Canary(ctx context.Context, opt CanaryOptions) (report.ReloadResult, error) {
	if opt.Handler != "" {
		return report.ReloadResult{}, errOneModule
	}
	release, err := h.exclude(ctx)
	if err != nil {
		return report.ReloadResult{}, err
	}
	defer release()
	current := h.current.Load()
	res := report.ReloadResult{Module: filepath.Base(cmp.Or(opt.Name, h.cfg.Module)), By: opt.By, User: opt.User, At: time.Now(), Canary: true}
	if current != nil {
		res.Old, res.New = current.id, current.id
	}
	switch t := h.trial.Load(); {
	case opt.IfMatch != 0 && opt.IfMatch != res.Old:
		return res, ErrStale
	case opt.Name == "" && t == nil:
		return res, ErrNoCanary
	case opt.Name == "":
		return h.share(t, opt, res), nil
	case current == nil:
		res.Error = "no handler is loaded that a canary could be compared with: reload loads one"
		return res, nil
	}
	ctx = h.begin(ctx, opt.Name)
	defer h.finish()
	g, settings, err := h.loadCandidate(ctx, opt.Name, current, &res)
	res.Took = time.Since(res.At)
	if why := context.Cause(ctx); why != nil { // given up
		if err == nil {
			g.release()
		}
		if err = why; why == ErrShutdown {
			return res, why
		}
	}
	if err != nil {
		res.Error = res.Module + ": " + err.Error()
		h.log.Error("canary refused", "by", opt.By, "error", res.Error, "generation", res.Old)
		h.note(report.EventRefused, &res, h.served(), nil, false)
		return res, nil
	}
	res.OK, res.New, res.Share = true, g.id, opt.Share.String()
	g.info.Loaded, g.info.LoadTime = time.Now(), res.Took
	if t := h.trial.Load(); t != nil && h.endTrial(t.candidate) {
		h.logTrial(t.candidate, report.EventAborted, opt.By, opt.User, "another canary replaces it")
	}
	h.try(g, settings, opt)
	return res, nil
}

// loadCandidate makes a generation of the module named name.
func (h *Host) loadCandidate(ctx context.Context, name string, current *generation, res *report.ReloadResult) (*generation, Settings, error) {
	m, err := h.read(ctx, name)
	if err != nil {
		return nil, Settings{}, err
	}
	res.Hash, res.Size = m.Hash, m.Size
	if m.Hash == current.version.hash {
		return nil, Settings{}, errors.New("is the module that serves already")
	}
	if v := h.keptHash(m.Hash, name); v != nil {
		return h.generate(ctx, v, h.lastID.Add(1))
	}
	c, err := h.compile(ctx, m)
	if err != nil {
		return nil, Settings{}, err
	}
	res.Compile = c.took
	return h.open(ctx, c, m, name)
}

// try begins to send requests to g. h.reloadLock is held.
func (h *Host) try(g *generation, settings Settings, opt CanaryOptions) {
	c := &candidate{g: g, settings: settings, began: time.Now(), gated: opt.Gate, steps: opt.Steps, stepTime: opt.StepTime}
	c.ended, c.end = context.WithCancel(context.Background())
	t := &trial{c, rollout.NewSplit(opt.Share, g.version.hash, opt.Key, opt.Match)}
	if len(c.steps) > 0 {
		c.next = c.began.Add(c.stepTime)
		h.tasks.Go(func() { h.climb(c) })
	}
	h.trial.Store(t) // the former one has ended, and only holders of reloadLock begin one
	h.logTrial(c, report.EventCanary, opt.By, opt.User, "share "+opt.Share.String())
	if h.draining.Load() { // dismiss may have run before it was stored
		h.endTrial(c)
	}
}

// share gives the candidate another share. h.reloadLock is held.
func (h *Host) share(t *trial, opt CanaryOptions, res report.ReloadResult) report.ReloadResult {
	res.Module, res.Hash = filepath.Base(t.g.version.path), t.g.version.hash
	if len(t.steps) > 0 {
		res.Error = "the canary's share follows its steps: abort it, or promote it"
		return res
	}
	if !h.trial.CompareAndSwap(t, &trial{t.candidate, t.split.With(opt.Share)}) { // the gate has ended it just now
		res.Error = ErrNoCanary.Error()
		return res
	}
	res.OK, res.New, res.Share = true, t.g.id, opt.Share.String()
	h.logTrial(t.candidate, report.EventCanary, opt.By, opt.User, "share "+opt.Share.String())
	return res
}

// climb takes the steps of a trial, and promotes its candidate at their end.
func (h *Host) climb(c *candidate) {
	for n := 1; ; n++ {
		h.waitStep(c)
		release, err := h.exclude(c.ended)
		if err != nil {
			return
		}
		t := h.trial.Load()
		switch {
		case t == nil || t.candidate != c:
			release()
			return
		case n == len(c.steps):
			h.promote(t, "steps", "")
			release()
			return
		}
		c.mu.Lock()
		c.next = time.Now().Add(c.stepTime)
		c.mu.Unlock()
		if h.trial.CompareAndSwap(t, &trial{c, t.split.With(c.steps[n])}) {
			h.logTrial(c, report.EventCanary, "steps", "", "share "+c.steps[n].String())
		}
		release()
	}
}

// leastRequests is how many requests a candidate must have answered in a step, if it is gated, before the next one begins: if none of
// 300 failed, less than one in 100 fails, with a probability of 95 %.
const leastRequests = 300

// waitStep waits until the current step of a trial has had its time and its requests, or the trial is over.
func (h *Host) waitStep(c *candidate) {
	from := c.sides[1].requests.Load()
	for wait := c.stepTime; ; wait = max(c.stepTime/10, 10*time.Millisecond) {
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-c.ended.Done():
		case <-h.stop:
		}
		timer.Stop()
		t := h.trial.Load()
		if c.ended.Err() != nil || t == nil || !c.gated || t.split.Share() == 0 || c.sides[1].requests.Load()-from >= leastRequests {
			return
		}
		select {
		case <-h.stop:
			return
		default:
		}
	}
}

// Promote makes the candidate of a canary the handler. The handler that it replaces is kept. Errors are as for Reload, and
// ErrNoCanary.
func (h *Host) Promote(ctx context.Context, opt RollbackOptions) (report.ReloadResult, error) {
	return h.decide(ctx, opt, func(t *trial) (report.ReloadResult, bool) { return h.promote(t, opt.By, opt.User) })
}

// Abort ends a canary: the handler answers all requests. Errors are as for Reload, and ErrNoCanary.
func (h *Host) Abort(ctx context.Context, opt RollbackOptions) (report.ReloadResult, error) {
	return h.decide(ctx, opt, func(t *trial) (report.ReloadResult, bool) {
		v := t.g.version
		res := report.ReloadResult{OK: true, Aborted: true, By: opt.By, User: opt.User, At: time.Now(), Module: filepath.Base(v.path), Hash: v.hash, Size: v.size}
		if !h.endTrial(t.candidate) {
			return res, false
		}
		h.logTrial(t.candidate, report.EventAborted, opt.By, opt.User, "")
		return res, true
	})
}

// decide ends a trial by f, which reports false if the gate has ended it before.
func (h *Host) decide(ctx context.Context, opt RollbackOptions, f func(t *trial) (report.ReloadResult, bool)) (report.ReloadResult, error) {
	if opt.Handler != "" {
		return report.ReloadResult{}, errOneModule
	}
	release, err := h.exclude(ctx)
	if err != nil {
		return report.ReloadResult{}, err
	}
	defer release()
	var was report.ReloadResult
	if g := h.current.Load(); g != nil {
		was.Old, was.New = g.id, g.id
	}
	if opt.IfMatch != 0 && opt.IfMatch != was.Old {
		return was, ErrStale
	}
	t := h.trial.Load()
	if t == nil {
		return was, ErrNoCanary
	}
	res, ok := f(t)
	if !ok {
		return was, ErrNoCanary
	}
	res.Old = was.Old
	res.New = max(res.New, was.New)
	return res, nil
}

// promote makes the candidate the handler. It reports false if the trial has ended before. h.reloadLock is held.
func (h *Host) promote(t *trial, by, user string) (report.ReloadResult, bool) {
	if !t.decided.CompareAndSwap(false, true) {
		return report.ReloadResult{}, false
	}
	g, v := t.g, t.g.version
	res := &report.ReloadResult{OK: true, Promoted: true, By: by, User: user, At: time.Now(), Module: filepath.Base(v.path), Hash: v.hash, Size: v.size, New: g.id}
	if old := h.current.Load(); old != nil {
		res.Old = old.id
	}
	h.trial.Store(&trial{t.candidate, t.split.With(rollout.All)}) // from now on it answers all
	h.swap(g, t.settings, res)                                    // the trial's hold is the host's now
	h.trial.Store(nil)
	t.end()
	return *res, true
}
