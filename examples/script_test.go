package examples

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// script is an expect.txt.
type script struct {
	flags    []string // of the command
	requests []request
}

// request is a curl line and what is expected of it.
type request struct {
	line   int
	text   string
	method string
	target string
	header http.Header
	body   string

	status int
	want   []check
}

// check is one expectation.
type check struct {
	line     int
	op, text string
}

func readScript(file string) (script, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return script{}, err
	}
	return parseScript(file, string(b))
}

// parseScript reads a script. Errors name the line.
func parseScript(file, text string) (s script, err error) {
	for i, line := range strings.Split(text, "\n") {
		op, arg, _ := strings.Cut(strings.TrimSpace(line), " ")
		var last *request
		if n := len(s.requests); n > 0 {
			last = &s.requests[n-1]
		}
		switch {
		case op == "" || op[0] == '#':
		case op == "flags" && last == nil:
			s.flags, err = split(arg)
		case op == "curl":
			var r request
			r, err = parseCurl(arg)
			r.line, r.text = i+1, op+" "+arg
			s.requests = append(s.requests, r)
		case last == nil:
			err = fmt.Errorf("%q stands before the first curl line", line)
		case op == "status":
			_, err = fmt.Sscanf(arg, "%d", &last.status)
		case op == "header" || op == "body" || op == "body~" || op == "cut" || op == "took":
			last.want = append(last.want, check{i + 1, op, arg})
		default:
			err = fmt.Errorf("unknown word %q", op)
		}
		if err != nil {
			return s, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
	}
	for _, r := range s.requests {
		if r.status == 0 {
			return s, fmt.Errorf("%s:%d: no status is expected", file, r.line)
		}
	}
	return s, nil
}

// parseCurl reads the options that examples need: -X, -H, -d, and a path.
func parseCurl(text string) (request, error) {
	r := request{method: "GET", header: http.Header{}}
	words, err := split(text)
	if err != nil {
		return r, err
	}
	for len(words) > 0 {
		word := words[0]
		words = words[1:]
		if !strings.HasPrefix(word, "-") {
			if r.target != "" || !strings.HasPrefix(word, "/") {
				return r, fmt.Errorf("one path is needed, and not %q", word)
			}
			r.target = word
			continue
		}
		if len(words) == 0 {
			return r, fmt.Errorf("%s needs an argument", word)
		}
		switch word {
		case "-X":
			r.method = words[0]
		case "-d":
			r.body = words[0]
		case "-H":
			name, value, _ := strings.Cut(words[0], ":")
			r.header.Add(name, strings.TrimSpace(value))
		default:
			return r, fmt.Errorf("unknown option %s", word)
		}
		words = words[1:]
	}
	if r.target == "" {
		return r, errors.New("no path")
	}
	return r, nil
}

// split splits at spaces; what stands in single quotes is one word.
func split(text string) (words []string, err error) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var word string
		if quoted, ok := strings.CutPrefix(text, "'"); ok {
			if word, text, ok = strings.Cut(quoted, "'"); !ok {
				return nil, errors.New("a quote is not closed")
			}
		} else {
			word, text, _ = strings.Cut(text, " ")
		}
		words = append(words, word)
	}
	return words, nil
}

// replay sends the request over a connection of its own and checks the answer.
func (r request) replay(addr string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	transport := &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return dial(ctx, addr) }}
	req, err := http.NewRequestWithContext(ctx, r.method, "http://localhost"+r.target, strings.NewReader(r.body))
	if err != nil {
		return err
	}
	req.Header = r.header
	start := time.Now()
	res, err := transport.RoundTrip(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	took := time.Since(start)
	var wrong []error
	if res.StatusCode != r.status {
		wrong = append(wrong, fmt.Errorf("status %d, want %d", res.StatusCode, r.status))
	}
	cut := false
	for _, c := range r.want {
		if c.op == "cut" {
			cut = true
			continue
		}
		if err := c.holds(res, strings.TrimSuffix(string(body), "\n"), took); err != nil {
			wrong = append(wrong, fmt.Errorf("line %d: %w", c.line, err))
		}
	}
	if cut != (err != nil) {
		wrong = append(wrong, fmt.Errorf("cut: %v, want %v (%v)", err != nil, cut, err))
	}
	return errors.Join(wrong...)
}

func (c check) holds(res *http.Response, body string, took time.Duration) error {
	switch c.op {
	case "header":
		name, want, _ := strings.Cut(c.text, ":")
		if got := strings.Join(res.Header.Values(name), ", "); got != strings.TrimSpace(want) {
			return fmt.Errorf("%s: %q, want %q", name, got, strings.TrimSpace(want))
		}
	case "body":
		if body != c.text {
			return fmt.Errorf("body %q, want %q", body, c.text)
		}
	case "body~":
		re, err := regexp.Compile("(?s)^(?:" + c.text + ")$")
		if err != nil {
			return err
		}
		if !re.MatchString(body) {
			return fmt.Errorf("body %q does not match", body)
		}
	case "took":
		from, to, _ := strings.Cut(c.text, " ")
		least, err1 := time.ParseDuration(from)
		most, err2 := time.ParseDuration(to)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		if took < least || took > most {
			return fmt.Errorf("took %v, want %v to %v", took, least, most)
		}
	}
	return nil
}

func TestParseScript(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"status 200", `x:1: "status 200" stands before the first curl line`},
		{"curl", "x:1: no path"},
		{"curl -k /", "x:1: unknown option -k"},
		{"curl -X", "x:1: -X needs an argument"},
		{"curl 'a", "x:1: a quote is not closed"},
		{"curl localhost", `x:1: one path is needed, and not "localhost"`},
		{"curl /", "x:1: no status is expected"},
		{"curl /\nstatus 200\nsays x", `x:3: unknown word "says"`},
	} {
		if _, err := parseScript("x", c.text); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
	s, err := parseScript("x", "# c\nflags -idle-timeout 1s\ncurl -X PUT -H 'A: b c' -d 'x y' /p?q\nstatus 201\nbody hi\n")
	got := fmt.Sprintf("%v %+v", err, s)
	want := "<nil> {flags:[-idle-timeout 1s] requests:[{line:3 text:curl -X PUT -H 'A: b c' -d 'x y' /p?q method:PUT target:/p?q " +
		"header:map[A:[b c]] body:x y status:201 want:[{line:5 op:body text:hi}]}]}"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
