package trace

// Reading source maps (version 3): where in the sources a place in the script comes from.

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
)

// Map is a parsed source map. It may be used concurrently.
type Map struct {
	sources  []string
	contents []string
	segments []segment
	starts   []int32 // by line of the script: the index of its first segment
}

// segment maps the script, from column on, to a place in a source. All from 0.
type segment struct{ column, source, line, sourceColumn int32 }

// Place is a place in a source.
type Place struct {
	File         string
	Line, Column int // from 1
}

// Limits of a source map. The map of a script of 8 MB has some 20 MB, and a million segments.
const (
	maxMap      = 64 << 20 // bytes
	maxSources  = 1 << 15  // as many files as package bundle reads
	maxLines    = 1 << 20  // of the script
	maxSegments = 1 << 22
)

var errMap = errors.New("the source map is broken, or too large")

// texts is a JSON array of strings, or null for one that is not known, with a limited number of elements.
type texts []string

func (t *texts) UnmarshalJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if begin, err := d.Token(); err != nil || begin == nil {
		return err
	} else if begin != json.Delim('[') {
		return errMap
	}
	for d.More() {
		s, err := d.Token()
		if _, isText := s.(string); err != nil || !isText && s != nil || len(*t) == maxSources {
			return errMap
		}
		name, _ := s.(string)
		*t = append(*t, name)
	}
	return nil
}

// ParseMap reads a source map, of which the script's author chooses every byte: it takes memory and time in proportion to the map's
// length, and refuses one of more than 64 MiB, 32,768 sources, a million lines or four million segments.
func ParseMap(text []byte) (*Map, error) {
	var raw struct {
		Version        int    `json:"version"`
		Sources        texts  `json:"sources"`
		SourcesContent texts  `json:"sourcesContent"`
		Mappings       string `json:"mappings"`
	}
	if len(text) > maxMap {
		return nil, errMap
	}
	if err := json.Unmarshal(text, &raw); err != nil || raw.Version != 3 {
		return nil, errMap
	}
	lines, segments := strings.Count(raw.Mappings, ";")+1, 0
	if lines > maxLines {
		return nil, errMap
	}
	m := &Map{sources: raw.Sources, contents: raw.SourcesContent, starts: make([]int32, 0, lines),
		segments: make([]segment, 0, min(strings.Count(raw.Mappings, ",")+lines, maxSegments))}
	var at [4]int // column, source, line, column in the source
	for line := range strings.SplitSeq(raw.Mappings, ";") {
		at[0] = 0
		m.starts = append(m.starts, int32(len(m.segments)))
		for text := range strings.SplitSeq(line, ",") {
			if text == "" {
				continue
			}
			if segments++; segments > maxSegments {
				return nil, errMap
			}
			fields, n, ok := decodeVLQ(text)
			if !ok {
				return nil, errMap
			}
			for i := range min(n, len(at)) {
				if n < len(at) && i > 0 {
					break
				}
				if at[i] += fields[i]; at[i] < 0 || at[i] > math.MaxInt32 {
					return nil, errMap
				}
			}
			if n < len(at) {
				continue
			}
			if at[1] >= len(m.sources) {
				return nil, errMap
			}
			m.segments = append(m.segments, segment{int32(at[0]), int32(at[1]), int32(at[2]), int32(at[3])})
		}
	}
	return m, nil
}

// decodeVLQ reads the numbers of a segment: base 64, the lowest bit is the sign, the highest is set if more follows.
func decodeVLQ(text string) (fields [5]int, count int, ok bool) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	n, shift := 0, 0
	for i := range len(text) {
		d := strings.IndexByte(digits, text[i])
		if d < 0 || shift > 30 {
			return fields, 0, false
		}
		n |= d & 31 << shift
		if shift += 5; d&32 != 0 {
			continue
		}
		if n&1 != 0 {
			n = -n
		}
		if count == len(fields) { // a segment has 1, 4 or 5
			return fields, 0, false
		}
		fields[count] = n / 2
		count++
		n, shift = 0, 0
	}
	return fields, count, shift == 0 && count > 0
}

// Find returns the place in a source for line and column (from 1) of the script; false if it is not known.
func (m *Map) Find(line, column int) (Place, bool) {
	if m == nil || line < 1 || line > len(m.starts) {
		return Place{}, false
	}
	end := len(m.segments)
	if line < len(m.starts) {
		end = int(m.starts[line])
	}
	list := m.segments[m.starts[line-1]:end]
	n, exact := slices.BinarySearchFunc(list, column-1, func(s segment, c int) int { return int(s.column) - c })
	if !exact {
		n--
	}
	if n < 0 {
		return Place{}, false
	}
	s := list[n]
	return Place{File: m.sources[s.source], Line: int(s.line) + 1, Column: int(s.sourceColumn) + 1}, true
}

// Lines are the lines from first to last (from 1, as far as there are) of the source file: none if last is before first.
func (m *Map) Lines(file string, first, last int) (lines []string) {
	n := slices.Index(m.sources, file)
	if n < 0 || n >= len(m.contents) {
		return nil
	}
	text := m.contents[n]
	for line := 1; line <= last && text != ""; line++ {
		this, rest, _ := strings.Cut(text, "\n")
		if line >= first {
			lines = append(lines, this)
		}
		text = rest
	}
	return lines
}
