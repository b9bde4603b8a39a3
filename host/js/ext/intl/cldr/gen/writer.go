package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// writer collects tables. The file is lines "name offset length", an empty line, and the tables, each compressed for itself (RFC 1951).
type writer struct {
	index strings.Builder
	body  bytes.Buffer
}

func (w *writer) table(name, text string) {
	begin := w.body.Len()
	f, _ := flate.NewWriter(&w.body, flate.BestCompression)
	f.Write([]byte(text))
	f.Close()
	fmt.Fprintf(&w.index, "%s %d %d\n", name, begin, w.body.Len()-begin)
}

func (w *writer) write(out string) error {
	return os.WriteFile(out, append([]byte(w.index.String()+"\n"), w.body.Bytes()...), 0o644)
}

// pairs is a table of lines "key\tvalue".
func pairs(values map[string]string) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&b, "%s\t%s\n", k, values[k])
	}
	return b.String()
}

// Markers of values that are not set: the parent's value holds, or no value does.
const (
	inherited = ""
	empty     = "\x01"
	absent    = "\x02"
)

// locales writes a section: its keys, one table for all, and a table for each language, with all locales of that: "@tag" and a line
// for each key, or "@tag +" and lines "steps value" for those that differ from the parent's, by steps from one key to the next.
func (w *writer) locales(section string, values map[string]map[string]string, locales []string, parents map[string]string) {
	count := map[string]int{}
	for _, v := range values {
		for k := range v {
			count[k]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(count), cmp.Compare[string])
	w.table(section, strings.Join(keys, "\n"))
	groups := map[string]*strings.Builder{}
	for _, l := range locales {
		parent := parentOf(l, parents, values)
		group, _, _ := strings.Cut(l, "-")
		if groups[group] == nil {
			groups[group] = &strings.Builder{}
		}
		write(groups[group], l, keys, values[l], values[parent])
	}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		w.table(section+"/"+g, groups[g].String())
	}
}

func write(b *strings.Builder, locale string, keys []string, own, parent map[string]string) {
	diff := make([]string, len(keys))
	n := 0
	for i, k := range keys {
		v, ok := own[k]
		p, has := parent[k]
		switch {
		case !ok && has && !covers(own, k):
			continue // of a file that the locale lacks
		case !ok && has:
			diff[i] = absent
		case !ok || has && v == p:
			continue
		case v == "":
			diff[i] = empty
		default:
			diff[i] = v
		}
		n++
	}
	switch {
	case n == 0:
	case n > len(keys)/5:
		fmt.Fprintf(b, "@%s\n%s\n", locale, strings.Join(diff, "\n"))
	default:
		fmt.Fprintf(b, "@%s +\n", locale)
		last := 0
		for i, v := range diff {
			if v != inherited {
				fmt.Fprintf(b, "%s %s\n", strconv.FormatInt(int64(i-last), 36), v)
				last = i
			}
		}
	}
}

// covers reports whether a locale has any value of a key's kind, by its first name.
func covers(own map[string]string, key string) bool {
	kind, _, _ := strings.Cut(key, "/")
	for k := range own {
		if strings.HasPrefix(k, kind+"/") || k == kind {
			return true
		}
	}
	return false
}

// parentOf is the locale that a locale inherits from.
func parentOf(l string, parents map[string]string, values map[string]map[string]string) string {
	for l != "und" {
		p, ok := parents[l]
		if !ok {
			p = "und"
			if i := strings.LastIndexByte(l, '-'); i > 0 {
				p = l[:i]
			}
		}
		if _, ok := values[p]; ok {
			return p
		}
		l = p
	}
	return ""
}
