package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

func (a *app) helpCommand() *command {
	return &command{
		name: "help", args: "[COMMAND] [-FLAG]", short: "explain a command, or one flag", raw: true,
		examples: []example{
			{"wasmserve help serve", ""},
			{"wasmserve help -idle-timeout", "one flag, of all commands that have it"},
			{"wasmserve help bench -c", "one flag of one command"},
		},
		define: func(o *options) func([]string) error { return a.helpFor },
	}
}

// helpFor prints the page that args ask for: the overview, a command's, or a flag's.
func (a *app) helpFor(args []string) error {
	if len(args) == 0 {
		a.overview()
		return nil
	}
	name := args[0]
	c := a.command(name)
	switch {
	case len(args) > 2 || len(args) == 2 && c == nil:
		return usagef("help takes a command, a flag, or both: wasmserve help serve -idle-timeout")
	case len(args) == 2:
		return a.helpFlag(args[1], c)
	case c != nil:
		return a.help(c)
	case strings.HasPrefix(name, "-") || strings.HasPrefix(name, prefix) || slices.Contains(a.flagNames(), flagName(name)):
		return a.helpFlag(name, a.commands()...)
	}
	names := a.commandNames()
	if near := nearest(name, names); near != "" {
		return usagef("there is no command or flag %q: did you mean %s?", name, near)
	}
	if near := nearest(name, a.flagNames()); near != "" {
		return usagef("there is no command or flag %q: did you mean -%s?", name, near)
	}
	return usagef("there is no command or flag %q: the commands are %s", name, strings.Join(names, ", "))
}

// overview is the help of the whole program.
func (a *app) overview() {
	w := a.stdout
	io.WriteString(w, "wasmserve serves WebAssembly handlers over HTTP, and swaps them while it runs.\n\n")
	printExamples(w, []example{
		{"wasmserve dev -unix @svc ./hello", "build ./hello (Go, Rust, C or AssemblyScript), serve it, swap it when its source changes"},
		{"curl --abstract-unix-socket svc http://localhost/", "talk to it"},
		{"wasmserve build ./hello -o hello.wasm", "make a module"},
		{"wasmserve -unix @svc hello.wasm", "serve it; replace the file to change the handler"},
		{"wasmserve -port 3000", "serve ./handler.wasm on http://127.0.0.1:3000"},
	})
	io.WriteString(w, "\nCommands:\n")
	for _, c := range a.commands() {
		fmt.Fprintf(w, "  %-8s  %s\n", c.name, c.short)
	}
	io.WriteString(w, "\nwasmserve help COMMAND shows a command's flags, wasmserve help -FLAG explains one. Each flag is also\nan environment variable: -max-body is WASMSERVE_MAX_BODY.\n")
}

// help is the help of one command: examples first, then the flags by group.
func (a *app) help(c *command) error {
	o := newOptions(c.name, a.env)
	c.define(o)
	w := a.stdout
	flags := ""
	if len(o.list) > 0 {
		flags = " [FLAGS]"
	}
	name := c.name
	if name == "serve" {
		name = "[serve]"
	}
	args := ""
	if c.args != "" {
		args = " " + c.args
	}
	fmt.Fprintf(w, "wasmserve %s%s%s\n", name, flags, args)
	printParagraph(w, "", strings.ToUpper(c.short[:1])+c.short[1:]+".")
	if len(c.examples) > 0 {
		io.WriteString(w, "\n")
		printExamples(w, c.examples)
	}
	for i, opt := range o.list {
		if i == 0 || o.list[i-1].group != opt.group {
			if inEarlier(o.list[:i], opt.group) {
				continue // printed with its group
			}
			fmt.Fprintf(w, "\n%s:\n", opt.group)
			for _, other := range o.list[i:] {
				if other.group == opt.group {
					printOption(w, other)
				}
			}
		}
	}
	if c.notes != "" {
		io.WriteString(w, "\n")
		printNotes(w, c.notes)
	}
	return nil
}

func inEarlier(list []*option, group string) bool {
	for _, opt := range list {
		if opt.group == group {
			return true
		}
	}
	return false
}

// lineWidth is where lines are broken, optionColumn where the words about a flag begin.
const (
	lineWidth    = 100
	optionColumn = 26
)

// printExamples prints each example followed by its description, which is on the next line if it does not fit.
func printExamples(w io.Writer, list []example) {
	wide, fits := 0, true
	for _, e := range list {
		if e.does != "" {
			wide = max(wide, len(e.line))
		}
	}
	for _, e := range list {
		fits = fits && (e.does == "" || len("    # ")+wide+len(e.does) <= lineWidth)
	}
	for _, e := range list {
		switch {
		case e.does == "":
			fmt.Fprintf(w, "  %s\n", e.line)
		case fits:
			fmt.Fprintf(w, "  %-*s  # %s\n", wide, e.line, e.does)
		default:
			fmt.Fprintf(w, "  %s\n", e.line)
			printParagraph(w, "      ", e.does)
		}
	}
}

// printNotes prints paragraphs: each ends with a line that ends in a full stop or a colon. Indented lines are not wrapped.
func printNotes(w io.Writer, notes string) {
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			printParagraph(w, "", strings.Join(paragraph, " "))
			paragraph = nil
		}
	}
	for line := range strings.SplitSeq(notes, "\n") {
		if line == "" || strings.HasPrefix(line, " ") {
			flush()
			fmt.Fprintln(w, line)
			continue
		}
		paragraph = append(paragraph, line)
		if strings.HasSuffix(line, ".") || strings.HasSuffix(line, ":") {
			flush()
		}
	}
	flush()
}

func printOption(w io.Writer, opt *option) {
	head := "  -" + opt.name
	if opt.arg != "" {
		head += " " + opt.arg
	}
	text := opt.help
	if opt.def != "" && opt.def != "false" {
		text += " (default " + opt.def + ")"
	}
	if len(head) > optionColumn-2 {
		fmt.Fprintln(w, head)
		head = ""
	}
	printWords(w, fmt.Sprintf("%-*s", optionColumn, head), strings.Repeat(" ", optionColumn), text)
}

func printParagraph(w io.Writer, indent, text string) { printWords(w, indent, indent, text) }

// printWords wraps text into lines. The first follows head, the others follow indent, which is as long.
func printWords(w io.Writer, head, indent, text string) {
	line := head
	for i, word := range strings.Fields(text) {
		if i > 0 && len(line)+1+len(word) > lineWidth {
			fmt.Fprintln(w, line)
			line = indent
		} else if i > 0 {
			line += " "
		}
		line += word
	}
	fmt.Fprintln(w, line)
}
