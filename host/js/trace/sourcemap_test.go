package trace

import (
	"runtime"
	"strings"
	"testing"
)

// TestMapBounds: a source map takes memory in proportion to its length, whatever it holds, and one that is out of the ordinary is refused.
func TestMapBounds(t *testing.T) {
	const size = 12 << 20
	many := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	wrap := func(sources, contents, mappings string) string {
		return `{"version":3,"sources":[` + sources + `],"sourcesContent":[` + contents + `],"mappings":"` + mappings + `"}`
	}
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"a usual one":   {wrap(`"a"`, `"x"`, "AAAA"+strings.Repeat(";AAAA,CAAC", size/100)), true},
		"lines":         {wrap(`"a"`, "", many(";")), false},
		"segments":      {wrap(`"a"`, "", many("A,")), false},
		"places":        {wrap(`"a"`, "", strings.Repeat("AAAA,", maxSegments)), true},
		"more places":   {wrap(`"a"`, "", strings.Repeat("AAAA,", maxSegments+1)), false},
		"sources":       {wrap(strings.TrimSuffix(many(`"",`), ","), "", ""), false},
		"contents":      {wrap(`"a"`, strings.TrimSuffix(many(`"",`), ","), ""), false},
		"nulls":         {wrap(`"a"`, strings.TrimSuffix(many(`null,`), ","), ""), false},
		"nested":        {wrap(strings.Repeat("[", 5000)+strings.Repeat("]", 5000), "", ""), false},
		"long segment":  {wrap(`"a"`, "", many("A")), false},
		"far":           {wrap(`"a"`, "", strings.Repeat("AA+/////BA,", 100)), false},
		"a long name":   {wrap(`"`+many("a")+`"`, `"x"`, "AAAA"), true},
		"a content":     {wrap(`"a"`, `"`+many("\\n")+`"`, "AAAA"), true},
		"null contents": {`{"version":3,"sources":["a"],"sourcesContent":[null],"mappings":"AAAA"}`, true},
		"no contents":   {`{"version":3,"sources":["a"],"sourcesContent":null,"mappings":"AAAA"}`, true},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		m, err := ParseMap([]byte(c.text))
		runtime.ReadMemStats(&after)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 200<<20 {
			t.Errorf("%s: %d MB allocated", name, took>>20)
		}
		if c.ok {
			if p, ok := m.Find(1, 1); !ok || p.Line != 1 || p.Column != 1 {
				t.Errorf("%s: %+v %v", name, p, ok)
			}
		}
	}
}

func FuzzParseMap(f *testing.F) {
	f.Add([]byte(`{"version":3,"sources":["a"],"sourcesContent":["x\ny"],"mappings":"AAAA;AACA,CAAC"}`), 1, 1)
	f.Fuzz(func(t *testing.T, text []byte, line, column int) {
		m, err := ParseMap(text)
		if err != nil {
			return
		}
		m.Find(line, column)
		m.Lines("a", line, column)
	})
}
