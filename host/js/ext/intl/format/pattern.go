package format

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// numberPattern is one of CLDR's patterns, such as "¤#,##0.00;(¤#,##0.00)". An affix is its text, with ¤ % + - for what stands for them;
// quoted characters follow a NUL.
type numberPattern struct {
	prefix, suffix       string
	negPrefix, negSuffix string
	hasNegative          bool
	primary, secondary   int // sizes of groups; 0: none
	zeros                int // digits before the point, for compact notation
}

func parsePattern(s string) (p numberPattern) {
	positive, negative := s, ""
	quoted := false
	for i := range len(s) {
		if s[i] == '\'' {
			quoted = !quoted
		} else if s[i] == ';' && !quoted {
			positive, negative = s[:i], s[i+1:]
			break
		}
	}
	var body string
	p.prefix, body, p.suffix = affixes(positive)
	if negative != "" {
		p.hasNegative = true
		p.negPrefix, _, p.negSuffix = affixes(negative)
	}
	whole, _, _ := strings.Cut(body, ".")
	p.zeros = strings.Count(whole, "0")
	if i := strings.LastIndexByte(whole, ','); i >= 0 {
		p.primary = len(whole) - i - 1
		p.secondary = p.primary
		if j := strings.LastIndexByte(whole[:i], ','); j >= 0 {
			p.secondary = i - j - 1
		}
	}
	return p
}

// affixes takes a pattern apart: what is before the digits, these, and what is behind them.
func affixes(s string) (prefix, body, suffix string) {
	var b [2]strings.Builder
	side, quoted := 0, false
	for i, r := range s {
		switch {
		case r == '\'':
			if strings.HasPrefix(s[i+1:], "'") && !quoted {
				b[side].WriteByte('\'')
			}
			quoted = !quoted
		case quoted:
			b[side].WriteByte(0)
			b[side].WriteRune(r)
		case strings.ContainsRune("#0,.@", r) || r == 'E' && strings.HasPrefix(s[i+1:], "0"):
			side = 1
			body += string(r)
		default:
			b[side].WriteRune(r)
		}
	}
	return b[0].String(), body, b[1].String()
}

// symbols are the symbols of a numbering system.
type symbols struct {
	decimal, group, minus, plus, percent, exponential, infinity, nan, approximately, rangePattern string
	digits                                                                                        []string // nil: 0 to 9
}

func newSymbols(l *cldr.Locale, system string, currency bool) (s symbols) {
	get := func(name string) string {
		if v := l.Get("numbers", "symbols/"+system+"/"+name); v != "" {
			return v
		}
		return l.Get("numbers", "symbols/latn/"+name)
	}
	s = symbols{decimal: get("decimal"), group: get("group"), minus: get("minusSign"), plus: get("plusSign"), percent: get("percentSign"), exponential: get("exponential"),
		infinity: get("infinity"), nan: get("nan"), approximately: get("approximatelySign"), rangePattern: number(l, "misc", system, "range")}
	if currency {
		if v := get("currencyDecimal"); v != "" {
			s.decimal = v
		}
		if v := get("currencyGroup"); v != "" {
			s.group = v
		}
	}
	if system != "latn" {
		for _, r := range cldr.Misc("digits/" + system) {
			s.digits = append(s.digits, string(r))
		}
		if len(s.digits) != 10 {
			s.digits = nil
		}
	}
	return s
}

// number returns a value of a numbering system, or the one for Latin digits.
func number(l *cldr.Locale, kind, system, name string) string {
	if v := l.Get("numbers", kind+"/"+system+"/"+name); v != "" {
		return v
	}
	return l.Get("numbers", kind+"/latn/"+name)
}

// shown is a text of the digits 0 to 9 in the numbering system's.
func (s *symbols) shown(digits string) string {
	if s.digits == nil {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if c := digits[i]; c >= '0' && c <= '9' {
			b.WriteString(s.digits[c-'0'])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
