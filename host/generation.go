package host

import (
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/route"
)

// generation is one version with its instances and routes. It lives as long as it is held: by the host while it is
// current, and by every request that runs in it.
type generation struct {
	// Constant after load.
	id           uint64
	info         report.Generation
	version      *version
	pool         *pool.Pool[adapter.Instance]
	bounds       *exchange.Bounds // of the guest's responses; the host's
	drained      chan struct{}    // closed when all is freed
	isolated     bool             // instances are reset to their image after each request
	errorInPlace bool             // but only after the error handler, if the request failed

	routes atomic.Pointer[route.Table]
	cut    atomic.Pointer[exchange.Failure] // not nil: interrupt was called
	refs   atomic.Int64                     // holders; 0: it cannot be held any more
}

// acquire holds the current generation for one request, or returns nil. The holder calls release.
func (h *Host) acquire() *generation {
	for {
		g := h.current.Load()
		if g == nil || g.hold() {
			return g
		}
	}
}

// hold adds a holder unless the last one has released it.
func (g *generation) hold() bool {
	for {
		n := g.refs.Load()
		if n == 0 {
			return false
		}
		if g.refs.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release drops a hold. The last one frees the generation.
func (g *generation) release() {
	if g.refs.Add(-1) == 0 {
		go g.free() // not in the request's time
	}
}

// free closes instances, and then releases the version. No call runs any more, so no memory is unmapped under one.
func (g *generation) free() {
	if g.pool != nil {
		g.pool.Close()
	}
	if p, ok := g.version.prog.(adapter.Rester); ok { // the version may be kept
		p.Rest()
	}
	g.version.release()
	close(g.drained)
}
