package intl

import (
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Env logs for Intl.
type Env interface {
	// Log writes one entry. Levels are as in log/slog.
	Log(level int, msg []byte)
}

// Intl is what one instance keeps: formats, collators and zones. The goroutine that is in the engine uses it.
type Intl struct {
	Env       Env        // constant
	Fallbacks *Fallbacks // constant; shared by all instances of a script

	collators Collators
	zones     Zones
	formats   map[string]any // by their options
}

// Ops has the host functions of languages (lib/intl, lib/collate.js, locale.js).
var Ops = []ext.Op[*Intl]{
	{Name: "intl", Call: (*Intl).intl},
	{Name: "collate", Call: (*Intl).collate},
	{Name: "cased", Call: (*Intl).cased},
	{Name: "zone", Call: (*Intl).zone},
}

// collate is host.collate(locale, options, a, b): -1, 0 or 1.
func (x *Intl) collate(c ext.Call) engine.Value {
	a, b := c.Prefix(2, MaxCompared), c.Prefix(3, MaxCompared)
	return engine.Int(int32(x.collators.Compare(c.Text(0), c.Text(1), a, b)))
}

// zone is host.zone(name, milliseconds since 1970): "offset-in-seconds abbreviation name", or false.
func (x *Intl) zone(c ext.Call) engine.Value {
	z, ok := x.zones.At(c.Text(0), int64(c.Number(1)))
	if !ok {
		return engine.False
	}
	return c.String(z)
}

// cased is host.cased(locale, text, upper): the text in the case of the language, or false.
func (x *Intl) cased(c ext.Call) engine.Value {
	s, ok := c.Short(1, MaxText)
	if ok {
		s, ok = Case(c.Text(0), s, c.True(2))
	}
	if !ok {
		return engine.False
	}
	return c.String(s)
}
