package examples

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/wasmserve/wasmserve/guests/expect"
	"github.com/wasmserve/wasmserve/host/conformance"
)

// bunPreload has whatever serves do so at the address of the environment.
const bunPreload = "const serve = Bun.serve;\nBun.serve = (o) => serve({ ...o, port: undefined, unix: '\\0' + process.env.EXAMPLE_SOCKET });\n"

// differs are the examples that Bun answers otherwise, and why.
var differs = map[string]string{
	"timeouts-ts":  "Bun looks at idle timeouts every 4 s, and server.timeout does nothing on Unix sockets",
	"shortener-ts": "Bun has no server.state",
}

// TestBun: the examples in TypeScript have the same answers under Bun.
func TestBun(t *testing.T) {
	conformance.Require(t, "bun")
	files, err := filepath.Glob("*/app.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		t.Run(dir, func(t *testing.T) {
			if why := differs[dir]; why != "" {
				t.Skip(why)
			}
			script, err := expect.Read(filepath.Join(dir, "expect.txt"))
			if err != nil {
				t.Fatal(err)
			}
			playBun(t, file, script)
		})
	}
}

var bunServers atomic.Uint64

// playBun replays a script against an example that Bun serves.
func playBun(t *testing.T, file string, script expect.Script, env ...string) {
	t.Helper()
	bun := conformance.Require(t, "bun")
	preload := filepath.Join(t.TempDir(), "preload.js")
	if err := os.WriteFile(preload, []byte(bunPreload), 0o666); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("wasmserve-bun-%d-%d", os.Getpid(), bunServers.Add(1))
	var log lockedBuffer
	cmd := exec.Command(bun, "--preload", preload, file)
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.Env = append(append(os.Environ(), "EXAMPLE_SOCKET="+name, "STAGE=test", "NODE_ENV=production"), env...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	if err := conformance.Wait(func() (net.Conn, error) { return dial(context.Background(), "@"+name) }); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	replay(t, script, "@"+name)
	if t.Failed() {
		t.Log(log.String())
	}
}
