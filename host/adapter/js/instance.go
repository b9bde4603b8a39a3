package js

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/compression"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/ext/webcrypto"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// instance is an engine with its script, and the requests that wait in it.
type instance struct {
	guest.Instance

	// Constant after NewInstance.
	prog     *program
	meta     uint32 // address of the memory that the prelude shares
	manifest []byte // JSON
	fns      functions
	image    *image // it is reset to this after each request; nil: it is not

	enter sync.Mutex // held by whoever is in the engine: all below, up to the next comment, is guarded by it
	vm    engine.VM
	limit limit // of the running turn
	// Of the running turn.
	current     *exchange.Exchange // nil: none of a request
	paying      *account           // of the running turn; nil: none yet, or the background's
	background  account
	id          uint32                        // of current; the last one given
	failure     *exchange.Failure             // of current
	pendingNow  *exchange.Pending             // of current, which is pending
	lossy       bool                          // a job was lost for lack of memory
	starved     *exchange.Failure             // a job of the turn ended because there was no memory
	thrown      map[*exchange.Failure]int32   // what the error handler is called with
	rejections  map[engine.Value]engine.Value // promise -> reason
	late        []engine.Value                // promises that were handled after the script had been notified of them
	told        bool                          // the script has dealt with a rejection
	out         exchange.Response
	record      []byte
	buffer      uint32 // address of engine memory for records
	capacity    uint32 // of buffer
	intl        intl.Intl
	compression compression.Streams
	crypto      webcrypto.Crypto
	modules     webassembly.Modules

	fetches fetch.Client
	loop    loop.Loop
	handed  *exchange.Pending // of the last request's turn; for whoever the pool has given the instance to

	// For use by any goroutine.
	requests   guest.Pending[*entry] // those that are pending
	unanswered atomic.Int32          // of requests, whose response has not begun
	running    atomic.Bool           // the script has been evaluated: the loop runs
	unfinished atomic.Int32          // requests that are over, but not yet for the script, which is notified
	over       chan struct{}         // of capacity 1: unfinished has decreased
	lost       *time.Timer           // calls failLost; guarded by requests
}

// functions are those of the prelude that the adapter calls.
type functions struct {
	dispatch, fulfilled, wait, errored, event, manifest, message, stack, isolate, frames, rejected, handled engine.Value
}

// Config returns the manifest of the script.
func (i *instance) Config() ([]byte, error) { return i.manifest, nil }

// Fetch hands a request to the script.
func (i *instance) Fetch(x *exchange.Exchange) error {
	i.enter.Lock()
	defer i.enter.Unlock()
	if i.Broken() {
		return lost()
	}
	i.begin(x, false)
	defer i.end()
	return i.fetch(x)
}

func (i *instance) fetch(x *exchange.Exchange) (err error) {
	defer i.recovered(&err)
	raw, flags := i.request(&x.Request)
	v, err := i.vm.Call4(i.fns.dispatch, engine.Int(int32(i.id)), engine.Int(int32(x.Route)), engine.Int(flags), raw)
	i.vm.Free(raw)
	if err != nil {
		return err
	}
	return i.finish(x, v)
}

// finish takes what dispatch or errored returned, and runs the microtasks.
func (i *instance) finish(x *exchange.Exchange, v engine.Value) error {
	if v.IsObject() {
		var err error
		if v, err = i.settle(v); err != nil {
			return err
		}
	}
	switch {
	case v.IsException(): // the prelude catches all but what cannot be caught
		return i.exception()
	case v.IsString():
		err := i.answer(i.id, v)
		i.vm.Free(v)
		if err != nil {
			return err
		}
	}
	if err := i.jobs(); err != nil {
		return err
	}
	if i.starved != nil {
		i.starve(x)
	}
	switch {
	case i.failure != nil && i.pendingNow == nil:
		return i.failure
	case x.Held(), x.Cause() != nil && i.pendingNow == nil:
		return nil
	case i.pendingNow == nil:
		i.addPending()
	}
	return adapter.ErrPending
}

// settle goes on with a promise, of which most are settled when the microtasks have run: then nothing has to wait. Its result is
// dispatch's.
func (i *instance) settle(promise engine.Value) (engine.Value, error) {
	defer i.vm.Free(promise)
	if i.vm.PromiseState(promise) == engine.Pending {
		if err := i.microtasks(); err != nil {
			return engine.Undefined, err
		}
	}
	if i.vm.PromiseState(promise) != engine.Fulfilled { // nor is what only looks like a promise
		return i.vm.Call(i.fns.wait, engine.Int(int32(i.id)), promise)
	}
	v := i.vm.PromiseResult(promise)
	defer i.vm.Free(v)
	return i.vm.Call(i.fns.fulfilled, engine.Int(int32(i.id)), v)
}

