package bundle

// Imports of names that are only known at run time, and source maps of sources.
//
// esbuild looks up the files that such a name may mean ("./lang/" + name), and those that a source map names, in the file system
// itself, without a plugin. So it never gets a text that makes it do so: a call of import or require with a computed name is replaced
// by a call of another function, which knows the files that the name may mean, and the last comment of a script names no source map.
// No spelling of such a call may be missed here. A false match costs only time: esbuild distinguishes calls from texts, which keep
// what they say (pages contain import(), too).

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Names of the functions that replace import and require for computed names. The banner defines them.
const (
	importName  = "__wasmserve_imported"
	requireName = "__wasmserve_dynamic"
)

// dynamicFuncs defines these functions in one line. Their arguments are the name and the files that it may mean.
const dynamicFuncs = ` var __wasmserve_file = (name, files) => files && files[["", ".js", ".ts", ".tsx", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", "/index.js", "/index.ts"].map((end) => name + end).find((n) => Object.hasOwn(files, n))]; ` +
	`var __wasmserve_dynamic = (name, files) => { const f = __wasmserve_file(name, files); return f ? f() : require(name); }; ` +
	`var __wasmserve_imported = (name, files) => Promise.resolve().then(() => { const f = __wasmserve_file(name, files); if (f) return f(); const m = require(String(name)); return m && m.__esModule ? m : { ...m, default: m }; });`

// noMap is a comment that esbuild takes for a source map in a form that it does not read.
const noMap = "\n//# sourceMappingURL=none:"

// Limits of the files that a computed name may mean.
const (
	maxGlob      = 1000
	maxGlobDepth = 8
)

// calm returns the text of a script with which esbuild reads no other files, and the loader for it.
func (b *build) calm(from *source, text string, loader api.Loader) (string, api.Loader, error) {
	end := ""
	if strings.Contains(text, "sourceMappingURL") {
		end = noMap
	}
	g := &globs{b: b, from: from}
	imports := suspectImport(text)
	if suspectRequire(text) || imports && !hasWith(text) {
		out, sourceMap, err := b.withoutComputed(g, text+end, loader) // otherwise its map would include the sources of the text's own map
		if err != nil {
			return "", 0, err
		}
		text, loader = out, api.LoaderJS
		end = mapComment(sourceMap)
	} else if imports {
		text = withoutComputedImport(g, text)
	}
	return text + g.functions() + end, loader, nil
}

// mapComment returns the comment for a source map.
func mapComment(sourceMap []byte) string {
	return "\n//# sourceMappingURL=data:application/json;base64," + base64.StdEncoding.EncodeToString(sourceMap)
}

// each calls f for every occurrence of word in text that is not part of a longer one, with the text before and behind it.
func each(text, word string, f func(at int, before, behind string) (stop bool)) {
	for at := 0; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return
		}
		at += n
		before, behind := text[:at], text[at+len(word):]
		if !partOfWord(before) && (behind == "" || !isWord(behind[0])) && f(at, before, behind) {
			return
		}
		at += len(word)
	}
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func partOfWord(before string) bool {
	return before != "" && (isWord(before[len(before)-1]) || before[len(before)-1] == '#')
}

// property reports whether the word after before is a property's name. A dot in the line above may belong to a number or a comment.
func property(before string) bool {
	before = strings.TrimRight(before, " \t")
	return strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "..")
}

// gap is skip that treats <!-- and --> as comments, as old scripts do.
func gap(s string) string {
	for s = skip(s); strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "-->"); s = skip(s) {
		n := strings.IndexAny(s, "\n\r\u2028\u2029")
		if n < 0 {
			return ""
		}
		s = s[n:]
	}
	return s
}

// skip returns s without leading space and comments. All characters that are not ASCII count as space.
func skip(s string) string {
	for s != "" {
		switch c := s[0]; {
		case c <= ' ' || c >= 0x7f:
			s = s[1:]
		case strings.HasPrefix(s, "//"):
			n := strings.IndexAny(s, "\n\r\u2028\u2029")
			if n < 0 {
				return ""
			}
			s = s[n:]
		case strings.HasPrefix(s, "/*"):
			n := strings.Index(s[2:], "*/")
			if n < 0 {
				return ""
			}
			s = s[n+4:]
		default:
			return s
		}
	}
	return s
}

