package intl

import (
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// Names of zones are known in any case, and are returned as IANA spells them.
func TestZoneCase(t *testing.T) {
	var z Zones
	names := append(cldr.ZoneNames(), "UTC", "Etc/GMT+5", "Europe/Isle_of_Man", "America/Port-au-Prince", "Africa/Dar_es_Salaam", "GB-Eire", "NZ-CHAT", "EST5EDT", "America/Argentina/ComodRivadavia", "US/Indiana-Starke")
	found := 0
	for _, name := range names {
		want, ok := z.At(name, 0)
		if !ok {
			continue // CLDR has names of its own
		}
		found++
		for _, other := range []string{strings.ToUpper(name), strings.ToLower(name)} {
			if got, ok := z.At(other, 0); !ok || got != want {
				t.Errorf("%s: %q, %v, want %q", other, got, ok, want)
			}
		}
	}
	if found < 300 {
		t.Errorf("%d names are known", found)
	}
	for _, name := range []string{"", "local", "LOCAL", "Local", "../UTC", "europe", "x/y", "Europe/Berlin/"} {
		if got, ok := z.At(name, 0); ok {
			t.Errorf("%q is %q", name, got)
		}
	}
}
