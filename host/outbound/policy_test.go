package outbound

import (
	"net/netip"
	"testing"
)

func policy(t testing.TB, list ...string) Policy {
	t.Helper()
	p, err := ParsePolicy(list)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestHost checks the hosts that a URL may name.
func TestHost(t *testing.T) {
	p := policy(t, "example.com", " API.example.org.:8443 ", "*.example.net", "192.0.2.7:80", "[2001:db8::1]", "10.0.0.0/8", "localhost:3000")
	for _, c := range []struct {
		host, port string
		want       bool
	}{
		{"example.com", "80", true}, {"EXAMPLE.com.", "8080", true}, {"www.example.com", "443", false}, {"notexample.com", "443", false},
		{"api.example.org", "8443", true}, {"api.example.org", "443", false},
		{"a.example.net", "443", true}, {"a.b.example.net", "1", true}, {"example.net", "443", false}, {"aexample.net", "443", false}, {".example.net", "443", false},
		{"192.0.2.7", "80", true}, {"192.0.2.7", "81", false}, {"192.0.2.8", "80", false}, {"::ffff:192.0.2.7", "80", true},
		{"2001:db8::1", "9", true}, {"2001:db8:0:0::1", "9", true}, {"2001:db8::2", "9", false}, {"fe80::1%eth0", "80", false},
		{"10.255.0.1", "22", true}, {"11.0.0.1", "22", false},
		{"localhost", "3000", true}, {"localhost", "3001", false}, {"127.0.0.1", "3000", false},
		{"", "80", false}, {"8.8.8.8", "53", false},
	} {
		if got := p.Host(c.host, c.port); got != c.want {
			t.Errorf("%s port %s: %v", c.host, c.port, got)
		}
	}
	all := policy(t, "*")
	for host, want := range map[string]bool{"anything.example": true, "8.8.8.8": true, "10.0.0.1": false, "127.0.0.1": false, "::1": false, "169.254.169.254": false,
		"2606:4700::1": true, "::ffff:127.0.0.1": false} {
		if got := all.Host(host, "80"); got != want {
			t.Errorf("*: %s: %v", host, got)
		}
	}
}

// TestAddr checks the addresses that a name may resolve to.
func TestAddr(t *testing.T) {
	p := policy(t, "example.com", "inside.example", "10.1.0.0/16", "localhost", "*.localhost:80")
	for _, c := range []struct {
		host, addr string
		want       bool
	}{
		{"example.com", "93.184.216.34", true}, {"example.com", "2606:2800:220:1::1", true}, {"other.example", "93.184.216.34", false},
		{"example.com", "127.0.0.1", false}, {"example.com", "::1", false}, {"example.com", "::ffff:127.0.0.1", false}, {"example.com", "0.0.0.0", false},
		{"example.com", "10.0.0.1", false}, {"example.com", "172.16.0.1", false}, {"example.com", "192.168.1.1", false}, {"example.com", "100.64.0.1", false},
		{"example.com", "169.254.169.254", false}, {"example.com", "fd00::1", false}, {"example.com", "fe80::1", false}, {"example.com", "224.0.0.1", false},
		{"example.com", "255.255.255.255", false}, {"example.com", "64:ff9b::7f00:1", false}, {"example.com", "64:ff9b:1::1", false},
		{"example.com", "2002:7f00:1::1", false}, {"example.com", "2001:0:1::1", false}, {"example.com", "::127.0.0.1", false}, {"example.com", "ff02::1", false},
		{"inside.example", "10.1.2.3", true}, {"inside.example", "10.2.2.3", false},
		{"localhost", "127.0.0.1", true}, {"localhost", "::1", true}, {"localhost", "8.8.8.8", false}, {"a.localhost", "127.0.0.2", true},
	} {
		if got := p.Addr(c.host, netip.MustParseAddr(c.addr), "80"); got != c.want {
			t.Errorf("%s at %s: %v", c.host, c.addr, got)
		}
	}
	var none Policy
	if !none.Empty() || p.Empty() || none.Addr("example.com", netip.MustParseAddr("93.184.216.34"), "80") || none.Host("example.com", "80") || none.Socket("@x") {
		t.Error("the zero policy lets something through")
	}
}

func TestSockets(t *testing.T) {
	p := policy(t, "@svc", "/run/x.sock")
	for address, want := range map[string]bool{"@svc": true, "/run/x.sock": true, "@svc2": false, "/run/../run/x.sock": false, "": false, "@": false} {
		if p.Socket(address) != want {
			t.Errorf("%q: %v", address, !want)
		}
	}
}

func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                    `"" names no host`,
		"https://example.com": `"https://example.com" is a URL, and not a host`,
		"example.com:0":       `"example.com:0" has no port from 1 to 65535`,
		"example.com:http":    `"example.com:http" has no port from 1 to 65535`,
		"example.com/path":    `"example.com/path" names no host`,
		"10.0.0.1/8":          `"10.0.0.1/8" is no network: it would be 10.0.0.0/8`,
		"a..b":                `"a..b" names no host`,
		"*.*.com":             `"*.*.com" names no host`,
		"*:80":                `"*:80" names no host`,
		"b\u00fccher.example": `"bücher.example" names no host`,
		"@":                   `"@" names no host`,
		"/a\x00b":             `"/a\x00b" has a NUL in it`,
	} {
		_, err := ParsePolicy([]string{text})
		if want += ": such as example.com, *.example.com:443, 10.0.0.0/8, @name, /run/x.sock or *"; err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// FuzzPolicy: a parsed policy never allows a local address that is not listed.
func FuzzPolicy(f *testing.F) {
	for _, s := range []string{"example.com", "*.example.com:443", "10.0.0.0/8", "[::1]:80", "@x", "*", "localhost", "0.0.0.0/0"} {
		f.Add(s, "example.com", []byte{127, 0, 0, 1})
	}
	f.Fuzz(func(t *testing.T, text, host string, ip []byte) {
		p, err := ParsePolicy([]string{text})
		addr, ok := netip.AddrFromSlice(ip)
		if err != nil || !ok {
			return
		}
		p.Host(host, "80")
		if p.Addr(host, addr, "80") && !public(addr.Unmap()) && len(p.networks) == 0 && !(addr.Unmap().IsLoopback() && len(p.names) == 1) {
			t.Errorf("%q lets %q at %v through", text, host, addr)
		}
	})
}
