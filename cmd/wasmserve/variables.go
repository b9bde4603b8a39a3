package main

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// prefix begins the names of the variables that are read.
const prefix = "WASMSERVE_"

// maxUnknown is how many variables that are not known are told of.
const maxUnknown = 10

// ownVariables are read by this repository's tests, not by the command.
var ownVariables = []string{"WASMSERVE_REQUIRE", "WASMSERVE_LONG", "WASMSERVE_KIT"}

// warnUnknown logs the variables of the environment that look like flags' and are none: a mistyped one would have no effect, in silence.
// Their values are not shown.
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
			log.Warn("more environment variables are not known")
			return
		}
		hint := "wasmserve help lists the commands, and the help of each its flags"
		if near := nearest(name[len(prefix):], suffixes(known)); near != "" {
			hint = "did you mean " + prefix + near + "?"
		}
		log.Warn("an environment variable is not known", "name", clip(name, 100), "hint", hint)
	}
}

func suffixes(names []string) (list []string) {
	for _, n := range names {
		list = append(list, strings.TrimPrefix(n, prefix))
	}
	return list
}

// warnIneffective logs flags that have no effect with the others.
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

// once is a flag that has one value: another one on the same command line is a mistake, and not the last one wins.
type once struct {
	valued
	first *string
}

// valued is flag.Value with the method of switches.
type valued interface {
	String() string
	Set(string) error
}

func (o once) IsBoolFlag() bool {
	b, ok := o.valued.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func (o once) String() string {
	if o.valued == nil { // package flag makes a zero value
		return ""
	}
	return o.valued.String()
}

func (o once) Set(s string) error {
	if *o.first != "" && *o.first != s {
		return fmt.Errorf("was given already, with %q: once is enough", *o.first)
	}
	*o.first = s
	return o.valued.Set(s)
}
