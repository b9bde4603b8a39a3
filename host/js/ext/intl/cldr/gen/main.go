// Command gen makes the tables of package cldr: `gen NODE_MODULES OUT` reads the npm packages of CLDR's JSON data and writes the file OUT.
// host/js/ext/intl/cldr/build.sh runs it, and brings the packages.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gen NODE_MODULES OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// object is one of JSON.
type object = map[string]any

func run(modules, out string) error {
	s := source{modules}
	locales, err := s.locales()
	if err != nil {
		return err
	}
	w := &writer{}
	if err := s.supplemental(w, locales); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(sections)) {
		values := map[string]map[string]string{}
		for _, l := range locales {
			if values[l], err = s.section(name, l); err != nil {
				return err
			}
		}
		w.locales(name, values, locales, s.parents())
	}
	return w.write(out)
}

// source reads the packages.
type source struct{ modules string }

func (s source) read(parts ...string) (object, error) {
	text, err := os.ReadFile(filepath.Join(append([]string{s.modules}, parts...)...))
	if err != nil {
		return nil, err
	}
	var o object
	return o, json.Unmarshal(text, &o)
}

// locales lists the locales of CLDR, und (its root) included, parents first.
func (s source) locales() ([]string, error) {
	o, err := s.read("cldr-core", "availableLocales.json")
	if err != nil {
		return nil, err
	}
	list := []string{"und"}
	for _, l := range at(o, "availableLocales", "full").([]any) {
		if l := l.(string); l != "und" && !leftOut(l) {
			list = append(list, l)
		}
	}
	slices.SortFunc(list[1:], func(a, b string) int {
		if n := strings.Count(a, "-") - strings.Count(b, "-"); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return list, nil
}

// without are the languages, and languages with a script, of which CLDR has too little: ICU leaves them out, too.
const without = " aa ab an ann apc arn bal bew bgn blt bqi bss byn cad cch cho cic co cop cu dv frr gez gn hnj ht io iu jbo kaa kaj kcg kek ken kpe la lld ltg lzz mdf mhn mic moh mus " +
	"mww myv nr nv ny oka osa pap pi pis quc rhg rif sdh sgs sid skr sma smj sms ss ssy suz tig tpi trv trw ts ve vo wa wal wbp " +
	"az-Arab bm-Nkoo en-Dsrt en-Shaw ha-Arab ku-Arab mn-Mong mni-Mtei ms-Arab sat-Deva zh-Latn "

func leftOut(locale string) bool {
	parts := strings.Split(locale, "-")
	for _, p := range parts[1:] {
		if len(p) > 4 {
			return true // a variant, such as ca-ES-valencia
		}
	}
	return strings.Contains(without, " "+parts[0]+" ") || len(parts) > 1 && strings.Contains(without, " "+parts[0]+"-"+parts[1]+" ")
}

// parents are the parents that are not found by cutting a tag.
func (s source) parents() map[string]string {
	o, _ := s.read("cldr-core", "supplemental", "parentLocales.json")
	list := map[string]string{}
	for l, p := range at(o, "supplemental", "parentLocales", "parentLocale").(object) {
		list[l] = p.(string)
	}
	return list
}

// at follows a path of names.
func at(v any, path ...string) any {
	for _, name := range path {
		o, ok := v.(object)
		if !ok {
			return nil
		}
		v = o[name]
	}
	return v
}

// flatten puts all texts below v into out, by their path. name may change a path, or drop it by "".
func flatten(out map[string]string, path string, v any, name func(string) string) {
	switch v := v.(type) {
	case string:
		if p := name(path); p != "" {
			out[p] = v
		}
	case object:
		for k, x := range v {
			p := k
			if path != "" {
				p = path + "/" + k
			}
			flatten(out, p, x, name)
		}
	}
}
