package format

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// unitPatterns are a unit's, by plural category.
type unitPatterns map[string]string

var pluralCategories = []string{"zero", "one", "two", "few", "many", "other"}

// newUnitPatterns puts a unit's patterns together: CLDR's own, or the patterns of the two units beside -per- (UTS 35 part 2, 6.5).
func newUnitPatterns(l *cldr.Locale, unit, display string) unitPatterns {
	get := func(unit, name string) string {
		for _, length := range lengths(display) {
			if v := l.Get("units", length+"/"+unit+"/"+name); v != "" {
				return v
			}
		}
		return ""
	}
	of := func(unit string) unitPatterns {
		u := unitPatterns{}
		for _, c := range pluralCategories {
			if v := get(unit, c); v != "" {
				u[c] = v
			}
		}
		return u
	}
	u := of(unit)
	if len(u) > 0 {
		return u
	}
	first, second, ok := strings.Cut(unit, "-per-")
	if !ok {
		return unitPatterns{"other": "{0} " + unit}
	}
	u = of(first)
	per := get(second, "per")
	for c, p := range u {
		if per != "" {
			u[c] = fill(per, p)
			continue
		}
		second := strings.TrimSpace(strings.ReplaceAll(of(second)["one"], "{0}", ""))
		if second == "" {
			second = strings.TrimFunc(strings.ReplaceAll(of(strings.TrimPrefix(unit, first+"-per-"))["other"], "{0}", ""), unicode.IsSpace)
		}
		u[c] = fill(perPattern(l, display), p, second)
	}
	return u
}

// lengths are the displays in which a unit's pattern is looked for.
func lengths(display string) []string {
	switch display {
	case "long":
		return []string{"long", "short"}
	case "narrow":
		return []string{"narrow", "short"}
	}
	return []string{"short"}
}

func perPattern(l *cldr.Locale, display string) string {
	for _, length := range lengths(display) {
		if v := l.Get("units", length+"/per"); v != "" {
			return v
		}
	}
	return "{0}/{1}"
}

// around puts a unit's pattern around a number.
func (u unitPatterns) around(number Parts, category, percent string) (out Parts) {
	p, ok := u[category]
	if !ok {
		p = u["other"]
	}
	before, after, counted := strings.Cut(p, "{0}") // Arabic has one day and two days without a number
	if !counted {
		number = nil
	}
	text := func(s string) {
		inner := strings.TrimFunc(s, blank)
		if inner == "" {
			out.add("literal", s)
			return
		}
		i := strings.Index(s, inner)
		out.add("literal", s[:i])
		kind := "unit"
		if inner == percent || inner == "%" {
			kind = "percentSign"
		}
		out.add(kind, inner)
		out.add("literal", s[i+len(inner):])
	}
	text(before)
	out = append(out, number...)
	text(after)
	return out
}

// simpleUnits are those that ECMA-402 allows (6.6.2).
var simpleUnits = strings.Fields("acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare hour inch kilobit kilobyte kilogram kilometer liter megabit megabyte " +
	"meter microsecond mile mile-scandinavian milliliter millimeter millisecond minute month nanosecond ounce percent petabyte pound second stone terabit terabyte week yard year")

// Unit reports whether a unit is one of those that ECMA-402 allows, or two of them with -per- between.
func Unit(name string) bool {
	a, b, ok := strings.Cut(name, "-per-")
	return slices.Contains(simpleUnits, a) && (!ok || slices.Contains(simpleUnits, b))
}
