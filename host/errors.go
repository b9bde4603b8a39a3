package host

import (
	"errors"
	"path/filepath"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
)

// fail is failIn without an instance.
func (h *Host) fail(x *exchange.Exchange, g *generation, err error) { h.failIn(nil, x, g, err) }

// failIn answers an exchange whose call failed: by the guest's error handler, in inst, which it releases, or in any other instance if
// inst is nil; or by the built-in page. If the head has been sent the connection is cut, so that the client sees a truncation
// and not a complete response.
func (h *Host) failIn(inst adapter.Instance, x *exchange.Exchange, g *generation, err error) {
	defer func() {
		if inst != nil {
			g.releaseInstance(inst)
		}
	}()
	f := failure(err)
	if x.State() == exchange.Done {
		if x.Cause() == nil { // answered completely, then failed
			h.logFailure(x, g, f)
		}
		return
	}
	if cause := x.Cause(); cause != nil && !answerable(x, cause) {
		h.limits.countCause(cause)
		h.log.Info("request cut", "cause", cause, "method", string(x.Method), "path", string(x.Path), "generation", g.id)
		x.Cut()
		return
	}
	if x.State() == exchange.Open && x.BodyTooLarge() { // the client's fault, and SPEC 6.1's answer
		h.log.Info("request refused: its body is over the limit", "method", string(x.Method), "path", string(x.Path), "generation", g.id)
		x.Unbind()
		x.Respond(&exchange.Response{Status: 413, Header: plainText, Body: []byte("the body is too large\n")})
		return
	}
	if x.State() == exchange.Open && x.BodyBroken() != nil {
		text := "malformed chunked body" // the texts are those of the fronts
		if x.BodyBroken() != exchange.ErrBodyMalformed {
			text = "the body ended early"
		}
		h.log.Info("request refused: "+text, "method", string(x.Method), "path", string(x.Path), "generation", g.id)
		x.Unbind()
		x.Respond(&exchange.Response{Status: 400, Header: plainText, Body: []byte(text + "\n")})
		return
	}
	if x.State() == exchange.Open && f.TooLarge {
		h.log.Info("request refused: it is too large", "error", f.Message, "method", string(x.Method), "path", string(x.Path), "generation", g.id)
		x.Unbind()
		x.Respond(&exchange.Response{Status: 413, Header: plainText, Body: []byte(f.Message + "\n")})
		return
	}
	h.logFailure(x, g, f)
	if x.State() == exchange.Streaming {
		x.Cut()
		return
	}
	x.Revive()
	failed := inst
	inst = nil // released by errorHandler
	if h.errorHandler(failed, x, g, f) {
		return
	}
	if x.State() == exchange.Streaming {
		x.Cut()
		return
	}
	x.Unbind() // the page is the host's
	h.errorPage(x, f)
}

// answerable reports whether a cancelled exchange can still be answered: the request took too long. For any other cause
// the client is gone, or its connection is idle and closed without a response.
func answerable(x *exchange.Exchange, cause error) bool {
	var a interface{ Answerable() bool }
	return x.State() == exchange.Open && errors.As(cause, &a) && a.Answerable()
}

// failure returns err as a Failure: the guest's, or an internal one.
func failure(err error) *exchange.Failure {
	var f *exchange.Failure
	if errors.As(err, &f) {
		return f
	}
	return &exchange.Failure{Kind: exchange.KindInternal, Message: err.Error(), Limit: exchange.LimitOf(err)}
}

// errorHandler calls the guest's error handler, in inst, which it releases, or in any other instance if inst is nil. It reports whether the
// guest answered.
func (h *Host) errorHandler(inst adapter.Instance, x *exchange.Exchange, g *generation, f *exchange.Failure) bool {
	if inst == nil {
		var err error
		if inst, err = g.take(x, g.pool.GetAny); err != nil {
			return false
		}
	}
	x.Bind(&h.bounds)
	err := inst.Error(x, f)
	switch {
	case err != adapter.ErrPending:
		g.releaseInstance(inst)
		if err == nil {
			err = sendHeld(x)
		}
	case g.isolated:
		err = x.Attend(inst.Pending())
		g.releaseInstance(inst)
	default:
		parked := inst.Pending()
		g.releaseInstance(inst)
		err = x.Attend(parked)
	}
	if err != nil && err != adapter.ErrNoHandler {
		h.logFailure(x, g, failure(err), "in", "the error handler")
	}
	return err == nil && x.State() == exchange.Done
}

func (h *Host) logFailure(x *exchange.Exchange, g *generation, f *exchange.Failure, more ...any) {
	h.countError(f.Kind)
	h.limits.countCause(f)
	if f.Kind == exchange.KindMemory && f.Limit == "" {
		h.limits.Count("memory")
	}
	args := append([]any{"kind", f.Kind.String(), "error", f.Message, "method", string(x.Method), "path", string(x.Path),
		"generation", g.id}, more...)
	if f.Stack != "" {
		args = append(args, "stack", f.Stack)
	}
	h.log.Error("request failed", args...)
}

// reject answers 503 with a sentence: no handler yet, shutting down, or (err) too busy.
func (h *Host) reject(x *exchange.Exchange, err error) {
	h.refused.Add(1)
	text := "No handler yet: put a wasm module at " + filepath.Base(h.cfg.Module) + " and it will be served.\n"
	switch {
	case err != nil:
		h.limits.Count(rejections[err])
		text = "All instances are busy; try again.\n"
		h.log.Warn("request refused", "error", err, "method", string(x.Method), "path", string(x.Path))
	case h.draining.Load():
		text = "The server is shutting down.\n"
	case h.moduleRejected():
		text = "No handler: its module was refused; the reason is in the server's log.\n"
	}
	x.Respond(&exchange.Response{Status: 503, Header: retryLater, Body: []byte(text)})
}

// moduleRejected reports whether the module exists but cannot be served.
func (h *Host) moduleRejected() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last != nil && !h.last.OK
}

// rejections lists the limits that reject a request before its handler runs.
var rejections = map[error]string{pool.ErrFull: "queue", pool.ErrTimeout: "queue-timeout", pool.ErrPending: "max-pending"}

var retryLater = []exchange.Field{
	{Name: []byte("content-type"), Value: []byte("text/plain;charset=utf-8")},
	{Name: []byte("retry-after"), Value: []byte("1")},
}
