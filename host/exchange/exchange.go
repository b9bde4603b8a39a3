// Package exchange is one HTTP request and its response, independent of the HTTP library below (host/front) and of the
// guest's ABI above (host/adapter). A front fills in a Request and implements Front; everybody else uses Exchange.
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
	// ErrLength is returned for more body bytes than the head announced.
	ErrLength = errors.New("body longer than announced")
	// ErrBodyTooLarge is returned by ReadBody when the request's body passes the limit.
	ErrBodyTooLarge = errors.New("request body over the limit")
	// ErrAgain is returned by Pending.Write when the buffer is full: nothing was taken.
	ErrAgain = errors.New("client reads too slowly")
)

// State is how far the response has come.
type State int32

const (
	Open      State = iota // nothing sent
	Streaming              // head sent, body open
	Done                   // complete, or cut
)

// Front is the HTTP side of an exchange. Its methods are called by one goroutine at a time, in an order that Exchange
// has checked. An error means that the client is gone; the front then closes the connection on its own.
type Front interface {
	// Respond sends a complete response. It copies what it keeps.
	Respond(res *Response) error
	// Start sends the head at once and leaves the body open.
	Start(res *Response) error
	// Write sends body bytes at once and waits while the client does not read.
	Write(p []byte) error
	// ReadFrom sends all of r as body bytes; it may use sendfile.
	ReadFrom(r io.Reader) (int64, error)
	// End ends the body. A body shorter than announced cuts the connection.
	End() error
	// ReadBody reads the request's body: io.EOF at its end, ErrBodyTooLarge over the limit.
	ReadBody(p []byte) (int, error)
	// SetIdleTimeout sets the connection's idle timeout until the exchange is over. 0: none.
	SetIdleTimeout(d time.Duration)
	// Cut makes the front close the connection instead of using it again.
	Cut()
}

// Exchange is one request and its response. A front owns it, and uses it again for the connection's next request
// after Reset. Methods are for the goroutine that handles the request, except Cancel, Cause and Done, which are for any.
// Once the guest answered PENDING, other goroutines go through Pending.
type Exchange struct {
	Request

	front Front
	state State
	left  int64 // body bytes still to come of the announced; -1: not announced
	held  *held

	bounds  *Bounds // nil: none
	room    int64   // body bytes that bounds still let through; -1: any number
	full    bool    // what was written was more
	counted bool    // as one of the bounds' streams

	// Worked is how long the guest has worked for this request, without its waits, in the calls that have ended: its error handler gets
	// the rest. Adapters count it, in the goroutine that handles the request.
	Worked time.Duration

	tooLarge bool  // ReadBody has reached the limit
	limited  bool  // LimitBody was called
	most     int64 // request body bytes that may still be read, with limited

	cause     atomic.Pointer[Cancellation]
	cancelled atomic.Bool   // stays, also after Revive
	mu        sync.Mutex    // guards done, and changes of cause
	done      chan struct{} // made by the first Done; guarded by mu
}

// Cancellation is why and when an exchange was ended early.
type Cancellation struct {
	Cause error
	At    time.Time
}

// Reset makes x ready for the next request of the same connection. A cancelled exchange stays cancelled: cancelling
// always ends the connection.
func (x *Exchange) Reset(f Front) {
	x.front = f
	x.state = Open
	x.left, x.room, x.full = -1, -1, false
	x.Worked = 0
	x.limited, x.tooLarge = false, false
	x.drop()
	x.Request.Reset()
}

// State says how far the response has come.
func (x *Exchange) State() State { return x.state }

// Cancel ends the exchange early, with the reason that the log will show: the client is gone, a time limit, a drain.
// The first cause stays. The connection will be closed. Any goroutine may call it.
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

// Cause is the reason given to Cancel, or nil. It costs one atomic load.
func (x *Exchange) Cause() error {
	if c := x.cause.Load(); c != nil {
		return c.Cause
	}
	return nil
}

// Cancellation is Cause with its time, or nil.
func (x *Exchange) Cancellation() *Cancellation { return x.cause.Load() }

// Cancelled says whether Cancel was ever called: the connection is to be closed after this exchange.
func (x *Exchange) Cancelled() bool { return x.cancelled.Load() }

// Revive lets a cancelled exchange be answered all the same: an error answer after a time limit. The connection is
// still closed afterwards, and a later Cancel counts again. It is for the goroutine that handles the request.
func (x *Exchange) Revive() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.cause.Store(nil)
	x.done = nil
}

// Done is closed by Cancel.
func (x *Exchange) Done() <-chan struct{} {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.done == nil {
		x.done = make(chan struct{})
	}
	return x.done
}

// Respond sends a complete response. ErrResponseTooLarge: nothing was sent.
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
	x.state = Done
	x.drop()
	return x.front.Respond(res)
}

// Start sends the head and leaves the body open. res.Length announces the body's length; -1: not known.
// ErrResponseTooLarge and ErrStreams: nothing was sent.
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
	x.state = Streaming
	x.left = res.Length
	return x.front.Start(res)
}

// Write sends body bytes: all, or it returns an error.
func (x *Exchange) Write(p []byte) (int, error) {
	if err := x.take(int64(len(p))); err != nil {
		return 0, err
	}
	if err := x.front.Write(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// ReadFrom sends all of r as body bytes, at most as many as were announced.
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

// End ends a stream. ErrResponseTooLarge: it has to be cut instead.
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
// limit, ErrClosed for a cancelled exchange.
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
	if err == ErrBodyTooLarge {
		x.tooLarge = true
	}
	return n, err
}

// BodyTooLarge reports whether ReadBody has returned ErrBodyTooLarge: the response is then 413 unless the handler
// sends its own.
func (x *Exchange) BodyTooLarge() bool { return x.tooLarge }

// LimitBody lowers the limit of the request's body, in bytes, for this exchange, before anything of it is read. It reports false when
// the body is known to be longer; otherwise ReadBody returns ErrBodyTooLarge where it turns out to be.
func (x *Exchange) LimitBody(most int64) bool {
	x.limited, x.most = true, most
	return x.BodyLength <= most && int64(len(x.Body)) <= most
}

// SetIdleTimeout sets the connection's idle timeout until the exchange is over. 0: none.
func (x *Exchange) SetIdleTimeout(d time.Duration) { x.front.SetIdleTimeout(d) }

// Cut ends the response where it is and closes the connection, so that the client sees a truncation.
func (x *Exchange) Cut() {
	x.state = Done
	x.front.Cut()
}
