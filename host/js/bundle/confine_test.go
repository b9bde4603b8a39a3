package bundle

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// marker is the content and the name of files outside of a script's directory. No result of bundling may contain it.
const marker = "SECRETMARKER"

// outside makes a directory with a script's directory ("app") in it, and files with the marker beside that.
func outside(t *testing.T, files map[string]string) (top, app string) {
	t.Helper()
	all := map[string]string{
		"outside.key": marker, "outside.txt": marker, "outside.json": `{"key": "` + marker + `"}`, "outside.js": "root:" + marker + ":0:0\n", "outside.ts": "export default '" + marker + "'",
		"outside.css": ".a { color: " + marker + " }", "outside.map": `{"version":3,"sources":["a"],"sourcesContent":["` + marker + `"],"names":[],"mappings":"AAAA"}`,
		"dir/" + marker + ".json": `{"key": "` + marker + `"}`, "dir/index.js": "module.exports = '" + marker + "'",
		"node_modules/above/package.json": `{"main": "i.js"}`, "node_modules/above/i.js": "module.exports = '" + marker + "'",
		"tsconfig.json": `{"compilerOptions": {"paths": {"~/*": ["./*"]}, "baseUrl": ".", "jsxFactory": "` + marker + `", "jsx": "react"}}`,
		"package.json":  `{"name": "top", "imports": {"#x": "./outside.txt"}, "exports": "./outside.txt"}`,
		"app/keep.txt":  "kept",
	}
	for name, text := range files {
		all["app/"+name] = text
	}
	top = write(t, all)
	return top, filepath.Join(top, "app")
}

// check bundles app.ts and fails when something from outside is in what comes of it, or when it takes long: something waits then.
func check(t *testing.T, c Config, app string) (*Result, error) {
	t.Helper()
	type outcome struct {
		res *Result
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		res, err := c.Bundle(t.Context(), filepath.Join(app, "app.ts"))
		done <- outcome{res, err}
	}()
	var o outcome
	select {
	case o = <-done:
	case <-time.After(30 * time.Second):
		t.Fatal("bundling waits")
	}
	if o.err != nil && strings.Contains(o.err.Error(), marker) {
		t.Errorf("the message shows what lies outside: %v", o.err)
	}
	if o.res != nil && strings.Contains(string(o.res.Code)+string(o.res.Map), marker) {
		t.Errorf("the script has what lies outside:\n%s\n%s", o.res.Code, o.res.Map)
	}
	return o.res, o.err
}

