package rollout

import (
	"fmt"
	"strconv"
	"strings"
)

// Share is a part of the requests, in millionths.
type Share uint32

// All is the share of all requests.
const All Share = 1_000_000

// ParseShare reads a share: "5%", "0.25%". It has at most four digits after the point.
func ParseShare(text string) (Share, error) {
	bad := func() (Share, error) {
		return 0, fmt.Errorf("%q is not a share: write 5%% or 0.25%%, from 0%% to 100%%, with at most four digits after the point", short(text))
	}
	number, ok := strings.CutSuffix(text, "%")
	whole, fraction, point := strings.Cut(number, ".")
	if !ok || point && fraction == "" || len(fraction) > 4 || !digits(whole) || !digits(fraction+"0") {
		return bad()
	}
	n, err := strconv.ParseUint(whole+fraction+strings.Repeat("0", 4-len(fraction)), 10, 32)
	if err != nil || n > uint64(All) {
		return bad()
	}
	return Share(n), nil
}

// digits reports whether s is a number without a sign.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// String returns the share in the form that ParseShare reads.
func (s Share) String() string {
	text := fmt.Sprintf("%d.%04d", s/10_000, s%10_000)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + "%"
}

// short shortens a caller's text for a message.
func short(s string) string {
	if len(s) > 64 {
		return s[:64] + "..."
	}
	return s
}

// Limits of steps.
const maxSteps = 32

// ParseSteps reads shares that grow, the last of which is 100%: "1%,10%,50%,100%".
func ParseSteps(text string) (steps []Share, err error) {
	for part := range strings.SplitSeq(text, ",") {
		s, err := ParseShare(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		if n := len(steps); n > 0 && s <= steps[n-1] {
			return nil, fmt.Errorf("the steps %q do not grow: each is larger than the one before", short(text))
		}
		steps = append(steps, s)
	}
	if len(steps) > maxSteps {
		return nil, fmt.Errorf("%d steps: at most %d are possible", len(steps), maxSteps)
	}
	if steps[len(steps)-1] != All {
		return nil, fmt.Errorf("the steps %q do not end with 100%%", short(text))
	}
	return steps, nil
}
