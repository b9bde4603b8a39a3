package format

// Dates (ECMA-402, 11; UTS 35 part 4).

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// DateOptions are resolved options of Intl.DateTimeFormat. HourCycle and Hour12 are unset where they are the language's.
type DateOptions struct {
	Locale, Calendar, NumberingSystem, TimeZone, HourCycle                                              string
	Weekday, Era, Year, Month, Day, DayPeriod, Hour, Minute, Second, TimeZoneName, DateStyle, TimeStyle string

	Hour12                 *bool
	FractionalSecondDigits int
}

// Date formats dates. It does not change once it is made.
type Date struct {
	o       DateOptions
	l       *cldr.Locale
	s       symbols
	zone    *time.Location
	pattern string
	items   []item
}

// NewDate makes a format.
func NewDate(o DateOptions) *Date {
	if o.NumberingSystem == "" {
		o.NumberingSystem = "latn"
	}
	if !slices.Contains(Calendars, o.Calendar) {
		o.Calendar = "gregory"
	}
	l := cldr.Find(o.Locale)
	f := &Date{o: o, l: l, s: newSymbols(l, o.NumberingSystem, false), zone: location(o.TimeZone)}
	f.pattern = o.pattern(l)
	f.items = items(spaces.Replace(f.pattern))
	return f
}

// location is a zone by its IANA name, or by an offset such as +05:30; UTC for what is neither.
func location(name string) *time.Location {
	if len(name) == 6 && (name[0] == '+' || name[0] == '-') && name[3] == ':' {
		h, _ := strconv.Atoi(name[1:3])
		m, _ := strconv.Atoi(name[4:])
		s := h*3600 + m*60
		if name[0] == '-' {
			s = -s
		}
		return time.FixedZone(name, s)
	}
	if zoneName(name) {
		if l, err := time.LoadLocation(name); err == nil {
			return l
		}
	}
	return time.UTC
}

// zoneName reports whether a name may be one of the zone database's: "" and Local are the machine's own.
func zoneName(name string) bool {
	return name != "" && name != "Local" && len(name) <= 64 && !strings.ContainsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/_+-", r))
	})
}

var widths = map[string]int{"narrow": 5, "short": 3, "long": 4, "numeric": 1, "2-digit": 2}

// pattern is the pattern for the options.
func (o *DateOptions) pattern(l *cldr.Locale) string {
	g := generatorOf(o.Locale, o.Calendar)
	letter := o.hourLetter(g)
	if o.DateStyle != "" || o.TimeStyle != "" {
		return o.styled(l, g, letter)
	}
	var skel []item
	add := func(letter byte, n int) {
		if n > 0 {
			skel = append(skel, item{letter: letter, n: n})
		}
	}
	add('G', widths[o.Era])
	add('y', widths[o.Year])
	add('M', widths[o.Month])
	add('E', widths[o.Weekday])
	add('d', widths[o.Day])
	if n := widths[o.DayPeriod]; n == 3 {
		add('B', 1)
	} else {
		add('B', n)
	}
	if o.Hour != "" {
		l := letter
		if l == 'K' {
			l = 'h'
		} else if l == 'k' {
			l = 'H'
		}
		add(l, widths[o.Hour])
	}
	add('m', widths[o.Minute])
	add('s', widths[o.Second])
	add('S', min(o.FractionalSecondDigits, 3))
	switch o.TimeZoneName {
	case "short":
		add('z', 1)
	case "long":
		add('z', 4)
	case "shortOffset":
		add('O', 1)
	case "longOffset":
		add('O', 4)
	case "shortGeneric":
		add('v', 1)
	case "longGeneric":
		add('v', 4)
	}
	s := newSkeleton(skel)
	p := g.pattern(&s, true)
	if o.Hour != "" {
		p = withHour(p, letter)
	}
	return p
}

// hourLetter returns the pattern letter of the hour cycle.
func (o *DateOptions) hourLetter(g *generator) byte {
	switch {
	case o.Hour12 != nil && *o.Hour12:
		return g.twelve
	case o.Hour12 != nil:
		return g.whole
	}
	for letter, cycle := range cycles {
		if cycle == o.HourCycle {
			return letter
		}
	}
	return g.defaultHour
}

