package format

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxExponent bounds how far a decimal's point may be from its digits, and so how long a number comes out.
const maxExponent = 10_000

// Decimal is a number: 0.Digits times ten to the Point. Digits has no zeros at its ends, and is "" for 0.
type Decimal struct {
	Negative      bool
	NaN, Infinity bool
	Digits        string
	Point         int
}

// Float is the shortest decimal that reads as x.
func Float(x float64) Decimal {
	d := Decimal{Negative: math.Signbit(x)}
	switch {
	case math.IsNaN(x):
		return Decimal{NaN: true}
	case math.IsInf(x, 0):
		d.Infinity = true
		return d
	case x == 0:
		return d
	}
	var buf [32]byte
	s := strconv.AppendFloat(buf[:0], math.Abs(x), 'e', -1, 64) // d.ddde±dd
	e := len(s) - 1
	for s[e] != 'e' {
		e--
	}
	exp, _ := strconv.Atoi(string(s[e+1:]))
	digits := append(s[:1:1], s[min(2, e):e]...)
	return trimmed(d.Negative, string(digits), exp+1)
}

// ParseDecimal reads digits with a sign, a point and an exponent; any other text is NaN.
func ParseDecimal(s string) Decimal {
	s = strings.TrimSpace(s)
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimLeft(s, "+-")
	if s == "Infinity" {
		return Decimal{Negative: negative, Infinity: true}
	}
	exp := 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(s[i+1:])
		if err != nil || n > maxExponent || n < -maxExponent {
			return Decimal{NaN: true}
		}
		s, exp = s[:i], n
	}
	whole, fraction, _ := strings.Cut(s, ".")
	digits := whole + fraction
	if digits == "" || strings.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }) {
		return Decimal{NaN: true}
	}
	return trimmed(negative, digits, len(whole)+exp)
}

func trimmed(negative bool, digits string, point int) Decimal {
	n := len(digits)
	digits = strings.TrimLeft(digits, "0")
	point -= n - len(digits)
	digits = strings.TrimRight(digits, "0")
	if digits == "" {
		point = 0
	}
	return Decimal{Negative: negative, Digits: digits, Point: point}
}

// rounded keeps so many digits.
func (d Decimal) rounded(keep int, mode string) Decimal {
	if keep >= len(d.Digits) {
		return d
	}
	rest := d.Digits
	if keep >= 0 {
		rest = rest[keep:]
	} else {
		rest = "0" // and the digits, which are less than half
	}
	half := 0
	switch {
	case rest[0] < '5':
		half = -1
	case rest[0] > '5' || len(rest) > 1:
		half = 1
	}
	odd := keep > 0 && d.Digits[keep-1]&1 == 1
	kept := d.Digits[:max(0, keep)]
	if !roundsUp(mode, half, d.Negative, odd) {
		return trimmed(d.Negative, kept, d.Point)
	}
	if keep <= 0 {
		return Decimal{Negative: d.Negative, Digits: "1", Point: d.Point - keep + 1}
	}
	up := []byte(kept)
	for i := len(up) - 1; i >= 0; i-- {
		if up[i] < '9' {
			up[i]++
			return trimmed(d.Negative, string(up), d.Point)
		}
		up[i] = '0'
	}
	return trimmed(d.Negative, "1"+string(up), d.Point+1)
}

// roundsUp reports whether what is cut off, less than half (-1), half or more (1), makes the last digit one more.
func roundsUp(mode string, half int, negative, odd bool) bool {
	switch mode {
	case "ceil":
		return !negative
	case "floor":
		return negative
	case "expand":
		return true
	case "trunc":
		return false
	case "halfCeil":
		return half > 0 || half == 0 && !negative
	case "halfFloor":
		return half > 0 || half == 0 && negative
	case "halfTrunc":
		return half > 0
	case "halfEven":
		return half > 0 || half == 0 && odd
	}
	return half >= 0
}

