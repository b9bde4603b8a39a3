package main

import (
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
)

// A module's manifest gets an abstract socket or a port of the loopback interface, and nothing else.
func TestManifestAddresses(t *testing.T) {
	text := func(s string) *string { return &s }
	number := func(n int) *int { return &n }
	tests := []struct {
		settings host.Settings
		addr     string
		warning  string // a part of it
		err      string // a part of it
	}{
		{host.Settings{Unix: text("@svc")}, "@svc", "", ""},
		{host.Settings{Unix: text("\x00svc")}, "@svc", "", ""},
		{host.Settings{Port: number(8080)}, "127.0.0.1:8080", "", ""},
		{host.Settings{Port: number(8080), Hostname: text("localhost")}, "localhost:8080", "", ""},
		{host.Settings{Port: number(8080), Hostname: text("127.0.0.2")}, "127.0.0.2:8080", "", ""},
		{host.Settings{Port: number(8080), Hostname: text("::1")}, "[::1]:8080", "", ""},
		{host.Settings{Port: number(8080), Hostname: text("0.0.0.0")}, "127.0.0.1:8080", "-hostname 0.0.0.0", ""},
		{host.Settings{Port: number(8080), Hostname: text("::")}, "127.0.0.1:8080", "-hostname ::", ""},
		{host.Settings{Port: number(8080), Hostname: text("::ffff:0.0.0.0")}, "127.0.0.1:8080", "-hostname", ""},
		{host.Settings{Port: number(8080), Hostname: text("")}, "127.0.0.1:8080", "-hostname", ""},
		{host.Settings{Port: number(8080), Hostname: text("192.0.2.1")}, "127.0.0.1:8080", "-hostname 192.0.2.1", ""},
		{host.Settings{Port: number(8080), Hostname: text("example.com")}, "127.0.0.1:8080", "-hostname example.com", ""},
		{host.Settings{Port: number(8080), Hostname: text("localhost.example.com")}, "127.0.0.1:8080", "-hostname", ""},
		{host.Settings{Unix: text("/run/svc.sock")}, "", "", "-unix /run/svc.sock"},
		{host.Settings{Unix: text("unix:/run/svc.sock")}, "", "", "-unix unix:/run/svc.sock"},
		{host.Settings{Unix: text("/run/svc.sock?mode=0777")}, "", "", "-unix /run/svc.sock"},
		{host.Settings{Unix: text("svc.sock")}, "", "", "-unix svc.sock"},
		{host.Settings{Unix: text("fd:0")}, "", "", "fd:0"},
		{host.Settings{Unix: text("@svc"), Port: number(1)}, "", "", "both unix and port"},
		{host.Settings{Port: number(70000)}, "", "", "70000"},
	}
	for _, test := range tests {
		a := addresses{hostname: defaultHostname, port: defaultPort}
		addr, warning, err := a.fromManifest(test.settings)
		failure := ""
		if err != nil {
			failure = err.Error()
		}
		if test.err == "" && failure != "" || !strings.Contains(failure, test.err) || err == nil && addr.String() != test.addr ||
			(warning == "") != (test.warning == "") || !strings.Contains(warning, test.warning) {
			t.Errorf("%+v: got %s, warning %q, error %q; want %s, %q, %q", test.settings, addr, warning, failure, test.addr, test.warning, test.err)
		}
	}
}

// TestOverridden: an interface of the manifest that -port overrides is not ignored without a word.
func TestOverridden(t *testing.T) {
	for _, c := range []struct{ args, hostname, want string }{
		{"-port 1", "0.0.0.0", "the manifest asks for the interface 0.0.0.0: with -port the port is opened on 127.0.0.1 (-hostname 0.0.0.0 opens it there)"},
		{"-port 1", "192.0.2.1", "the manifest asks for the interface 192.0.2.1: with -port the port is opened on 127.0.0.1 (-hostname 192.0.2.1 opens it there)"},
		{"-port 1", "localhost", ""}, {"-port 1", "", ""}, {"-port 1 -hostname 127.0.0.1", "0.0.0.0", ""}, {"-unix @x", "0.0.0.0", ""}, {"", "0.0.0.0", ""},
	} {
		c2 := config{listening: listening{addresses: addresses{hostname: defaultHostname}}}
		o := newOptions("serve", func(string) (string, bool) { return "", false })
		c2.addresses.define(o, groupListen)
		if _, err := o.parse(strings.Fields(c.args)); err != nil {
			t.Fatal(err)
		}
		set := host.Settings{Hostname: &c.hostname}
		if c.hostname == "" {
			set.Hostname = nil
		}
		if got := c2.overridden(o, set); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.args, c.hostname, got, c.want)
		}
	}
}
