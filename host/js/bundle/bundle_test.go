package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBundle(t *testing.T) {
	dir := write(t, map[string]string{
		"app.ts": `import type { Serve } from 'bun';
import { greet } from './lib/greet';
import data from './data.json';
import pkg from 'left';
export default { fetch(req: Request) { return new Response(greet(data.name) + pkg()) } } satisfies Serve.Options<undefined>;
`,
		"lib/greet.ts":                   "export const greet = (name: string): string => `hello ${name}`;\n",
		"data.json":                      `{"name": "world"}`,
		"node_modules/left/package.json": `{"name": "left", "main": "index.js"}`,
		"node_modules/left/index.js":     "module.exports = () => '!';\n",
	})
	res, err := Bundle(filepath.Join(dir, "app.ts"))
	if err != nil {
		t.Fatal(err)
	}
	code := string(res.Code)
	for _, want := range []string{"hello ${name}", "globalThis.__wasmserve_main(", "world"} {
		if !strings.Contains(code, want) {
			t.Errorf("the script does not contain %q:\n%s", want, code)
		}
	}
	for _, gone := range []string{"satisfies", "import ", "Serve"} {
		if strings.Contains(code, gone) {
			t.Errorf("the script contains %q:\n%s", gone, code)
		}
	}
	if len(res.Inputs) != 4 {
		t.Errorf("inputs %q, want app.ts, data.json, greet.ts and index.js", res.Inputs)
	}
	m, err := ParseMap(res.Map)
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Count(code[:strings.Index(code, "hello ${name}")], "\n") + 1
	if p, ok := m.Find(line, 30); !ok || p.File != "lib/greet.ts" || p.Line != 1 || !strings.HasPrefix(strings.Join(m.Lines(p.File, 1, 1), ""), "export const greet") {
		t.Errorf("line %d comes from %+v", line, p)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"app.ts", "export default {\n  fetch(req) { return new Response('x') \n};\n", "app.ts:3:2: Expected \"}\" but found \";\"\n    };\n     ^"},
		{"app.ts", "import x from './none';\nexport default x;\n", "app.ts:1:15: Could not resolve \"./none\"\n    import x from './none';\n                  ^"},
		{"app.ts", "import fs from 'node:fs';\nexport default fs;\n", "app.ts:1:16: \"node:fs\" is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)\n    import fs from 'node:fs';\n                   ^"},
		{"app.ts", "import { readFile } from 'fs';\nexport default readFile;\n", "app.ts:1:26: \"fs\" is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)\n    import { readFile } from 'fs';\n                             ^"},
		{"app.js", "export default 1 +;\n", "app.js:1:19: Unexpected \";\"\n    export default 1 +;\n                      ^"},
	} {
		dir := write(t, map[string]string{c.name: c.text})
		_, err := Bundle(filepath.Join(dir, c.name))
		var e *Error
		if !errors.As(err, &e) || err.Error() != c.want {
			t.Errorf("%q:\ngot\n%v\nwant\n%s", c.text, err, c.want)
		}
	}
	if _, err := Bundle(filepath.Join(t.TempDir(), "none.ts")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want that there is no file", err)
	}
}

// TestMissing: what an import did not find is among the inputs, by all the names that it may come by.
func TestMissing(t *testing.T) {
	dir := write(t, map[string]string{"app.ts": "import './lib/a'; import './none/b'; import 'pkg';", "lib/x.ts": ""})
	var e *Error
	if _, err := Bundle(filepath.Join(dir, "app.ts")); !errors.As(err, &e) || len(e.Messages) != 3 {
		t.Fatalf("error %v, want three mistakes", err)
	}
	want := []string{filepath.Join(dir, "app.ts"), filepath.Join(dir, "lib/a")}
	for _, ext := range Extensions {
		want = append(want, filepath.Join(dir, "lib/a"+ext))
	}
	if slices.Sort(want); !slices.Equal(e.Inputs, want) {
		t.Errorf("inputs\n%q, want\n%q", e.Inputs, want)
	}
}

func TestIs(t *testing.T) {
	for name, want := range map[string]bool{"a.ts": true, "b/a.mjs": true, "a.tsx": true, "a.d.ts": false, "a.d.mts": false, ".ts": true, "a.wasm": false, "ts": false, "": false} {
		if Is(name) != want {
			t.Errorf("Is(%q) is %v", name, !want)
		}
	}
}

func TestBunImport(t *testing.T) {
	dir := write(t, map[string]string{"app.ts": "import { serve } from 'bun';\nserve({ fetch: () => new Response() });\n"})
	if _, err := Bundle(filepath.Join(dir, "app.ts")); err != nil {
		t.Error(err)
	}
}

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
