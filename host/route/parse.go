package route

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// maxSegments limits the segments of all patterns together: each may cost a node of some 300 bytes.
const maxSegments = 1 << 16

// maxRoute is the greatest handler number (abi/SPEC.md 7).
const maxRoute = 65535

// Parse reads the `routes` of a manifest; an empty text has no routes. files is the directory that file and dir routes are
// confined to; if it is nil such routes are rejected. Errors name the pattern.
func Parse(text []byte, files *Files) (*Table, error) {
	if len(text) == 0 {
		return nil, nil
	}
	var routes map[string]json.RawMessage
	if err := json.Unmarshal(text, &routes); err != nil {
		return nil, fmt.Errorf("routes: must be an object from patterns to answers: %w", err)
	}
	entries := make(map[string]*entry, len(routes))
	shapes := make(map[string]string, len(routes)) // patterns that differ only in names match the same
	segments := 0
	for pattern, value := range routes {
		if segments += strings.Count(pattern, "/"); segments > maxSegments {
			return nil, fmt.Errorf("routes: the patterns have more than %d segments in all: leave some to a wildcard", maxSegments)
		}
		e, err := parseEntry(pattern, value, files)
		if err != nil {
			return nil, fmt.Errorf("route %q: %w", pattern, err)
		}
		s := shape(spelled(pattern, ""))
		if other, ok := shapes[s]; ok {
			return nil, fmt.Errorf("route %q: matches the same as %q: keep one of them", max(pattern, other), min(pattern, other))
		}
		shapes[s] = pattern
		entries[e.pattern] = e
	}
	return newTable(entries), nil
}

// shape returns a pattern without its parameters' names.
func shape(pattern string) string {
	segments := strings.Split(pattern, "/")
	for n, s := range segments {
		if strings.HasPrefix(s, ":") {
			segments[n] = ":"
		}
	}
	return strings.Join(segments, "/")
}

func parseEntry(pattern string, value json.RawMessage, files *Files) (*entry, error) {
	params, err := parsePattern(pattern)
	if err != nil {
		return nil, err
	}
	e := &entry{pattern: spelled(pattern, "")}
	for _, p := range params {
		e.params = append(e.params, []byte(p))
	}
	p := parser{files: files, wildcard: strings.HasSuffix(pattern, "/*")}
	methods, ok := methodsOf(value)
	if !ok {
		e.any, err = p.target(value)
		return e, err
	}
	e.methods = make(map[string]Target, len(methods))
	for m, v := range methods {
		if e.methods[m], err = p.target(v); err != nil {
			return nil, fmt.Errorf("%s: %w", m, err)
		}
	}
	return e, nil
}

// parsePattern checks a pattern and returns the names of its parameters.
func parsePattern(pattern string) (params []string, err error) {
	if !strings.HasPrefix(pattern, "/") {
		return nil, errors.New("a pattern must begin with /")
	}
	if path := exchange.NormalizePath([]byte(spelled(pattern, ":x"))); string(path) != spelled(pattern, ":x") {
		path = exchange.NormalizePath([]byte(spelled(pattern, "")))
		return nil, fmt.Errorf("no request has this path: it comes as %s (abi/SPEC.md, section 4.1)", path)
	}
	segments := strings.Split(pattern[1:], "/")
	for n, s := range segments {
		switch {
		case s == "*" && n == len(segments)-1:
			params = append(params, "*")
		case s == "*":
			return nil, errors.New("* must be the last segment")
		case !strings.HasPrefix(s, ":"):
		case s == ":":
			return nil, errors.New("a parameter needs a name, such as :id")
		case s[1] >= '0' && s[1] <= '9':
			return nil, fmt.Errorf("the parameter %s must not begin with a digit", s)
		case slices.Contains(params, s[1:]):
			return nil, fmt.Errorf("the parameter %s stands there twice", s)
		default:
			params = append(params, s[1:])
		}
	}
	return params, nil
}

