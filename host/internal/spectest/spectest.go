// Package spectest reads WebAssembly's own test suite, which comes with wazero's source, for the tests of packages that rewrite modules.
package spectest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A File is one script of the suite, made of commands.
type File struct {
	Name     string // proposal and file
	Dir      string // of its modules
	Commands []Command
}

// Command is one command of a script.
type Command struct {
	Type       string
	Line       int
	Name       string
	Filename   string // of a module
	As         string
	ModuleType string `json:"module_type"` // "text": it is not a binary
	Action     struct {
		Type, Module, Field string
		Args                []Value
	}
}

// Value is an argument.
type Value struct {
	Type  string
	Value any
}

// Run runs play as a subtest for each script, except for the proposals that are left out, and returns the module "spectest", which scripts
// import. The suite is in the source of the module that go.mod names, with its checksum in go.sum.
func Run(t *testing.T, without []string, play func(t *testing.T, f File, spectest []byte)) {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/tetratelabs/wazero").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	dir := filepath.Join(strings.TrimSpace(string(out)), "internal/integration_test/spectest")
	spectest := read(t, filepath.Join(dir, "testdata/spectest.wasm"))
	files, _ := filepath.Glob(filepath.Join(dir, "*/testdata/*.json"))
	if len(files) == 0 {
		t.Fatal("no scripts in ", dir)
	}
	for _, file := range files {
		proposal := filepath.Base(filepath.Dir(filepath.Dir(file)))
		if slices.Contains(without, proposal) {
			continue
		}
		f := File{Name: proposal + "/" + strings.TrimSuffix(filepath.Base(file), ".json"), Dir: filepath.Dir(file)}
		if err := json.Unmarshal(read(t, file), &f); err != nil {
			t.Fatal(err)
		}
		t.Run(f.Name, func(t *testing.T) { play(t, f, spectest) })
	}
}

// Module reads a module of the script.
func (f File) Module(t *testing.T, c Command) []byte {
	t.Helper()
	return read(t, filepath.Join(f.Dir, c.Filename))
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Args returns the arguments of an action as wazero's calls take them.
func (c Command) Args(t *testing.T) (slots []uint64) {
	t.Helper()
	for _, v := range c.Action.Args {
		switch v.Type {
		case "i32", "f32":
			slots = append(slots, number(t, v.Value, 32))
		case "v128":
			lanes := v.Value.([]any)
			bits, pair := 128/len(lanes), [2]uint64{}
			for i, lane := range lanes {
				pair[i*bits/64] |= number(t, lane, bits) << (i * bits % 64)
			}
			slots = append(slots, pair[:]...)
		default:
			slots = append(slots, number(t, v.Value, 64))
		}
	}
	return slots
}

func number(t *testing.T, x any, bits int) uint64 {
	t.Helper()
	s := x.(string)
	switch {
	case strings.HasPrefix(s, "nan"):
		if bits == 64 {
			return 0x7ff8000000000000
		}
		return 0x7fc00000
	case s == "null":
		return 0
	}
	if n, err := strconv.ParseUint(s, 10, bits); err == nil {
		return n
	}
	n, err := strconv.ParseInt(s, 10, bits)
	if err != nil {
		t.Fatal(err)
	}
	return uint64(n) & (1<<(bits-1)<<1 - 1)
}

// FirstLine returns the first line of an error: without wazero's trace.
func FirstLine(err error) string {
	if err == nil {
		return ""
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