// TestOutside: nothing outside of a script's directory is read, however a script refers to it. "": it is bundled without; else the
// message has this.
func TestOutside(t *testing.T) {
	const leads = "a script imports only files below its directory (-script-root DIR names one above it)"
	const absent = "Could not resolve"
	wholeMap := func(code, source string) string { // every token of the first line comes from the source
		return code + fmt.Sprintf(`//# sourceMappingURL=data:application/json,{"version":3,"sources":[%q],"names":[],"mappings":"AAAA%s"}`, source, strings.Repeat(",CAAA", 60))
	}
	sourceMap := func(source string) string {
		return wholeMap("export default 1;\n", source)
	}
	pkg := func(json string) map[string]string {
		return map[string]string{"app.ts": "import x from 'p'; console.log(x)", "node_modules/p/package.json": json}
	}
	for name, c := range map[string]struct {
		files map[string]string // TOP: the directory above
		want  string
	}{
		"text":                       {map[string]string{"app.ts": `import x from "../outside.txt"; console.log(x)`}, leads},
		"json":                       {map[string]string{"app.ts": `import x from "../outside.json"; console.log(x)`}, leads},
		"script, quoted in an error": {map[string]string{"app.ts": `import x from "../outside.js"; console.log(x)`}, leads},
		"with type text":             {map[string]string{"app.ts": `import x from "../outside.key" with { type: "text" }; console.log(x)`}, leads},
		"with type bytes":            {map[string]string{"app.ts": `import x from "../outside.key" with { type: "bytes" }; console.log(x)`}, leads},
		"with type json":             {map[string]string{"app.ts": `import x from "../outside.json" with { type: "json" }; console.log(x)`}, leads},
		"with type js":               {map[string]string{"app.ts": `import x from "../outside.js" with { type: "js" }; console.log(x)`}, leads},
		"with type file":             {map[string]string{"app.ts": `import x from "../outside.key" with { type: "file" }; console.log(x)`}, leads},
		"export from":                {map[string]string{"app.ts": `export * from "../outside.ts"`}, leads},
		"export default from":        {map[string]string{"app.ts": `export { default } from "../outside"`}, leads},
		"import()":                   {map[string]string{"app.ts": `await import("../outside.txt")`}, leads},
		"import() with type":         {map[string]string{"app.ts": `await import("../outside.key", { with: { type: "text" } })`}, leads},
		"require":                    {map[string]string{"app.ts": `console.log(require("../outside.json"))`}, leads},
		"require.resolve":            {map[string]string{"app.ts": `console.log(require.resolve("../outside.json"))`}, ""},
		"absolute":                   {map[string]string{"app.ts": `import x from "TOP/outside.txt"; console.log(x)`}, leads},
		"absolute, from the root":    {map[string]string{"app.ts": `import x from "/etc/passwd" with { type: "text" }; console.log(x)`}, leads},
		"proc":                       {map[string]string{"app.ts": `import x from "/proc/self/environ" with { type: "text" }; console.log(x)`}, leads},
		"sys":                        {map[string]string{"app.ts": `import x from "/sys/kernel/uevent_seqnum" with { type: "text" }; console.log(x)`}, leads},
		"far up":                     {map[string]string{"app.ts": `import x from "` + strings.Repeat("../", 99) + `etc/passwd" with { type: "text" }; console.log(x)`}, leads},
		"file: URL":                  {map[string]string{"app.ts": `import x from "file://TOP/outside.txt"; console.log(x)`}, leads},
		"file: URL, escaped":         {map[string]string{"app.ts": `import x from "file://TOP/%6futside.txt"; console.log(x)`}, leads},
		"file: URL, of localhost":    {map[string]string{"app.ts": `import x from "file://localhostTOP/outside.txt"; console.log(x)`}, leads},
		"a package's name":           {map[string]string{"app.ts": `import x from "x/../../outside.txt"; console.log(x)`}, absent},
		"node_modules above":         {map[string]string{"app.ts": `import x from "above"; console.log(x)`}, "no node_modules below"},
		"a package's name, dots":     {map[string]string{"app.ts": `import x from "p/../../../outside.txt"; console.log(x)`, "node_modules/p/package.json": "{}"}, absent},
		"baseUrl above":              {map[string]string{"app.ts": `import x from "outside.txt"; console.log(x)`}, absent},
		"paths above":                {map[string]string{"app.ts": `import x from "~/outside.txt"; console.log(x)`}, absent},
		"jsx settings above":         {map[string]string{"app.ts": `import "./a.tsx"`, "a.tsx": "/** @jsxImportSource x */ console.log(<a/>)", "node_modules/x/jsx-runtime.js": "exports.jsx = 1"}, ""},
		"paths":                      {map[string]string{"app.ts": `import x from "@/outside.txt"; console.log(x)`, "tsconfig.json": `{"compilerOptions": {"paths": {"@/*": ["../*"]}}}`}, leads},
		"paths, absolute":            {map[string]string{"app.ts": `import x from "@/outside.txt"; console.log(x)`, "tsconfig.json": `{"compilerOptions": {"paths": {"@/*": ["TOP/*"]}}}`}, leads},
		"paths, by the star":         {map[string]string{"app.ts": `import x from "@/../outside.txt"; console.log(x)`, "tsconfig.json": `{"compilerOptions": {"paths": {"@/*": ["./*"]}}}`}, leads},
		"baseUrl":                    {map[string]string{"app.ts": `import x from "outside.txt"; console.log(x)`, "tsconfig.json": `{"compilerOptions": {"baseUrl": ".."}}`}, absent},
		"extends":                    {map[string]string{"app.ts": `import x from "~/outside.txt"; console.log(x)`, "tsconfig.json": `{"extends": "../tsconfig.json"}`}, absent},
		"extends, absolute":          {map[string]string{"app.ts": `import x from "~/outside.txt"; console.log(x)`, "tsconfig.json": `{"extends": ["TOP/tsconfig.json"]}`}, absent},
		"extends, no JSON":           {map[string]string{"app.ts": `console.log(1)`, "tsconfig.json": `{"extends": "../outside.js"}`}, ""},
		"imports above":              {map[string]string{"app.ts": `import x from "#x"; console.log(x)`}, absent},
		"itself above":               {map[string]string{"app.ts": `import x from "top"; console.log(x)`}, absent},
		"imports":                    {map[string]string{"app.ts": `import x from "#x"; console.log(x)`, "package.json": `{"imports": {"#x": "./../outside.txt"}}`}, leads},
		"imports, by the star":       {map[string]string{"app.ts": `import x from "#x/../../outside.txt"; console.log(x)`, "package.json": `{"imports": {"#x/*": "./a/*"}}`}, leads},
		"main":                       {pkg(`{"main": "../../../outside.txt"}`), leads},
		"module":                     {pkg(`{"module": "../../../outside.txt", "main": "../../../outside.txt"}`), leads},
		"exports":                    {pkg(`{"exports": "./../../../outside.txt"}`), leads},
		"exports, absolute":          {pkg(`{"exports": "/etc/passwd"}`), "is not exported"},
		"exports, by the star":       {map[string]string{"app.ts": `import x from "p/../../../outside.txt"; console.log(x)`, "node_modules/p/package.json": `{"exports": {"./*": "./*"}}`}, absent},
		"browser":                    {map[string]string{"app.ts": `import x from "p"; console.log(x)`, "node_modules/p/package.json": `{"browser": {"./i.js": "../../../outside.txt"}, "main": "i.js"}`, "node_modules/p/i.js": ""}, ""},
		"source map, of a file":      {map[string]string{"app.ts": "export default 1;\n//# sourceMappingURL=../outside.map"}, ""},
		"source map, absolute":       {map[string]string{"app.ts": "export default 1;\n//# sourceMappingURL=TOP/outside.map"}, ""},
		"source map, file: URL":      {map[string]string{"app.ts": "export default 1;\n//# sourceMappingURL=file://TOP/outside.map"}, ""},
		"source map, old form":       {map[string]string{"app.ts": "export default 1;\n//@ sourceMappingURL=../outside.map"}, ""},
		"source map, in a comment":   {map[string]string{"app.ts": "export default 1;\n/*# sourceMappingURL=../outside.map */"}, ""},
		"sources of a source map":    {map[string]string{"app.ts": sourceMap("file://TOP/outside.txt")}, ""},
		"sources, absolute":          {map[string]string{"app.ts": sourceMap("TOP/outside.txt")}, ""},
		"sources, computed require":  {map[string]string{"app.ts": "console.log(require('./' + globalThis.x));" + sourceMap("file://TOP/outside.txt")}, ""},
		"sources, of that require":   {map[string]string{"app.ts": wholeMap("console.log(require('./' + globalThis.x));\n", "file://TOP/outside.txt")}, ""},
		"sources, in a package":      {map[string]string{"app.ts": "import 'p'", "node_modules/p/index.js": wholeMap("module.exports = (x) => require(x + 'y');\n", "file://localhostTOP/outside.txt")}, ""},
		"sources, of JSONC":          {map[string]string{"app.ts": "import x from './x.jsonc'; console.log(x)", "x.jsonc": wholeMap("[(x) => require(x + 'y')]\n", "file://TOP/outside.txt")}, ""},
		"sources, of CSS":            {map[string]string{"app.ts": "import './a.module.css'", "a.module.css": ".a { color: red }\n/*# sourceMappingURL=../outside.map */ /* */"}, ""},
		"sources, of a data: URL":    {map[string]string{"app.ts": "import 'data:text/javascript," + url.PathEscape(sourceMap("file://TOP/outside.txt")) + "'"}, ""},
		"CSS":                        {map[string]string{"app.ts": "import './a.module.css'", "a.module.css": `@import "../outside.css"; .a { background: url(../outside.txt) }`}, leads},
		"data: URL":                  {map[string]string{"app.ts": `import "data:text/javascript,import x from '../outside.txt'; console.log(x)"`}, leads},
		"new URL":                    {map[string]string{"app.ts": `console.log(new URL("../outside.txt", import.meta.url))`}, ""},
		"import(), computed":         {map[string]string{"app.ts": `await import("../dir/" + globalThis.x)`}, ""},
		"import(), template":         {map[string]string{"app.ts": "await import(`../dir/${globalThis.x}.json`)"}, ""},
		"import(), a comment":        {map[string]string{"app.ts": "await import/* ( */(/* x */ '../dir/' + globalThis.x)"}, ""},
		"import(), in brackets":      {map[string]string{"app.ts": "await import(((('../dir/')) + globalThis.x))"}, ""},
		"import(), by condition":     {map[string]string{"app.ts": "await import(globalThis.y ? '../dir/' + globalThis.x : './keep.txt')"}, ""},
		"import(), an enum's text":   {map[string]string{"app.ts": "enum E { A = '../', B = `${A}dir/` } await import(E.B + globalThis.x)"}, ""},
		"import(), with options":     {map[string]string{"app.ts": "await import('../dir/' + globalThis.x, { with: { type: 'text' } })"}, ""},
		"import(), as a method":      {map[string]string{"app.ts": "({ import(a, b = 1) { return import('../dir/' + a) } }).import('x')"}, ""},
		"import.defer()":             {map[string]string{"app.ts": "await import.defer('../dir/' + globalThis.x)"}, ""},
		"import(), in JavaScript":    {map[string]string{"app.ts": "import './a.js'", "a.js": "import\n// (x)\n(\"../dir/\" + globalThis.x)"}, ""},
		"require, computed":          {map[string]string{"app.ts": "console.log(require('../dir/' + globalThis.x))"}, ""},
		"require, template":          {map[string]string{"app.ts": "console.log(require(`../dir/${globalThis.x}`))"}, ""},
		"require, of the module":     {map[string]string{"app.ts": "import './a.cjs'", "a.cjs": "console.log(module.require('../dir/' + globalThis.x), module/**/.require('../dir/' + x), (module).require('../dir/' + x))"}, ""},
		"require, in brackets":       {map[string]string{"app.ts": "console.log((require)('../dir/' + globalThis.x), (require as any)('../dir/' + globalThis.x), require!('../dir/' + globalThis.x), (<any>require)('../dir/' + globalThis.x))"}, ""},
		"require, with escapes":      {map[string]string{"app.ts": "import './a.cjs'", "a.cjs": "console.log(r\\u0065quire('../dir/' + globalThis.x), \\u{72}equire('../dir/' + x), m\\u006fdule.require('../dir/' + x))"}, ""},
		"require, a comment":         {map[string]string{"app.ts": "import './a.cjs'", "a.cjs": "console.log(require /* ) */ ('../dir/' + globalThis.x))"}, ""},
		"require, spread":            {map[string]string{"app.ts": "import './a.cjs'", "a.cjs": "console.log(...require('../dir/' + globalThis.x))"}, ""},
		"require, by condition":      {map[string]string{"app.ts": "import './a.cjs'", "a.cjs": "console.log(require(x ? '../dir/' + globalThis.x : './keep.txt'))"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			top, app := outside(t, nil)
			for name, text := range c.files {
				path := filepath.Join(app, name)
				os.MkdirAll(filepath.Dir(path), 0o777)
				if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "TOP", filepath.ToSlash(top))), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			res, err := check(t, Config{}, app)
			asApart(t, Config{}, filepath.Join(app, "app.ts"), res, err)
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("error %v, want one with %q", err, c.want)
			}
			var e *Error
			if c.want != "" && errors.As(err, &e) && (e.Messages[0].File == "" || e.Messages[0].Line == 0) {
				t.Errorf("the message has no place: %v", err)
			}
		})
	}
}

