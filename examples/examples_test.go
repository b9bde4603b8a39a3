// Package examples holds complete handlers, a folder each. This test builds every folder with the wasmserve command (one with an app.ts
// needs no building), serves the module at an address of its own and replays the folder's expect.txt (expect says how to read one).
package examples

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect"
	"github.com/wasmserve/wasmserve/host/conformance"
)

// home is the home directory of all servers: one that has compiled the script engine leaves its code to the next.
var home string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	if home, err = os.MkdirTemp("", "wasmserve-examples-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(home)
	return m.Run()
}

// build builds the command.
var build = sync.OnceValues(func() (command string, err error) {
	command = filepath.Join(home, "wasmserve")
	if out, err := exec.Command("go", "build", "-o", command, "../cmd/wasmserve").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the command: %w\n%s", err, out)
	}
	return command, nil
})

func TestExamples(t *testing.T) {
	command, err := build()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*/expect.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 15 {
		t.Errorf("only %d examples: %q", len(files), files)
	}
	for i, file := range files {
		dir := filepath.Dir(file)
		t.Run(dir, func(t *testing.T) {
			if c, _ := filepath.Glob(filepath.Join(dir, "*.c")); c != nil {
				conformance.Require(t, "clang")
				conformance.Require(t, "wasm-ld")
			}
			if _, err := os.Stat(filepath.Join(dir, "assembly")); err == nil {
				conformance.Require(t, "asc")
			}
			env := os.Environ()
			if _, err := os.Stat(filepath.Join(dir, "Cargo.toml")); err == nil {
				conformance.Require(t, "cargo")
				conformance.RequireRust(t)
				env = append(env, "XDG_CACHE_HOME="+filepath.Join(home, "cache")) // what cargo makes goes with the test
			}
			script, err := expect.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			module := filepath.Join(dir, "app.ts") // served as it is
			if _, err := os.Stat(module); err != nil {
				module = filepath.Join(t.TempDir(), "handler.wasm")
				build := exec.Command(command, "build", dir, "-o", module)
				build.Env = env
				if out, err := build.CombinedOutput(); err != nil {
					t.Fatalf("build: %v\n%s", err, out)
				}
			}
			addr := fmt.Sprintf("@wasmserve-example-%d-%d", os.Getpid(), i)
			serve(t, command, append([]string{"-unix", addr, "-admin", "off"}, append(script.Flags, module)...), addr)
			replay(t, script, addr)
		})
	}
}

// replay sends a script's requests to addr.
func replay(t *testing.T, script expect.Script, addr string) {
	to := func(ctx context.Context) (net.Conn, error) { return dial(ctx, addr) }
	for _, r := range script.Requests {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		for _, wrong := range r.Play(ctx, to).Wrong {
			t.Errorf("%s:%d: %s: %v", script.File, r.Line, r.Text, wrong)
		}
		cancel()
	}
}

// serve runs the command until the test ends; it must then end in order.
func serve(t *testing.T, command string, args []string, addr string) {
	t.Helper()
	var log lockedBuffer
	cmd := exec.Command(command, args...)
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		timer := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		defer timer.Stop()
		if err := cmd.Wait(); err != nil {
			t.Errorf("wasmserve: %v", err)
		}
		if t.Failed() {
			t.Logf("its log:\n%s", log.String())
		}
	})
	if err := conformance.Wait(func() (net.Conn, error) { return dial(context.Background(), addr) }); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
}

func dial(ctx context.Context, addr string) (net.Conn, error) {
	network := "tcp"
	if strings.HasPrefix(addr, "@") || strings.HasPrefix(addr, "/") {
		network = "unix"
	}
	return new(net.Dialer).DialContext(ctx, network, addr)
}

// lockedBuffer is a buffer for two goroutines.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
