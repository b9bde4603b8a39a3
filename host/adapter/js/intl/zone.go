package intl

// Time zones, for Intl.DateTimeFormat.

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the sandbox's answers are not those of the machine's files alone: 450 KB
)

// maxZones bounds how many zones are kept: one has some 10 KB.
const maxZones = 16

// Zones keeps what is known of time zones. The zero value is ready; one goroutine at a time uses it.
type Zones struct {
	known map[string]*time.Location
}

// At is a zone (IANA's name) at a time in milliseconds since 1970: its offset from UTC in seconds, its abbreviation, and its name. ok is false for
// a name of no zone.
func (z *Zones) At(name string, ms int64) (s string, ok bool) {
	l := z.known[name]
	if l == nil {
		// "" and "Local" are the machine's own zone, or UTC.
		if name == "" || name == "Local" || len(name) > 64 || strings.ContainsFunc(name, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/_+-", r))
		}) {
			return "", false
		}
		var err error
		if l, err = time.LoadLocation(name); err != nil {
			return "", false
		}
		if z.known == nil || len(z.known) >= maxZones {
			z.known = map[string]*time.Location{}
		}
		z.known[name] = l
	}
	abbreviation, offset := time.UnixMilli(max(-8.64e15, min(8.64e15, ms))).In(l).Zone()
	return fmt.Sprintf("%d %s %s", offset, abbreviation, name), true
}
