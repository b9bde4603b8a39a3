package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"
)

// command is one subcommand.
type command struct {
	name     string
	args     string // as help writes them
	short    string // one line
	examples []example
	notes    string // shown under the flags; may be empty
	raw      bool   // has no flags: run gets its arguments as they are
	define   func(o *options) (run func(args []string) error)
}

// example is a command line and what it does.
type example struct{ line, does string }

// commands lists the subcommands in help's order.
func (a *app) commands() []*command {
	return []*command{a.serveCommand(), a.newCommand(), a.devCommand(), a.buildCommand(), a.testCommand(), a.reloadCommand(), a.canaryCommand(), a.promoteCommand(), a.abortCommand(), a.rollbackCommand(), a.versionsCommand(), a.eventsCommand(), a.statusCommand(),
		a.inspectCommand(), a.benchCommand(), a.versionCommand(), a.helpCommand()}
}

// usageError is a mistake in the command line or the environment.
type usageError struct {
	text string
	cmd  string // whose help has the details; "": the program's
}

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{text: fmt.Sprintf(format, args...)} }

// exit reports err to the user and returns the exit code.
func (a *app) exit(err error) int {
	if err == nil {
		return exitOK
	}
	w := newOutput(a.stderr, func(int) string { return "" }) // the process ends even if nobody reads
	defer w.close()
	var usage *usageError
	if errors.As(err, &usage) {
		help := "wasmserve help"
		if usage.cmd != "" && usage.cmd != "help" {
			help += " " + usage.cmd
		}
		fmt.Fprintf(w, "wasmserve: %v\n%s tells more\n", err, help)
		return exitUsage
	}
	fmt.Fprintf(w, "wasmserve: %v\n", err)
	return exitError
}

// dispatch finds the subcommand: the first argument, or serve if that is a flag, a file, a path or missing. A command's name is the
// command even if a file has that name.
func (a *app) dispatch(args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		switch {
		case len(args) == 1 && asksHelp(args[0]):
			return a.run("help", nil)
		case len(args) == 1 && (args[0] == "-version" || args[0] == "--version"):
			return a.run("version", nil)
		}
		return a.run("serve", args)
	}
	for _, c := range a.commands() {
		if c.name == args[0] {
			return a.run(args[0], args[1:])
		}
	}
	if looksLikeFile(args[0]) {
		return a.run("serve", args)
	}
	return a.unknown(args[0])
}

func (a *app) commandNames() (names []string) {
	for _, c := range a.commands() {
		names = append(names, c.name)
	}
	return names
}

// run parses the flags of one subcommand and runs it.
func (a *app) run(name string, args []string) error {
	c := a.command(name)
	o := newOptions(c.name, a.env)
	run := c.define(o)
	rest, err := args, error(nil)
	if !c.raw || len(args) == 1 && asksHelp(args[0]) {
		rest, err = o.parse(args)
	}
	if errors.Is(err, flag.ErrHelp) {
		return a.help(c)
	}
	if err == nil {
		err = run(rest)
	}
	var usage *usageError
	if errors.As(err, &usage) && usage.cmd == "" {
		usage.cmd = c.name
	}
	return err
}

// asksHelp reports whether an argument asks for help.
func asksHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }

func (a *app) command(name string) *command {
	for _, c := range a.commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

// nearest is the name that a mistyped one most likely stands for, or "".
func nearest(typed string, names []string) string {
	if typed == "" {
		return ""
	}
	best, distance := "", max(1, len(typed)/3)+1
	for _, n := range names {
		if strings.HasPrefix(n, typed) && len(typed) > 1 {
			return n
		}
		if d := editDistance(typed, n); d < distance {
			best, distance = n, d
		}
	}
	return best
}

// editDistance counts the insertions, deletions, substitutions and swaps of neighbours that make b of a.
func editDistance(a, b string) int {
	a, b = clip(a, 64), clip(b, 64)
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func clip(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}
