package fetch

import (
	"context"
	"io"
	"sync"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

const (
	maxPart  = 64 << 10 // bytes of a body that are read at once
	maxWhole = 64 << 10 // bytes of a body that is delivered with its head
)

// MaxUploads limits the requests of an instance whose body the script streams: each holds at most 256 KiB.
const MaxUploads = 512

// Host is the instance of a script, as its outbound requests see it.
type Host interface {
	// Outbound returns the sender of outbound requests; nil: they are not allowed.
	Outbound() adapter.Outbound
	// Owner returns the owner of work that the running turn begins.
	Owner() loop.Owner
	// Recipient returns the mailbox of an open request, to which a response body is copied in the background. gone is called when the
	// request is over. nil: the request is over, or another body is copied to it.
	Recipient(id uint32, gone func()) *exchange.Pending
}

// Client has the outbound requests of an instance: those in flight, and the responses that are open. Its methods may be called from
// any goroutine.
type Client struct {
	host Host       // constant after Init
	loop *loop.Loop // constant after Init

	ctx context.Context // of all requests: ends with the instance, or its request if that is isolated; used by the goroutine in the engine

	mu      sync.Mutex
	stop    context.CancelFunc  // of ctx; guarded by mu
	open    map[uint32]*request // guarded by mu
	uploads int                 // requests of open whose body the script streams; guarded by mu
}

// request is one of them.
type request struct {
	owner   loop.Owner // constant
	cancel  context.CancelFunc
	upload  *upload       // nil: the request has its body, or has none
	body    io.ReadCloser // nil: no response yet; guarded by Client.mu
	reading bool          // guarded by Client.mu
}

// Init is called once, before anything else.
func (x *Client) Init(host Host, l *loop.Loop) {
	x.host, x.loop = host, l
	x.ctx, x.stop = context.WithCancel(context.Background())
	x.open = map[uint32]*request{}
}

// begin makes a request; nil: the id is in use, or the script streams too many bodies.
func (x *Client) begin(id uint32, u *upload, owner loop.Owner) (*request, context.Context) {
	ctx, cancel := context.WithCancel(x.ctx)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.open[id] != nil || u != nil && x.uploads >= MaxUploads {
		cancel()
		return nil, nil
	}
	if u != nil {
		x.uploads++
	}
	r := &request{owner: owner, cancel: cancel, upload: u}
	x.open[id] = r
	return r, ctx
}

// answered keeps the body of the response. It reports false if the request has been closed meanwhile.
func (x *Client) answered(id uint32, r *request, body io.ReadCloser) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.open[id] != r {
		return false
	}
	r.body = body
	return true
}

// read returns the request whose response body may be read now, or nil.
func (x *Client) read(id uint32) *request {
	x.mu.Lock()
	defer x.mu.Unlock()
	r := x.open[id]
	if r == nil || r.body == nil || r.reading {
		return nil
	}
	r.reading = true
	return r
}

func (x *Client) done(r *request) {
	x.mu.Lock()
	defer x.mu.Unlock()
	r.reading = false
}

// Open returns the number of requests that are in flight or whose response is open.
func (x *Client) Open() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.open)
}

// uploading returns the body that the script streams to id, or nil.
func (x *Client) uploading(id uint32) *upload {
	x.mu.Lock()
	defer x.mu.Unlock()
	if r := x.open[id]; r != nil {
		return r.upload
	}
	return nil
}

// end closes a request.
func (x *Client) end(id uint32) {
	x.mu.Lock()
	r := x.open[id]
	delete(x.open, id)
	if r != nil && r.upload != nil {
		x.uploads--
	}
	x.mu.Unlock()
	if r != nil {
		r.close()
	}
}

// Reset closes all requests: the next request to the script begins without any.
func (x *Client) Reset() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.open) > 0 {
		x.closeAll()
		x.ctx, x.stop = context.WithCancel(context.Background())
	}
}

// Close closes all requests. The script has ended, and no background work is left.
func (x *Client) Close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.closeAll()
}

// closeAll closes all requests. x.mu is held.
func (x *Client) closeAll() {
	x.stop()
	for _, r := range x.open {
		r.close()
	}
	clear(x.open)
	x.uploads = 0
}

// Cancel ends all that wait.
func (x *Client) Cancel() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stop()
}

func (r *request) close() {
	r.cancel()
	if r.upload != nil {
		r.upload.Close()
	}
	if r.body != nil {
		r.body.Close()
	}
}
