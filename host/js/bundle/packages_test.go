package bundle

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestConditions: packages are entered as Bun 1.4.5 enters them.
func TestConditions(t *testing.T) {
	for _, c := range []struct {
		json string
		text string // "import", "require", or both
		want string // the files that are bundled
	}{
		{`{"exports": {"bun": "./bun.js", "node": "./node.js", "default": "./default.js"}}`, "import", "bun"},
		{`{"exports": {"node": "./node.js", "bun": "./bun.js", "default": "./default.js"}}`, "import", "node"},
		{`{"exports": {"worker": "./worker.js", "browser": "./browser.js", "node": "./node.js"}}`, "import", "node"},
		{`{"exports": {"worker": "./worker.js", "workerd": "./worker.js", "module": "./module.js", "default": "./default.js"}}`, "import", "default"},
		{`{"exports": {"import": "./import.js", "require": "./require.js"}}`, "import", "import"},
		{`{"exports": {"import": "./import.js", "require": "./require.js"}}`, "require", "require"},
		{`{"exports": {".": {"node": {"import": "./import.js", "require": "./require.js"}, "default": "./default.js"}}}`, "require", "require"},
		{`{"exports": {".": [{"none": "./none.js"}, "./default.js"]}}`, "import", "default"},
		{`{"exports": "./default.js", "main": "node.js", "module": "module.js"}`, "import", "default"},
		{`{"main": "default.js", "module": "module.js", "browser": "browser.js"}`, "import", "module"},
		{`{"main": "default.js", "module": "module.js"}`, "require", "default"},
		{`{"main": "default.js", "module": "module.js"}`, "both", "default"},
		{`{"main": "default"}`, "import", "default"},
		{`{}`, "import", "index"},
	} {
		app := map[string]string{"import": "import p from 'p'; console.log(p)", "require": "console.log(require('p'))", "both": "import p from 'p'; console.log(p, require('p'))"}[c.text]
		files := map[string]string{"app.ts": app, "node_modules/p/package.json": c.json}
		for _, name := range []string{"bun", "node", "default", "worker", "browser", "import", "require", "module", "index"} {
			files["node_modules/p/"+name+".js"] = "module.exports = '" + name + "'"
		}
		res, err := Bundle(filepath.Join(write(t, files), "app.ts"))
		if err != nil {
			t.Errorf("%s: %v", c.json, err)
			continue
		}
		var got []string
		for _, in := range res.Inputs {
			if strings.Contains(in, "node_modules") {
				got = append(got, strings.TrimSuffix(filepath.Base(in), ".js"))
			}
		}
		if c.text != "both" && !slices.Equal(got, []string{c.want}) || !strings.Contains(string(res.Code), `"`+c.want+`"`) {
			t.Errorf("%s, %s: %q, want %q", c.json, c.text, got, c.want)
		}
		if c.text == "both" && strings.Contains(string(res.Code), `"module"`) {
			t.Errorf("the package is there twice:\n%s", res.Code)
		}
	}
}

// TestSubpaths: subpaths, patterns, imports, a package's own name, and what is refused.
func TestSubpaths(t *testing.T) {
	files := map[string]string{
		"node_modules/p/package.json": `{"name": "p", "exports": {"./a": "./lib/a.js", "./f/*": "./lib/*.js", "./f/x/*": null, "./d/": "./lib/", "./t/*.js": "./lib/*.js", "./bad": "../q.js"}, "imports": {"#in": "./lib/in.js", "#q": "q"}}`,
		"node_modules/p/lib/a.js":     "import '#in'; import '#q'; import 'p/f/b'; export default 'A'", "node_modules/p/lib/in.js": "globalThis.x = 'IN'", "node_modules/p/lib/b.js": "globalThis.y = 'B'", "node_modules/p/lib/x/c.js": "",
		"node_modules/@s/q/package.json": `{"main": "./dist"}`, "node_modules/@s/q/dist/index.js": "module.exports = 'SQ'", "node_modules/@s/q/sub.js": "module.exports = 'SUB'",
		"node_modules/q/index.js": "globalThis.q = 'Q'",
	}
	for spec, want := range map[string]string{
		"p/a": `"A"`, "p/f/b": `"B"`, "p/d/b.js": `"B"`, "p/t/b.js": `"B"`, "@s/q": `"SQ"`, "@s/q/sub": `"SUB"`, "@s/q/sub.js": `"SUB"`, "@s/q/dist": `"SQ"`, "p/a?x": "!is not exported",
		"p": "!is not exported", "p/lib/a.js": "!is not exported", "p/f/x/c": "!is not exported", "p/bad": "!is not exported", "p/f/none": "!does not exist", "@s": "!Could not resolve", "@s/none": "!no node_modules below",
	} {
		files["app.ts"] = "import p from '" + spec + "'; console.log(p)"
		res, err := Bundle(filepath.Join(write(t, files), "app.ts"))
		text, fails := strings.CutPrefix(want, "!")
		switch {
		case fails && (err == nil || !strings.Contains(err.Error(), text)):
			t.Errorf("%s: error %v, want %s", spec, err, text)
		case !fails && err != nil:
			t.Errorf("%s: %v", spec, err)
		case !fails && !strings.Contains(string(res.Code), text):
			t.Errorf("%s: no %s in\n%s", spec, text, res.Code)
		}
		if spec == "p/a" && err == nil {
			for _, other := range []string{`"IN"`, `"Q"`, `"B"`} {
				if !strings.Contains(string(res.Code), other) {
					t.Errorf("%s: no %s in\n%s", spec, other, res.Code)
				}
			}
		}
	}
}

