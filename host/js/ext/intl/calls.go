package intl

// The operations of host.intl: package format formats, and package cldr has the data of the languages.

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
	"github.com/wasmserve/wasmserve/host/js/ext/intl/format"
)

const (
	maxSpec    = 4096      // of a format's options as JSON, in bytes
	maxDigits  = 128 << 10 // of a number as text, in bytes
	maxFormats = 64        // that an instance keeps
)

// formatOf returns a format by its options, which New makes.
func formatOf[O, F any](x *Intl, spec string, New func(O) *F) *F {
	if f, ok := x.formats[spec].(*F); ok {
		return f
	}
	var o O
	if len(spec) > maxSpec || json.Unmarshal([]byte(spec), &o) != nil {
		return nil
	}
	f := New(o)
	if x.formats == nil || len(x.formats) >= maxFormats {
		x.formats = map[string]any{}
	}
	x.formats[spec] = f
	return f
}

// intl is host.intl(operation, ...); false: it cannot be done.
func (x *Intl) intl(c ext.Call) engine.Value {
	switch op := c.Text(0); op {
	case "number", "numberText", "numberRange":
		return x.intlNumber(op, c)
	case "plural", "pluralRange", "categories":
		return x.intlPlural(op, c)
	case "date", "dateRange", "dateFields":
		return x.intlDate(op, c)
	case "relative":
		if f := formatOf(x, c.Text(1), format.NewRelative); f != nil {
			if p, ok := f.Parts(c.Number(2), c.Text(3)); ok {
				return parts(c, p, c.True(4), false)
			}
		}
	case "resolve":
		r, missing := format.Resolve(c.Text(1))
		if missing != "" {
			x.fellBack(missing, "numbers, dates and plurals are as in English (en-US), since CLDR has no data for it")
		}
		if r.Calendar != "" {
			x.lacksCalendar(r.Locale, r.Calendar)
		}
		return c.String(r.JSON())
	default:
		return x.intlTexts(op, c)
	}
	return engine.False
}

// intlTexts are the operations on tags, names and lists.
func (x *Intl) intlTexts(op string, c ext.Call) engine.Value {
	first := c.Text(1)
	if len(first) > maxSpec {
		return engine.False
	}
	switch op {
	case "tag":
		if t, ok := cldr.Parse(first); ok {
			return c.String(t.String())
		}
	case "maximize", "minimize":
		if t, ok := cldr.Parse(first); ok {
			if op == "minimize" {
				return c.String(t.Minimize().String())
			}
			return c.String(t.Maximize().String())
		}
	case "supported":
		return engine.Bool(format.Supported(first))
	case "digits":
		return engine.Bool(format.Digits(first))
	case "calendar": // (calendar, locale)
		if l := c.Text(2); format.Missing(first) && len(l) <= cldr.MaxTag {
			x.lacksCalendar(l, first)
		}
		return engine.Bool(slices.Contains(format.Calendars, first))
	case "unit":
		return engine.Bool(format.Unit(first))
	case "values":
		if s, ok := format.Values(first); ok {
			return c.String(s)
		}
	case "collation":
		return engine.Bool(Collation(first, c.Text(2)))
	case "locale":
		return c.String(format.LocaleInfo(first, c.Text(2)))
	case "list":
		p := format.ListPatterns(first, c.Text(2), c.Text(3))
		return c.String(strings.Join(p[:], "\x00"))
	case "name":
		if code := c.Text(4); len(code) <= cldr.MaxTag {
			return c.String(format.Name(first, c.Text(2), c.Text(3), code, c.True(5)))
		}
	}
	return engine.False
}

func (x *Intl) intlNumber(op string, c ext.Call) engine.Value {
	f := formatOf(x, c.Text(1), format.NewNumber)
	if f == nil {
		return engine.False
	}
	encoded := c.True(3)
	switch op {
	case "number":
		return parts(c, f.Parts(format.Float(c.Number(2))), encoded, false)
	case "numberText":
		s, ok := c.Short(2, maxDigits)
		if !ok {
			return engine.False
		}
		return parts(c, f.Parts(format.ParseDecimal(s)), encoded, false)
	}
	s, ok := c.Short(2, maxDigits)
	from, to, two := strings.Cut(s, " ")
	if !ok || !two {
		return engine.False
	}
	return parts(c, f.Range(format.ParseDecimal(from), format.ParseDecimal(to)), encoded, true)
}

func (x *Intl) intlPlural(op string, c ext.Call) engine.Value {
	f := formatOf(x, c.Text(1), format.NewPlural)
	if f == nil {
		return engine.False
	}
	out := ""
	switch op {
	case "plural":
		out = f.Select(format.Float(c.Number(2)))
	case "categories":
		out = strings.Join(f.Categories(), " ")
	default:
		s, ok := c.Short(2, maxDigits)
		from, to, two := strings.Cut(s, " ")
		if !ok || !two {
			return engine.False
		}
		out = f.SelectRange(format.ParseDecimal(from), format.ParseDecimal(to))
	}
	return c.String(out)
}

func (x *Intl) intlDate(op string, c ext.Call) engine.Value {
	f := formatOf(x, c.Text(1), format.NewDate)
	if f == nil {
		return engine.False
	}
	at := func(n int) time.Time { return f.At(c.Number(n)) }
	switch op {
	case "date":
		return parts(c, f.Parts(at(2)), c.True(4), false)
	case "dateRange":
		return parts(c, f.Range(at(2), at(3)), c.True(4), true)
	}
	return c.String(f.Fields())
}

// parts are parts as text, or encoded (format.Parts).
func parts(c ext.Call, p format.Parts, encoded, sources bool) engine.Value {
	if encoded {
		return c.String(p.Encoded(sources))
	}
	return c.String(p.String())
}

// MaxFallbacks limits the languages that a script logs: a request's Accept-Language may name any.
const MaxFallbacks = 16

// Fallbacks remembers what has been logged about languages, so that it is logged once for all instances of a script. Its zero value
// is ready, for any goroutine.
type Fallbacks struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (x *Intl) lacksCalendar(locale, calendar string) {
	x.fellBack(locale, "dates are written in the Gregorian calendar, since "+calendar+" is missing")
}

// fellBack logs that a language lacks something.
func (x *Intl) fellBack(language, why string) {
	f := x.Fallbacks
	f.mu.Lock()
	key := language + why
	first := !f.seen[key] && len(f.seen) < MaxFallbacks
	if first {
		if f.seen == nil {
			f.seen = map[string]bool{}
		}
		f.seen[key] = true
	}
	f.mu.Unlock()
	if first {
		x.Env.Log(int(abi.LevelWarn), fmt.Appendf(nil, "Intl: language %q: %s", language, why))
	}
}
