package bundle

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/js/trace"
)

func bundled(t *testing.T, files map[string]string) (string, *trace.Map) {
	t.Helper()
	res, err := Bundle(filepath.Join(write(t, files), "app.ts"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := trace.ParseMap(res.Map)
	if err != nil {
		t.Fatal(err)
	}
	return string(res.Code), m
}

// TestNode: modules of Node's are asked for by name, in each way to import one; what is not used is not asked for.
func TestNode(t *testing.T) {
	const asked = `__wasmserve_require("path")`
	for text, want := range map[string]bool{
		"import path from 'path'; console.log(path.sep)":                            true,
		"import { join } from 'node:path'; console.log(join('a'))":                  true,
		"import * as path from 'path'; console.log(path)":                           true,
		"const path = require('path'); console.log(path)":                           true,
		"console.log(await import('node:path'))":                                    true,
		"export * from 'path'":                                                      true,
		"import path from 'path'; console.log(1)":                                   false,
		"import type { ParsedPath } from 'path'; let p: ParsedPath; console.log(1)": false,
		"console.log('path')":                                                       false,
	} {
		code, _ := bundled(t, map[string]string{"app.ts": text})
		if strings.Contains(code, asked) != want {
			t.Errorf("%s: asks for it: %v\n%s", text, !want, code)
		}
	}
}

// TestAbsent: what is not there is a mistake of a handler that imports it, at a place; packages and calls get it at run time.
func TestAbsent(t *testing.T) {
	const fs, none = `__wasmserve_require("fs")`, `__wasmserve_require("none", `
	pkg := func(text string) map[string]string {
		return map[string]string{"app.ts": "import 'pkg';", "node_modules/pkg/package.json": `{"main": "i.js"}`, "node_modules/pkg/i.js": text}
	}
	app := func(text string) map[string]string { return map[string]string{"app.ts": text} }
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string // part of the script, or of the error after "!"
	}{
		{"own static", app("import fs from 'fs'; console.log(fs)"), `!app.ts:1:16: "fs" is not there in the sandbox`},
		{"own export", app("export * from 'node:dgram'"), `!app.ts:1:15: "node:dgram" is not there`},
		{"own http", app("import http, { createServer } from 'http'; console.log(http, createServer)"), `__wasmserve_require("http")`},
		{"own part", app("import { isIP } from 'net'; console.log(isIP)"), `isIP`},
		{"own not of the part", app("import { createServer } from 'net'; console.log(createServer)"), `!app.ts:1:10: "createServer" of "node:net" is not there in the sandbox`},
		{"own default of a part", app("import net from 'net'; console.log(net)"), `!app.ts:1:8: "default" of "node:net" is not there`},
		{"own type only", app("import type { Server } from 'net'; let s: Server;"), ``},
		{"own import()", app("import('node:fs').catch(() => 1)"), fs},
		{"own require", app("require('fs')"), fs},
		{"package static", pkg("import { readFile } from 'fs'; export const f = () => readFile()"), ``},
		{"package static, used", pkg("import { readFile } from 'fs'; readFile()"), fs},
		{"package require", pkg("require('node:fs')"), fs},
		{"bun: static", app("import { Database } from 'bun:sqlite'; console.log(Database)"), `!app.ts:1:26: "bun:sqlite" is not there`},
		{"bun: import()", app("import('bun:sqlite')"), `__wasmserve_require("bun:sqlite", true)`},
		{"unknown node: module", app("import x from 'node:none'; console.log(x)"), `!app.ts:1:15: "node:none" is not there`},
		{"unknown package", app("import x from 'none'; console.log(x)"), `!app.ts:1:15: Could not resolve "none"`},
		{"unknown package, require", app("require('none')"), none + "false)"},
		{"unknown package, require caught", app("try { require('none') } catch {}"), none + "false)"},
		{"unknown package, import()", app("import('none')"), none + "true)"},
		{"unknown file, import()", app("import('./none')"), `!app.ts:1:8: Could not resolve "./none"`},
		{"unknown file, caught", app("import('./none').catch(() => 1)"), "./none"},
		{"unknown file of a package", pkg("require('./none')"), `__wasmserve_require("./none", false)`},
		{"a name that the run knows", app("import(globalThis.x)"), "__require(globalThis.x)"},
		{"a package with Node's name", map[string]string{"app.ts": "import e from 'events/'; console.log(e)", "node_modules/events/package.json": `{"main": "i.js"}`, "node_modules/events/i.js": "module.exports = 'own'"}, "own"},
		{"what Bun replaces", map[string]string{"app.ts": "import ws from 'ws'; console.log(ws)", "node_modules/ws/index.js": "module.exports = 'own'"}, `__wasmserve_require("ws")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := Bundle(filepath.Join(write(t, c.files), "app.ts"))
			want, fails := strings.CutPrefix(c.want, "!")
			switch {
			case fails != (err != nil):
				t.Errorf("error %v", err)
			case fails && !strings.HasPrefix(err.Error(), want):
				t.Errorf("error\n%v, want\n%s", err, want)
			case !fails && !strings.Contains(string(res.Code), want):
				t.Errorf("the script has no %s:\n%s", want, res.Code)
			case !fails && want == "" && strings.Contains(string(res.Code), requireFunc+"("):
				t.Errorf("the script asks for a module:\n%s", res.Code)
			}
		})
	}
}

// TestMeta: import.meta is each file's own, and the places behind it stay what they were.
func TestMeta(t *testing.T) {
	code, m := bundled(t, map[string]string{
		"app.ts":                        "import './lib/b.ts'; import 'pkg'; export default [import.meta.main, 'import.meta']; const mark1 = () => { throw import.meta.url };\nmark1();\n",
		"lib/b.ts":                      "#!/usr/bin/env bun\nconst { dir } = import.meta; console.log(dir, __filename); function mark2(): never { throw 1 }\nmark2();\n",
		"lib/none.txt":                  "import.meta",
		"node_modules/pkg/package.json": `{"main": "i.js"}`,
		"node_modules/pkg/i.js":         "'use strict'\nmodule.exports = __dirname; function mark3() { throw 'import.meta' }\nmark3();",
	})
	for _, want := range []string{`url: "file:///app.ts"`, "main: true", `dir: "/lib"`, `__filename = "/lib/b.ts"`, "main: false", `__dirname2 = "/node_modules/pkg"`, `"use strict"`, `"import.meta"`} {
		if !strings.Contains(code, want) {
			t.Errorf("the script has no %s:\n%s", want, code)
		}
	}
	if strings.Contains(code, os.TempDir()) {
		t.Errorf("the script has the host's paths:\n%s", code)
	}
	if n := strings.Count(code, "main: true"); n != 1 {
		t.Errorf("%d files are the main one", n)
	}
	for mark, want := range map[string]trace.Place{"mark1();": {File: "app.ts", Line: 2}, "mark2();": {File: "lib/b.ts", Line: 3}, "mark3();": {File: "node_modules/pkg/i.js", Line: 3}} {
		at := strings.Index(code, mark)
		line := strings.Count(code[:at], "\n") + 1
		column := at - strings.LastIndex(code[:at], "\n")
		if p, ok := m.Find(line, column); !ok || p.File != want.File || p.Line != want.Line || p.Column != 1 || strings.Join(m.Lines(p.File, p.Line, p.Line), "") != mark {
			t.Errorf("%s comes from %+v, want %+v", mark, p, want)
		}
	}
	// In a line that asks for import.meta, and with a type before it.
	at := strings.Index(code, "throw 1")
	if p, _ := m.Find(strings.Count(code[:at], "\n")+1, at-strings.LastIndex(code[:at], "\n")); p.File != "lib/b.ts" || p.Line != 2 || !strings.HasPrefix(strings.Join(m.Lines(p.File, p.Line, p.Line), "")[p.Column-1:], "throw 1") {
		t.Errorf("throw 1 comes from %+v", p)
	}
}

// TestTypes: imports with a type, and of files that are not scripts.
func TestTypes(t *testing.T) {
	files := map[string]string{"x.txt": "hi", "x.json": `{"a": 1}`, "x.jsonc": "{\"a\": 2 /* c */,}", "x.html": "<p>", "img/x.png": "\x89PNG", "y.ts": "export default 7"}
	for text, want := range map[string]string{
		"import x from './x.txt'; console.log(x)":                                       `"hi"`,
		"import x from './x.html' with { type: 'text' }; console.log(x)":                `"<p>"`,
		"import x from './x.json' with { type: 'json' }; console.log(x)":                "{ a: 1 }",
		"import x from './x.json' with { type: 'text' }; console.log(x)":                `'{"a": 1}'`,
		"import { a } from './x.json'; console.log(a)":                                  "a = 1",
		"import x from './x.jsonc'; console.log(x)":                                     `"a": 2`,
		"import x from './y.ts' with { type: 'text' }; console.log(x)":                  `"export default 7"`,
		"import x from './img/x.png'; console.log(x)":                                   `"img/x.png"`,
		"import x from './x.txt' with { type: 'file' }; console.log(x)":                 `"x.txt"`,
		"const x = await import('./x.txt', { with: { type: 'text' } }); console.log(x)": `"hi"`,
	} {
		files["app.ts"] = text
		if code, _ := bundled(t, files); !strings.Contains(code, want) {
			t.Errorf("%s: no %s in\n%s", text, want, code)
		}
	}
	files["app.ts"] = "import x from './x.txt' with { type: 'nope' }; console.log(x)"
	dir := write(t, files)
	_, err := Bundle(filepath.Join(dir, "app.ts"))
	if want := `app.ts:1:15: an import with type "nope" is not known here: text, json, jsonc, bytes, file, js, ts`; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	files["app.ts"] = "import x from './x.txt' with { type: 'text' }; import y from './img/x.png'; console.log(x, y)"
	dir = write(t, files)
	res, err := Bundle(filepath.Join(dir, "app.ts"))
	if err != nil || !slices.Contains(res.Inputs, filepath.Join(dir, "x.txt")) || !slices.Contains(res.Inputs, filepath.Join(dir, "img/x.png")) {
		t.Errorf("inputs %q (%v) lack the text or the image", res.Inputs, err)
	}
}

// TestAsyncHooks: who imports it has async functions that a library can follow; others have the engine's.
func TestAsyncHooks(t *testing.T) {
	const use = "export default { async fetch() { await 1; for await (const x of []) console.log(x) } };"
	for text, lowered := range map[string]bool{use: false, "import { AsyncLocalStorage } from 'node:async_hooks'; new AsyncLocalStorage();" + use: true, "import 'pkg';" + use: true, "import 'other';" + use: false} {
		code, _ := bundled(t, map[string]string{"app.ts": text, "node_modules/pkg/index.js": "new (require('async_hooks').AsyncLocalStorage)()", "node_modules/other/index.js": "new (require('async_hooks').AsyncResource)('x')"})
		if strings.Contains(code, "await ") == lowered {
			t.Errorf("lowered is %v: %s\n%s", !lowered, text, code)
		}
		if strings.Contains(code, "var __async = globalThis.__wasmserve_async;") != lowered {
			t.Errorf("the bundler's own function runs the generators:\n%s", code)
		}
	}
	// A top-level await cannot be followed: a handler of its own learns that, and a package does without.
	_, err := Bundle(filepath.Join(write(t, map[string]string{"app.ts": "import { AsyncLocalStorage } from 'async_hooks';\nawait new AsyncLocalStorage();"}), "app.ts"))
	if want := "app.ts:2:1: a top-level await does not go together with node:async_hooks"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	if code, _ := bundled(t, map[string]string{"app.ts": "import 'pkg'; await 1;", "node_modules/pkg/index.js": "require('async_hooks').AsyncLocalStorage"}); !strings.Contains(code, "await 1") {
		t.Error(code)
	}
}
