package js

// What scripts send to other servers (host/js/ext/fetch/fetch.js).

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"sync"
	"syscall"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

const (
	maxPart  = 64 << 10 // of a body that is read at a time
	maxWhole = 64 << 10 // of a body that comes with its head

	maxUploads = 512 // requests whose body is being streamed: each holds maxUpload bytes at most
)

// outgoings are the requests to other servers that are under way, and the answers that are open. Its methods may be called from any goroutine.
type outgoings struct {
	ctx context.Context // of them all: ends with the instance, or its request if that is isolated; whoever is in the engine has it

	mu      sync.Mutex
	stop    context.CancelFunc   // of ctx; guarded by mu
	open    map[uint32]*outgoing // guarded by mu
	uploads int                  // those of open whose body the script sends; guarded by mu
}

// outgoing is one of them.
type outgoing struct {
	owner   *account // constant
	cancel  context.CancelFunc
	upload  *upload       // nil: the request's body is there at once, or there is none
	body    io.ReadCloser // nil: there is no answer yet; guarded by outgoings.mu
	reading bool          // guarded by outgoings.mu
}

func (o *outgoings) init() {
	o.ctx, o.stop = context.WithCancel(context.Background())
	o.open = map[uint32]*outgoing{}
}

// begin makes one; nil: the script gave this id before, or streams too many.
func (o *outgoings) begin(id uint32, u *upload, owner *account) (*outgoing, context.Context) {
	ctx, cancel := context.WithCancel(o.ctx)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.open[id] != nil || u != nil && o.uploads >= maxUploads {
		cancel()
		return nil, nil
	}
	if u != nil {
		o.uploads++
	}
	r := &outgoing{owner: owner, cancel: cancel, upload: u}
	o.open[id] = r
	return r, ctx
}

// answered keeps the body; false: it has been closed meanwhile.
func (o *outgoings) answered(id uint32, r *outgoing, body io.ReadCloser) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.open[id] != r {
		return false
	}
	r.body = body
	return true
}

// read is the one whose body may be read now, or nil.
func (o *outgoings) read(id uint32) *outgoing {
	o.mu.Lock()
	defer o.mu.Unlock()
	r := o.open[id]
	if r == nil || r.body == nil || r.reading {
		return nil
	}
	r.reading = true
	return r
}

func (o *outgoings) done(r *outgoing) {
	o.mu.Lock()
	defer o.mu.Unlock()
	r.reading = false
}

// uploading is the body that the script sends to id, or nil.
func (o *outgoings) uploading(id uint32) *upload {
	o.mu.Lock()
	defer o.mu.Unlock()
	if r := o.open[id]; r != nil {
		return r.upload
	}
	return nil
}

// end gives one up.
func (o *outgoings) end(id uint32) {
	o.mu.Lock()
	r := o.open[id]
	delete(o.open, id)
	if r != nil && r.upload != nil {
		o.uploads--
	}
	o.mu.Unlock()
	if r != nil {
		r.close()
	}
}

// reset gives all up, and makes room for others.
func (o *outgoings) reset() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.open) > 0 {
		o.giveUp()
		o.ctx, o.stop = context.WithCancel(context.Background())
	}
}

// close gives all up: the script has ended, and nothing works beside it any more.
func (o *outgoings) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.giveUp()
}

// giveUp ends all. o.mu is held.
func (o *outgoings) giveUp() {
	o.stop()
	for _, r := range o.open {
		r.close()
	}
	clear(o.open)
	o.uploads = 0
}

// cancel has all end that wait.
func (o *outgoings) cancel() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.stop()
}

func (r *outgoing) close() {
	r.cancel()
	if r.upload != nil {
		r.upload.Close()
	}
	if r.body != nil {
		r.body.Close()
	}
}

