// Package check reads the lines that describe an expected answer. expect.txt (package expect) and the cases of the conformance suite
// (host/conformance) have these in common:
//
//	status 200                  the status; the suite has the status line instead: status HTTP/1.1 200 OK, and * for any phrase
//	header content-type: text   the value of a field; empty: no such field
//	header~ etag: "[^"]+"       a regular expression (RE2) for the complete value
//	body {"version":"1.0.0"}    the complete body; a last newline does not count
//	body~ \{.*\}                a regular expression for it
//	bytes "text\n"              the body byte for byte, quoted as in Go
//	took 1s 5s                  least and most time that it took
//	cut                         it ends before its body does
package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Check is one such line.
type Check struct {
	Op          string // its first word
	Name        string // of a header's field
	Text        string // what is expected: a value, a body, a regular expression, a status line
	Status      int    // of status; 0: Text is a status line
	Least, Most time.Duration
	re          *regexp.Regexp
}

// Known reports whether op begins a check, and whether it needs an argument.
func Known(op string) (known, argument bool) {
	switch op {
	case "status", "header", "header~", "body~", "bytes", "took":
		return true, true
	case "body", "cut":
		return true, false
	}
	return false, false
}

// Parse reads a check: its first word and the rest of the line. duration reads the times of took; nil: time.ParseDuration.
func Parse(op, arg string, duration func(string) (time.Duration, error)) (c Check, err error) {
	c = Check{Op: op, Text: arg}
	switch op {
	case "status":
		if strings.HasPrefix(arg, "HTTP/") {
			return c, nil
		}
		if c.Status, err = strconv.Atoi(arg); err != nil || c.Status < 200 || c.Status > 999 {
			return c, fmt.Errorf("status %q: want a number from 200 to 999", arg)
		}
	case "header", "header~":
		var ok bool
		if c.Name, c.Text, ok = strings.Cut(arg, ":"); !ok || c.Name == "" {
			return c, fmt.Errorf("%s %q: want Name: value", op, arg)
		}
		c.Text = strings.TrimSpace(c.Text)
	case "bytes":
		if c.Text, err = strconv.Unquote(arg); err != nil {
			return c, fmt.Errorf("bytes %s: want a quoted text", arg)
		}
	case "took":
		if duration == nil {
			duration = time.ParseDuration
		}
		from, to, _ := strings.Cut(arg, " ")
		var err1, err2 error
		c.Least, err1 = duration(from)
		c.Most, err2 = duration(strings.TrimSpace(to))
		if err1 != nil || err2 != nil {
			return c, fmt.Errorf("took %q: want two times, like 1s 5s", arg)
		}
	}
	if strings.HasSuffix(op, "~") {
		if c.re, err = regexp.Compile("(?s)^(?:" + c.Text + ")$"); err != nil {
			return c, fmt.Errorf("%s %s: %w", op, c.Text, err)
		}
	}
	return c, nil
}

// Match reports whether a value or body is the expected one. For body and body~ the caller leaves out the last newline.
func (c Check) Match(got string) bool {
	switch {
	case c.re != nil:
		return c.re.MatchString(got)
	case c.Op == "status":
		want, anyPhrase := strings.CutSuffix(c.Text, " *")
		return got == c.Text || anyPhrase && strings.HasPrefix(got, want+" ")
	}
	return got == c.Text
}

// Within reports whether a time is between those of took.
func (c Check) Within(d time.Duration) bool { return d >= c.Least && d <= c.Most }

// Want returns what is expected, for messages.
func (c Check) Want() string {
	switch {
	case c.re != nil:
		return "~ " + c.Text
	case c.Op == "took":
		return fmt.Sprintf("%v to %v", c.Least, c.Most)
	case c.Op == "status" && c.Status > 0:
		return strconv.Itoa(c.Status)
	}
	return c.Text
}
