package route

import (
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// found is the result of parsing a Range field.
type found int

const (
	ignored       found = iota // malformed, another unit, or several ranges: the complete file is sent
	satisfiable                // one range
	unsatisfiable              // outside of the file: 416
)

// parseRange reads a Range field with one range of bytes (RFC 9110, 14.1.2) of a representation of this size.
func parseRange(value string, size int64) (start, length int64, f found) {
	unit, spec, ok := strings.Cut(value, "=")
	if !ok || !strings.EqualFold(unit, "bytes") || strings.Contains(spec, ",") { // case: RFC 9110, 14.1
		return 0, 0, ignored
	}
	first, last, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok {
		return 0, 0, ignored
	}
	if first == "" { // the last N bytes
		n, ok := number(last)
		switch {
		case !ok:
			return 0, 0, ignored
		case n == 0:
			return 0, 0, unsatisfiable
		case size == 0: // satisfiable, but no Content-Range can express it (14.1.2, 14.4)
			return 0, 0, ignored
		}
		n = min(n, size)
		return size - n, n, satisfiable
	}
	start, ok = number(first)
	if !ok {
		return 0, 0, ignored
	}
	end := size - 1
	if last != "" {
		n, ok := number(last)
		if !ok || n < start {
			return 0, 0, ignored
		}
		end = min(n, end)
	}
	if start >= size {
		return 0, 0, unsatisfiable
	}
	return start, end - start + 1, satisfiable
}

// single returns the value of a field that may occur once, or nil: several make a list (RFC 9110, 5.3), which such a field does not allow.
func single(r *exchange.Request, name string) (value []byte) {
	for i := range r.Header {
		if string(r.Header[i].Name) == name {
			if value != nil {
				return nil
			}
			value = r.Header[i].Value
		}
	}
	return value
}

// number reads digits only; an overflow yields the largest number.
func number(s string) (int64, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 1<<63 - 1, true
	}
	return n, true
}

// ifRange reports whether a range may be sent: If-Range is missing, or it is the file's date, as sent in Last-Modified. An entity tag
// never matches, because entity tags of files are weak (RFC 9110, 13.1.5).
func ifRange(r *exchange.Request, date string) bool {
	v := r.Get("if-range")
	return v == nil || date != "" && string(v) == date
}