// TestSpecial: a file that is not regular, is too large, or is reached by a link that leads out, is refused at once.
func TestSpecial(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links and FIFOs")
	}
	link := func(to, at string) func(t *testing.T, top, app string) {
		return func(t *testing.T, top, app string) {
			if err := os.Symlink(strings.ReplaceAll(to, "TOP", top), filepath.Join(app, at)); err != nil {
				t.Fatal(err)
			}
		}
	}
	fifo := func(at string) func(t *testing.T, top, app string) {
		return func(t *testing.T, top, app string) {
			os.MkdirAll(filepath.Dir(filepath.Join(app, at)), 0o777)
			if err := syscall.Mkfifo(filepath.Join(app, at), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	both := func(list ...func(t *testing.T, top, app string)) func(t *testing.T, top, app string) {
		return func(t *testing.T, top, app string) {
			for _, f := range list {
				f(t, top, app)
			}
		}
	}
	const text = `import x from "./x.txt"; console.log(x)`
	const leads = "is a link that leads out of "
	for name, c := range map[string]struct {
		script string
		before func(t *testing.T, top, app string)
		want   string // part of the error; of the script after "="
	}{
		"link":                       {text, link("../outside.txt", "x.txt"), leads},
		"absolute link":              {text, link("TOP/outside.txt", "x.txt"), leads},
		"link to a link":             {text, both(link("../outside.txt", "y.txt"), link("y.txt", "x.txt")), leads},
		"linked directory":           {`import x from "./d/outside.txt"; console.log(x)`, link("..", "d"), leads},
		"linked directory, absolute": {`import x from "./d/outside.txt"; console.log(x)`, link("TOP", "d"), leads},
		"linked package":             {`import x from "p"; console.log(x)`, both(func(t *testing.T, _, app string) { os.Mkdir(filepath.Join(app, "node_modules"), 0o777) }, link("../../dir", "node_modules/p")), leads},
		"link, computed":             {"console.log(require('./d/' + globalThis.x))", link("../dir", "d"), "="},
		"link to proc":               {text, link("/proc/self/environ", "x.txt"), leads},
		"link to a device":           {text, link("/dev/zero", "x.txt"), leads},
		"link to nothing":            {text, link("none", "x.txt"), "Could not resolve"},
		"a circle of links":          {text, both(link("y.txt", "x.txt"), link("x.txt", "y.txt")), "is a circle of links"},
		"a circle of directories":    {`import x from "./d/d/d/d/d/d/keep.txt"; console.log(x)`, link(".", "d"), "=kept"},
		"link within":                {text, link("keep.txt", "x.txt"), "=kept"},
		"absolute link within":       {text, link("TOP/app/keep.txt", "x.txt"), "=kept"},
		"FIFO":                       {text, fifo("x.txt"), "is not a regular file"},
		"FIFO as tsconfig.json":      {`console.log("kept")`, fifo("tsconfig.json"), "=kept"},
		"FIFO as package.json":       {`import x from "./d"; import "p"; import "#y"; console.log(x)`, both(fifo("package.json"), fifo("d/package.json"), fifo("node_modules/p/package.json")), "Could not resolve"},
		"FIFO beside computed names": {"console.log(require('./d/' + globalThis.x), 'kept')", both(fifo("d/package.json"), fifo("d/tsconfig.json"), fifo("d/a.js")), "=kept"},
		"FIFO as a source map":       {"console.log('kept')\n//# sourceMappingURL=x.map", fifo("x.map"), "=kept"},
		"socket": {text, func(t *testing.T, _, app string) {
			ln, err := net.Listen("unix", filepath.Join(app, "x.txt"))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { ln.Close() })
		}, "is not a regular file"},
		"directory": {`import x from "./x.txt" with { type: "text" }; console.log(x)`, func(t *testing.T, _, app string) { os.Mkdir(filepath.Join(app, "x.txt"), 0o777) }, "Could not resolve"},
		"huge": {text, func(t *testing.T, _, app string) {
			os.WriteFile(filepath.Join(app, "x.txt"), nil, 0o666)
			os.Truncate(filepath.Join(app, "x.txt"), 1<<40)
		}, "the limit for one file of a script"},
		"huge package.json": {`import x from "p"; console.log(x)`, func(t *testing.T, _, app string) {
			os.MkdirAll(filepath.Join(app, "node_modules/p"), 0o777)
			os.WriteFile(filepath.Join(app, "node_modules/p/package.json"), nil, 0o666)
			os.Truncate(filepath.Join(app, "node_modules/p/package.json"), 1<<40)
		}, "Could not resolve"},
		"deep JSON": {`import x from "p"; console.log(x)`, func(t *testing.T, _, app string) {
			os.MkdirAll(filepath.Join(app, "node_modules/p"), 0o777)
			os.WriteFile(filepath.Join(app, "node_modules/p/package.json"), []byte(`{"exports":`+strings.Repeat(`{".":`, 1e5)), 0o666)
		}, "Could not resolve"},
	} {
		t.Run(name, func(t *testing.T) {
			top, app := outside(t, map[string]string{"app.ts": c.script})
			c.before(t, top, app)
			res, err := check(t, Config{}, app)
			want, good := strings.CutPrefix(c.want, "=")
			switch {
			case good && err != nil:
				t.Error(err)
			case good && !strings.Contains(string(res.Code), want):
				t.Errorf("the script has no %q:\n%s", want, res.Code)
			case !good && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("error %v, want one with %q", err, want)
			}
		})
	}
}

// TestSwapped: a file that is a link to another place every other moment is not read there.
func TestSwapped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links")
	}
	_, app := outside(t, map[string]string{"app.ts": `import x from "./d/outside.txt"; import y from "./x.txt"; console.log(x, y)`, "d/outside.txt": "kept", "x.txt": "kept"})
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if n%2 == 0 {
				os.Rename(filepath.Join(app, "d"), filepath.Join(app, "e"))
				os.Symlink("..", filepath.Join(app, "d"))
				os.Symlink("../outside.txt", filepath.Join(app, "x.new"))
			} else {
				os.Remove(filepath.Join(app, "d"))
				os.Rename(filepath.Join(app, "e"), filepath.Join(app, "d"))
				os.WriteFile(filepath.Join(app, "x.new"), []byte("kept"), 0o666)
			}
			os.Rename(filepath.Join(app, "x.new"), filepath.Join(app, "x.txt"))
		}
	}()
	good := 0
	for range 300 {
		if _, err := check(t, Config{}, app); err == nil {
			good++
		}
	}
	close(stop)
	<-ended
	t.Logf("%d of 300 were bundled", good)
}

