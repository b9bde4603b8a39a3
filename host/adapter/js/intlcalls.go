package js

// What Intl asks of the host: package format formats, and package cldr has the languages.

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
	"github.com/wasmserve/wasmserve/host/js/ext/intl/format"
)

const (
	maxSpec    = 4096      // of a format's options as JSON, in bytes
	maxDigits  = 128 << 10 // of a number as text, in bytes
	maxFormats = 64        // that an instance keeps
)

// formats are those that an instance has made, by their options. It is used by the goroutine that runs the instance.
type formats map[string]any

// formatOf returns a format by its options, which New makes.
func formatOf[O, F any](i *instance, spec string, New func(O) *F) *F {
	if f, ok := i.formats[spec].(*F); ok {
		return f
	}
	var o O
	if len(spec) > maxSpec || json.Unmarshal([]byte(spec), &o) != nil {
		return nil
	}
	f := New(o)
	if i.formats == nil || len(i.formats) >= maxFormats {
		i.formats = formats{}
	}
	i.formats[spec] = f
	return f
}

// intl is a call: an operation, and its arguments. What it cannot do is false.
func (i *instance) intl(a arguments) engine.Value {
	switch op := a.text(0); op {
	case "number", "numberText", "numberRange":
		return i.intlNumber(op, a)
	case "plural", "pluralRange", "categories":
		return i.intlPlural(op, a)
	case "date", "dateRange", "dateFields":
		return i.intlDate(op, a)
	case "relative":
		if f := formatOf(i, a.text(1), format.NewRelative); f != nil {
			if p, ok := f.Parts(i.vm.Number(a.value(2)), a.text(3)); ok {
				return i.parts(p, a.value(4) == engine.True, false)
			}
		}
	case "resolve":
		r, missing := format.Resolve(a.text(1))
		if missing != "" {
			i.fellBack(missing, "numbers, dates and plurals are as in English (en-US), since CLDR has no data for it")
		}
		if r.Calendar != "" {
			i.lacksCalendar(r.Locale, r.Calendar)
		}
		return i.vm.NewString([]byte(r.JSON()))
	default:
		return i.intlTexts(op, a)
	}
	return engine.False
}

// intlTexts are the operations on tags, names and lists.
func (i *instance) intlTexts(op string, a arguments) engine.Value {
	text := func(s string) engine.Value { return i.vm.NewString([]byte(s)) }
	truth := func(ok bool) engine.Value {
		if ok {
			return engine.True
		}
		return engine.False
	}
	first := a.text(1)
	if len(first) > maxSpec {
		return engine.False
	}
	switch op {
	case "tag":
		if t, ok := cldr.Parse(first); ok {
			return text(t.String())
		}
	case "maximize", "minimize":
		if t, ok := cldr.Parse(first); ok {
			if op == "minimize" {
				return text(t.Minimize().String())
			}
			return text(t.Maximize().String())
		}
	case "supported":
		return truth(format.Supported(first))
	case "digits":
		return truth(format.Digits(first))
	case "calendar": // (calendar, locale)
		if l := a.text(2); format.Missing(first) && len(l) <= cldr.MaxTag {
			i.lacksCalendar(l, first)
		}
		return truth(slices.Contains(format.Calendars, first))
	case "unit":
		return truth(format.Unit(first))
	case "values":
		if s, ok := format.Values(first); ok {
			return text(s)
		}
	case "collation":
		return truth(intl.Collation(first, a.text(2)))
	case "locale":
		return text(format.LocaleInfo(first, a.text(2)))
	case "list":
		p := format.ListPatterns(first, a.text(2), a.text(3))
		return text(strings.Join(p[:], "\x00"))
	case "name":
		if code := a.text(4); len(code) <= cldr.MaxTag {
			return text(format.Name(first, a.text(2), a.text(3), code, a.value(5) == engine.True))
		}
	}
	return engine.False
}

func (i *instance) intlNumber(op string, a arguments) engine.Value {
	f := formatOf(i, a.text(1), format.NewNumber)
	if f == nil {
		return engine.False
	}
	encoded := a.value(3) == engine.True
	switch op {
	case "number":
		return i.parts(f.Parts(format.Float(i.vm.Number(a.value(2)))), encoded, false)
	case "numberText":
		s, ok := a.short(2, maxDigits)
		if !ok {
			return engine.False
		}
		return i.parts(f.Parts(format.ParseDecimal(s)), encoded, false)
	}
	s, ok := a.short(2, maxDigits)
	from, to, two := strings.Cut(s, " ")
	if !ok || !two {
		return engine.False
	}
	return i.parts(f.Range(format.ParseDecimal(from), format.ParseDecimal(to)), encoded, true)
}

func (i *instance) intlPlural(op string, a arguments) engine.Value {
	f := formatOf(i, a.text(1), format.NewPlural)
	if f == nil {
		return engine.False
	}
	out := ""
	switch op {
	case "plural":
		out = f.Select(format.Float(i.vm.Number(a.value(2))))
	case "categories":
		out = strings.Join(f.Categories(), " ")
	default:
		s, ok := a.short(2, maxDigits)
		from, to, two := strings.Cut(s, " ")
		if !ok || !two {
			return engine.False
		}
		out = f.SelectRange(format.ParseDecimal(from), format.ParseDecimal(to))
	}
	return i.vm.NewString([]byte(out))
}

func (i *instance) intlDate(op string, a arguments) engine.Value {
	f := formatOf(i, a.text(1), format.NewDate)
	if f == nil {
		return engine.False
	}
	at := func(n int) time.Time { return f.At(i.vm.Number(a.value(n))) }
	switch op {
	case "date":
		return i.parts(f.Parts(at(2)), a.value(4) == engine.True, false)
	case "dateRange":
		return i.parts(f.Range(at(2), at(3)), a.value(4) == engine.True, true)
	}
	return i.vm.NewString([]byte(f.Fields()))
}

// parts are parts as text, or encoded (format.Parts).
func (i *instance) parts(p format.Parts, encoded, sources bool) engine.Value {
	if encoded {
		return i.vm.NewString([]byte(p.Encoded(sources)))
	}
	return i.vm.NewString([]byte(p.String()))
}

// maxFallbacks bounds how many languages a program logs: a request's Accept-Language may name any.
const maxFallbacks = 16

// fallbacks are what has been logged of languages, once for all instances.
type fallbacks struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (i *instance) lacksCalendar(locale, calendar string) {
	i.fellBack(locale, "dates are written in the Gregorian calendar, since "+calendar+" is missing")
}

// fellBack logs that a language lacks something.
func (i *instance) fellBack(language, why string) {
	f := &i.prog.fallbacks
	f.mu.Lock()
	key := language + why
	first := !f.seen[key] && len(f.seen) < maxFallbacks
	if first {
		if f.seen == nil {
			f.seen = map[string]bool{}
		}
		f.seen[key] = true
	}
	f.mu.Unlock()
	if first {
		i.env.Log(int(abi.LevelWarn), fmt.Appendf(nil, "Intl: language %q: %s", language, why))
	}
}
