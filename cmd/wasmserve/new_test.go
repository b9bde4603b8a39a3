package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/conformance"
)

// TestNew begins a handler in each language, with a command that was moved: it was built with -trimpath, knows no checkout, and runs in an
// empty home directory without a network. Each handler builds and passes its own test at once, and compilers that check it as editors do
// find nothing wrong, also in a copy without the SDK once that was built.
func TestNew(t *testing.T) {
	moved := moveCommand(t)
	for _, l := range starters() {
		t.Run(l.flag, func(t *testing.T) {
			var editor []string // what an editor runs
			switch l.flag {
			case "go":
				if testing.Short() {
					t.Skip("compiles Go")
				}
				editor = []string{"go", "vet", "./..."}
			case "rust":
				conformance.Require(t, "cargo")
				conformance.RequireRust(t)
				editor = []string{"cargo", "check", "--quiet"}
			case "c":
				conformance.Require(t, "clang")
				conformance.Require(t, "wasm-ld")
				editor = []string{"sh", "-c", "clang $(cat compile_flags.txt) -fsyntax-only -Werror handler.c"}
			case "as":
				conformance.Require(t, "asc")
				if npm := npmOf("asc"); npm != "" && exec.Command("tsc", "--version").Run() == nil {
					// The handler's own files: the SDK's are written for asc, which knows more.
					editor = []string{"sh", "-c", `mkdir -p node_modules && ln -sfn ` + npm + ` node_modules/assemblyscript && ! tsc -p assembly | grep '^assembly/'`}
				}
			case "ts", "js":
				if exec.Command("tsc", "--version").Run() == nil {
					editor = []string{"tsc", "-p", map[string]string{"ts": "tsconfig.json", "js": "jsconfig.json"}[l.flag]}
				}
			}
			root := filepath.Join(t.TempDir(), "root")
			dir := filepath.Join(root, l.flag) // "go" and "as" are names that a language does not take
			program := moved.into(t, root)
			run := func(in, name string, args ...string) {
				t.Helper()
				cmd := exec.Command(name, args...)
				cmd.Env, cmd.Dir = moved.env(root), in
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
				}
			}
			run(root, program, "new", "-lang", l.flag, dir)
			for _, file := range []string{"README.md", ".gitignore", "expect.txt"} {
				if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
					t.Error(err)
				}
			}
			if editor != nil {
				run(dir, editor[0], editor[1:]...)
			}
			run(root, program, "test", dir)
			run(root, program, "build", dir, "-o", filepath.Join(root, l.flag+".wasm"))
			run(root, program, "inspect", filepath.Join(root, l.flag+".wasm"))
			if l.flag == "as" || l.flag == "ts" || l.flag == "js" { // asc finds its standard library by itself; a script is not compiled
				return
			}
			if err := os.RemoveAll(filepath.Join(dir, ".wasmserve")); err != nil { // as in a fresh clone
				t.Fatal(err)
			}
			run(root, program, "build", dir, "-o", filepath.Join(root, l.flag+".wasm"))
			if editor != nil {
				run(dir, editor[0], editor[1:]...)
			}
		})
	}
}

// movedCommand is the command as it arrives on a machine without the source.
type movedCommand struct {
	program string
	caches  []string // of the Go command, as it compiles the standard library for minutes otherwise
}

func moveCommand(t *testing.T) movedCommand {
	t.Helper()
	program := filepath.Join(t.TempDir(), "wasmserve")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	here, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(binary, []byte(here)) {
		t.Errorf("the command knows the path of its source, %s", here)
	}
	return movedCommand{program, []string{"GOCACHE=" + goEnv("GOCACHE")}}
}

// into puts the command into an empty directory.
func (m movedCommand) into(t *testing.T, root string) string {
	t.Helper()
	if err := os.Mkdir(root, 0o700); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(root, "wasmserve")
	if err := os.Link(m.program, to); err != nil {
		t.Fatal(err)
	}
	return to
}

// env is the environment there: nothing of this process's but PATH, an empty home directory, and registries that are out of reach.
func (m movedCommand) env(root string) []string {
	return append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + root, "GOPROXY=off", "GOFLAGS=", "GOTOOLCHAIN=local", "CARGO_NET_OFFLINE=true",
		"npm_config_offline=true"}, m.caches...)
}

// npmOf returns the directory of the npm package that a program belongs to, or "".
func npmOf(program string) string {
	path, err := exec.LookPath(program)
	if err != nil {
		return ""
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return ""
	}
	for dir := filepath.Dir(path); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "package.json")); err == nil {
			return dir
		}
	}
	return ""
}

func TestHandlerName(t *testing.T) {
	for base, want := range map[string]string{
		"hello": "hello", "My Handler": "my-handler", "a_b.c": "a-b-c", "--": "handler", "": "handler", "2048": "handler-2048",
		"test": "test-handler", "go": "go-handler", "As": "as-handler", "ünïcode": "n-code",
	} {
		if got := handlerName(base); got != want {
			t.Errorf("%q: %s, want %s", base, got, want)
		}
	}
}
