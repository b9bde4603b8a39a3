package forms

import (
	"bytes"
	"strings"
)

var (
	line  = []byte("\r\n")
	blank = []byte("\r\n\r\n")
	end   = []byte("--")
)

// Multipart parses a multipart/form-data form with a boundary (RFC 7578). Errors: ErrBroken, ErrFields.
func Multipart(p []byte, boundary string) (*Form, error) {
	f := &Form{}
	mark, next := []byte("--"+boundary), []byte("\r\n--"+boundary)
	at := bytes.Index(p, mark)
	for at >= 0 {
		at += len(mark)
		rest := p[at:]
		if bytes.HasPrefix(rest, end) {
			return f, nil
		}
		to, head := bytes.Index(rest, next), bytes.Index(rest, blank)
		if head < 0 || to < head+len(line) {
			break
		}
		from := head + len(blank)
		if err := f.part(rest[:head], rest, from, max(from, to), at); err != nil {
			return nil, err
		}
		at += to + len(line)
	}
	return nil, ErrBroken
}

// part appends the field of a part with a head. Its value is rest[from:to]; rest begins at at in the form.
func (f *Form) part(head, rest []byte, from, to, at int) error {
	var disposition, kind []byte
	disposed, typed := false, false
	for len(head) > 0 {
		field, others, _ := bytes.Cut(head, line)
		head = others
		name, value, ok := bytes.Cut(field, []byte{':'})
		if !ok {
			continue
		}
		switch name = trimmed(name); {
		case !disposed && strings.EqualFold(string(name), "content-disposition"):
			disposition, disposed = value, true
		case !typed && strings.EqualFold(string(name), "content-type"):
			kind, typed = trimmed(value), true
		}
	}
	name, file, named, filed := parameters(disposition)
	if !named {
		return ErrBroken
	}
	n := f.put(unquoted(name))
	if !filed {
		return f.add(n, f.put(rest[from:to]), 0, None, 0)
	}
	if !typed {
		kind = []byte("text/plain")
	}
	return f.add(n, uint32(at+from), uint32(at+to), f.put(unquoted(file)), f.put(kind))
}

// parameters returns the first values of the parameters name and filename, tokens or quoted strings without escapes (RFC 7578, 4.2).
func parameters(s []byte) (name, file []byte, named, filed bool) {
	at := bytes.IndexByte(s, ';')
	for at >= 0 {
		s = s[at+1:]
		key, rest, ok := bytes.Cut(s, []byte{'='})
		if !ok {
			return
		}
		key = trimmed(key[bytes.LastIndexByte(key, ';')+1:])
		s = bytes.TrimLeft(rest, " \t")
		var value []byte
		if len(s) > 0 && s[0] == '"' {
			to := bytes.IndexByte(s[1:], '"')
			if to < 0 {
				return
			}
			value, s = s[1:1+to], s[1+to:]
			at = bytes.IndexByte(s, ';')
		} else if at = bytes.IndexByte(s, ';'); at < 0 {
			value = trimmed(s)
		} else {
			value = trimmed(s[:at])
		}
		switch {
		case !named && strings.EqualFold(string(key), "name"):
			name, named = value, true
		case !filed && strings.EqualFold(string(key), "filename"):
			file, filed = value, true
		}
	}
	return
}

func trimmed(s []byte) []byte { return bytes.Trim(s, "\t\r\n ") }

// unquoted undoes how names are written (HTML Standard, 4.10.21.8): %22, %0D%0A.
func unquoted(s []byte) []byte {
	if bytes.IndexByte(s, '%') < 0 {
		return s
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(s, []byte("%22"), []byte{'"'}), []byte("%0D%0A"), line)
}