// outbound is host.outbound(operation, id, ...).
func (i *instance) outbound(c ext.Call) engine.Value {
	id := c.ID(1)
	switch c.Text(0) {
	case "send":
		return status(i.sendOther(id, c))
	case "read":
		r := i.others.read(id)
		if r == nil {
			return status(abi.StatusClosed)
		}
		i.loop.Go(func() { i.readOther(id, r) })
	case "pipe":
		return status(i.pipe(id, c.ID(2)))
	case "write":
		u := i.others.uploading(id)
		if u == nil {
			return status(abi.StatusClosed)
		}
		p := c.Bytes(2)
		n, ok := u.write(p)
		switch {
		case !ok:
			return status(abi.StatusClosed)
		case n == 0 && len(p) > 0:
			return status(abi.StatusAgain)
		}
		return status(int32(n))
	case "finish":
		if u := i.others.uploading(id); u != nil {
			u.end()
		}
	case "close":
		i.loop.Go(func() { i.others.end(id) })
	}
	return status(abi.StatusOK)
}

// sendOther begins a request: operation, id, method, URL, fields, body, address, whether redirects are the script's. A number instead of a body is
// the length of one that the script writes afterwards; negative: not known.
func (i *instance) sendOther(id uint32, c ext.Call) int32 {
	out := i.env.Outbound()
	switch {
	case out == nil:
		return abi.StatusDenied
	case i.loop.Overloaded():
		return abi.StatusTooLarge
	}
	r := &adapter.OutboundRequest{Method: c.Text(2), URL: c.Text(3), Address: c.Text(6), Manual: c.True(7)}
	i.out.Header = i.out.Header[:0]
	if _, err := i.fields([]byte(c.Text(4))); err != nil {
		return abi.StatusInvalid
	}
	r.Header = append(r.Header, i.out.Header...)
	if p := c.Bytes(5); len(p) > 0 {
		r.Body = append([]byte(nil), p...)
	}
	owner := i.owner()
	var u *upload
	if n := c.Number(5); !math.IsNaN(n) {
		u = newUpload(func(over bool) {
			e := loop.Event{Kind: loop.Room, ID: id, Owner: owner}
			if over {
				e.Value = "the other server reads no more of the body"
			}
			i.loop.Push(e)
		})
		r.Stream, r.Length = u, -1
		if n >= 0 && n < 1<<53 {
			r.Length = int64(n)
		}
	}
	o, ctx := i.others.begin(id, u, owner)
	switch {
	case o != nil:
	case u != nil:
		return abi.StatusTooLarge
	default:
		return abi.StatusInvalid
	}
	i.loop.Go(func() { i.askOther(ctx, out, id, o, r) })
	return abi.StatusOK
}

// askOther waits for another server's answer, and has the script told.
func (i *instance) askOther(ctx context.Context, out adapter.Outbound, id uint32, o *outgoing, r *adapter.OutboundRequest) {
	res, err := out.Do(ctx, r)
	if err != nil {
		i.others.end(id)
		i.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: unanswered(r.URL, err)})
		return
	}
	if res.Length >= 0 && res.Length <= maxWhole {
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		i.others.end(id)
		if err != nil {
			i.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: unanswered(r.URL, err)})
			return
		}
		i.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: o.owner, Value: body})
	} else if !i.others.answered(id, o, res.Body) {
		res.Body.Close()
		return
	}
	i.loop.Push(loop.Event{Kind: loop.Settled, ID: id, Owner: o.owner, Value: head(res)})
}

// unanswered returns the reason for a missing response in the form that the prelude reads: with the code that Node or Bun has for it, if any.
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

// head is an answer's head as the prelude reads it.
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

// readOther reads the next part of a body, and has the script told.
func (i *instance) readOther(id uint32, r *outgoing) {
	buf := make([]byte, maxPart)
	for {
		n, err := r.body.Read(buf)
		switch {
		case n > 0:
			i.others.done(r)
			i.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner, Value: buf[:n]})
			return
		case err == io.EOF:
			i.others.end(id)
			i.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner})
			return
		case err != nil:
			i.others.end(id)
			i.loop.Push(loop.Event{Kind: loop.Part, ID: id, Owner: r.owner, Value: "fetch: the body has broken off: " + err.Error() + "\x00" + codeOf(err)})
			return
		}
	}
}
