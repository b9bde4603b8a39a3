package intl

// Order and case by language: what String.prototype.localeCompare, Intl.Collator and toLocaleUpperCase ask for.

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// MaxText bounds what Case takes, in bytes.
const MaxText = 1 << 20

// MaxCompared is what a comparison looks at: its time is some 100 ns a byte.
const MaxCompared = 64 << 10

// maxCollators bounds how many combinations of locale and options are kept.
const maxCollators = 8

// Collators keeps what compares texts, by locale and options. The zero value is ready to use. It is not safe for concurrent use.
type Collators struct {
	made map[string]*collate.Collator
}

// Compare is -1, 0 or 1: the order of a and b in a locale (BCP 47; what is not understood is English). options are letters: n
// compares digits by their number; b, a, c (sensitivity base, accent, case) ignore what the standard says; p ignores spaces and
// punctuation; u puts upper case first. Of more than 64 KiB it looks at the beginning only.
func (c *Collators) Compare(locale, options, a, b string) int {
	if len(locale) > 64 || len(options) > 8 {
		locale, options = "en", ""
	}
	a, b = cut(a, MaxCompared), cut(b, MaxCompared)
	// The library has no working option for these: the length of the third level still shows a second level that is ignored, and
	// shifted punctuation takes everything with it.
	has := func(letter string) bool { return strings.Contains(options, letter) }
	if has("p") {
		a, b = without(a, punctuation), without(b, punctuation)
	}
	if has("c") {
		a, b = plain(without(a, runes.In(unicode.Mn))), plain(without(b, runes.In(unicode.Mn)))
	}
	numeric := ""
	if has("n") {
		numeric = "n"
	}
	switch {
	case has("b"):
		return c.of(locale, numeric+"b").CompareString(a, b)
	case has("a"):
		return c.of(locale, numeric+"a").CompareString(a, b)
	case has("u"):
		if n := c.of(locale, numeric+"a").CompareString(a, b); n != 0 {
			return n
		}
		if n := c.of(locale, numeric).CompareString(plain(a), plain(b)); n != 0 {
			return -n
		}
	}
	return c.of(locale, numeric).CompareString(a, b)
}

func (c *Collators) of(locale, options string) *collate.Collator {
	key := locale + "\x00" + options
	with := c.made[key]
	if with == nil {
		with = newCollator(locale, options)
		if c.made == nil || len(c.made) >= maxCollators {
			c.made = map[string]*collate.Collator{}
		}
		c.made[key] = with
	}
	return with
}

func newCollator(locale, options string) *collate.Collator {
	tag, err := language.Parse(locale)
	if err != nil {
		tag = language.English
	}
	list := []collate.Option{collate.OptionsFromTag(tag)}
	for _, o := range options {
		switch o {
		case 'n':
			list = append(list, collate.Numeric)
		case 'b':
			list = append(list, collate.IgnoreCase, collate.IgnoreDiacritics, collate.IgnoreWidth)
		case 'a':
			list = append(list, collate.IgnoreCase, collate.IgnoreWidth)
		}
	}
	return collate.New(tag, list...)
}

// Collation reports whether a locale's language has an order of a name, such as phonebk of German (BCP 47, -u-co-).
func Collation(locale, name string) bool {
	if len(locale) > 64 || len(name) > 64 {
		return false
	}
	language, _, _ := strings.Cut(locale, "-")
	for _, t := range collate.Supported() {
		if base, _ := t.Base(); base.String() == language && t.TypeForKey("co") == name && name != "" {
			return true
		}
	}
	return false
}

var punctuation = runes.Predicate(func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })

// without is s without the characters of a set; marks are characters of their own.
func without(s string, set runes.Set) string {
	out, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(set), norm.NFC), s)
	if err != nil {
		return s
	}
	return out
}

// plain is s without differences of width and form.
func plain(s string) string { return strings.ReplaceAll(norm.NFKC.String(s), "ß", "ss") }

// cut is s up to n bytes, at the border of a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}

// Case is s in upper or lower case by the rules of a language. ok is false for what is longer than MaxText.
func Case(locale, s string, upper bool) (out string, ok bool) {
	if len(s) > MaxText || len(locale) > 64 {
		return "", false
	}
	tag, err := language.Parse(locale)
	if err != nil {
		tag = language.Und
	}
	if upper {
		return cases.Upper(tag).String(s), true
	}
	return cases.Lower(tag).String(s), true
}
