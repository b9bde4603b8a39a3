//go:build !wasip1

package wasmserve

// localroutes.go: the local server's routes and request records. The host has its own; these are simple, for debugging.

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/abi"
)

type localRoute struct {
	segments []string
	route    Route
}

type localParam struct{ name, value string }

// localTable holds the routes, the most exact first.
func localTable(routes Routes) []localRoute {
	var table []localRoute
	for _, pattern := range sortedKeys(routes) {
		table = append(table, localRoute{strings.Split(pattern, "/"), routes[pattern]})
	}
	slices.SortStableFunc(table, func(a, b localRoute) int {
		for i := range min(len(a.segments), len(b.segments)) {
			if x, y := rank(a.segments[i]), rank(b.segments[i]); x != y {
				return x - y
			}
		}
		return len(b.segments) - len(a.segments)
	})
	return table
}

// rank orders segments: exact, param, wildcard.
func rank(segment string) int {
	switch {
	case segment == "*":
		return 2
	case strings.HasPrefix(segment, ":"):
		return 1
	}
	return 0
}

// match returns the route for a request, and its params; nil for Fetch.
func match(table []localRoute, method, path string) (Route, []localParam) {
	segments := strings.Split(path, "/")
	for _, r := range table {
		params, ok := matchSegments(r.segments, segments)
		if !ok {
			continue
		}
		route := r.route
		if m, ok := route.(Methods); ok {
			if route, ok = m[method]; !ok && method == http.MethodHead {
				route, ok = m[http.MethodGet]
			}
			if !ok {
				continue
			}
		}
		if _, ok := route.(skip); ok {
			return nil, nil
		}
		return route, params
	}
	return nil, nil
}

func matchSegments(pattern, path []string) (params []localParam, ok bool) {
	for i, p := range pattern {
		switch {
		case i >= len(path):
			return nil, false
		case p == "*" && i == len(pattern)-1:
			return append(params, localParam{"*", decoded(strings.Join(path[i:], "/"))}), true
		case strings.HasPrefix(p, ":") && path[i] != "":
			params = append(params, localParam{p[1:], decoded(path[i])})
		case p != path[i]:
			return nil, false
		}
	}
	return params, len(pattern) == len(path)
}

func decoded(s string) string {
	if d, err := url.PathUnescape(s); err == nil {
		s = d
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// record returns a request record's content. A body of known length and at most 64 KiB is inline, as under wasmserve.
func record(hr *http.Request, route uint32, params []localParam) *abi.Request {
	path := hr.URL.EscapedPath()
	q := &abi.Request{Method: []byte(hr.Method), Path: []byte(path), Query: []byte(hr.URL.RawQuery), Host: []byte(hr.Host),
		TLS: hr.TLS != nil, Route: route, Protocol: uint32(hr.ProtoMajor*10 + hr.ProtoMinor), Remote: []byte(hr.RemoteAddr),
		BodyLength: hr.ContentLength}
	if hr.Host != "" {
		q.Header = append(q.Header, abi.Field{Name: []byte("host"), Value: []byte(hr.Host)})
	}
	names := make([]string, 0, len(hr.Header))
	for name := range hr.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range hr.Header[name] {
			q.Header = append(q.Header, abi.Field{Name: []byte(strings.ToLower(name)), Value: []byte(v)})
		}
	}
	for _, p := range params {
		q.Params = append(q.Params, abi.Field{Name: []byte(p.name), Value: []byte(p.value)})
	}
	if n := hr.ContentLength; n >= 0 && n <= abi.MaxInlineBody && n <= localMaxBody() {
		q.Body, _ = io.ReadAll(hr.Body)
		q.BodyInline = true
	}
	return q
}
