package format

// Numbers (ECMA-402, 16; UTS 35 part 3).

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// NumberOptions are resolved options of Intl.NumberFormat.
type NumberOptions struct {
	DigitOptions
	Locale, NumberingSystem, Style, Currency, CurrencyDisplay, CurrencySign, Unit, UnitDisplay, Notation, CompactDisplay, SignDisplay string

	UseGrouping any // false, or auto, always, min2
}

// Number formats numbers. It does not change once it is made.
type Number struct {
	o        NumberOptions
	l        *cldr.Locale
	s        symbols
	pattern  numberPattern
	currency string // as it is shown
	space    string // between a currency that ends in a letter and the digits
	least    int    // digits before the point from which they are grouped; 0: not
	units    unitPatterns
}

// NewNumber makes a format.
func NewNumber(o NumberOptions) *Number {
	if o.NumberingSystem == "" {
		o.NumberingSystem = "latn"
	}
	l := cldr.Find(o.Locale)
	f := &Number{o: o, l: l, s: newSymbols(l, o.NumberingSystem, o.Style == "currency")}
	f.pattern = parsePattern(number(l, "decimal", o.NumberingSystem, "standard"))
	f.least = f.grouping()
	switch o.Style {
	case "percent":
		f.pattern = parsePattern(number(l, "percent", o.NumberingSystem, "standard"))
	case "currency":
		f.setCurrency()
	case "unit":
		f.units = newUnitPatterns(l, o.Unit, o.UnitDisplay)
	}
	return f
}

func (f *Number) grouping() int {
	if f.pattern.primary == 0 {
		f.pattern.primary, f.pattern.secondary = 3, 3
	}
	least, _ := strconv.Atoi(f.l.Get("numbers", "minimumGroupingDigits"))
	switch f.o.UseGrouping {
	case "always":
		return 1
	case "min2":
		return max(2, least)
	case "auto", true:
		return max(1, least)
	}
	return 0
}

func (f *Number) setCurrency() {
	o := &f.o
	switch o.CurrencyDisplay {
	case "code":
		f.currency = o.Currency
	case "name":
		return
	case "narrowSymbol":
		if f.currency = f.l.Get("currencies", o.Currency+"/narrow"); f.currency != "" {
			break
		}
		fallthrough
	default:
		if f.currency = f.l.Get("currencies", o.Currency+"/symbol"); f.currency == "" {
			f.currency = o.Currency
		}
	}
	name := "standard"
	if o.CurrencySign == "accounting" {
		name = "accounting"
	}
	f.pattern = parsePattern(number(f.l, "currency", o.NumberingSystem, name))
	if f.pattern.primary == 0 {
		f.pattern.primary, f.pattern.secondary = 3, 3
	}
	f.space = number(f.l, "currency", o.NumberingSystem, "afterCurrency/insertBetween")
}

// written is a number's digits and what is around them.
type written struct {
	number   Parts
	operands cldr.Operands
	pattern  numberPattern
	sign     byte // 0, - or +
	special  bool
}

// Parts formats a number.
func (f *Number) Parts(d Decimal) Parts {
	w := f.write(d)
	return f.outer(f.middle(&w, false), &w)
}

// Format is the text of Parts.
func (f *Number) Format(d Decimal) string { return f.Parts(d).String() }

// write makes the digits.
func (f *Number) write(d Decimal) (w written) {
	w.pattern = f.pattern
	zero := false
	switch {
	case d.NaN:
		w.number.add("nan", f.s.nan)
		w.special, zero = true, true
	case d.Infinity:
		w.number.add("infinity", f.s.infinity)
		w.special = true
	default:
		if f.o.Style == "percent" && d.Digits != "" {
			d.Point += 2
		}
		zero = f.digits(&w, d)
	}
	negative := d.Negative && !d.NaN
	switch f.o.SignDisplay {
	case "never":
	case "always":
		w.sign = '+'
		if negative {
			w.sign = '-'
		}
	case "exceptZero":
		if !zero {
			w.sign = '+'
			if negative {
				w.sign = '-'
			}
		}
	case "negative":
		if negative && !zero {
			w.sign = '-'
		}
	default:
		if negative {
			w.sign = '-'
		}
	}
	return w
}

// digits writes a finite number; it reports whether it came out as zero.
func (f *Number) digits(w *written, d Decimal) bool {
	var compact compactForms
	if f.o.Notation == "compact" {
		compact = f.compactForms()
	}
	scale := func(point int) int {
		switch f.o.Notation {
		case "scientific":
			return point - 1
		case "engineering":
			if point-1 < 0 {
				return -((-(point - 1) + 2) / 3) * 3
			}
			return (point - 1) / 3 * 3
		case "compact":
			return compact.shift(point - 1)
		}
		return 0
	}
	power := 0
	if d.Digits != "" {
		power = scale(d.Point)
	}
	scaled := func() Decimal {
		x := d
		if x.Digits != "" {
			x.Point -= power
		}
		return x
	}
	r, whole, fraction := f.o.fit(scaled())
	if r.Digits != "" { // rounding may have made a digit more
		if again := scale(r.Point + power); again != power {
			power = again
			r, whole, fraction = f.o.fit(scaled())
		}
	}
	w.operands = cldr.Operands{Integer: strings.TrimLeft(whole, "0"), Fraction: fraction}
	f.group(&w.number, whole)
	if fraction != "" {
		w.number.add("decimal", f.s.decimal)
		w.number.add("fraction", f.s.shown(fraction))
	}
	switch f.o.Notation {
	case "scientific", "engineering":
		w.number.add("exponentSeparator", f.s.exponential)
		if power < 0 {
			w.number.add("exponentMinusSign", f.s.minus)
		}
		w.number.add("exponentInteger", f.s.shown(strconv.Itoa(max(power, -power))))
	case "compact":
		magnitude := 0
		if r.Digits != "" {
			magnitude = r.Point - 1 + power
		}
		if p, ok := compact.pattern(f.l, magnitude, w.operands); ok && power > 0 {
			w.pattern = p
			w.operands.Exponent = power
			w.operands.Integer += strings.Repeat("0", power)
		}
	}
	return r.Digits == ""
}

