package trace

// The engine's messages do not name the expression that is "not a function". It is read from the script's text at the place of the call.

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// maxName limits the length of an expression in a message, in bytes.
const maxName = 80

// lines finds lines of a script.
type lines struct {
	once sync.Once
	ends []int
}

// at returns a line of text, counted from 1, without its line end. "": text has no such line.
func (l *lines) at(text []byte, row int) string {
	l.once.Do(func() {
		for n, c := range text {
			if c == '\n' {
				l.ends = append(l.ends, n)
			}
		}
		l.ends = append(l.ends, len(text))
	})
	if row < 1 || row > len(l.ends) {
		return ""
	}
	from := 0
	if row > 1 {
		from = l.ends[row-2] + 1
	}
	return string(text[from:l.ends[row-1]])
}

// TypeError returns message, of a TypeError that the engine has thrown, with the expression that the script has called, constructed or
// iterated over; "" if that is not known. stack is the error's.
func (t *Trace) TypeError(stack, message string) string {
	first, _, _ := strings.Cut(stack, "\n")
	n := strings.LastIndex(first, "("+Script+":")
	if n < 0 {
		return ""
	}
	place := strings.TrimSuffix(first[n+len(Script)+2:], ")")
	row, column, _ := strings.Cut(place, ":")
	r, _ := strconv.Atoi(row)
	c, _ := strconv.Atoi(column)
	if r == 1 {
		c++ // the engine counts these columns from 0
	}
	name := expression(t.lines.at(t.script, r), c, message)
	if name == "" {
		return ""
	}
	return name + " is " + strings.TrimPrefix(message, "value is ")
}

// expression returns the expression at a column (in characters, from 1) of a line where the engine has thrown a TypeError. The
// engine's column points to the member's name if a member is called, and otherwise to the expression.
func expression(line string, column int, message string) string {
	at := 0
	for ; column > 1 && at < len(line); column-- {
		_, n := utf8.DecodeRuneInString(line[at:])
		at += n
	}
	if at >= len(line) {
		return ""
	}
	if at > 0 && line[at-1] == '.' && !strings.HasSuffix(line[:at], "...") {
		dot := at - 1
		if dot > 0 && line[dot-1] == '?' {
			dot--
		}
		end := at + word(line[at:])
		if end == at || message == "not a function" && !once(line[end:]) {
			return ""
		}
		from := backwards(line, dot)
		if from == dot || end-from > maxName {
			return "(intermediate value)" + line[dot:min(end, dot+maxName)]
		}
		return line[from:end]
	}
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	end := at + word(line[at:])
	if end == at {
		return ""
	}
	for end < len(line) && end-at < maxName {
		if line[end] == '.' && word(line[end+1:]) > 0 {
			end += 1 + word(line[end+1:])
		} else if line[end] == '[' && bracketed(line[end:]) > 0 {
			end += bracketed(line[end:])
		} else {
			break
		}
	}
	name, rest := line[at:end], line[end:]
	switch message {
	case "not a function":
		if !once(rest) {
			return ""
		}
	case "value is not iterable":
		if before := strings.TrimRight(line[:at], " \t"); !strings.HasSuffix(before, "...") && !strings.HasSuffix(before, " of") {
			return ""
		}
		if called(rest) {
			return ""
		}
	}
	if len(name) > maxName {
		return ""
	}
	return name
}

// once reports whether s begins with a call's arguments that are not followed by another call, which could be the one that failed.
func once(s string) bool {
	n := bracketed(s)
	return called(s) && (n == 0 || !called(s[n:]))
}

// called reports whether s begins with a call's arguments.
func called(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return strings.HasPrefix(s, "(") || strings.HasPrefix(s, "`") || strings.HasPrefix(s, "?.(")
}

// word returns the length of the name at the beginning of s, in bytes.
func word(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || s[n] == '$' || s[n] == '#' || s[n] >= '0' && s[n] <= '9' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= 0x80) {
		n++
	}
	return n
}

// bracketed returns the length of the brackets at the beginning of s and their content, in bytes; 0 if they are not closed, or not simple.
func bracketed(s string) int {
	depth := 0
	for n := 0; n < len(s) && n < 4*maxName; n++ {
		switch s[n] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return n + 1
			}
		case '"', '\'', '`', '/':
			if s[n] == '/' {
				return 0
			}
			end := strings.IndexByte(s[n+1:], s[n])
			if end < 0 || strings.ContainsRune(s[n+1:n+1+end], '\\') {
				return 0
			}
			n += end + 1
		}
		if depth == 0 {
			return 0
		}
	}
	return 0
}

// backwards returns where the names and dots that end at a place in line begin, or the place itself if something else ends there.
func backwards(line string, at int) int {
	from := at
	for from > 0 {
		n := from
		for n > 0 && word(line[n-1:n]) == 1 {
			n--
		}
		if n == from {
			return at // a bracket, or the beginning of the line: "(intermediate value)"
		}
		from = n
		switch {
		case strings.HasSuffix(line[:from], "?."):
			from -= 2
		case strings.HasSuffix(line[:from], ".") && !strings.HasSuffix(line[:from], ".."):
			from--
		default:
			return from
		}
	}
	return from
}
