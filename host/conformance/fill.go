package conformance

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// fill replaces {name} by what the case remembers, {1.5idle} by milliseconds, and in `>>` escapes by bytes. A field or body
// that is nothing but an unknown {name} stays: the step remembers it.
func (p *player) fill(s Step) (string, error) {
	var b strings.Builder
	text := s.Arg
	for {
		before, rest, ok := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			b.WriteString(text)
			break
		}
		b.WriteString(before)
		value, known := p.vars[name]
		switch {
		case known:
			b.WriteString(value)
		case strings.HasSuffix(name, "idle"):
			d, err := p.duration(name)
			if err != nil {
				return "", err
			}
			b.WriteString(strconv.FormatInt(d.Milliseconds(), 10))
		case s.Op == ">" || strings.HasPrefix(s.Op, "header") || strings.HasPrefix(s.Op, "body") || s.Op == "bytes":
			b.WriteString("{" + name + "}") // JSON has braces, too
		default:
			return "", fmt.Errorf("%w: nothing is remembered as {%s}", errStep, name)
		}
		text = after
	}
	if s.Op == ">>" {
		return unescape(b.String())
	}
	return b.String(), nil
}

// unescape decodes \r, \n, \t, \\ and \xHH; everything else stays.
func unescape(s string) (string, error) {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		return "", fmt.Errorf("%w: bad escape", errStep)
	}
	return text, nil
}

// duration reads `200ms`, `1.5idle`, `idle` and sums of these.
func (p *player) duration(text string) (sum time.Duration, err error) {
	for part := range strings.SplitSeq(text, "+") {
		factor, isIdle := strings.CutSuffix(part, "idle")
		if !isIdle {
			d, err := time.ParseDuration(part)
			if err != nil {
				return 0, fmt.Errorf("%w: %w", errStep, err)
			}
			sum += d
			continue
		}
		f := 1.0
		if factor != "" {
			if f, err = strconv.ParseFloat(factor, 64); err != nil {
				return 0, fmt.Errorf("%w: %w", errStep, err)
			}
		}
		sum += time.Duration(f * float64(p.target.Idle))
	}
	return sum, nil
}
