package host

import "github.com/wasmserve/wasmserve/host/exchange"

// Serve is the request path: choose the generation, match the route, take an instance, make the call, release everything. It
// returns when x has been answered or cut. Fronts call it, one goroutine per exchange.
func (h *Host) Serve(x *exchange.Exchange) {
	if !h.TryServe(x) {
		h.refused.Add(1)
		x.Respond(unavailable(h.noHandler()))
	}
}

// TryServe serves x if a handler is loaded; otherwise it reports false and leaves x untouched.
func (h *Host) TryServe(x *exchange.Exchange) bool {
	if t := h.trial.Load(); t != nil {
		return h.tryBoth(x, t)
	}
	g := h.acquire() // the generation of a request is chosen here, and in tryBoth
	if g == nil {
		return false
	}
	h.requests.Add(1)
	h.serve(x, g)
	return true
}

// serve answers x by g, which it releases. It reports whether that failed by a fault of the guest. Its deferred calls also run when a
// bug in a front or an adapter panics.
func (h *Host) serve(x *exchange.Exchange, g *generation) (failed bool) {
	defer g.release()
	l := lease{g: g}
	defer l.end()
	defer x.Unbind()
	if err := answer(x, &l); err != nil {
		return h.fail(x, &l, err)
	}
	return x.Status() >= 500
}

// answer sends the static response of x's route, or lets the guest answer. It returns the reason why x was not answered, whatever it
// is.
func answer(x *exchange.Exchange, l *lease) error {
	if target, ok := l.g.routes.Load().Match(&x.Request); ok {
		return target.Serve(x) // without wasm
	}
	if err := l.take(x, l.g.pool.Get); err != nil {
		return err
	}
	return l.call(x, nil)
}
