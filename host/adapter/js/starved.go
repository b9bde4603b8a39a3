package js

import (
	"strings"
	"time"

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
	defer i.suspect()
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

// lostGrace is how long a request may wait for nothing in an instance that has lost a job.
const lostGrace = 2 * time.Second

// suspect is called when a job was lost. From now on a request may wait for the promise that the job was to settle, and nothing would end
// it before its idle timeout: the script may even keep the promise for all requests to come.
func (i *instance) suspect() {
	i.lossy = true
	i.watch()
}

// watch has failLost called in a while.
func (i *instance) watch() {
	i.requests.Lock()
	defer i.requests.Unlock()
	if i.lost == nil {
		i.lost = time.AfterFunc(lostGrace, i.failLost)
	}
}

// failLost fails the requests that have waited since its last call, unless a timer or an upstream could end their wait. The instance is
// then broken, and the pool replaces it.
func (i *instance) failLost() {
	idle := i.enter.TryLock()
	if idle {
		defer i.enter.Unlock()
		idle = !i.loop.Expects()
	}
	i.requests.Lock()
	i.lost = nil
	i.requests.Unlock()
	var failed []*entry
	waiting, others := false, false
	i.requests.Each(func(e *entry) {
		switch {
		case e.answered: // a stream that is being sent
			others = true
		case e.suspect && idle:
			failed = append(failed, e)
		default:
			e.suspect, waiting = true, true
		}
	})
	if waiting {
		i.watch()
	} else if len(failed) > 0 && !others {
		i.Break()
	}
	for _, e := range failed {
		e.p.Fail(&exchange.Failure{Kind: exchange.KindLost, Message: "the request waits for work of another request, which was lost when the script had used up its memory (-memory)"})
	}
}
