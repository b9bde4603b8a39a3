package cldr

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
	"strconv"
	"strings"
	"sync"
)

// data is what gen/writer.go writes: an index, and compressed tables.
//
//go:embed data.bin
var data []byte

// maxKept bounds the decompressed tables that are kept, in bytes of text: a language takes some 300 KB with all its sections.
const maxKept = 16 << 20

// kept has the tables that have been read.
var kept struct {
	sync.Mutex
	pairs  map[string]map[string]string // by name
	keys   map[string]map[string]int    // by section
	groups map[string]group             // by section/language
	bytes  int                          // of groups
}

// group is a section's values for the locales of a language.
type group map[string]row

// row is a locale's values by the section's keys: all, or those that are not its parent's.
type row struct {
	all  []string
	some map[int]string
}

func (r row) at(i int) string {
	if r.all != nil {
		return r.all[i]
	}
	return r.some[i]
}

// index has the place of each table.
var index = sync.OnceValue(func() map[string][]byte {
	head, body, _ := bytes.Cut(data, []byte("\n\n"))
	places := map[string][]byte{}
	for line := range strings.Lines(string(head)) {
		f := strings.Fields(line)
		from, _ := strconv.Atoi(f[1])
		n, _ := strconv.Atoi(f[2])
		places[f[0]] = body[from : from+n]
	}
	return places
})

// text decompresses a table; "" if it does not exist.
func text(name string) string {
	p := index()[name]
	if p == nil {
		return ""
	}
	out, err := io.ReadAll(flate.NewReader(bytes.NewReader(p)))
	if err != nil {
		panic("cldr: data.bin is damaged: " + name) // embedded: the build's fault
	}
	return string(out)
}

// pairs returns a table of keys and values.
func pairs(name string) map[string]string {
	kept.Lock()
	defer kept.Unlock()
	if m := kept.pairs[name]; m != nil {
		return m
	}
	m := map[string]string{}
	for line := range strings.Lines(text(name)) {
		k, v, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		m[k] = v
	}
	if kept.pairs == nil {
		kept.pairs = map[string]map[string]string{}
	}
	kept.pairs[name] = m
	return m
}

// table returns a section's keys, and its values for the locales of a language.
func table(section, language string) (map[string]int, group) {
	kept.Lock()
	defer kept.Unlock()
	if kept.groups == nil {
		kept.groups, kept.keys = map[string]group{}, map[string]map[string]int{}
	}
	keys := kept.keys[section]
	if keys == nil {
		keys = map[string]int{}
		for i, k := range strings.Split(text(section), "\n") {
			keys[k] = i
		}
		kept.keys[section] = keys
	}
	name := section + "/" + language
	g, ok := kept.groups[name]
	if !ok {
		t := text(name)
		if kept.bytes += len(t) + 64; kept.bytes > maxKept {
			clear(kept.groups)
			kept.bytes = len(t) + 64
		}
		g = parse(t, len(keys))
		kept.groups[name] = g
	}
	return keys, g
}

// parse reads what gen's write has written.
func parse(t string, keys int) group {
	g := group{}
	for t != "" {
		var head, block string
		head, t, _ = strings.Cut(t, "\n")
		end := strings.Index(t, "\n@")
		if end < 0 {
			block, t = strings.TrimSuffix(t, "\n"), ""
		} else {
			block, t = t[:end], t[end+1:]
		}
		tag, sparse := strings.CutSuffix(head[1:], " +")
		if !sparse {
			all := strings.Split(block, "\n")
			for len(all) < keys {
				all = append(all, "")
			}
			g[tag] = row{all: all}
			continue
		}
		some, at := map[int]string{}, 0
		for line := range strings.SplitSeq(block, "\n") {
			step, v, _ := strings.Cut(line, " ")
			n, _ := strconv.ParseInt(step, 36, 32)
			at += int(n)
			some[at] = v
		}
		g[tag] = row{some: some}
	}
	return g
}
