package format

// Skeletons, and the pattern that fits one best (UTS 35 part 4, 2.6.2, as ICU's DateTimePatternGenerator does it).

import (
	"strings"
)

// Fields of dates, in ICU's order.
const (
	fEra = iota
	fYear
	fQuarter
	fMonth
	fWeek
	fWeekOfMonth
	fWeekday
	fDayOfYear
	fWeekdayOfMonth
	fDay
	fDayPeriod
	fHour
	fMinute
	fSecond
	fFraction
	fZone
	fields
)

const (
	dateFields = 1<<fDayPeriod - 1
	timeFields = 1<<fields - 1 - dateFields
)

// kind is what a letter stands for, by its number.
type kind struct {
	letter      byte
	field       int
	value       int
	least, most int // most 0: any number
}

// Types of fields: the nearer two are, the better they fit. Numeric ones are above 0.
const (
	numeric = 0x100
	narrow  = -0x101
	shorter = -0x102
	short   = -0x103
	long    = -0x104
	delta   = 0x10
)

var kinds = []kind{
	{'G', fEra, short, 1, 3}, {'G', fEra, long, 4, 4}, {'G', fEra, narrow, 5, 5},
	{'y', fYear, numeric, 1, 20},
	{'M', fMonth, numeric, 1, 2}, {'M', fMonth, short, 3, 3}, {'M', fMonth, long, 4, 4}, {'M', fMonth, narrow, 5, 5},
	{'L', fMonth, numeric + delta, 1, 2}, {'L', fMonth, short - delta, 3, 3}, {'L', fMonth, long - delta, 4, 4}, {'L', fMonth, narrow - delta, 5, 5},
	{'E', fWeekday, short, 1, 3}, {'E', fWeekday, long, 4, 4}, {'E', fWeekday, narrow, 5, 5}, {'E', fWeekday, shorter, 6, 6},
	{'c', fWeekday, numeric + 2*delta, 1, 2}, {'c', fWeekday, short - 2*delta, 3, 3}, {'c', fWeekday, long - 2*delta, 4, 4}, {'c', fWeekday, narrow - 2*delta, 5, 5},
	{'e', fWeekday, numeric + delta, 1, 2}, {'e', fWeekday, short - delta, 3, 3}, {'e', fWeekday, long - delta, 4, 4}, {'e', fWeekday, narrow - delta, 5, 5},
	{'d', fDay, numeric, 1, 2},
	{'a', fDayPeriod, short, 1, 3}, {'a', fDayPeriod, long, 4, 4}, {'a', fDayPeriod, narrow, 5, 5},
	{'b', fDayPeriod, short - delta, 1, 3}, {'b', fDayPeriod, long - delta, 4, 4}, {'b', fDayPeriod, narrow - delta, 5, 5},
	{'B', fDayPeriod, short - 3*delta, 1, 3}, {'B', fDayPeriod, long - 3*delta, 4, 4}, {'B', fDayPeriod, narrow - 3*delta, 5, 5},
	{'H', fHour, numeric + 10*delta, 1, 2}, {'k', fHour, numeric + 11*delta, 1, 2}, {'h', fHour, numeric, 1, 2}, {'K', fHour, numeric + delta, 1, 2},
	{'m', fMinute, numeric, 1, 2}, {'s', fSecond, numeric, 1, 2}, {'S', fFraction, numeric, 1, 9},
	{'v', fZone, short - 2*delta, 1, 3}, {'v', fZone, long - 2*delta, 4, 4}, {'z', fZone, short, 1, 3}, {'z', fZone, long, 4, 4},
	{'Z', fZone, narrow - delta, 1, 3}, {'Z', fZone, long - delta, 4, 4}, {'O', fZone, short - delta, 1, 3}, {'O', fZone, long - delta, 4, 4},
}

// item is a piece of a pattern: a letter and how often it stands there, or text.
type item struct {
	letter byte // 0: text
	n      int
	text   string
}

func kindOf(letter byte, n int) *kind {
	var last *kind
	for i := range kinds {
		if k := &kinds[i]; k.letter == letter {
			if n <= k.most {
				return k
			}
			last = k
		}
	}
	return last
}

// items takes a pattern apart.
func items(pattern string) (list []item) {
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			list = append(list, item{text: text.String()})
			text.Reset()
		}
	}
	quoted := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\'' && i+1 < len(pattern) && pattern[i+1] == '\'':
			text.WriteByte(c)
			i++
		case c == '\'':
			quoted = !quoted
		case !quoted && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'):
			flush()
			n := 1
			for i+1 < len(pattern) && pattern[i+1] == c {
				n++
				i++
			}
			list = append(list, item{letter: c, n: n})
		default:
			text.WriteByte(c)
		}
	}
	flush()
	return list
}

// joined is the pattern of items.
func joined(list []item) string {
	var b strings.Builder
	for _, it := range list {
		switch {
		case it.letter != 0:
			b.WriteString(strings.Repeat(string(it.letter), it.n))
		case strings.ContainsFunc(it.text, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '\'' }):
			b.WriteString("'" + strings.ReplaceAll(it.text, "'", "''") + "'")
		default:
			b.WriteString(it.text)
		}
	}
	return b.String()
}

// skeleton is what fields a pattern has.
type skeleton struct {
	letter [fields]byte
	n      [fields]int
	typ    [fields]int
}

func newSkeleton(list []item) (s skeleton) {
	for _, it := range list {
		k := kindOf(it.letter, it.n)
		if it.letter == 0 || k == nil {
			continue
		}
		s.set(k, it.letter, it.n)
	}
	if s.n[fMinute] > 0 && s.n[fFraction] > 0 && s.n[fSecond] == 0 {
		s.set(kindOf('s', 1), 's', 1)
	}
	switch s.letter[fHour] {
	case 'h', 'K':
		if s.n[fDayPeriod] == 0 {
			s.set(kindOf('a', 1), 'a', 1)
		}
	case 'H', 'k':
		s.drop(fDayPeriod)
	}
	return s
}

