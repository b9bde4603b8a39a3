package intl

// Time zones, for Intl.DateTimeFormat.

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the sandbox's answers do not depend on the machine's files alone: 450 KB
)

// maxZones bounds how many zones are kept: one has some 10 KB.
const maxZones = 16

// Zones keeps what is known of time zones. The zero value is ready to use. It is not safe for concurrent use.
type Zones struct {
	known map[string]*time.Location
}

// At is a zone (IANA's name) at a time in milliseconds since 1970: its offset from UTC in seconds, its abbreviation,
// and its name. ok is false for a name of no zone.
func (z *Zones) At(name string, ms int64) (s string, ok bool) {
	l := z.known[name]
	if l == nil {
		// "" and "Local" are the machine's own zone, or UTC.
		if name == "" || strings.EqualFold(name, "local") || len(name) > 64 || strings.ContainsFunc(name, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/_+-", r))
		}) {
			return "", false
		}
		if l = load(name); l == nil {
			return "", false
		}
		if z.known == nil || len(z.known) >= maxZones {
			z.known = map[string]*time.Location{}
		}
		z.known[name] = l
	}
	name = l.String()
	abbreviation, offset := time.UnixMilli(max(-8.64e15, min(8.64e15, ms))).In(l).Zone()
	return fmt.Sprintf("%d %s %s", offset, abbreviation, name), true
}

// load returns a zone by its name in any case (ECMA-402, 6.5.1), or nil.
func load(name string) *time.Location {
	for _, spelled := range [...]string{name, strings.ToUpper(name), capitalized(name)} {
		if l, err := time.LoadLocation(spelled); err == nil {
			return l
		}
	}
	return nil
}

// unusual are the words of zones' names that are not written with one capital.
var unusual = map[string]string{"of": "of", "es": "es", "au": "au", "act": "ACT", "nsw": "NSW", "lhi": "LHI", "gmt": "GMT", "utc": "UTC", "uct": "UCT", "us": "US", "in": "IN", "gb": "GB",
	"comodrivadavia": "ComodRivadavia", "dumontdurville": "DumontDUrville", "mcmurdo": "McMurdo", "gmt0": "GMT0"}

// capitalized returns a name with its words as IANA's names have them.
func capitalized(name string) string {
	var out strings.Builder
	word := func(s string) {
		if u, ok := unusual[s]; ok {
			s = u
		} else if s != "" {
			s = strings.ToUpper(s[:1]) + s[1:]
		}
		out.WriteString(s)
	}
	name = strings.ToLower(name)
	for {
		n := strings.IndexAny(name, "/_-+")
		if n < 0 {
			word(name)
			return out.String()
		}
		word(name[:n])
		out.WriteByte(name[n])
		name = name[n+1:]
	}
}
