package native

// Outbound requests of guests (SPEC 6.11 to 6.15).

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// maxFetches is the most open responses of a call. The host's own limit is for all guests together.
const maxFetches = 64

// fetches are the open responses of the running call. They end with it.
type fetches struct {
	open   map[int32]*fetched
	last   int32
	ctx    context.Context // of the running call; nil: no request sent
	cancel context.CancelCauseFunc
}

// fetched is one response.
type fetched struct {
	url  string
	head []byte // its record
	body io.ReadCloser
}

// close closes all responses: the call has ended.
func (f *fetches) close() {
	if f.ctx == nil {
		return
	}
	f.cancel(context.Canceled)
	for _, r := range f.open {
		r.body.Close()
	}
	*f = fetches{last: f.last}
}

func sleep(i *instance, args []uint64) int32 {
	i.call.Sleep(int64(uint32(args[0])) * int64(time.Millisecond))
	if x := i.call.Exchange; x != nil && x.Cause() != nil {
		return abi.StatusClosed
	}
	return abi.StatusOK
}

// outbound returns the context of the running call's outbound requests: it ends with the call, when the instance is interrupted, and when
// the client has left.
func (i *instance) outbound() context.Context {
	f := &i.fetches
	if f.ctx == nil {
		f.ctx, f.cancel = context.WithCancelCause(context.Background())
	}
	return f.ctx
}

// await runs wait, which may block until the context of outbound ends, and ends that context when the call must end. Call resume
// afterwards.
func (i *instance) await(wait func()) {
	f := &i.fetches
	cancel, done := f.cancel, make(chan struct{})
	ended := make(chan struct{})
	gone := i.call.Exchange.Done()
	go func() {
		defer close(ended)
		select {
		case <-done:
		case <-i.Stopped():
			cancel(errGone)
		case <-gone:
			cancel(errGone)
		}
	}()
	i.Wait()
	wait()
	close(done)
	<-ended
}

// resume continues after await, or ends the call. The result of await has been registered by then: it is closed with the call.
func (i *instance) resume() {
	i.Work(guest.ShortWait)
	i.Checkpoint()
}

var errGone = fmt.Errorf("nobody waits for the answer any more: %w", exchange.ErrClosed)

func fetch(i *instance, args []uint64) int32 {
	out := i.Env.Outbound()
	rec, ok := i.view(args[1], args[2])
	var o abi.Outgoing
	switch {
	case i.open(args[0]) == nil:
		return abi.StatusClosed
	case !ok:
		return abi.StatusInvalid
	case out == nil:
		return i.refusedFetch("", errors.Join(adapter.ErrDenied, errors.New("no host is named by -allow-net")))
	case len(i.fetches.open) >= maxFetches:
		return abi.StatusTooLarge
	}
	if err := o.Decode(rec); err != nil {
		return i.refusedFetch("", errors.Join(adapter.ErrInvalid, err))
	}
	r := adapter.OutboundRequest{Method: string(o.Method), URL: string(o.URL), Address: string(o.Address), Body: o.Body, Manual: o.Manual,
		Timeout: time.Duration(o.Timeout) * time.Millisecond}
	for _, f := range o.Header {
		r.Header = append(r.Header, exchange.Field(f))
	}
	ctx := i.outbound()
	var res *adapter.OutboundResponse
	var err error
	i.await(func() { res, err = out.Do(ctx, &r) })
	if err != nil {
		i.resume()
		return i.refusedFetch(r.URL, err)
	}
	h := i.register(r.URL, res)
	i.resume()
	return h
}

// register adds a response and returns its handle.
func (i *instance) register(url string, res *adapter.OutboundResponse) int32 {
	f := &i.fetches
	head := abi.Response{Status: res.Status, Stream: true, BodyLength: res.Length}
	for _, h := range res.Header {
		head.Header = append(head.Header, abi.Field(h))
	}
	if f.last++; f.last <= 0 {
		f.last = 1
	}
	if f.open == nil {
		f.open = map[int32]*fetched{}
	}
	f.open[f.last] = &fetched{url: url, head: abi.AppendResponse(nil, &head), body: res.Body}
	return f.last
}

// refusedFetch logs the error, and returns its status.
func (i *instance) refusedFetch(url string, err error) int32 {
	url, _, _ = strings.Cut(url, "?") // the query may be secret
	i.Env.Log(levelWarn, []byte("fetch "+url+": "+strings.ReplaceAll(err.Error(), "\n", ": ")))
	return adapter.Status(err, abi.StatusFailed)
}

func fetchHead(i *instance, args []uint64) int32 {
	r := i.fetches.open[int32(uint32(args[0]))]
	if r == nil {
		return abi.StatusClosed
	}
	return i.deliver(r.head, args[1], args[2])
}

func fetchRead(i *instance, args []uint64) int32 {
	r := i.fetches.open[int32(uint32(args[0]))]
	if r == nil || i.call.Exchange == nil {
		return abi.StatusClosed
	}
	p, ok := i.view(args[1], args[2])
	if !ok || len(p) == 0 {
		return abi.StatusInvalid
	}
	var n int
	var err error
	i.await(func() {
		for n == 0 && err == nil {
			n, err = r.body.Read(p[:min(len(p), math.MaxInt32)])
		}
	})
	i.resume()
	switch {
	case n > 0:
		return int32(n)
	case err == io.EOF:
		return 0
	}
	return i.refusedFetch(r.url, err)
}

func fetchClose(i *instance, args []uint64) int32 {
	h := int32(uint32(args[0]))
	r := i.fetches.open[h]
	if r == nil {
		return abi.StatusClosed
	}
	delete(i.fetches.open, h)
	r.body.Close()
	return abi.StatusOK
}