func (s *skeleton) set(k *kind, letter byte, n int) {
	s.letter[k.field], s.n[k.field], s.typ[k.field] = letter, n, k.value
	if k.value > 0 {
		s.typ[k.field] += n
	}
}

func (s *skeleton) drop(f int) { s.letter[f], s.n[f], s.typ[f] = 0, 0, 0 }

func (s *skeleton) mask() (m int) {
	for f, t := range s.typ {
		if t != 0 {
			m |= 1 << f
		}
	}
	return m
}

// distance is how far a pattern's skeleton is from s, of the fields in mask; missing are those that the pattern lacks.
func (s *skeleton) distance(other *skeleton, mask int) (d, missing int) {
	for f := range s.typ {
		mine, its := s.typ[f], other.typ[f]
		if mask&(1<<f) == 0 {
			mine = 0
		}
		switch {
		case mine == its:
		case mine == 0:
			d += 0x10000
		case its == 0:
			d += 0x1000
			missing |= 1 << f
		default:
			d += max(mine-its, its-mine)
		}
	}
	return d, missing
}

// available is a pattern that a language has.
type available struct {
	skeleton  skeleton
	specified bool // by CLDR, not taken from the pattern
	pattern   string
}

// generator makes patterns of a language.
type generator struct {
	intervals          []available // of ranges; pattern is the skeleton's name
	list               []available
	glue               [4]string // full, long, medium, short
	appendItems, names [fields]string
	decimal            string
	defaultHour        byte
	twelve, whole      byte // the letters of hours with and without two halves of the day
}

// best is the pattern that is the nearest.
func (g *generator) best(s *skeleton, mask int) (a *available, missing int) {
	nearest, lacks := 1<<30, -1
	for i := range g.list {
		d, m := s.distance(&g.list[i].skeleton, mask)
		if d < nearest || d == nearest && lacks < m {
			nearest, lacks, a = d, m, &g.list[i]
			if d == 0 {
				break
			}
		}
	}
	return a, lacks
}

// pattern is the pattern for a skeleton; with hours of its width, or of the pattern's own.
func (g *generator) pattern(s *skeleton, hours bool) string {
	mask := s.mask()
	a, missing := g.best(s, mask)
	if d, _ := s.distance(&a.skeleton, mask); missing == 0 && d < 0x1000 {
		return g.adjusted(s, a, hours, false)
	}
	date, time := g.appending(s, mask&dateFields, hours), g.appending(s, mask&timeFields, hours)
	switch {
	case date == "":
		return time
	case time == "":
		return date
	}
	style := 3
	switch s.n[fMonth] {
	case 4:
		style = 1
		if s.n[fWeekday] > 0 {
			style = 0
		}
	case 3:
		style = 2
	}
	return fill(g.glue[style], time, date)
}

// appending makes a pattern of several, if it must.
func (g *generator) appending(s *skeleton, mask int, hours bool) string {
	if mask == 0 {
		return ""
	}
	a, missing := g.best(s, mask)
	out := g.adjusted(s, a, hours, false)
	last := 0
	for missing != 0 {
		if last == missing {
			break // nothing fits
		}
		if missing&(1<<fSecond|1<<fFraction) == 1<<fFraction && mask&(1<<fSecond) != 0 {
			out = g.adjusted(s, &available{a.skeleton, a.specified, out}, hours, true)
			missing &^= 1 << fFraction
			continue
		}
		start := missing
		a, missing = g.best(s, start)
		more := g.adjusted(s, a, hours, false)
		found := start &^ missing
		top := 0
		for f := range fields {
			if found&(1<<f) != 0 {
				top = f
			}
		}
		out = fill(g.appendItems[top], out, more, "'"+strings.ReplaceAll(g.names[top], "'", "''")+"'")
		last = start
	}
	return out
}

// adjusted is a pattern with the widths of fields that a skeleton asks for.
func (g *generator) adjusted(s *skeleton, a *available, hours, fraction bool) string {
	list := items(a.pattern)
	for i := range list {
		it := &list[i]
		k := kindOf(it.letter, it.n)
		if it.letter == 0 || k == nil {
			continue
		}
		if fraction && k.field == fSecond {
			it.text = g.decimal + strings.Repeat("S", s.n[fFraction])
			continue
		}
		if s.typ[k.field] == 0 {
			continue
		}
		asked, n := s.letter[k.field], s.n[k.field]
		if asked == 'E' && n < 3 {
			n = 3
		}
		if k.field == fMinute || k.field == fSecond || k.field == fHour && !hours {
			n = it.n // the pattern's
		} else if a.specified && asked != 'c' && asked != 'e' {
			had := a.skeleton.n[k.field]
			if had == n || (k.value > 0) != (s.typ[k.field] > 0) {
				n = it.n
			}
		}
		if k.field != fHour && k.field != fMonth && k.field != fWeekday && k.field != fYear {
			it.letter = asked
		}
		if it.letter == 'E' && n < 3 {
			it.letter = 'e'
		}
		if k.field == fHour && asked == g.defaultHour {
			it.letter = asked
		}
		it.n = n
	}
	if !fraction {
		return joined(list)
	}
	return withFraction(list)
}

// withFraction is the pattern of items, those with a letter and text followed by the text.
func withFraction(list []item) string {
	var b strings.Builder
	for _, it := range list {
		if it.letter != 0 && it.text != "" {
			b.WriteString(strings.Repeat(string(it.letter), it.n) + it.text)
			continue
		}
		b.WriteString(joined([]item{it}))
	}
	return b.String()
}
