package js

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// instance is an engine with its script, and the requests that wait in it. Its parts know each other and what is below them in this
// list: see doc.go.
type instance struct {
	guest.Instance

	// Constant after NewInstance.
	shared   *shared
	manifest []byte // JSON
	image    *image // the instance is reset to it after each request; nil: it is not

	enter sync.Mutex // held by the goroutine in the engine; guards the fields up to the next comment
	extensions
	answers    answers
	jobs       jobs
	turn       turn
	rejections rejections
	realm      realm

	// For use by any goroutine.
	losses   losses
	ledger   ledger
	requests requests
	loop     loop.Loop
}

// newInstance makes an instance without an engine.
func newInstance(s *shared, functions functionTable) *instance {
	i := &instance{shared: s}
	vm := &i.realm.vm
	s.Init(&engineContext{context.Background(), &i.Instance, vm, &i.modules}, &i.Instance, i)
	i.FirstSlice = time.Millisecond // most turns are shorter, and a yield takes two system calls

	i.requests.instance, i.requests.loop, i.requests.over = &i.Instance, &i.loop, make(chan struct{}, 1)
	i.ledger.instance, i.ledger.requests = &i.Instance, &i.requests
	i.losses.instance, i.losses.requests, i.losses.loop, i.losses.enter = &i.Instance, &i.requests, &i.loop, &i.enter
	i.loop.Init(&i.ledger)

	i.realm.instance, i.realm.trace = &i.Instance, s.trace
	i.rejections.realm = &i.realm
	i.turn.instance, i.turn.requests, i.turn.ledger, i.turn.losses = &i.Instance, &i.requests, &i.ledger, &i.losses
	i.jobs = jobs{&i.realm, &i.rejections, &i.turn}
	i.answers.realm, i.answers.turn, i.answers.holds = &i.realm, &i.turn, &s.holds

	i.functions, i.process = functions, process{s, &i.realm, &i.turn, &i.loop}
	i.extensions.turn, i.extensions.answers = &i.turn, &i.answers
	i.intl = intl.Intl{Env: i.Env, Fallbacks: &s.fallbacks}
	i.crypto.Derivations = s.derivations
	i.fetches.Init(&i.turn, &i.loop)
	i.modules.Init(i.Context, nesting{&i.turn, vm, &s.nested})
	return i
}

// instantiate gives i an engine, in which it calls the function start.
func (i *instance) instantiate(start ...string) error {
	i.turn.begin(nil, true)
	if err := i.shared.Instantiate(&i.Instance, i.ModuleConfig().WithStartFunctions(start...), &memories{}); err != nil {
		return i.broke(err)
	}
	return nil
}

// These make an instance an engine.Host, and a guest.Limiter.

// Call calls a host function for the engine.
func (i *instance) Call(name []byte, args []engine.Value) engine.Value {
	return i.call(&i.realm.vm, name, args)
}

// Rejection notes that a promise was rejected without a handler, or (handled) that it has got one.
func (i *instance) Rejection(promise, reason engine.Value, handled bool) {
	i.rejections.note(promise, reason, handled)
}

// TypeError returns a message that names the value that an exception is about, or "".
func (i *instance) TypeError(e engine.Value, message string) string {
	return i.realm.typeError(e, message)
}

// Check ends the turn if it has worked for too long.
func (i *instance) Check(spent time.Duration) {
	if i.modules.Running() {
		i.modules.LimitStack(i.Env.Limits().Stack)
	}
	i.turn.check(spent)
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

// broke returns the failure of a call into the engine that ended before its time. The instance cannot be used again: its other requests
// fail.
func (i *instance) broke(err error) error {
	i.Break()
	i.turn.charge()
	f := guest.FailureOf(err)
	if errors.Is(err, engine.ErrMemory) {
		f.Kind, f.Message = exchange.KindMemory, noMemory
	}
	if a := i.turn.account; a != nil {
		i.requests.fail(a.id, f) // the work was for this request
	}
	i.requests.failAll(lost())
	return f
}

// Interrupt ends the running turn, and the requests and upstreams that it waits for.
func (i *instance) Interrupt(cause error) {
	i.Instance.Interrupt(cause)
	i.fetches.Cancel()
	i.requests.failAll(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()})
}

// Close frees the instance.
func (i *instance) Close(ctx context.Context) error {
	i.Interrupt(errClosed)
	i.loop.Join()
	i.fetches.Close()
	i.compression.Close()
	i.requests.failAll(lost())
	return i.free(ctx)
}

// free closes the engine, and frees its memory.
func (i *instance) free(ctx context.Context) error {
	i.modules.Close()
	return closeEngine(ctx, &i.Instance)
}

var errClosed = errors.New("the instance is closed")

// Config returns the manifest of the script.
func (i *instance) Config() ([]byte, error) { return i.manifest, nil }

// Pending returns the mailbox of the exchange for which Fetch or Error has just returned ErrPending.
func (i *instance) Pending() *exchange.Pending { return i.turn.handed }

// PendingCount returns the number of pending exchanges.
func (i *instance) PendingCount() int { return i.requests.Count() }

// Waiting returns the number of pending exchanges whose response has not begun.
func (i *instance) Waiting() int { return int(i.requests.unanswered.Load()) }
