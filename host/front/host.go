package front

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
)

const (
	hostPlain = 1
	hostMark  = 2
)

// hostClass classifies the bytes of a Host field (RFC 3986, 3.2.2 and 3.2.3; no userinfo): hostPlain is allowed anywhere in a
// name, hostMark where validParts accepts it. 0: not allowed. It is constant.
var hostClass = func() (t [256]byte) {
	for c := range 128 {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' {
			t[c] = hostPlain
		}
	}
	for _, c := range "-._~!$&'()*+,;=" {
		t[c] = hostPlain
	}
	for _, c := range ":[]" {
		t[c] = hostMark
	}
	return t
}()

// ValidHost reports whether b is `uri-host [ ":" port ]`, as a Host field and the authority of a target must be (RFC 9112, 3.2;
// RFC 3986, 3.2.2 and 3.2.3), and a host that a URL can have (URL Standard, 3.5), so that a URL with it has the same host: a name
// without percent-encoding, an IPv4 address of four decimal numbers, or an IPv6 address; no userinfo, no zone, a port of at
// most 65535. An empty b is not valid: the caller decides what it means. A name without a port takes one pass.
func ValidHost(b []byte) bool {
	for _, c := range b {
		if hostClass[c] != hostPlain {
			return validParts(b)
		}
	}
	return len(b) > 0 && validNumbers(b)
}

// validParts checks a host that is more than a plain name: with a port or brackets. It is not empty.
func validParts(b []byte) bool {
	for _, c := range b {
		if hostClass[c] == 0 {
			return false
		}
	}
	name, port, more := b, []byte(nil), false
	if b[0] == '[' {
		end := bytes.IndexByte(b, ']')
		if end < 0 || !validIPv6(b[1:end]) {
			return false
		}
		if b = b[end+1:]; len(b) == 0 {
			return true
		}
		if b[0] != ':' {
			return false
		}
		port = b[1:]
	} else {
		if name, port, more = bytes.Cut(b, []byte{':'}); more && len(name) == 0 {
			return false // RFC 9110, 4.2.1: a host is never empty
		}
		if bytes.IndexByte(name, '[') >= 0 || bytes.IndexByte(name, ']') >= 0 || !validNumbers(name) {
			return false
		}
	}
	n := 0
	for _, c := range port {
		if c < '0' || c > '9' {
			return false
		}
		if n = n*10 + int(c-'0'); n > 65535 {
			return false
		}
	}
	return true
}

// validNumbers checks a name whose last label is a number: for a URL it is an IPv4 address, in any of its spellings (URL Standard,
// 3.5), of which only the usual one is valid: `2130706433` and `0x7f.1` would become 127.0.0.1. b is not empty.
func validNumbers(b []byte) bool {
	last := bytes.TrimSuffix(b, []byte{'.'})
	if last = last[bytes.LastIndexByte(last, '.')+1:]; len(last) == 0 || last[0] < '0' || last[0] > '9' {
		return true
	}
	hex := len(last) > 1 && last[0] == '0' && last[1]|0x20 == 'x'
	if hex {
		last = last[2:]
	}
	for _, c := range last {
		if exchange.HexDigit(c) < 0 || !hex && c > '9' {
			return true
		}
	}
	return validIPv4(b)
}

// validIPv6 checks the text of an IPv6 address (RFC 3986, 3.2.2): eight groups of up to four hex digits, one row of which may
// be left out for `::`, and the last two of which may be an IPv4 address.
func validIPv6(b []byte) bool {
	groups, gap := 0, false
	if bytes.HasPrefix(b, []byte("::")) {
		gap = true
		b = b[2:]
	}
	for len(b) > 0 {
		digits := 0
		for digits < len(b) && exchange.HexDigit(b[digits]) >= 0 {
			digits++
		}
		if digits < len(b) && b[digits] == '.' {
			groups += 2
			return validIPv4(b) && (groups == 8 && !gap || gap && groups < 8)
		}
		if digits == 0 || digits > 4 {
			return false
		}
		groups++
		if b = b[digits:]; len(b) == 0 {
			break
		}
		if b[0] != ':' || len(b) == 1 {
			return false
		}
		if b = b[1:]; b[0] == ':' {
			if gap {
				return false
			}
			gap = true
			b = b[1:]
		}
	}
	return groups == 8 && !gap || gap && groups < 8
}

// validIPv4 checks four decimal numbers of up to 255, without leading zeros.
func validIPv4(b []byte) bool {
	for part := 1; ; part++ {
		n, digits := 0, 0
		for digits < len(b) && digits < 4 && '0' <= b[digits] && b[digits] <= '9' {
			n = n*10 + int(b[digits]-'0')
			digits++
		}
		if digits == 0 || n > 255 || digits > 1 && b[0] == '0' {
			return false
		}
		b = b[digits:]
		if part == 4 {
			return len(b) == 0
		}
		if len(b) == 0 || b[0] != '.' {
			return false
		}
		b = b[1:]
	}
}
