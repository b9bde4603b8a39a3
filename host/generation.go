package host

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/route"
)

// Reasons why calls of an old generation are cut.
var (
	errDrain    = errors.New("the drain deadline of a replaced handler has passed")
	errShutdown = errors.New("the server stops")
)

// generation is one loaded module with its instances and routes. It lives as long as it is held: by the host while it is
// current, and by every request that runs in it.
type generation struct {
	// Constant after load.
	id           uint64
	info         report.Generation
	path         string
	code         *compiled
	pool         *pool.Pool[adapter.Instance]
	drained      chan struct{}   // closed when all is freed
	prog         adapter.Program // nil: not loaded
	isolated     bool            // instances are reset to their image after each request
	errorInPlace bool            // but only after the error handler, if the request failed

	routes atomic.Pointer[route.Table]
	refs   atomic.Int64 // holders; 0: it cannot be held any more
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

// free closes instances, then the compiled module and the runtime. No call runs any more, so no memory is unmapped under one.
func (g *generation) free() {
	if g.pool != nil {
		g.pool.Close()
	}
	if g.prog != nil {
		g.prog.Close()
	}
	g.code.close()
	close(g.drained)
}

// isolate makes inst the image that instances are reset to. unsaved lists the parts of the module that cannot be reset.
func (g *generation) isolate(inst adapter.Instance, unsaved []string) error {
	if len(unsaved) > 0 {
		return fmt.Errorf("the module has state that cannot be reset: %s", strings.Join(unsaved, ", "))
	}
	p, ok := g.prog.(adapter.Isolator)
	if !ok {
		return errors.New("instances of this ABI cannot be reset")
	}
	if err := p.Isolate(inst); err != nil {
		return err
	}
	g.isolated, g.errorInPlace = true, p.ErrorInPlace()
	return nil
}

// interrupt ends all calls of the generation at their next host function or tick.
func (g *generation) interrupt(cause error) {
	g.pool.Each(func(i adapter.Instance) { i.Interrupt(cause) })
}

// retire drops the host's hold on a generation that is no longer current, and ensures that it ends.
func (h *Host) retire(g *generation) {
	h.mu.Lock()
	h.old = append(h.old, g)
	h.mu.Unlock()
	g.release()
	h.tasks.Go(func() {
		defer h.forget(g)
		timer := time.NewTimer(h.cfg.DrainTimeout)
		defer timer.Stop()
		select {
		case <-g.drained:
			return
		case <-timer.C:
		}
		h.log.Warn("drain deadline passed: requests of the old handler are cut", "generation", g.id, "in_flight", g.refs.Load())
		g.interrupt(errDrain)
		<-g.drained
	})
}

func (h *Host) forget(g *generation) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for n := range h.old {
		if h.old[n] == g {
			h.old = append(h.old[:n], h.old[n+1:]...)
			return
		}
	}
}

func (h *Host) oldGenerations() []*generation {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]*generation(nil), h.old...)
}
