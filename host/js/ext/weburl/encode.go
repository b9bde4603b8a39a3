package weburl

// set is a percent-encode set (URL Standard, 1.3) by bytes. All bytes above 0x7e are in each.
type set [256]bool

func setOf(from *set, more string) *set {
	var s set
	if from != nil {
		s = *from
	} else {
		for c := range s {
			s[c] = c <= 0x1f || c > 0x7e
		}
	}
	for _, c := range []byte(more) {
		s[c] = true
	}
	return &s
}

var (
	controlSet  = setOf(nil, "")
	fragmentSet = setOf(controlSet, " \"<>`")
	querySet    = setOf(controlSet, " \"#<>")
	specialSet  = setOf(querySet, "'")
	pathSet     = setOf(querySet, "?^`{}")
	userinfoSet = setOf(pathSet, "/:;=@[\\]|")
)

// encode appends s to dst, percent-encoded.
func encode(dst []byte, s string, in *set) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		if c := s[i]; in[c] {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		} else {
			dst = append(dst, c)
		}
	}
	return dst
}

// decode returns s with bytes in place of percent triplets.
func decode(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && digit(s[i+1]) < 16 && digit(s[i+2]) < 16 {
			out = append(out, byte(digit(s[i+1])<<4|digit(s[i+2])))
			i += 2
		} else {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// digit returns the value of a hexadecimal digit, or 16.
func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}

func alpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
