package wasmserve

import (
	"io"
	"time"

	"github.com/wasmserve/wasmserve/abi"
)

// Outgoing is an outbound request (abi/SPEC.md, 6.12). The operator decides which servers a handler may reach (-allow-net).
type Outgoing struct {
	Method  string // "": GET
	URL     string // absolute, http or https
	Address string // a Unix socket's path or @name (abstract) to connect to instead of the URL's host; "": not set
	Header  Header
	Body    []byte
	Timeout time.Duration // for the head, and again for each part of the body; 0: the host's limit, which also caps it
	Manual  bool          // redirects are not followed
}

// Fetched is the response of an upstream server. It belongs to the call of the handler that fetched it and is closed when the handler
// returns (with a StreamFunc: when that returns). It is an io.ReadCloser for one goroutine.
type Fetched struct {
	Status int
	Header Header // names in lower case
	Length int64  // of the body in bytes, for HEAD the length for GET; -1: not known
	handle int32
}

// Fetch sends an outbound request and waits for the head of its response. The wait does not count as work. ErrDenied: the operator does
// not allow that server; ErrFailed: no response arrived, the log has the reason; ErrInvalid: an invalid method or URL, or a field that
// cannot be sent; ErrTooLarge: too many responses are open; ErrClosed: the client has gone, or r is not the request whose handler runs
// (see Detach).
func (r *Request) Fetch(o Outgoing) (*Fetched, error) {
	rec := o.record()
	h := hostFetch(r.id, &rec[0], uint32(len(rec)))
	if h < 0 {
		return nil, StatusError(h)
	}
	head, err := ask(func(p *byte, n uint32) int32 { return hostFetchHead(h, p, n) })
	var res abi.Response
	if err == nil {
		err = res.Decode(head)
	}
	if err != nil {
		hostFetchClose(h)
		return nil, err
	}
	f := &Fetched{Status: res.Status, Length: res.BodyLength, handle: h}
	for _, field := range res.Header {
		f.Header = append(f.Header, Field{string(field.Name), string(field.Value)})
	}
	return f, nil
}

// Read reads the next bytes of the body and waits for at least one. io.EOF: the end of the body; ErrFailed: it has broken off; ErrClosed:
// it has been closed.
func (f *Fetched) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	switch n := hostFetchRead(f.handle, &p[0], uint32(min(len(p), 1<<30))); {
	case n < 0:
		return 0, StatusError(n)
	case n == 0:
		return 0, io.EOF
	default:
		return int(n), nil
	}
}

// Bytes reads the rest of the body and closes it. ErrTooLarge: it is more than limit bytes; the errors of Read. With an error it returns
// no bytes.
func (f *Fetched) Bytes(limit int) ([]byte, error) {
	defer f.Close()
	return readAll(f, f.Length, limit)
}

// Close drops the rest of the body. ErrClosed: it has been closed.
func (f *Fetched) Close() error { return statusError(hostFetchClose(f.handle)) }

// record returns o as the host reads it.
func (o *Outgoing) record() []byte {
	out := abi.Outgoing{Manual: o.Manual, Method: bytesOf(o.Method), URL: bytesOf(o.URL), Address: bytesOf(o.Address), Body: o.Body,
		Timeout: milliseconds(o.Timeout)}
	for _, f := range o.Header {
		out.Header = append(out.Header, abi.Field{Name: bytesOf(f.Name), Value: bytesOf(f.Value)})
	}
	return abi.AppendOutgoing(nil, &out)
}
