package bundle

// Reading source maps (version 3): where in the sources a place in the script comes from.

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// Map is a parsed source map. It may be used concurrently.
type Map struct {
	sources  []string
	contents []string
	lines    [][]segment // by line of the script
}

// segment says that from column on the script is made of a place in a source. All from 0.
type segment struct{ column, source, line, sourceColumn int }

// Place is a place in a source.
type Place struct {
	File         string
	Line, Column int    // from 1
	Source       string // the line
}

var errMap = errors.New("the source map is broken")

// ParseMap reads a source map.
func ParseMap(text []byte) (*Map, error) {
	var raw struct {
		Version        int      `json:"version"`
		Sources        []string `json:"sources"`
		SourcesContent []string `json:"sourcesContent"`
		Mappings       string   `json:"mappings"`
	}
	if err := json.Unmarshal(text, &raw); err != nil || raw.Version != 3 {
		return nil, errMap
	}
	m := &Map{sources: raw.Sources, contents: raw.SourcesContent}
	var at segment
	for line := range strings.SplitSeq(raw.Mappings, ";") {
		at.column = 0
		var list []segment
		for text := range strings.SplitSeq(line, ",") {
			if text == "" {
				continue
			}
			fields, ok := decodeVLQ(text)
			if !ok {
				return nil, errMap
			}
			at.column += fields[0]
			if len(fields) < 4 {
				continue
			}
			at.source += fields[1]
			at.line += fields[2]
			at.sourceColumn += fields[3]
			if at.source < 0 || at.source >= len(m.sources) || at.line < 0 || at.sourceColumn < 0 || at.column < 0 {
				return nil, errMap
			}
			list = append(list, at)
		}
		m.lines = append(m.lines, list)
	}
	return m, nil
}

// decodeVLQ reads the numbers of a segment: base 64, the lowest bit is the sign, the highest says that more follows.
func decodeVLQ(text string) (fields []int, ok bool) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	n, shift := 0, 0
	for i := range len(text) {
		d := strings.IndexByte(digits, text[i])
		if d < 0 || shift > 30 {
			return nil, false
		}
		n |= d & 31 << shift
		if shift += 5; d&32 != 0 {
			continue
		}
		if n&1 != 0 {
			n = -n
		}
		fields = append(fields, n/2)
		n, shift = 0, 0
	}
	return fields, shift == 0 && len(fields) > 0
}

// Find is the place in a source that line and column (from 1) of the script come from.
func (m *Map) Find(line, column int) (Place, bool) {
	if m == nil || line < 1 || line > len(m.lines) {
		return Place{}, false
	}
	list := m.lines[line-1]
	n, exact := slices.BinarySearchFunc(list, column-1, func(s segment, c int) int { return s.column - c })
	if !exact {
		n--
	}
	if n < 0 {
		return Place{}, false
	}
	s := list[n]
	p := Place{File: m.sources[s.source], Line: s.line + 1, Column: s.sourceColumn + 1}
	if s.source < len(m.contents) {
		p.Source = lineOf(m.contents[s.source], s.line)
	}
	return p, true
}

// Lines are the lines from first to last (from 1, as far as there are) of the source file: none if last is before first.
func (m *Map) Lines(file string, first, last int) (lines []string) {
	n := slices.Index(m.sources, file)
	if n < 0 || n >= len(m.contents) {
		return nil
	}
	all := strings.Split(m.contents[n], "\n")
	from := min(max(first, 1)-1, len(all))
	return all[from:max(from, min(last, len(all)))]
}

func lineOf(text string, n int) string {
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(text, "\n")
		if !ok {
			return ""
		}
		text = rest
	}
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r")
}
