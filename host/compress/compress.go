// Package compress encodes response bodies as gzip, br or zstd, as the client prefers. It sits between an
// exchange and its front and is off by default:
//
//	compress.go  the layer around a front: complete responses and streams
//	accept.go    the codings that the client accepts (RFC 9110, 12.5.3)
//	eligible.go  which responses may be encoded
//	encoder.go   the libraries, each in a pool
//
// A response that contains both a secret and data that an attacker can choose should not be compressed: its length reveals the secret
// (BREACH). That is why compression is off by default.
package compress

import (
	"io"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// MinSize is the least length in bytes of a body of known length that is encoded: a smaller one fits into a packet as it is.
const MinSize = 1 << 10

// readSize is the size of one read in ReadFrom.
const readSize = 32 << 10

// Wrap returns a function that makes the layer for one connection: f is its front, r the running request. With streams,
// streamed responses are encoded as well, each part flushed; without, only complete ones.
func Wrap(streams bool) func(f exchange.Front, r *exchange.Request) exchange.Front {
	shared := &pools{}
	return func(f exchange.Front, r *exchange.Request) exchange.Front {
		return &layer{Front: f, request: r, streams: streams, pools: shared}
	}
}

// layer is used by one goroutine only, as every front.
type layer struct {
	exchange.Front
	request *exchange.Request
	streams bool
	pools   *pools

	res    exchange.Response // what is passed on to the front, with
	header []exchange.Field  // these; both reused
	etag   []byte
	enc    *encoder // of a running stream; nil: not encoded
	left   int64    // of a stream's announced bytes; -1: not announced
}

// Respond implements exchange.Front. A body that does not become smaller is sent as it is.
func (l *layer) Respond(res *exchange.Response) error {
	l.release()
	c, vary := l.choose(res, int64(len(res.Body)))
	if c == identity {
		return l.Front.Respond(l.varied(res, vary))
	}
	enc := l.pools.get(c)
	defer l.pools.put(enc)
	enc.Reset(&enc.out)
	if _, err := enc.Write(res.Body); err != nil {
		return l.Front.Respond(l.varied(res, vary))
	}
	if err := enc.Close(); err != nil || enc.out.Len() >= len(res.Body) {
		return l.Front.Respond(l.varied(res, vary))
	}
	l.res = exchange.Response{Status: res.Status, Header: l.encoded(res, c), Body: enc.out.Bytes()}
	return l.Front.Respond(&l.res)
}

// Start implements exchange.Front.
func (l *layer) Start(res *exchange.Response) error {
	l.release()
	if !l.streams {
		return l.Front.Start(res)
	}
	c, vary := l.choose(res, res.Length)
	if c == identity {
		return l.Front.Start(l.varied(res, vary))
	}
	l.res = exchange.Response{Status: res.Status, Header: l.encoded(res, c), Length: -1}
	if string(l.request.Method) != "HEAD" { // its head is as for GET, and nothing follows
		l.enc, l.left = l.pools.get(c), res.Length
		l.enc.Reset(&l.enc.out)
	}
	return l.Front.Start(&l.res)
}

// Write implements exchange.Front: the client can decode all bytes written so far at once.
func (l *layer) Write(p []byte) error {
	if l.enc == nil {
		return l.Front.Write(p)
	}
	if len(p) == 0 {
		return nil
	}
	l.count(int64(len(p)))
	if _, err := l.enc.Write(p); err != nil {
		return err
	}
	if err := l.enc.Flush(); err != nil {
		return err
	}
	return l.pass()
}

// ReadFrom implements exchange.Front. It does not flush: the data is sent with the stream's end or with the next Write.
func (l *layer) ReadFrom(r io.Reader) (total int64, err error) {
	if l.enc == nil {
		return l.Front.ReadFrom(r)
	}
	buf := make([]byte, readSize)
	for {
		n, err := r.Read(buf)
		total += int64(n)
		l.count(int64(n))
		if _, err := l.enc.Write(buf[:n]); err != nil {
			return total, err
		}
		if err := l.pass(); err != nil {
			return total, err
		}
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			l.Front.Cut()
			return total, err
		}
	}
}

// End implements exchange.Front.
func (l *layer) End() error {
	if l.enc == nil {
		return l.Front.End()
	}
	defer l.release()
	if l.left > 0 {
		l.Front.Cut()
		l.Front.End()
		return exchange.ErrShort
	}
	if err := l.enc.Close(); err != nil {
		l.Front.Cut()
		return err
	}
	if err := l.pass(); err != nil {
		return err
	}
	return l.Front.End()
}

// Cut implements exchange.Front.
func (l *layer) Cut() {
	l.release()
	l.Front.Cut()
}

func (l *layer) count(n int64) {
	if l.left > 0 {
		l.left -= n
	}
}

// pass sends the encoder's output.
func (l *layer) pass() error {
	if l.enc.out.Len() == 0 {
		return nil
	}
	err := l.Front.Write(l.enc.out.Bytes())
	l.enc.out.Reset()
	return err
}

// release releases the encoder of a stream that has ended, or that its handler has abandoned.
func (l *layer) release() {
	if l.enc != nil {
		l.pools.put(l.enc)
		l.enc = nil
	}
}

// choose picks the coding for a response, and reports whether another client might get another response. length -1: not known.
func (l *layer) choose(res *exchange.Response, length int64) (c coding, vary bool) {
	if length >= 0 && length < MinSize || !eligible(l.request, res) {
		return identity, res.Status == 304
	}
	return accepted(l.request), true
}

// varied returns res with Vary added, if vary.
func (l *layer) varied(res *exchange.Response, vary bool) *exchange.Response {
	if !vary || varies(res.Header) {
		return res
	}
	l.header = append(append(l.header[:0], res.Header...), varyField)
	l.res = *res
	l.res.Header = l.header
	return &l.res
}

// encoded returns the header of an encoded response: with its coding and Vary, without Content-Length and Accept-Ranges, the entity
// tag weak, since the bytes differ (RFC 9110, 8.8.1 and 14.3).
func (l *layer) encoded(res *exchange.Response, c coding) []exchange.Field {
	l.header = l.header[:0]
	for _, f := range res.Header {
		switch {
		case is(f.Name, "accept-ranges"), is(f.Name, "content-length"):
			continue
		case is(f.Name, "etag") && len(f.Value) > 0 && f.Value[0] == '"':
			l.etag = append(append(l.etag[:0], "W/"...), f.Value...)
			f.Value = l.etag
		}
		l.header = append(l.header, f)
	}
	l.header = append(l.header, exchange.Field{Name: nameEncoding, Value: codings[c].value})
	if !varies(res.Header) {
		l.header = append(l.header, varyField)
	}
	return l.header
}
