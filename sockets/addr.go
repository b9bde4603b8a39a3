// Package sockets has addresses, listeners and connections: one address grammar, listeners that remove their own files and never
// another process's, peer credentials, and idle tracking of every connection by one goroutine. It depends on neither HTTP nor
// WebAssembly.
package sockets

import (
	"fmt"
	"io/fs"
	"net"
	"runtime"
	"strconv"
	"strings"
)

// Kind is the kind of an address.
type Kind int

const (
	Abstract Kind = iota + 1 // Name, in Linux's abstract namespace
	Unix                     // Name is a path; Mode
	TCP                      // Host, Port
	FD                       // FD is an inherited listening socket
	Systemd                  // inherited by socket activation; Name picks some, "" all
)

// Longest names in bytes: sun_path holds 108. An abstract name may be one byte shorter than Linux allows, as in Bun, which counts the
// leading NUL.
const (
	maxAbstract = 106
	maxPath     = 107
)

// Addr is one address to listen on or to dial. Its text form, String, is what Parse reads.
type Addr struct {
	Kind Kind
	Name string
	Host string // "": all interfaces
	Port int    // 0: any free one
	FD   int
	Mode fs.FileMode // of the socket file; 0: as the umask leaves it
}

// Parse reads an address:
//
//	@name  \0name                   abstract (Linux)
//	/path  unix:/path?mode=0660     a socket file; unix: also takes relative paths and @name
//	host:port  :port  tcp:host:port TCP; [::1]:80 for IPv6
//	fd:3                            an inherited descriptor
//	systemd:  systemd:name          sockets passed by systemd: all, or those with this name
//
// Its errors quote the address and say what to do.
func Parse(s string) (Addr, error) {
	a, err := parse(s, runtime.GOOS)
	if err != nil {
		return Addr{}, fmt.Errorf("address %q: %w", s, err)
	}
	return a, nil
}

func parse(s, goos string) (Addr, error) {
	if scheme, rest, ok := strings.Cut(s, ":"); ok {
		switch scheme {
		case "unix":
			if strings.HasPrefix(rest, "@") || strings.HasPrefix(rest, `\0`) || strings.HasPrefix(rest, "\x00") {
				return parse(rest, goos)
			}
			return parsePath(rest)
		case "tcp":
			return parseTCP(rest)
		case "fd":
			return parseFD(rest)
		case "systemd":
			return parseSystemd(rest)
		}
	}
	switch {
	case s == "":
		return Addr{}, fmt.Errorf("is empty: give @name, /path or host:port")
	case s[0] == '@', s[0] == 0:
		return parseAbstract(s[1:], goos)
	case strings.HasPrefix(s, `\0`):
		return parseAbstract(s[2:], goos)
	case s[0] == '/', strings.HasPrefix(s, "./"), strings.HasPrefix(s, "../"):
		if strings.Contains(s, "?mode=") {
			return Addr{}, fmt.Errorf("a mode needs the prefix: unix:%s", s)
		}
		return parsePath(s)
	}
	return parseTCP(s)
}

func parseAbstract(name, goos string) (Addr, error) {
	switch {
	case goos != "linux":
		return Addr{}, fmt.Errorf("abstract sockets exist on Linux only: use a path, such as /tmp/%s.sock", name)
	case name == "":
		return Addr{}, fmt.Errorf("the abstract name is empty")
	case strings.ContainsRune(name, 0):
		return Addr{}, fmt.Errorf("the abstract name holds a NUL byte")
	case len(name) > maxAbstract:
		return Addr{}, fmt.Errorf("the abstract name is %d bytes long, %d are allowed", len(name), maxAbstract)
	}
	return Addr{Kind: Abstract, Name: name}, nil
}

