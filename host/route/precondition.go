package route

import (
	"net/http"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// preconditions evaluates If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since (RFC 9110, 13.2.2) of GET
// and HEAD requests against a representation. It returns 304, 412, or 0 to go on. modified is zero if it is not known.
func preconditions(r *exchange.Request, etag string, modified time.Time) int {
	if m := string(r.Method); m != "GET" && m != "HEAD" {
		return 0
	}
	if present, match := matches(r, "if-match", etag, false); present {
		if !match {
			return 412
		}
	} else if since, ok := date(r, "if-unmodified-since"); ok && !modified.IsZero() && modified.After(since) {
		return 412
	}
	if present, match := matches(r, "if-none-match", etag, true); present {
		if match {
			return 304
		}
	} else if since, ok := date(r, "if-modified-since"); ok && !modified.IsZero() && !modified.After(since) {
		return 304
	}
	return 0
}

// matches looks for etag in all fields of this name, each a list of entity tags or `*`. present reports whether such a field exists.
// weak: the comparison of RFC 9110, 8.8.3.2, that ignores W/.
func matches(r *exchange.Request, name, etag string, weak bool) (present, match bool) {
	for i := range r.Header {
		if string(r.Header[i].Name) == name {
			present = true
			match = match || inList(string(r.Header[i].Value), etag, weak)
		}
	}
	return present, match
}

func inList(list, etag string, weak bool) bool {
	if strings.TrimSpace(list) == "*" {
		return true
	}
	if etag == "" {
		return false
	}
	for list != "" {
		var tag string
		tag, list = nextTag(list)
		if weak {
			if strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		} else if tag == etag && !strings.HasPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// nextTag cuts the first entity tag off a list. Between its quotes a tag may hold commas (RFC 9110, 8.8.3).
func nextTag(list string) (tag, rest string) {
	list = strings.TrimLeft(list, " \t,")
	opened := strings.TrimPrefix(list, "W/")
	if strings.HasPrefix(opened, `"`) {
		if n := strings.IndexByte(opened[1:], '"'); n >= 0 {
			end := len(list) - len(opened) + n + 2
			return list[:end], list[end:]
		}
	}
	tag, rest, _ = strings.Cut(list, ",")
	return strings.TrimRight(tag, " \t"), rest
}

// date reads a field that holds a date. A missing, malformed or repeated one is ignored (RFC 9110, 13.1.3 and 13.1.4).
func date(r *exchange.Request, name string) (time.Time, bool) {
	v := single(r, name)
	if v == nil {
		return time.Time{}, false
	}
	t, err := http.ParseTime(string(v))
	return t, err == nil
}

// lastModified returns the Last-Modified of a static response, or zero.
func lastModified(fields []exchange.Field) time.Time {
	t, err := http.ParseTime(find(fields, "last-modified"))
	if err != nil {
		return time.Time{}
	}
	return t
}
