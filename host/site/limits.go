package site

import (
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// limits are the limits of a handler's manifest that differ from those for all connections. They are applied to each of its exchanges.
type limits struct {
	idle    *time.Duration // nil: the common one
	body    *int64
	request time.Duration // 0: the common one
}

// common returns the settings for the sockets and the front, which do not know yet which handler a request is for: those that the operator
// fixed; otherwise the root handler's idle timeout, the largest body that any handler accepts, and no time limit for requests, since each
// exchange gets its handler's. Addresses are the root handler's.
func common(fixed host.Settings, def host.Settings, mounts map[string]*mount) host.Settings {
	set := def
	if root := mounts["/"]; root != nil {
		s := root.host.Settings()
		set.IdleTimeout = s.IdleTimeout
		set.Unix, set.Hostname, set.Port = s.Unix, s.Hostname, s.Port
	}
	if fixed.MaxBody == nil {
		most := *def.MaxBody
		for _, m := range mounts {
			most = max(most, *m.host.Settings().MaxBody)
		}
		set.MaxBody = &most
	}
	return set
}

// own returns the limits of a handler with settings s that differ from those for all; nil: they are the same.
func own(s, all host.Settings) *limits {
	var l limits
	if *s.IdleTimeout != *all.IdleTimeout {
		l.idle = s.IdleTimeout
	}
	if *s.MaxBody != *all.MaxBody {
		l.body = s.MaxBody
	}
	if *s.RequestTimeout != *all.RequestTimeout {
		l.request = *s.RequestTimeout
	}
	if l == (limits{}) {
		return nil
	}
	return &l
}

// applyTo applies the limits to x, and returns a function to be called when x has been answered, or nil. ok is false if x was rejected.
func (l *limits) applyTo(x *exchange.Exchange) (end func(), ok bool) {
	if l.body != nil && !x.LimitBody(*l.body) {
		r := front.BodyTooLarge
		x.Respond(&exchange.Response{Status: r.Status, Header: plainText, Body: []byte(r.Body())})
		return nil, false
	}
	if l.idle != nil {
		x.SetIdleTimeout(*l.idle)
	}
	if l.request == 0 {
		return nil, true
	}
	d := &deadline{x: x}
	d.timer = time.AfterFunc(l.request, d.pass)
	return d.end, true
}

// deadline cancels one exchange, and never the next one of its connection.
type deadline struct {
	timer *time.Timer

	mu sync.Mutex
	x  *exchange.Exchange // guarded by mu; nil: it was answered
}

func (d *deadline) pass() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.x != nil {
		d.x.Cancel(errRequestTimeout)
	}
}

func (d *deadline) end() {
	d.timer.Stop()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.x = nil
}

// timeoutError is a cause for which the client still gets an answer.
type timeoutError struct{}

func (timeoutError) Error() string    { return "request timeout: the request took too long" }
func (timeoutError) Timeout() bool    { return true }
func (timeoutError) Answerable() bool { return true }

var errRequestTimeout error = timeoutError{}
