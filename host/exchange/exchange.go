// Package exchange is one HTTP request and its response, independent of the HTTP library below (host/front) and of the
// guest's ABI above (host/adapter). A front fills in a Request and implements Front; all other packages use Exchange.
package exchange

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// Errors of Exchange's methods.
var (
	// ErrOrder is returned for a call out of order: a second response, body bytes without a head.
	ErrOrder = errors.New("response out of order")
	// ErrClosed is returned once the response is complete or the exchange was cancelled.
	ErrClosed = errors.New("exchange is over")
	// ErrBodyMalformed is returned by ReadBody for a chunked body that breaks the syntax of RFC 9112, section 7.1.
	ErrBodyMalformed = errors.New("request body: malformed chunk")
	// ErrLength is returned for more body bytes than the head announced.
	ErrLength = errors.New("body longer than announced")
	// ErrShort is returned by End for fewer body bytes than the head announced.
	ErrShort = errors.New("body shorter than announced")
	// ErrBodyTooLarge is returned by ReadBody when the request's body passes the limit.
	ErrBodyTooLarge = errors.New("request body over the limit")
	// ErrAgain is returned by Pending.Write when the buffer is full: no bytes were taken.
	ErrAgain = errors.New("client reads too slowly")
)

// State is the progress of the response.
type State int32

const (
	Open      State = iota // nothing sent
	Streaming              // head sent, body open
	Done                   // complete, or cut
)

// Front is the HTTP side of an exchange. Only one goroutine calls its methods at any time, in an order that Exchange
// has checked. An error means that the client is gone; the front then closes the connection itself.
type Front interface {
	// Respond sends a complete response. It copies the data that it keeps.
	Respond(res *Response) error
	// Start sends the head at once and leaves the body open.
	Start(res *Response) error
	// Write sends body bytes at once and waits while the client does not read.
	Write(p []byte) error
	// ReadFrom sends all of r as body bytes; it may use sendfile.
	ReadFrom(r io.Reader) (int64, error)
	// End ends the body. A body shorter than announced cuts the connection.
	End() error
	// ReadBody reads the request's body: io.EOF at its end, ErrBodyTooLarge over the limit, ErrBodyMalformed,
	// io.ErrUnexpectedEOF if the client ended it early.
	ReadBody(p []byte) (int, error)
	// SetIdleTimeout sets the connection's idle timeout until the exchange is over. 0: no timeout.
	SetIdleTimeout(d time.Duration)
	// Cut makes the front close the connection instead of reusing it.
	Cut()
}

// Exchange is one request and its response. A front owns it, and reuses it for the connection's next request after Reset. Methods are
// for the goroutine that handles the request, except Cancel, Cause and Done, which any goroutine may call. Once the guest has returned
// PENDING, other goroutines answer through Pending.
type Exchange struct {
	Request

	front  Front
	state  State
	status int   // of the response; 0: none was begun
	left   int64 // announced body bytes still to be sent; -1: no length announced
	held   *held

	bounds  *Bounds // nil: not bound
	room    int64   // body bytes that bounds still allow; -1: any number
	full    bool    // a write exceeded room
	counted bool    // as one of the bounds' streams

	// Worked is the time for which the guest has worked on this request, without its waits, in the calls that have ended: its error handler
	// gets the rest of the budget. Adapters count it, in the goroutine that handles the request.
	Worked time.Duration

	tooLarge bool  // ReadBody has reached the limit
	broken   error // of ReadBody: ErrBodyMalformed, io.ErrUnexpectedEOF or nil
	limited  bool  // LimitBody was called
	most     int64 // request body bytes that may still be read, if limited

	cause     atomic.Pointer[Cancellation]
	cancelled atomic.Bool   // remains set after Revive
	mu        sync.Mutex    // guards done, and changes of cause
	done      chan struct{} // made by the first Done; guarded by mu
}

// Cancellation is the reason and the time of an exchange's early end.
type Cancellation struct {
	Cause error
	At    time.Time
}

// Reset makes x ready for the next request of the same connection. A cancelled exchange stays cancelled: cancelling
// always ends the connection.
func (x *Exchange) Reset(f Front) {
	x.front = f
	x.state, x.status = Open, 0
	x.left, x.room, x.full = -1, -1, false
	x.Worked = 0
	x.limited, x.tooLarge, x.broken = false, false, nil
	x.drop()
	x.Request.Reset()
}

// State returns the progress of the response.
func (x *Exchange) State() State { return x.state }

// Cancel ends the exchange early. cause is what the log will show: the client is gone, a time limit, a drain. Only the first cause
// is kept. The connection will be closed. Any goroutine may call it.
func (x *Exchange) Cancel(cause error) {
	x.mu.Lock() // not after the cause is set: a Revive in between would have two Cancels close done
	defer x.mu.Unlock()
	if x.cause.Load() != nil {
		return
	}
	x.cause.Store(&Cancellation{Cause: cause, At: time.Now()})
	x.cancelled.Store(true)
	if x.done == nil {
		x.done = make(chan struct{})
	}
	close(x.done)
}

// Cause returns the reason given to Cancel, or nil. It costs one atomic load.
func (x *Exchange) Cause() error {
	if c := x.cause.Load(); c != nil {
		return c.Cause
	}
	return nil
}

// Cancellation returns Cause with its time, or nil.
func (x *Exchange) Cancellation() *Cancellation { return x.cause.Load() }

