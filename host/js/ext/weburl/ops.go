package weburl

import (
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Ops has the host functions of URLs (url.js, and domainToASCII of node:url).
var Ops = []ext.Op[ext.None]{
	{Name: "url", Call: urlOp, Long: true},
	{Name: "domain", Call: domainOp},
}

// Results of host.url that are not text.
const (
	invalid     = -1
	invalidBase = -2
)

// urlOp is host.url(url, base), or with three strings host.url(url, name, value): the parts of a URL, or of one of which the named
// part is set.
func urlOp(_ ext.None, c ext.Call) engine.Value {
	text, base := c.Text(0), (*URL)(nil)
	set := c.Value(2).IsString()
	if !set && c.Value(1).IsString() {
		var ok bool
		if base, ok = Parse(ext.Valid(c.Text(1)), nil); !ok {
			return engine.Int(invalidBase)
		}
	}
	u, ok := Parse(ext.Valid(text), base)
	if !ok {
		return engine.Int(invalid)
	}
	if set {
		u.Set(c.Text(1), ext.Valid(c.Text(2)))
	}
	return c.VM.NewString(u.Append(make([]byte, 0, len(text)+32)))
}

// domainOp is host.domain('ascii' or 'unicode', name); false: name is not valid for a host.
func domainOp(_ ext.None, c ext.Call) engine.Value {
	name, ok := c.Short(1, MaxDomain)
	if !ok {
		return engine.False
	}
	to := DomainToASCII
	if c.Text(0) == "unicode" {
		to = DomainToUnicode
	}
	out, err := to(name)
	if err != nil {
		return engine.False
	}
	return c.String(out)
}
