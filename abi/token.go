package abi

// token.go: the bytes that header fields may contain (RFC 9110, 5.1, 5.5 and 5.6.2).

// tokenBytes has 1 for the bytes of a token.
var tokenBytes = [256]byte{
	'!': 1, '#': 1, '$': 1, '%': 1, '&': 1, '\'': 1, '*': 1, '+': 1, '-': 1, '.': 1, '^': 1, '_': 1, '`': 1, '|': 1, '~': 1,
	'0': 1, '1': 1, '2': 1, '3': 1, '4': 1, '5': 1, '6': 1, '7': 1, '8': 1, '9': 1,
	'A': 1, 'B': 1, 'C': 1, 'D': 1, 'E': 1, 'F': 1, 'G': 1, 'H': 1, 'I': 1, 'J': 1, 'K': 1, 'L': 1, 'M': 1,
	'N': 1, 'O': 1, 'P': 1, 'Q': 1, 'R': 1, 'S': 1, 'T': 1, 'U': 1, 'V': 1, 'W': 1, 'X': 1, 'Y': 1, 'Z': 1,
	'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, 'g': 1, 'h': 1, 'i': 1, 'j': 1, 'k': 1, 'l': 1, 'm': 1,
	'n': 1, 'o': 1, 'p': 1, 'q': 1, 'r': 1, 's': 1, 't': 1, 'u': 1, 'v': 1, 'w': 1, 'x': 1, 'y': 1, 'z': 1,
}

// isToken reports whether a header name is a token: not empty, token bytes only.
func isToken(name []byte) bool {
	ok := byte(1)
	for _, c := range name {
		ok &= tokenBytes[c] // no branch per byte
	}
	return ok == 1 && len(name) > 0
}

// isValue reports whether a header value is free of CR, LF and NUL. It looks at eight bytes at a time: those without a byte
// below 14 need no closer look.
func isValue(value []byte) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for len(value) >= 8 {
		x := get64(value, 0)
		if (x-ones*14)&^x&highs != 0 && !isValueSlow(value[:8]) {
			return false
		}
		value = value[8:]
	}
	return isValueSlow(value)
}

func isValueSlow(value []byte) bool {
	for _, c := range value {
		if c == '\r' || c == '\n' || c == 0 {
			return false
		}
	}
	return true
}

// FieldOK reports whether a header field may be sent: its name is a token, its value free of CR, LF and NUL. It is for hosts whose
// guests hand over fields by other ways than a record.
func FieldOK(name, value []byte) bool { return isToken(name) && isValue(value) }