// Cancelled reports whether Cancel was ever called: the connection is closed after this exchange.
func (x *Exchange) Cancelled() bool { return x.cancelled.Load() }

// Revive re-opens a cancelled exchange so that an error response can still be sent, for example after a time limit. The connection is
// still closed afterwards, and a later Cancel applies again. It is for the goroutine that handles the request.
func (x *Exchange) Revive() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.cause.Store(nil)
	x.done = nil
}

// Done returns a channel that Cancel closes.
func (x *Exchange) Done() <-chan struct{} {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.done == nil {
		x.done = make(chan struct{})
	}
	return x.done
}

// Respond sends a complete response. After ErrResponseTooLarge nothing was sent.
func (x *Exchange) Respond(res *Response) error {
	if x.state != Open {
		return ErrOrder
	}
	if x.Cause() != nil {
		return ErrClosed
	}
	if over(x.room, int64(len(res.Body))) {
		return ErrResponseTooLarge
	}
	x.state, x.status = Done, res.Status
	x.drop()
	return x.front.Respond(res)
}

// Status returns the status of the response that was begun or sent; 0: none was.
func (x *Exchange) Status() int { return x.status }

// Start sends the head and leaves the body open. res.Length announces the body's length; -1: not known.
// After ErrResponseTooLarge and ErrStreams nothing was sent.
func (x *Exchange) Start(res *Response) error {
	if x.state != Open {
		return ErrOrder
	}
	if x.Cause() != nil {
		return ErrClosed
	}
	if over(x.room, res.Length) {
		return ErrResponseTooLarge
	}
	if err := x.enter(); err != nil {
		return err
	}
	x.state, x.status = Streaming, res.Status
	x.left = res.Length
	return x.front.Start(res)
}

// Write sends all of p as body bytes, or returns an error.
func (x *Exchange) Write(p []byte) (int, error) {
	if err := x.take(int64(len(p))); err != nil {
		return 0, err
	}
	if err := x.front.Write(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// ReadFrom sends all of r as body bytes, up to the announced length.
func (x *Exchange) ReadFrom(r io.Reader) (int64, error) {
	if err := x.take(0); err != nil {
		return 0, err
	}
	if x.left >= 0 {
		r = io.LimitReader(r, x.left)
	}
	n, err := x.front.ReadFrom(r)
	if x.left >= 0 {
		x.left -= n
	}
	return n, err
}

// take checks that n more body bytes may be sent and counts them.
func (x *Exchange) take(n int64) error {
	switch {
	case x.state == Open:
		return ErrOrder
	case x.state == Done || x.Cause() != nil:
		return ErrClosed
	case x.left >= 0 && n > x.left:
		return ErrLength
	case over(x.room, n):
		x.room = 0
		x.full = true
		return ErrResponseTooLarge
	}
	if x.left >= 0 {
		x.left -= n
	}
	if x.room >= 0 {
		x.room -= n
	}
	return nil
}

// End ends a stream. After ErrResponseTooLarge the stream must be cut instead.
func (x *Exchange) End() error {
	if x.state != Streaming {
		return ErrOrder
	}
	if x.full {
		return ErrResponseTooLarge
	}
	x.state = Done
	return x.front.End()
}

// ReadBody reads the request's body, an inline one as well. It returns io.EOF at the end, ErrBodyTooLarge over the
// limit, ErrBodyMalformed, io.ErrUnexpectedEOF for a body that ended early, ErrClosed for a cancelled exchange.
func (x *Exchange) ReadBody(p []byte) (int, error) {
	if x.Cause() != nil {
		return 0, ErrClosed
	}
	if x.BodyInline {
		n := copy(p, x.Body[x.bodyRead:])
		x.bodyRead += n
		if n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
	n, err := x.front.ReadBody(p)
	if x.limited {
		if x.most -= int64(n); x.most < 0 {
			n, err = 0, ErrBodyTooLarge
		}
	}
	switch err {
	case ErrBodyTooLarge:
		x.tooLarge = true
	case ErrBodyMalformed, io.ErrUnexpectedEOF:
		x.broken = err
	}
	return n, err
}

// BodyTooLarge reports whether ReadBody has returned ErrBodyTooLarge: the response is then 413 unless the handler
// sends its own.
func (x *Exchange) BodyTooLarge() bool { return x.tooLarge }

// BodyBroken returns ErrBodyMalformed or io.ErrUnexpectedEOF if ReadBody has returned it, otherwise nil: the response is then 400
// unless the handler sends its own.
func (x *Exchange) BodyBroken() error { return x.broken }

// LimitBody lowers the limit of the request's body, in bytes, for this exchange, before any of it is read. It reports false if
// the body is known to be longer; otherwise ReadBody returns ErrBodyTooLarge once the limit is exceeded.
func (x *Exchange) LimitBody(most int64) bool {
	x.limited, x.most = true, most
	return x.BodyLength <= most && int64(len(x.Body)) <= most
}

// SetIdleTimeout sets the connection's idle timeout until the exchange is over. 0: no timeout.
func (x *Exchange) SetIdleTimeout(d time.Duration) { x.front.SetIdleTimeout(d) }

// Cut ends the response at its current length and closes the connection, so that the client sees a truncation.
func (x *Exchange) Cut() {
	x.state = Done
	x.front.Cut()
}
