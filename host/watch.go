package host

import (
	"context"
	"time"

	"github.com/wasmserve/wasmserve/host/source"
)

// Watch calls changed after the module has changed and has been left alone for quiet (0: 100 ms), until the Watcher is closed, which must
// be before Close. changed should return soon: a reload belongs into another goroutine, so that the next change is seen and can end it.
// nil: the host reloads, and logs the result. Call Watch before the first Reload, so that no change is missed, and at most once.
func (h *Host) Watch(quiet time.Duration, changed func()) (source.Watcher, error) {
	if changed == nil {
		changed = func() {
			h.tasks.Go(func() { h.Reload(context.Background(), ReloadOptions{By: "file"}) })
		}
	}
	w, err := h.cfg.Source.Watch(h.cfg.Module, source.Watch{
		Changed: changed, Quiet: quiet, Log: h.log, Inputs: h.Inputs,
	})
	if err != nil {
		return nil, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.watcher = w
	return w, nil
}

// Inputs returns what the module was made of that was loaded last, or that could not be loaded.
func (h *Host) Inputs() source.Inputs {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.inputs
}

// noteInputs records the inputs of a load, which are watched from now on.
func (h *Host) noteInputs(in source.Inputs) {
	h.mu.Lock()
	h.inputs = in
	w := h.watcher
	h.mu.Unlock()
	if w != nil {
		w.Refresh()
	}
}
