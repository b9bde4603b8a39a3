package host

import (
	"context"
	"errors"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
)

// Serve is the request path: hold the generation, match the route, take an instance, make the call, give all back. It
// returns when x has been answered or cut. Fronts call it, one goroutine per exchange.
func (h *Host) Serve(x *exchange.Exchange) {
	if !h.TryServe(x) {
		h.refuse(x, nil)
	}
}

// TryServe is Serve for who has another answer than 503 while there is no handler: it then returns false and leaves x as it was.
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

// call has the guest answer x.
func (h *Host) call(x *exchange.Exchange, g *generation) {
	inst, err := g.take(x, g.pool.Get)
	switch {
	case err == nil:
	case errors.Is(err, pool.ErrFull), errors.Is(err, pool.ErrTimeout), errors.Is(err, pool.ErrPending):
		h.refuse(x, err)
		return
	default: // the guest failed while it started, or x was cancelled
		h.settle(x, g, err)
		return
	}
	x.Bind(&h.bounds)
	switch err = inst.Fetch(x); err {
	case nil:
		g.giveBack(inst)
		h.settle(x, g, release(x))
	case adapter.ErrPending:
		h.pending(x, g, inst)
	default:
		h.failIn(g.keep(inst), x, g, err)
	}
}

// take returns an instance that is usable: one may have failed between requests, in a timer of its own. get is the pool's Get or GetAny.
func (g *generation) take(x *exchange.Exchange, get func(context.Context, pool.Canceller) (adapter.Instance, error)) (adapter.Instance, error) {
	for {
		inst, err := get(context.Background(), x)
		if err != nil || !inst.Broken() {
			return inst, err
		}
		g.pool.Discard(inst)
	}
}

// release sends the response that the instance has left with x. The front deals with a client that is gone.
func release(x *exchange.Exchange) error {
	if !x.Held() {
		return nil
	}
	if err := x.Release(); errors.Is(err, exchange.ErrResponseTooLarge) {
		return exchange.TooLarge(err)
	}
	return nil
}

// pending waits until another call of the instance has answered x. Meanwhile others have the instance, but not where requests are isolated.
func (h *Host) pending(x *exchange.Exchange, g *generation, inst adapter.Instance) {
	parked := inst.Pending()
	if !g.putBack {
		g.giveBack(inst)
		h.settle(x, g, x.Attend(parked))
	} else if err := x.Attend(parked); err != nil {
		h.failIn(g.keep(inst), x, g, err)
	} else {
		g.giveBack(inst)
	}
}

// waiting counts the requests that are pending in an instance: -max-pending of them at most, since others get no such instance. A stream that is
// being sent is no longer one, where the adapter tells them apart.
func waiting(inst adapter.Instance) int {
	if w, ok := inst.(interface{ Waiting() int }); ok {
		return w.Waiting()
	}
	return inst.PendingCount()
}

// keep is inst if the error handler is to run in it as it is; else it is given back.
func (g *generation) keep(inst adapter.Instance) adapter.Instance {
	if g.errorInPlace && !inst.Broken() {
		return inst
	}
	g.giveBack(inst)
	return nil
}

// giveBack returns an instance to the pool, as it was after its start if requests are isolated, or closes it if it may not be called
// again.
func (g *generation) giveBack(inst adapter.Instance) {
	if inst.Broken() || g.putBack && !inst.Restore() {
		g.pool.Discard(inst)
		return
	}
	g.pool.Put(inst)
}

// settle deals with the error of an answer for which no instance is held, if there is one.
func (h *Host) settle(x *exchange.Exchange, g *generation, err error) {
	if err != nil {
		h.fail(x, g, err)
	}
}
