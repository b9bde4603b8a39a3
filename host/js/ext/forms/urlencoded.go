package forms

import "bytes"

var byteOrderMark = []byte("\uFEFF")

// Encoded parses an application/x-www-form-urlencoded form (URL Standard, 5.1). Errors: ErrFields.
func Encoded(p []byte) (*Form, error) {
	p = bytes.TrimPrefix(p, byteOrderMark)
	f := &Form{text: make([]byte, 0, len(p))}
	var buf []byte
	for len(p) > 0 {
		pair, rest, _ := bytes.Cut(p, []byte{'&'})
		p = rest
		if len(pair) == 0 {
			continue
		}
		name, value, _ := bytes.Cut(pair, []byte{'='})
		buf = decoded(buf[:0], name)
		n := f.put(buf)
		buf = decoded(buf[:0], value)
		if err := f.add(n, f.put(buf), 0, None, 0); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// decoded appends s to dst, with blanks for plus signs and bytes for percent triplets. Invalid triplets stay.
func decoded(dst, s []byte) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '+':
			c = ' '
		case c == '%' && i+2 < len(s) && nibble(s[i+1]) < 16 && nibble(s[i+2]) < 16:
			c = nibble(s[i+1])<<4 | nibble(s[i+2])
			i += 2
		}
		dst = append(dst, c)
	}
	return dst
}

// nibble returns the value of a hexadecimal digit, or 16.
func nibble(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 16
}
