package route

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// static is a response that the manifest defines.
type static struct {
	res         exchange.Response
	etag        string    // quoted; "": no tag
	modified    time.Time // the given Last-Modified; zero: not given
	notModified exchange.Response
}

// parseHeaders reads an object from names to a value or a list of values. The returned names are in lower case and sorted.
func parseHeaders(headers map[string]json.RawMessage) (fields []exchange.Field, err error) {
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		var values []string
		if json.Unmarshal(headers[name], &values) != nil {
			var value string
			if json.Unmarshal(headers[name], &value) != nil {
				return nil, fmt.Errorf("header %q: must be a string or a list of strings", name)
			}
			values = []string{value}
		}
		if !httpguts.ValidHeaderFieldName(name) {
			return nil, fmt.Errorf("header %q: is no field name (RFC 9110, 5.1)", name)
		}
		lower := strings.ToLower(name)
		switch lower {
		case "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer":
			return nil, fmt.Errorf("header %q: is written by the server: leave it out", name)
		}
		for _, v := range values {
			if !httpguts.ValidHeaderFieldValue(v) {
				return nil, fmt.Errorf("header %q: the value holds a control character (RFC 9110, 5.5)", name)
			}
			fields = append(fields, exchange.Field{Name: []byte(lower), Value: []byte(v)})
		}
	}
	return fields, nil
}

func find(fields []exchange.Field, name string) string {
	for _, f := range fields {
		if string(f.Name) == name {
			return string(f.Value)
		}
	}
	return ""
}

func field(name, value string) exchange.Field {
	return exchange.Field{Name: []byte(name), Value: []byte(value)}
}

func newStatic(status int, headers []exchange.Field, body []byte, contentType string) (Target, error) {
	if status == 0 {
		status = 200
	}
	if status < 200 || status > 999 {
		return nil, fmt.Errorf("status %d is not within 200..999", status)
	}
	s := &static{}
	if contentType != "" && find(headers, "content-type") == "" {
		headers = append(headers, field("content-type", contentType))
	}
	s.etag = find(headers, "etag")
	if s.etag == "" && status == 200 && body != nil {
		sum := sha256.Sum256(body)
		s.etag = `"` + hex.EncodeToString(sum[:12]) + `"`
		headers = append(headers, field("etag", s.etag))
	}
	s.res = exchange.Response{Status: status, Header: headers, Body: body}
	s.modified = lastModified(headers)
	s.notModified.Status = 304
	for _, f := range headers {
		if keptBy304(string(f.Name)) {
			s.notModified.Header = append(s.notModified.Header, f)
		}
	}
	return s, nil
}

// keptBy304 reports whether a 304 has this field in common with the 200 (RFC 9110, 15.4.5).
func keptBy304(name string) bool {
	switch name {
	case "etag", "cache-control", "content-location", "date", "expires", "last-modified", "vary":
		return true
	}
	return false
}

// Serve sends the response, or the result of the request's preconditions.
func (s *static) Serve(x *exchange.Exchange) error {
	if s.res.Status == 200 {
		switch preconditions(&x.Request, s.etag, s.modified) {
		case 304:
			return x.Respond(&s.notModified)
		case 412:
			return x.Respond(&exchange.Response{Status: 412, Header: s.notModified.Header})
		}
	}
	return x.Respond(&s.res)
}

func (s *static) describe() string {
	return fmt.Sprintf("static %d (%d bytes)", s.res.Status, len(s.res.Body))
}

// redirect answers with a Location.
type redirect struct{ res exchange.Response }

func newRedirect(to string, status int, headers []exchange.Field) (Target, error) {
	if status == 0 {
		status = 302
	}
	switch status {
	case 301, 302, 303, 307, 308:
	default:
		return nil, fmt.Errorf("status %d is no redirect: use 301, 302, 303, 307 or 308", status)
	}
	if _, err := url.Parse(to); err != nil || to == "" || !httpguts.ValidHeaderFieldValue(to) {
		return nil, errors.New("redirect: is no URL")
	}
	if find(headers, "location") != "" {
		return nil, errors.New(`header "location": is what redirect gives: leave it out`)
	}
	return &redirect{exchange.Response{Status: status, Header: append(headers, field("location", to))}}, nil
}

func (r *redirect) Serve(x *exchange.Exchange) error { return x.Respond(&r.res) }

func (r *redirect) describe() string {
	return fmt.Sprintf("redirect %d to %s", r.res.Status, find(r.res.Header, "location"))
}

func (h handler) describe() string {
	if h == 0 {
		return "fetch"
	}
	return fmt.Sprintf("handler %d", uint32(h))
}
