package node

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTable: each module has one kind, and the files beside the table have what it lists.
func TestTable(t *testing.T) {
	m := Table()
	seen := map[string]string{}
	note := func(kind, name string) {
		if other, ok := seen[name]; ok {
			t.Errorf("%s is in %s and in %s", name, other, kind)
		}
		seen[name] = kind
	}
	for name, library := range m.Libraries {
		note("libraries", name)
		if _, err := os.Stat(filepath.Join("lib", library+".js")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	libraries, _ := filepath.Glob("lib/node-*.js")
	for _, file := range libraries {
		used := false
		for _, library := range m.Libraries {
			used = used || library+".js" == filepath.Base(file)
		}
		if !used {
			t.Errorf("%s is not the library of a module", file)
		}
	}
	for _, name := range m.Made {
		note("made", name)
	}
	for name := range m.Unsupported {
		note("unsupported", name)
	}
	for _, name := range m.Prefixed {
		note("prefixed", name)
	}
	for _, name := range m.Packages {
		note("packages", name)
	}
	for name, part := range m.Parts {
		note("parts", name)
		if len(part) < 1 || len(part) > 2 || seen[part[0]] == "parts" || !m.Supported(part[0]) && m.Unsupported[part[0]] == nil {
			t.Errorf("%s is a part of %q", name, part)
		}
	}
	// absent.js has the exports of each unsupported module.
	_, names, _ := strings.Cut(read(t, "absent.js"), "const NAMES = {\n")
	names, _, _ = strings.Cut(names, "\n};")
	var listed []string
	for _, match := range regexp.MustCompile(`(?m)^  (\w+): '`).FindAllStringSubmatch(names, -1) {
		listed = append(listed, match[1])
		if m.Unsupported[match[1]] == nil && !slices.Contains(m.Prefixed, match[1]) {
			t.Errorf("absent.js has %s, which modules.json does not list as unsupported", match[1])
		}
	}
	for name := range m.Unsupported {
		if !slices.Contains(listed, name) {
			t.Errorf("absent.js has no exports for %s", name)
		}
	}
}

func TestKinds(t *testing.T) {
	m := Table()
	for _, name := range []string{"fs", "path", "path/posix", "fs/promises", "_stream_duplex", "crypto", "http", "undici", "sqlite", "nope", ""} {
		_, absent := m.Absent(name)
		got := [2]bool{m.Supported(name), absent}
		want := map[string][2]bool{"fs": {false, true}, "fs/promises": {false, true}, "path": {true, false}, "path/posix": {true, false}, "_stream_duplex": {true, false},
			"crypto": {true, false}, "http": {true, false}}[name]
		if got != want {
			t.Errorf("%q: supported and absent %v, want %v", name, got, want)
		}
	}
	if exports, _ := m.Absent("net"); len(exports) != 3 {
		t.Errorf("exports of net: %q", exports)
	}
}

// TestSupportTable: the section on Node of the support table names every module.
func TestSupportTable(t *testing.T) {
	_, section, ok := strings.Cut(read(t, "../../README.md"), "\n## Node\n")
	if !ok {
		t.Fatal("host/js/README.md has no section Node")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	m := Table()
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, name := range regexp.MustCompile("`([a-z0-9_/]+)`").FindAllStringSubmatch(cells[1], -1) {
			_, absent := m.Absent(name[1])
			says := strings.HasPrefix(strings.TrimSpace(cells[2]), "not supported")
			if !m.Supported(name[1]) && !absent || says != absent {
				t.Errorf("the support table has %s in a row with %q", name[1], strings.TrimSpace(cells[2]))
			}
		}
	}
	for name := range m.Libraries {
		if !strings.Contains(section, "`"+name+"`") {
			t.Errorf("the support table does not mention %s", name)
		}
	}
	for _, name := range m.Made {
		if !strings.Contains(name, "/") && !strings.Contains(section, "`"+name+"`") {
			t.Errorf("the support table does not mention %s", name)
		}
	}
	for name := range m.Unsupported {
		if !strings.Contains(section, "`"+name+"`") {
			t.Errorf("the support table does not mention %s", name)
		}
	}
}
