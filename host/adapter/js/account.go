package js

// Accounts attribute the script's work to requests. A request has one budget for all work that it causes: its handler, the
// continuation after each of its waits, its timers, its error handler. Work of no open request (timers of the script itself, or of a
// request that has been answered) is background work, and gets a share of the time (ledger.go).

import (
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/js/loop"
)

// account counts the script's work for one request, or in the background. All fields but those that are atomic are guarded by
// instance.enter.
type account struct {
	id        uint32        // the request's
	most      time.Duration // limit of spent; 0: -guest-timeout
	spent     atomic.Int64  // nanoseconds, in all turns
	streaming bool          // its head has been sent: spent decreases as time passes
	at        time.Duration // when spent was updated, since guest.Instance.Born, if it decreases
	backlog   loop.Backlog  // events that are delayed
	over      atomic.Bool   // the request has been answered or has failed
	pending   atomic.Bool   // the request is pending, and its response has not begun
}

// accountOf returns the account behind an owner; nil: the background's.
func accountOf(o loop.Owner) *account {
	a, _ := o.(*account)
	return a
}
