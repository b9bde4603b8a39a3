package format

// Calendars beside the Gregorian one.

import (
	"slices"
	"strconv"
	"time"
)

// Calendars are those that dates are written in.
var Calendars = []string{"buddhist", "gregory", "persian"}

// others are the calendars that ECMA-402 names and that are missing.
var others = []string{"chinese", "coptic", "dangi", "ethioaa", "ethiopic", "hebrew", "indian", "islamic-civil", "islamic-tbla", "islamic-umalqura", "iso8601", "japanese", "roc"}

// Missing reports whether a calendar is one that dates cannot be written in: they are written in the Gregorian one.
func Missing(calendar string) bool { return slices.Contains(others, calendar) }

// civil is a day in the format's calendar; era is its number in CLDR.
func (f *Date) civil(t time.Time) (year, month, day, era int) {
	y, m, d := t.Date()
	switch f.o.Calendar {
	case "buddhist":
		return y + 543, int(m), d, 0
	case "persian":
		y, month, d := persian(t)
		return y, month, d, 0
	}
	if y <= 0 {
		return 1 - y, int(m), d, 0
	}
	return y, int(m), d, 1
}

// persian is a day in the Solar Hijri calendar, by the rule of 33 years (ICU's PersianCalendar).
func persian(t time.Time) (year, month, day int) {
	const epoch = 1948320 - 2440588 // its first day, in days since 1970
	_, offset := t.Zone()
	days := floor(int(t.Unix())+offset, 86400) - epoch
	year = floor(33*days+3, 12053) + 1
	ofYear := days - (365*(year-1) + floor(8*year+21, 33))
	month = ofYear / 31
	if ofYear >= 216 {
		month = (ofYear - 6) / 30
	}
	first := 31 * month
	if month > 6 {
		first = 186 + 30*(month-6)
	}
	return year, month + 1, ofYear - first + 1
}

func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// era is the era's name.
func (f *Date) era(t time.Time, n int) string {
	_, _, _, e := f.civil(t)
	kind := "eraAbbr"
	switch n {
	case 4:
		kind = "eraNames"
	case 5:
		kind = "eraNarrow"
	}
	key := "eras/" + kind + "/" + strconv.Itoa(e)
	if f.o.Calendar != "gregory" {
		return f.l.Get("calendars", f.o.Calendar+"/"+key)
	}
	return f.l.Get("dates", key)
}
