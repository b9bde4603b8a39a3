//go:build !wasip1

// Package wasmservetest tests a handler in Go twice with one call: as a native Go program, with debugger, -race and -cover, and
// as the module that will be served.
//
//	func TestHandler(t *testing.T) { wasmservetest.Run(t) }
//
// The requests and expected responses are in expect.txt beside the test (package expect describes its form).
package wasmservetest

import (
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect"
	"github.com/wasmserve/wasmserve/guests/expect/pipe"
	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// perRequest is how long a request of the native run may take.
const perRequest = 30 * time.Second

// Run runs scripts, or expect.txt and *.expect.txt of the current directory if none is named, against the server that the package
// under test exports: in its subtest "native" in this process, and in "wasm" built and served by the wasmserve command. That is the
// command in the environment variable WASMSERVE, or in PATH, or of the module that the package's go.mod requires; without any the
// subtest is skipped. In the native run, variables and state of a script stay for the next one, and scripts with flags are skipped, as
// flags are the host's. A script that cannot be read ends the test.
func Run(t *testing.T, scripts ...string) {
	t.Helper()
	if len(scripts) == 0 {
		var err error
		if scripts, err = expect.Find("."); err != nil {
			t.Fatal(err)
		}
		if len(scripts) == 0 {
			t.Fatal("there is no expect.txt here: write one, such as:\n\tcurl /\n\tstatus 200")
		}
	}
	parsed := make([]expect.Script, len(scripts))
	for i, file := range scripts {
		var err error
		if parsed[i], err = expect.Read(file); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("native", func(t *testing.T) { native(t, parsed) })
	t.Run("wasm", func(t *testing.T) { asWasm(t, scripts) })
}

// native runs scripts against the package under test.
func native(t *testing.T, scripts []expect.Script) {
	for _, s := range scripts {
		t.Run(s.File, func(t *testing.T) {
			if len(s.Flags) > 0 {
				t.Skipf("its flags are the host's: %s", strings.Join(s.Flags, " "))
			}
			ln := pipe.New()
			server := &http.Server{Handler: wasmserve.LocalHandler()}
			served := make(chan error, 1)
			go func() { served <- server.Serve(ln) }()
			defer func() {
				server.Close()
				if err := <-served; !errors.Is(err, http.ErrServerClosed) {
					t.Error(err)
				}
			}()
			for _, req := range s.Requests {
				ctx, cancel := context.WithTimeout(t.Context(), perRequest)
				for _, wrong := range req.Play(ctx, ln.Dial).Wrong {
					t.Errorf("%s:%d: %s: %v", s.File, req.Line, req.Text, wrong)
				}
				cancel()
			}
		})
	}
}

// asWasm builds the package with the command and runs scripts.
func asWasm(t *testing.T, scripts []string) {
	command := find(t)
	args := append(command[1:], "test")
	for _, s := range scripts {
		args = append(args, "-expect", s)
	}
	cmd := exec.CommandContext(t.Context(), command[0], append(args, ".")...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	out, err := cmd.CombinedOutput()
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		t.Errorf("wasmserve test:\n%s", out)
	case err != nil:
		t.Fatal(err)
	case testing.Verbose():
		t.Logf("wasmserve test:\n%s", out)
	}
}

// find returns the command line of wasmserve.
func find(t *testing.T) []string {
	const pkg = "github.com/wasmserve/wasmserve/cmd/wasmserve"
	if path := os.Getenv("WASMSERVE"); path != "" {
		return []string{path}
	}
	if path, err := exec.LookPath("wasmserve"); err == nil {
		return []string{path}
	}
	path := filepath.Join(t.TempDir(), "wasmserve") // built, and not run by go run: that does not hand on a signal
	if out, err := exec.Command("go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		t.Skipf("no wasmserve: put it in PATH, or name it by the environment variable WASMSERVE; its source is not to be had here:\n%s", out)
	}
	return []string{path}
}
