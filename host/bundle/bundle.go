// Package bundle turns a handler's source in JavaScript or TypeScript, with all that it imports, into one script and its source
// map. The bundler below (esbuild) stays inside this package.
package bundle

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Extensions are the names' ends of the files that Bundle takes.
var Extensions = []string{".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs"}

// Is says whether path is named like a script. A file of declarations (.d.ts) is none.
func Is(path string) bool {
	ext := filepath.Ext(path)
	return slices.Contains(Extensions, ext) && filepath.Ext(strings.TrimSuffix(path, ext)) != ".d"
}

// Result is a bundled script.
type Result struct {
	Code   []byte   // a module without imports, that hands the exports of the source to Main
	Map    []byte   // its source map, version 3, with the sources in it
	Inputs []string // absolute paths of all files that it is made of
}

// Main is the global function that a bundled script calls with the exports of the source.
const Main = "__wasmserve_main"

// Enter is the global function that a bundled script begins with: it is given the script's name ("/app.ts"), and its result is what
// `require` of names that are only known at run time calls.
const Enter = "__wasmserve_enter"

// withoutAsync has async functions made generators, so that AsyncLocalStorage sees what goes on after an await
// (host/adapter/js/prelude/src/lib/node-async_hooks.js). They are slower, so it is for those who import node:async_hooks.
func withoutAsync(o api.BuildOptions) api.BuildOptions {
	o.Banner = map[string]string{"js": o.Banner["js"] + fmt.Sprintf(" globalThis.%s?.(%q);", requireFunc, "async_hooks")} // before anybody keeps a setTimeout
	o.Supported = map[string]bool{"dynamic-import": false, "async-await": false, "async-generator": false, "for-await": false}
	return o
}

// asyncHelper is the bundler's own function that runs the generators.
var asyncHelper = regexp.MustCompile(`(?s)\nvar __async = \(__this, __arguments, generator\) => \{\n.*?\n\};\n`)

// replaceAsync has the library's function run them instead, which is faster. The lines stay as many, so that the source map holds.
func replaceAsync(files []api.OutputFile) {
	for n := range files {
		if filepath.Ext(files[n].Path) != ".js" {
			continue
		}
		at := asyncHelper.FindIndex(files[n].Contents)
		if at == nil {
			continue
		}
		text := files[n].Contents
		lines := bytes.Count(text[at[0]:at[1]], []byte("\n"))
		files[n].Contents = slices.Concat(text[:at[0]], []byte("\nvar __async = globalThis.__wasmserve_async;"), bytes.Repeat([]byte("\n"), lines-1), text[at[1]:])
	}
}

// Error is what the bundler has to say of a source. Its text has a line for each mistake, with file, line, column (from 1), and the
// source line below.
type Error struct {
	Messages []Message
	Inputs   []string // the files that were read, as far as it came, and those that were looked for: a change of one may mend it
}

// Message is one mistake.
type Message struct {
	Text         string
	File         string // relative to the directory of the source; "": the mistake has no place
	Line, Column int    // from 1
	Source       string // the line
}

func (e *Error) Error() string {
	var b strings.Builder
	for n, m := range e.Messages {
		if n > 0 {
			b.WriteByte('\n')
		}
		if m.File == "" {
			b.WriteString(m.Text)
			continue
		}
		fmt.Fprintf(&b, "%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text)
		if m.Source != "" {
			fmt.Fprintf(&b, "\n    %s\n    %s^", strings.ReplaceAll(m.Source, "\t", " "), strings.Repeat(" ", m.Column-1))
		}
	}
	return b.String()
}

// Bundle reads the source at path and what it imports. Its error is an *Error, or tells why path cannot be read. It may be called from
// several goroutines.
func Bundle(path string) (*Result, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(abs); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	dir, name := filepath.Split(abs)
	inputs, found := &inputs{}, &modulesPlugin{}
	options := api.BuildOptions{
		Stdin: &api.StdinOptions{
			Contents:   fmt.Sprintf("import * as handler from %q;\nglobalThis.%s(handler);\n", "./"+name, Main),
			ResolveDir: dir, Sourcefile: "<wasmserve>", Loader: api.LoaderJS,
		},
		AbsWorkingDir: filepath.Clean(dir), Outdir: filepath.Clean(dir),
		Bundle: true, Write: false, Metafile: false,
		Format: api.FormatESModule, Platform: api.PlatformNeutral, Target: api.ES2023, Charset: api.CharsetUTF8,
		Supported:  map[string]bool{"dynamic-import": false}, // the engine loads nothing: import() becomes a promise of require's
		MainFields: []string{"module", "main"}, Conditions: []string{"wasmserve", "worker", "module"},
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentInclude,
		Loader:        map[string]api.Loader{".txt": api.LoaderText, ".html": api.LoaderText, ".sql": api.LoaderText},
		Define:        map[string]string{"import.meta": metaName},
		Banner:        map[string]string{"js": fmt.Sprintf("var require = globalThis.%s?.(%q);", Enter, "/"+name)},
		JSX:           api.JSXAutomatic, // unless a tsconfig.json says otherwise
		TreeShaking:   api.TreeShakingTrue,
		LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelSilent, LogLimit: 10,
		Plugins: []api.Plugin{inputs.plugin(), found.plugin(), files(abs)},
	}
	res := api.Build(options)
	if found.asyncHooks.Load() && len(res.Errors) == 0 {
		if lowered := api.Build(withoutAsync(options)); len(lowered.Errors) == 0 || found.ownHooks.Load() {
			res = lowered
			replaceAsync(res.OutputFiles)
		}
	}
	if len(res.Errors) > 0 {
		return nil, &Error{Messages: messages(res.Errors), Inputs: inputs.list(abs, missing(dir, res.Errors)...)}
	}
	out := &Result{Inputs: inputs.list(abs)}
	for _, f := range res.OutputFiles {
		switch filepath.Ext(f.Path) {
		case ".js":
			out.Code = f.Contents
		case ".map":
			out.Map = f.Contents
		}
	}
	return out, nil
}

func messages(list []api.Message) (out []Message) {
	for _, m := range list {
		text := Message{Text: reworded(m.Text)}
		if l := m.Location; l != nil && l.Namespace == "" || l != nil && l.Namespace == "file" {
			text.File, text.Line, text.Column, text.Source = filepath.ToSlash(l.File), l.Line, l.Column+1, l.LineText
			if len(text.Source) > maxSource || text.Column > len(text.Source)+1 {
				text.Source = "" // a minified file
			}
		}
		out = append(out, text)
	}
	return out
}

var noExport = regexp.MustCompile(`^No matching export in "` + partSpace + `:([^"]+)" for import "([^"]+)"$`)

// reworded has the bundler's text say what it comes from here.
func reworded(text string) string {
	if m := noExport.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("%q of %q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", m[2], "node:"+m[1])
	}
	if strings.HasPrefix(text, "Top-level await is not available") {
		return "a top-level await does not go together with node:async_hooks, whose contexts no await of the engine's keeps: wait in a function"
	}
	return text
}

// maxSource is how long a source line may be to be shown, in bytes.
const maxSource = 400
