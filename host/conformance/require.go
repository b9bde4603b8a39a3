package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Require says whether a tool that a test needs is there, and returns its path. Without it the test is skipped with a
// word, or fails when the environment variable WASMSERVE_REQUIRE names it: `WASMSERVE_REQUIRE=clang,node go test ./...`
// makes sure that nothing was left out.
func Require(t testing.TB, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	switch {
	case err == nil:
		return path
	case slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), tool):
		t.Fatalf("%s is not installed, and WASMSERVE_REQUIRE names it", tool)
	default:
		t.Skipf("%s is not installed: not tested (WASMSERVE_REQUIRE=%s makes this a failure)", tool, tool)
	}
	return ""
}

// RequireRust is Require for a Rust that makes wasm; it returns the target to compile for. WASMSERVE_REQUIRE names it cargo.
func RequireRust(t testing.TB) string {
	t.Helper()
	root, err := exec.Command(Require(t, "rustc"), "--print", "sysroot").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"wasm32-wasip1", "wasm32-wasi", "wasm32-unknown-unknown"} {
		if found, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "lib", "rustlib", target, "lib", "libstd-*.rlib")); found != nil {
			return target
		}
	}
	if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "cargo") {
		t.Fatal("rustc makes no wasm, and WASMSERVE_REQUIRE names cargo")
	}
	t.Skip("rustc makes no wasm: not tested (WASMSERVE_REQUIRE=cargo makes this a failure)")
	return ""
}

// Long says whether the variants of tests that take minutes are wanted: environment variable WASMSERVE_LONG=1.
func Long() bool { return os.Getenv("WASMSERVE_LONG") == "1" }
