package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect"
)

// results writes the results of a test: a line for each request, and what is not as expected below it.
type results struct {
	w              io.Writer
	verbose, json  bool
	passed, failed int
}

// stepJSON is a request as -json writes it.
type stepJSON struct {
	File    string              `json:"file"` // the script's; of go test, the directory
	Line    int                 `json:"line,omitempty"`
	Request string              `json:"request"` // the curl line, or go test
	OK      bool                `json:"ok"`
	Status  int                 `json:"status,omitempty"`
	Header  map[string][]string `json:"header,omitempty"` // with -v
	Body    *string             `json:"body,omitempty"`   // with -v
	TookNS  time.Duration       `json:"took_ns"`
	Wrong   []expect.Mismatch   `json:"wrong,omitempty"`
	Log     string              `json:"log,omitempty"` // of a request that failed, or with -v
}

// step reports a request.
func (r *results) step(file string, req expect.Request, a expect.Answer, log string) {
	ok := r.count(len(a.Wrong) == 0)
	if ok && !r.verbose {
		log = ""
	}
	if r.json {
		s := stepJSON{File: file, Line: req.Line, Request: req.Text, OK: ok, Status: a.Status, TookNS: a.Took, Wrong: a.Wrong, Log: log}
		if r.verbose {
			body := string(a.Body)
			s.Header, s.Body = a.Header, &body
		}
		r.object(s)
		return
	}
	r.line(ok, fmt.Sprintf("%s:%d: %s", file, req.Line, req.Text), a.Took)
	for _, m := range a.Wrong {
		fmt.Fprintf(r.w, "      %s", m.What)
		if m.Line != req.Line {
			fmt.Fprintf(r.w, " (line %d)", m.Line)
		}
		fmt.Fprintln(r.w)
		r.indent("        ", m.Diff())
	}
	if r.verbose {
		r.answer(a)
	}
	if log != "" {
		fmt.Fprintln(r.w, "      log")
		r.indent("        ", log)
	}
}

// answer shows an answer as it came.
func (r *results) answer(a expect.Answer) {
	fmt.Fprintf(r.w, "      answer %d\n", a.Status)
	names := make([]string, 0, len(a.Header))
	for name := range a.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range a.Header[name] {
			fmt.Fprintf(r.w, "        %s: %s\n", strings.ToLower(name), printable(v))
		}
	}
	if len(a.Body) > 0 {
		fmt.Fprintln(r.w)
		for line := range strings.SplitSeq(string(a.Body), "\n") {
			fmt.Fprintf(r.w, "        %s\n", printable(clip(line, 2000)))
		}
	}
}

// goTest reports a run of go test.
func (r *results) goTest(dir, output string, ok bool, took time.Duration) {
	r.count(ok)
	if r.json {
		s := stepJSON{File: dir, Request: "go test", OK: ok, TookNS: took}
		if !ok || r.verbose {
			s.Log = output
		}
		r.object(s)
		return
	}
	r.line(ok, dir+": go test", took)
	if !ok || r.verbose {
		r.indent("      ", output)
	}
}

// end writes the totals. It returns an error if a check has failed.
func (r *results) end() error {
	if r.json {
		r.object(struct {
			OK     bool `json:"ok"`
			Passed int  `json:"passed"`
			Failed int  `json:"failed"`
		}{r.failed == 0, r.passed, r.failed})
	}
	switch {
	case r.passed+r.failed == 0:
		return fmt.Errorf("no request matches -run")
	case r.failed > 0:
		return fmt.Errorf("%d of %d failed", r.failed, r.passed+r.failed)
	case !r.json:
		fmt.Fprintf(r.w, "%d passed\n", r.passed)
	}
	return nil
}

func (r *results) count(ok bool) bool {
	if ok {
		r.passed++
	} else {
		r.failed++
	}
	return ok
}

// maxLine is how many bytes are shown of what passed. Of what failed all is.
const maxLine = 120

func (r *results) line(ok bool, what string, took time.Duration) {
	word := "ok  "
	if !ok {
		word = "FAIL"
	} else if len(what) > maxLine {
		what = strings.ToValidUTF8(what[:maxLine], "") + "..."
	}
	fmt.Fprintf(r.w, "%s  %s  %s\n", word, what, formatDuration(took))
}

func (r *results) indent(by, text string) {
	for line := range strings.Lines(text) {
		fmt.Fprintf(r.w, "%s%s\n", by, strings.TrimRight(line, "\n"))
	}
}

func (r *results) object(v any) {
	b, _ := json.Marshal(v) // cannot fail: strings, numbers, and lists of them
	r.w.Write(append(b, '\n'))
}
