package format

// Names of time zones (UTS 35 part 4, 6).

import (
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// zoneText is the zone's name, or its offset.
func (f *Date) zoneText(it *item, t time.Time) string {
	_, offset := t.Zone()
	length := "short"
	if it.n >= 4 {
		length = "long"
	}
	switch it.letter {
	case 'z':
		kind := "s"
		if t.IsDST() {
			kind = "d"
		}
		if v := f.metaName(t, length, kind); v != "" {
			return v
		}
	case 'v':
		if id(f.o.TimeZone) == "Etc/UTC" || f.o.TimeZone == "UTC" {
			return f.offset(offset, length)
		}
		if v := f.metaName(t, length, "g"); v != "" {
			return v
		}
		if length == "long" || f.metaName(t, "short", "s") != "" {
			if !changes(t) {
				if v := f.metaName(t, length, "s"); v != "" {
					return v
				}
			}
		}
		if v := f.place(); v != "" {
			return v
		}
	}
	if v := f.l.Get("zones", "gmtZeroFormat"); offset == 0 && it.letter != 'O' && v != "" {
		return v
	}
	return f.offset(offset, length)
}

// id is a zone's name as CLDR has it.
func id(name string) string {
	if a := cldr.Zones("alias/" + name); a != "" {
		return a
	}
	return name
}

// metaName is the name of the zone, or of those that it shares its name with.
func (f *Date) metaName(t time.Time, length, kind string) string {
	zone := id(f.o.TimeZone)
	if zone == "Etc/UTC" || zone == "UTC" || zone == "Etc/GMT" && f.o.TimeZone == "UTC" {
		zone = "Etc/UTC"
	}
	if v := f.l.Get("zones", "z/"+zone+"/"+length+"/"+kind); v != "" {
		return v
	}
	at := t.UTC().Format("200601021504")
	for use := range strings.SplitSeq(cldr.Zones("zone/"+zone), ";") {
		p := strings.Split(use, " ")
		if len(p) == 3 && at >= p[1] && (p[2] == "" || at < p[2]) {
			return f.l.Get("zones", "m/"+p[0]+"/"+length+"/"+kind)
		}
	}
	return ""
}

// changes reports whether a zone has daylight saving time about t.
func changes(t time.Time) bool {
	_, a := t.Zone()
	_, b := t.AddDate(0, 6, 0).Zone()
	_, c := t.AddDate(0, -6, 0).Zone()
	return a != b || a != c
}

// place is the zone by its country, or its city: Germany Time.
func (f *Date) place() string {
	zone := id(f.o.TimeZone)
	tz := cldr.Zones("tz/" + zone)
	if len(tz) != 5 {
		return ""
	}
	region, name := strings.ToUpper(tz[:2]), ""
	if list := zonesOf(region); len(list) == 1 || cldr.Misc("primary/"+region) == zone {
		name = f.l.Get("names", "r/"+region)
	}
	if name == "" {
		if name = f.l.Get("zones", "z/"+zone); name == "" {
			name = strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
		}
	}
	return fill(f.l.Get("zones", "regionFormat"), name)
}

// offset is GMT+1, or GMT+01:00.
func (f *Date) offset(seconds int, length string) string {
	positive, negative, _ := strings.Cut(f.l.Get("zones", "hourFormat"), ";")
	pattern := positive
	if seconds < 0 {
		pattern, seconds = negative, -seconds
	}
	h, m := seconds/3600, seconds/60%60
	two := func(n int) string { return strconv.Itoa(n/10) + strconv.Itoa(n%10) }
	hours, minutes := two(h), two(m)
	i, j := strings.IndexByte(pattern, 'H'), strings.LastIndexByte(pattern, 'H')
	k := strings.IndexByte(pattern, 'm')
	if i < 0 || k < j {
		return "GMT"
	}
	end := strings.LastIndexByte(pattern, 'm') + 1
	sep := pattern[j+1 : k]
	if length == "short" {
		hours = strconv.Itoa(h)
		if m == 0 {
			sep, minutes, end = "", "", len(pattern)
		}
	}
	return fill(f.l.Get("zones", "gmtFormat"), pattern[:i]+f.s.shown(hours)+sep+f.s.shown(minutes)+pattern[end:])
}
