package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// options are the flags of one subcommand. Each is also an environment variable; the flag wins.
type options struct {
	cmd  string
	set  *flag.FlagSet
	env  func(string) (string, bool)
	list []*option
	from map[string]string // name of each that was given -> "-port" or "WASMSERVE_PORT", for messages
}

// option is one flag as help shows it.
type option struct {
	name  string
	arg   string // what its value is: ADDR, TIME; "": it needs none
	group string
	def   string // its default, in words
	help  string
}

// variable is the flag's name in the environment.
func variable(name string) string {
	return "WASMSERVE_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

func newOptions(cmd string, env func(string) (string, bool)) *options {
	o := &options{cmd: cmd, set: flag.NewFlagSet(cmd, flag.ContinueOnError), env: env, from: map[string]string{}}
	o.set.SetOutput(io.Discard) // exit reports parse's errors
	o.set.Usage = func() {}
	return o
}

// add defines a flag.
func (o *options) add(v flag.Value, opt option) {
	switch v.(type) {
	case listValue, envValue, allowValue, appendValue: // repeated
	default:
		v = once{v, new(string)}
	}
	o.set.Var(v, opt.name, "")
	o.list = append(o.list, &opt)
}

// by returns the name by which the user gave a flag, for messages.
func (o *options) by(name string) string {
	if by, ok := o.given(name); ok {
		return by
	}
	return "-" + name
}

// given reports whether the flag or its variable was set, and by which name.
func (o *options) given(name string) (by string, ok bool) {
	by, ok = o.from[name]
	return by, ok
}

// parse reads flags and arguments in any order, and then the environment for the flags that are not among them. Words after -- are
// arguments.
func (o *options) parse(args []string) (rest []string, err error) {
	for len(args) > 0 {
		if err := o.set.Parse(args); err != nil {
			return nil, o.explain(err)
		}
		left := o.set.Args()
		read := len(args) - len(left)
		if len(left) == 0 {
			break
		}
		if read > 0 && args[read-1] == "--" {
			rest = append(rest, left...)
			break
		}
		rest = append(rest, left[0])
		args = left[1:]
	}
	o.set.Visit(func(f *flag.Flag) { o.from[f.Name] = "-" + f.Name })
	for _, opt := range o.list {
		name := variable(opt.name)
		value, ok := o.env(name)
		if _, given := o.from[opt.name]; given || !ok || value == "" {
			continue
		}
		if err := o.set.Set(opt.name, value); err != nil {
			return nil, usagef("environment variable %s: %q: %v", name, clip(value, 100), err)
		}
		o.from[opt.name] = name
	}
	return rest, nil
}

// explain words the errors of package flag as ours, and finds what a mistyped flag may stand for.
func (o *options) explain(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		var names []string
		for _, opt := range o.list {
			names = append(names, opt.name)
		}
		if near := nearest(name, names); near != "" {
			return usagef("unknown flag -%s: did you mean -%s?", name, near)
		}
		return usagef("unknown flag -%s", name)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return usagef("flag -%s needs a value: -%s %s", name, name, o.option(name).arg)
	}
	for _, prefix := range []string{"invalid value ", "invalid boolean value "} {
		if rest, ok := strings.CutPrefix(text, prefix); ok { // "x" for flag -name: why
			if value, rest, ok := strings.Cut(rest, " for flag -"); ok {
				name, why, _ := strings.Cut(rest, ": ")
				return usagef("flag -%s: %s: %s", name, value, why)
			}
			if value, rest, ok := strings.Cut(rest, " for -"); ok {
				name, why, _ := strings.Cut(rest, ": ")
				return usagef("flag -%s: %s: %s", name, value, why)
			}
		}
	}
	return usagef("%v", err)
}

func (o *options) option(name string) option {
	for _, opt := range o.list {
		if opt.name == name {
			return *opt
		}
	}
	return option{arg: "VALUE"}
}

// argument returns the only argument of a subcommand, or def if it was not given.
func argument(args []string, def string) (string, error) {
	switch len(args) {
	case 0:
		return def, nil
	case 1:
		return args[0], nil
	}
	return "", fmt.Errorf("%w", usagef("want at most one argument, there are %d: %s", len(args), strings.Join(args, " ")))
}
