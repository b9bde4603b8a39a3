package main

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Mistakes that a user of bench can make, word for word.
func TestBenchErrors(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the messages are those of Linux")
	}
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	for _, c := range []struct {
		args string // words, separated by |
		want string
		code int
	}{
		{"-c|0", `flag -c: "0": want a whole number from 1 to 100000`, exitUsage},
		{"-n|x", `flag -n: "x": want a whole number, at least 1`, exitUsage},
		{"-d|0", `flag -d: "0": want at least 1ms`, exitUsage},
		{"-rounds|0", `flag -rounds: "0": want a whole number from 1 to 1000`, exitUsage},
		{"-keepalive=maybe", `flag -keepalive: "maybe": want true or false`, exitUsage},
		{"-cores|1", `unknown flag -cores`, exitUsage},
		{"-round|1", `unknown flag -round: did you mean -rounds?`, exitUsage},
		{"-H|", `flag -H: "": is empty`, exitUsage},
		{"-H|Accept", `header "Accept": want 'Name: value'`, exitUsage},
		{"-method|G T", `method "G T" is not an HTTP method: want one such as GET`, exitUsage},
		{"-path|users", `path "users" is not a request target: want one such as /users?page=2, without spaces`, exitUsage},
		{"-body|a|-body-file|b", "-body and -body-file contradict each other: one body is enough", exitUsage},
		{"-body-file|/none/such", "-body-file: /none/such: no such file or directory", exitUsage},
		{"-sockets|udp", `-sockets: this system has no "udp" socket: want abstract, unix, tcp`, exitUsage},
		{"-sockets|tcp|@x", "-sockets is for modules: leave it out for @x", exitUsage},
		{"-pid|1", "-pid is for servers that run already: name an address", exitUsage},
		{"-server-cpu|0|@x", "-server-cpu is for servers that bench starts; pin one that runs with taskset -ap 0 PID", exitUsage},
		{"svc", `address "svc": is not an address: give @name, /path, unix:path, host:port, fd:N or systemd:NAME`, exitUsage},
		{"fd:3", `address "fd:3": is a server's: want one to connect to, @name, /path or host:port`, exitUsage},
		{"127.0.0.1:0", `address "127.0.0.1:0": has no port: name the one that the server listens on`, exitUsage},
		{"/none/such.wasm", "/none/such.wasm: no such file or directory: name a module's file, or build one with wasmserve build", exitError},
		{"-compare|bun @x", `-compare: "bun @x": want 'NAME=COMMAND ADDR', such as 'bun=bun server.ts @bun'`, exitUsage},
		{"-compare|x=sleep 1 svc", `-compare: "x=sleep 1 svc": address "svc": is not an address: give @name, /path, unix:path, host:port, fd:N or systemd:NAME`, exitUsage},
		{"-compare|x=/none/such @x", `-compare: "x=/none/such @x": exec: "/none/such": stat /none/such: no such file or directory`, exitUsage},
		{"-compare|x=sleep 1 @x|-compare|x=sleep 1 @y", "-compare: two servers named x on the same kind of socket: give one another name", exitUsage},
		{"@wasmserve-bench-nobody", "@wasmserve-bench-nobody: nothing listens there: is the server running?", exitError},
	} {
		var out, err strings.Builder
		none := func(string) (string, bool) { return "", false }
		code := doMain(append([]string{"bench"}, strings.Split(c.args, "|")...), none, &out, &err)
		want := "wasmserve: " + c.want + "\n"
		if c.code == exitUsage {
			want += "wasmserve help bench tells more\n"
		}
		if code != c.code || err.String() != want || out.Len() > 0 {
			t.Errorf("%s: exit code %d, want %d\n%swant\n%s%s", c.args, code, c.code, err.String(), want, out.String())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// The server that bench starts does not listen where another does.
func TestServerEnv(t *testing.T) {
	got := serverEnv([]string{"A=b", "WASMSERVE_UNIX=@x", "WASMSERVE_PORT=1", "WASMSERVE_HOSTNAME=h", "WASMSERVE_LISTEN=@y", "WASMSERVE_INSTANCES=4"})
	if want := "A=b WASMSERVE_INSTANCES=4"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}
