package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"text/tabwriter"
	"time"

	"github.com/wasmserve/wasmserve/host/admin"
	"github.com/wasmserve/wasmserve/host/report"
)

// versionsCommand lists the versions that a running server can serve at once.
func (a *app) versionsCommand() *command {
	return &command{
		name: "versions", short: "list the versions of a module that a running server has kept",
		examples: []example{
			{"wasmserve versions -unix @svc", "the one that serves, and those that wasmserve rollback can go back to"},
			{"wasmserve versions -unix @svc -handler /api -json", "of a directory of handlers, this one"},
		},
		notes: "-keep of the server is how many are kept.",
		define: func(o *options) func([]string) error {
			var c client
			var handler string
			c.define(o)
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "all", "of a directory of handlers, the one with this path"})
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("versions takes no argument: name the server with -unix, -port or -admin")
				}
				var list report.Versions
				if err := a.ask(&c, "/-/versions", handler, &list); err != nil || c.json {
					return err
				}
				printVersions(a.stdout, list, time.Now())
				return nil
			}
		},
	}
}

// ask gets an answer of the server as v, about this handler of a directory ("": all). With -json it is printed.
func (a *app) ask(c *client, path, handler string, v any) error {
	query := url.Values{}
	if handler != "" {
		query.Set("handler", handler)
	}
	status, body, err := c.do(http.MethodGet, (&url.URL{Path: path, RawQuery: query.Encode()}).String(), nil)
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
	if err := decode(status, body, v); err != nil {
		return err
	}
	if c.json {
		a.stdout.Write(body)
	}
	return nil
}

func printVersions(w io.Writer, list report.Versions, now time.Time) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	defer t.Flush()
	all := list.Handlers
	path := func(string) string { return "" }
	if all == nil {
		all = []report.Versions{list}
	}
	if list.Handlers != nil || list.Handler != "" {
		fmt.Fprint(t, "path\t")
		path = func(s string) string { return s + "\t" }
	}
	fmt.Fprintln(t, "generation\tsha256\tmodule\tsize\tloaded\tstate")
	for _, one := range all {
		for _, v := range one.Versions {
			state := v.State
			if v.RolledBack {
				state += ", rolled back"
			}
			fmt.Fprintf(t, "%s%d\t%s\t%s\t%s\t%s ago\t%s\n", path(one.Handler), v.Generation, clip(v.Hash, 12), printable(v.Module), formatSize(v.Size),
				formatDuration(max(now.Sub(v.Loaded), 0)), state)
		}
	}
}
