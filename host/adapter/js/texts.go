package js

// Host functions for texts: names of hosts, legacy encodings, order and case by language (package intl has what they do).

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
)

// texts is a call of one of them. What they cannot do is false.
func (i *instance) texts(name string, a arguments) engine.Value {
	switch name {
	case "domain": // ('ascii' or 'unicode', name)
		s, ok := a.short(1, intl.MaxDomain)
		if !ok {
			return engine.False
		}
		to := intl.DomainToASCII
		if a.text(0) == "unicode" {
			to = intl.DomainToUnicode
		}
		out, err := to(s)
		if err != nil {
			return engine.False
		}
		return i.vm.NewString([]byte(out))
	case "charset": // (label): the encoding's name
		if c := intl.Lookup(a.text(0)); c != nil {
			return i.vm.NewString([]byte(c.Name))
		}
		return engine.False
	case "recode": // (encoding, bytes, mode, fatal, last): two characters that are how many bytes are left and the next mode, then the text
		c, p := intl.Lookup(a.text(0)), a.bytes(1)
		if c == nil || len(p) > intl.MaxPart {
			return engine.False
		}
		out, rest, mode, ok := c.Decode(make([]byte, 2, len(p)+2), p, byte(a.value(2).Int()), a.value(3) == engine.True, a.value(4) == engine.True)
		if !ok {
			return engine.False
		}
		out[0], out[1] = byte(rest), mode
		return i.vm.NewString(out)
	case "collate": // (locale, options, a, b)
		x, _ := a.short(2, -1)
		y, _ := a.short(3, -1)
		return engine.Int(int32(i.collators.Compare(a.text(0), a.text(1), x, y)))
	case "zone": // (name, milliseconds since 1970): "offset-in-seconds abbreviation name"
		z, ok := i.zones.At(a.text(0), int64(i.vm.Number(a.value(1))))
		if !ok {
			return engine.False
		}
		return i.vm.NewString([]byte(z))
	case "cased": // (locale, text, upper)
		s, ok := a.short(1, intl.MaxText)
		if ok {
			s, ok = intl.Case(a.text(0), s, a.value(2) == engine.True)
		}
		if !ok {
			return engine.False
		}
		return i.vm.NewString([]byte(s))
	}
	return engine.Undefined
}

// short is a string of at most most bytes (below 0: as much of it as a comparison looks at), in UTF-8.
func (a arguments) short(n, most int) (s string, ok bool) {
	a.i.vm.String(a.value(n), func(p []byte) {
		if most < 0 {
			p, most = p[:min(len(p), intl.MaxCompared)], len(p)
		}
		if ok = len(p) <= most; ok {
			s = strings.ToValidUTF8(string(p), "\uFFFD")
		}
	})
	return s, ok
}
