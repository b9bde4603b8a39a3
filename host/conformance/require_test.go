package conformance

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRequire: a tool that exists but does not work counts as missing.
func TestRequire(t *testing.T) {
	dir := t.TempDir()
	for name, script := range map[string]string{
		"rustc": "echo 'error: rustup could not choose a version of rustc to run' >&2; exit 1",
		"cargo": "exit 0",
		"asc":   "exec no-such-interpreter",
		"clang": "[ \"$1\" != --target=wasm32 ]",
		"tsc":   "exit 0",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("WASMSERVE_REQUIRE", "")
	for tool, want := range map[string]bool{"asc": false, "clang": false, "wasm-ld": false, "rust": false, "tsc": true} {
		ran := false
		t.Run(tool, func(t *testing.T) {
			if tool == "rust" {
				RequireRust(t)
			} else {
				Require(t, tool)
			}
			ran = true
		})
		if ran != want {
			t.Errorf("%s: a test that needs it ran: %v", tool, ran)
		}
	}
}
