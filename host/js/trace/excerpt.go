package js

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/wasmserve/wasmserve/host/js/bundle"
)

const (
	around      = 4   // lines above and below the one that an excerpt is about
	maxLine     = 200 // of an excerpt, in bytes: sources may be minified
	excerptMark = ">"
)

// excerpt is the source around the innermost place of a stack that is in one: the file, numbered lines, and a mark at line and column.
// "": there is none.
func (t *trace) excerpt(stack string) string {
	t.parse()
	for line := range strings.SplitSeq(stack[:min(len(stack), maxTrace)], "\n") {
		if p, ok := t.place(line); ok {
			return t.lines(p)
		}
	}
	return ""
}

func (t *trace) lines(p bundle.Place) string {
	first := max(1, p.Line-around)
	lines := t.m.Lines(p.File, first, p.Line+around)
	if len(lines) <= p.Line-first {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d\n", p.File, p.Line, p.Column)
	if last := len(lines) - 1; lines[last] == "" && first+last > p.Line { // behind the last newline
		lines = lines[:last]
	}
	width := len(fmt.Sprint(first + len(lines) - 1))
	for n, line := range lines {
		mark := " "
		if first+n == p.Line {
			mark = excerptMark
		}
		line = strings.TrimSuffix(line, "\r")
		text := fmt.Sprintf("%s %*d | %s", mark, width, first+n, strings.ToValidUTF8(line[:min(len(line), maxLine)], ""))
		b.WriteString(strings.TrimRight(text, " \t") + "\n")
		if indent, ok := blank(line, p.Column-1); ok && mark != " " {
			fmt.Fprintf(&b, "  %*s | %s^\n", width, "", indent)
		}
	}
	return b.String()
}

// blank is as wide as the first n characters of line; source maps count them in UTF-16. false: there are not so many in an excerpt.
func blank(line string, n int) (string, bool) {
	var b strings.Builder
	for at, r := range line {
		if n <= 0 || at >= maxLine {
			break
		}
		if n -= utf16.RuneLen(r); r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String(), n <= 0
}