// stepped rounds to a multiple of step units of the last of so many fraction digits.
func (d Decimal) stepped(step, fraction int, mode string) Decimal {
	if d.Digits == "" {
		return d
	}
	n := d.Point + fraction // digits of the integer that is rounded
	all := d.Digits
	below := "" // the digits that follow: of a number between 0 and 1
	switch {
	case n < 0:
		all, below = "0", "0"+all
	case n < len(all):
		all, below = all[:n], all[n:]
	default:
		all += strings.Repeat("0", min(n-len(all), maxExponent))
	}
	x, _ := new(big.Int).SetString("0"+all, 10)
	q, r := new(big.Int).QuoRem(x, big.NewInt(int64(step)), new(big.Int))
	if r.Sign() == 0 && below == "" {
		return d
	}
	half := 0
	switch twice := 2*int(r.Int64()) - step; {
	case twice > 0 || twice == 0 && below != "" || twice == -1 && (below > "5"):
		half = 1
	case twice < -1 || twice == -1 && below < "5":
		half = -1
	}
	if roundsUp(mode, half, d.Negative, q.Bit(0) == 1) {
		q.Add(q, big.NewInt(1))
	}
	s := q.Mul(q, big.NewInt(int64(step))).String()
	return trimmed(d.Negative, s, len(s)-fraction)
}

// split is the digits before and behind the point.
func (d Decimal) split() (whole, fraction string) {
	switch {
	case d.Digits == "":
		return "", ""
	case d.Point <= 0:
		return "", strings.Repeat("0", min(-d.Point, maxExponent)) + d.Digits
	case d.Point >= len(d.Digits):
		return d.Digits + strings.Repeat("0", min(d.Point-len(d.Digits), maxExponent)), ""
	}
	return d.Digits[:d.Point], d.Digits[d.Point:]
}

// DigitOptions say how a number is rounded (ECMA-402, 16.1.3).
type DigitOptions struct {
	MinimumIntegerDigits, MinimumFractionDigits, MaximumFractionDigits, MinimumSignificantDigits, MaximumSignificantDigits, RoundingIncrement int
	RoundingMode, RoundingPriority, TrailingZeroDisplay                                                                                       string
	Significant                                                                                                                               bool
}

// fit rounds a decimal, and returns its digits as text, too.
func (o *DigitOptions) fit(d Decimal) (r Decimal, whole, fraction string) {
	bySignificant := o.RoundingPriority == "auto" && o.Significant
	if o.RoundingPriority == "morePrecision" || o.RoundingPriority == "lessPrecision" {
		more := d.Digits == "" || d.Point+o.MaximumFractionDigits < o.MaximumSignificantDigits
		bySignificant = more == (o.RoundingPriority == "morePrecision")
	}
	switch {
	case bySignificant:
		r = d.rounded(o.MaximumSignificantDigits, o.RoundingMode)
	case o.RoundingIncrement > 1:
		r = d.stepped(o.RoundingIncrement, o.MaximumFractionDigits, o.RoundingMode)
	default:
		r = d.rounded(d.Point+o.MaximumFractionDigits, o.RoundingMode)
	}
	whole, fraction = r.split()
	if bySignificant {
		have := 1
		if r.Digits != "" {
			have = max(len(r.Digits), r.Point)
		}
		if n := min(o.MinimumSignificantDigits, 21) - have; n > 0 {
			fraction += strings.Repeat("0", n)
		}
	} else if n := min(o.MinimumFractionDigits, 100) - len(fraction); n > 0 {
		fraction += strings.Repeat("0", n)
	}
	if o.TrailingZeroDisplay == "stripIfInteger" && strings.Trim(fraction, "0") == "" {
		fraction = ""
	}
	if n := min(o.MinimumIntegerDigits, 21) - len(whole); n > 0 {
		whole = strings.Repeat("0", n) + whole
	}
	return r, whole, fraction
}
