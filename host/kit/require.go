package kit

import (
	"os"
	"os/exec"
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

// Long says whether the variants of tests that take minutes are wanted: environment variable WASMSERVE_LONG=1.
func Long() bool { return os.Getenv("WASMSERVE_LONG") == "1" }