// withHour is a pattern with another letter for hours.
func withHour(pattern string, letter byte) string {
	list := items(pattern)
	for i := range list {
		if strings.IndexByte("hHkK", list[i].letter) >= 0 && list[i].letter != 0 {
			list[i].letter = letter
		}
	}
	return joined(list)
}

// styled is the pattern of dateStyle and timeStyle.
func (o *DateOptions) styled(l *cldr.Locale, g *generator, letter byte) string {
	date, clock := "", ""
	if o.DateStyle != "" {
		date = dateStyle(l, o.Calendar, o.DateStyle)
	}
	if o.TimeStyle != "" {
		clock = timeStyle(l, o.TimeStyle)
	}
	p := date + clock
	if date != "" && clock != "" {
		for i, s := range styles {
			if s == o.DateStyle {
				p = fill(g.glue[i], clock, date)
			}
		}
	}
	if o.HourCycle == "" && o.Hour12 == nil || clock == "" {
		return p
	}
	was := newSkeleton(items(p))
	// A clock of twelve hours has am and pm, one of 24 has not.
	if twelve := letter == 'h' || letter == 'K'; (was.letter[fHour] == 'h' || was.letter[fHour] == 'K') != twelve {
		hour := byte('H')
		if twelve {
			hour = 'h'
		}
		var list []item
		for _, it := range items(p) {
			switch it.letter {
			case 'a', 'b', 'B':
				continue
			case 'h', 'H', 'k', 'K':
				it.letter = hour
			}
			list = append(list, it)
		}
		s := newSkeleton(list)
		p = g.pattern(&s, true)
	}
	return withHour(p, letter)
}

// Fields returns what the pattern has: types and widths, such as "month\x002-digit\x00"; hourCycle is one of them.
func (f *Date) Fields() string {
	var b strings.Builder
	add := func(name, width string) { b.WriteString(name + "\x00" + width + "\x00") }
	word := func(n int) string {
		return [6]string{"numeric", "numeric", "2-digit", "short", "long", "narrow"}[min(n, 5)]
	}
	for _, it := range f.items {
		switch it.letter {
		case 'G':
			add("era", word(max(3, it.n)))
		case 'y':
			add("year", word(it.n))
		case 'M', 'L':
			add("month", word(it.n))
		case 'E', 'c', 'e':
			add("weekday", word(max(3, it.n)))
		case 'd':
			add("day", word(it.n))
		case 'B', 'b':
			add("dayPeriod", word(max(3, it.n)))
		case 'h', 'H', 'k', 'K':
			add("hour", word(it.n))
			add("hourCycle", cycles[it.letter])
		case 'm':
			add("minute", word(it.n))
		case 's':
			add("second", word(it.n))
		case 'S':
			add("fractionalSecondDigits", strconv.Itoa(it.n))
		}
	}
	return b.String()
}

// At is the time of a date in milliseconds since 1970, in the format's zone.
func (f *Date) At(ms float64) time.Time {
	if !(math.Abs(ms) <= 8.64e15) {
		ms = 0
	}
	return time.UnixMilli(int64(ms)).In(f.zone)
}

// Parts formats a time.
func (f *Date) Parts(t time.Time) (out Parts) {
	for i := range f.items {
		f.write(&out, &f.items[i], t)
	}
	return out
}

// spaces writes the narrow spaces of CLDR's patterns as the web expects them (JavaScriptCore does so, too).
var spaces = strings.NewReplacer("\u202f", " ", "\u2009", " ")

