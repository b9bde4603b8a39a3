package exchange

import (
	"errors"
	"sync"
	"time"
)

// pendingBuffer is the most body bytes that a pending exchange buffers for a client that reads slowly. A complete response may be
// larger: it is held in full.
const pendingBuffer = 256 << 10

// Pending is the mailbox of an exchange whose guest returned PENDING. Any goroutine (those that run later calls of the
// same instance) may add parts of the response; the goroutine that handles the exchange sends them in Attend.
type Pending struct {
	x       *Exchange
	onClose func()
	wake    chan struct{} // capacity 1: something changed

	mu     sync.Mutex
	state  State
	left   int64                     // announced body bytes still to be written; -1: no length announced
	room   int64                     // body bytes that x's bounds still allow; -1: any number
	full   bool                      // a write exceeded room
	head   *Response                 // a copy, not sent yet
	whole  bool                      // head is a complete response
	buf    []byte                    // body bytes not sent yet
	read   func(p []byte, err error) // receives the next bytes of the request's body
	drain  func()                    // called when buf has been sent
	ended  bool
	failed *Failure
}

// BeginPending makes a mailbox for x. The goroutine that handles the request must call Attend next; when that returns, onClose is
// called once.
func (x *Exchange) BeginPending(onClose func()) *Pending {
	return &Pending{x: x, onClose: onClose, wake: make(chan struct{}, 1), state: x.state, left: x.left, room: x.room}
}

// Attend sends the parts added to p until the response is complete. It returns the *Failure given to Fail, the cause
// of a cancelled exchange, or an error of the front. p must not be used afterwards.
func (x *Exchange) Attend(p *Pending) error {
	defer p.close()
	var out []byte
	for {
		select {
		case <-p.wake:
		case <-x.Done():
			return x.Cause()
		}
		p.mu.Lock()
		head, whole, ended, failed, read, drain := p.head, p.whole, p.ended, p.failed, p.read, p.drain
		p.head, p.read, p.drain = nil, nil, nil
		out, p.buf = p.buf, out[:0]
		p.mu.Unlock()

		err := x.forward(head, whole, out, ended)
		if errors.Is(err, ErrClosed) && x.state == Streaming && x.Cause() == nil {
			return x.End() // the front takes no body: the answer to HEAD is complete
		}
		if err != nil {
			return err
		}
		if drain != nil {
			drain()
		}
		if read != nil {
			x.readFor(read)
		}
		if failed != nil {
			return failed
		}
		if x.state == Done {
			return nil
		}
	}
}

// readChunk is the most bytes of a body that one read for a pending exchange returns.
const readChunk = 64 << 10

func (x *Exchange) readFor(read func(p []byte, err error)) {
	buf := make([]byte, readChunk)
	n, err := x.ReadBody(buf)
	read(buf[:n:n], err)
}

func (x *Exchange) forward(head *Response, whole bool, body []byte, ended bool) error {
	if head != nil {
		send := x.Start
		if whole {
			send = x.Respond
		}
		if err := send(head); err != nil {
			return err
		}
	}
	if len(body) > 0 {
		if _, err := x.Write(body); err != nil {
			return err
		}
	}
	if ended {
		return x.End()
	}
	return nil
}

func (p *Pending) close() {
	p.mu.Lock()
	p.state = Done
	p.mu.Unlock()
	p.onClose()
}

// signal wakes Attend. p.mu is held.
func (p *Pending) signal() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Respond is like Exchange.Respond.
func (p *Pending) Respond(res *Response) error { return p.answer(res, true) }

// Start is like Exchange.Start.
func (p *Pending) Start(res *Response) error { return p.answer(res, false) }

func (p *Pending) answer(res *Response, whole bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.over(); err != nil {
		return err
	}
	if p.state != Open {
		return ErrOrder
	}
	size := res.Length
	if whole {
		size = int64(len(res.Body))
	}
	if over(p.room, size) {
		return ErrResponseTooLarge
	}
	if !whole {
		if err := p.x.enter(); err != nil {
			return err
		}
	}
	p.head, p.whole = res.clone(), whole
	p.state, p.left = Streaming, res.Length
	if whole {
		p.state = Done
	}
	p.signal()
	return nil
}

// Write accepts as many body bytes as fit into the buffer. If none fit it returns ErrAgain.
func (p *Pending) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.over(); err != nil {
		return 0, err
	}
	if p.state == Open {
		return 0, ErrOrder
	}
	if p.left >= 0 && int64(len(b)) > p.left {
		return 0, ErrLength
	}
	if over(p.room, int64(len(b))) {
		p.full = true
		return 0, ErrResponseTooLarge
	}
	n := min(len(b), pendingBuffer-len(p.buf))
	if n <= 0 {
		return 0, ErrAgain
	}
	p.buf = append(p.buf, b[:n]...)
	if p.left >= 0 {
		p.left -= int64(n)
	}
	if p.room >= 0 {
		p.room -= int64(n)
	}
	p.signal()
	return n, nil
}

// Drained makes the goroutine in Attend call f once, when all that has been written so far has been sent. It replaces an
// earlier f.
func (p *Pending) Drained(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drain = f
	p.signal()
}

// Read makes the goroutine in Attend read the next bytes of the request's body; it sends nothing while it waits for them. It calls f
// with at most 64 KiB, which f may keep, or with an error: io.EOF at the end.
func (p *Pending) Read(f func(p []byte, err error)) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.x.Cause() != nil {
		return ErrClosed
	}
	if p.read != nil {
		return ErrOrder
	}
	p.read = f
	p.signal()
	return nil
}

// End is like Exchange.End.
func (p *Pending) End() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.over(); err != nil {
		return err
	}
	if p.state != Streaming {
		return ErrOrder
	}
	p.state, p.ended = Done, !p.full
	if p.full {
		p.failed = TooLarge(ErrResponseTooLarge)
	}
	p.signal()
	return nil
}

// Fail ends an exchange that will not be answered: Attend returns f. It does nothing if the exchange has been answered.
func (p *Pending) Fail(f *Failure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == Done {
		return
	}
	p.state, p.failed = Done, f
	p.signal()
}

// SetIdleTimeout is like Exchange.SetIdleTimeout.
func (p *Pending) SetIdleTimeout(d time.Duration) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.over(); err != nil {
		return err
	}
	p.x.front.SetIdleTimeout(d)
	return nil
}

// over returns ErrClosed when nothing can be sent any more. p.mu is held.
func (p *Pending) over() error {
	if p.state == Done || p.x.Cause() != nil {
		return ErrClosed
	}
	return nil
}

// clone is a deep copy, for a response that outlives the guest's memory.
func (r *Response) clone() *Response {
	c := &Response{Status: r.Status, Length: r.Length, Header: make([]Field, len(r.Header))}
	c.Body = append([]byte(nil), r.Body...)
	for i, f := range r.Header {
		c.Header[i] = Field{append([]byte(nil), f.Name...), append([]byte(nil), f.Value...)}
	}
	return c
}
