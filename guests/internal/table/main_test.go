package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadme holds the table of features to the sources: every name in it is declared, and the README has this table.
func TestReadme(t *testing.T) {
	want, err := featureTable("../../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if between(string(text), "features") != want {
		t.Error("guests/README.md has another table: run go run ./guests/internal/table")
	}
	if n := strings.Count(between(string(text), "costs"), "\n"); n != 2+len(languages) {
		t.Errorf("the table of costs has %d lines", n)
	}
}

func TestDeclared(t *testing.T) {
	source := "func (r *Request) Method() string\nstatic int ws_text(ws_response *res);\n  readonly state: State;\n// of nothing\n"
	for name, want := range map[string]bool{"Method": true, "ws_text": true, "state": true, "nothing": false, "Meth": false} {
		if declared(source, name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func TestParse(t *testing.T) {
	text := ""
	for _, l := range languages {
		text += "BenchmarkCall/" + l.name + "-2  \t 100\t 350.9 ns/op\t 262144 instance-bytes\t 20983 module-bytes\t 0 B/op\n"
	}
	costs, err := parse(text + "PASS\n")
	if err != nil || costs["C"].call[0] != 350.9 || costs["Go"].instance != 262144 || costs["Rust"].module != 20983 {
		t.Errorf("%v, %v", costs["C"], err)
	}
	if _, err := parse("PASS\n"); err == nil {
		t.Error("nothing measured is no error")
	}
}
