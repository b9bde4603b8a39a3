package format

import (
	"strings"
	"time"
)

// Range formats a range of times, as ICU does: what both have in common is written once where the language has a pattern for that.
func (f *Date) Range(a, b time.Time) Parts {
	g := generatorOf(f.o.Locale, f.o.Calendar)
	s := newSkeleton(f.items)
	own, base := f, *f
	base.items = items(spaces.Replace(g.ranged(&s, f.items)))
	f = &base
	d := f.differs(a, b)
	if d == 0 {
		return own.Parts(a).from("shared")
	}
	hasDate, hasTime := s.mask()&dateFields != 0, s.mask()&timeFields != 0
	switch {
	case strings.IndexByte("GyMd", d) >= 0:
		if hasDate && !hasTime {
			if f.finer(s, d) {
				return own.Parts(a).from("shared")
			}
			p := f.interval(s, d)
			if k := kindOf(d, 1); p == "" && s.n[k.field] == 0 { // the field that differs is named, too
				s.set(k, d, 1)
				p = f.interval(s, d)
			}
			if p != "" {
				return f.halves(items(spaces.Replace(p)), a, b)
			}
		}
		if !hasDate {
			for _, c := range "yMd" {
				s.set(kindOf(byte(c), 1), byte(c), 1)
			}
			whole := *f
			whole.items = items(spaces.Replace(g.ranged(&s, f.items)))
			return f.both(whole.Parts(a), whole.Parts(b))
		}
	case !hasTime:
		return own.Parts(a).from("shared")
	default:
		clock := s
		for i := range fields {
			if dateFields&(1<<i) != 0 {
				clock.drop(i)
			}
		}
		p := f.interval(clock, d)
		if p == "" {
			break
		}
		if !hasDate {
			return f.halves(items(spaces.Replace(p)), a, b)
		}
		date := *f
		day := s
		for i := range fields {
			if timeFields&(1<<i) != 0 {
				day.drop(i)
			}
		}
		date.items = items(spaces.Replace(g.pattern(&day, false)))
		return fillParts(unquoted(f.l.Get("dates", "dateTimeFormats/medium")), "literal", f.halves(items(spaces.Replace(p)), a, b), date.Parts(a).from("shared")).shared()
	}
	return f.both(f.Parts(a), f.Parts(b))
}

// ranged is the pattern of a skeleton, with the hours that another pattern has.
func (g *generator) ranged(s *skeleton, list []item) string {
	p := g.pattern(s, false)
	for _, it := range list {
		if it.letter != 0 && strings.IndexByte("hHkK", it.letter) >= 0 {
			return withHour(p, it.letter)
		}
	}
	return p
}

// finer reports whether a field is smaller than all that a skeleton has.
func (f *Date) finer(s skeleton, d byte) bool {
	order := map[byte]int{'G': 0, 'y': 1, 'M': 2, 'd': 3}
	least := -1
	for field, at := range map[int]int{fEra: 0, fYear: 1, fMonth: 2, fDay: 3, fWeekday: 3} {
		if s.n[field] > 0 {
			least = max(least, at)
		}
	}
	return order[d] > least
}

// unquoted is a pattern of dates and times without quotes.
func unquoted(p string) string { return strings.ReplaceAll(p, "'", "") }

// shared marks parts without a source as shared by both dates.
func (p Parts) shared() Parts {
	for i := range p {
		if p[i].Source == "" {
			p[i].Source = "shared"
		}
	}
	return p
}

func (f *Date) both(a, b Parts) Parts {
	return fillParts(spaces.Replace(interval(f.l, f.o.Calendar, "intervalFormatFallback")), "literal", a.from("startRange"), b.from("endRange")).shared()
}

// differs is the largest field in which two times differ, of those that the format shows; 0: none.
func (f *Date) differs(a, b time.Time) byte {
	s := newSkeleton(f.items)
	clock := s.mask()&timeFields != 0
	ya, ma, da, ea := f.civil(a)
	yb, mb, db, eb := f.civil(b)
	switch {
	case ea != eb:
		return 'G'
	case ya != yb:
		return 'y'
	case ma != mb:
		return 'M'
	case da != db:
		return 'd'
	case !clock:
		return 0
	case a.Hour()/12 != b.Hour()/12:
		return 'a'
	case a.Hour() != b.Hour():
		return 'h'
	case a.Minute() != b.Minute() && s.n[fMinute] > 0:
		return 'm'
	case a.Second() != b.Second() && s.n[fSecond] > 0, a.Nanosecond() != b.Nanosecond() && s.n[fFraction] > 0:
		return 's'
	}
	return 0
}

