package cldr

import (
	"slices"
	"strings"
	"sync"
)

// Locale has the data of one language, script and region.
type Locale struct {
	// Name is the tag that the data goes by, of CLDR's locales. It may be shorter than the tag that was looked for.
	Name  string
	chain []string // Name, its parent and so on, and und
}

// available are CLDR's locales, with data of their own or their parent's.
var available = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for l := range strings.FieldsSeq(pairs("+misc")["locales"]) {
		set[l] = true
	}
	return set
})

// defaults are the locales that CLDR has no data for, as their parents' are theirs: de-DE.
var defaults = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for l := range strings.FieldsSeq(pairs("+misc")["default"]) {
		set[l] = true
	}
	return set
})

// Available reports whether a tag of language, script and region is a locale of CLDR's: de, de-AT, zh-Hant-TW, and zh-TW, which is
// short for it.
func Available(tag string) bool {
	if tag == "und" {
		return false
	}
	if available()[tag] || defaults()[tag] {
		return true
	}
	t, ok := Parse(tag)
	if !ok || t.Script != "" || t.Region == "" || len(t.Variants) > 0 {
		return false
	}
	m := t.Maximize()
	long := m.Language + "-" + m.Script + "-" + m.Region
	return available()[long] || defaults()[long]
}

// Find returns the locale whose data a tag gets: its own, or the nearest parent's; the root's for a tag that is not known.
func Find(tag string) *Locale {
	set := available()
	t, ok := Parse(tag)
	if !ok {
		return &Locale{"und", []string{"und"}}
	}
	name := ""
	m := t.Maximize()
	base := Tag{Language: t.Language}.Maximize()
	for _, c := range []string{join(t.Language, t.Script, t.Region), join(m.Language, m.Script, m.Region), join(m.Language, "", m.Region), join(m.Language, m.Script, ""), m.Language} {
		if !set[c] || strings.Count(c, "-") < 2 && m.Script != base.Script && !strings.Contains(c, m.Script) {
			continue // of another script
		}
		name = c
		break
	}
	if name == "" {
		name = "und"
	}
	l := &Locale{Name: name}
	for name != "und" {
		if set[name] {
			l.chain = append(l.chain, name)
		}
		name = parent(name)
	}
	l.chain = append(l.chain, "und")
	return l
}

func parent(name string) string {
	if p, ok := pairs("+misc")["parent/"+name]; ok {
		return p
	}
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		return name[:i]
	}
	return "und"
}

func join(language, script, region string) string {
	if script != "" {
		language += "-" + script
	}
	if region != "" {
		language += "-" + region
	}
	return language
}

// Get returns a value of a section, or "" if it is not set.
func (l *Locale) Get(section, key string) string {
	v, _ := l.Lookup(section, key)
	return v
}

// Markers of values that are not set (gen/writer.go).
const (
	empty  = "\x01"
	absent = "\x02"
)

// Lookup returns a value of a section, and whether there is one: it may be empty.
func (l *Locale) Lookup(section, key string) (string, bool) {
	for _, name := range l.chain {
		language, _, _ := strings.Cut(name, "-")
		keys, g := table(section, language)
		i, ok := keys[key]
		if !ok {
			return "", false
		}
		r, ok := g[name]
		if !ok {
			continue
		}
		switch v := r.at(i); v {
		case "":
		case empty:
			return "", true
		case absent:
			return "", false
		default:
			return v, true
		}
	}
	return "", false
}

// Keys returns the keys of a section that begin with prefix, and for which the locale has a value, sorted.
func (l *Locale) Keys(section, prefix string) (list []string) {
	keys, _ := table(section, "und")
	for k := range keys {
		if strings.HasPrefix(k, prefix) {
			if _, ok := l.Lookup(section, k); ok {
				list = append(list, k)
			}
		}
	}
	slices.Sort(list)
	return list
}

// Region returns the region that a tag means: its own, or the likely one.
func Region(tag string) string {
	t, _ := Parse(tag)
	if t.Region != "" {
		return t.Region
	}
	return t.Maximize().Region
}

// Misc returns a value that belongs to no locale: digits/arab, fraction/JPY, hours/DE, calendar/TH, firstDay/DE, ... (gen/supplemental.go).
func Misc(key string) string { return pairs("+misc")[key] }

// Zones returns what is known of the names of time zones: zone/Europe/Berlin, alias/Asia/Kolkata, golden/Europe_Central/001.
func Zones(key string) string { return pairs("+zones")[key] }

// MiscKeys returns the keys of Misc that begin with prefix, without it, sorted.
func MiscKeys(prefix string) (list []string) {
	for k := range pairs("+misc") {
		if k, ok := strings.CutPrefix(k, prefix); ok {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return list
}

// ZoneNames returns the names of time zones that CLDR knows, without their other names, sorted.
func ZoneNames() (list []string) {
	for k := range pairs("+zones") {
		if name, ok := strings.CutPrefix(k, "tz/"); ok {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}
