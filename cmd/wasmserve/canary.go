package main

import (
	"fmt"
	"io"
	"math"
	"net/url"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host/admin"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

// canaryCommand has a running server try another module.
func (a *app) canaryCommand() *command {
	return &command{
		name: "canary", args: "[FILE]", short: "let another module answer a share of the requests",
		examples: []example{
			{"wasmserve canary -unix @svc new.wasm -share 5%", "5 % of the requests, at random"},
			{"wasmserve canary -unix @svc -share 20%", "the same module, more of them"},
			{"wasmserve canary -unix @svc new.wasm -share 50% -sticky cookie:id -gate=false", "an A/B test: a user stays on one side"},
			{"wasmserve canary -unix @svc new.wasm -steps 1%,10%,50%,100% -step-time 5m", "grows by itself, and is promoted at the end"},
			{"wasmserve canary -unix @svc new.wasm -share 0% -match header:x-beta=1", "only for requests with this header"},
		},
		notes: "wasmserve promote makes it the handler, wasmserve abort ends it, wasmserve status has both sides' counts. It ends by itself if it fails more " +
			"often than the version that serves (-gate). A restart of the server ends it, too. Exit code 1: refused, nothing has changed.",
		define: func(o *options) func([]string) error {
			var c client
			var share, steps, sticky, match, handler string
			stepTime, gate, ifMatch := admin.DefaultStepTime, true, 0
			c.define(o)
			o.add(textValue{&share}, option{"share", "PERCENT", groupServe, "none", "share of the requests, from 0% to 100%"})
			o.add(textValue{&steps}, option{"steps", "PERCENT,...", groupServe, "none", "shares that follow each other, the last one 100%"})
			o.add(durationValue{&stepTime, time.Millisecond}, option{"step-time", "TIME", groupServe, "2m0s", "how long each step takes at least; with -gate it also takes 300 requests of the new module"})
			o.add(textValue{&sticky}, option{"sticky", "KEY", groupServe, "none: at random", "cookie:NAME, header:NAME, ip or uid: requests with the same value go to the same side, also while the share grows"})
			o.add(textValue{&match}, option{"match", "CONDITION", groupServe, "none", "header:NAME=VALUE or cookie:NAME=VALUE: such requests go to the new module whatever its share is"})
			o.add(boolValue{&gate}, option{"gate", "", groupServe, "true", "end it when it fails more often: traps, time limits, responses with 5xx"})
			o.add(intValue{&ifMatch, 1, math.MaxInt32}, option{"if-match", "ID", groupServe, "any", "only if this generation is current"})
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "none", "of a directory of handlers, the one with this path: it must be named"})
			return func(args []string) error {
				if len(args) > 1 {
					return usagef("canary takes one module, or none for another share")
				}
				if (share == "") == (steps == "") {
					return usagef("canary needs either -share or -steps")
				}
				query := url.Values{}
				set := func(name, value string) {
					if value != "" {
						query.Set(name, value)
					}
				}
				set("share", share)
				set("steps", steps)
				set("sticky", sticky)
				set("match", match)
				set("handler", handler)
				if len(args) == 1 {
					file := args[0]
					if !source.IsURL(file) { // the server may run in another directory
						var err error
						if file, err = filepath.Abs(file); err != nil {
							return err
						}
					}
					query.Set("file", file)
				}
				if stepTime != admin.DefaultStepTime { // the server refuses it without a module
					query.Set("step-time", stepTime.String())
				}
				if !gate {
					query.Set("gate", "false")
				}
				return a.swap(&c, "/-/canary", query, ifMatch)
			}
		},
	}
}

// promoteCommand makes the canary of a running server its handler.
func (a *app) promoteCommand() *command {
	return a.decision("promote", "make the canary the handler",
		"The handler before it is kept for wasmserve rollback. Its file is left as it is, and is not loaded again by itself, as after a rollback.")
}

// abortCommand ends the canary of a running server.
func (a *app) abortCommand() *command {
	return a.decision("abort", "end the canary", "Requests that it answers finish.")
}

// decision is promote or abort.
func (a *app) decision(name, short, notes string) *command {
	return &command{
		name: name, short: short, notes: notes + " Exit code 1: no canary is running.",
		examples: []example{{"wasmserve " + name + " -unix @svc", ""}},
		define: func(o *options) func([]string) error {
			var c client
			var handler string
			var match int
			c.define(o)
			o.add(intValue{&match, 1, math.MaxInt32}, option{"if-match", "ID", groupServe, "any", "only if this generation is current"})
			o.add(textValue{&handler}, option{"handler", "PATH", groupServe, "none", "of a directory of handlers, the one with this path: it must be named"})
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("%s takes no argument: there is one canary", name)
				}
				query := url.Values{}
				if handler != "" {
					query.Set("handler", handler)
				}
				return a.swap(&c, "/-/"+name, query, match)
			}
		},
	}
}

// printCanary prints the result of canary, promote or abort.
func printCanary(w io.Writer, res report.ReloadResult) {
	hash := clip(res.Hash, 12)
	switch {
	case res.Aborted:
		fmt.Fprintf(w, "the canary %s, sha256 %s, has ended: generation %d serves\n", res.Module, hash, res.Old)
	case res.Promoted:
		fmt.Fprintf(w, "promoted: generation %d serves %s, sha256 %s; generation %d drains\n", res.New, res.Module, hash, res.Old)
	default:
		fmt.Fprintf(w, "canary: generation %d, %s, sha256 %s, answers %s of the requests; generation %d the others\n", res.New, res.Module, hash, res.Share, res.Old)
	}
}
