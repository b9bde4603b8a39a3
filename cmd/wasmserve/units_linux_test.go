package main

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/conformance"
)

// unitsDir has the units for systemd.
const unitsDir = "systemd"

// TestUnits: systemd accepts the units, where it is installed.
func TestUnits(t *testing.T) {
	analyze := conformance.Require(t, "systemd-analyze")
	program, err := exec.LookPath("wasmserve")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"wasmserve.service", "wasmserve.socket"} {
		files = append(files, filepath.Join(dir, name))
		text := strings.ReplaceAll(read(t, filepath.Join(unitsDir, name)), "/usr/local/bin/wasmserve", program) // must exist
		if err := os.WriteFile(files[len(files)-1], []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(analyze, append([]string{"verify", "--man=no"}, files...)...).CombinedOutput(); err != nil || strings.Contains(string(out), dir) {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestUnitCommands: the commands of the service's unit start, reload and stop a server, as systemd would call them.
func TestUnitCommands(t *testing.T) {
	dir := t.TempDir()
	handlers := filepath.Join(dir, "handlers")
	module, err := os.ReadFile("../../host/testdata/guest/v1.wasm")
	if err == nil {
		err = os.Mkdir(handlers, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(handlers, "index.wasm"), module, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	commands := map[string][]string{}
	for line := range strings.Lines(read(t, filepath.Join(unitsDir, "wasmserve.service"))) {
		name, command, _ := strings.Cut(strings.TrimSpace(line), "=")
		words := strings.Fields(strings.NewReplacer("/usr/local/bin/wasmserve", "wasmserve", "/run/wasmserve/", dir+"/",
			"/var/cache/wasmserve", filepath.Join(dir, "cache"), "/srv/wasmserve", handlers).Replace(command))
		commands[name] = words
	}
	ln, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "svc.sock"), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	socket, err := ln.File()
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	manager, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: filepath.Join(dir, "notify"), Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer manager.Close()
	log := &locked{}
	server := exec.Command("sh", append([]string{"-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"`, "sh"}, commands["ExecStart"]...)...)
	server.Env = append(os.Environ(), "NOTIFY_SOCKET="+filepath.Join(dir, "notify"))
	server.ExtraFiles = []*os.File{socket}
	server.Stdout, server.Stderr = log, log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer server.Process.Kill()
	manager.SetReadDeadline(time.Now().Add(askPatience))
	b := make([]byte, 1000)
	n, err := manager.Read(b)
	if err != nil || !strings.HasPrefix(string(b[:n]), "READY=1\n") {
		t.Fatalf("%q, %v\n%s", b[:n], err, log)
	}
	conn, err := net.Dial("unix", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if got := over(conn, bufio.NewReader(conn)); got != "1.0.0" {
		t.Error(got)
	}
	if out, err := exec.Command(commands["ExecReload"][0], commands["ExecReload"][1:]...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s\n%s", err, out, log)
	}
	server.Process.Signal(os.Interrupt)
	if err := server.Wait(); err != nil {
		t.Errorf("%v\n%s", err, log)
	}
}
