package format

import "github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"

// PluralOptions are resolved options of Intl.PluralRules.
type PluralOptions struct {
	DigitOptions
	Locale, Type, Notation, CompactDisplay string
}

// Plural selects plural categories. It does not change once it is made.
type Plural struct {
	l       *cldr.Locale
	numbers *Number
	ordinal bool
}

// NewPlural makes a selector.
func NewPlural(o PluralOptions) *Plural {
	return &Plural{cldr.Find(o.Locale), NewNumber(NumberOptions{DigitOptions: o.DigitOptions, Locale: o.Locale, Notation: o.Notation, CompactDisplay: o.CompactDisplay}), o.Type == "ordinal"}
}

// Select returns a number's category.
func (p *Plural) Select(d Decimal) string {
	w := p.numbers.write(d)
	if w.special {
		return "other"
	}
	return p.l.Plural(w.operands, p.ordinal)
}

// SelectRange returns the category of a range.
func (p *Plural) SelectRange(from, to Decimal) string {
	return p.l.PluralRange(p.Select(from), p.Select(to))
}

// Categories returns the categories that there are, in the order of their names, other last.
func (p *Plural) Categories() []string { return p.l.Categories(p.ordinal) }
