package check

import (
	"fmt"
	"testing"
	"time"
)

// TestMatch compares what a check accepts, and how it names what it wants.
func TestMatch(t *testing.T) {
	for _, c := range []struct{ op, arg, want, good, bad string }{
		{"status", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 200 Fine"},
		{"status", "HTTP/1.1 200 *", "HTTP/1.1 200 *", "HTTP/1.1 200 Fine", "HTTP/1.1 2000 OK"},
		{"header", "A:  b: c ", "b: c", "b: c", "b"},
		{"header~", "A: b+", "~ b+", "bb", "abb"},
		{"body", "x", "x", "x", "x\n"},
		{"body~", "a.*z|q", "~ a.*z|q", "a\nz", "az\nq"},
		{"bytes", `"a\n\xff"`, "a\n\xff", "a\n\xff", "a"},
	} {
		got, err := Parse(c.op, c.arg, nil)
		if err != nil || got.Want() != c.want || !got.Match(c.good) || got.Match(c.bad) {
			t.Errorf("%s %s: %v, wants %q, %v for %q, %v for %q", c.op, c.arg, err, got.Want(), got.Match(c.good), c.good, got.Match(c.bad), c.bad)
		}
	}
	idle := func(s string) (time.Duration, error) {
		var n int
		_, err := fmt.Sscanf(s, "%didle", &n)
		return time.Duration(n) * time.Second, err
	}
	c, err := Parse("took", "1idle 2idle", idle)
	if err != nil || c.Within(999*time.Millisecond) || !c.Within(time.Second) || !c.Within(2*time.Second) || c.Within(2001*time.Millisecond) || c.Want() != "1s to 2s" {
		t.Errorf("%v: %+v", err, c)
	}
	for _, op := range []string{"", "status ", "Body", "part"} {
		if known, _ := Known(op); known {
			t.Errorf("%q is a check", op)
		}
	}
}
