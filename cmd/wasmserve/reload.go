package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/report"
)

// reloadCommand has a running server load its module again.
func (a *app) reloadCommand() *command {
	return &command{
		name: "reload", short: "have a running server load its module again",
		examples: []example{
			{"wasmserve reload -unix @svc", "the server that listens on @svc"},
			{"wasmserve reload -unix @svc -handler /api", "of a directory of handlers, this one"},
			{"wasmserve reload -admin @svc.admin -if-match 3", "only if generation 3 still serves"},
		},
		notes: "Returns when the new handler serves: a request sent afterwards gets it. Exit code 1: refused, the old one serves on.",
		define: func(o *options) func([]string) error {
			var c client
			var force bool
			var handler string
			var match int
			c.define(o)
			o.add(boolValue{&force}, option{"force", "", groupServe, "false", "load it also when the file is the same as before"})
			o.add(intValue{&match, 1, math.MaxInt32}, option{"if-match", "ID", groupServe, "any", "only if this generation is current"})
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "all", "of a directory of handlers, the one with this path"})
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("reload takes no argument: the server knows its module's file")
				}
				query := url.Values{}
				if force {
					query.Set("force", "1")
				}
				if handler != "" {
					query.Set("handler", handler)
				}
				return a.swap(&c, "/-/reload", query, match)
			}
		},
	}
}

func reloadError(status int, res report.ReloadResult) error {
	text := res.Error
	if text == "" {
		text = "status " + strconv.Itoa(status)
	}
	switch {
	case res.Handlers != nil:
		var refused []string
		for _, h := range res.Handlers {
			if !h.OK {
				refused = append(refused, h.Handler+": "+h.Error)
			}
		}
		return fmt.Errorf("%d of %d handlers refused, whatever served before serves on:\n%s", len(refused), len(res.Handlers), strings.Join(refused, "\n"))
	case status == http.StatusUnprocessableEntity && res.Old != 0:
		return fmt.Errorf("refused: %s; generation %d serves on", text, res.Old)
	case status == http.StatusUnprocessableEntity:
		return fmt.Errorf("refused: %s; no handler is loaded", text)
	}
	return errors.New(text)
}

func printReload(w io.Writer, res report.ReloadResult) {
	for _, h := range res.Handlers {
		printReload(w, h)
	}
	switch {
	case res.Handlers != nil:
		return
	case res.Handler != "":
		fmt.Fprint(w, res.Handler+": ")
	case res.New == 0: // of a directory
		fmt.Fprintln(w, "no handlers")
		return
	}
	if res.Canary || res.Promoted || res.Aborted {
		printCanary(w, res)
		return
	}
	if res.Rollback {
		printRollback(w, res)
		return
	}
	if res.Unchanged {
		fmt.Fprintf(w, "unchanged: generation %d serves %s already; -force loads it again\n", res.Old, res.Module)
		return
	}
	fmt.Fprintf(w, "generation %d serves %s, %s, sha256 %s: compiled in %s, live in %s", res.New, res.Module, formatSize(res.Size),
		clip(res.Hash, 12), formatDuration(res.Compile), formatDuration(res.Took))
	if res.Old != 0 {
		fmt.Fprintf(w, "; generation %d drains", res.Old)
	}
	fmt.Fprintln(w)
	for _, warning := range res.Warnings {
		fmt.Fprintf(w, "warning: %s\n", warning)
	}
}
