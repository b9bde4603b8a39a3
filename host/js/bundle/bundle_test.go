package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/js/trace"
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
	m, err := trace.ParseMap(res.Map)
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
