package http1

// Character classes, by byte. They are constant.
var (
	// nameChar is the lower-case form of a byte that is allowed in a token (RFC 9110, 5.6.2), or 0.
	nameChar = func() (t [256]byte) {
		for c := '0'; c <= '9'; c++ {
			t[c] = byte(c)
		}
		for c := 'a'; c <= 'z'; c++ {
			t[c], t[c-'a'+'A'] = byte(c), byte(c)
		}
		for _, c := range "!#$%&'*+-.^_`|~" {
			t[c] = byte(c)
		}
		return t
	}()
	// targetChar holds the bytes that are allowed in a request target: all but controls, space and '#', which begins a
	// fragment. Bytes over 0x7f are allowed: old clients send names in Latin-1.
	targetChar = func() (t [256]bool) {
		for c := 0x21; c < 256; c++ {
			t[c] = c != '#' && c != 0x7f
		}
		return t
	}()
)

// token reports whether b is a token.
func token(b []byte) bool {
	for _, c := range b {
		if nameChar[c] == 0 {
			return false
		}
	}
	return len(b) > 0
}

// fieldValue reports whether b is free of control characters other than tab (RFC 9110, 5.5). It checks eight bytes at once.
func fieldValue(b []byte) bool {
	for len(b) >= 8 {
		v := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		const ones, tops = 0x0101010101010101, 0x8080808080808080
		del := v ^ 0x7f*ones
		// A top bit for each byte under 0x20, and for each that is 0x7f; bytes after such a one may be flagged wrongly.
		if ((v-0x20*ones)&^v|(del-ones)&^del)&tops != 0 && !plainValue(b[:8]) {
			return false
		}
		b = b[8:]
	}
	return plainValue(b)
}

func plainValue(b []byte) bool {
	for _, c := range b {
		if c < 0x20 && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// lowerEqual reports whether b equals s when lower-cased. s is lower-case.
func lowerEqual(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != s[i] {
			return false
		}
	}
	return true
}

// trimLeft drops spaces and tabs before b.
func trimLeft(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	return b
}

// trimOWS drops spaces and tabs around b.
func trimOWS(b []byte) []byte {
	b = trimLeft(b)
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
		b = b[:len(b)-1]
	}
	return b
}