// interval returns the pattern of ranges for a skeleton that differ in a field, or "" if the locale has none.
func (f *Date) interval(s skeleton, d byte) string {
	if c := s.letter[fWeekday]; s.letter[fMonth] == 'L' || c == 'c' || c == 'e' {
		return "" // names that stand alone
	}
	if s.letter[fDayPeriod] == 'a' {
		s.drop(fDayPeriod)
	}
	for f := range fields { // numbers are of any width
		if k := kindOf(s.letter[f], 1); s.typ[f] > 0 && f != fYear {
			s.set(k, k.letter, 1)
		}
	}
	zone := s.letter[fZone]
	if zone == 'z' {
		s.set(kindOf('v', s.n[fZone]), 'v', s.n[fZone])
	}
	bestName, nearest := "", 1<<30
	var bestSkeleton skeleton
	for _, x := range generatorOf(f.o.Locale, f.o.Calendar).intervals {
		if x.skeleton.mask() != s.mask() {
			continue
		}
		if dist, _ := s.distance(&x.skeleton, s.mask()); dist < nearest {
			bestName, nearest, bestSkeleton = x.pattern, dist, x.skeleton
		}
	}
	if bestName == "" {
		return ""
	}
	keys := []string{string(d)}
	if s.letter[fHour] == 'H' || s.letter[fHour] == 'k' {
		if d == 'a' || d == 'h' {
			keys = []string{"H"}
		}
	} else if d == 'a' && s.letter[fDayPeriod] == 'B' {
		keys = []string{"B"}
	}
	p := ""
	for _, k := range keys {
		if p = interval(f.l, f.o.Calendar, bestName+"/"+k); p != "" {
			break
		}
	}
	if p == "" {
		return ""
	}
	list := items(p)
	for i := range list {
		it := &list[i]
		k := kindOf(it.letter, it.n)
		if it.letter == 0 || k == nil || s.typ[k.field] == 0 {
			continue
		}
		if it.n == bestSkeleton.n[k.field] || k.field == fMonth && it.n < s.n[k.field] || k.field == fWeekday && it.n < s.n[k.field] {
			if it.n != s.n[k.field] && !(k.field == fMonth && it.n >= 3 != (s.n[k.field] >= 3)) {
				it.n = s.n[k.field]
			}
		}
		if k.field == fZone {
			it.letter = zone
		}
	}
	return joined(list)
}

// halves formats a pattern of ranges: the first fields are a's, and from the first that comes again b's.
func (f *Date) halves(list []item, a, b time.Time) (out Parts) {
	seen := [fields]bool{}
	second := len(list)
	for i, it := range list {
		k := kindOf(it.letter, it.n)
		if it.letter == 0 || k == nil {
			continue
		}
		if seen[k.field] {
			second = i
			break
		}
		seen[k.field] = true
	}
	twice := [fields]bool{}
	for _, it := range list[second:] {
		if k := kindOf(it.letter, it.n); it.letter != 0 && k != nil && seen[k.field] {
			twice[k.field] = true
		}
	}
	span := func(from, to int) (first, last int) {
		first, last = -1, -1
		for i := from; i < to; i++ {
			if k := kindOf(list[i].letter, list[i].n); list[i].letter != 0 && k != nil && twice[k.field] {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		return first, last
	}
	a1, a2 := span(0, second)
	b1, b2 := span(second, len(list))
	for i := range list {
		var p Parts
		t, source := a, "shared"
		if i >= second {
			t = b
		}
		if i >= a1 && i <= a2 {
			source = "startRange"
		} else if i >= b1 && i <= b2 {
			source = "endRange"
		}
		f.write(&p, &list[i], t)
		out = append(out, p.from(source)...)
	}
	return out
}
