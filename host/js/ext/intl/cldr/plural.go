package cldr

// Plural rules (UTS 35 part 3, 5).

import (
	"strconv"
	"strings"
)

// Operands are a number as it is written: the digits before and behind the point, and the exponent of compact notation.
type Operands struct {
	Integer, Fraction string
	Exponent          int
}

// Categories in the order in which rules are tried.
var categories = []string{"zero", "one", "two", "few", "many"}

// Plural returns the category of a number: zero, one, two, few, many or other. ordinal is for first, second and so on.
func (l *Locale) Plural(o Operands, ordinal bool) string {
	for _, c := range categories {
		if rule, ok := l.rule(c, ordinal); ok && matches(rule, o) {
			return c
		}
	}
	return "other"
}

// languages are the names by which a rule may go: the locale's, its parents', and the language's alone.
func (l *Locale) languages() []string {
	language, _, _ := strings.Cut(l.Name, "-")
	return append(l.chain[:len(l.chain)-1:len(l.chain)-1], language, "und")
}

func (l *Locale) rule(category string, ordinal bool) (string, bool) {
	kind := "c/"
	if ordinal {
		kind = "o/"
	}
	rules := pairs("+plurals")
	for _, name := range l.languages() {
		if _, known := rules[kind+name]; known {
			r, ok := rules[kind+name+"/"+category]
			return r, ok
		}
	}
	return "", false
}

// Categories returns the categories that a language has; other is the last.
func (l *Locale) Categories(ordinal bool) (list []string) {
	for _, c := range categories {
		if _, ok := l.rule(c, ordinal); ok {
			list = append(list, c)
		}
	}
	return append(list, "other")
}

// PluralRange returns the category of a range, given the categories of its ends.
func (l *Locale) PluralRange(from, to string) string {
	rules := pairs("+plurals")
	for _, name := range l.languages() {
		if c, ok := rules["r/"+name+"/"+from+"/"+to]; ok {
			return c
		}
	}
	return "other"
}

// matches evaluates a rule, such as "v = 0 and i % 10 = 2..4 and i % 100 != 12..14".
func matches(rule string, o Operands) bool {
	for either := range strings.SplitSeq(rule, " or ") {
		all := true
		for relation := range strings.SplitSeq(either, " and ") {
			if all = holds(strings.TrimSpace(relation), o); !all {
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

func holds(relation string, o Operands) bool {
	left, list, negated := relation, "", false
	if l, r, ok := strings.Cut(relation, "!="); ok {
		left, list, negated = l, r, true
	} else if l, r, ok := strings.Cut(relation, "="); ok {
		left, list = l, r
	}
	name, mod, hasMod := strings.Cut(strings.TrimSpace(left), "%")
	value, whole := o.operand(strings.TrimSpace(name))
	if hasMod {
		m, _ := strconv.ParseUint(strings.TrimSpace(mod), 10, 32)
		value %= max(m, 1)
	}
	in := false
	if whole {
		for r := range strings.SplitSeq(strings.TrimSpace(list), ",") {
			from, to, isRange := strings.Cut(r, "..")
			low, _ := strconv.ParseUint(from, 10, 64)
			high := low
			if isRange {
				high, _ = strconv.ParseUint(to, 10, 64)
			}
			in = in || value >= low && value <= high
		}
	}
	return in != negated
}

// operand returns an operand's value, and whether it is whole; of long numbers the last 15 digits, which all rules are content with.
func (o Operands) operand(name string) (uint64, bool) {
	number := func(s string) uint64 {
		if len(s) > 15 {
			s = "1" + s[len(s)-15:] // not 0, and not small
		}
		n, _ := strconv.ParseUint(s, 10, 64)
		return n
	}
	short := strings.TrimRight(o.Fraction, "0")
	switch name {
	case "n":
		return number(o.Integer), short == ""
	case "i":
		return number(o.Integer), true
	case "v":
		return uint64(len(o.Fraction)), true
	case "w":
		return uint64(len(short)), true
	case "f":
		return number(o.Fraction), true
	case "t":
		return number(short), true
	}
	return uint64(max(0, o.Exponent)), true // c, e
}
