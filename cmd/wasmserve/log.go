package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/front"
)

// newLog makes the log that the flags ask for.
func newLog(c *logging, w io.Writer) *slog.Logger {
	var level slog.Level
	level.UnmarshalText([]byte(c.logLevel)) // the flag has checked it
	opt := &slog.HandlerOptions{Level: level}
	switch {
	case c.logFormat == "json":
		opt.ReplaceAttr = withUnit
		return slog.New(slog.NewJSONHandler(w, opt))
	case c.dev || c.test:
		return slog.New(&devLog{w: w, level: level})
	}
	return slog.New(slog.NewTextHandler(w, opt))
}

// withUnit adds the unit of a duration to its name, as status does: JSON has no durations, and a number without a unit is ambiguous.
func withUnit(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindDuration {
		a.Key += "_ns"
	}
	return a
}

// newAccessLog returns the function that the front calls for each request; nil: requests are not logged.
func newAccessLog(c *logging, log *slog.Logger, w io.Writer) func(*front.Entry) {
	switch {
	case !c.accessLog:
		return nil
	case c.devLines():
		return func(e *front.Entry) { devLine(w, e) }
	}
	return func(e *front.Entry) {
		attrs := []slog.Attr{
			slog.String("method", string(e.Request.Method)), slog.String("path", string(e.Request.Path)),
			slog.Int("status", e.Status), slog.Int64("bytes", e.Sent), slog.Duration("took", e.Duration),
			slog.String("listener", e.Request.Listener),
		}
		if e.Request.Remote != "" {
			attrs = append(attrs, slog.String("remote", e.Request.Remote))
		}
		if e.Request.Peer.Known {
			attrs = append(attrs, slog.Uint64("uid", uint64(e.Request.Peer.UID)))
		}
		if e.Cut {
			attrs = append(attrs, slog.Bool("cut", true))
		}
		if e.Cause != nil {
			attrs = append(attrs, slog.String("cause", e.Cause.Error()))
		}
		log.LogAttrs(context.Background(), slog.LevelInfo, "request", attrs...)
	}
}

// devLine writes dev's line for a request.
func devLine(w io.Writer, e *front.Entry) {
	status := strconv.Itoa(e.Status)
	if e.Cut {
		status += " cut"
	}
	target := string(e.Request.Path)
	if len(e.Request.Query) > 0 {
		target += "?" + string(e.Request.Query)
	}
	cause := ""
	if e.Cause != nil {
		cause = " (" + e.Cause.Error() + ")"
	}
	fmt.Fprintf(w, "%s %s %s %s %s %s%s\n", now(), printable(string(e.Request.Method)), printable(clip(target, 200)), status,
		formatDuration(e.Duration), formatSize(e.Sent), cause)
}

// printable keeps what a client or guest wrote from moving the terminal's cursor.
func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}