// group writes the digits before the point.
func (f *Number) group(out *Parts, whole string) {
	p, s := f.pattern.primary, f.pattern.secondary
	if f.least == 0 || p == 0 || len(whole) < p+f.least {
		out.add("integer", f.s.shown(whole))
		return
	}
	at := (len(whole) - p) % max(s, 1)
	if at == 0 {
		at = s
	}
	at = min(at, len(whole)-p)
	out.add("integer", f.s.shown(whole[:at]))
	for at < len(whole) {
		n := min(s, len(whole)-p-at)
		if n <= 0 {
			n = len(whole) - at
		}
		out.add("group", f.s.group)
		out.add("integer", f.s.shown(whole[at:at+n]))
		at += n
	}
}

// middle puts a pattern's affixes with sign and currency around the digits. approximately is for both ends of a range that look the same.
func (f *Number) middle(w *written, approximately bool) Parts {
	prefix, suffix := f.affixes(w, approximately)
	var out Parts
	f.affix(&out, prefix, w, approximately)
	if f.currency != "" && strings.HasSuffix(prefix, "¤") && !w.special && spaced(lastRune(f.currency)) {
		out.literal(f.space)
	}
	out = append(out, w.number...)
	if f.currency != "" && strings.HasPrefix(suffix, "¤") && !w.special && spaced(firstRune(f.currency)) {
		out.literal(f.space)
	}
	f.affix(&out, suffix, w, false)
	return out
}

// affixes are what a pattern has around the digits for the sign (ICU, PatternStringUtils).
func (f *Number) affixes(w *written, approximately bool) (prefix, suffix string) {
	p := &w.pattern
	prefix, suffix = p.prefix, p.suffix
	if w.sign != 0 || approximately {
		if p.hasNegative && (w.sign == '-' || strings.ContainsRune(p.negPrefix+p.negSuffix, '-')) {
			return p.negPrefix, p.negSuffix
		}
		prefix = "-" + prefix
	}
	return prefix, suffix
}

func spaced(r rune) bool { return !unicode.IsSymbol(r) && !unicode.Is(unicode.Z, r) }

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// affix writes one affix.
func (f *Number) affix(out *Parts, affix string, w *written, approximately bool) {
	var literal strings.Builder
	flush := func() {
		if literal.Len() == 0 {
			return
		}
		text := literal.String()
		literal.Reset()
		if f.o.Notation == "compact" { // spaces are literal
			inner := strings.TrimFunc(text, blank)
			i := strings.Index(text, inner)
			if inner != "" {
				out.literal(text[:i])
				out.add("compact", inner)
				text = text[i+len(inner):]
			}
		}
		out.literal(text)
	}
	quoted := false
	for _, r := range affix {
		switch {
		case quoted:
			quoted = false
			literal.WriteRune(r)
		case r == 0:
			quoted = true
		case r == '-':
			flush()
			if approximately {
				out.marked("approximatelySign", f.s.approximately)
			}
			switch w.sign {
			case '+':
				out.marked("plusSign", f.s.plus)
			case '-':
				out.marked("minusSign", f.s.minus)
			}
		case r == '%':
			flush()
			out.marked("percentSign", f.s.percent)
		case r == '¤':
			flush()
			out.add("currency", f.currency)
		default:
			literal.WriteRune(r)
		}
	}
	flush()
}

// outer adds a unit, or a currency's name.
func (f *Number) outer(number Parts, w *written) Parts {
	switch {
	case f.o.Style == "unit":
		return f.units.around(number, f.l.Plural(w.operands, false), f.s.percent)
	case f.o.Style == "currency" && f.o.CurrencyDisplay == "name":
		category := "other"
		if !w.special {
			category = f.l.Plural(w.operands, false)
		}
		get := func(c string) string { return f.l.Get("currencies", f.o.Currency+"/"+c) }
		name := get(category)
		for _, c := range []string{"other", "name"} {
			if name == "" {
				name = get(c)
			}
		}
		if name == "" {
			name = f.o.Currency
		}
		pattern := namePattern(f.l, category)
		return fillParts(pattern, "literal", number, Parts{{Type: "currency", Value: name}})
	}
	return number
}

// namePattern is the pattern of a number and a currency's name.
func namePattern(l *cldr.Locale, category string) string {
	for _, c := range []string{category, "other"} {
		if p := l.Get("numbers", "currency/latn/unitPattern/"+c); p != "" {
			return p
		}
	}
	return "{0} {1}"
}
