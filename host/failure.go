package host

import (
	"bytes"
	"errors"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/pool"
)

// fail ends a request that was not answered, because of err. It alone decides how: a page of the host for a request that is rejected or
// itself at fault, a cut for a client that no response can reach, the guest's error handler, or the page for errors. A response whose head
// has been sent is cut, so that the client sees a truncation and not a complete response. It reports whether the guest has failed.
func (h *Host) fail(x *exchange.Exchange, l *lease, err error) (guests bool) {
	f, limit, state, cause := failure(err), rejection(err), x.State(), x.Cause()
	gone := cause != nil && !answerable(x, cause)
	page := clientFault(x, f)
	switch {
	case limit != "":
		h.limits.Count(limit)
		h.refused.Add(1)
		h.log.Warn("request refused", "error", err, "method", string(x.Method), "path", string(x.Path))
		page = unavailable("All instances are busy; try again.\n")
	case state == exchange.Done:
		if cause == nil { // answered completely, then failed
			h.logFailure(x, l.g, f)
		}
		return cause == nil
	case gone:
		h.logCut(x, l.g, cause)
		x.Cut()
		return false
	case page != nil && state == exchange.Open:
		h.log.Info("request refused", "error", string(bytes.TrimSpace(page.Body)), "method", string(x.Method), "path", string(x.Path), "generation", l.g.id)
		x.Revive()
	default:
		guests = true
		h.logFailure(x, l.g, f)
		if state == exchange.Open {
			h.handle(x, l, f)
		}
		if x.State() == exchange.Streaming {
			x.Cut()
		}
		if x.State() == exchange.Done {
			return guests
		}
		page = h.errorPage(x, f)
	}
	x.Unbind() // the page is the host's: the limits of the guest's responses do not apply
	x.Respond(page)
	return guests
}

// handle lets the guest's error handler answer x, in the instance that l holds or in any other.
func (h *Host) handle(x *exchange.Exchange, l *lease, f *exchange.Failure) {
	x.Revive()
	if l.take(x, l.g.pool.GetAny) != nil {
		return
	}
	err := l.call(x, f)
	if err == nil || err == adapter.ErrNoHandler {
		return
	}
	if cause := x.Cause(); cause != nil && !answerable(x, cause) {
		h.logCut(x, l.g, cause)
		return
	}
	h.logFailure(x, l.g, failure(err), "in", "the error handler")
}

// failure returns err as a Failure: the guest's, or an internal one.
func failure(err error) *exchange.Failure {
	var f *exchange.Failure
	if errors.As(err, &f) {
		return f
	}
	return &exchange.Failure{Kind: exchange.KindInternal, Message: err.Error(), Limit: exchange.LimitOf(err)}
}

// rejection returns the name of the limit that kept a request from getting an instance, or "".
func rejection(err error) string {
	switch {
	case errors.Is(err, pool.ErrFull):
		return "queue"
	case errors.Is(err, pool.ErrTimeout):
		return "queue-timeout"
	case errors.Is(err, pool.ErrPending):
		return "max-pending"
	}
	return ""
}

// clientFault returns the response to a request that is itself at fault (SPEC 6.1); nil for any other.
func clientFault(x *exchange.Exchange, f *exchange.Failure) *exchange.Response {
	switch {
	case x.BodyTooLarge():
		return rejected(front.BodyTooLarge)
	case x.BodyBroken() == exchange.ErrBodyMalformed:
		return rejected(front.BadChunk)
	case x.BodyBroken() != nil:
		return rejected(front.CutBody)
	case f.TooLarge:
		return response(413, plainText, f.Message+"\n")
	}
	return nil
}

// answerable reports whether a cancelled exchange can still be answered: the request took too long. For any other cause
// the client is gone, or its connection is idle and closed without a response.
func answerable(x *exchange.Exchange, cause error) bool {
	var a interface{ Answerable() bool }
	return x.State() == exchange.Open && errors.As(cause, &a) && a.Answerable()
}

// logCut logs a request whose client no response can reach. This is not a failure of the handler.
func (h *Host) logCut(x *exchange.Exchange, g *generation, cause error) {
	h.limits.countCause(cause)
	h.log.Info("request cut", "cause", cause, "method", string(x.Method), "path", string(x.Path), "generation", g.id)
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
