package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// asSDK stands for the real one.
var asSDK = fstest.MapFS{
	"index.ts":      {Data: []byte("export function answer(): i32 { return 7; }\n")},
	"exports.ts":    {Data: []byte("export function wasmserve_abi_v1(): void {}\n")},
	"asconfig.json": {Data: []byte(`{"options": {"optimizeLevel": 3, "debug": true, "exportStart": "_initialize", "use": ["a=b", "c=d"]}}`)},
}

const asHandler = "import { answer } from \"wasmserve\";\nexport * from \"wasmserve/exports\";\nexport function fetch(): i32 { return answer(); }\n"

func TestDetectAssemblyScript(t *testing.T) {
	for _, c := range []struct {
		files []string
		want  bool
	}{
		{[]string{"asconfig.json", "{}"}, true},
		{[]string{"assembly/index.ts", ""}, true},
		{[]string{"package.json", `{"devDependencies": {"assemblyscript": "1"}}`, "index.ts", ""}, true},
		{[]string{"package.json", `{}`, "index.ts", ""}, false},
		{[]string{"index.ts", "", "src/assembly/index.ts", ""}, false},
	} {
		if lang, _ := Detect(dir(t, c.files...)); (lang == AssemblyScript) != c.want {
			t.Errorf("%q: %q", c.files, lang)
		}
	}
}

// The compiler gets what the host needs always, and what else the SDK proposes unless asconfig.json says other things.
func TestASFlags(t *testing.T) {
	sdk, err := readASConfig(asSDK)
	if err != nil {
		t.Fatal(err)
	}
	const needed = "--exportStart _initialize"
	for text, want := range map[string]string{
		`{}`:                                "--debug --exportStart _initialize --optimizeLevel 3 --use a=b --use c=d",
		`{"options": {"optimizeLevel": 0}}`: "--debug --exportStart _initialize --use a=b --use c=d",
		`{"targets": {"release": {"debug": false}}}`:       "--exportStart _initialize --optimizeLevel 3 --use a=b --use c=d",
		`{"extends": "./node_modules/x/asconfig.json"}`:    needed + " --use a=b --use c=d",
		`{"options": {"exportStart": "x", "use": ["e=f"]}`: "",
	} {
		own, err := readASConfig(fstest.MapFS{"asconfig.json": {Data: []byte(text)}})
		if want == "" {
			if err == nil || err.Error() != "asconfig.json: unexpected end of JSON input" {
				t.Errorf("%s: %v", text, err)
			}
			continue
		}
		if got := strings.Join(asFlags(sdk, own), " "); err != nil || got != want {
			t.Errorf("%s: %v, %s, want %s", text, err, got, want)
		}
	}
}

