package wpt

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// set is a directory of tests, by path with slashes.
type set struct {
	root  string
	texts map[string]string // what was read
}

// job is what the shim is given.
type job struct {
	Path    string            `json:"path"`
	Harness string            `json:"harness"`
	Code    string            `json:"code"`
	Search  string            `json:"search"`
	Files   map[string]string `json:"files"`
	Seconds int               `json:"seconds"`
}

// open returns the fetched set. Without it the test is skipped, or fails where WASMSERVE_REQUIRE names wpt.
func open(t *testing.T) *set {
	t.Helper()
	if testing.Short() {
		t.Skip("half a minute of processor time: not with -short")
	}
	script, err := os.ReadFile("fetch.sh")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^version=(\S+)$`).FindSubmatch(script)
	cache, err := os.UserCacheDir()
	if err != nil || version == nil {
		t.Fatal("no version in fetch.sh, or no cache directory: ", err)
	}
	root := filepath.Join(cache, "wasmserve-ci", "wpt-"+string(version[1]))
	if _, err := os.Stat(root); err != nil {
		if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "wpt") {
			t.Fatalf("%s is missing, and WASMSERVE_REQUIRE names wpt: run fetch.sh", root)
		}
		t.Skipf("%s is missing: not tested (fetch.sh gets it, WASMSERVE_REQUIRE=wpt makes this a failure)", root)
	}
	return &set{root, map[string]string{}}
}

func (s *set) text(name string) string {
	if text, ok := s.texts[name]; ok {
		return text
	}
	file := name
	if name == "resources/WebIDLParser.js" { // where the tests' own server has it
		file = "resources/webidl2/lib/webidl2.js"
	}
	b, _ := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(file)))
	s.texts[name] = string(b)
	return string(b)
}

// tests lists the files of an area.
func (s *set) tests(t *testing.T, area string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(s.root, filepath.FromSlash(area)), func(file string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".any.js") {
			rel, _ := filepath.Rel(s.root, file)
			if rel = filepath.ToSlash(rel); left[rel] == "" {
				list = append(list, rel)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// parts limits tests that would take minutes to a part of their subtests: the query of one of their variants.
var parts = map[string]string{"WebCryptoAPI/derive_bits_keys/pbkdf2.https.any.js": "?1-1000"}

// left is what is not run: its outcome depends on how busy the machine is.
var left = map[string]string{
	"performance-timeline/webtiming-resolution.any.js": "asks for a clock of at most 200 kHz, and this one is finer",
	"user-timing/mark.any.js":                          "asks that a mark is set within 20 ms",
}

var meta = regexp.MustCompile(`(?m)^// META: script=(\S+)`)

// job puts together what a test needs: its scripts in one piece, as they share their constants, and those files that they name.
func (s *set) job(name, harness string) job {
	var code strings.Builder
	text := s.text(name)
	for _, m := range meta.FindAllStringSubmatch(text, -1) {
		script := path.Join(path.Dir(name), m[1])
		if strings.HasPrefix(m[1], "/") {
			script = m[1][1:]
		}
		code.WriteString(s.text(script) + "\n;\n")
	}
	code.WriteString(text)
	return job{name, harness, code.String(), parts[name], s.named(path.Dir(name), code.String()), 120}
}

var literal = regexp.MustCompile(`["'/]([\w-]+(?:\.json|\.idl|\.txt|))["']`)

// named returns the data files whose names the code has in quotes: those beside the test, and definitions of interfaces.
func (s *set) named(dir, code string) map[string]string {
	files := map[string]string{}
	for _, m := range literal.FindAllStringSubmatch(code, -1) {
		for _, name := range []string{path.Join(dir, m[1]), path.Join(dir, "resources", m[1]), path.Join("fetch/data-urls/resources", m[1]), "interfaces/" + m[1] + ".idl"} {
			if path.Ext(name) != "" {
				if text := s.text(name); text != "" {
					files[name] = text
				}
			}
		}
	}
	return files
}
