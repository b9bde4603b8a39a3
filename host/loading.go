package host

import (
	"context"
	"errors"
	"os"
)

// errNewer ends the loading of a module whose file has been replaced in the meantime.
var errNewer = errors.New("given up: the file has changed meanwhile")

// loading is a module that is being loaded. It is constant.
type loading struct {
	path string
	info os.FileInfo // of the file; nil: it did not exist
	give context.CancelCauseFunc
}

// begin records that the file at path is being loaded. The context is cancelled when a newer file exists, or the host shuts down. A caller
// of Reload that goes away does not cancel it: a load that has begun is completed.
func (h *Host) begin(ctx context.Context, path string) context.Context {
	info, _ := os.Stat(path)
	ctx, give := context.WithCancelCause(context.WithoutCancel(ctx))
	h.mu.Lock()
	h.loading = &loading{path, info, give}
	h.mu.Unlock()
	if h.draining.Load() { // giveUp may have run before this load was recorded
		give(ErrShutdown)
	}
	return ctx
}

func (h *Host) finish() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.loading = nil
}

// giveUp cancels the loading of a module with this cause.
func (h *Host) giveUp(why error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.loading != nil {
		h.loading.give(why)
	}
}

// Supersede ends the loading of a module whose file has been replaced or removed, so that the current file need not wait until the old one
// is compiled. Reload does so, too.
func (h *Host) Supersede() {
	h.mu.Lock()
	l := h.loading
	h.mu.Unlock()
	if l == nil {
		return
	}
	info, err := os.Stat(l.path)
	if err != nil || l.info == nil || !os.SameFile(info, l.info) || info.Size() != l.info.Size() || !info.ModTime().Equal(l.info.ModTime()) {
		l.give(errNewer)
	}
}

// asideKey is the context key of WithAside's function.
type asideKey struct{}

// WithAside is for callers that limit how many hosts load concurrently. During a load, aside is called with a function that waits without
// using a processor of this process; aside must call it, and may let other loads run until it returns.
func WithAside(ctx context.Context, aside func(wait func())) context.Context {
	return context.WithValue(ctx, asideKey{}, aside)
}

// Aside calls wait, which waits without using a processor of this process, through the function of WithAside, if there is one in ctx.
// Config.Read may use it.
func Aside(ctx context.Context, wait func()) {
	if f, ok := ctx.Value(asideKey{}).(func(func())); ok {
		f(wait)
		return
	}
	wait()
}
