package main

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// prefix is the prefix of the environment variables that the command reads.
const prefix = "WASMSERVE_"

// maxUnknown limits how many unknown variables are logged.
const maxUnknown = 10

// ownVariables are read by this repository's tests, not by the command.
var ownVariables = []string{"WASMSERVE_REQUIRE", "WASMSERVE_LONG", "WASMSERVE_CONFORMANCE"}

// warnUnknown logs the environment variables with the prefix that match no flag: a mistyped one would silently have no effect.
// Their values are not logged.
func (a *app) warnUnknown(log *slog.Logger) {
	known := slices.Clone(ownVariables)
	for _, c := range a.commands() {
		o := newOptions(c.name, a.env)
		c.define(o)
		for _, opt := range o.list {
			known = append(known, variable(opt.name))
		}
	}
	told := 0
	for _, entry := range a.environ {
		name, value, _ := strings.Cut(entry, "=")
		if value == "" || !strings.HasPrefix(name, prefix) || slices.Contains(known, name) {
			continue
		}
		if told++; told > maxUnknown {
			log.Warn("more unknown environment variables")
			return
		}
		hint := "wasmserve help lists the commands, and the help of each its flags"
		if near := nearest(name[len(prefix):], suffixes(known)); near != "" {
			hint = "did you mean " + prefix + near + "?"
		}
		log.Warn("unknown environment variable", "name", clip(name, 100), "hint", hint)
	}
}

func suffixes(names []string) (list []string) {
	for _, n := range names {
		list = append(list, strings.TrimPrefix(n, prefix))
	}
	return list
}

// warnIneffective logs the flags that have no effect in combination with the others.
func (c *config) warnIneffective(log *slog.Logger) {
	for _, f := range []struct {
		name string
		idle bool
		why  string
	}{
		{"state-size", c.state == "off", "-state is off"},
		{"outbound-timeout", len(c.allowNet) == 0, "without -allow-net handlers ask nobody"},
		{"max-outbound", len(c.allowNet) == 0, "without -allow-net handlers ask nobody"},
		{"total-instances", c.dir == "" && c.dev == "", "one module is served, not a directory: -instances limits its instances"},
		{"quiet-period", !c.watch, "-watch is off"},
	} {
		if by, ok := c.opt.given(f.name); ok && f.idle {
			log.Warn(fmt.Sprintf("%s has no effect: %s", by, f.why))
		}
	}
}

// once is a flag with a single value: to set two different values on a command line is an error.
type once struct {
	valued
	first *string
}

// valued is flag.Value; once adds the method of boolean flags.
type valued interface {
	String() string
	Set(string) error
}

func (o once) IsBoolFlag() bool {
	b, ok := o.valued.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func (o once) String() string {
	if o.valued == nil { // package flag calls methods of a zero value
		return ""
	}
	return o.valued.String()
}

func (o once) Set(s string) error {
	if *o.first != "" && *o.first != s {
		return fmt.Errorf("was given already, with %q: give it once", *o.first)
	}
	*o.first = s
	return o.valued.Set(s)
}
