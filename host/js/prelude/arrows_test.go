package prelude

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows lists the extensions that an extension may import. All may import the base: those files of src that import no extension.
var arrows = map[string]string{
	"bun":         "console",
	"compression": "node",
	"fetch":       "streams weburl",
	"forms":       "weburl",
	"node":        "fetch process streams webcrypto",
	"process":     "bun console events",
	"streams":     "text",
	"webcrypto":   "process",
}

// upward lists the imports of an extension from a file of src that is not of the base.
var upward = map[string]string{
	"ext/node/node.js":     "prelude/src/server.js",   // node:http serves
	"ext/timers/timers.js": "prelude/src/failures.js", // a callback throws
}

var imported = regexp.MustCompile(`(?m)^(?:import|export)\b[^;]*?['"](\.[^'"]+\.js)['"]`)

// imports returns the imports of each script below host/js, which are in the folders ext and prelude/src.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, root := range []string{"../ext", "src"} {
		err := filepath.WalkDir(root, func(file string, _ fs.DirEntry, err error) error {
			if err != nil || path.Ext(file) != ".js" {
				return err
			}
			text, err := os.ReadFile(file)
			file = path.Join("prelude", filepath.ToSlash(file))
			all[file] = nil
			for _, m := range imported.FindAllStringSubmatch(string(text), -1) {
				all[file] = append(all[file], path.Join(path.Dir(file), m[1]))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) < 100 {
		t.Fatalf("there are %d scripts", len(all))
	}
	return all
}

// extension returns the extension of a file, or "".
func extension(file string) string {
	rest, ok := strings.CutPrefix(file, "ext/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

// TestArrows holds the imports of the prelude's sources to the tables above, and to a graph without circles.
func TestArrows(t *testing.T) {
	all := imports(t)
	above := map[string]bool{} // whether a file imports an extension, itself or through others
	var walk func(file string, from []string) bool
	walk = func(file string, from []string) bool {
		if n := slices.Index(from, file); n >= 0 {
			t.Errorf("a circle of imports: %s", strings.Join(append(from[n:], file), " -> "))
			return false
		}
		if known, ok := above[file]; ok {
			return known
		}
		targets, ok := all[file]
		if !ok {
			t.Errorf("%s imports %s, which does not exist", from[len(from)-1], file)
		}
		found := extension(file) != ""
		for _, target := range targets {
			found = walk(target, append(from, file)) || found
		}
		above[file] = found
		return found
	}
	used := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(all)) {
		walk(file, nil)
		from := extension(file)
		if from == "" {
			continue
		}
		for _, target := range all[file] {
			to := extension(target)
			switch {
			case to == from:
			case to != "" && slices.Contains(strings.Fields(arrows[from]), to):
				used[from+" "+to] = true
			case to != "":
				t.Errorf("%s imports %s: extension %s may import %q, and the base", file, target, from, arrows[from])
			case walk(target, nil) && upward[file] != target:
				t.Errorf("%s imports %s, which imports extensions itself", file, target)
			case upward[file] == target:
				used[file] = true
			}
		}
	}
	for from, list := range arrows {
		for _, to := range strings.Fields(list) {
			if !used[from+" "+to] {
				t.Errorf("extension %s does not import %s any more: remove it from arrows", from, to)
			}
		}
	}
	for file := range upward {
		if !used[file] {
			t.Errorf("%s does not import a file above it any more: remove it from upward", file)
		}
	}
}
