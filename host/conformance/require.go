package conformance

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Require returns the path of a tool that a test needs. Without it, or if it is only half installed, as a shim of rustup without a
// toolchain, the test is skipped with a word, or fails when the environment variable WASMSERVE_REQUIRE names it:
// `WASMSERVE_REQUIRE=clang,node go test ./...` makes sure that nothing was left out.
func Require(t testing.TB, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err == nil {
		if err = works(path, tool); err == nil {
			return path
		}
	}
	lacks(t, tool, err)
	return ""
}

// probes are the arguments with which a tool shows that it works. The others are run with --version.
var probes = map[string][]string{
	"go":    {"version"},
	"nginx": {"-v"},
	"clang": {"--target=wasm32", "-fsyntax-only", "-x", "c", os.DevNull},
}

// works runs a tool: a script without its interpreter or toolchain has a path, too.
func works(path, tool string) error {
	args, ok := probes[tool]
	if !ok {
		args = []string{"--version"}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		return fmt.Errorf("%s %s: %w: %s", path, strings.Join(args, " "), err, line)
	}
	return nil
}

// lacks ends a test that lacks a tool.
func lacks(t testing.TB, tool string, err error) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), tool) {
		t.Fatalf("%s does not work, and WASMSERVE_REQUIRE names it: %v", tool, err)
	}
	t.Skipf("%s does not work: not tested (WASMSERVE_REQUIRE=%s makes this a failure): %v", tool, tool, err)
}

// RequireRust is Require for a Rust that makes wasm; it returns the target to compile for. WASMSERVE_REQUIRE names it cargo.
func RequireRust(t testing.TB) string {
	t.Helper()
	Require(t, "cargo")
	root, err := exec.Command("rustc", "--print", "sysroot").Output()
	if err != nil {
		lacks(t, "cargo", fmt.Errorf("rustc --print sysroot: %w", err))
	}
	for _, target := range []string{"wasm32-wasip1", "wasm32-wasi", "wasm32-unknown-unknown"} {
		if found, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "lib", "rustlib", target, "lib", "libstd-*.rlib")); found != nil {
			return target
		}
	}
	lacks(t, "cargo", errors.New("rustc has no standard library for wasm"))
	return ""
}

// Long reports whether tests that take minutes run in full: environment variable WASMSERVE_LONG=1.
func Long() bool { return os.Getenv("WASMSERVE_LONG") == "1" }
