package format

import (
	"slices"
	"strings"
	"sync"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

var (
	styles       = []string{"full", "long", "medium", "short"}
	appendNames  = map[int]string{fEra: "Era", fYear: "Year", fMonth: "Month", fWeekday: "Day-Of-Week", fDay: "Day", fHour: "Hour", fMinute: "Minute", fSecond: "Second", fZone: "Timezone"}
	displayNames = map[int]string{fEra: "era", fYear: "year", fMonth: "month", fWeekday: "weekday", fDay: "day", fHour: "hour", fMinute: "minute", fSecond: "second", fZone: "zone"}
)

// maxGenerators bounds the languages whose patterns are kept: one takes some 40 KB.
const maxGenerators = 32

var generators struct {
	sync.Mutex
	kept map[string]*generator
}

// generatorOf returns the patterns of a locale and calendar.
func generatorOf(locale, calendar string) *generator {
	key := locale + " " + calendar
	generators.Lock()
	defer generators.Unlock()
	g := generators.kept[key]
	if g == nil {
		if generators.kept == nil || len(generators.kept) >= maxGenerators {
			generators.kept = map[string]*generator{}
		}
		g = newGenerator(locale, calendar)
		generators.kept[key] = g
	}
	return g
}

func newGenerator(locale, calendar string) *generator {
	l := cldr.Find(locale)
	g := &generator{decimal: newSymbols(l, resolved(locale, nil).NU, false).decimal}
	h := hours(locale)
	g.defaultHour, g.twelve, g.whole = h[0][0], 'h', 'H'
	for _, list := range [][]string{h[1:], h[:1]} {
		for i := len(list) - 1; i >= 0; i-- { // the first of each kind, the preferred one before all
			switch c := list[i][0]; {
			case len(list[i]) > 1:
			case c == 'h' || c == 'K':
				g.twelve = c
			default:
				g.whole = c
			}
		}
	}
	for _, p := range []string{"G", "y", "M", "E", "d", "a", "H", "m", "s", "S", "v"} {
		g.add(p, "", false)
	}
	for _, s := range styles {
		g.add(dateStyle(l, calendar, s), "", false)
		g.add(timeStyle(l, s), "", false)
	}
	for _, set := range patternSets(l, calendar) {
		for _, k := range l.Keys(set.section, set.prefix+"a/") {
			if name := k[strings.LastIndexByte(k, '/')+1:]; set.all || name[0] != 'G' && name[0] != 'y' {
				g.add(l.Get(set.section, k), name, true)
			}
		}
		g.addIntervals(l, set)
	}
	slices.SortStableFunc(g.list, func(a, b available) int { return int(a.skeleton.first()) - int(b.skeleton.first()) })
	for i, s := range styles {
		if g.glue[i] = l.Get("dates", "atTime/"+s); g.glue[i] == "" {
			g.glue[i] = l.Get("dates", "dateTimeFormats/"+s)
		}
	}
	for f := range fields {
		if g.appendItems[f] = l.Get("dates", "append/"+appendNames[f]); g.appendItems[f] == "" {
			g.appendItems[f] = "{0} {1}"
		}
		g.names[f] = l.Get("texts", "field/"+displayNames[f]+"/displayName")
	}
	return g
}

// first is the letter of the first field.
func (s *skeleton) first() byte {
	for _, c := range s.letter {
		if c != 0 {
			return c
		}
	}
	return 0
}

// base is the skeleton's types without the widths of numbers.
func (s *skeleton) base() [fields]int {
	b := s.typ
	for f := range b {
		if b[f] > 0 {
			b[f] -= s.n[f]
		}
	}
	return b
}

// add takes a pattern. One that CLDR names a skeleton for replaces one of a style with the same fields.
func (g *generator) add(pattern, name string, specified bool) {
	if pattern == "" {
		return
	}
	s := newSkeleton(items(pattern))
	if specified {
		s = newSkeleton(items(name))
	}
	for i := range g.list {
		switch old := &g.list[i]; {
		case old.skeleton.typ == s.typ:
			if specified && !old.specified {
				*old = available{s, specified, pattern}
			}
			return
		case !specified && old.skeleton.base() == s.base():
			return // of styles with the same fields the longest
		}
	}
	g.list = append(g.list, available{s, specified, pattern})
}

// patternSet is where patterns are: all of them, or those without a year.
type patternSet struct {
	section, prefix string
	all             bool
}

// patternSets are where a calendar's patterns are: the language's own, where it is its calendar, before the generic ones.
func patternSets(l *cldr.Locale, calendar string) []patternSet {
	switch {
	case calendar == "gregory":
		return []patternSet{{"dates", "", true}}
	case l.Get("calendars", calendar+"/dateFormats/full") != "":
		return []patternSet{{"calendars", calendar + "/", true}}
	}
	return []patternSet{{"dates", "generic/", true}, {"dates", "", false}}
}

func (g *generator) addIntervals(l *cldr.Locale, set patternSet) {
	for _, k := range l.Keys(set.section, set.prefix+"i/") {
		name, _, ok := strings.Cut(k[len(set.prefix)+2:], "/")
		if n := len(g.intervals); !ok || n > 0 && g.intervals[n-1].pattern == name {
			continue
		}
		x := newSkeleton(items(name))
		if x.letter[fDayPeriod] == 'a' {
			x.drop(fDayPeriod)
		}
		g.intervals = append(g.intervals, available{skeleton: x, pattern: name})
	}
}

// interval is a pattern of ranges by its name.
func interval(l *cldr.Locale, calendar, name string) string {
	for _, set := range patternSets(l, calendar) {
		if v := l.Get(set.section, set.prefix+"i/"+name); v != "" {
			return v
		}
	}
	return ""
}

func dateStyle(l *cldr.Locale, calendar, style string) string {
	for _, set := range patternSets(l, calendar) {
		for _, key := range []string{set.prefix + "dateFormats/" + style, set.prefix + "dateFormats/" + style + "/_value"} {
			if v := l.Get(set.section, key); v != "" && set.all {
				return v
			}
		}
	}
	return ""
}

func timeStyle(l *cldr.Locale, style string) string { return l.Get("dates", "timeFormats/"+style) }
