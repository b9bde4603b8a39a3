package host

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/route"
)

// Why calls of an old generation are cut short.
var (
	errDrain    = errors.New("the drain deadline of a replaced handler has passed")
	errShutdown = errors.New("the server stops")
)

// generation is one loaded module with its instances and routes. It lives as long as somebody holds it: the host while it is
// current, and every request that runs in it.
type generation struct {
	// Constant after load.
	id           uint64
	info         Generation
	path         string
	code         *compiled
	pool         *pool.Pool[adapter.Instance]
	drained      chan struct{}   // closed when all is freed
	prog         adapter.Program // nil: not loaded
	putBack      bool            // instances are put back to what they were after each request
	errorInPlace bool            // but only after the error handler, if the request failed

	routes atomic.Pointer[route.Table]
	refs   atomic.Int64 // holders; 0: no more may come
}

// acquire holds the current generation for one request; nil: there is none. The holder calls release.
func (h *Host) acquire() *generation {
	for {
		g := h.current.Load()
		if g == nil || g.hold() {
			return g
		}
	}
}

// hold adds a holder unless the last one has gone.
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

// release gives up a hold. The last one frees the generation.
func (g *generation) release() {
	if g.refs.Add(-1) == 0 {
		go g.free() // not on the request's time
	}
}

// free closes instances, then the compiled module and the runtime. Nothing runs any more, so no memory is unmapped under a call.
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

// isolate makes inst the image that instances are put back to. unsaved names what in the module cannot be.
func (g *generation) isolate(inst adapter.Instance, unsaved []string) error {
	if len(unsaved) > 0 {
		return fmt.Errorf("the module has what cannot be put back: %s", strings.Join(unsaved, ", "))
	}
	p, ok := g.prog.(adapter.Isolator)
	if !ok {
		return errors.New("modules of this ABI cannot be put back")
	}
	if err := p.Isolate(inst); err != nil {
		return err
	}
	g.putBack, g.errorInPlace = true, p.ErrorInPlace()
	return nil
}

// interrupt ends all calls of the generation at their next host function or tick.
func (g *generation) interrupt(cause error) {
	g.pool.Each(func(i adapter.Instance) { i.Interrupt(cause) })
}

// retire gives up the host's hold on a generation that is no longer current, and sees to it that it ends.
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