// TestTooMuch: the files of a script are limited together, too.
func TestTooMuch(t *testing.T) {
	files := map[string]string{"app.ts": ""}
	for n := range 10 {
		files[fmt.Sprintf("f%d.txt", n)] = strings.Repeat("x", 1000)
		files["app.ts"] += fmt.Sprintf("import f%d from './f%d.txt'; console.log(f%d);", n, n, n)
	}
	dir := write(t, files)
	if _, err := (Config{MaxBytes: 20000}).Bundle(t.Context(), filepath.Join(dir, "app.ts")); err != nil {
		t.Error(err)
	}
	if _, err := (Config{MaxBytes: 8000}).Bundle(t.Context(), filepath.Join(dir, "app.ts")); err == nil || !strings.Contains(err.Error(), "a script's files may have 8000 bytes together (-max-module)") {
		t.Errorf("error %v", err)
	}
	if _, err := (Config{MaxBytes: 3000}).Bundle(t.Context(), filepath.Join(dir, "app.ts")); err == nil || !strings.Contains(err.Error(), "is larger than 750 bytes, the limit for one file of a script (a quarter of -max-module)") {
		t.Errorf("error %v", err)
	}
	// One file again and again, as different modules.
	files = map[string]string{"app.ts": "", "x.txt": strings.Repeat("x", 1000)}
	for n := range 10 {
		files["app.ts"] += fmt.Sprintf("import f%d from './x.txt?%d'; import g%d from './x.txt' with { type: 'text', n: '%d' }; console.log(f%d, g%d);", n, n, n, n, n, n)
	}
	dir = write(t, files)
	if _, err := (Config{MaxBytes: 8000}).Bundle(t.Context(), filepath.Join(dir, "app.ts")); err == nil {
		t.Error("one file, in many versions, is not limited")
	}
}

