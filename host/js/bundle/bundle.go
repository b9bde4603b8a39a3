// Package bundle turns a handler's source in JavaScript or TypeScript, with all that it imports, into one script and its source
// map. The bundler below (esbuild) stays inside this package.
package bundle

import (
	"bytes"
	"fmt"
	"os"
	slashpath "path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/wasmserve/wasmserve/host/compiler"
)

// Extensions lists the file name extensions that Bundle accepts.
var Extensions = []string{".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs"}

// Is reports whether path is named like a script. A declaration file (.d.ts) is not a script.
func Is(path string) bool {
	ext := filepath.Ext(path)
	return slices.Contains(Extensions, ext) && filepath.Ext(strings.TrimSuffix(path, ext)) != ".d"
}

// Result is a bundled script.
type Result struct {
	Code   []byte   // a module without imports, that hands the exports of the source to Main
	Map    []byte   // its source map, version 3, with the sources in it
	Inputs []string // absolute paths of all files that it is made of, and of the links to them
	Asked  Asked    // what else it depends on
	Record []byte   // all that it depends on, for Config.Unchanged; nil: the result must not be used again
}

// Main is the global function that a bundled script calls with the exports of the source.
const Main = "__wasmserve_main"

// Enter is the global function that a bundled script begins with: it is given the script's name ("/app.ts"), and its result is what
// `require` of names that are only known at run time calls.
const Enter = "__wasmserve_enter"

