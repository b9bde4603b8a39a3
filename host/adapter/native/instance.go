package native

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// instance is one instance of a guest. Only the goroutine that calls it may use its fields, except as noted.
type instance struct {
	// Constant after open.
	ctx      context.Context // passes the instance to its host functions
	env      adapter.Env
	born     time.Time     // origin of the monotonic clock
	stop     chan struct{} // closed by Interrupt
	mod      api.Module
	mem      api.Memory
	buffer   *entry
	fetch    *entry
	error    *entry
	config   *entry
	memory   *snapshot.Memory  // below mem
	globals  adapter.Globals   // all globals that the guest can change
	dirty    api.MutableGlobal // not 0: a table or a segment has changed
	image    *image            // it is reset to this after each request; nil: it is not
	yielder  *yielder
	turn     chan struct{} // of capacity 1: for yielder
	owns     bool          // image belongs to this instance
	stdout   *lines
	stderr   *lines
	capacity uint32 // of the guest's buffer, in bytes
	address  uint32 // of the guest's buffer

	// Of the running call.
	current    *exchange.Exchange // nil between calls
	id         uint32             // of current
	running    *entry             // the running function, or the last one
	limited    *exchange.Failure  // a limit that the response exceeded
	failure    *exchange.Failure  // as the guest reported through fail
	pendingNow *exchange.Pending  // of the last Fetch that returned ErrPending
	broken     bool
	clock      clock
	fetches    fetches
	fuel       int32 // for the next stretch of work

	// Reused by every call.
	stack [4]uint64
	req   abi.Request
	res   abi.Response
	out   exchange.Response

	// For use by any goroutine.
	interrupted  atomic.Pointer[error]
	mu           sync.Mutex
	pending      map[uint32]*exchange.Pending // guarded by mu; made on first use
	pendingCount atomic.Int32                 // len(pending)
}

// Fetch handles one request: record in, one call, record out.
func (i *instance) Fetch(x *exchange.Exchange) error {
	i.begin(x)
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
	if !i.error.exists() {
		return adapter.ErrNoHandler
	}
	i.begin(x)
	i.clock.failed = true
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
func (i *instance) run(x *exchange.Exchange, fn *entry, size uint32, status int) error {
	i.stack[0], i.stack[1], i.stack[2] = uint64(i.id), uint64(i.address), uint64(size)
	i.running = fn
	if err := fn.CallWithStack(i.ctx, i.stack[:]); err != nil {
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

// begin gives x an id and makes it the exchange of the host functions.
func (i *instance) begin(x *exchange.Exchange) {
	i.current, i.failure, i.limited, i.pendingNow = x, nil, nil, nil
	i.clock = clock{}
	if i.id++; i.id == 0 {
		i.id = 1
	}
	if i.pending != nil {
		i.skipPendingIDs()
	}
}

func (i *instance) end() {
	i.fetches.close()
	i.current.Worked += i.clock.spent
	i.current = nil
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
	if !i.config.exists() {
		return nil, nil
	}
	i.clock = clock{start: true, spent: i.clock.spent} // one limit for the entire start
	i.running = i.config
	if err := i.config.CallWithStack(i.ctx, i.stack[:]); err != nil {
		return nil, i.fail(err)
	}
	if i.stack[0] == 0 {
		return nil, nil
	}
	ptr, length := abi.Unpack(i.stack[0])
	if length > abi.MaxManifest {
		return nil, &exchange.Failure{Kind: exchange.KindResponse, Message: "the manifest is over 1 MiB"}
	}
	view, ok := i.mem.Read(ptr, length)
	if !ok {
		return nil, &exchange.Failure{Kind: exchange.KindResponse, Message: "wasmserve_config returned a pointer outside memory"}
	}
	return append([]byte(nil), view...), nil
}

// Broken reports whether the instance must not be called again.
func (i *instance) Broken() bool { return i.broken || i.interrupted.Load() != nil }

// Interrupt ends the running call at its next host function or tick and fails the pending exchanges.
func (i *instance) Interrupt(cause error) {
	if i.interrupted.CompareAndSwap(nil, &cause) {
		close(i.stop)
	}
	i.failPending(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()})
}

// Close frees the instance.
func (i *instance) Close(ctx context.Context) error {
	i.failPending(&exchange.Failure{Kind: exchange.KindLost, Message: "the instance ended while the request was pending"})
	i.stdout.flush() // the last output of one that trapped or exited
	i.stderr.flush()
	err := i.mod.Close(ctx)
	if i.owns {
		err = errors.Join(err, i.image.memory.Close())
	}
	return err
}
