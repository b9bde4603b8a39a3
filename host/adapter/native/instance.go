package native

import (
	"context"
	"errors"
	"math"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// instance is one instance of a guest. Only the goroutine that calls it may use its fields, except as noted.
type instance struct {
	guest.Instance

	// Constant after NewInstance.
	buffer   *guest.Function
	fetch    *guest.Function
	error    *guest.Function
	config   *guest.Function
	image    *image // it is reset to this after each request; nil: it is not
	owns     bool   // image belongs to this instance
	stdout   *guest.Lines
	stderr   *guest.Lines
	capacity uint32 // of the guest's buffer, in bytes
	address  uint32 // of the guest's buffer

	// Of the running call.
	call       guest.Call
	id         uint32            // of call.Exchange
	limited    *exchange.Failure // a limit that the response exceeded
	failure    *exchange.Failure // as the guest reported through fail
	pendingNow *exchange.Pending // of the last Fetch that returned ErrPending
	fetches    fetches

	// Reused by every call.
	stack [4]uint64
	req   abi.Request
	res   abi.Response
	out   exchange.Response

	pending guest.Pending[*exchange.Pending] // for use by any goroutine
}

// Fetch handles one request: record in, one call, record out.
func (i *instance) Fetch(x *exchange.Exchange) error {
	i.begin(x, false)
	defer i.end()
	i.describe(&x.Request)
	size := uint32(abi.RequestSize(&i.req))
	view, err := i.room(size)
	if err != nil {
		return err
	}
	abi.AppendRequest(view[:0], &i.req)
	return i.run(x, i.fetch, size, 200)
}

// Error calls the guest's error handler.
func (i *instance) Error(x *exchange.Exchange, f *exchange.Failure) error {
	if !i.error.Exists() {
		return adapter.ErrNoHandler
	}
	i.begin(x, true)
	defer i.end()
	i.describe(&x.Request)
	rec := abi.AppendError(nil, &abi.Error{Kind: uint32(f.Kind), Message: []byte(f.Message), Stack: []byte(f.Stack), Request: &i.req})
	view, err := i.room(uint32(len(rec)))
	if err != nil {
		return err
	}
	copy(view, rec)
	return i.run(x, i.error, uint32(len(rec)), 500)
}

// run calls fetch or error with the record of this size in the buffer and acts on the result (SPEC 4.2).
func (i *instance) run(x *exchange.Exchange, fn *guest.Function, size uint32, status int) error {
	i.stack[0], i.stack[1], i.stack[2] = uint64(i.id), uint64(i.address), uint64(size)
	i.call.Function = fn
	if err := fn.CallWithStack(i.Context, i.stack[:]); err != nil {
		return i.fail(err)
	}
	switch result := i.stack[0]; result {
	case abi.Answered:
		return i.answered(x)
	case abi.Pending:
		return i.addPending(x)
	default:
		return i.respond(x, result, status)
	}
}

// begin gives x an id and makes it the exchange of the host functions. failed: for the error handler.
func (i *instance) begin(x *exchange.Exchange, failed bool) {
	i.call.Begin(x, failed)
	i.failure, i.limited, i.pendingNow = nil, nil, nil
	i.id = i.pending.Next(i.id, math.MaxUint32)
}

func (i *instance) end() {
	i.fetches.close()
	i.call.End()
}

// answered ends an exchange whose guest returned 0.
func (i *instance) answered(x *exchange.Exchange) error {
	switch {
	case i.failure != nil:
		i.askPanicked()
		return i.failure
	case x.State() == exchange.Streaming:
		return i.gone(x.End())
	case x.State() == exchange.Open && i.limited != nil:
		return i.limited
	case x.State() == exchange.Open && x.Cause() == nil:
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the guest returned 0, but sent no response for this request"}
	}
	return nil
}

// respond sends the record that the guest returned.
func (i *instance) respond(x *exchange.Exchange, result uint64, status int) error {
	if i.failure != nil {
		return i.failure
	}
	if x.State() != exchange.Open {
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the guest returned a response, but had already sent one through respond"}
	}
	ptr, length := abi.Unpack(result)
	if f := i.readResponse(ptr, length, status); f != nil {
		return f
	}
	if i.res.Stream {
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the guest returned a response with STREAM, which only respond takes"}
	}
	return i.gone(x.Respond(&i.out))
}

// gone turns an error of the front, which has then cancelled x, into nil: the guest has done its part.
func (i *instance) gone(err error) error {
	if errors.Is(err, exchange.ErrResponseTooLarge) {
		return exchange.TooLarge(err)
	}
	if errors.Is(err, exchange.ErrLength) || errors.Is(err, exchange.ErrOrder) {
		return err
	}
	return nil
}

// Config calls the guest for its manifest.
func (i *instance) Config() ([]byte, error) {
	if !i.config.Exists() {
		return nil, nil
	}
	i.call.Starting(i.config)
	if err := i.config.CallWithStack(i.Context, i.stack[:]); err != nil {
		return nil, i.fail(err)
	}
	if i.stack[0] == 0 {
		return nil, nil
	}
	ptr, length := abi.Unpack(i.stack[0])
	if length > abi.MaxManifest {
		return nil, &exchange.Failure{Kind: exchange.KindResponse, Message: "the manifest is over 1 MiB"}
	}
	view, ok := i.Memory.Read(ptr, length)
	if !ok {
		return nil, &exchange.Failure{Kind: exchange.KindResponse, Message: "wasmserve_config returned a pointer outside memory"}
	}
	return append([]byte(nil), view...), nil
}

// Interrupt ends the running call at its next host function or tick and fails the pending exchanges.
func (i *instance) Interrupt(cause error) {
	i.Instance.Interrupt(cause)
	i.failPending(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()})
}

// Close frees the instance.
func (i *instance) Close(ctx context.Context) error {
	i.failPending(&exchange.Failure{Kind: exchange.KindLost, Message: "the instance ended while the request was pending"})
	i.stdout.Flush() // the last output of one that trapped or exited
	i.stderr.Flush()
	err := i.Module.Close(ctx)
	if i.owns {
		err = errors.Join(err, i.image.Close())
	}
	return err
}
