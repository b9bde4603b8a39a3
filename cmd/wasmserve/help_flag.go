package main

// The page of one flag.

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// flagName returns the name of the flag that is written as -name, --name, -name=value, or WASMSERVE_NAME.
func flagName(arg string) string {
	name, _, _ := strings.Cut(arg, "=")
	if rest, ok := strings.CutPrefix(name, prefix); ok {
		return strings.ToLower(strings.ReplaceAll(rest, "_", "-"))
	}
	return strings.TrimLeft(name, "-")
}

// flags returns the flags of a command.
func (a *app) flags(c *command) *options {
	o := newOptions(c.name, a.env)
	c.define(o)
	return o
}

// flagNames returns the names of the flags of all commands.
func (a *app) flagNames() (names []string) {
	for _, c := range a.commands() {
		for _, opt := range a.flags(c).list {
			names = append(names, opt.name)
		}
	}
	return names
}

// helpFlag explains a flag: once for all of the commands that have it in the same words.
func (a *app) helpFlag(arg string, of ...*command) error {
	type page struct {
		opt      option
		commands []string
	}
	var pages []*page
	var all []string
	name := flagName(arg)
	for _, c := range of {
		for _, opt := range a.flags(c).list {
			all = append(all, opt.name)
			if opt.name != name {
				continue
			}
			same := func(p *page) bool { return p.opt.arg == opt.arg && p.opt.def == opt.def && p.opt.help == opt.help }
			if i := slices.IndexFunc(pages, same); i >= 0 {
				pages[i].commands = append(pages[i].commands, c.name)
			} else {
				pages = append(pages, &page{*opt, []string{c.name}})
			}
		}
	}
	if pages == nil {
		in := ""
		if len(of) == 1 {
			in = " of " + of[0].name
		}
		if near := nearest(name, all); near != "" {
			return usagef("there is no flag -%s%s: did you mean -%s?", name, in, near)
		}
		return usagef("there is no flag -%s%s: wasmserve help COMMAND lists a command's flags", name, in)
	}
	for i, p := range pages {
		if i > 0 {
			io.WriteString(a.stdout, "\n")
		}
		printFlag(a.stdout, p.opt, p.commands)
	}
	return nil
}

// printFlag prints all that is known about a flag of some commands.
func printFlag(w io.Writer, opt option, commands []string) {
	head := "-" + opt.name
	if opt.arg != "" {
		head += " " + opt.arg
	}
	fmt.Fprintf(w, "%s\n", head)
	printParagraph(w, "    ", strings.ToUpper(opt.help[:1])+opt.help[1:]+".")
	io.WriteString(w, "\n")
	row := func(name, text string) { printWords(w, fmt.Sprintf("  %-12s ", name), strings.Repeat(" ", 15), text) }
	if opt.def != "" {
		row("Default", opt.def)
	}
	row("Environment", variable(opt.name))
	row("Commands", strings.Join(commands, ", "))
	row("Group", opt.group)
}
