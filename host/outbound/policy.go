package outbound

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// Policy holds the upstreams that guests may connect to: those that the operator has listed, and no others. The zero value allows none.
// It is constant and may be used from any goroutine.
type Policy struct {
	names    []pattern
	networks []network
	sockets  []string // paths and @names
	all      bool     // every public address
}

type pattern struct {
	name string // "example.com"; with below: "*.example.com" is ".example.com"
	port string // "": any port
}

type network struct {
	prefix netip.Prefix
	port   string
}

// ParsePolicy reads the operator's list, each entry being one of
//
//	example.com, example.com:8443      this host, all its ports or one
//	*.example.com                      the hosts below it, but not itself
//	192.0.2.7, [2001:db8::1]:80        an address
//	10.0.0.0/8                         a network
//	localhost                          this machine, by any address that the name has
//	@name, /run/x.sock                 an abstract or Unix socket
//	*                                  every public address
//
// Private and local addresses (IANA's registries of special-purpose addresses) are allowed only if they are listed as an address or
// network, or as localhost: a name that resolves to one is rejected.
func ParsePolicy(list []string) (p Policy, err error) {
	for _, text := range list {
		if err := p.add(strings.TrimSpace(text)); err != nil {
			return Policy{}, fmt.Errorf("%q %w: such as example.com, *.example.com:443, 10.0.0.0/8, @name, /run/x.sock or *", text, err)
		}
	}
	return p, nil
}

func (p *Policy) add(text string) error {
	switch {
	case text == "":
		return fmt.Errorf("names no host")
	case text == "*":
		p.all = true
		return nil
	case text[0] == '@' && len(text) > 1, text[0] == '/':
		if strings.IndexByte(text, 0) >= 0 {
			return fmt.Errorf("has a NUL in it")
		}
		p.sockets = append(p.sockets, text)
		return nil
	case strings.Contains(text, "://"):
		return fmt.Errorf("is a URL, and not a host")
	}
	if prefix, err := netip.ParsePrefix(text); err == nil {
		if prefix != prefix.Masked() {
			return fmt.Errorf("is no network: it would be %v", prefix.Masked())
		}
		p.networks = append(p.networks, network{prefix: prefix})
		return nil
	}
	host, port := text, ""
	if h, q, err := net.SplitHostPort(text); err == nil {
		host, port = h, q
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return fmt.Errorf("has no port from 1 to 65535")
		}
	} else {
		host = strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	}
	if addr, err := netip.ParseAddr(host); err == nil && addr.Zone() == "" {
		addr = addr.Unmap()
		p.networks = append(p.networks, network{netip.PrefixFrom(addr, addr.BitLen()), port})
		return nil
	}
	name := canonical(host)
	below := strings.HasPrefix(name, "*.")
	if !isName(strings.TrimPrefix(name, "*.")) {
		return fmt.Errorf("names no host")
	}
	if below {
		name = name[1:]
	}
	p.names = append(p.names, pattern{name, port})
	return nil
}

// canonical returns a host's name in the form for comparisons: in lower case, without the root's dot.
func canonical(host string) string { return strings.TrimSuffix(strings.ToLower(host), ".") }

func isName(name string) bool {
	if name == "" || len(name) > 253 {
		return false
	}
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 {
			return false
		}
		for _, c := range []byte(label) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return false
			}
		}
	}
	return true
}

// Empty reports whether nothing is allowed.
func (p *Policy) Empty() bool {
	return !p.all && len(p.names)+len(p.networks)+len(p.sockets) == 0
}

// Host reports whether a URL may name this host, before its address is looked up.
func (p *Policy) Host(host, port string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return p.Addr("", addr, port)
	}
	return p.all || p.named(canonical(host), port)
}

func (p *Policy) named(name, port string) bool {
	return isName(name) && slices.ContainsFunc(p.names, func(n pattern) bool {
		if n.port != "" && n.port != port {
			return false
		}
		return n.name == name || n.name[0] == '.' && strings.HasSuffix(name, n.name) && len(name) > len(n.name)
	})
}

// Addr reports whether this address, to which host was resolved, may be connected to. host is "" if the URL has the address itself.
func (p *Policy) Addr(host string, addr netip.Addr, port string) bool {
	if addr.Zone() != "" {
		return false
	}
	addr = addr.Unmap()
	if slices.ContainsFunc(p.networks, func(n network) bool { return n.prefix.Contains(addr) && (n.port == "" || n.port == port) }) {
		return true
	}
	name := canonical(host)
	if name == "localhost" || strings.HasSuffix(name, ".localhost") { // RFC 6761, 6.3
		return addr.IsLoopback() && p.named(name, port)
	}
	return public(addr) && (p.all || host != "" && p.named(name, port))
}

// Socket reports whether this Unix or abstract socket may be connected to.
func (p *Policy) Socket(address string) bool { return slices.Contains(p.sockets, address) }

// special are the networks that are not public: IANA's IPv4 and IPv6 special-purpose address registries (RFC 6890), and those that embed an
// IPv4 address, which could be any.
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
	"224.0.0.0/4", "240.0.0.0/4",
	"::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16",
	"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")

func prefixes(list ...string) (all []netip.Prefix) {
	for _, text := range list {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// public reports whether addr is globally routable.
func public(addr netip.Addr) bool {
	return addr.IsValid() && !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(addr) })
}
