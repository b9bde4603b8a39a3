package main

import (
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/sockets"
)

// parseUnix reads what -unix and a manifest's unix name: the grammar of package sockets, in which a name without a slash
// is a file here.
func parseUnix(s string) (sockets.Addr, error) {
	return sockets.Parse("unix:" + strings.TrimPrefix(s, "unix:"))
}

func parseHostPort(hostname string, port int) (sockets.Addr, error) {
	hostname = strings.TrimSuffix(strings.TrimPrefix(hostname, "["), "]")
	return sockets.Parse("tcp:" + net.JoinHostPort(hostname, strconv.Itoa(port)))
}

// takePort makes $PORT the default of -port, as Bun does: after the flags, their variables and the module's manifest. It is ignored
// if other addresses are set.
func (a *addresses) takePort(o *options) error {
	for _, name := range []string{"port", "unix", "listen"} {
		if _, ok := o.given(name); ok {
			return nil
		}
	}
	text, ok := o.env("PORT")
	if !ok || text == "" {
		return nil
	}
	if err := (intValue{&a.port, 0, 65535}).Set(text); err != nil {
		return usagef("environment variable PORT: %q: %v; -port or -unix names another address", clip(text, 100), err)
	}
	return nil
}

// fromFlags returns the addresses that the operator named. If it returns no address, the module may name one. A contradiction is a
// usageError.
func (a *addresses) fromFlags(o *options) (list []sockets.Addr, err error) {
	unix, hasUnix := o.given("unix")
	for _, name := range []string{"port", "hostname"} {
		if by, ok := o.given(name); ok && hasUnix {
			return nil, usagef("%s and %s contradict each other: one address is enough; for several use -listen %s -listen %s", unix, by,
				a.unix, net.JoinHostPort(a.hostname, strconv.Itoa(a.port)))
		}
	}
	add := func(by string, addr sockets.Addr, err error) error {
		if err != nil {
			return usagef("%s: %v", by, err)
		}
		for _, other := range list {
			if sameAddress(addr, other) {
				return usagef("%s: %s is given twice", by, addr)
			}
		}
		list = append(list, addr)
		return nil
	}
	if hasUnix {
		addr, err := parseUnix(a.unix)
		if err := add(unix, addr, err); err != nil {
			return nil, err
		}
	}
	byPort, port := o.given("port")
	byHost, hostname := o.given("hostname")
	if port || hostname {
		by := byPort
		if hostname {
			by = byHost
		}
		addr, err := parseHostPort(a.hostname, a.port)
		if err := add(by, addr, err); err != nil {
			return nil, err
		}
	}
	by, _ := o.given("listen")
	for _, text := range a.listen {
		addr, err := sockets.Parse(text)
		if err := add(by, addr, err); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// sameAddress reports whether two addresses cannot both be bound. Port 0 is a new port each time.
func sameAddress(a, b sockets.Addr) bool {
	a.Mode, b.Mode = 0, 0
	return a == b && !(a.Kind == sockets.TCP && a.Port == 0)
}

// fromManifest returns the address of a module's manifest, or the default. A module gets an abstract socket or a port of the loopback
// interface: only the operator may set a socket file or another interface. For another interface, only the port is used, which warning
// reports.
func (a *addresses) fromManifest(s host.Settings) (addr sockets.Addr, warning string, err error) {
	if s.Unix != nil && (s.Port != nil || s.Hostname != nil) {
		return addr, "", fmt.Errorf("the module's manifest names both unix and port: say which with -unix or -port, or both with -listen")
	}
	if s.Unix != nil {
		addr, err = parseUnix(*s.Unix)
		if err == nil && addr.Kind != sockets.Abstract {
			return addr, "", fmt.Errorf("the module's manifest asks for the socket file %s, which only the operator may choose: -unix %s", *s.Unix, *s.Unix)
		}
	} else {
		hostname, port := a.hostname, a.port
		if s.Hostname != nil {
			hostname = *s.Hostname
		}
		if s.Hostname != nil && !loopback(hostname) {
			warning = fmt.Sprintf("the manifest asks for the interface %s: a module gets the loopback interface (-hostname %s allows it)", clip(hostname, 100), clip(hostname, 100))
			hostname = defaultHostname
		}
		if s.Port != nil {
			port = *s.Port
		}
		addr, err = parseHostPort(hostname, port)
	}
	if err != nil {
		return addr, "", fmt.Errorf("the module's manifest: %w", err)
	}
	return addr, warning, nil
}

// overridden returns a warning if the operator named a port, and the manifest an interface that is not used for it; otherwise "".
func (a *addresses) overridden(o *options, s host.Settings) string {
	by, port := o.given("port")
	_, hostname := o.given("hostname")
	if !port || hostname || s.Hostname == nil || loopback(*s.Hostname) {
		return ""
	}
	wanted := clip(*s.Hostname, 100)
	return fmt.Sprintf("the manifest asks for the interface %s: with %s the port is opened on %s (-hostname %s opens it there)", wanted, by, a.hostname, wanted)
}

// loopback reports whether a listener on the host can be reached only from this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// adminFromFlags is the admin address that the operator named. ok false: none was named. off: there is to be none.
func (a *addresses) adminFromFlags(o *options) (addr sockets.Addr, ok, off bool, err error) {
	by, ok := o.given("admin")
	if !ok || a.admin == "off" {
		return sockets.Addr{}, ok, ok, nil
	}
	addr, err = sockets.Parse(a.admin)
	if err != nil {
		return addr, true, false, usagef("%s: %v", by, err)
	}
	if addr.Kind != sockets.Abstract && addr.Kind != sockets.Unix {
		return addr, true, false, usagef("%s: %s: the admin socket is for the same user and root only, and TCP does not tell users apart: name a Unix socket (@name, /path) or off; for a scraper, have a program of the same user forward it: socat TCP-LISTEN:9090,bind=127.0.0.1,fork ABSTRACT-CONNECT:svc.admin", by, addr)
	}
	return addr, true, false, nil
}

// adminForClient is where reload and status find the server.
func (a *addresses) adminForClient(o *options) (sockets.Addr, error) {
	addr, ok, off, err := a.adminFromFlags(o)
	switch {
	case err != nil:
		return addr, err
	case off:
		by, _ := o.given("admin")
		return addr, usagef("%s is off: name the admin socket of the server", by)
	case ok:
		return addr, nil
	}
	list, err := a.fromFlags(o)
	if err != nil {
		return addr, err
	}
	if len(list) == 0 {
		service, err := parseHostPort(a.hostname, a.port)
		if err != nil {
			return addr, err
		}
		list = append(list, service)
	}
	if addr, err = list[0].Admin(); err != nil {
		return addr, usagef("%v", err)
	}
	return addr, nil
}
