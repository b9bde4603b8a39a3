package format

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Range formats a range of numbers, as ICU does: what both ends have in common is written once if it is longer than a character.
func (f *Number) Range(from, to Decimal) Parts {
	a, b := f.write(from), f.write(to)
	if f.Format(from) == f.Format(to) {
		return f.outer(f.middle(&a, true), &a).from("shared")
	}
	left, right := f.middle(&a, false), f.middle(&b, false)
	nl, nr := len(a.number), len(b.number)
	lp, ls := around(left, nl, a.number)
	rp, rs := around(right, nr, b.number)
	long := f.o.Style == "unit" || f.o.Style == "currency" && f.o.CurrencyDisplay == "name"
	outer := long
	same := slices.Equal(lp, rp) && slices.Equal(ls, rs)
	size := length(lp) + length(ls)
	collapse := same && size > 1
	repeated := !collapse && (size > 0 || length(rp)+length(rs) > 0)
	if long && !same {
		repeated, outer = true, true
	}
	if f.o.Notation == "scientific" || f.o.Notation == "engineering" {
		repeated = true
	}
	join := f.separator(repeated)
	var out Parts
	if collapse {
		out = append(out, Parts(lp).from("shared")...)
		out = append(out, Parts(slices.Clone(a.number)).from("startRange")...)
		out = append(out, join...)
		out = append(out, Parts(slices.Clone(b.number)).from("endRange")...)
		out = append(out, Parts(ls).from("shared")...)
	} else {
		out = append(out, left.from("startRange")...)
		out = append(out, join...)
		out = append(out, right.from("endRange")...)
	}
	if outer {
		category := f.l.PluralRange(f.l.Plural(a.operands, false), f.l.Plural(b.operands, false))
		out = f.outerAs(out, category)
		for i := range out {
			if out[i].Source == "" {
				out[i].Source = "shared"
			}
		}
	}
	return out
}

// outerAs is outer for a category.
func (f *Number) outerAs(number Parts, category string) Parts {
	if f.o.Style == "unit" {
		return f.units.around(number, category, f.s.percent)
	}
	name := f.l.Get("currencies", f.o.Currency+"/"+category)
	for _, c := range []string{"other", "name"} {
		if name == "" {
			name = f.l.Get("currencies", f.o.Currency+"/"+c)
		}
	}
	if name == "" {
		name = f.o.Currency
	}
	return fillParts(namePattern(f.l, category), "literal", number, Parts{{Type: "currency", Value: name}})
}

// around is what is before and behind a number's digits.
func around(all Parts, n int, number Parts) (before, after Parts) {
	for i := range len(all) - n + 1 {
		if slices.Equal(all[i:i+n], number) {
			return slices.Clone(all[:i]), slices.Clone(all[i+n:])
		}
	}
	return nil, nil
}

func length(p Parts) (n int) {
	for _, x := range p {
		n += utf8.RuneCountInString(x.Value)
	}
	return n
}

// white are the characters that are white space in patterns (UAX 31): thin spaces are not.
const white = " \t\n\v\f\r\u0085\u200e\u200f\u2028\u2029"

// separator is the dash of ranges; with spaces around it where what follows repeats itself.
func (f *Number) separator(repeated bool) Parts {
	dash := fill(f.s.rangePattern, "", "")
	if dash == "" {
		dash = "–"
	}
	if repeated {
		if !strings.ContainsRune(white, firstRune(dash)) {
			dash = " " + dash
		}
		if !strings.ContainsRune(white, lastRune(dash)) {
			dash += " "
		}
	}
	return Parts{{Type: "literal", Value: dash, Source: "shared"}}
}
