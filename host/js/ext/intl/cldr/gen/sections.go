package main

// Which of CLDR's values are kept, and by which names.

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// part is a file of a locale: the values below path, by a short name.
type part struct {
	file, prefix string
	path         []string
	name         func(string) string
	only         string // the locale that it is kept for; "": all
}

// sections are the tables of a locale, which are read apart.
var sections = map[string][]part{
	"numbers":    {{"cldr-numbers-full/numbers.json", "", []string{"numbers"}, numbers, ""}},
	"currencies": {{"cldr-numbers-full/currencies.json", "", []string{"numbers", "currencies"}, currencies, ""}},
	"units":      {{"cldr-units-full/units.json", "", []string{"units"}, units, ""}},
	"texts": {
		{"cldr-misc-full/listPatterns.json", "list/", []string{"listPatterns"}, lists, ""},
		{"cldr-dates-full/dateFields.json", "field/", []string{"dates", "fields"}, fields, ""},
		{"cldr-misc-full/layout.json", "layout/", []string{"layout", "orientation"}, lists, ""},
		{"cldr-misc-full/contextTransforms.json", "context/", []string{"contextTransforms"}, alone, ""},
	},
	"dates": {
		{"cldr-dates-full/ca-gregorian.json", "", []string{"dates", "calendars", "gregorian"}, dates, ""},
		{"cldr-dates-full/ca-generic.json", "generic/", []string{"dates", "calendars", "generic"}, generic, ""},
	},
	"calendars": {
		{"cldr-cal-buddhist-full/ca-buddhist.json", "buddhist/", []string{"dates", "calendars", "buddhist"}, eras, ""},
		{"cldr-cal-persian-full/ca-persian.json", "persian/", []string{"dates", "calendars", "persian"}, erasAndMonths, ""},
		{"cldr-cal-buddhist-full/ca-buddhist.json", "buddhist/", []string{"dates", "calendars", "buddhist"}, patterns, "th"},
		{"cldr-cal-persian-full/ca-persian.json", "persian/", []string{"dates", "calendars", "persian"}, patterns, "fa"},
	},
	"zones": {{"cldr-dates-full/timeZoneNames.json", "", []string{"dates", "timeZoneNames"}, zones, ""}},
	"names": {
		{"cldr-localenames-full/languages.json", "l/", []string{"localeDisplayNames", "languages"}, short, ""},
		{"cldr-localenames-full/territories.json", "r/", []string{"localeDisplayNames", "territories"}, short, ""},
		{"cldr-localenames-full/scripts.json", "s/", []string{"localeDisplayNames", "scripts"}, short, ""},
		{"cldr-localenames-full/localeDisplayNames.json", "", []string{"localeDisplayNames"}, displayNames, ""},
	},
}

// section is a section of a locale, by the names of its values.
func (s source) section(name, locale string) (map[string]string, error) {
	out := map[string]string{}
	for _, p := range sections[name] {
		if p.only != "" && p.only != locale {
			continue
		}
		pkg, file, _ := strings.Cut(p.file, "/")
		o, err := s.read(pkg, "main", locale, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue // the root and some regions have no names of their own
		}
		if err != nil {
			return nil, err
		}
		flatten(out, "", at(o, append([]string{"main", locale}, p.path...)...), func(path string) string {
			if path = p.name(path); path != "" {
				path = p.prefix + path
			}
			return path
		})
	}
	return out, nil
}

var replaceNumbers = strings.NewReplacer("-numberSystem-", "/", "Formats", "", "decimalFormat/", "", "currencySpacing/", "", "standard-alphaNextToNumber", "alpha", "accounting-alphaNextToNumber", "accountingAlpha", "-count-", "/", "short/standard", "short", "miscPatterns", "misc")

func numbers(path string) string {
	for _, part := range []string{"minimalPairs", "rational", "noCurrency", "currencyPatternAppendISO", "Match", "short/standard/alt", "atLeast", "atMost", "perMille", "symbols-numberSystem-latn/list", "/list", "superscriptingExponent", "timeSeparator", "alphaNextToNumber-count"} {
		if strings.Contains(path, part) {
			return ""
		}
	}
	if strings.HasPrefix(path, "currencyFormats") && strings.Contains(path, "alphaNextToNumber") && strings.Contains(path, "count") {
		return ""
	}
	return replaceNumbers.Replace(path)
}

func currencies(path string) string {
	if strings.Contains(path, "alt-formal") || strings.Contains(path, "alt-variant") {
		return ""
	}
	return strings.NewReplacer("displayName-count-", "", "displayName", "name", "symbol-alt-narrow", "narrow").Replace(path)
}

