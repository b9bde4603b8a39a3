package js

// The host function of URLs (host/js/ext/weburl/url.js, package weburl).

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/weburl"
)

// Results of host.url that are no text.
const (
	urlInvalid     = -1
	urlBaseInvalid = -2
)

// url is host.url(url, base), or with three arguments host.url(url, name, value): the parts of a URL, or of one of
// which the named part is set.
func (i *instance) url(a arguments) engine.Value {
	text, base := a.text(0), (*weburl.URL)(nil)
	set := a.value(2).IsString()
	if !set && a.value(1).IsString() {
		var ok bool
		if base, ok = weburl.Parse(valid(a.text(1)), nil); !ok {
			return status(urlBaseInvalid)
		}
	}
	u, ok := weburl.Parse(valid(text), base)
	if !ok {
		return status(urlInvalid)
	}
	if set {
		u.Set(a.text(1), valid(a.text(2)))
	}
	return i.vm.NewString(u.Append(make([]byte, 0, len(text)+32)))
}

// valid returns s in UTF-8.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