// TestComputed: names that only the run knows may mean files of a directory that the call names; other words stay what they are.
func TestComputed(t *testing.T) {
	files := map[string]string{"lang/en.json": `{"l": "EN"}`, "lang/de.ts": "export default 'DE'", "lang/deep/x.js": "module.exports = 'DEEP'", "lang/note.md": "#", "lang/en.d.ts": "export {}", "import.js": "export default 'IMPORT.JS'"}
	for text, want := range map[string][]string{
		"import('./lang/' + globalThis.x)":                                       {`"EN"`, `"DE"`, `"DEEP"`, `"./lang/de.ts"`, "__wasmserve_imported1("},
		"import(`./lang/${globalThis.x}.json`)":                                  {`"EN"`, "!DE", "!DEEP"},
		"import('./lang/' + globalThis.x + '.ts')":                               {`"DE"`, "!EN"},
		"console.log(require(`./lang/${globalThis.x}`))":                         {`"EN"`, `"DE"`, "__wasmserve_dynamic1("},
		"console.log(require(globalThis.x + '.js'))":                             {"__wasmserve_dynamic(", "!EN"},
		"import x from './import.js'; console.log(x)":                            {"IMPORT.JS"},
		"console.log('import (x) and import(\"x\") of import.js', './require(')": {"import (x) and import(\"x\") of import.js", "./require("},
		"console.log({ import(a, b) { return a + b }, require: 1, import: 2 }.import, new (class { import({ a, b }) { return a } })().import({ a: 1, b: 2 }))": {"import(a, b)", "import({ a, b })"},
		"console.log('import(' + globalThis.x + ')', `import(${globalThis.x})`, /import(?:a)/, import(globalThis.x + '.js'))":                                  {"\"import(\"", "`import(${", "/import(?:a)/", "__wasmserve_imported("},
		"var s = `import(${globalThis.x})`; console.log(s); require(globalThis.y + 'z')":                                                                       {"`import(${", "__wasmserve_dynamic("},
		"console.log(typeof require, require.resolve, require, (a: any, require: any) => require)":                                                             {"typeof __require"},
	} {
		files["app.ts"] = text
		code, _ := bundled(t, files)
		for _, w := range want {
			if w, not := strings.CutPrefix(w, "!"); strings.Contains(code, w) == not {
				t.Errorf("%s: %q is there: %v\n%s", text, w, not, code)
			}
		}
	}
}

