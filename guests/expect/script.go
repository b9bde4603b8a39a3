package expect

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/wasmserve/wasmserve/guests/expect/check"
)

// Script is one file.
type Script struct {
	File     string
	Flags    []string // of the command
	Requests []Request
}

// Request is a curl line and what is expected of its answer.
type Request struct {
	Line   int    // in the file
	Text   string // the line
	Method string
	Target string // path and query
	Header http.Header
	Body   string

	Status int
	checks []expected
	cut    int // line that expects the answer to be cut; 0: none
}

// expected is one check of the answer.
type expected struct {
	line int
	check.Check
}

// Find lists the scripts in dir: expect.txt and what ends in .expect.txt, by name.
func Find(dir string) (files []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && (name == "expect.txt" || strings.HasSuffix(name, ".expect.txt")) {
			files = append(files, filepath.Join(dir, name))
		}
	}
	return files, nil
}

// Read reads a file.
func Read(file string) (Script, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return Script{}, err
	}
	return Parse(file, string(b))
}

// Parse reads a script. Errors name the file and the line.
func Parse(file, text string) (Script, error) {
	s := Script{File: file}
	for i, line := range strings.Split(text, "\n") {
		if err := s.take(i+1, strings.TrimSpace(line)); err != nil {
			return s, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
	}
	for _, r := range s.Requests {
		if r.Status == 0 {
			return s, fmt.Errorf("%s:%d: no status is expected: add a line like: status 200", file, r.Line)
		}
	}
	if len(s.Requests) == 0 {
		return s, fmt.Errorf("%s: no request: one is a line like: curl /path", file)
	}
	return s, nil
}

func (s *Script) take(n int, line string) (err error) {
	op, arg, _ := strings.Cut(line, " ")
	arg = strings.TrimSpace(arg)
	var last *Request
	if n := len(s.Requests); n > 0 {
		last = &s.Requests[n-1]
	}
	switch {
	case op == "" || op[0] == '#':
		return nil
	case op == "flags" && last == nil:
		s.Flags, err = split(arg)
		return err
	case op == "curl":
		r, err := parseCurl(arg)
		r.Line, r.Text = n, op+" "+arg
		s.Requests = append(s.Requests, r)
		return err
	case last == nil:
		return fmt.Errorf("%q stands before the first curl line", line)
	}
	if known, _ := check.Known(op); !known {
		return fmt.Errorf("unknown word %q: there are curl, status, header, header~, body, body~, bytes, took and cut", op)
	}
	c, err := check.Parse(op, arg, nil)
	switch {
	case err != nil:
		return err
	case op == "status":
		if last.Status = c.Status; last.Status == 0 {
			return fmt.Errorf("status %q: want a number from 200 to 999", arg)
		}
		return nil
	case op == "cut":
		last.cut = n
		return nil
	case op == "body":
		if k := len(last.checks) - 1; k >= 0 && last.checks[k].Op == "body" {
			last.checks[k].Text += "\n" + arg
			return nil
		}
	}
	last.checks = append(last.checks, expected{n, c})
	return nil
}

// parseCurl reads the options that scripts need: -X, -H, -d, and a path.
func parseCurl(text string) (Request, error) {
	r := Request{Header: http.Header{}}
	words, err := split(text)
	if err != nil {
		return r, err
	}
	for len(words) > 0 {
		word := words[0]
		words = words[1:]
		if !strings.HasPrefix(word, "-") {
			if r.Target != "" || !strings.HasPrefix(word, "/") {
				return r, fmt.Errorf("one path is needed, and not %q", word)
			}
			r.Target = word
			continue
		}
		if len(words) == 0 {
			return r, fmt.Errorf("%s needs an argument", word)
		}
		switch word {
		case "-X":
			r.Method = words[0]
		case "-d":
			r.Body = words[0]
			if r.Method == "" {
				r.Method = "POST"
			}
		case "-H":
			name, value, ok := strings.Cut(words[0], ":")
			if !ok {
				return r, fmt.Errorf("-H %q: want 'Name: value'", words[0])
			}
			r.Header.Add(name, strings.TrimSpace(value))
		default:
			return r, fmt.Errorf("unknown option %s: there are -X, -H and -d", word)
		}
		words = words[1:]
	}
	if r.Target == "" {
		return r, errors.New("no path")
	}
	if r.Method == "" {
		r.Method = "GET"
	}
	return r, nil
}

// split splits at spaces; what stands in quotes is one word.
func split(text string) (words []string, err error) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var word string
		if q := text[:1]; q == "'" || q == `"` {
			var ok bool
			if word, text, ok = strings.Cut(text[1:], q); !ok {
				return nil, errors.New("a quote is not closed")
			}
		} else {
			word, text, _ = strings.Cut(text, " ")
		}
		words = append(words, word)
	}
	return words, nil
}
