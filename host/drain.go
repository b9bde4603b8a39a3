package host

import (
	"context"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// Reasons why calls of an old generation are cut.
var (
	errDrain    = errors.New("the drain deadline of a replaced handler has passed")
	errShutdown = errors.New("the server stops")
)

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

// interrupt ends all calls of the generation at their next host function or tick, and fails the requests that still wait for an instance.
func (g *generation) interrupt(cause error) {
	g.cut.Store(&exchange.Failure{Kind: exchange.KindTimeout, Message: cause.Error()}) // before: take looks at it after it got an instance
	g.pool.Each(func(i adapter.Instance) { i.Interrupt(cause) })
}

// Shutdown rejects new requests (503), gives up a reload in progress, and waits for running requests until ctx is done;
// then it interrupts them and returns ctx's error. A guest that never calls a host function cannot be interrupted.
func (h *Host) Shutdown(ctx context.Context) error {
	h.draining.Store(true)
	h.Freeze()
	h.dismiss()
	done := make(chan struct{})
	go func() {
		h.reloadLock <- struct{}{}
		h.dismiss() // a reload that was in progress may have set one; no other will begin
		<-h.reloadLock
		for _, g := range h.oldGenerations() {
			<-g.drained
		}
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
	}
	for _, g := range h.oldGenerations() {
		g.interrupt(errShutdown)
	}
	return ctx.Err()
}

// Freeze makes every later Reload, and every reload of a guest, fail with ErrShutdown, and gives up a reload in progress. Requests are
// served as before.
func (h *Host) Freeze() {
	h.frozen.Store(true)
	h.giveUp(ErrShutdown)
}

// dismiss removes the host's handler.
func (h *Host) dismiss() {
	h.endTrial(nil)
	if g := h.current.Swap(nil); g != nil {
		h.retire(g)
	}
}