// TestRoot: with a directory above, a script finds what lies below that; and no more.
func TestRoot(t *testing.T) {
	_, app := outside(t, map[string]string{"src/app.ts": `import x from "../keep.txt"; import p from "p"; export default [x, p]`, "node_modules/p/index.js": "module.exports = 'package'",
		"src/out.ts": `import x from "../../outside.txt"; export default x`})
	script := filepath.Join(app, "src/app.ts")
	if _, err := Bundle(script); err == nil || !strings.Contains(err.Error(), "app.ts:1:15: ") || !strings.Contains(err.Error(), "no node_modules below "+filepath.Join(app, "src")+" has it") {
		t.Errorf("error %v", err)
	}
	res, err := Config{Root: app}.Bundle(t.Context(), script)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"kept"`, `"package"`} {
		if !strings.Contains(string(res.Code), want) {
			t.Errorf("the script has no %s:\n%s", want, res.Code)
		}
	}
	if _, err := (Config{Root: app}).Bundle(t.Context(), filepath.Join(app, "src/out.ts")); err == nil || !strings.Contains(err.Error(), "leads out of "+app) {
		t.Errorf("error %v", err)
	}
	if _, err := (Config{Root: filepath.Join(app, "node_modules")}).Bundle(t.Context(), script); err == nil || !strings.Contains(err.Error(), "leads out of "+filepath.Join(app, "node_modules")) {
		t.Errorf("error %v", err)
	}
	if _, err := (Config{Root: "/"}).Bundle(t.Context(), script); err != nil {
		t.Error(err)
	}
	proc := write(t, map[string]string{"app.ts": `import x from "/proc/self/environ" with { type: "text" }; import y from "/proc/1/cmdline" with { type: "text" }; console.log(x, y)`})
	if res, err := (Config{Root: "/"}).Bundle(t.Context(), filepath.Join(proc, "app.ts")); runtime.GOOS == "linux" && (err == nil || !strings.Contains(err.Error(), "is not a regular file")) {
		t.Errorf("error %v, %v", err, res)
	}
}

// TestEntryLink: a script that is a link has the directory of the file it leads to, and may not lead out of a directory of handlers.
func TestEntryLink(t *testing.T) {
	dir := write(t, map[string]string{"v1/app.ts": `import x from "./x.txt"; console.log(x)`, "v1/x.txt": "one", "handlers/b.ts": ""})
	for _, at := range []string{"app.ts", "handlers/app.ts"} {
		if err := os.Symlink(filepath.Join(dir, "v1/app.ts"), filepath.Join(dir, at)); err != nil {
			t.Skip(err)
		}
	}
	if res, err := Bundle(filepath.Join(dir, "app.ts")); err != nil || !strings.Contains(string(res.Code), `"one"`) {
		t.Errorf("error %v", err)
	}
	if _, err := (Config{Root: filepath.Join(dir, "handlers")}).Bundle(t.Context(), filepath.Join(dir, "handlers/app.ts")); err == nil || !strings.Contains(err.Error(), "is a link that leads out of") {
		t.Errorf("error %v", err)
	}
	if res, err := (Config{Root: dir}).Bundle(t.Context(), filepath.Join(dir, "handlers/app.ts")); err != nil || !strings.Contains(string(res.Code), `"one"`) {
		t.Errorf("error %v", err)
	}
}

func symlink(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip(err)
	}
}
