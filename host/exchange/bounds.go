package exchange

import (
	"errors"
	"sync/atomic"
)

// Errors of a response that exceeds its bounds.
var (
	// ErrResponseTooLarge is returned for a body, or a part of one, over Bounds.Response. A stream that exceeds it can only be cut.
	ErrResponseTooLarge = errors.New("response body over the limit")
	// ErrStreams is returned by Start when Bounds.Streams responses are streamed already.
	ErrStreams = errors.New("too many streams are open")
)

// Bounds limit the responses of the exchanges bound to it. Set its fields before the first Bind; the zero value sets no limits.
// Any number of exchanges may share it concurrently.
type Bounds struct {
	Response int64 // body bytes of a response; 0: no limit
	Streams  int64 // responses that are streamed concurrently; 0: no limit

	open atomic.Int64
}

// Open returns the number of responses that are being streamed.
func (b *Bounds) Open() int64 { return b.open.Load() }

func (b *Bounds) enter() bool {
	if n := b.open.Add(1); b.Streams > 0 && n > b.Streams {
		b.open.Add(-1)
		return false
	}
	return true
}

// Bind makes b limit the response, until Unbind. It is for the goroutine that handles the request, before the response begins.
func (x *Exchange) Bind(b *Bounds) {
	x.Unbind()
	x.bounds, x.room = b, -1
	if b.Response > 0 {
		x.room = b.Response
	}
}

// Unbind ends Bind when x is over. It may be called without Bind.
func (x *Exchange) Unbind() {
	if x.counted {
		x.bounds.open.Add(-1)
	}
	x.bounds, x.room, x.counted = nil, -1, false
}

// enter counts the response as a stream, once.
func (x *Exchange) enter() error {
	if x.bounds == nil || x.counted {
		return nil
	}
	if !x.bounds.enter() {
		return ErrStreams
	}
	x.counted = true
	return nil
}

// TooLarge converts ErrResponseTooLarge or ErrStreams to the failure of the request.
func TooLarge(err error) *Failure {
	limit := "max-response"
	if errors.Is(err, ErrStreams) {
		limit = "max-streams"
	}
	return &Failure{Kind: KindResponse, Message: err.Error() + " (-" + limit + ")", Limit: limit}
}

// over reports whether n more body bytes exceed room. -1 room: never.
func over(room, n int64) bool { return room >= 0 && n > room }
