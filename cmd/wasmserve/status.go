package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/wasmserve/wasmserve/host/admin"
	"github.com/wasmserve/wasmserve/host/report"
)

// statusCommand reports the state of a running server.
func (a *app) statusCommand() *command {
	return &command{
		name: "status", short: "tell how a running server is",
		examples: []example{
			{"wasmserve status -unix @svc", "the server that listens on @svc"},
			{"wasmserve status -admin /run/svc.sock.admin -json", ""},
		},
		notes: "Exit code 1: no server answers. A server without a handler has an answer too.",
		define: func(o *options) func([]string) error {
			var c client
			c.define(o)
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("status takes no argument: name the server with -unix, -port or -admin")
				}
				status, body, err := c.do(http.MethodGet, "/-/status", nil)
				if err != nil {
					return err
				}
				if status != http.StatusOK {
					var p admin.Problem
					if err := decode(status, body, &p); err != nil {
						return err
					}
					return errors.New(p.Error)
				}
				var s report.Status
				if err := decode(status, body, &s); err != nil {
					return err
				}
				if c.json {
					a.stdout.Write(body)
					return nil
				}
				printStatus(a.stdout, s, time.Now())
				return nil
			}
		},
	}
}

func printStatus(w io.Writer, s report.Status, now time.Time) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	ago := func(at time.Time) string { return formatDuration(max(now.Sub(at), 0)) + " ago" }
	switch {
	case s.Draining:
		row("state", "shutting down")
	case s.Ready:
		row("state", "ready")
	case s.Handlers == nil:
		row("state", "no handler: put a module at %s", s.Module)
	default:
		row("state", "no handler is ready")
	}
	row("server", "wasmserve %s, process %d, up %s, %s resident", s.Version, s.PID, formatDuration(time.Duration(s.Uptime*float64(time.Second))), formatSize(s.RSS))
	if g := s.Current; g != nil {
		row("handler", "%s, generation %d (%s), %s, sha256 %s", g.Module, g.ID, g.ABI, formatSize(g.Size), clip(g.Hash, 12))
		row("loaded", "%s, compiled in %s, %d routes", ago(g.Loaded), formatDuration(g.CompileTime), g.Routes)
		row("instances", "%d, %d busy, %d pending requests", g.Instances, g.Busy, g.Pending)
	}
	if s.Handlers != nil {
		row("handlers", "%d, %d ready, in %s", len(s.Handlers), ready(s.Handlers), s.Module)
		row("requests", "%d, %d refused, %s, %d for no handler", s.Requests, s.Refused, failures(s.Errors), s.NotFound)
		if len(s.Limits) > 0 {
			row("limits reached", "%s", counts(s.Limits))
		}
		row("reloads", "%d, %d refused", s.Reloads, s.Failures)
		for _, text := range s.Ignored {
			row("not served", "%s", text)
		}
		t.Flush()
		printHandlers(w, s, now)
		return
	}
	row("requests", "%d, %d refused, %s", s.Requests, s.Refused, failures(s.Errors))
	if len(s.Limits) > 0 {
		row("limits reached", "%s", counts(s.Limits))
	}
	if c := s.Canary; c != nil {
		row("canary", "%s, generation %d, sha256 %s: %s of the requests%s", c.Module, c.ID, clip(c.Hash, 12), c.Share, chosen(c))
		row("", "%s; of the others %s", sideText(c.Tried), sideText(c.Other))
	}
	if s.Stale {
		row("stale", "%s", staleText)
	}
	for _, g := range s.Old {
		row("draining", "generation %d, %s, %d requests", g.ID, g.Module, g.Requests)
	}
	row("reloads", "%d, %d refused", s.Reloads, s.Failures)
	if r := s.LastReload; r != nil && r.OK && r.Rollback {
		row("last reload", "%s by %s: rolled back, generation %d, live in %s", ago(r.At), r.By, r.New, formatDuration(r.Took))
	} else if r != nil && r.OK && r.Held {
		row("last reload", "%s by %s: the file has the module that was rolled back", ago(r.At), r.By)
	} else if r != nil && r.OK {
		row("last reload", "%s by %s: generation %d, live in %s", ago(r.At), r.By, r.New, formatDuration(r.Took))
	} else if r != nil {
		row("last reload", "%s by %s: refused: %s", ago(r.At), r.By, r.Error)
	}
	t.Flush()
}

// staleText explains Status.Stale.
const staleText = "the file has another module than the one that serves: it was refused, or rolled back"

// chosen describes how the requests of a canary are chosen.
func chosen(c *report.Canary) (text string) {
	if c.Key != "" {
		text += ", by " + c.Key
	}
	if c.Match != "" {
		text += ", and those with " + c.Match
	}
	if c.Next != nil {
		text += ", next step at " + c.Next.Local().Format(time.TimeOnly)
	}
	return text
}

func sideText(s report.Side) string {
	return fmt.Sprintf("%d requests, %d failed", s.Requests, s.Failures)
}

// failures are the failed requests by kind.
func failures(byKind map[string]uint64) string {
	var total uint64
	for _, n := range byKind {
		total += n
	}
	if total == 0 {
		return "none failed"
	}
	return fmt.Sprintf("%d failed (%s)", total, counts(byKind))
}

// counts lists them by name.
func counts(list map[string]uint64) string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(list)) {
		words = append(words, fmt.Sprintf("%s %d", name, list[name]))
	}
	return strings.Join(words, ", ")
}

func ready(handlers []report.HandlerStatus) (n int) {
	for _, h := range handlers {
		if h.Ready {
			n++
		}
	}
	return n
}

// printHandlers lists the handlers of a directory.
func printHandlers(w io.Writer, s report.Status, now time.Time) {
	if len(s.Handlers) == 0 {
		return
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\npath\tfile\tgeneration\tsha256\tinstances\trequests\tlast reload")
	for _, h := range s.Handlers {
		id, hash, instances := "-", "-", "-"
		if g := h.Current; g != nil {
			id, hash = fmt.Sprint(g.ID), clip(g.Hash, 12)
			instances = fmt.Sprintf("%d, %d busy", g.Instances, g.Busy)
		}
		if h.Canary != nil {
			id += fmt.Sprintf(", canary %d %s", h.Canary.ID, h.Canary.Share)
		}
		if n := len(h.Old); n > 0 {
			id += fmt.Sprintf(", %d draining", n)
		}
		file := h.File
		if rel, err := filepath.Rel(s.Module, h.File); err == nil {
			file = rel
		}
		last := "-"
		if r := h.LastReload; r != nil {
			last = fmt.Sprintf("%s ago by %s", formatDuration(max(now.Sub(r.At), 0)), r.By)
			switch {
			case r.Rollback:
				last += ", rolled back"
			case h.Stale && r.OK:
				last += ", stale: " + staleText
			}
			if !r.OK {
				last += ", refused: " + r.Error
			}
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", h.Path, printable(file), id, hash, instances, h.Requests, printable(last))
	}
	t.Flush()
}
