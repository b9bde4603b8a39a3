package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"

	"github.com/wasmserve/wasmserve/host"
)

// reloadCommand has a running server load its module again.
func (a *app) reloadCommand() *command {
	return &command{
		name: "reload", short: "have a running server load its module again",
		examples: []example{
			{"wasmserve reload -unix @svc", "the server that listens on @svc"},
			{"wasmserve reload -admin @svc.admin -if-match 3", "only if generation 3 still serves"},
		},
		notes: "Returns when the new handler serves: a request sent afterwards gets it. Exit code 1: refused, the old one serves on.",
		define: func(o *options) func([]string) error {
			var c client
			var force bool
			var match int
			c.define(o)
			o.add(boolValue{&force}, option{"force", "", groupServe, "false", "load it also when the file is the same as before"})
			o.add(intValue{&match, 1, math.MaxInt32}, option{"if-match", "ID", groupServe, "any", "only if this generation is current"})
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("reload takes no argument: the server knows its module's file")
				}
				path, header := "/-/reload", http.Header{}
				if force {
					path += "?force=1"
				}
				if match > 0 {
					header.Set("If-Match", strconv.Quote(strconv.Itoa(match)))
				}
				status, body, err := c.do(http.MethodPost, path, header)
				if err != nil {
					return err
				}
				var res host.ReloadResult
				if err := decode(status, body, &res); err != nil {
					return err
				}
				if c.json {
					a.stdout.Write(body)
				}
				if status != http.StatusOK {
					return reloadError(status, res)
				}
				if !c.json {
					printReload(a.stdout, res)
				}
				return nil
			}
		},
	}
}

func reloadError(status int, res host.ReloadResult) error {
	text := res.Error
	if text == "" {
		text = "status " + strconv.Itoa(status)
	}
	switch {
	case status == http.StatusUnprocessableEntity && res.Old != 0:
		return fmt.Errorf("refused: %s; generation %d serves on", text, res.Old)
	case status == http.StatusUnprocessableEntity:
		return fmt.Errorf("refused: %s; no handler serves", text)
	}
	return errors.New(text)
}

func printReload(w io.Writer, res host.ReloadResult) {
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
