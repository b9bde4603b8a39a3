package host_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityNames holds SECURITY.md to its tests: each test that it names, in backquotes, exists in the package that follows in brackets.
func TestSecurityNames(t *testing.T) {
	text, err := os.ReadFile("../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	cell := regexp.MustCompile("((?:`[^`]+`(?:, )?)+) \\(([a-z0-9/]+)\\)")
	name := regexp.MustCompile("`([^`]+)`")
	checked := 0
	for _, line := range strings.Split(string(text), "\n") {
		columns := strings.Split(line, " | ")
		if len(columns) != 4 || strings.HasPrefix(line, "| promise") {
			continue
		}
		for _, group := range cell.FindAllStringSubmatch(columns[2], -1) {
			for _, n := range name.FindAllStringSubmatch(group[1], -1) {
				checked++
				if !exists(t, filepath.Join("..", group[2]), n[1]) {
					t.Errorf("%s is not in %s: %s", n[1], group[2], columns[0])
				}
			}
		}
		if rest := cell.ReplaceAllString(columns[2], ""); strings.Contains(rest, "`") {
			t.Errorf("tests without their package in brackets: %s", rest)
		}
	}
	if checked < 50 {
		t.Errorf("%d names were found in SECURITY.md: has its form changed?", checked)
	}
}

// exists reports whether a package has a test function, a script, or a case of the suite of this name.
func exists(t *testing.T, dir, name string) bool {
	for _, pattern := range []string{"testdata/script/" + name, "testdata/*/" + name + "*", "testdata/" + name + "*"} {
		if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) > 0 {
			return true
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*_test.go"))
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nfunc "+name+"(") {
			return true
		}
	}
	return false
}
