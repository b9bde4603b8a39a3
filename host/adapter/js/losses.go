package js

import (
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// lostGrace is how long a request may wait for nothing in an instance that has lost a job.
const lostGrace = 2 * time.Second

// losses ends requests that wait for a job that was lost for lack of memory.
type losses struct {
	// Constant.
	instance *guest.Instance
	requests *requests
	loop     *loop.Loop
	enter    *sync.Mutex // instance.enter

	any   bool        // a job was lost; guarded by enter
	timer *time.Timer // calls check; guarded by requests
}

// noted is called when a job was lost. From now on a request may wait for the promise that the job was to settle, and nothing would end
// it before its idle timeout: the script may even keep the promise for all requests to come.
func (l *losses) noted() {
	l.any = true
	l.watch()
}

// watch calls check after a while.
func (l *losses) watch() {
	l.requests.Lock()
	defer l.requests.Unlock()
	if l.timer == nil {
		l.timer = time.AfterFunc(lostGrace, l.check)
	}
}

// check fails the requests that have waited since its last call, unless a timer or an upstream could end their wait. The instance is
// then broken, and the pool replaces it.
func (l *losses) check() {
	idle := l.enter.TryLock()
	if idle {
		defer l.enter.Unlock()
		idle = !l.loop.Expects()
	}
	l.requests.Lock()
	l.timer = nil
	l.requests.Unlock()
	var failed []*entry
	waiting, streaming := false, false
	l.requests.Each(func(e *entry) {
		switch {
		case e.answered: // its response is being sent
			streaming = true
		case e.suspect && idle:
			failed = append(failed, e)
		default:
			e.suspect, waiting = true, true
		}
	})
	if waiting {
		l.watch()
	} else if len(failed) > 0 && !streaming {
		l.instance.Break()
	}
	for _, e := range failed {
		e.p.Fail(&exchange.Failure{Kind: exchange.KindLost, Message: "the request waits for work of another request, which was lost when the script had used up its memory (-memory)"})
	}
}
