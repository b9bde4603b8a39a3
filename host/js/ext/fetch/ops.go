// Package fetch sends the outbound requests of scripts (fetch, and the clients of node:http): the host performs them in the
// background, and the script gets what arrives as events. It also has the header fields in the form that host and prelude exchange.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"syscall"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// Ops has the host function of fetch (fetch.js, upload.js).
var Ops = []ext.Op[*Client]{{Name: "outbound", Call: (*Client).outbound}}

// outbound is host.outbound(operation, id, ...). It returns a status, or a number of bytes.
func (x *Client) outbound(c ext.Call) engine.Value {
	id := c.ID(1)
	switch c.Text(0) {
	case "send":
		return engine.Int(x.send(id, c))
	case "read":
		r := x.read(id)
		if r == nil {
			return engine.Int(abi.StatusClosed)
		}
		x.loop.Go(func() { x.receive(id, r) })
	case "pipe":
		return engine.Int(x.pipe(id, c.ID(2)))
	case "write":
		u := x.uploading(id)
		if u == nil {
			return engine.Int(abi.StatusClosed)
		}
		p := c.Bytes(2)
		n, ok := u.write(p)
		switch {
		case !ok:
			return engine.Int(abi.StatusClosed)
		case n == 0 && len(p) > 0:
			return engine.Int(abi.StatusAgain)
		}
		return engine.Int(int32(n))
	case "finish":
		if u := x.uploading(id); u != nil {
			u.end()
		}
	case "close":
		x.loop.Go(func() { x.end(id) })
	}
	return engine.Int(abi.StatusOK)
}

// send begins a request: operation, id, method, URL, fields, body, address, whether redirects are the script's. A number instead of a
// body is the length of one that the script writes afterwards; negative: not known.
func (x *Client) send(id uint32, c ext.Call) int32 {
	out := x.host.Outbound()
	switch {
	case out == nil:
		return abi.StatusDenied
	case x.loop.Overloaded():
		return abi.StatusTooLarge
	}
	r := &adapter.OutboundRequest{Method: c.Text(2), URL: c.Text(3), Address: c.Text(6), Manual: c.True(7)}
	var err error
	if r.Header, _, err = AppendFields(nil, []byte(c.Text(4))); err != nil {
		return abi.StatusInvalid
	}
	if p := c.Bytes(5); len(p) > 0 {
		r.Body = append([]byte(nil), p...)
	}
	owner := x.host.Owner()
	var u *upload
	if n := c.Number(5); !math.IsNaN(n) {
		u = newUpload(func(over bool) {
			e := loop.Event{Kind: loop.Room, ID: id, Owner: owner}
			if over {
				e.Value = "the other server reads no more of the body"
			}
			x.loop.Push(e)
		})
		r.Stream, r.Length = u, -1
		if n >= 0 && n < 1<<53 {
			r.Length = int64(n)
		}
	}
	o, ctx := x.begin(id, u, owner)
	switch {
	case o != nil:
	case u != nil:
		return abi.StatusTooLarge
	default:
		return abi.StatusInvalid
	}
	x.loop.Go(func() { x.do(ctx, out, id, o, r) })
	return abi.StatusOK
}

// do performs a request, and pushes its response as events.
func (x *Client) do(ctx context.Context, out adapter.Outbound, id uint32, o *request, r *adapter.OutboundRequest) {
	res, err := out.Do(ctx, r)
	if err != nil {
		x.end(id)
		x.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: unanswered(r.URL, err)})
		return
	}
	if res.Length >= 0 && res.Length <= maxWhole {
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		x.end(id)
		if err != nil {
			x.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: unanswered(r.URL, err)})
			return
		}
		x.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: o.owner, Value: body})
	} else if !x.answered(id, o, res.Body) {
		res.Body.Close()
		return
	}
	x.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: head(res)})
}

// unanswered returns the reason for a missing response in the form that the prelude reads: with the code that Node or Bun has for it,
// if any.
func unanswered(url string, err error) string {
	return fmt.Sprintf("error: fetch %.200s: %v\x00%s\x00%.200s", url, err, codeOf(err), url)
}

func codeOf(err error) string {
	if dns := (*net.DNSError)(nil); errors.As(err, &dns) {
		return "ENOTFOUND"
	}
	if coding := (interface{ Coding() string })(nil); errors.As(err, &coding) {
		switch coding.Coding() {
		case "br":
			return "BrotliDecompressionError"
		case "zstd":
			return "ZstdDecompressionError"
		}
		return "ZlibError"
	}
	for _, c := range []struct {
		is   error
		code string
	}{
		{syscall.ECONNREFUSED, "ECONNREFUSED"}, {syscall.ECONNRESET, "ECONNRESET"}, {io.ErrUnexpectedEOF, "ECONNRESET"}, {io.EOF, "ECONNRESET"}, {syscall.EPIPE, "EPIPE"},
		{syscall.ENOENT, "ENOENT"}, {syscall.EHOSTUNREACH, "EHOSTUNREACH"}, {syscall.ENETUNREACH, "ENETUNREACH"}, {adapter.ErrDenied, "EACCES"}, {adapter.ErrRedirect, "TooManyRedirects"},
	} {
		if errors.Is(err, c.is) {
			return c.code
		}
	}
	return ""
}

// head returns the head of a response as the prelude reads it.
func head(res *adapter.OutboundResponse) string {
	redirected := 0
	if res.Redirected {
		redirected = 1
	}
	b := fmt.Appendf(nil, "%d\x00%s\x00%s\x00%d", res.Status, res.StatusText, res.URL, redirected)
	for _, f := range res.Header {
		if abi.FieldOK(f.Name, f.Value) {
			b = append(append(append(append(b, 0), f.Name...), 0), f.Value...)
		}
	}
	return string(text.Latin1(b))
}

// receive reads the next part of a body, and pushes it as an event.
func (x *Client) receive(id uint32, r *request) {
	buf := make([]byte, maxPart)
	for {
		n, err := r.body.Read(buf)
		switch {
		case n > 0:
			x.done(r)
			x.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner, Value: buf[:n]})
			return
		case err == io.EOF:
			x.end(id)
			x.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner})
			return
		case err != nil:
			x.end(id)
			x.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner, Value: "fetch: the body has broken off: " + err.Error() + "\x00" + codeOf(err)})
			return
		}
	}
}
