package host

import (
	"context"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
)

// lease is one request's use of a generation's instances: of one at any time, and of a second one only for the error handler. With g alone
// it is ready to use and holds no instance. An instance leaves the pool in take and returns in end, nowhere else.
type lease struct {
	g       *generation
	inst    adapter.Instance // nil: not held
	calling bool             // a call has begun and has not returned
}

// take holds a usable instance, unless l holds one. One may have failed between requests, in its own timer. It fails once the
// generation's calls have been interrupted. get is the pool's Get or GetAny.
func (l *lease) take(x *exchange.Exchange, get func(context.Context, pool.Canceller) (adapter.Instance, error)) error {
	for l.inst == nil {
		inst, err := get(context.Background(), x)
		if err != nil {
			return err
		}
		l.inst = inst
		cut := l.g.cut.Load()
		if cut != nil || inst.Broken() {
			l.end()
		}
		if cut != nil {
			return cut
		}
	}
	return nil
}

// call lets the guest answer x in the instance that l holds: with its handler or, after the failure f, with its error handler. The instance
// is released before the response is sent or awaited, so that a client that does not read holds up only its own connection. After a
// failure it is kept if the error handler must run in it.
func (l *lease) call(x *exchange.Exchange, f *exchange.Failure) error {
	x.Bind(l.g.bounds)
	later, err := l.run(x, f)
	if err == nil || f != nil || !l.g.errorInPlace || l.inst.Broken() {
		l.end()
	}
	switch {
	case err != nil:
		return err
	case later != nil:
		return x.Attend(later) // another call of the instance answers x
	}
	return x.Release()
}

// run calls the guest. later is the mailbox of a pending request. An isolated instance is not shared with other requests meanwhile, so
// run attends to it itself.
func (l *lease) run(x *exchange.Exchange, f *exchange.Failure) (later *exchange.Pending, err error) {
	l.calling = true
	if f == nil {
		err = l.inst.Fetch(x)
	} else {
		err = l.inst.Error(x, f)
	}
	l.calling = false
	if err != adapter.ErrPending {
		return nil, err
	}
	later = l.inst.Pending()
	if l.g.isolated {
		return nil, x.Attend(later)
	}
	return later, nil
}

// end returns the instance to the pool, reset to its image if requests are isolated. It closes one that may not be called again: one that
// is broken, that cannot be reset, or whose call was ended by a panic of the host. It does nothing if l holds no instance.
func (l *lease) end() {
	inst := l.inst
	if inst == nil {
		return
	}
	l.inst = nil
	if l.calling || inst.Broken() || l.g.isolated && !inst.Restore() {
		l.g.pool.Discard(inst)
		return
	}
	l.g.pool.Put(inst)
}
