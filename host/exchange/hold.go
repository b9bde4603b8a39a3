package exchange

// held is a complete response that has been copied out of the guest's memory, to be sent when the instance has been given back: a client
// that does not read holds up its own connection only. Its buffers are used again.
type held struct {
	is    bool
	res   Response
	bytes []byte
}

// keepHeld is how large the buffer may be that stays with the exchange.
const keepHeld = 64 << 10

// Hold copies a complete response. Release sends it, unless another way of answering comes first.
func (x *Exchange) Hold(res *Response) error {
	if x.state != Open || x.held.is {
		return ErrOrder
	}
	if x.Cause() != nil {
		return ErrClosed
	}
	if over(x.room, int64(len(res.Body))) {
		return ErrResponseTooLarge
	}
	h := &x.held
	n := len(res.Body)
	for _, f := range res.Header {
		n += len(f.Name) + len(f.Value)
	}
	if cap(h.bytes) < n || cap(h.bytes) > keepHeld {
		h.bytes = make([]byte, 0, max(n, 512))
	}
	h.bytes = h.bytes[:0]
	keep := func(p []byte) []byte {
		at := len(h.bytes)
		h.bytes = append(h.bytes, p...)
		return h.bytes[at:len(h.bytes):len(h.bytes)]
	}
	h.is = true
	h.res.Status, h.res.Length, h.res.Header = res.Status, res.Length, h.res.Header[:0]
	for _, f := range res.Header {
		h.res.Header = append(h.res.Header, Field{keep(f.Name), keep(f.Value)})
	}
	h.res.Body = keep(res.Body)
	return nil
}

// Held says that there is a response to be released.
func (x *Exchange) Held() bool { return x.held.is }

// Release sends what Hold was given. Its error is Respond's.
func (x *Exchange) Release() error { return x.Respond(&x.held.res) }
