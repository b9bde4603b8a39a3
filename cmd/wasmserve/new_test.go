package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/conformance"
)

// TestNew begins a handler in each language, with a command that knows of no checkout, and without a network: it builds and passes its own
// test at once, and what editors run finds nothing wrong, also in a copy without the SDK once that was built.
func TestNew(t *testing.T) {
	tmp := t.TempDir()
	program := filepath.Join(tmp, "wasmserve")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, l := range starters() {
		t.Run(l.flag, func(t *testing.T) {
			env := append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "CARGO_NET_OFFLINE=true")
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
				env = append(env, "XDG_CACHE_HOME="+filepath.Join(tmp, "cache"))
				editor = []string{"cargo", "check", "--quiet"}
			case "c":
				conformance.Require(t, "clang")
				conformance.Require(t, "wasm-ld")
				editor = []string{"sh", "-c", "clang $(cat compile_flags.txt) -fsyntax-only -Werror handler.c"}
			case "as":
				conformance.Require(t, "asc")
			case "ts":
				if _, err := exec.LookPath("tsc"); err == nil {
					editor = []string{"tsc", "-p", "."}
				}
			}
			dir := filepath.Join(t.TempDir(), l.flag) // "go" and "as" are names that a language does not take
			run := func(in, name string, args ...string) {
				t.Helper()
				cmd := exec.Command(name, args...)
				cmd.Env, cmd.Dir = env, in
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
				}
			}
			run(tmp, program, "new", "-lang", l.flag, dir)
			if editor != nil {
				run(dir, editor[0], editor[1:]...)
			}
			run(tmp, program, "test", dir)
			run(tmp, program, "build", dir, "-o", filepath.Join(tmp, l.flag+".wasm"))
			if l.flag == "as" || l.flag == "ts" { // asc finds its standard library by itself; a script is not built
				return
			}
			if err := os.RemoveAll(filepath.Join(dir, ".wasmserve")); err != nil { // as in a fresh clone
				t.Fatal(err)
			}
			run(tmp, program, "build", dir, "-o", filepath.Join(tmp, l.flag+".wasm"))
			if editor != nil {
				run(dir, editor[0], editor[1:]...)
			}
		})
	}
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
