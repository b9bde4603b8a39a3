package main

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"

	"github.com/wasmserve/wasmserve/host/report"
)

// rollbackCommand makes a version serve again that a running server has kept.
func (a *app) rollbackCommand() *command {
	return &command{
		name: "rollback", args: "[N|HASH]", short: "make an earlier version of the module serve again",
		examples: []example{
			{"wasmserve rollback -unix @svc", "the version that was loaded before the one that serves"},
			{"wasmserve rollback -unix @svc 3", "the one that served as generation 3: wasmserve versions lists them"},
			{"wasmserve rollback -unix @svc 4f1c09", "the one whose sha256 begins like this"},
			{"wasmserve rollback -unix @svc -handler /api -if-match 4", "of a directory, this handler, and only if its generation 4 still serves"},
		},
		notes: "A version from before the server's start is compiled again, the others are ready. While a canary runs, rollback without a version ends only that. The file is left as it is: it is not loaded again by itself, also not after a restart, until it changes or wasmserve reload asks for it. " +
			"Exit code 1: refused, the current version serves on.",
		define: func(o *options) func([]string) error {
			var c client
			var handler string
			var match int
			c.define(o)
			o.add(intValue{&match, 1, math.MaxInt32}, option{"if-match", "ID", groupServe, "any", "only if this generation is current"})
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "none", "of a directory of handlers, the one with this path: it must be named"})
			return func(args []string) error {
				if len(args) > 1 {
					return usagef("rollback takes one version, or none: wasmserve versions lists them")
				}
				query := url.Values{}
				if len(args) == 1 {
					query.Set("to", args[0])
				}
				if handler != "" {
					query.Set("handler", handler)
				}
				return a.swap(&c, "/-/rollback", query, match)
			}
		},
	}
}

// swap asks the server for a reload or a rollback, and prints the result.
func (a *app) swap(c *client, path string, query url.Values, match int) error {
	header := http.Header{}
	if match > 0 {
		header.Set("If-Match", strconv.Quote(strconv.Itoa(match)))
	}
	status, body, err := c.do(http.MethodPost, (&url.URL{Path: path, RawQuery: query.Encode()}).String(), header)
	if err != nil {
		return err
	}
	var res report.ReloadResult
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

// printRollback prints the result of a rollback.
func printRollback(w io.Writer, res report.ReloadResult) {
	if res.Unchanged {
		fmt.Fprintf(w, "unchanged: generation %d serves %s, sha256 %s, already\n", res.Old, res.Module, clip(res.Hash, 12))
		return
	}
	fmt.Fprintf(w, "rolled back: generation %d serves %s, %s, sha256 %s: live in %s", res.New, res.Module, formatSize(res.Size), clip(res.Hash, 12), formatDuration(res.Took))
	if res.Old != 0 {
		fmt.Fprintf(w, "; generation %d drains, and its module is not loaded again by itself", res.Old)
	}
	fmt.Fprintln(w)
}
