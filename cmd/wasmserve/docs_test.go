package main

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// maxReadme limits how many lines README.md has: it is the front page, and links to the others.
const maxReadme = 110

// TestReadme holds the front page to its size, and each command in it to a script that runs the same: testdata/script/readme.txtar, or the
// section smoke of .ci/run.
func TestReadme(t *testing.T) {
	text := read(t, "../../README.md")
	if n := strings.Count(text, "\n"); n > maxReadme {
		t.Errorf("README.md has %d lines, want at most %d: move some to the page that they belong to", n, maxReadme)
	}
	run := map[string]bool{}
	for line := range strings.Lines(read(t, "testdata/script/readme.txtar") + read(t, "../../.ci/run")) {
		run[plainCommand(line)] = true
	}
	commands := 0
	for line := range strings.Lines(text) {
		command, ok := strings.CutPrefix(line, "    ")
		for part := range strings.SplitSeq(command, " && ") {
			part = plainCommand(part)
			word, _, _ := strings.Cut(part, " ")
			if !ok || word != "wasmserve" && word != "go" && word != "curl" && word != "ask" {
				continue
			}
			commands++
			if !run[part] {
				t.Errorf("README.md has the command %q, which neither testdata/script/readme.txtar nor .ci/run runs", part)
			}
		}
	}
	if commands < 7 {
		t.Errorf("only %d commands were found in README.md", commands)
	}
}

var curled = regexp.MustCompile(`^curl --abstract-unix-socket svc http://localhost(/\S*)$`)

// plainCommand returns a line of a document or script as the command that it means: both write some of it in their own way.
func plainCommand(line string) string {
	line, _, _ = strings.Cut(line, " #")
	line = strings.Join(strings.Fields(line), " ")
	line = strings.TrimPrefix(line, "exec ")
	if i := strings.LastIndex(line, " &"); i >= 0 {
		line = line[:i]
	}
	line = strings.ReplaceAll(line, "@$NAME", "@svc")
	if m := curled.FindStringSubmatch(line); m != nil {
		return "ask @svc " + m[1]
	}
	if strings.HasPrefix(line, "ask ") { // its status and text are the script's
		if words := strings.Fields(line); len(words) > 2 {
			line = strings.Join(words[:3], " ")
		}
	}
	return line
}

// markdownLink finds links, and heading their targets within a document.
var (
	markdownLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading      = regexp.MustCompile(`(?m)^#+ (.+)$`)
	inlineCode   = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
	notInAnchor  = regexp.MustCompile(`[^a-z0-9 _-]`)
)

// TestLinks follows every link between the Markdown files, to the heading that it names.
func TestLinks(t *testing.T) {
	links := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch d.Name() {
			case ".git", "node_modules", "target", "dist", ".wasmserve":
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".md" {
			return nil
		}
		text := inlineCode.ReplaceAllString(read(t, path), "code")
		for _, m := range markdownLink.FindAllStringSubmatch(text, -1) {
			to, err := url.Parse(m[1])
			if err != nil {
				t.Errorf("%s: link %s: %v", path, m[1], err)
				continue
			}
			if to.Scheme != "" {
				continue
			}
			links++
			target := path
			if to.Path != "" {
				target = filepath.Join(filepath.Dir(path), filepath.FromSlash(to.Path))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: link %s: %v", path, m[1], err)
				continue
			}
			if to.Fragment != "" && filepath.Ext(target) == ".md" && !hasHeading(read(t, target), to.Fragment) {
				t.Errorf("%s: link %s: there is no such heading", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if links < 50 {
		t.Errorf("only %d links were found", links)
	}
}

// hasHeading reports whether a document has a heading with this anchor, as GitHub makes them.
func hasHeading(text, anchor string) bool {
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		name := notInAnchor.ReplaceAllString(strings.ToLower(strings.ReplaceAll(m[1], "`", "")), "")
		if strings.ReplaceAll(name, " ", "-") == anchor {
			return true
		}
	}
	return false
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