// spelled returns a pattern in the form of normalised paths, percent-encoded. param replaces each parameter; "": parameters stay.
func spelled(pattern, param string) string {
	segments := strings.Split(pattern, "/")
	for n, s := range segments {
		switch {
		case !strings.HasPrefix(s, ":"):
			segments[n] = string(exchange.EscapePath([]byte(s)))
		case param != "":
			segments[n] = param
		}
	}
	return strings.Join(segments, "/")
}

// methodsOf returns value as an object by method: one whose keys are all upper case. It returns nil for any other value.
func methodsOf(value json.RawMessage) (map[string]json.RawMessage, bool) {
	var methods map[string]json.RawMessage
	if json.Unmarshal(value, &methods) != nil || len(methods) == 0 {
		return nil, false
	}
	for m := range methods {
		if m == "" || m != strings.ToUpper(m) {
			return nil, false
		}
	}
	return methods, true
}

type parser struct {
	files    *Files
	wildcard bool // the pattern ends in /*
}

// answer is the union of the forms that an object can have.
type answer struct {
	Status     int                        `json:"status"`
	Headers    map[string]json.RawMessage `json:"headers"`
	Body       *string                    `json:"body"`
	BodyBase64 *string                    `json:"bodyBase64"`
	JSON       json.RawMessage            `json:"json"`
	Redirect   *string                    `json:"redirect"`
	File       *string                    `json:"file"`
	Dir        *string                    `json:"dir"`
}

func (p *parser) target(value json.RawMessage) (Target, error) {
	value = bytes.TrimSpace(value)
	switch {
	case string(value) == "false":
		return handler(0), nil
	case len(value) > 0 && value[0] == '{':
		return p.object(value)
	}
	n, err := strconv.ParseUint(string(value), 10, 32)
	if err != nil || n < 1 || n > maxRoute {
		return nil, fmt.Errorf("%s is no answer: give a handler's number (1 to %d), false, or an object (abi/SPEC.md, section 7)", value, maxRoute)
	}
	return handler(n), nil
}

func (p *parser) object(value json.RawMessage) (Target, error) {
	var a answer
	d := json.NewDecoder(bytes.NewReader(value))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("more than one JSON value")
	}
	given := 0
	for _, is := range []bool{a.Body != nil, a.BodyBase64 != nil, a.JSON != nil, a.Redirect != nil, a.File != nil, a.Dir != nil} {
		if is {
			given++
		}
	}
	if given > 1 {
		return nil, errors.New("give one of body, bodyBase64, json, redirect, file and dir")
	}
	headers, err := parseHeaders(a.Headers)
	if err != nil {
		return nil, err
	}
	switch {
	case a.Redirect != nil:
		return newRedirect(*a.Redirect, a.Status, headers)
	case a.File != nil, a.Dir != nil:
		return p.fileTarget(&a)
	case a.BodyBase64 != nil:
		body, err := base64.StdEncoding.DecodeString(*a.BodyBase64)
		if err != nil {
			return nil, fmt.Errorf("bodyBase64: %w", err)
		}
		return newStatic(a.Status, headers, body, "application/octet-stream")
	case a.JSON != nil:
		var compact bytes.Buffer
		if err := json.Compact(&compact, a.JSON); err != nil {
			return nil, err
		}
		return newStatic(a.Status, headers, compact.Bytes(), "application/json;charset=utf-8")
	case a.Body != nil:
		return newStatic(a.Status, headers, []byte(*a.Body), "text/plain;charset=utf-8")
	}
	return newStatic(a.Status, headers, nil, "")
}

func (p *parser) fileTarget(a *answer) (Target, error) {
	switch {
	case p.files == nil:
		return nil, errors.New("file and dir need a directory that they are confined to: give -files DIR")
	case a.Status != 0 || a.Headers != nil:
		return nil, errors.New("file and dir take neither status nor headers")
	case a.Dir != nil && !p.wildcard:
		return nil, errors.New("a dir's pattern must end in /*")
	}
	name := a.File
	if a.Dir != nil {
		name = a.Dir
	}
	local, err := localName(*name)
	if err != nil {
		return nil, err
	}
	if a.Dir != nil {
		return &dirTarget{files: p.files, dir: local}, nil
	}
	return &fileTarget{files: p.files, name: local}, nil
}
