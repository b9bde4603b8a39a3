package cldr

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"EN-us", "en-US"}, {"zh-hant-tw", "zh-Hant-TW"}, {"iw-IL", "he-IL"}, {"in", "id"}, {"art-lojban", "jbo"}, {"sr-YU", "sr-RS"}, {"en-840", "en-US"},
		{"de-1996-u-co-phonebk-x-y", "de-1996-u-co-phonebk-x-y"}, {"sl-rozaj-biske-1994", "sl-1994-biske-rozaj"}, {"en-u-kn-true", "en-u-kn"}, {"en-b-bbb-a-aaa", "en-a-aaa-b-bbb"},
		{"en-u-ca-islamicc", "en-u-ca-islamic-civil"}, {"en-t-de-m0-din", "en-t-de-m0-din"},
	} {
		if got, ok := Parse(c.tag); !ok || got.String() != c.want {
			t.Errorf("%s: %q, %v, want %q", c.tag, got, ok, c.want)
		}
	}
	for _, tag := range []string{"", "e", "en_US", "en-", "-en", "en--US", "i-klingon", "x-private", "en-u", "en-a", "de-variant-variant", "ar-a-aaa-a-bbb", "en-t-x0", "en-é", "en-u-ca-gregorian", "toolonglanguage", "en-" + strings.Repeat("abcde-", 50) + "x"} {
		if got, ok := Parse(tag); ok {
			t.Errorf("%q is no tag, and comes to %q", tag, got)
		}
	}
}

// A locale gets its own data, and what it lacks from its parents.
func TestFind(t *testing.T) {
	for _, c := range []struct{ tag, name, symbol string }{
		{"de", "de", ","}, {"de-AT", "de-AT", ","}, {"de-XX", "de", ","}, {"zh-TW", "zh-Hant", "."}, {"en-GB", "en-GB", "."}, {"es-AR", "es-AR", ","}, {"es-MX", "es-MX", "."}, {"tlh", "und", "."}, {"no tag", "und", "."}, {"sr-ME", "sr-Latn-ME", ","},
	} {
		l := Find(c.tag)
		if got := l.Get("numbers", "symbols/latn/decimal"); l.Name != c.name || got != c.symbol {
			t.Errorf("%s: %s with %q, want %s with %q", c.tag, l.Name, got, c.name, c.symbol)
		}
	}
	if l := Find("de"); l.Get("numbers", "nothing") != "" || l.Get("nothing", "nothing") != "" {
		t.Error("what is not there is there")
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		tag  string
		o    Operands
		want string
	}{
		{"pl", Operands{Integer: "3"}, "few"}, {"pl", Operands{Integer: "12"}, "many"}, {"pl", Operands{Integer: "1", Fraction: "5"}, "other"}, {"ar", Operands{Integer: "0"}, "zero"}, {"ar", Operands{Integer: "103"}, "few"},
		{"cs", Operands{Integer: "1", Fraction: "5"}, "many"}, {"fr", Operands{Integer: "1000000"}, "many"}, {"fr", Operands{Integer: "1000000", Exponent: 6}, "many"}, {"fr", Operands{Integer: "1200000", Exponent: 6}, "many"}, {"sr-Latn", Operands{Integer: "22"}, "few"}, {"ja", Operands{Integer: "1"}, "other"},
		{"ru", Operands{Integer: strings.Repeat("9", 400) + "21"}, "one"}, {"tlh", Operands{Integer: "1"}, "other"},
	} {
		if got := Find(c.tag).Plural(c.o, false); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.tag, c.o, got, c.want)
		}
	}
	if got := Find("en").Categories(true); !slices.Equal(got, []string{"one", "two", "few", "other"}) {
		t.Errorf("English ordinals: %q", got)
	}
}

// Every table can be read, each locale has what all must have, and no more is kept than the bound.
func TestAll(t *testing.T) {
	n := 0
	for tag := range available() {
		l := Find(tag)
		for _, k := range []struct{ section, key string }{{"numbers", "decimal/latn/standard"}, {"dates", "dateFormats/full"}, {"dates", "months/format/wide/1"}, {"texts", "list/standard/2"}, {"zones", "gmtFormat"}, {"units", "short/per"}} {
			if l.Get(k.section, k.key) == "" && l.Get(k.section, k.key+"/_value") == "" {
				t.Errorf("%s has no %s %s", tag, k.section, k.key)
			}
		}
		l.Get("names", "r/US")
		l.Get("currencies", "EUR/name")
		n++
		kept.Lock()
		if kept.bytes > maxKept {
			t.Errorf("%d bytes are kept", kept.bytes)
		}
		kept.Unlock()
	}
	if n < 600 {
		t.Errorf("%d locales", n)
	}
	if len(data) > 3<<20 {
		t.Errorf("the tables have %d bytes", len(data))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"en", "de-AT-u-nu-arab", "zh-Hant-TW", "en-t-de-m0-din-x-y", "sl-rozaj-1994"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tag, ok := Parse(s)
		if !ok {
			return
		}
		text := tag.String()
		if again, ok := Parse(text); len(text) <= MaxTag && (!ok || again.String() != text) {
			t.Errorf("%q comes to %q, and that to %q, %v", s, text, again, ok)
		}
		tag.Maximize()
		tag.Minimize()
		Find(text).Get("numbers", "symbols/latn/decimal")
		Available(tag.Base())
	})
}
