package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/wasmserve/wasmserve/host/kit"
)

// TestNew begins a handler in each language: it builds and passes its own test at once.
func TestNew(t *testing.T) {
	tmp := t.TempDir()
	program := filepath.Join(tmp, "wasmserve")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, l := range starters() {
		t.Run(l.flag, func(t *testing.T) {
			env := os.Environ()
			switch l.flag {
			case "go":
				if testing.Short() {
					t.Skip("compiles Go")
				}
			case "rust":
				kit.Require(t, "cargo")
				kit.RequireRust(t)
				env = append(env, "XDG_CACHE_HOME="+filepath.Join(tmp, "cache"))
			case "c":
				kit.Require(t, "clang")
				kit.Require(t, "wasm-ld")
			case "as":
				kit.Require(t, "asc")
			}
			dir := filepath.Join(t.TempDir(), l.flag) // "go" and "as" are names that a language does not take
			for _, args := range [][]string{{"new", "-lang", l.flag, dir}, {"test", dir}, {"build", dir, "-o", filepath.Join(tmp, l.flag+".wasm")}} {
				cmd := exec.Command(program, args...)
				cmd.Env = env
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v\n%s", args[0], err, out)
				}
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
