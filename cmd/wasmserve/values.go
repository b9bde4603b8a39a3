package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/outbound"
)

// The kinds of values that flags have. Each Set says what it wants.

// textValue is any text but none.
type textValue struct{ p *string }

func (v textValue) String() string { return deref(v.p) }
func (v textValue) Set(s string) error {
	if s == "" {
		return errors.New("is empty")
	}
	*v.p = s
	return nil
}

// listValue collects the values of a flag that is repeated; in the environment they are separated by commas.
type listValue struct{ p *[]string }

func (v listValue) String() string {
	if v.p == nil {
		return ""
	}
	return strings.Join(*v.p, ",")
}
func (v listValue) Set(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			return errors.New("names an empty address")
		}
		*v.p = append(*v.p, part)
	}
	return nil
}

// envValue collects names of variables, and variables with their values. In the environment names are separated by commas; NAME=VALUE
// stands alone, as its value may have commas.
type envValue struct{ p *[]string }

func (v envValue) String() string { return listValue(v).String() }
func (v envValue) Set(s string) error {
	list := []string{s}
	if !strings.Contains(s, "=") {
		list = strings.Split(s, ",")
	}
	for _, entry := range list {
		name, _, _ := strings.Cut(entry, "=")
		if name == "" || strings.Trim(name, " \t\x00") != name {
			return errors.New("want NAME or NAME=VALUE")
		}
		*v.p = append(*v.p, entry)
	}
	return nil
}

// allowValue collects hosts that handlers may ask.
type allowValue struct{ p *[]string }

func (v allowValue) String() string { return listValue(v).String() }
func (v allowValue) Set(s string) error {
	list := strings.Split(s, ",")
	if _, err := outbound.ParsePolicy(list); err != nil {
		return err
	}
	*v.p = append(*v.p, list...)
	return nil
}

// boolValue is a switch.
type boolValue struct{ p *bool }

func (v boolValue) IsBoolFlag() bool { return true }
func (v boolValue) String() string   { return strconv.FormatBool(deref(v.p)) }
func (v boolValue) Set(s string) (err error) {
	switch strings.ToLower(s) {
	case "1", "t", "true", "on", "yes":
		*v.p = true
	case "0", "f", "false", "off", "no":
		*v.p = false
	default:
		return errors.New("want true or false")
	}
	return nil
}

// intValue is a whole number from low to high.
type intValue struct {
	p         *int
	low, high int
}

func (v intValue) String() string { return strconv.Itoa(deref(v.p)) }
func (v intValue) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < v.low || n > v.high {
		if v.high == math.MaxInt32 {
			return fmt.Errorf("want a whole number, at least %d", v.low)
		}
		return fmt.Errorf("want a whole number from %d to %d", v.low, v.high)
	}
	*v.p = n
	return nil
}

// choiceValue is one of a few words.
type choiceValue struct {
	p     *string
	words []string
}

func (v choiceValue) String() string { return deref(v.p) }
func (v choiceValue) Set(s string) error {
	if !slices.Contains(v.words, s) {
		return fmt.Errorf("want %s", strings.Join(v.words, " or "))
	}
	*v.p = s
	return nil
}

// durationValue is a time: Go's syntax, or a number of seconds. It is never negative.
type durationValue struct {
	p   *time.Duration
	low time.Duration // the least that makes sense
}

func (v durationValue) String() string { return deref(v.p).String() }
func (v durationValue) Set(s string) error {
	d, err := parseDuration(s)
	if err == nil && d < v.low {
		err = fmt.Errorf("want at least %v", v.low)
	}
	if err == nil {
		*v.p = d
	}
	return err
}

// maxDuration is as long as a time limit may be: longer would overflow somewhere.
const maxDuration = 10 * 365 * 24 * time.Hour

func parseDuration(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if seconds, ferr := strconv.ParseFloat(s, 64); ferr == nil && strings.Trim(s, "-+.0123456789") == "" {
		d, err = time.Duration(min(max(seconds, -1), float64(2*maxDuration/time.Second))*float64(time.Second)), nil
	}
	switch {
	case err != nil:
		return 0, errors.New("want a time such as 10s, 1m30s, 250ms, or a number of seconds")
	case d < 0:
		return 0, errors.New("is negative: want a time such as 10s, or 0")
	case d > maxDuration:
		return 0, errors.New("is longer than 10 years: want a shorter time, or 0 for no limit where help says so")
	}
	return d, nil
}

// sizeValue is a number of bytes from low to high.
type sizeValue struct {
	p         *int64
	low, high int64
}

func (v sizeValue) String() string { return formatSize(deref(v.p)) }
func (v sizeValue) Set(s string) error {
	n, err := parseSize(s)
	if err == nil && (n < v.low || n > v.high) {
		err = fmt.Errorf("want a size from %s to %s", formatSize(v.low), formatSize(v.high))
	}
	if err == nil {
		*v.p = n
	}
	return err
}

// units are the suffixes of sizes, the longest first.
var units = [...]struct {
	name  string
	bytes float64
}{
	{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30}, {"tib", 1 << 40},
	{"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"tb", 1e12},
	{"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"t", 1 << 40},
	{"b", 1}, {"", 1},
}

// parseSize reads 1048576, 1MiB, 1M (both 2^20), 1MB (10^6), 1.5 GiB; case does not count.
func parseSize(s string) (int64, error) {
	bad := errors.New("want a size such as 10MiB, 500kB or a number of bytes")
	low := strings.ToLower(s)
	for _, u := range units {
		number, ok := strings.CutSuffix(low, u.name)
		if !ok {
			continue
		}
		number = strings.TrimSpace(number)
		if strings.Trim(number, "-.0123456789") != "" || number == "" {
			return 0, bad
		}
		n, err := strconv.ParseFloat(number, 64)
		switch n *= u.bytes; {
		case err != nil:
			return 0, bad
		case n < 0:
			return 0, errors.New("is negative: want a size such as 10MiB")
		case n > 1<<53:
			return 0, errors.New("is too large: want a size such as 10MiB")
		}
		return int64(n), nil
	}
	return 0, bad
}

// formatSize is a number of bytes for people.
func formatSize(n int64) string {
	f, unit := float64(n), "B"
	for _, next := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if f < 1024 {
			break
		}
		f, unit = f/1024, next
	}
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0") + " " + unit
}

// formatDuration is a time for people: three digits are enough.
func formatDuration(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return d.Round(time.Second).String()
	case d >= time.Second:
		return d.Round(10 * time.Millisecond).String()
	case d >= 10*time.Millisecond:
		return d.Round(time.Millisecond).String()
	case d >= time.Millisecond:
		return d.Round(10 * time.Microsecond).String()
	}
	return d.Round(time.Microsecond).String()
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
