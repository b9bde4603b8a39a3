// Package logger writes log/slog records to the host's log. It is a separate package because log/slog adds to a guest's size.
package logger

import (
	"bytes"
	"context"
	"log/slog"
	"sync"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// New makes a logger whose records are entries of the host's log: `message key=value`, with the level separate. The host adds the
// time. Records below level are dropped; nil: below info.
func New(level slog.Leveler) *slog.Logger {
	w := &writer{}
	return slog.New(&handler{w, slog.NewTextHandler(&w.buf, &slog.HandlerOptions{Level: level, ReplaceAttr: bare})})
}

// bare drops the time, which the host adds, and the level, which is passed separately.
func bare(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
		return slog.Attr{}
	}
	return a
}

// writer holds one record's text. It is shared by a handler and all handlers derived from it.
type writer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

type handler struct {
	w *writer
	slog.Handler
}

func (h *handler) Handle(ctx context.Context, r slog.Record) error {
	h.w.mu.Lock()
	defer h.w.mu.Unlock()
	h.w.buf.Reset()
	if err := h.Handler.Handle(ctx, r); err != nil {
		return err
	}
	return wasmserve.Log(level(r.Level), string(bytes.TrimRight(h.w.buf.Bytes(), "\n")))
}

func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &handler{h.w, h.Handler.WithAttrs(attrs)}
}

func (h *handler) WithGroup(name string) slog.Handler {
	return &handler{h.w, h.Handler.WithGroup(name)}
}

// level returns the host's level at or below l.
func level(l slog.Level) wasmserve.Level {
	switch {
	case l >= slog.LevelError:
		return wasmserve.LevelError
	case l >= slog.LevelWarn:
		return wasmserve.LevelWarn
	case l >= slog.LevelInfo:
		return wasmserve.LevelInfo
	}
	return wasmserve.LevelDebug
}
