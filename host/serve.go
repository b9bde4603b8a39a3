package host

import (
	"context"
	"errors"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
)

// Serve is the request path: hold the generation, match the route, take an instance, make the call, release everything. It
// returns when x has been answered or cut. Fronts call it, one goroutine per exchange.
func (h *Host) Serve(x *exchange.Exchange) {
	if !h.TryServe(x) {
		h.reject(x, nil)
	}
}

// TryServe serves x if a handler is loaded; otherwise it reports false and leaves x untouched.
func (h *Host) TryServe(x *exchange.Exchange) bool {
	g := h.acquire()
	if g == nil {
		return false
	}
	h.requests.Add(1)
	if target, ok := g.routes.Load().Match(&x.Request); ok {
		h.settle(x, g, target.Serve(x)) // static: no wasm
	} else {
		h.call(x, g)
		x.Unbind()
	}
	g.release()
	return true
}

// call lets the guest answer x.
func (h *Host) call(x *exchange.Exchange, g *generation) {
	inst, err := g.take(x, g.pool.Get)
	switch {
	case err == nil:
	case errors.Is(err, pool.ErrFull), errors.Is(err, pool.ErrTimeout), errors.Is(err, pool.ErrPending):
		h.reject(x, err)
		return
	default: // the guest failed while it started, or x was cancelled
		h.settle(x, g, err)
		return
	}
	x.Bind(&h.bounds)
	switch err = inst.Fetch(x); err {
	case nil:
		g.releaseInstance(inst)
		h.settle(x, g, sendHeld(x))
	case adapter.ErrPending:
		h.pending(x, g, inst)
	default:
		h.failIn(g.retain(inst), x, g, err)
	}
}

// take returns a usable instance: one may have failed between requests, in its own timer. get is the pool's Get or GetAny.
func (g *generation) take(x *exchange.Exchange, get func(context.Context, pool.Canceller) (adapter.Instance, error)) (adapter.Instance, error) {
	for {
		inst, err := get(context.Background(), x)
		if err != nil || !inst.Broken() {
			return inst, err
		}
		g.pool.Discard(inst)
	}
}

// sendHeld sends the response that the instance has left with x. The front handles a client that is gone.
func sendHeld(x *exchange.Exchange) error {
	if !x.Held() {
		return nil
	}
	if err := x.Release(); errors.Is(err, exchange.ErrResponseTooLarge) {
		return exchange.TooLarge(err)
	}
	return nil
}

// pending waits until another call of the instance has answered x. Other requests use the instance meanwhile, unless requests are isolated.
func (h *Host) pending(x *exchange.Exchange, g *generation, inst adapter.Instance) {
	parked := inst.Pending()
	if !g.isolated {
		g.releaseInstance(inst)
		h.settle(x, g, x.Attend(parked))
	} else if err := x.Attend(parked); err != nil {
		h.failIn(g.retain(inst), x, g, err)
	} else {
		g.releaseInstance(inst)
	}
}

// retain returns inst if the error handler must run in it in its current state; otherwise it releases inst.
func (g *generation) retain(inst adapter.Instance) adapter.Instance {
	if g.errorInPlace && !inst.Broken() {
		return inst
	}
	g.releaseInstance(inst)
	return nil
}

// releaseInstance returns an instance to the pool, reset to its image if requests are isolated, or closes it if it may not be called
// again.
func (g *generation) releaseInstance(inst adapter.Instance) {
	if inst.Broken() || g.isolated && !inst.Restore() {
		g.pool.Discard(inst)
		return
	}
	g.pool.Put(inst)
}

// settle handles the error of a response for which no instance is held, if there is one.
func (h *Host) settle(x *exchange.Exchange, g *generation, err error) {
	if err != nil {
		h.fail(x, g, err)
	}
}