// withoutAsync has async functions made generators, so that AsyncLocalStorage sees what goes on after an await
// (host/js/ext/node/lib/node-async_hooks.js). They are slower, so it is for those who import node:async_hooks.
func withoutAsync(o api.BuildOptions) api.BuildOptions {
	// The banner runs before the script can keep a setTimeout.
	o.Banner = map[string]string{"js": o.Banner["js"] + fmt.Sprintf(" globalThis.%s?.(%q);", requireFunc, "async_hooks")}
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
	Asked    Asked    // what else may mend it
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

// Config limits the files that a script may consist of. The zero value is ready to use.
type Config struct {
	// Root is the directory that all files of a script lie below: what it imports is read there and nowhere else. "": the script's own
	// directory.
	Root string
	// MaxBytes limits the bytes of all files that one script imports, and a quarter of it the size of one file. 0: DefaultMaxBytes.
	MaxBytes int64
	// NodeEnv is what process.env.NODE_ENV is in the source. "": production.
	NodeEnv string
	// Process bundles in another process: a script may make the bundler overflow the stack or use up all memory, which recover cannot
	// catch. nil: scripts are bundled in this process, and rejected if their nesting is extreme (nesting.go), which is not a reliable
	// bound.
	Process *compiler.Compiler
}

// DefaultMaxBytes is 64 MiB.
const DefaultMaxBytes = 64 << 20

// Production and Development are values of Config.NodeEnv.
const (
	Production  = "production"
	Development = "development"
)

// build is the work of bundling one script.
type build struct {
	path     string // absolute, links not resolved
	entry    string // canonical, in the tree
	dir      string // of the entry
	tree     *tree
	resolver *resolver
	tsconfig string // for esbuild; "": none
	env      string
	modules  modules
	effects  effects
}

// root returns the directory that all files of the script lie below.
func (r request) root() (string, error) {
	if r.Root != "" {
		return r.Root, nil
	}
	if link, err := os.Lstat(r.File); err == nil && link.Mode()&os.ModeSymlink != 0 { // its directory is its target's
		real, err := filepath.EvalSymlinks(r.File)
		return filepath.Dir(real), err
	}
	return filepath.Dir(r.File), nil
}

// open opens the tree of a script.
func (r request) open(alone bool) (*build, error) {
	abs, path := r.File, r.Name
	root, err := r.root()
	if err != nil {
		return nil, err
	}
	tree, err := openTree(root, r.MaxBytes/4, r.MaxBytes)
	if err != nil {
		return nil, err
	}
	tree.alone = alone
	b := &build{path: abs, tree: tree, resolver: newResolver(tree), env: r.NodeEnv}
	if b.env == "" {
		b.env = Production
	}
	if b.entry, err = tree.entry(abs); err != nil {
		tree.Close()
		return nil, fmt.Errorf("%s %w", path, err)
	}
	b.dir = slashpath.Dir(b.entry)
	b.tsconfig = b.resolver.config(b.dir).raw()
	return b, nil
}

// entry returns the canonical name of the script at abs.
func (t *tree) entry(abs string) (string, error) {
	name, ok := t.below(abs)
	if !ok {
		real, err := filepath.EvalSymlinks(abs)
		if err != nil {
			return "", plain(err)
		}
		if name, ok = t.below(real); !ok {
			return "", t.outside()
		}
	}
	name, _, err := t.find(name)
	return name, err
}

// entrySpec is the import in the first line of a bundle.
const entrySpec = "wasmserve:entry"

// run bundles.
func (b *build) run() (*Result, error) {
	options := api.BuildOptions{
		Stdin: &api.StdinOptions{
			Contents:   fmt.Sprintf("import * as handler from %q;\nglobalThis.%s(handler);\n", entrySpec, Main),
			Sourcefile: "<wasmserve>", Loader: api.LoaderJS,
		},
		AbsWorkingDir: b.tree.dir, Outdir: b.tree.dir, // nothing is read or written there
		Bundle: true, Write: false, Metafile: false,
		Format: api.FormatESModule, Platform: api.PlatformNeutral, Target: api.ES2023, Charset: api.CharsetUTF8,
		Supported: map[string]bool{"dynamic-import": false}, // the engine loads nothing: import() becomes a promise of require's
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentInclude,
		Define:        map[string]string{"import.meta": metaName, "process.env.NODE_ENV": strconv.Quote(b.env)},
		Banner:        map[string]string{"js": fmt.Sprintf("var require = globalThis.%s?.(%q);", Enter, b.virtual(b.entry))},
		JSX:           api.JSXAutomatic, // unless the tsconfig.json says otherwise
		TsconfigRaw:   b.tsconfig,
		TreeShaking:   api.TreeShakingTrue,
		LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelSilent, LogLimit: 10,
		Plugins: []api.Plugin{b.plugin()},
	}
	res, err := b.rebuild(options)
	if err != nil {
		return nil, err
	}
	if len(res.Errors) > 0 {
		return nil, &Error{Messages: messages(res.Errors), Inputs: b.inputs(b.missing(res.Errors)...), Asked: b.tree.others()}
	}
	out := &Result{Inputs: b.inputs(), Asked: b.tree.others(), Record: b.record()}
	out.Code, out.Map = likeBun(output(res, ".js")), plainSources(output(res, ".map"))
	if line := bytes.IndexByte(out.Code, '\n'); b.modules.dynamic.Load() && line >= 0 { // in the banner's line, so that no later line moves
		out.Code = slices.Concat(out.Code[:line], []byte(dynamicFuncs), out.Code[line:])
	}
	return out, nil
}

// rebuild bundles until a build has found nothing that calls for another one. Files that were parsed are not parsed again.
func (b *build) rebuild(options api.BuildOptions) (res api.BuildResult, err error) {
	if res, err = b.settled(options); err != nil || !b.modules.asyncHooks.Load() {
		return res, err
	}
	b.modules.lowered = true
	lowered, err := b.settled(withoutAsync(options))
	// With a top-level await, a package's contexts are lost at an await.
	if err == nil && len(lowered.Errors) > 0 && !b.modules.ownHooks.Load() {
		return b.settled(options)
	}
	replaceAsync(lowered.OutputFiles)
	return lowered, err
}

// settled bundles with these options.
func (b *build) settled(options api.BuildOptions) (res api.BuildResult, err error) {
	work, failed := api.Context(options)
	if failed != nil {
		return res, failed
	}
	defer work.Dispose()
	for range maxAgain {
		b.tree.again()
		if res = work.Rebuild(); b.modules.asyncHooks.Load() && !b.modules.lowered {
			return res, nil // the result is not used
		}
		clash := b.resolver.settle()
		if late := b.effects.settle(output(res, ".js"), b.name, func(name string) bool { return !b.resolver.sideEffects(name) }); !clash && !late {
			break
		}
	}
	return res, nil
}

// maxAgain limits how often a script is bundled again because it had packages twice, or lacked modules that it needs.
const maxAgain = 4

// output returns the file of a build whose name ends in ext; nil: the build failed.
func output(res api.BuildResult, ext string) []byte {
	for _, f := range res.OutputFiles {
		if filepath.Ext(f.Path) == ext {
			return f.Contents
		}
	}
	return nil
}

// toESM is the condition under which the bundler's function uses a CommonJS module's exports as its default export.
var toESM = []byte("isNodeMode || !mod || !mod.__esModule ?")

// The bundler's function that makes a module's exports, and the same without what Object.prototype has.
var (
	exporting = []byte("for (var name in all)\n    __defProp(")
	exportOwn = []byte("for (var name of Object.keys(all))\n    __defProp(")
)

// likeBun makes the bundler's functions do as Bun does: a module with __esModule has its own default export, if it has one, and a
// property that a script adds to Object.prototype is not an export.
func likeBun(code []byte) []byte {
	code = bytes.ReplaceAll(code, wrapper, []byte("\n  \"")) // the function's name is shown in stacks
	code = bytes.ReplaceAll(code, waiting, []byte("\n  async \""))
	code = bytes.Replace(code, exporting, exportOwn, 1)
	return bytes.Replace(code, toESM, []byte(`!mod || !mod.__esModule || !("default" in mod) ?`), 1)
}

// plainSources removes the plugin's namespace from the names of a source map's sources.
func plainSources(text []byte) []byte {
	const begin, end = `"sources": [`, `],`
	at := bytes.Index(text, []byte(begin))
	if at < 0 {
		return text
	}
	n := bytes.Index(text[at:], []byte(end))
	if n < 0 {
		return text
	}
	names := bytes.ReplaceAll(text[at:at+n], []byte(`"`+fileSpace+":"), []byte(`"`))
	return slices.Concat(text[:at], names, text[at+n:])
}

// displayed returns a file's path from the entry's directory, given the bundler's name for it.
func displayed(file string) string { return strings.TrimPrefix(file, fileSpace+":") }

func messages(list []api.Message) (out []Message) {
	for _, m := range list {
		text := Message{Text: reworded(m.Text)}
		if l := m.Location; l != nil && (l.Namespace == fileSpace || l.Namespace == "file" || l.Namespace == "") {
			text.File, text.Line, text.Column, text.Source = displayed(filepath.ToSlash(l.File)), l.Line, l.Column+1, l.LineText
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
