package format

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"
)

// The answers of many languages are compared with Bun's (../parity); here is what guards the package itself.

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		d    Decimal
		o    DigitOptions
		want string
	}{
		{Float(1.005), DigitOptions{MaximumFractionDigits: 2}, "1.01"}, {Float(0.1 + 0.2), DigitOptions{MaximumFractionDigits: 3}, ".3"}, {Float(1e21), DigitOptions{}, "1000000000000000000000"}, {Float(999.9995), DigitOptions{MaximumFractionDigits: 3}, "1000"},
		{Float(-2.5), DigitOptions{RoundingMode: "halfEven"}, "2"}, {Float(1.375), DigitOptions{MaximumFractionDigits: 2, RoundingIncrement: 5}, "1.4"}, {Float(5e-324), DigitOptions{MaximumFractionDigits: 3}, ""}, {ParseDecimal("1e3"), DigitOptions{}, "1000"},
		{ParseDecimal("-00.500"), DigitOptions{MaximumFractionDigits: 9}, ".5"}, {Float(0.0005), DigitOptions{MaximumFractionDigits: 3, RoundingIncrement: 5}, ".000"[:0]},
	} {
		c.o.RoundingPriority = "auto"
		_, whole, fraction := c.o.fit(c.d)
		if fraction != "" {
			whole += "." + fraction
		}
		if whole != c.want {
			t.Errorf("%+v %+v: %q, want %q", c.d, c.o, whole, c.want)
		}
	}
	for _, s := range []string{"", "x", "1e99999", "1e", "--", "1.2.3", "0x10", "1e-10001"} {
		if d := ParseDecimal(s); !d.NaN {
			t.Errorf("%q is no number, and comes to %+v", s, d)
		}
	}
}

// A long number takes a time that grows with its length.
func TestLong(t *testing.T) {
	f := NewNumber(NumberOptions{Locale: "hi", UseGrouping: "auto", NumberingSystem: "deva", DigitOptions: DigitOptions{MinimumIntegerDigits: 1, MaximumFractionDigits: 3, RoundingPriority: "auto"}})
	took := func(n int) time.Duration {
		best := time.Hour
		d := ParseDecimal(strings.Repeat("9", n))
		for range 5 {
			begun := time.Now()
			f.Format(d)
			best = min(best, time.Since(begun))
		}
		return best
	}
	took(1000)
	if little, much := took(10_000), took(80_000); much > 32*little {
		t.Errorf("%v for 10,000 digits, %v for 80,000", little, much)
	}
}

// There is an answer for all options and values.
func FuzzFormat(f *testing.F) {
	f.Add(`{"locale":"de","style":"currency","currency":"EUR"}`, "1234.5", 1e12)
	f.Add(`{"locale":"ar-EG","notation":"compact","minimumIntegerDigits":1000000000,"maximumFractionDigits":-5}`, "9e9999", -8.64e15)
	f.Add(`{"locale":"en-US","dateStyle":"full","timeStyle":"full","timeZone":"Europe/Berlin","hourCycle":"h11"}`, "-0", 0.5)
	f.Add(`{"locale":"th","calendar":"x","weekday":"long","era":"narrow","fractionalSecondDigits":99,"dayPeriod":"short","unit":"-per-"}`, "x", 1e300)
	f.Fuzz(func(t *testing.T, spec, number string, ms float64) {
		d := ParseDecimal(number)
		var n NumberOptions
		if json.Unmarshal([]byte(spec), &n) == nil {
			NewNumber(n).Parts(d).Encoded(false)
			NewNumber(n).Range(d, Float(ms)).Encoded(true)
		}
		var p PluralOptions
		if json.Unmarshal([]byte(spec), &p) == nil {
			NewPlural(p).SelectRange(d, Float(ms))
			NewPlural(p).Categories()
		}
		var o DateOptions
		if json.Unmarshal([]byte(spec), &o) == nil {
			f := NewDate(o)
			f.Parts(f.At(ms))
			f.Range(f.At(ms), f.At(ms+1e9)).Encoded(true)
			f.Fields()
		}
		var r RelativeOptions
		if json.Unmarshal([]byte(spec), &r) == nil {
			NewRelative(r).Parts(ms, "day")
			NewRelative(r).Parts(ms, number)
		}
		Name(spec, "language", number, number, true)
		ListPatterns(number, spec, spec)
		LocaleInfo(number, "week")
		Values(number)
		Resolve(number)
	})
}

// Formats and tables are shared by all instances.
func TestConcurrent(t *testing.T) {
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for _, l := range []string{"de", "ar-EG", "hi", "th", "fa", "zh-TW", "pl", "es-AR", "fr-CA", "sr-Latn"} {
				d := NewDate(DateOptions{Locale: l, DateStyle: "full", TimeStyle: "full", TimeZone: "Europe/Berlin"})
				d.Range(d.At(float64(i)*1e11), d.At(float64(i+1)*1e11))
				n := NewNumber(NumberOptions{Locale: l, Style: "unit", Unit: "day", UnitDisplay: "long", UseGrouping: "auto"})
				if got := n.Format(Float(float64(i))); got == "" {
					t.Errorf("%s: nothing", l)
				}
				Name(l, "language", "long", "en-GB", true)
				Resolve(l + " de")
			}
		})
	}
	group.Wait()
}

// A call that meets a language for the first time reads its tables; it takes some milliseconds.
func BenchmarkCold(b *testing.B) {
	locales := strings.Fields("af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl pt ro ru si sk sl sq sr sv sw ta te th tk tr uk ur uz vi zh zu")
	for i := 0; b.Loop(); i++ {
		d := NewDate(DateOptions{Locale: locales[i%len(locales)], DateStyle: "full", TimeStyle: "full", TimeZone: "Europe/Berlin"})
		d.Parts(d.At(1e12))
	}
}
