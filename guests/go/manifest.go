package wasmserve

// manifest.go: wire. The manifest's JSON (abi/SPEC.md, section 7), written by hand: encoding/json would add 400 KB to every guest.

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// number gives a handler its number: the next one, unless it has one.
func (g *state) number(h *handler) {
	if !g.knows(h) {
		g.handlers = append(g.handlers, h)
		h.n = len(g.handlers)
	}
}

func (g *state) knows(h *handler) bool {
	return h.n > 0 && h.n <= len(g.handlers) && g.handlers[h.n-1] == h
}

func (g *state) appendManifest(b []byte) []byte {
	s := &g.server
	b = append(b, '{')
	if s.Unix != "" {
		b = appendString(appendKey(b, "unix"), s.Unix)
	}
	if s.Hostname != "" {
		b = appendString(appendKey(b, "hostname"), s.Hostname)
	}
	if s.Port != 0 {
		b = strconv.AppendInt(appendKey(b, "port"), int64(s.Port), 10)
	}
	b = appendSeconds(b, "idleTimeout", s.IdleTimeout)
	b = appendSeconds(b, "requestTimeout", s.RequestTimeout)
	b = appendSeconds(b, "guestTimeout", max(s.GuestTimeout, 0))
	if s.MaxRequestBodySize != 0 {
		b = strconv.AppendInt(appendKey(b, "maxRequestBodySize"), max(s.MaxRequestBodySize, 0), 10)
	}
	if s.Instances != 0 {
		b = strconv.AppendInt(appendKey(b, "instances"), int64(s.Instances), 10)
	}
	if s.Isolated {
		b = append(appendKey(b, "isolation"), `"request"`...)
	}
	if s.Development {
		b = append(appendKey(b, "development"), "true"...)
	}
	if len(s.Routes) > 0 {
		s.Routes.visit(g.number)
		b = s.Routes.appendJSON(appendKey(b, "routes"))
	}
	return append(b, '}')
}

func (r Routes) appendJSON(b []byte) []byte  { return appendObject(b, r) }
func (m Methods) appendJSON(b []byte) []byte { return appendObject(b, m) }

func (h *handler) appendJSON(b []byte) []byte { return strconv.AppendInt(b, int64(h.n), 10) }
func (skip) appendJSON(b []byte) []byte       { return append(b, "false"...) }
func (f file) appendJSON(b []byte) []byte {
	return append(appendString(append(b, `{"file":`...), string(f)), '}')
}
func (d dir) appendJSON(b []byte) []byte {
	return append(appendString(append(b, `{"dir":`...), string(d)), '}')
}

// appendJSON appends a static response, or a redirect if it has nothing else.
func (r Response) appendJSON(b []byte) []byte {
	if r.kind != kindRecord {
		panic("wasmserve: a static route cannot be a stream, a failure or an answer given already: use Any with a handler")
	}
	status := r.Status
	if status == 0 {
		status = 200
	}
	if len(r.Header) == 1 && r.Header[0].Name == "location" && status/100 == 3 && len(r.Bytes()) == 0 && r.ContentType == "" {
		b = appendString(append(b, `{"redirect":`...), r.Header[0].Value)
		return append(strconv.AppendInt(append(b, `,"status":`...), int64(status), 10), '}')
	}
	b = strconv.AppendInt(append(b, `{"status":`...), int64(status), 10)
	b = append(b, `,"headers":{`...)
	var done []string
	for _, f := range r.fields() {
		if slices.Contains(done, f.Name) {
			continue
		}
		done = append(done, f.Name)
		b = append(appendKey(b, f.Name), '[')
		for _, v := range r.fields() {
			if v.Name == f.Name {
				b = append(appendString(b, v.Value), ',')
			}
		}
		b[len(b)-1] = ']'
	}
	b = append(b, '}')
	if body := r.Bytes(); utf8.Valid(body) {
		b = appendString(append(b, `,"body":`...), string(body))
	} else {
		b = append(appendBase64(append(b, `,"bodyBase64":"`...), body), '"')
	}
	return append(b, '}')
}

// fields returns all header fields, with ContentType among them, names in lower case.
func (r Response) fields() Header {
	var h Header
	if r.ContentType != "" {
		h = append(h, Field{"content-type", r.ContentType})
	}
	for _, f := range r.Header {
		h = append(h, Field{lower(f.Name), f.Value})
	}
	return h
}

func appendObject[M ~map[string]Route](b []byte, m M) []byte {
	b = append(b, '{')
	for _, key := range sortedKeys(m) {
		b = m[key].appendJSON(appendKey(b, key))
	}
	return append(b, '}')
}

func sortedKeys[M ~map[string]Route](m M) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// appendSeconds writes nothing for 0, and 0 (no limit) for a negative duration.
func appendSeconds(b []byte, key string, d time.Duration) []byte {
	if d == 0 {
		return b
	}
	return strconv.AppendFloat(appendKey(b, key), max(d, 0).Seconds(), 'f', -1, 64)
}

// appendKey appends `"key":`, with a comma before it if necessary.
func appendKey(b []byte, key string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	return append(appendString(b, key), ':')
}

// appendString appends s in JSON's quotes. Invalid UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

func appendBase64(b, p []byte) []byte {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for len(p) > 0 {
		var three [3]byte
		n := copy(three[:], p)
		p = p[n:]
		v := uint(three[0])<<16 | uint(three[1])<<8 | uint(three[2])
		four := [4]byte{digits[v>>18], digits[v>>12&63], digits[v>>6&63], digits[v&63]}
		for i := n + 1; i < 4; i++ {
			four[i] = '='
		}
		b = append(b, four[:]...)
	}
	return b
}