var (
	literal = regexp.MustCompile("^(?:\"[^\"\\\\\\n\\r]*\"|'[^'\\\\\\n\\r]*'|`[^`\\\\$]*`)")
	dotted  = regexp.MustCompile(`^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*`)
	object0 = regexp.MustCompile("^\\{[^(){}?'\"`/]*\\}\\s*(?::[^(){}?'\"`/]*)?\\)")
)

// plainArgument reports whether the first argument behind "(" is certainly not a computed name.
func plainArgument(s string) bool {
	s = skip(s)
	if strings.HasPrefix(s, ")") || object0.MatchString(s) { // the parameters of a method
		return true
	}
	n := len(literal.FindString(s))
	if n == 0 {
		n = len(dotted.FindString(s))
	}
	if n == 0 {
		return false
	}
	rest := skip(s[n:])
	return strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, ",")
}

// computedImport reports whether "import" may be called with a computed name, given what is before and behind it.
func computedImport(before, behind string) bool {
	s := gap(behind)
	switch {
	case property(before):
		return false
	case strings.HasPrefix(s, "("):
		return !plainArgument(s[1:])
	case strings.HasPrefix(s, "."): // import.defer(), import.source()
		phase := gap(s[1:])
		n := 0
		for n < len(phase) && isWord(phase[n]) {
			n++
		}
		return phase[:n] != "meta" && strings.HasPrefix(gap(phase[n:]), "(")
	}
	return false
}

// suspectImport reports whether text may call import with a computed name.
func suspectImport(text string) (suspect bool) {
	each(text, "import", func(_ int, before, behind string) bool {
		suspect = computedImport(before, behind)
		return suspect
	})
	return suspect
}

// hasWith reports whether text may have a with statement, in which esbuild does not know what a name refers to.
func hasWith(text string) (has bool) {
	each(text, "with", func(_ int, before, behind string) bool {
		has = !property(before) && strings.HasPrefix(gap(behind), "(")
		return has
	})
	return has
}

// standIn returns text with a word of the same length in place of import where the name may be computed, and the word; "" if there is
// no such place. The text does not contain the word otherwise, and cannot know it: a script that had a variable of that name would
// keep import.
func standIn(text string) (string, string) {
	word := ""
	for word == "" || strings.Contains(text, word) {
		word = "$" + rand.Text()[:len("import")-1]
	}
	var out strings.Builder
	done := 0
	each(text, "import", func(at int, before, behind string) bool {
		if computedImport(before, behind) {
			out.WriteString(text[done:at] + word)
			done = at + len(word)
		}
		return false
	})
	if done == 0 {
		return text, ""
	}
	return out.String() + text[done:], word
}

// withoutComputedImport returns text with import replaced by another function where the name may be computed, also in texts that it
// contains.
func withoutComputedImport(g *globs, text string) string {
	var out strings.Builder
	done := 0
	each(text, "import", func(at int, before, behind string) bool {
		if computedImport(before, behind) {
			out.WriteString(text[done:at] + g.name(importName, skip(gap(behind)[1:])))
			done = at + len("import")
		}
		return false
	})
	return out.String() + text[done:]
}

// letterEscape matches escapes of a letter of "require" or "module", which identifiers may have.
var letterEscape = regexp.MustCompile(`(?i)\\u(?:00|\{0*)(?:6[4-9cdf]|7[0-5])`)

// suspectRequire reports whether text may call require with a computed name.
func suspectRequire(text string) (suspect bool) {
	if letterEscape.MatchString(text) && strings.Contains(text, "(") {
		return true
	}
	each(text, "require", func(_ int, before, behind string) bool {
		suspect = computedRequire(before, behind)
		return suspect
	})
	if !suspect {
		each(text, "module", func(_ int, before, behind string) bool {
			suspect = !property(before) && requireOf(gap(behind))
			return suspect
		})
	}
	return suspect
}

