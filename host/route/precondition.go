package route

import (
	"net/http"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// preconditions evaluates If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since (RFC 9110, 13.2.2) of GET
// and HEAD requests against a representation: 304, 412, or 0 to go on. modified is zero when it is not known.
func preconditions(r *exchange.Request, etag string, modified time.Time) int {
	if m := string(r.Method); m != "GET" && m != "HEAD" {
		return 0
	}
	if match := r.Get("if-match"); match != nil {
		if !matches(string(match), etag, false) {
			return 412
		}
	} else if since, ok := date(r, "if-unmodified-since"); ok && !modified.IsZero() && modified.After(since) {
		return 412
	}
	if match := r.Get("if-none-match"); match != nil {
		if matches(string(match), etag, true) {
			return 304
		}
	} else if since, ok := date(r, "if-modified-since"); ok && !modified.IsZero() && !modified.After(since) {
		return 304
	}
	return 0
}

// matches looks for etag in a list of entity tags, or `*`. weak: the comparison of RFC 9110, 8.8.3.2, that ignores W/.
func matches(list, etag string, weak bool) bool {
	if strings.TrimSpace(list) == "*" {
		return true
	}
	if etag == "" {
		return false
	}
	for _, tag := range strings.Split(list, ",") {
		tag = strings.TrimSpace(tag)
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

func date(r *exchange.Request, name string) (time.Time, bool) {
	v := r.Get(name)
	if v == nil {
		return time.Time{}, false
	}
	t, err := http.ParseTime(string(v))
	return t, err == nil
}

// lastModified is the Last-Modified of a static response, or zero.
func lastModified(fields []exchange.Field) time.Time {
	t, err := http.ParseTime(find(fields, "last-modified"))
	if err != nil {
		return time.Time{}
	}
	return t
}
