package js

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/sys"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/compression"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/ext/webcrypto"
	"github.com/wasmserve/wasmserve/host/js/loop"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// instance is an engine with its script, and the requests that wait in it.
type instance struct {
	// Constant after Open.
	prog     *program
	env      adapter.Env
	born     time.Time
	ctx      context.Context
	mod      api.Module
	meta     uint32        // address of the memory that the prelude shares
	manifest []byte        // JSON
	stop     chan struct{} // closed by Interrupt and Close
	fns      functions
	memory   *snapshot.Memory  // what is under mod's
	globals  adapter.Globals   // all that the engine can change
	dirty    api.MutableGlobal // not 0: a table or a segment has changed
	image    *image            // what it is put back to after each request; nil: it is not

	enter sync.Mutex // held by whoever is in the engine: all below, up to the next comment, is guarded by it
	vm    engine.VM
	clock clock
	fuel  int32
	spent int64 // fuel, approximately: how much the scripts have worked
	// Of the running turn.
	current     *exchange.Exchange // nil: none of a request
	paying      *account           // of the running turn; nil: none yet, or the background's
	background  account
	id          uint32                        // of current; the last one given
	failure     *exchange.Failure             // of current
	parkedNow   *exchange.Pending             // current has been parked
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

	// For any goroutine.
	broken      atomic.Bool
	interrupted atomic.Pointer[error]
	waiting     atomic.Int32 // parked exchanges whose response has not begun
	running     atomic.Bool  // the script has been evaluated: the loop runs
	stopped     sync.Once
	mu          sync.Mutex
	parked      map[uint32]*entry // guarded by mu
	lossy       bool              // a job was lost for lack of memory; guarded by mu
	lost        *time.Timer       // calls failLost; guarded by mu
	unfinished  int               // requests that are over, but for the script, which has been told; guarded by mu
	over        chan struct{}     // capacity 1: there is one less
}

// functions are those of the prelude that the adapter calls.
type functions struct {
	dispatch, fulfilled, wait, errored, event, manifest, message, stack, isolate, frames, rejected, handled engine.Value
}

// entry is a parked exchange.
type entry struct {
	x        *exchange.Exchange
	account  *account
	p        *exchange.Pending
	answered bool   // the script has done its part; guarded by instance.mu
	suspect  bool   // it waited already when failLost was called; guarded by instance.mu
	gone     func() // is called when it is over; nil: nobody waits for that; guarded by instance.mu
}

// Config is the manifest that the script came to.
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
	case i.failure != nil && i.parkedNow == nil:
		return i.failure
	case x.Held(), x.Cause() != nil && i.parkedNow == nil:
		return nil
	case i.parkedNow == nil:
		i.park()
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
	if most := i.env.Limits().ErrorTime(x.Worked); most > 0 {
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
	i.current, i.paying, i.failure, i.parkedNow, i.starved = x, nil, nil, nil, nil
	i.clock = clock{start: start}
	if x == nil {
		return
	}
	i.mu.Lock()
	for i.id = (i.id + 1) & 0x3fffffff; i.id == 0 || i.parked[i.id] != nil; i.id++ {
	}
	i.mu.Unlock()
}

func (i *instance) end() {
	i.charge()
	if i.current != nil {
		i.handed = i.parkedNow
		if a := i.paying; a != nil && i.parkedNow == nil { // the request is over, but work that it has begun is not
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
	i.broken.Store(true)
	i.charge()
	f := &exchange.Failure{Kind: exchange.KindTrap, Message: firstLine(err.Error())}
	var in *interruption
	var exit *sys.ExitError
	switch {
	case errors.As(err, &in):
		f.Kind, f.Message = exchange.KindTimeout, in.cause.Error()
		if cause, ok := in.cause.(*exchange.Failure); ok {
			*f = *cause
		}
	case errors.As(err, &exit):
		f.Kind = exchange.KindExit
	case errors.Is(err, engine.ErrMemory):
		f.Kind, f.Message = exchange.KindMemory, noMemory
	}
	if a := i.paying; a != nil {
		i.failOpen(a.id, f) // the work was for this request
	}
	i.failParked(lost())
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

// maxRounds limits how often per turn a script is notified of rejections, since its handlers can reject more promises. The rest follow in the
// next turn.
const maxRounds = 8

// Broken says that the instance may not be called again.
func (i *instance) Broken() bool { return i.broken.Load() || i.interrupted.Load() != nil }

// Interrupt ends the running turn, and what waits.
func (i *instance) Interrupt(cause error) {
	i.interrupted.CompareAndSwap(nil, &cause)
	i.stopped.Do(func() { close(i.stop) })
	i.fetches.Cancel()
	i.failParked(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()})
}

// Close frees the instance.
func (i *instance) Close(ctx context.Context) error {
	i.Interrupt(errClosed)
	i.loop.Join()
	i.fetches.Close()
	i.compression.Close()
	i.failParked(lost())
	return i.close(ctx)
}

var errClosed = errors.New("the instance is closed")
