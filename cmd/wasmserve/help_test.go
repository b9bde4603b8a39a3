package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// run runs the command, and returns what it writes.
func runCommand(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = doMain(args, func(string) (string, bool) { return "", false }, &out, &err)
	return code, out.String(), err.String()
}

// TestHelp holds for every command: all ways to ask give the same page, which fits 100 columns, and each flag is under a heading, with a
// default, which has its unit.
func TestHelp(t *testing.T) {
	a := &app{env: func(string) (string, bool) { return "", false }}
	headings := []string{groupListen, groupServe, groupTime, groupSize, groupLog, groupRun, groupClient, groupOutput, groupLoad, groupRequest, groupServer}
	pages := map[string][][]string{"": {{"help"}, {"-h"}, {"--help"}, {"-help"}}}
	for _, c := range a.commands() {
		pages[c.name] = [][]string{{"help", c.name}, {c.name, "-h"}, {c.name, "--help"}, {c.name, "-help"}}
		if c.name != "help" && c.name != "version" {
			pages[c.name] = append(pages[c.name], []string{c.name, "something", "-h"})
		}
		o := newOptions(c.name, a.env)
		c.define(o)
		for _, opt := range o.list {
			if !slices.Contains(headings, opt.group) {
				t.Errorf("%s: -%s is under %q, which is no heading", c.name, opt.name, opt.group)
			}
			if opt.def == "" && opt.name != "lang" {
				t.Errorf("%s: -%s has no default", c.name, opt.name)
			}
			if opt.help == "" {
				t.Errorf("%s: -%s has no words", c.name, opt.name)
			}
			if opt.arg == "TIME" {
				if _, err := time.ParseDuration(opt.def); err != nil {
					t.Errorf("%s: -%s: its default %q has no unit", c.name, opt.name, opt.def)
				}
			}
			if opt.arg == "SIZE" && !strings.HasSuffix(opt.def, "B") {
				t.Errorf("%s: -%s: its default %q has no unit", c.name, opt.name, opt.def)
			}
		}
	}
	for name, ways := range pages {
		var first string
		for i, args := range ways {
			code, out, err := runCommand(t, args...)
			if code != exitOK || err != "" {
				t.Errorf("%q: exit code %d, %s", args, code, err)
			}
			if i == 0 {
				first = out
			} else if out != first {
				t.Errorf("%q tells other than %q", args, ways[0])
			}
		}
		for line := range strings.Lines(first) {
			if line = strings.TrimSuffix(line, "\n"); len([]rune(line)) > 100 || strings.TrimRight(line, " ") != line || strings.Contains(line, "\t") {
				t.Errorf("%s: %d columns: %q", name, len(line), line)
			}
		}
	}
}
