package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/cmd/internal/bench"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/sockets"
)

// servers are what bench measures: modules and addresses in the order of the arguments, then the commands of -compare.
// Files that are needed are made in tmp.
func (c *benchConfig) servers(args []string, tmp string) (list []bench.Server, err error) {
	if len(args) == 0 {
		file := filepath.Join(tmp, "hello.wasm")
		if err := os.WriteFile(file, bench.Hello, 0o600); err != nil {
			return nil, fmt.Errorf("write the built-in handler: %w", err)
		}
		s, err := c.module("wasmserve", file, tmp, tmp, "-cache", "off")
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	running := 0
	for i, arg := range args {
		var s bench.Server
		if strings.HasSuffix(arg, ".wasm") || bundle.Is(arg) {
			if _, err := os.Stat(arg); err != nil {
				return nil, fmt.Errorf("%s: %w: name a module's file, or build one with wasmserve build", arg, errors.Unwrap(err))
			}
			name := filepath.Base(arg)
			if slices.ContainsFunc(args, func(other string) bool { return other != arg && filepath.Base(other) == name }) {
				name = arg
			}
			s, err = c.module(name, arg, tmp, filepath.Join(tmp, fmt.Sprint(i)))
		} else {
			running++
			s, err = c.running(arg)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	if by, ok := c.opt.given("pid"); ok && running == 0 {
		return nil, usagef("%s is for servers that run already: name an address", by)
	}
	if by, ok := c.opt.given("server-cpu"); ok && running > 0 {
		return nil, usagef("%s is for servers that bench starts; pin one that runs with taskset -ap %d PID", by, c.serverCPU)
	}
	if by, ok := c.opt.given("sockets"); ok && running > 0 && running == len(args) {
		return nil, usagef("%s is for modules: leave it out for %s", by, args[0])
	}
	for _, text := range c.compare {
		s, err := c.comparison(text)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(list, func(o bench.Server) bool { return o.Name == s.Name && o.Targets[0].Socket() == s.Targets[0].Socket() }) {
			by, _ := c.opt.given("compare")
			return nil, usagef("%s: two servers named %s on the same kind of socket: give one another name", by, s.Name)
		}
		list = append(list, s)
	}
	return list, nil
}

// module is this program, serving a module on each kind of socket.
func (c *benchConfig) module(name, file, tmp, dir string, flags ...string) (s bench.Server, err error) {
	exe, err := os.Executable()
	if err != nil {
		return s, fmt.Errorf("find this program, to start it as a server: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return s, err
	}
	s = bench.Server{Name: name, Path: exe, Module: true, Env: serverEnv(os.Environ()),
		Command: []string{os.Args[0], "serve", "-admin", "off", "-watch=false", "-log-level", "warn"}}
	kinds := c.sockets
	if len(kinds) == 0 {
		kinds = socketKinds()
	}
	for _, kind := range kinds {
		var text string
		switch kind {
		case "abstract":
			text = "@" + strings.ReplaceAll(strings.TrimPrefix(dir, filepath.Dir(tmp)+"/"), "/", "-")
		case "unix":
			text = filepath.Join(dir, "s.sock")
		case "tcp":
			text = "127.0.0.1:0"
		}
		addr, t, err := benchTarget(text)
		if err != nil {
			return s, err
		}
		s.Targets = append(s.Targets, t)
		s.Command = append(s.Command, "-listen", addr)
	}
	s.Command = append(append(s.Command, flags...), "--", file)
	return s, nil
}

// serverEnv returns the environment of a server that bench starts: env without the variables that set addresses.
func serverEnv(env []string) []string {
	return slices.DeleteFunc(env, func(s string) bool {
		name, _, _ := strings.Cut(s, "=")
		return slices.Contains([]string{variable("unix"), variable("port"), variable("hostname"), variable("listen")}, name)
	})
}

// running is a server that listens already.
func (c *benchConfig) running(arg string) (s bench.Server, err error) {
	if a, err := sockets.Parse(arg); err == nil && a.Kind == sockets.TCP && a.Port == 0 {
		return s, usagef("address %q: has no port: name the one that the server listens on", arg)
	}
	_, t, err := benchTarget(arg)
	if err != nil {
		return s, usagef("%v", err)
	}
	return bench.Server{Name: arg, Targets: []bench.Target{t}, PID: c.pid}, nil
}

// comparison is another server's command.
func (c *benchConfig) comparison(text string) (s bench.Server, err error) {
	by, _ := c.opt.given("compare")
	name, command, arg, err := bench.ParseCompare(text)
	if err != nil {
		return s, usagef("%s: %q: %v", by, text, err)
	}
	addr, t, err := benchTarget(arg)
	if err != nil {
		return s, usagef("%s: %q: %v", by, text, err)
	}
	command = bench.Fill(command, addr, t)
	if _, err := exec.LookPath(command[0]); err != nil {
		return s, usagef("%s: %q: %v", by, text, err)
	}
	return bench.Server{Name: name, Targets: []bench.Target{t}, Command: command, Reference: true}, nil
}

// benchTarget is where to dial for an address. One without a port gets a port that was free a moment ago.
func benchTarget(text string) (addr string, t bench.Target, err error) {
	a, err := sockets.Parse(text)
	if err != nil {
		return "", t, err
	}
	switch a.Kind {
	case sockets.FD, sockets.Systemd:
		return "", t, fmt.Errorf("address %q: is a server's: want one to connect to, @name, /path or host:port", text)
	case sockets.TCP:
		if a.Port == 0 {
			ln, err := net.Listen("tcp", net.JoinHostPort(a.Host, "0"))
			if err != nil {
				return "", t, fmt.Errorf("address %q: find a free port: %w", text, err)
			}
			a.Port = ln.Addr().(*net.TCPAddr).Port
			ln.Close()
		}
	}
	a.Mode = 0
	t.Network, t.Address = a.Network()
	return a.String(), t, nil
}

// benchDir makes a directory for sockets and the built-in handler. A socket's path must be short.
func benchDir() (string, error) {
	base := os.TempDir()
	if len(base) > 60 {
		base = "/tmp"
	}
	dir, err := os.MkdirTemp(base, "wasmserve-bench-")
	if err != nil {
		return "", fmt.Errorf("create a directory for the sockets: %w", err)
	}
	return dir, nil
}
