// Package weburl parses and changes URLs as the URL Standard has it (url.spec.whatwg.org), for scripts: what they see
// must be what browsers and Bun show, to the letter, which net/url is not made for. All work is linear in the length
// of the input. Its functions may be called concurrently, on different URLs.
package weburl

import (
	"strconv"
	"strings"
)

// URL is a URL record (URL Standard, 4.1). The zero value is not valid: Parse makes one.
type URL struct {
	scheme, username, password string
	host                       string // serialized
	hasHost                    bool   // otherwise the host is null
	port                       int    // below 0: null
	path                       []string
	opaque                     bool // path is one opaque text
	query, fragment            string
	hasQuery, hasFragment      bool
}

// Parse parses input. base may be nil. It reports whether input is valid.
func Parse(input string, base *URL) (*URL, bool) {
	u := &URL{port: -1}
	if !parse(strings.TrimFunc(input, func(r rune) bool { return r <= ' ' }), base, u, none) {
		return nil, false
	}
	return u, true
}

// Set changes the part that a URL object's attribute of that name has: "protocol", "username", "password", "host",
// "hostname", "port", "pathname", "search" or "hash" (URL Standard, 6.1). An invalid value changes nothing, or only
// what precedes the invalid part.
func (u *URL) Set(name, value string) {
	switch name {
	case "protocol":
		parse(value+":", nil, u, schemeStart)
	case "username":
		if !u.bare() {
			u.username = string(encode(nil, value, userinfoSet))
		}
	case "password":
		if !u.bare() {
			u.password = string(encode(nil, value, userinfoSet))
		}
	case "host":
		if !u.opaque {
			parse(value, nil, u, hostState)
		}
	case "hostname":
		if !u.opaque {
			parse(value, nil, u, hostname)
		}
	case "port":
		switch {
		case u.bare():
		case value == "":
			u.port = -1
		default:
			parse(value, nil, u, portState)
		}
	case "pathname":
		if !u.opaque {
			u.path = u.path[:0]
			parse(value, nil, u, pathStart)
		}
	case "search":
		u.query, u.hasQuery = "", value != ""
		if u.hasQuery {
			parse(strings.TrimPrefix(value, "?"), nil, u, queryState)
		}
	case "hash":
		u.fragment, u.hasFragment = "", value != ""
		if u.hasFragment {
			parse(strings.TrimPrefix(value, "#"), nil, u, fragmentState)
		}
	}
}

// bare reports whether the URL cannot have a username, password or port.
func (u *URL) bare() bool { return u.host == "" || u.scheme == "file" }

// Append appends the URL's parts to dst, separated by NUL, which none contains: a digit with the flags below, then
// scheme, username, password, host, port, path, query and fragment.
func (u *URL) Append(dst []byte) []byte {
	flags := byte('0')
	for n, is := range []bool{u.hasHost, u.hasQuery, u.hasFragment, u.opaque} {
		if is {
			flags += 1 << n
		}
	}
	dst = append(dst, flags)
	for _, s := range [...]string{u.scheme, u.username, u.password, u.host} {
		dst = append(append(dst, 0), s...)
	}
	dst = append(dst, 0)
	if u.port >= 0 {
		dst = strconv.AppendInt(dst, int64(u.port), 10)
	}
	dst = append(dst, 0)
	for _, s := range u.path {
		if !u.opaque {
			dst = append(dst, '/')
		}
		dst = append(dst, s...)
	}
	dst = append(append(dst, 0), u.query...)
	return append(append(dst, 0), u.fragment...)
}

// special are the schemes of which URLs always have a host, with their ports.
var special = map[string]int{"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "file": -1}

func (u *URL) special() bool {
	_, ok := special[u.scheme]
	return ok
}

// usual reports whether port is what the scheme has anyway.
func (u *URL) usual(port int) bool {
	p, ok := special[u.scheme]
	return ok && p == port
}

// shorten removes the last segment of the path, but not the drive letter of a file.
func (u *URL) shorten() {
	if n := len(u.path); n > 0 && !(u.scheme == "file" && n == 1 && driveLetter(u.path[0]) && u.path[0][1] == ':') {
		u.path = u.path[:n-1]
	}
}

// take copies username, password, host and port.
func (u *URL) take(base *URL) {
	u.username, u.password, u.host, u.hasHost, u.port = base.username, base.password, base.host, base.hasHost, base.port
}

// takePath copies path and query.
func (u *URL) takePath(base *URL) {
	u.path, u.opaque, u.query, u.hasQuery = append([]string(nil), base.path...), base.opaque, base.query, base.hasQuery
}