// write adds an item.
func (f *Date) write(out *Parts, it *item, t time.Time) {
	digits := func(n, least int) string {
		s := strconv.Itoa(n)
		if len(s) < least {
			s = strings.Repeat("0", min(least-len(s), 9)) + s
		}
		return f.s.shown(s)
	}
	switch h := t.Hour(); it.letter {
	case 0:
		out.literal(it.text)
	case 'G':
		out.add("era", f.era(t, it.n))
	case 'y':
		y, _, _, _ := f.civil(t)
		if it.n == 2 {
			y %= 100
		}
		out.add("year", digits(y, it.n))
	case 'M', 'L':
		_, m, _, _ := f.civil(t)
		if it.n < 3 {
			out.add("month", digits(m, it.n))
		} else {
			out.add("month", f.name("months", it, 'L', strconv.Itoa(m)))
		}
	case 'E', 'c', 'e':
		out.add("weekday", f.name("days", &item{letter: it.letter, n: max(3, it.n)}, 'c', weekdays[t.Weekday()]))
	case 'd':
		_, _, d, _ := f.civil(t)
		out.add("day", digits(d, it.n))
	case 'a':
		out.add("dayPeriod", f.period(it.n, [2]string{"am", "pm"}[h/12]))
	case 'b', 'B':
		out.add("dayPeriod", f.flexible(it.n, t, it.letter == 'b'))
	case 'h':
		out.add("hour", digits((h+11)%12+1, it.n))
	case 'K':
		out.add("hour", digits(h%12, it.n))
	case 'H':
		out.add("hour", digits(h, it.n))
	case 'k':
		out.add("hour", digits((h+23)%24+1, it.n))
	case 'm':
		out.add("minute", digits(t.Minute(), it.n))
	case 's':
		out.add("second", digits(t.Second(), it.n))
	case 'S':
		ms := "00" + strconv.Itoa(t.Nanosecond()/1e6)
		ms = ms[len(ms)-3:]
		out.add("fractionalSecond", f.s.shown(ms[:min(3, it.n)]))
	case 'z', 'O', 'v', 'V', 'Z':
		out.add("timeZoneName", f.zoneText(it, t))
	}
}

var weekdays = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

var wordWidths = map[int]string{3: "abbreviated", 4: "wide", 5: "narrow"}

// name is a month's or a day's; alone is the letter that means that it stands without others.
func (f *Date) name(kind string, it *item, alone byte, key string) string {
	forms := [2]string{"format", "stand-alone"}
	if it.letter == alone {
		forms[0], forms[1] = forms[1], forms[0]
	}
	for _, form := range forms {
		if kind == "months" && f.o.Calendar == "persian" {
			if v := f.l.Get("calendars", "persian/months/"+form+"/"+wordWidths[it.n]+"/"+key); v != "" {
				return v
			}
			continue
		}
		if v := f.l.Get("dates", kind+"/"+form+"/"+wordWidths[it.n]+"/"+key); v != "" {
			return v
		}
	}
	return key
}

func (f *Date) period(n int, key string) string {
	width := "abbreviated"
	if n > 3 {
		width = wordWidths[n]
	}
	return spaces.Replace(f.l.Get("dates", "dayPeriods/format/"+width+"/"+key))
}

// flexible is the time of day by its name: in the morning. exact has noon and midnight only.
func (f *Date) flexible(n int, t time.Time, exact bool) string {
	now := t.Hour()*60 + t.Minute()
	if at := f.periodRule("noon"); now == 12*60 && at != "" && t.Second() == 0 {
		if v := f.period(n, "noon"); v != "" {
			return v
		}
	}
	if !exact {
		for _, key := range []string{"morning1", "morning2", "afternoon1", "afternoon2", "evening1", "evening2", "night1", "night2"} {
			from, to, ok := strings.Cut(f.periodRule(key), " ")
			if !ok {
				continue
			}
			a, b := clockOf(from), clockOf(to)
			if a <= b && now >= a && now < b || a > b && (now >= a || now < b) {
				if v := f.period(n, key); v != "" {
					return v
				}
			}
		}
	}
	return f.period(n, [2]string{"am", "pm"}[t.Hour()/12])
}

func (f *Date) periodRule(key string) string {
	for name := f.l.Name; name != ""; {
		if v := cldr.Misc("period/" + name + "/" + key); v != "" {
			return v
		}
		i := strings.LastIndexByte(name, '-')
		if i < 0 {
			break
		}
		name = name[:i]
	}
	return ""
}

// clockOf reads "12:30" as minutes.
func clockOf(s string) int {
	h, m, _ := strings.Cut(s, ":")
	a, _ := strconv.Atoi(h)
	b, _ := strconv.Atoi(m)
	return a*60 + b
}