func TestASCPlaces(t *testing.T) {
	const said = "ERROR TS2304: Cannot find name 'x'.\n   :\n 3 │ return x;\n   │        ^\n   └─ in assembly/index.ts(3,8)\n\nWARNING AS1: odd.\n\nFAILURE 1 compile error(s)"
	const want = "assembly/index.ts:3:8: ERROR TS2304: Cannot find name 'x'.\n 3 │ return x;\n   │        ^\nWARNING AS1: odd.\nFAILURE 1 compile error(s)"
	if got := ascPlaces(said); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Every message that a user can cause, word for word. The compilers are scripts.
func TestASMessages(t *testing.T) {
	made := `while [ "$1" != -o ]; do shift; done; printf '\000asm' > "$2"`
	for _, c := range []struct {
		name  string
		tools []string
		files []string
		sdk   bool
		want  string
	}{
		{"no asc", nil, []string{"assembly/index.ts", ""}, true,
			"asc, the AssemblyScript compiler, is neither in DIR/node_modules/.bin nor in PATH: install it (and Node.js 20 or newer):\n\tcd DIR && npm install --save-dev assemblyscript"},
		{"no asc, which package.json names", nil, []string{"assembly/index.ts", "", "package.json", `{"devDependencies": {"assemblyscript": "0.28.20"}}`}, true,
			"asc, the AssemblyScript compiler, is neither in DIR/node_modules/.bin nor in PATH: install it (and Node.js 20 or newer):\n\tcd DIR && npm install"},
		{"no SDK", nil, []string{"assembly/index.ts", ""}, false, "this wasmserve was built without the AssemblyScript SDK"},
		{"broken config", []string{"asc", ""}, []string{"asconfig.json", "{"}, true, "DIR: asconfig.json: unexpected end of JSON input"},
		{"no entry", []string{"asc", ""}, []string{"asconfig.json", "{}"}, true,
			`DIR: there is no entry file: make it assembly/index.ts, or name it in asconfig.json: {"entries": ["src/handler.ts"]}`},
		{"no exports", []string{"asc", made}, []string{"assembly/index.ts", ""}, true,
			"build DIR: the module exports nothing that the host can call: add this line to its entry file:\nexport * from \"wasmserve/exports\";"},
		{"no node", []string{"asc", "echo '/usr/bin/env: node: No such file or directory' >&2; exit 127"}, []string{"assembly/index.ts", ""}, true,
			"build DIR: asc failed:\n/usr/bin/env: node: No such file or directory\nasc runs on Node.js 20 or newer, which is not in PATH: https://nodejs.org, apt-get install nodejs, brew install node"},
		{"too early", []string{"asc", "echo \"ERROR TS2448: Variable 'n' used before its declaration.\"; exit 1"}, []string{"assembly/index.ts", ""}, true,
			"build DIR: asc failed:\nERROR TS2448: Variable 'n' used before its declaration.\nvariables that handlers use come before the line that names the handlers: put the server at the end of the file"},
		{"another compiler", []string{"asc", "echo '    └─ in ~lib/wasmserve/assembly/wire.ts(1,2)'; exit 1"}, []string{"assembly/index.ts", ""}, true,
			"build DIR: asc failed:\n~lib/wasmserve/assembly/wire.ts:1:2: \nthe SDK itself does not compile: it is tested with the version of assemblyscript that its package.json names"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tools(t, c.tools...)
			b, d := New(nil), dir(t, c.files...)
			if c.sdk {
				b = New(SDKs{AssemblyScript: asSDK})
			}
			_, err := b.Build(t.Context(), d, filepath.Join(t.TempDir(), "h.wasm"))
			if got := said(err, d); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// The project's own compiler takes precedence over the one in PATH.
func TestLocalASC(t *testing.T) {
	tools(t, "asc", "echo global; exit 1")
	d := dir(t, "assembly/index.ts", "", "node_modules/.bin/asc", "#!/bin/sh\necho local; exit 1\n")
	if err := os.Chmod(filepath.Join(d, "node_modules/.bin/asc"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := New(SDKs{AssemblyScript: asSDK}).Build(t.Context(), d, filepath.Join(t.TempDir(), "h.wasm"))
	if want := "build DIR: asc failed:\nlocal"; said(err, d) != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestBuildAssemblyScript(t *testing.T) {
	need(t, "asc")
	sdk := fstest.MapFS{}
	for name, file := range asSDK {
		sdk[name] = file
	}
	sdk["asconfig.json"] = &fstest.MapFile{Data: []byte(`{"options": {"optimizeLevel": 3, "exportStart": "_initialize", "use": ["abort=~lib/wasmserve/exports/wasmserve_abi_v1"]}}`)}
	b := New(SDKs{AssemblyScript: sdk})
	out := filepath.Join(t.TempDir(), "h.wasm")
	for _, files := range [][]string{
		{"assembly/index.ts", asHandler},
		{"index.ts", asHandler, "asconfig.json", "{}"},
		{"src/h.ts", asHandler, "asconfig.json", `{"entries": ["src/h.ts"], "options": {"use": ["abort="]}}`},
	} {
		res, err := b.Build(t.Context(), dir(t, files...), out)
		if err != nil {
			t.Fatal(err)
		}
		checkModule(t, res, AssemblyScript, out)
	}
	bad := dir(t, "assembly/index.ts", asHandler+"export function f(): i32 {\n  return x;\n}\n")
	_, err := b.Build(t.Context(), bad, out)
	if want := "build DIR: asc failed:\nassembly/index.ts:5:10: ERROR TS2304: Cannot find name 'x'."; !strings.HasPrefix(said(err, bad), want) {
		t.Errorf("%v, want %s", err, want)
	}
	onlyModule(t, out)
}
