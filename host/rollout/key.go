package rollout

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Key is the property of a request by which it is chosen: requests with the same value go to the same side. The zero value chooses each
// request at random.
type Key struct {
	kind string // "", header, cookie, ip or uid
	name string // of a header field, in lower case, or of a cookie
}

// ParseKey reads a key: "header:NAME", "cookie:NAME", "ip", "uid", or "" for none.
func ParseKey(text string) (Key, error) {
	kind, name, named := strings.Cut(text, ":")
	switch {
	case !named && (kind == "ip" || kind == "uid" || kind == ""):
		return Key{kind: kind}, nil
	case kind == "header" && token(name):
		return Key{kind, strings.ToLower(name)}, nil
	case kind == "cookie" && token(name):
		return Key{kind, name}, nil
	}
	return Key{}, fmt.Errorf("%q is not a key: write header:NAME, cookie:NAME, ip or uid", short(text))
}

// String returns the key in the form that ParseKey reads.
func (k Key) String() string {
	if k.name == "" {
		return k.kind
	}
	return k.kind + ":" + k.name
}

// token reports whether s is a name of a header field or cookie (RFC 9110, 5.6.2).
func token(s string) bool {
	const marks = "!#$%&'*+-.^_`|~"
	for i := range len(s) {
		c := s[i]
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && strings.IndexByte(marks, c) < 0 {
			return false
		}
	}
	return s != "" && len(s) <= 256
}

// value returns the request's value of the key, and whether it has one. buf holds it if it is not a part of the request.
func (k *Key) value(r *exchange.Request, buf *[4]byte) ([]byte, bool) {
	switch k.kind {
	case "header":
		v := r.Get(k.name)
		return v, v != nil
	case "cookie":
		return cookie(r, k.name)
	case "uid":
		binary.LittleEndian.PutUint32(buf[:], r.Peer.UID)
		return buf[:], r.Peer.Known
	}
	return nil, false
}

// cookie returns the value of the first cookie of this name, in any of the Cookie fields: HTTP/2 may split them (RFC 9113, 8.2.3).
func cookie(r *exchange.Request, name string) ([]byte, bool) {
	for i := range r.Header {
		if string(r.Header[i].Name) != "cookie" {
			continue
		}
		rest := r.Header[i].Value
		for len(rest) > 0 {
			pair := rest
			if at := bytes.IndexByte(rest, ';'); at >= 0 {
				pair, rest = rest[:at], rest[at+1:]
			} else {
				rest = nil
			}
			pair = bytes.TrimLeft(pair, " \t")
			if len(pair) > len(name) && pair[len(name)] == '=' && string(pair[:len(name)]) == name {
				return pair[len(name)+1:], true
			}
		}
	}
	return nil, false
}

// address returns the address without the port of an ip:port.
func address(remote string) string {
	if at := strings.LastIndexByte(remote, ':'); at >= 0 {
		return remote[:at]
	}
	return remote
}

// Match is a condition for requests that always go to the candidate. The zero value matches no request.
type Match struct {
	key   Key
	value string
}

// ParseMatch reads a condition: "header:NAME=VALUE" or "cookie:NAME=VALUE"; "": none.
func ParseMatch(text string) (Match, error) {
	if text == "" {
		return Match{}, nil
	}
	key, value, ok := strings.Cut(text, "=")
	k, err := ParseKey(key)
	if err != nil || !ok || k.name == "" || len(value) > 1024 {
		return Match{}, fmt.Errorf("%q is not a condition: write header:NAME=VALUE or cookie:NAME=VALUE", short(text))
	}
	return Match{k, value}, nil
}

// String returns the condition in the form that ParseMatch reads.
func (m Match) String() string {
	if m.key.kind == "" {
		return ""
	}
	return m.key.String() + "=" + m.value
}

// matches reports whether r meets the condition.
func (m *Match) matches(r *exchange.Request) bool {
	if m.key.kind == "" {
		return false
	}
	v, ok := m.key.value(r, nil)
	return ok && string(v) == m.value
}