// requireOf reports whether s, which follows "module", may complete it to module.require, also with space, comments or brackets between.
func requireOf(s string) bool {
	for _, end := range []string{")", "!"} {
		if rest, ok := strings.CutPrefix(s, end); ok {
			rest = gap(rest)
			return rest != "" && strings.ContainsRune(".?[!)a", rune(rest[0])) && !strings.HasPrefix(rest, "==")
		}
	}
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(s, "?"), "."); ok {
		rest = gap(rest)
		return strings.HasPrefix(rest, "require") || strings.HasPrefix(rest, "[")
	}
	return strings.HasPrefix(s, "[") || strings.HasPrefix(s, "as") || strings.HasPrefix(s, "satisfies")
}

func computedRequire(before, behind string) bool {
	if property(before) {
		of := strings.TrimRight(strings.TrimRight(strings.TrimRight(before, " \t\r\n"), ".?"), " \t\r\n")
		if !strings.HasSuffix(of, "module") && !strings.HasSuffix(of, ")") && !strings.HasSuffix(of, "*/") && !strings.HasSuffix(of, "!") {
			return false
		}
	}
	s := skip(behind)
	if s == "" {
		return false
	}
	switch s[0] {
	case '(':
		return !plainArgument(s[1:])
	case ')':
		s = skip(s[1:])
		return s == "" || !strings.ContainsRune("{,;:&|}]=", rune(s[0]))
	case '!':
		return !strings.HasPrefix(s, "!=")
	case '?':
		return strings.HasPrefix(s, "?.")
	}
	return !strings.ContainsRune(".,;:&|}]='\"+", rune(s[0]))
}

// withoutComputed returns a script, printed again, with require and import replaced by other functions where the name is computed, and its
// source map. esbuild finds the calls: it renames require, and what stands in for import, to names that the script cannot contain.
func (b *build) withoutComputed(g *globs, text string, loader api.Loader) (string, []byte, error) {
	name, importing := "__wasmserve_"+rand.Text(), "__wasmserve_"+rand.Text()
	define := map[string]string{"require": name, "module.require": name, "import.meta": metaName}
	with := hasWith(text)
	word := ""
	if !with {
		if text, word = standIn(text); word != "" {
			define[word] = importing
		}
	}
	options := api.TransformOptions{
		Loader: loader, Define: define, Sourcefile: b.display(g.from.name),
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentInclude, Target: api.ESNext, Charset: api.CharsetUTF8, Platform: api.PlatformNeutral,
		JSX: api.JSXAutomatic, TsconfigRaw: b.tsconfig, LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelSilent,
	}
	res := api.Transform(text, options)
	if bytes.Contains(res.Code, []byte(`["require"]`)) { // esbuild has joined module["requ" + "ire"]
		options.Loader = api.LoaderJS
		res = api.Transform(string(res.Code)+mapComment(res.Map), options)
	}
	if len(res.Errors) > 0 {
		return "", nil, &transformError{restored(res.Errors, word)}
	}
	code := string(res.Code)
	if with {
		code = withoutComputedImport(g, code)
	} else if word != "" {
		code = strings.ReplaceAll(imported(g, code, importing), word, "import")
		res.Map = bytes.ReplaceAll(res.Map, []byte(word), []byte("import"))
	}
	var out strings.Builder
	for {
		before, behind, ok := strings.Cut(code, name)
		out.WriteString(before)
		if !ok {
			return out.String(), res.Map, nil
		}
		code = behind
		if strings.HasPrefix(behind, "(") && !printedLiteral.MatchString(behind) && !strings.HasPrefix(behind, "()") {
			out.WriteString(g.name(requireName, behind[1:]))
		} else {
			out.WriteString("require")
		}
	}
}

// imported returns code with the function for computed names in place of name.
func imported(g *globs, code, name string) string {
	var out strings.Builder
	for {
		before, behind, ok := strings.Cut(code, name)
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		code = behind
		arg, call := strings.CutPrefix(behind, "(")
		if !call {
			arg = ""
		}
		out.WriteString(g.name(importName, skip(arg)))
	}
}

