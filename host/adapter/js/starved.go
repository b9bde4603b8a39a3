package js

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
)

// noMemory is the message of a failure for lack of memory.
const noMemory = "the script has used up its memory (-memory)"

// microtasks runs the jobs that are queued. Only what cannot be caught, and what a finalizer throws, ends a job with an exception. Without
// memory, the exception cannot be caught: the promise that the job was to settle stays pending for ever, so starve fails the request.
func (i *instance) microtasks() error {
	return i.vm.Jobs(func(e engine.Value) {
		f := i.describe(e)
		i.Env.Log(levelError, []byte(f.Message))
		i.note(f)
	})
}

// note notes that f, which has ended a job or a call for an event, is for lack of memory. Then the engine may have had no memory for
// the right message either ("Invalid error message"), or for a description.
func (i *instance) note(f *exchange.Failure) {
	if strings.HasPrefix(f.Message, "InternalError: ") || f.Message == undescribed {
		i.starved = &exchange.Failure{Kind: exchange.KindMemory, Message: noMemory, Stack: f.Stack, Source: f.Source}
	}
}

// starve fails the request that the turn was for (x, or that of its account), unless the script has answered it already. The instance
// can go on: the engine has freed what the job was about to use.
func (i *instance) starve(x *exchange.Exchange) {
	if x != nil && i.pendingNow == nil {
		if x.State() == exchange.Open && !x.Held() && x.Cause() == nil && i.failure == nil {
			i.failure = i.starved
		}
		return
	}
	a := i.paying
	if a == nil || a.over.Load() {
		return
	}
	i.requests.Lock()
	defer i.requests.Unlock()
	if e := i.requests.Locked(a.id); e != nil && !e.answered {
		e.p.Fail(i.starved)
	}
}
