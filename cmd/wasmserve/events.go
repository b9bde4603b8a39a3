package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/wasmserve/wasmserve/host/report"
)

// eventsCommand lists what happened to the handlers of a running server.
func (a *app) eventsCommand() *command {
	return &command{
		name: "events", short: "list which modules were loaded, refused and rolled back, when and by whom",
		examples: []example{
			{"wasmserve events -unix @svc", "the latest 100 of a handler, earliest first"},
			{"wasmserve events -unix @svc -handler /api -json", "of a directory of handlers, this one"},
		},
		notes: "They are kept in the server's cache directory, and outlast a restart.",
		define: func(o *options) func([]string) error {
			var c client
			var handler string
			c.define(o)
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "all", "of a directory of handlers, the one with this path"})
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("events takes no argument: name the server with -unix, -port or -admin")
				}
				var list report.Events
				if err := a.ask(&c, "/-/events", handler, &list); err != nil || c.json {
					return err
				}
				printEvents(a.stdout, list.Events)
				return nil
			}
		},
	}
}

func printEvents(w io.Writer, list []report.Event) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	defer t.Flush()
	hash := func(s string) string {
		if s == "" {
			return "-"
		}
		return clip(s, 12)
	}
	fmt.Fprintln(t, "time\tby\tevent\tmodule\tfrom\tto\treason")
	for _, e := range list {
		by, module, kind := e.By, e.Module, e.Kind
		if e.User != "" {
			by += ", " + e.User
		}
		if e.Handler != "" {
			module = e.Handler + " " + module
		}
		if e.Count > 1 {
			kind = fmt.Sprintf("%s (%d times)", kind, e.Count)
		}
		reason, _, _ := strings.Cut(e.Reason, "\n")
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", e.At.Local().Format(time.DateTime), by, kind, printable(module), hash(e.From), hash(e.To), printable(reason))
	}
}