// restored returns messages with import where word stands in for it.
func restored(messages []api.Message, word string) []api.Message {
	if word == "" {
		return messages
	}
	for n := range messages {
		m := &messages[n]
		m.Text = strings.ReplaceAll(m.Text, word, "import")
		if m.Location != nil {
			m.Location.LineText = strings.ReplaceAll(m.Location.LineText, word, "import")
		}
	}
	return messages
}

// printedLiteral matches the arguments of a call with a single string, as esbuild prints it.
var printedLiteral = regexp.MustCompile("^\\((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`(?:[^`\\\\$]|\\\\.)*`)[,)]")

// transformError holds the messages for a script that cannot be parsed.
type transformError struct{ messages []api.Message }

func (e *transformError) Error() string { return e.messages[0].Text }

// globs holds the computed names of one file that may mean files.
type globs struct {
	b    *build
	from *source
	text []string // functions
}

// relativeStart matches a computed name that begins with a known directory: "./lang/" + name, or `./lang/${name}.json`.
var relativeStart = regexp.MustCompile("^(?:[\"'](\\.\\.?/[^\"'\\\\\\n]*)[\"']\\s*\\+(?:[^()\"'`]*\\+\\s*[\"']([^\"'\\\\\\n]*)[\"']\\s*\\))?|`(\\.\\.?/[^`\\\\$]*)\\$\\{(?:[^`{}]*\\}([^`\\\\$]*)`)?)")

// name returns the function to call instead of function, for an argument that begins with arg.
func (g *globs) name(function, arg string) string {
	g.b.modules.dynamic.Store(true)
	m := relativeStart.FindStringSubmatch(arg)
	if m == nil || len(g.text) >= 100 {
		return function
	}
	files := g.files(m[1]+m[3], m[2]+m[4])
	if len(files) == 0 {
		return function
	}
	name := function + strconv.Itoa(len(g.text)+1)
	call := "require"
	if function == importName {
		call = "import"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\nfunction %s(name) { return %s(name, { ", name, function)
	for _, f := range files {
		fmt.Fprintf(&out, "%q: () => %s(%q), ", f, call, f)
	}
	g.text = append(g.text, out.String()+"}); }")
	return name
}

func (g *globs) functions() string { return strings.Join(g.text, "") }

// files lists the scripts and data files whose relative paths begin with prefix and end with suffix.
func (g *globs) files(prefix, suffix string) (list []string) {
	dir := path.Dir(prefix + "x")
	if escapes(g.from.dir, dir) {
		return nil
	}
	at, mode, err := g.b.tree.find(path.Join(g.from.dir, dir))
	if err != nil || !mode.IsDir() {
		return nil
	}
	if dir = dir + "/"; !strings.HasPrefix(dir, ".") {
		dir = "./" + dir
	}
	g.b.tree.each(at, maxGlobDepth, func(name string) error {
		file := dir + strings.TrimPrefix(strings.TrimPrefix(name, at), "/")
		if at == "." {
			file = dir + name
		}
		ext := path.Ext(name)
		ends := strings.HasSuffix(file, suffix) || strings.HasSuffix(strings.TrimSuffix(file, ext), suffix)
		if strings.HasPrefix(file, prefix) && ends && name != g.from.name && (loaders[ext] != 0 || kinds[ext] != "") && !strings.HasSuffix(file, ".d.ts") {
			if list = append(list, file); len(list) >= maxGlob {
				return errEnough
			}
		}
		return nil
	})
	slices.Sort(list)
	return list
}

var errEnough = errors.New("enough")

// each calls f for the regular files below a directory, by their canonical names. node_modules and links are left out.
func (t *tree) each(dir string, depth int, f func(name string) error) error {
	t.mu.Lock()
	list, err := t.list(dir)
	if t.asked.lists == nil {
		t.asked.lists = map[string]bool{}
	}
	t.asked.lists[dir] = true
	t.mu.Unlock()
	if err != nil {
		return err
	}
	for name, mode := range list {
		at := path.Join(dir, name)
		switch {
		case mode.IsRegular():
			err = f(at)
		case mode&fs.ModeDir != 0 && depth > 0 && name != "node_modules" && !strings.HasPrefix(name, "."):
			err = t.each(at, depth-1, f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
