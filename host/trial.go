package host

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// trial is another version that answers a share of the requests: a canary. It is constant but for what it points to; another share
// makes another trial of the same candidate.
type trial struct {
	*candidate
	split *rollout.Split
}

// candidate is the version that is tried.
type candidate struct {
	// Constant.
	g        *generation
	settings Settings
	began    time.Time
	gated    bool
	steps    []rollout.Share // nil: the share stays until an operator changes it
	stepTime time.Duration
	ended    context.Context // done when the trial is over
	end      context.CancelFunc

	decided atomic.Bool // promoted or ended
	sides   [2]side     // the stable one's, the candidate's

	mu   sync.Mutex
	gate rollout.Gate // guarded by mu
	next time.Time    // guarded by mu: of the next step; zero: none follows
}

// side counts the requests of one side since the trial began.
type side struct{ requests, failures atomic.Uint64 }

// tryBoth is TryServe while another version is tried.
func (h *Host) tryBoth(x *exchange.Exchange, t *trial) bool {
	candidate, forced, who := t.split.Takes(&x.Request)
	g := t.g
	if !candidate || !g.hold() { // or it has ended just now
		candidate = false
		if g = h.acquire(); g == nil {
			return false
		}
	}
	s := &t.sides[0]
	if candidate {
		s = &t.sides[1]
	}
	h.requests.Add(1)
	s.requests.Add(1)
	if h.serve(x, g) {
		s.failures.Add(1)
		if !forced && t.gated {
			h.judge(t, candidate, who)
		}
	}
	return true
}

// judge asks the gate after a failure, and ends the trial if the candidate is worse.
func (h *Host) judge(t *trial, candidate bool, who uint64) {
	t.mu.Lock()
	closed := t.gate.Failed(candidate, t.split.Share(), who)
	t.mu.Unlock()
	if !closed || !h.endTrial(t.candidate) {
		return
	}
	stable, tried := &t.sides[0], &t.sides[1]
	why := fmt.Sprintf("it fails more often: %d of %d requests, and %d of %d of the stable version", tried.failures.Load(), tried.requests.Load(),
		stable.failures.Load(), stable.requests.Load())
	h.tasks.Go(func() { h.noteTrial(t.candidate, report.EventAborted, "gate", "", why) })
}

// endTrial ends the trial of c, or any (nil), and retires its candidate. It reports whether there was one.
func (h *Host) endTrial(c *candidate) bool {
	t := h.trial.Load()
	if t == nil || c != nil && t.candidate != c || !t.decided.CompareAndSwap(false, true) {
		return false
	}
	h.remove(t.candidate)
	return true
}

// remove removes the trial of c, which may have got another share meanwhile, or been replaced by the trial of another candidate, and
// retires c.
func (h *Host) remove(c *candidate) {
	for t := h.trial.Load(); t != nil && t.candidate == c && !h.trial.CompareAndSwap(t, nil); {
		t = h.trial.Load()
	}
	c.end()
	h.retire(c.g)
}

// noteTrial logs and records an event of a trial that a goroutine of the host has caused.
func (h *Host) noteTrial(c *candidate, kind, by, user, reason string) {
	release, err := h.exclude(context.Background())
	if err != nil {
		return // the host ends
	}
	defer release()
	h.logTrial(c, kind, by, user, reason)
}

// logTrial logs and records an event of a trial. h.reloadLock is held.
func (h *Host) logTrial(c *candidate, kind, by, user, reason string) {
	v := c.g.version
	log, message := h.log.Info, "canary"
	if kind == report.EventAborted {
		log, message = h.log.Warn, MessageAborted
	}
	args := []any{"by", by, "module", filepath.Base(v.path), "generation", c.g.id, "sha256", v.hash[:12]}
	if user != "" {
		args = append(args, "user", user)
	}
	if reason != "" {
		args = append(args, "reason", reason)
	}
	log(message, args...)
	h.note(kind, &report.ReloadResult{By: by, User: user, Module: filepath.Base(v.path), Hash: v.hash, Error: reason}, h.served(), nil, false)
}

// describe describes a trial; nil: no trial.
func (t *trial) describe() *report.Canary {
	if t == nil || !t.g.hold() {
		return nil
	}
	defer t.g.release()
	c := &report.Canary{Generation: t.g.describe(), Share: t.split.Share().String(), Key: t.split.Key().String(), Match: t.split.Match().String(), Gate: t.gated,
		Other: t.sides[0].describe(), Tried: t.sides[1].describe()}
	c.Requests -= 2 // the host's hold and this one
	for _, s := range t.steps {
		c.Steps = append(c.Steps, s.String())
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.next.IsZero() {
		next := t.next
		c.Next = &next
	}
	return c
}

func (s *side) describe() report.Side {
	return report.Side{Requests: s.requests.Load(), Failures: s.failures.Load()}
}
