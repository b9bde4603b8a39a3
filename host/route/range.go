package route

import (
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// found is what a Range field asks for.
type found int

const (
	ignored       found = iota // broken, another unit, or several ranges: the whole is sent
	satisfiable                // one range
	unsatisfiable              // none of it exists: 416
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
	if first == "" { // the last so many bytes
		n, ok := number(last)
		switch {
		case !ok:
			return 0, 0, ignored
		case n == 0:
			return 0, 0, unsatisfiable
		case size == 0: // satisfiable, but no Content-Range can say so (14.1.2, 14.4)
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

// single returns the value of a field that may be there once, or nil: several make a list (RFC 9110, 5.3), which such a field is not.
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

// number reads digits only; what does not fit is as good as the largest.
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

// ifRange reports whether a range may be sent: there is no If-Range, or it is the file's date, as sent in Last-Modified. An entity tag
// never matches, since those of files are weak (RFC 9110, 13.1.5).
func ifRange(r *exchange.Request, date string) bool {
	v := r.Get("if-range")
	return v == nil || date != "" && string(v) == date
}
