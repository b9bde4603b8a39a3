package js

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
)

// maxRounds limits how often per turn a script is notified of rejections, since its handlers can reject more promises. The rest
// follow in the next turn.
const maxRounds = 8

// jobs runs the microtasks that calls into the engine have queued. Its fields are constant.
type jobs struct {
	realm      *realm
	rejections *rejections
	turn       *turn
}

// run runs the microtasks, and then reports the unhandled rejections, which can queue more microtasks.
func (j *jobs) run() error {
	err := j.microtasks()
	for n := 0; err == nil && j.rejections.any() && n < maxRounds; n++ {
		if err = j.rejections.report(); err == nil {
			err = j.microtasks()
		}
	}
	return err
}

// microtasks runs the jobs that are queued. Only an exception that cannot be caught, or one of a finalizer, ends a job. Without
// memory, the exception cannot be caught: the promise that the job was to settle stays pending, so starve fails the request.
func (j *jobs) microtasks() error {
	return j.realm.vm.Jobs(func(e engine.Value) {
		f := j.realm.describe(e)
		j.realm.log(f.Message)
		j.note(f)
	})
}

// note notes whether f, which has ended a job or a call for an event, is for lack of memory. Then the engine may have had no memory for
// the right message either ("Invalid error message"), or for a description.
func (j *jobs) note(f *exchange.Failure) {
	if strings.HasPrefix(f.Message, "InternalError: ") || f.Message == undescribed {
		j.turn.starved = &exchange.Failure{Kind: exchange.KindMemory, Message: noMemory, Stack: f.Stack, Source: f.Source}
	}
}

// starve fails the request of the turn (x, or its account's) if a job was lost for lack of memory, unless the script has
// answered the request already. The instance can go on: the engine has freed the memory that the job was about to use.
func (j *jobs) starve(x *exchange.Exchange) {
	t := j.turn
	if t.starved == nil {
		return
	}
	defer t.losses.noted()
	if x != nil && t.pending == nil {
		if x.State() == exchange.Open && !x.Held() && x.Cause() == nil && t.failure == nil {
			t.failure = t.starved
		}
		return
	}
	if a := t.account; a != nil && !a.over.Load() {
		t.requests.failOpen(a.id, t.starved)
	}
}
