package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
)

// started holds the files that new writes: a folder for each language, and the common ones: expect.txt, README.md and .gitignore. The
// handler's name replaces "handler-name", and the commands that must be run first replace "handler-setup". (The go command ignores _new:
// its files are packages elsewhere.)
//
//go:embed all:_new
var started embed.FS

// starter is a language that new knows. Another one is a line here and a folder in _new.
type starter struct {
	flag   string                       // of -lang, and the folder
	title  string                       // the language's name
	lang   build.Language               // whose SDK it gets
	setup  string                       // a command to be run in the directory first; "": none
	finish func(dir, name string) error // writes what no template can hold; may be nil
}

func starters() []starter {
	return []starter{
		{"go", "Go", build.Go, "", writeGoMod},
		{"rust", "Rust", build.Rust, "", nil},
		{"c", "C", build.C, "", nil},
		{"as", "AssemblyScript", build.AssemblyScript, "npm install", nil},
		{"ts", "TypeScript", build.TypeScript, "", nil},
		{"js", "JavaScript", build.TypeScript, "", nil},
	}
}

// newCommand begins a handler.
func (a *app) newCommand() *command {
	var flags, names []string
	for _, l := range starters() {
		flags, names = append(flags, l.flag), append(names, l.flag+" ("+l.title+")")
	}
	return &command{
		name: "new", args: "DIR", short: "begin a handler: source that builds, and a test that it passes",
		examples: []example{
			{"wasmserve new -lang go ./hello", "writes ./hello; then: wasmserve dev ./hello, wasmserve test ./hello"},
			{"wasmserve new -lang ts ./hello", "a script, which needs no compiler"},
		},
		notes: "DIR must not exist or be empty. Its name becomes the handler's.",
		define: func(o *options) func([]string) error {
			var lang string
			o.add(textValue{&lang}, option{"lang", strings.Join(flags, "|"), groupServe, "", "the language, which must be named: " + strings.Join(names, ", ")})
			return func(args []string) error {
				if len(args) == 0 {
					return usagef("name the directory to write: wasmserve new -lang %s DIR", orText(lang, "go"))
				}
				dir, err := argument(args, "")
				if err != nil {
					return err
				}
				for _, l := range starters() {
					if strings.EqualFold(lang, l.flag) || strings.EqualFold(lang, l.title) {
						return a.begin(l, dir)
					}
				}
				if lang == "" {
					return usagef("say which language: -lang %s", strings.Join(flags, ", -lang "))
				}
				return usagef("flag -lang: %q is not one of %s", lang, strings.Join(names, ", "))
			}
		},
	}
}

func orText(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// begin writes a handler to dir.
func (a *app) begin(l starter, dir string) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	switch list, err := os.ReadDir(dir); {
	case err == nil && len(list) > 0:
		return fmt.Errorf("%s is not empty: name a directory that is new", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		var why *fs.PathError
		if errors.As(err, &why) {
			err = why.Err
		}
		return fmt.Errorf("%s cannot be the handler's directory: %w", dir, err)
	}
	name := handlerName(filepath.Base(abs))
	source, err := fs.Sub(started, "_new/"+l.flag)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	put := func(from fs.FS, path string) error { return write(from, path, dir, name, l.setup) }
	err = fs.WalkDir(source, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return put(source, path)
	})
	for _, common := range []string{"expect.txt", "README.md", ".gitignore"} {
		if err == nil {
			err = put(started, "_new/"+common)
		}
	}
	if err == nil && l.finish != nil {
		err = l.finish(dir, name)
	}
	if err == nil {
		err = build.Place(sdks()[l.lang], l.lang, dir)
	}
	if err != nil {
		return err
	}
	setup := ""
	if l.setup != "" {
		setup = fmt.Sprintf("\t(cd %s && %s)\n", shellQuote(dir), l.setup)
	}
	fmt.Fprintf(a.stdout, "%s is a handler in %s. Next:\n%s\twasmserve dev %s\n\twasmserve test %s\n", dir, l.title, setup, shellQuote(dir), shellQuote(dir))
	return nil
}

// write writes a file of from to dir. A path that begins with _new/ is a file of all languages.
func write(from fs.FS, path, dir, name, setup string) error {
	text, err := fs.ReadFile(from, path)
	if err != nil {
		return err
	}
	to := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(path, "_new/")))
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	if setup != "" {
		setup += "\n    "
	}
	return os.WriteFile(to, []byte(strings.NewReplacer("handler-name", name, "handler-setup", setup).Replace(string(text))), 0o666)
}

var notInName = regexp.MustCompile(`[^a-z0-9]+`)

// handlerName is a directory's name as cargo, npm and Go all take it.
func handlerName(base string) string {
	name := strings.Trim(notInName.ReplaceAllString(strings.ToLower(base), "-"), "-")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = strings.TrimSuffix("handler-"+name, "-")
	}
	if slices.Contains(taken, name) {
		name += "-handler"
	}
	return name
}

// taken lists names that Go accepts for no module, or cargo for no crate (Rust's keywords), and the names of the SDKs.
var taken = strings.Fields(`go std cmd toolchain main test core alloc wasmserve assemblyscript
	abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match
	mod move mut override priv pub ref return self static struct super trait true try type typeof union unsafe unsized use virtual where while yield`)

// writeGoMod writes a go.mod that refers to the SDK beside it, so that the handler builds without a network.
func writeGoMod(dir, name string) error {
	const module = "github.com/wasmserve/wasmserve"
	text := fmt.Sprintf("module %s\n\ngo %s\n\nrequire %s v0.0.0\n\n// wasmserve writes the SDK there, with each build.\nreplace %s => ./%s/go\n",
		name, build.GoVersion, module, module, build.Dir)
	return os.WriteFile(filepath.Join(dir, "go.mod"), []byte(text), 0o666)
}
