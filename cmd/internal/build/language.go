package build

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
)

// Language is what a directory is written in, as people write it: "Go".
type Language string

// The languages that Build understands.
const (
	Go             Language = "Go"
	Rust           Language = "Rust"
	C              Language = "C"
	AssemblyScript Language = "AssemblyScript"
	// TypeScript is not built: its SDK is types for editors.
	TypeScript Language = "TypeScript"
)

// SDKs are the files of the SDKs that do not come with the language's own packages, by language. A language that needs one and has none
// is not built. They are not to be changed.
type SDKs map[Language]fs.FS

// language is how a language is built. Another one is a file with such a value, its line in languages, and its name above.
type language struct {
	name  Language
	files string // what makes a directory this language's, for messages: "*.go"
	looks string // the same at length: "*.go (Go, with a go.mod there or above)"
	// is reports whether a directory is written in it.
	is func(s source) bool
	// needsSDK: build gets the SDK's files, and is not called without them.
	needsSDK bool
	// build compiles; a complaint of the compiler's is a *CompileError, made by run. A tool that is missing is an error that says how to
	// install it.
	build func(ctx context.Context, j job) error
	// made are the directories below the source that the language's tools write or install: changes there are not changes of the source.
	made []string
}

// languages is the table. The first that takes a directory builds it: Go and Rust come before C, since their tools take C files along.
func languages() []language {
	return []language{goLanguage(), rustLanguage(), cLanguage(), asLanguage()}
}

// source is a directory to be built.
type source struct {
	dir   string
	names map[string]bool // files in it, hidden ones left out: names, and endings (".go")
}

func (s source) has(name string) bool { return s.names[name] }

// job is one build.
type job struct {
	dir string // the source, as the user named it
	out string // the module to write, absolute
	tmp string // an empty directory for everything else
	sdk fs.FS  // nil unless needsSDK
}

// Made lists the directories below dir that its language's tools write, which are not source and need not be watched.
func Made(dir string) (paths []string) {
	l, _ := detect(dir)
	for _, name := range l.made {
		paths = append(paths, filepath.Join(dir, name))
	}
	return paths
}

// known lists what can be built, for messages: the last after "or".
func known(text func(language) string) string {
	var list []string
	for _, l := range languages() {
		list = append(list, text(l))
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
