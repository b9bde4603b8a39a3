//go:build linux

package compiler

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// TestReal compiles the modules in the directory WASMSERVE_REAL, which real.sh fills, within the default limits, and reports what they take.
func TestReal(t *testing.T) {
	limited(t)
	files, _ := filepath.Glob(filepath.Join(os.Getenv("WASMSERVE_REAL"), "*.wasm"))
	if os.Getenv("WASMSERVE_REAL") == "" || len(files) == 0 {
		t.Skip("WASMSERVE_REAL is not set: real.sh sets it")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		metered, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		cost, err := rewrite.Measure(metered)
		if err == nil {
			err = cost.Exceeds(rewrite.Outside)
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		c := newTest(Config{})
		var process *exec.Cmd
		c.start = func(cmd *exec.Cmd) error {
			process = cmd
			return cmd.Start()
		}
		begun := time.Now()
		if err := c.Compile(t.Context(), "/h", metered, t.TempDir()); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		took, state := time.Since(begun), process.ProcessState
		t.Logf("| %s | %.1f MB | %.1f s | %.1f of %.1f s | %d of %d MB |", strings.TrimSuffix(filepath.Base(file), ".wasm"), float64(len(text))/1e6, took.Seconds(),
			(state.UserTime() + state.SystemTime()).Seconds(), c.processor(len(metered)).Seconds(), peak(state)/1e6, c.memory(len(metered))/1e6)
	}
}
