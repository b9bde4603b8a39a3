package trace

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

const (
	context     = 4   // lines above and below the one that an excerpt is about
	maxLine     = 200 // of an excerpt, in bytes: sources may be minified
	excerptMark = ">"
)

// Excerpt returns the source around the innermost place of a stack that is in a source: the file, numbered lines, and a mark at line and
// column; "" if no place is.
func (t *Trace) Excerpt(stack string) string {
	t.parse()
	for line := range strings.SplitSeq(stack[:min(len(stack), MaxStack)], "\n") {
		if p, ok := t.place(line); ok {
			return t.around(p)
		}
	}
	return ""
}

// around returns the excerpt at p.
func (t *Trace) around(p Place) string {
	first := max(1, p.Line-context)
	lines := t.m.Lines(p.File, first, p.Line+context)
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

// blank returns white space as wide as the first n characters of line, which source maps count in UTF-16. ok is false if an excerpt
// has fewer.
func blank(line string, n int) (s string, ok bool) {
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