func parsePath(s string) (Addr, error) {
	path, query, ok := strings.Cut(s, "?")
	a := Addr{Kind: Unix, Name: path}
	switch {
	case path == "":
		return Addr{}, fmt.Errorf("the path is empty")
	case strings.ContainsRune(path, 0):
		return Addr{}, fmt.Errorf("the path holds a NUL byte")
	case len(path) > maxPath:
		return Addr{}, fmt.Errorf("the path is %d bytes long, a socket's may have %d: use a shorter one, or a relative one", len(path), maxPath)
	case strings.HasSuffix(path, "/"):
		return Addr{}, fmt.Errorf("is a directory: name the socket file in it")
	}
	if !ok {
		return a, nil
	}
	value, found := strings.CutPrefix(query, "mode=")
	if !found {
		return Addr{}, fmt.Errorf("unknown option %q: the only one is ?mode=0660", query)
	}
	mode, err := strconv.ParseUint(value, 8, 32)
	if err != nil || mode == 0 || mode > 0o777 {
		return Addr{}, fmt.Errorf("mode %q is not an octal number within 0001..0777", value)
	}
	a.Mode = fs.FileMode(mode)
	return a, nil
}

func parseTCP(s string) (Addr, error) {
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		if _, numeric := strconv.Atoi(s); numeric == nil {
			return Addr{}, fmt.Errorf("is only a port: write :%s", s)
		}
		return Addr{}, fmt.Errorf("is not an address: give @name, /path, unix:path, host:port, fd:N or systemd:NAME")
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return Addr{}, fmt.Errorf("port %q is not a number within 0..65535", port)
	}
	if strings.ContainsAny(host, "\x00/@ \t\r\n") {
		return Addr{}, fmt.Errorf("%q is not a host name", host)
	}
	return Addr{Kind: TCP, Host: host, Port: int(n)}, nil
}

func parseFD(s string) (Addr, error) {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return Addr{}, fmt.Errorf("%q is not a descriptor's number", s)
	}
	if n < 3 {
		return Addr{}, fmt.Errorf("descriptor %d is a standard stream: sockets are passed from 3 on", n)
	}
	return Addr{Kind: FD, FD: int(n)}, nil
}

func parseSystemd(name string) (Addr, error) {
	if strings.ContainsAny(name, ":\x00") {
		return Addr{}, fmt.Errorf("%q is not the name of a systemd socket", name)
	}
	return Addr{Kind: Systemd, Name: name}, nil
}

// String returns the address in the form that Parse reads.
func (a Addr) String() string {
	switch a.Kind {
	case Abstract:
		return "@" + a.Name
	case Unix:
		if a.Mode != 0 {
			return fmt.Sprintf("unix:%s?mode=%04o", a.Name, uint32(a.Mode))
		}
		if strings.HasPrefix(a.Name, "/") {
			return a.Name
		}
		return "unix:" + a.Name
	case TCP:
		switch text := net.JoinHostPort(a.Host, strconv.Itoa(a.Port)); a.Host {
		case "unix", "tcp", "fd", "systemd": // a host that is called like a scheme
			return "tcp:" + text
		default:
			return text
		}
	case FD:
		return "fd:" + strconv.Itoa(a.FD)
	case Systemd:
		return "systemd:" + a.Name
	}
	return ""
}

// Network returns the network and address for package net's Dial. The kind must be Abstract, Unix or TCP.
func (a Addr) Network() (network, address string) {
	switch a.Kind {
	case Abstract:
		return "unix", "@" + a.Name
	case Unix:
		return "unix", a.Name
	}
	host := a.Host
	if host == "" {
		host = "localhost"
	}
	return "tcp", net.JoinHostPort(host, strconv.Itoa(a.Port))
}

// Admin returns the address of the admin socket for the service at a. It is a kind of socket whose peer's user is known. Inherited
// sockets, a port that is not known yet, and TCP on systems other than Linux are errors.
func (a Addr) Admin() (Addr, error) { return a.admin(runtime.GOOS) }

func (a Addr) admin(goos string) (Addr, error) {
	var b Addr
	var err error
	switch a.Kind {
	case Abstract:
		b, err = parseAbstract(a.Name+".admin", goos)
	case Unix:
		b, err = parsePath(a.Name + ".admin?mode=0600")
	case TCP:
		if a.Port == 0 {
			return Addr{}, fmt.Errorf("address %q: cannot derive an admin address from a port that is chosen at the start: give -admin @name or -admin off", a)
		}
		b, err = parseAbstract(fmt.Sprintf("wasmserve.%d.admin", a.Port), goos)
	default:
		return Addr{}, fmt.Errorf("address %q: cannot derive an admin address from an inherited socket: give -admin @name or -admin off", a)
	}
	if err != nil {
		return Addr{}, fmt.Errorf("admin address beside %q: %w: give -admin", a, err)
	}
	return b, nil
}