// simple are the units of ECMA-402 (6.6.2), and what of CLDR is made of two of them.
var simple = []string{"acre", "bit", "byte", "celsius", "centimeter", "day", "degree", "fahrenheit", "fluid-ounce", "foot", "gallon", "gigabit", "gigabyte", "gram", "hectare", "hour", "inch", "kilobit", "kilobyte", "kilogram", "kilometer", "liter", "megabit", "megabyte", "meter", "microsecond", "mile", "mile-scandinavian", "milliliter", "millimeter", "millisecond", "minute", "month", "nanosecond", "ounce", "percent", "petabyte", "pound", "second", "stone", "terabit", "terabyte", "week", "yard", "year",
	"kilometer-per-hour", "mile-per-hour", "meter-per-second", "liter-per-kilometer", "mile-per-gallon"}

var unitPath = regexp.MustCompile(`^(long|short|narrow)/[a-z]+-([a-z-]+)/(unitPattern-count-([a-z]+)|perUnitPattern)$`)

func units(path string) string {
	if m := unitPath.FindStringSubmatch(path); m != nil && slices.Contains(simple, m[2]) {
		if m[4] == "" {
			m[4] = "per"
		}
		return m[1] + "/" + m[2] + "/" + m[4]
	}
	if strings.HasSuffix(path, "/per/compoundUnitPattern") {
		return strings.TrimSuffix(path, "/compoundUnitPattern")
	}
	return ""
}

func lists(path string) string { return strings.TrimPrefix(path, "listPattern-type-") }

// alone are the kinds of names that begin with a capital where they stand alone.
func alone(path string) string {
	if kind, ok := strings.CutSuffix(path, "/stand-alone"); ok {
		return kind
	}
	return ""
}

var fieldPath = regexp.MustCompile(`^(second|minute|hour|day|week|month|quarter|year)(-short|-narrow)?/rel`)

func fields(path string) string {
	if !fieldPath.MatchString(path) && !strings.HasSuffix(path, "/displayName") {
		return ""
	}
	if strings.HasSuffix(path, "/displayName") && strings.ContainsAny(path, "OT") {
		return ""
	}
	return strings.NewReplacer("relative-type-", "", "relativeTime-type-", "", "relativeTimePattern-count-", "").Replace(path)
}

var datePrefixes = regexp.MustCompile(`^(months|days|dayPeriods|eras|dateFormats|timeFormats|dateTimeFormats|dateTimeFormats-atTime/standard)/`)

func dates(path string) string {
	if !datePrefixes.MatchString(path) || regexp.MustCompile(`count|Q|W|/yw|alt-ascii|_numbers|days/.*/short/`).MatchString(path) || strings.Contains(path, "eras") && strings.HasSuffix(path, "variant") {
		return ""
	}
	return strings.NewReplacer("dateTimeFormats-atTime/standard", "atTime", "dateTimeFormats/availableFormats/", "a/", "dateTimeFormats/intervalFormats/", "i/", "dateTimeFormats/appendItems/", "append/").Replace(path)
}

// generic are the patterns of the calendars beside gregorian.
func generic(path string) string {
	if regexp.MustCompile(`^dateFormats/`).MatchString(path) || regexp.MustCompile(`^dateTimeFormats/availableFormats/G`).MatchString(path) || regexp.MustCompile(`^dateTimeFormats/availableFormats/y`).MatchString(path) {
		return dates(path)
	}
	return ""
}

func eras(path string) string {
	if strings.HasPrefix(path, "eras/era") {
		return path
	}
	return ""
}

// patterns selects the patterns of dates: for the languages whose own calendar it is, since others have the generic ones.
func patterns(path string) string {
	if strings.HasPrefix(path, "dateFormats/") || strings.HasPrefix(path, "dateTimeFormats/availableFormats/") || strings.HasPrefix(path, "dateTimeFormats/intervalFormats/") {
		return dates(path)
	}
	return ""
}

func erasAndMonths(path string) string {
	if strings.HasPrefix(path, "months/") {
		return path
	}
	return eras(path)
}

func zones(path string) string {
	if strings.HasSuffix(path, "_type") || strings.HasPrefix(path, "gmtUnknown") {
		return ""
	}
	return strings.NewReplacer("metazone/", "m/", "zone/", "z/", "/exemplarCity", "", "regionFormat-type-", "region/", "standard", "s", "daylight", "d", "generic", "g").Replace(path)
}

// short leaves out all other forms of a name but the short one.
func short(path string) string {
	if strings.Contains(path, "alt") && !strings.Contains(path, "alt-short") {
		return ""
	}
	return path
}

func displayNames(path string) string {
	if strings.HasPrefix(path, "localeDisplayPattern") || strings.HasPrefix(path, "types/calendar/") {
		return path
	}
	return ""
}
