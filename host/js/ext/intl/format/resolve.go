package format

// The locale that a formatter gets, and what is known of locales (ECMA-402, 9.2 and 15).

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// fallback is the locale of those who ask for none, or for none that there is.
const fallback = "en-US"

// Resolved is the result of a request for a locale.
type Resolved struct {
	Locale string            `json:"locale"` // without extensions
	NU     string            `json:"nu"`     // its numbering system
	HC     string            `json:"hc"`     // its hour cycle
	CA     string            `json:"ca"`     // its calendar
	Keys   map[string]string `json:"keys"`   // of the tag's extension u those that are understood

	Calendar string `json:"-"` // the tag's, if it is missing
}

// Resolve returns the first of some canonical tags, separated by spaces, that has data. If no tag has, missing is the first one's language.
func Resolve(tags string) (r Resolved, missing string) {
	if tags == "" {
		return Resolved{Locale: fallback, NU: "latn", HC: "h12", CA: "gregory", Keys: map[string]string{}}, ""
	}
	for tag := range strings.FieldsSeq(tags) {
		if len(tag) > cldr.MaxTag {
			continue
		}
		t, _ := cldr.Parse(tag)
		if name := supported(t); name != "" {
			return resolved(name, t.Keys), ""
		}
		if missing == "" {
			missing = t.Language
		}
	}
	r, _ = Resolve("")
	return r, missing
}

// supported returns the longest beginning of a tag that names a known locale, or "" if no beginning does.
func supported(t cldr.Tag) string {
	for base := t.Base(); base != ""; {
		if cldr.Available(base) {
			return base
		}
		i := strings.LastIndexByte(base, '-')
		if i < 0 {
			break
		}
		base = base[:i]
	}
	return ""
}

// Supported reports whether a canonical tag's language has data.
func Supported(tag string) bool {
	t, ok := cldr.Parse(tag)
	return ok && supported(t) != ""
}

func resolved(name string, keys map[string]string) Resolved {
	l := cldr.Find(name)
	r := Resolved{Locale: name, NU: l.Get("numbers", "defaultNumberingSystem"), HC: HourCycle(name), CA: calendars(name)[0], Keys: map[string]string{}}
	if r.NU == "" {
		r.NU = "latn"
	}
	if !slices.Contains(Calendars, r.CA) {
		r.CA = "gregory"
	}
	for k, v := range keys {
		switch k {
		case "nu":
			if !Digits(v) {
				continue
			}
		case "ca":
			if Missing(v) {
				r.Calendar = v
			}
			if !slices.Contains(Calendars, v) {
				continue
			}
		case "hc":
			if v != "h11" && v != "h12" && v != "h23" && v != "h24" {
				continue
			}
		case "co", "kn", "kf":
		default:
			continue
		}
		r.Keys[k] = v
	}
	return r
}

// JSON is r as JSON.
func (r Resolved) JSON() string {
	text, _ := json.Marshal(r) // texts only
	return string(text)
}

// Digits reports whether a numbering system has digits.
func Digits(nu string) bool { return cldr.Misc("digits/"+nu) != "" }

var cycles = map[byte]string{'h': "h12", 'H': "h23", 'K': "h11", 'k': "h24"}

// hours is what CLDR knows of a locale's hours: the preferred letter, and those that are usual.
func hours(locale string) []string {
	t, _ := cldr.Parse(locale)
	region := cldr.Region(locale)
	for _, k := range []string{t.Language + "-" + region, region, "001"} {
		if v := cldr.Misc("hours/" + k); v != "" {
			return strings.Fields(v)
		}
	}
	return []string{"H", "H"}
}

// HourCycle is a locale's.
func HourCycle(locale string) string { return cycles[hours(locale)[0][0]] }

func calendars(locale string) (list []string) {
	v := cldr.Misc("calendar/" + cldr.Region(locale))
	if v == "" {
		v = cldr.Misc("calendar/001")
	}
	for c := range strings.FieldsSeq(v) {
		switch c {
		case "gregorian":
			c = "gregory"
		case "ethiopic-amete-alem":
			c = "ethioaa"
		}
		list = append(list, c)
	}
	return list
}

var days = map[string]string{"mon": "1", "tue": "2", "wed": "3", "thu": "4", "fri": "5", "sat": "6", "sun": "7"}

// LocaleInfo returns what Intl.Locale's methods answer for a tag: its calendars, hours, digits, zones, direction or week. Values are
// separated by spaces.
func LocaleInfo(tag, kind string) string {
	t, ok := cldr.Parse(tag)
	if !ok {
		return ""
	}
	base := t.Base()
	switch kind {
	case "calendars":
		return strings.Join(calendars(base), " ")
	case "hours":
		return HourCycle(base)
	case "digits":
		return resolved(base, nil).NU
	case "direction":
		if cldr.Find(base).Get("texts", "layout/characterOrder") == "right-to-left" {
			return "rtl"
		}
		return "ltr"
	case "zones":
		return strings.Join(zonesOf(cldr.Region(base)), " ")
	case "week":
		region := cldr.Region(base)
		get := func(kind string) string {
			if v := cldr.Misc(kind + "/" + region); v != "" {
				return v
			}
			return cldr.Misc(kind + "/001")
		}
		list := []string{days[get("firstDay")]}
		end := days[get("weekendEnd")]
		for d := days[get("weekendStart")]; d != ""; d = string(d[0]%'7' + 1) {
			if d == "8" || d[0] < '1' {
				d = "1"
			}
			list = append(list, d)
			if d == end || len(list) > 9 {
				break
			}
		}
		return strings.Join(list, " ")
	}
	return ""
}

// regionZones are the time zones of each region, sorted.
var regionZones = sync.OnceValue(func() map[string][]string {
	zones := map[string][]string{}
	for _, name := range cldr.ZoneNames() {
		if id := cldr.Zones("tz/" + name); len(id) == 5 {
			region := strings.ToUpper(id[:2])
			zones[region] = append(zones[region], primary(name))
		}
	}
	for _, list := range zones {
		slices.Sort(list)
	}
	return zones
})

func zonesOf(region string) []string { return regionZones()[region] }

// primary is a zone's name as IANA has it today.
func primary(name string) string {
	if n := cldr.Zones("iana/" + name); n != "" {
		return n
	}
	return name
}

// Values are what Intl.supportedValuesOf answers, separated by spaces; ok is false for a key that there is not.
func Values(key string) (s string, ok bool) {
	var list []string
	switch key {
	case "calendar":
		list = slices.Clone(Calendars)
	case "currency":
		for _, k := range cldr.Find("en").Keys("currencies", "") {
			if code, ok := strings.CutSuffix(k, "/name"); ok {
				list = append(list, code)
			}
		}
	case "numberingSystem":
		list = cldr.MiscKeys("digits/")
	case "timeZone":
		for _, name := range cldr.ZoneNames() {
			if cldr.Zones("zone/"+name) != "" {
				list = append(list, primary(name))
			}
		}
		list = append(list, "UTC")
	case "unit":
		list = slices.Clone(simpleUnits)
	case "collation":
		list = []string{"emoji", "eor"}
	default:
		return "", false
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " "), true
}
