package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the tables of flags in README.md")

// tables finds the tables of flags in the manual.
var tables = regexp.MustCompile(`(?s)(<!-- flags (\S+) -->\n).*?(<!-- /flags -->)`)

// TestManual holds the tables of flags in README.md to the flags that the commands have. With -update it writes them.
func TestManual(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	a := &app{env: func(string) (string, bool) { return "", false }}
	missing := map[string]bool{}
	for _, c := range a.commands() {
		missing[c.name] = len(a.flags(c).list) > 0
	}
	missing["dev"] = false // as serve, which the manual says
	made := tables.ReplaceAllStringFunc(string(text), func(s string) string {
		parts := tables.FindStringSubmatch(s)
		c := a.command(parts[2])
		if c == nil {
			t.Fatalf("README.md has a table for %s, which is not a command", parts[2])
		}
		missing[c.name] = false
		return parts[1] + flagTable(a.flags(c).list) + parts[3]
	})
	for name, is := range missing {
		if is {
			t.Errorf("README.md has no table for %s: add <!-- flags %s --> and <!-- /flags -->", name, name)
		}
	}
	if made == string(text) {
		return
	}
	if !*update {
		t.Fatal("the tables of flags in README.md are out of date: go test ./cmd/wasmserve -run TestManual -update")
	}
	if err := os.WriteFile("README.md", []byte(made), 0o644); err != nil {
		t.Fatal(err)
	}
}

// flagTable is a table for each group, as help prints them.
func flagTable(list []*option) string {
	var b strings.Builder
	cell := strings.NewReplacer("|", `\|`).Replace
	for i, first := range list {
		if inEarlier(list[:i], first.group) {
			continue
		}
		group, _, _ := strings.Cut(first.group, " (")
		fmt.Fprintf(&b, "\n| %s | default | |\n|---|---|---|\n", group)
		for _, opt := range list {
			if opt.group != first.group {
				continue
			}
			name := "-" + opt.name
			if opt.arg != "" {
				name += " " + opt.arg
			}
			def := strings.ReplaceAll(opt.def, " MiB", "MiB")
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", cell(name), cell(def), cell(opt.help))
		}
	}
	return b.String() + "\n"
}
