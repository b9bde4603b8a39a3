package outbound

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/compress/codec"
)

// maxDecoders limits the bodies in br or zstd that are open: each may take up to 17 MiB of memory.
const maxDecoders = 32

// accepted is the field accept-encoding of requests that have none, as Bun and browsers have it, and few while too many decoders are open.
const (
	accepted = "gzip, deflate, br, zstd"
	few      = "gzip, deflate"
)

// ask sets accept-encoding if the request has none, and reports whether what comes is to be decoded. As with net/http, a part of a
// compressed body (range) is not, since it cannot be.
func (o *Client) ask(r *http.Request) bool {
	if r.Header["Accept-Encoding"] != nil || r.Header["Range"] != nil || r.Method == http.MethodHead {
		return false
	}
	list := accepted
	if o.decoders.Load() >= maxDecoders {
		list = few
	}
	r.Header["Accept-Encoding"] = []string{list}
	return true
}

// decode has the body of res decoded while it is read, if it is in one of the codings that were asked for.
func (o *Client) decode(res *http.Response) error {
	if res.Body == http.NoBody || res.ContentLength == 0 || len(res.Header["Content-Encoding"]) != 1 {
		return nil
	}
	coding := strings.ToLower(strings.TrimSpace(res.Header["Content-Encoding"][0]))
	d := &decoded{coding: coding, from: res.Body}
	switch coding {
	case "gzip", "x-gzip", "deflate":
	case "br", "zstd":
		if o.decoders.Add(1) > maxDecoders {
			o.decoders.Add(-1)
			return fmt.Errorf("%w: %d compressed answers are open", adapter.ErrTooLarge, maxDecoders)
		}
		d.open = &o.decoders
	default:
		return nil
	}
	res.Header.Del("Content-Encoding")
	res.Header.Del("Content-Length")
	res.ContentLength, res.Body = -1, d
	return nil
}

// codingError is returned for a body that is not in its content coding.
type codingError struct {
	coding string
	err    error
}

func (e *codingError) Error() string {
	return fmt.Sprintf("the body is not valid %s: %v", e.coding, e.err)
}
func (e *codingError) Unwrap() error { return e.err }

// Coding returns the content coding, for those who have a code for each.
func (e *codingError) Coding() string { return e.coding }

// decoded decodes a body. Read must not be called concurrently. Close may be called from another goroutine, and concurrently with Read.
type decoded struct {
	coding string
	from   io.ReadCloser
	broken error // of from
	plain  io.Reader
	open   *atomic.Int64 // decoders, of which this is one; nil: it is not counted
	closed atomic.Bool
}

// Read implements io.Reader.
func (d *decoded) Read(p []byte) (int, error) {
	if d.plain == nil {
		if err := d.begin(); err != nil {
			return 0, err
		}
	}
	n, err := d.plain.Read(p)
	switch {
	case err == nil:
	case d.broken != nil: // a fault of the connection, not of the data, perhaps behind its end
		err = d.broken
	case err == io.EOF:
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = &codingError{d.coding, io.ErrUnexpectedEOF}
	case d.open != nil:
		err = &codingError{d.coding, codec.Fault(err)}
	default:
		err = &codingError{d.coding, err}
	}
	return n, err
}

// source is a body that notes why it could not be read.
type source struct{ *decoded }

func (s source) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	if err != nil && err != io.EOF {
		s.broken = err
	}
	return n, err
}

// begin makes the decoder, once there is something to decode: an empty body is one in each coding.
func (d *decoded) begin() (err error) {
	in := bufio.NewReader(source{d})
	head, err := in.Peek(2)
	if len(head) == 0 {
		return err
	}
	switch d.coding {
	case "br":
		d.plain = codec.NewBrotliReader(in)
	case "zstd":
		d.plain, err = codec.NewZstdReader(in)
	case "deflate": // zlib's format, or without its head, as some servers send it
		if len(head) == 2 && head[0]&15 == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			d.plain, err = zlib.NewReader(in)
		} else {
			d.plain = flate.NewReader(in)
		}
	default:
		d.plain, err = gzip.NewReader(in)
	}
	if err != nil {
		d.plain = nil
		if d.broken != nil {
			return d.broken
		}
		return &codingError{d.coding, err}
	}
	return nil
}

// Close implements io.Closer. The decoder itself has nothing to free but memory.
func (d *decoded) Close() error {
	if !d.closed.Swap(true) && d.open != nil {
		d.open.Add(-1)
	}
	return d.from.Close()
}