// TestLinkedPackages: pnpm's links, workspaces, and circles of them.
func TestLinkedPackages(t *testing.T) {
	dir := write(t, map[string]string{
		"app.ts": "import a from 'a'; import w from '@me/w'; console.log(a, w)",
		"node_modules/.pnpm/a@1/node_modules/a/package.json": `{"main": "i.js"}`, "node_modules/.pnpm/a@1/node_modules/a/i.js": "module.exports = ['A', require('b')]",
		"node_modules/.pnpm/b@1/node_modules/b/index.js": "module.exports = ['B', require('a')]",
		"packages/w/index.ts":                            "import b from 'b'; export default ['W', b]", "node_modules/@me/x": "",
	})
	for at, to := range map[string]string{"node_modules/a": ".pnpm/a@1/node_modules/a", "node_modules/b": ".pnpm/b@1/node_modules/b", "node_modules/.pnpm/a@1/node_modules/b": "../../b@1/node_modules/b",
		"node_modules/.pnpm/b@1/node_modules/a": "../../a@1/node_modules/a", "node_modules/@me/w": "../../packages/w", "packages/w/node_modules": "../../node_modules"} {
		symlink(t, to, filepath.Join(dir, at))
	}
	res, err := Bundle(filepath.Join(dir, "app.ts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`["A", `, `["B", `, `["W", `} {
		if strings.Count(string(res.Code), want) != 1 {
			t.Errorf("%s is there %d times:\n%s", want, strings.Count(string(res.Code), want), res.Code)
		}
	}
}

// TestTsconfig: paths, baseUrl, extends, comments, and settings of JSX and of decorators.
func TestTsconfig(t *testing.T) {
	dir := write(t, map[string]string{
		"app.tsx":         "import a from '@/a'; import { b } from 'lib/b'; import c from '~'; import j from './a.js'; export default () => <p id={a + b + c + j}/>; declare const dec: any; class D { @dec f = 1 } console.log(D)",
		"tsconfig.json":   "\xef\xbb\xbf{ // comment\n \"extends\": [\"./base\", \"preset/tsconfig.json\"], /* ,} */ \"compilerOptions\": { \"baseUrl\": \"src\", \"paths\": {\"@/*\": [\"none/*\", \"*\"], \"~\": [\"./c.ts\"],}, }, }",
		"base.json":       `{"compilerOptions": {"jsx": "react-jsx", "jsxImportSource": "own"}}`,
		"src/a.ts":        "export default 'A'",
		"src/lib/b.ts":    "export const b = 'B'",
		"src/c.ts":        "export default 'C'",
		"a.ts":            "export default 'J'",
		"x/tsconfig.json": "{", "node_modules/own/jsx-runtime.js": "export const jsx = 'OWN'",
		"node_modules/preset/tsconfig.json": `{"compilerOptions": {"experimentalDecorators": true}}`,
	})
	res, err := Bundle(filepath.Join(dir, "app.tsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"A"`, `"B"`, `"C"`, `"J"`, `"OWN"`, "__decorateClass"} {
		if !strings.Contains(string(res.Code), want) {
			t.Errorf("no %s in\n%s", want, res.Code)
		}
	}
	if !slices.Contains(res.Inputs, filepath.Join(dir, "tsconfig.json")) || !slices.Contains(res.Inputs, filepath.Join(dir, "base.json")) {
		t.Errorf("inputs %q lack the configuration", res.Inputs)
	}
}

// TestSideEffects: what is only imported for its effects is dropped where it asks for nothing that is there, and kept where it has some.
func TestSideEffects(t *testing.T) {
	for text, want := range map[string]string{
		"import 'node:fs'; import 'fs/promises'; import 'bun:sqlite'; console.log(1)": "",
		"import 'pure'; console.log(1)":                                               "",
		"import 'pure/effect.js'; console.log(1)":                                     "EFFECT",
		"import 'pure/lib/polyfill.js'; console.log(1)":                               "POLYFILL",
	} {
		res, err := Bundle(filepath.Join(write(t, map[string]string{"app.ts": text, "node_modules/pure/package.json": `{"sideEffects": ["./effect.js", "*poly*.js"]}`, "node_modules/pure/index.js": "globalThis.x = 'PURE'",
			"node_modules/pure/effect.js": "globalThis.x = 'EFFECT'", "node_modules/pure/lib/polyfill.js": "globalThis.x = 'POLYFILL'"}), "app.ts"))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if code := string(res.Code); want != "" && !strings.Contains(code, want) || strings.Contains(code, "PURE") || strings.Contains(code, requireFunc+"(") {
			t.Errorf("%s: want %q in\n%s", text, want, code)
		}
	}
}

// TestReexported: the exports of export * in a package without side effects are defined also when a module is imported with import().
func TestReexported(t *testing.T) {
	for _, k := range []string{"export const k = 'K'", "export const k = await 'K'"} {
		code, _ := bundled(t, map[string]string{
			"app.ts":                      "import { k } from 'a'; export default { fetch: () => [k, () => import('b')] }",
			"node_modules/a/package.json": `{"sideEffects": false, "type": "module", "main": "i.js"}`, "node_modules/a/i.js": "export * from 'b'",
			"node_modules/b/package.json": `{"sideEffects": false, "type": "module", "main": "i.js"}`, "node_modules/b/i.js": k,
		})
		if at := strings.Index(code, "// "+fileSpace+":app.ts"); !strings.Contains(code[max(at, 0):], "init_i();") {
			t.Errorf("nobody makes b's module before it is used:\n%s", code)
		}
	}
}
