package js

// The engine's messages do not say what was "not a function". The place of the call says it, with the script's text.

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/adapter/js/engine"
)

// maxName is how long an expression may be that a message names, in bytes.
const maxName = 80

// lines finds lines of a script.
type lines struct {
	once sync.Once
	ends []int
}

// at returns a line of text, counted from 1, without its end. "": there is no such line.
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

// TypeError returns the message with the expression that the script has called, constructed or iterated over. "": it is not known.
func (i *instance) TypeError(e engine.Value, message string) string {
	if i.fns.frames == 0 { // the prelude has not come so far
		return ""
	}
	v := i.vm.Getter(i.fns.frames, e)
	defer i.vm.Free(v)
	if !v.IsString() {
		return ""
	}
	first, _, _ := strings.Cut(i.vm.Text(v), "\n")
	n := strings.LastIndex(first, "("+scriptName+":")
	if n < 0 {
		return ""
	}
	place := strings.TrimSuffix(first[n+len(scriptName)+2:], ")")
	row, column, _ := strings.Cut(place, ":")
	r, _ := strconv.Atoi(row)
	c, _ := strconv.Atoi(column)
	if r == 1 {
		c++ // the engine counts from 0 there
	}
	name := expression(i.prog.lines.at(i.prog.script, r), c, message)
	if name == "" {
		return ""
	}
	return name + " is " + strings.TrimPrefix(message, "value is ")
}

// expression is what stands at a column (in characters, from 1) of a line where the engine has thrown a TypeError. The engine's column is that of
// the name of a member that is called, and otherwise of the expression.
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

// once reports whether a call's arguments begin s, and not those of another call behind them, which may be the one that is meant.
func once(s string) bool {
	n := bracketed(s)
	return called(s) && (n == 0 || !called(s[n:]))
}

// called reports whether a call's arguments begin s.
func called(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return strings.HasPrefix(s, "(") || strings.HasPrefix(s, "`") || strings.HasPrefix(s, "?.(")
}

// word is how many bytes of s are a name.
func word(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || s[n] == '$' || s[n] == '#' || s[n] >= '0' && s[n] <= '9' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= 0x80) {
		n++
	}
	return n
}

// bracketed is how many bytes the brackets at the beginning of s take, with what is in them. 0: they are not closed, or not simple.
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

// backwards is where the names and dots begin that end at a place in line; the place itself where something else ends there.
func backwards(line string, at int) int {
	from := at
	for from > 0 {
		n := from
		for n > 0 && word(line[n-1:n]) == 1 {
			n--
		}
		if n == from {
			return at // a bracket, or nothing: "(intermediate value)"
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
