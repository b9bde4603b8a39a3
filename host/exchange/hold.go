package exchange

import (
	"errors"
	"sync"
)

// Holds keeps buffers for held responses for reuse: an exchange that waits for its connection's next request holds no buffer. The zero
// value is ready. It is safe for concurrent use.
type Holds struct{ pool sync.Pool } // of *held

// held is a complete response that has been copied out of the guest's memory, to be sent when the instance has been released: a client
// that does not read holds up only its own connection.
type held struct {
	home  *Holds
	res   Response
	bytes []byte
}

// keepHeld is the size up to which a buffer is reused.
const keepHeld = 64 << 10

// Hold copies a complete response into a buffer of home. Release sends it, unless another response is sent first.
func (x *Exchange) Hold(res *Response, home *Holds) error {
	if x.state != Open || x.held != nil {
		return ErrOrder
	}
	if x.Cause() != nil {
		return ErrClosed
	}
	if over(x.room, int64(len(res.Body))) {
		return ErrResponseTooLarge
	}
	h, ok := home.pool.Get().(*held)
	if !ok {
		h = &held{home: home}
	}
	n := len(res.Body)
	for _, f := range res.Header {
		n += len(f.Name) + len(f.Value)
	}
	if cap(h.bytes) < n {
		h.bytes = make([]byte, 0, max(n, 512))
	}
	h.bytes = h.bytes[:0]
	keep := func(p []byte) []byte {
		at := len(h.bytes)
		h.bytes = append(h.bytes, p...)
		return h.bytes[at:len(h.bytes):len(h.bytes)]
	}
	h.res.Status, h.res.Length, h.res.Header = res.Status, res.Length, h.res.Header[:0]
	for _, f := range res.Header {
		h.res.Header = append(h.res.Header, Field{keep(f.Name), keep(f.Value)})
	}
	h.res.Body = keep(res.Body)
	x.held = h
	return nil
}

// Held reports whether a response waits for Release.
func (x *Exchange) Held() bool { return x.held != nil }

// Release sends the response given to Hold, if there is one. Its error is a *Failure for a response over its limit, otherwise nil: the
// front handles a client that is gone.
func (x *Exchange) Release() error {
	h := x.held
	if h == nil {
		return nil
	}
	x.held = nil
	err := x.Respond(&h.res)
	h.free()
	if errors.Is(err, ErrResponseTooLarge) {
		return TooLarge(err)
	}
	return nil
}

// drop discards the held response.
func (x *Exchange) drop() {
	if x.held != nil {
		x.held.free()
		x.held = nil
	}
}

func (h *held) free() {
	if cap(h.bytes) <= keepHeld {
		h.home.pool.Put(h)
	}
}
