package format

import (
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// compactForms are the patterns of compact notation: of one locale, style and length.
type compactForms struct {
	key   func(name string) string
	zeros [15]int // digits before the point of each magnitude's pattern; 0: none
}

func (f *Number) compactForms() (c compactForms) {
	l, system := f.l, f.o.NumberingSystem
	kind, length := "decimal", f.o.CompactDisplay
	if f.o.Style == "currency" && f.o.CurrencyDisplay != "name" {
		kind, length = "currency", "short"
	}
	if length == "" {
		length = "short"
	}
	c.key = func(name string) string { return number(l, kind, system, length+"/"+name) }
	for m := 3; m < len(c.zeros); m++ {
		c.zeros[m] = parsePattern(c.key("1" + strings.Repeat("0", m) + "/other")).zeros
		if plain(c.key("1" + strings.Repeat("0", m) + "/other")) {
			c.zeros[m] = 0
		}
	}
	return c
}

// plain reports whether a pattern has digits only: numbers of that magnitude are not shortened.
func plain(pattern string) bool { return strings.Trim(pattern, "0¤ \u00a0") == "" }

// shift is by how many digits a number of a magnitude is shortened.
func (c *compactForms) shift(magnitude int) int {
	m := min(magnitude, len(c.zeros)-1)
	if m < 3 || c.zeros[m] == 0 {
		return 0
	}
	return m - (c.zeros[m] - 1)
}

// pattern returns the pattern for a number of a magnitude, of which o is the shortened form.
func (c *compactForms) pattern(l *cldr.Locale, magnitude int, o cldr.Operands) (numberPattern, bool) {
	m := min(magnitude, len(c.zeros)-1)
	if m < 3 || c.zeros[m] == 0 {
		return numberPattern{}, false
	}
	base := "1" + strings.Repeat("0", m) + "/"
	p := ""
	if o.Fraction == "" && (o.Integer == "1") {
		p = c.key(base + strconv.Itoa(1))
	}
	if p == "" {
		p = c.key(base + l.Plural(o, false))
	}
	if p == "" {
		p = c.key(base + "other")
	}
	out := parsePattern(p)
	return out, true
}
