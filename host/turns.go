package host

import (
	"context"
	"errors"
	"os"
)

// errNewer ends the loading of a module whose file has been replaced meanwhile.
var errNewer = errors.New("given up: the file has changed meanwhile")

// loading is a module that is being loaded. It is constant.
type loading struct {
	path string
	info os.FileInfo // of the file; nil: it was not there
	give context.CancelCauseFunc
}

// begin notes that the file at path is being loaded. The context ends when a newer file comes, or the host shuts down; what it does not
// end is waited for. A caller of Reload that hangs up does not end it: begun is done.
func (h *Host) begin(ctx context.Context, path string) context.Context {
	info, _ := os.Stat(path)
	ctx, give := context.WithCancelCause(context.WithoutCancel(ctx))
	h.mu.Lock()
	h.loading = &loading{path, info, give}
	h.mu.Unlock()
	if h.draining.Load() { // it may have looked for one to give up before
		give(ErrShutdown)
	}
	return ctx
}

func (h *Host) finish() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.loading = nil
}

// giveUp ends the loading of a module for this reason.
func (h *Host) giveUp(why error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.loading != nil {
		h.loading.give(why)
	}
}

// Supersede ends the loading of a module whose file is another by now, or gone, so that what is there now need not wait until that is
// compiled. Reload does so, too.
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

// asideKey is the context's key of what WithAside was given.
type asideKey struct{}

// WithAside is for who loads modules of several hosts, so many at a time: aside is called, with a function that waits for what takes no processor of this process,
// and lets others go on meanwhile.
func WithAside(ctx context.Context, aside func(wait func())) context.Context {
	return context.WithValue(ctx, asideKey{}, aside)
}

// aside calls wait as WithAside says.
func aside(ctx context.Context, wait func()) {
	if f, ok := ctx.Value(asideKey{}).(func(func())); ok {
		f(wait)
		return
	}
	wait()
}
