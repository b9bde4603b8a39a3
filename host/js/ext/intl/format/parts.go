package format

import (
	"strings"
	"unicode"
)

// Part is a piece of a formatted value. Source is set in ranges: startRange, endRange or shared.
type Part struct{ Type, Value, Source string }

// Parts are the pieces of a formatted value, in order.
type Parts []Part

func (p *Parts) add(kind, value string) {
	if value != "" {
		*p = append(*p, Part{Type: kind, Value: value})
	}
}

// literal adds text between; to the literal before it, if there is one.
func (p *Parts) literal(s string) {
	if n := len(*p); n > 0 && (*p)[n-1].Type == "literal" {
		(*p)[n-1].Value += s
		return
	}
	p.add("literal", s)
}

// marked adds a symbol; marks of direction around it are literal.
func (p *Parts) marked(kind, s string) {
	core := strings.TrimFunc(s, mark)
	i := strings.Index(s, core)
	if i > 0 {
		p.literal(s[:i])
	}
	p.add(kind, core)
	if rest := s[i+len(core):]; rest != "" {
		p.add("literal", rest)
	}
}

// mark reports whether a character only gives a direction.
func mark(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }

// blank reports whether a character is space or a mark of direction: neither is a part of a unit or of compact notation's letters.
func blank(r rune) bool { return unicode.IsSpace(r) || mark(r) }

// String is the text of all parts.
func (p Parts) String() string {
	n := 0
	for i := range p {
		n += len(p[i].Value)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range p {
		b.WriteString(p[i].Value)
	}
	return b.String()
}

// Encoded is the parts as types and values, each ended by a NUL; with sources as threes.
func (p Parts) Encoded(sources bool) string {
	var b strings.Builder
	for i := range p {
		b.WriteString(p[i].Type)
		b.WriteByte(0)
		b.WriteString(p[i].Value)
		b.WriteByte(0)
		if sources {
			b.WriteString(p[i].Source)
			b.WriteByte(0)
		}
	}
	return b.String()
}

// from gives parts a source.
func (p Parts) from(source string) Parts {
	for i := range p {
		p[i].Source = source
	}
	return p
}

// fill puts a pattern's {0} and {1} into its text.
func fill(pattern string, values ...string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '{' && i+2 < len(pattern) && pattern[i+2] == '}' {
			if n := int(pattern[i+1] - '0'); n >= 0 && n < len(values) {
				b.WriteString(values[n])
				i += 2
				continue
			}
		}
		b.WriteByte(pattern[i])
	}
	return b.String()
}

// fillParts is fill with parts; what is between them is of the type literal.
func fillParts(pattern, literal string, values ...Parts) (out Parts) {
	text := func(s string) {
		if s != "" {
			if n := len(out); n > 0 && out[n-1].Type == literal && out[n-1].Source == "" {
				out[n-1].Value += s
				return
			}
			out.add(literal, s)
		}
	}
	for pattern != "" {
		i := strings.IndexByte(pattern, '{')
		if i < 0 || i+2 >= len(pattern) || pattern[i+2] != '}' {
			break
		}
		text(pattern[:i])
		if n := int(pattern[i+1] - '0'); n >= 0 && n < len(values) {
			out = append(out, values[n]...)
		}
		pattern = pattern[i+3:]
	}
	text(pattern)
	return out
}
