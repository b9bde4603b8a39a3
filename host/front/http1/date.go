package http1

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// dateLine is the Date field, formatted for the first response of a second. A timer drops it at the second's
// end: no response reads the clock (45 ns), and a server without requests never wakes up.
type dateLine struct {
	line atomic.Pointer[string]

	mu    sync.Mutex
	timer *time.Timer // guarded by mu
}

// get returns `Date: ...` with its CRLF (RFC 9110, 5.6.7).
func (d *dateLine) get() string {
	if s := d.line.Load(); s != nil {
		return *s
	}
	return d.renew()
}

func (d *dateLine) renew() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.line.Load(); s != nil {
		return *s
	}
	now := time.Now()
	s := "Date: " + now.UTC().Format(http.TimeFormat) + "\r\n"
	d.line.Store(&s)
	rest := now.Truncate(time.Second).Add(time.Second).Sub(now)
	if d.timer == nil {
		d.timer = time.AfterFunc(rest, func() { d.line.Store(nil) })
	} else {
		d.timer.Reset(rest)
	}
	return s
}

// stop drops the timer; a later get still works.
func (d *dateLine) stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
		d.line.Store(nil)
	}
}