// Error has the script's error handler answer x.
func (i *instance) Error(x *exchange.Exchange, f *exchange.Failure) error {
	i.enter.Lock()
	defer i.enter.Unlock()
	if i.Broken() {
		return adapter.ErrNoHandler
	}
	i.begin(x, false)
	if most := i.Env.Limits().ErrorTime(x.Worked); most > 0 {
		i.paying = &account{id: i.id, most: most}
	}
	defer i.end()
	return i.guard(func() error {
		token := i.thrown[f]
		delete(i.thrown, f)
		raw, flags := i.request(&x.Request)
		message := i.vm.NewString([]byte(f.Message))
		kind := i.vm.NewString([]byte(f.Kind.String()))
		v, err := i.vm.Call(i.fns.errored, engine.Int(int32(i.id)), engine.Int(token), message, engine.Int(flags), raw, kind)
		i.vm.Free(raw)
		i.vm.Free(kind)
		i.vm.Free(message)
		if err != nil {
			return err
		}
		if v.IsUndefined() && i.kind() == kindNoHandler {
			return adapter.ErrNoHandler
		}
		return i.finish(x, v)
	})
}

// begin begins a turn: of x, or of none.
func (i *instance) begin(x *exchange.Exchange, start bool) {
	i.current, i.paying, i.failure, i.pendingNow, i.starved = x, nil, nil, nil, nil
	i.Begin()
	i.limit = limit{starting: start}
	if x == nil {
		return
	}
	i.id = i.requests.Next(i.id, maxID)
}

func (i *instance) end() {
	i.charge()
	if i.current != nil {
		i.handed = i.pendingNow
		if a := i.paying; a != nil && i.pendingNow == nil { // the request is over, but work that it has begun is not
			a.over.Store(true)
			i.current.Worked += time.Duration(a.spent.Load())
		}
	}
	i.current, i.paying = nil, nil
}

// guard runs f, and marks the instance broken when the engine's call ended before its time.
func (i *instance) guard(f func() error) (err error) {
	defer i.recovered(&err)
	return f()
}

// recovered, deferred, deals with the error of a function that has called the engine.
func (i *instance) recovered(err *error) {
	if r := recover(); r != nil { // a call that only makes a value was interrupted
		e, ok := r.(error)
		if !ok {
			panic(r)
		}
		*err = i.broke(e)
	}
	if *err == nil || *err == adapter.ErrPending || *err == adapter.ErrNoHandler {
		return
	}
	if _, ok := (*err).(*exchange.Failure); !ok {
		*err = i.broke(*err)
	}
}

// broke is why a call into the engine ended before its time. The instance is of no more use: its other requests fail.
func (i *instance) broke(err error) error {
	i.Break()
	i.charge()
	f := guest.FailureOf(err)
	if errors.Is(err, engine.ErrMemory) {
		f.Kind, f.Message = exchange.KindMemory, noMemory
	}
	if a := i.paying; a != nil {
		i.failOpen(a.id, f) // the work was for this request
	}
	i.failPending(lost())
	return f
}

func lost() *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindLost, Message: "the instance ended while the request was pending: the script worked for too long or trapped, for another request"}
}

// jobs runs the microtasks, and then reports the unhandled rejections, which can queue more microtasks.
func (i *instance) jobs() error {
	err := i.microtasks()
	for n := 0; err == nil && len(i.rejections)+len(i.late) > 0 && n < maxRounds; n++ {
		if err = i.reportRejections(); err == nil {
			err = i.microtasks()
		}
	}
	return err
}

// maxRounds limits how often per turn a script is notified of rejections, since its handlers can reject more promises. The rest
// follow in the next turn.
const maxRounds = 8

// Interrupt ends the running turn, and what waits.
func (i *instance) Interrupt(cause error) {
	i.Instance.Interrupt(cause)
	i.fetches.Cancel()
	i.failPending(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()})
}

// Close frees the instance.
func (i *instance) Close(ctx context.Context) error {
	i.Interrupt(errClosed)
	i.loop.Join()
	i.fetches.Close()
	i.compression.Close()
	i.failPending(lost())
	return i.close(ctx)
}

var errClosed = errors.New("the instance is closed")
