package compress

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/exchange"
)

var (
	nameEncoding = []byte("content-encoding")
	varyField    = exchange.Field{Name: []byte("vary"), Value: []byte("accept-encoding")}
)

// eligible reports whether a response may be encoded: it has a complete body of a text-like type, is not encoded yet,
// and has no no-transform and no digest.
func eligible(r *exchange.Request, res *exchange.Response) bool {
	switch res.Status {
	case 204, 205, 206, 304:
		return false
	}
	for i := range r.Header {
		if f := &r.Header[i]; string(f.Name) == "cache-control" && member(f.Value, "no-transform") {
			return false
		}
	}
	compressible := false
	for i := range res.Header {
		f := &res.Header[i]
		switch {
		case is(f.Name, "content-type"):
			compressible = textLike(f.Value)
		case is(f.Name, "content-encoding"), is(f.Name, "content-range"), is(f.Name, "content-md5"), is(f.Name, "digest"),
			is(f.Name, "content-digest"), is(f.Name, "repr-digest"):
			return false
		case is(f.Name, "cache-control") && member(f.Value, "no-transform"):
			return false
		}
	}
	return compressible
}

// textLike reports whether a media type's bytes compress well: text, and formats that are written as text.
func textLike(value []byte) bool {
	name, _, _ := bytes.Cut(value, []byte{';'})
	name = bytes.TrimSpace(name)
	lower := make([]byte, 0, 64) // stays on the stack
	if len(name) > cap(lower) {
		return false
	}
	for _, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower = append(lower, c)
	}
	if bytes.HasPrefix(lower, []byte("text/")) || bytes.HasSuffix(lower, []byte("+json")) || bytes.HasSuffix(lower, []byte("+xml")) {
		return true
	}
	switch string(lower) {
	case "application/json", "application/javascript", "application/xml", "application/wasm", "application/x-ndjson",
		"application/yaml", "application/toml", "application/sql", "application/graphql", "application/rtf",
		"image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "font/ttf", "font/otf":
		return true
	}
	return false
}

// varies reports whether Vary names Accept-Encoding already, or is `*`.
func varies(header []exchange.Field) bool {
	for i := range header {
		if f := &header[i]; is(f.Name, "vary") && (member(f.Value, "accept-encoding") || member(f.Value, "*")) {
			return true
		}
	}
	return false
}

// member reports whether a list has this member.
func member(list []byte, name string) bool {
	for m := range bytes.SplitSeq(list, []byte{','}) {
		if is(bytes.TrimSpace(m), name) {
			return true
		}
	}
	return false
}
