package weburl

import (
	"net/netip"
	"strconv"
	"strings"
)

// parseHost returns a host in its serialized form (URL Standard, 3.5).
func parseHost(s string, opaque bool) (host string, ok bool) {
	if strings.HasPrefix(s, "[") {
		return parseIPv6(s)
	}
	if opaque {
		for i := 0; i < len(s); i++ {
			if forbidden(s[i]) {
				return "", false
			}
		}
		return string(encode(nil, s, controlSet)), true
	}
	if strings.IndexByte(s, '%') >= 0 {
		s = strings.ToValidUTF8(decode(s), "\uFFFD")
	}
	if s, ok = toASCII(s); !ok {
		return "", false
	}
	if endsInNumber(s) {
		return parseIPv4(s)
	}
	return s, true
}

// toASCII returns a name in lower case, with labels that are not ASCII in punycode.
func toASCII(s string) (string, bool) {
	ascii, upper := true, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		ascii = ascii && c < 0x80
		upper = upper || 'A' <= c && c <= 'Z'
		if c <= 0x1f || c == '%' || c == 0x7f || forbidden(c) {
			return "", false
		}
	}
	if upper && ascii {
		s = strings.ToLower(s)
	}
	if !ascii || strings.HasPrefix(s, "xn--") || strings.Contains(s, ".xn--") {
		s, err := DomainToASCII(s)
		return s, err == nil
	}
	return s, s != ""
}

// forbidden reports whether c is a forbidden host code point.
func forbidden(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\r', ' ', '#', '/', ':', '<', '>', '?', '@', '[', '\\', ']', '^', '|':
		return true
	}
	return false
}

func parseIPv6(s string) (string, bool) {
	if !strings.HasSuffix(s, "]") || strings.ContainsRune(s, '%') || strings.Count(s, ":") < 2 {
		return "", false
	}
	ip, err := netip.ParseAddr(s[1 : len(s)-1])
	if err != nil || !ip.Is6() {
		return "", false
	}
	b := ip.As16()
	var pieces [8]uint16
	for i := range pieces {
		pieces[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	from, most := -1, 1 // the longest run of zeros
	for i := 0; i < 8; i++ {
		n := 0
		for i+n < 8 && pieces[i+n] == 0 {
			n++
		}
		if n > most {
			from, most = i, n
		}
		i += n
	}
	out := []byte{'['}
	for i := 0; i < 8; i++ {
		if i == from {
			out = append(out, "::"...)
			i += most - 1
			continue
		}
		if i > 0 && out[len(out)-1] != ':' {
			out = append(out, ':')
		}
		out = strconv.AppendUint(out, uint64(pieces[i]), 16)
	}
	return string(append(out, ']')), true
}

// endsInNumber reports whether a name has to be an IPv4 address.
func endsInNumber(s string) bool {
	s = strings.TrimSuffix(s, ".")
	last := s[strings.LastIndexByte(s, '.')+1:]
	if last == "" {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := number(last)
	return ok
}

func parseIPv4(s string) (string, bool) {
	parts := strings.SplitN(strings.TrimSuffix(s, "."), ".", 5)
	if len(parts) > 4 {
		return "", false
	}
	var ip uint64
	for i, p := range parts {
		n, ok := number(p)
		if last := i == len(parts)-1; !ok || !last && n > 255 || last && n >= 1<<(8*(5-len(parts))) {
			return "", false
		}
		if i == len(parts)-1 {
			ip += n
		} else {
			ip += n << (8 * (3 - i))
		}
	}
	out := make([]byte, 0, 15)
	for shift := 24; shift >= 0; shift -= 8 {
		out = strconv.AppendUint(out, ip>>shift&255, 10)
		if shift > 0 {
			out = append(out, '.')
		}
	}
	return string(out), true
}

// number returns the value of a decimal, octal or hexadecimal number, of 1 << 40 if it is larger.
func number(s string) (n uint64, ok bool) {
	if s == "" {
		return 0, false
	}
	radix := uint64(10)
	switch {
	case len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x':
		s, radix = s[2:], 16
	case len(s) >= 2 && s[0] == '0':
		s, radix = s[1:], 8
	}
	for i := 0; i < len(s); i++ {
		d := uint64(digit(s[i]))
		if d >= radix {
			return 0, false
		}
		n = min(n*radix+d, 1<<40)
	}
	return n, true
}
