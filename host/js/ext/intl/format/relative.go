package format

// Relative times, lists (ECMA-402, 18 and 14).

import (
	"math"
	"strconv"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// RelativeOptions are resolved options of Intl.RelativeTimeFormat.
type RelativeOptions struct{ Locale, NumberingSystem, Style, Numeric string }

// Relative formats relative times. It does not change once it is made.
type Relative struct {
	l       *cldr.Locale
	numbers *Number
	suffix  string
	auto    bool
}

// NewRelative makes a format.
func NewRelative(o RelativeOptions) *Relative {
	f := &Relative{l: cldr.Find(o.Locale), auto: o.Numeric == "auto"}
	if o.Style == "short" || o.Style == "narrow" {
		f.suffix = "-" + o.Style
	}
	f.numbers = NewNumber(NumberOptions{Locale: o.Locale, NumberingSystem: o.NumberingSystem, UseGrouping: "auto",
		DigitOptions: DigitOptions{MinimumIntegerDigits: 1, MaximumFractionDigits: 3}})
	return f
}

// Parts formats n units (day, not days); ok is false for a unit that does not exist.
func (f *Relative) Parts(n float64, unit string) (out Parts, ok bool) {
	field := unit + f.suffix + "/"
	get := func(name string) string { return f.l.Get("texts", "field/"+field+name) }
	if f.auto && n == math.Trunc(n) && math.Abs(n) <= 3 {
		word := strconv.Itoa(int(n))
		if n == 0 && math.Signbit(n) {
			if v := get("-0"); v != "" {
				return Parts{{Type: "literal", Value: v}}, true
			}
		}
		if v := get(word); v != "" {
			return Parts{{Type: "literal", Value: v}}, true
		}
	}
	w := f.numbers.write(Float(math.Abs(n)))
	category := f.l.Plural(w.operands, false)
	tense := "future/"
	if math.Signbit(n) {
		tense = "past/"
	}
	pattern := get(tense + category)
	if pattern == "" {
		pattern = get(tense + "other")
	}
	if pattern == "" {
		return nil, false
	}
	return fillParts(pattern, "literal", w.number), true
}

// ListPatterns returns the patterns of lists: of two items, and the start, middle and end of more.
func ListPatterns(locale, kind, style string) (list [4]string) {
	l := cldr.Find(locale)
	name := map[string]string{"disjunction": "or", "unit": "unit"}[kind]
	if name == "" {
		name = "standard"
	}
	for i, part := range []string{"2", "start", "middle", "end"} {
		for _, s := range []string{"-" + style, "-short", ""} {
			if s == "-long" || style == "long" && s != "" {
				continue
			}
			if list[i] = l.Get("texts", "list/"+name+s+"/"+part); list[i] != "" {
				break
			}
		}
		if list[i] == "" {
			list[i] = "{0}, {1}"
		}
	}
	return list
}
