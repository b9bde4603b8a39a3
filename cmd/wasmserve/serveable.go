package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// looksLikeFile reports whether an argument is meant as the FILE of serve: a file of that name exists, or it is named like a module,
// a script or a path. (A command's name is always the command: ./test serves a directory named test.)
func looksLikeFile(arg string) bool {
	if _, err := os.Lstat(arg); err == nil {
		return true
	}
	return strings.HasSuffix(arg, ".wasm") || bundle.Is(arg) || strings.ContainsAny(arg, `/\`) || strings.HasPrefix(arg, ".")
}

// unknown returns the error for a first argument that is neither a command nor a file.
func (a *app) unknown(arg string) error {
	names := a.commandNames()
	if near := sameButEnding(arg); near != "" {
		return usagef("there is no command and no file %q: did you mean %s?", arg, near)
	}
	if near := nearest(arg, names); near != "" {
		return usagef("unknown command %q: did you mean %s?", arg, near)
	}
	if near := nearest(arg, filesHere()); near != "" {
		return usagef("there is no command and no file %q: did you mean %s?", arg, near)
	}
	return usagef("unknown command %q: there are %s; a file or directory of this name is not here either", arg, strings.Join(names, ", "))
}

// missing returns an error if FILE does not exist, unless it may be created later (wait) and is named like a module, a script or a path.
func (a *app) missing(file string, wait bool) error {
	if file == "" {
		return usagef("the name of the file is empty")
	}
	if source.IsURL(file) {
		return a.missingURL(file, wait)
	}
	path := filepath.Clean(file) // file.wasm/ exists as well, which findHandlers reports
	exists := sources(a.places, 0, script.Source{}).Stat(path).Exists()
	_, err := os.Stat(path) // the reason
	if exists && err == nil || wait && looksLikeFile(file) {
		return nil
	}
	if target, lerr := os.Readlink(file); lerr == nil {
		return usagef("%s is a link to %s, which cannot be followed: %v", file, target, reason(err))
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return usagef("%s: %v", file, reason(err))
	}
	if slices.Contains(a.commandNames(), file) {
		return usagef("there is no file %q: if the command is meant, it comes before its flags: wasmserve %s", file, file)
	}
	if near := sameButEnding(file); near != "" {
		return usagef("there is no file %q: did you mean %s?", file, near)
	}
	if near := nearest(file, filesHere()); near != "" {
		return usagef("there is no file %q: did you mean %s?", file, near)
	}
	if !looksLikeFile(file) {
		return usagef("there is no file or directory %q: a module's name ends in .wasm, a script's in %s", file, strings.Join(bundle.Extensions, ", "))
	}
	return usagef("there is no file or directory %q: check its name and the directory that you are in", file)
}

// missingURL is missing for a name that is not a file's.
func (a *app) missingURL(name string, wait bool) error {
	all := sources(a.places, 0, script.Source{})
	scheme, _, _ := strings.Cut(name, "://")
	switch {
	case !all.Accepts(name):
		return usagef("%s: modules are not loaded from %s:// addresses: store it as a file, and name that", name, scheme)
	case !wait && !all.Stat(name).Exists():
		return usagef("there is no module %s: check its name", name)
	}
	return nil
}

// reason returns what is wrong with a file, without its name.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// sameButEnding returns the module or script in the current directory whose name is arg with an extension, or "".
func sameButEnding(arg string) string {
	for _, ending := range append([]string{".wasm"}, bundle.Extensions...) {
		if _, err := os.Stat(arg + ending); err == nil {
			return arg + ending
		}
	}
	return ""
}

// maxHere limits how many entries of the current directory are read to suggest a name.
const maxHere = 1000

// filesHere lists the modules, scripts and directories of the current directory.
func filesHere() (names []string) {
	dir, err := os.Open(".")
	if err != nil {
		return nil
	}
	defer dir.Close()
	entries, _ := dir.ReadDir(maxHere)
	for _, e := range entries {
		if name := e.Name(); !strings.HasPrefix(name, ".") && (e.IsDir() || strings.HasSuffix(name, ".wasm") || bundle.Is(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// sourceFile returns an error if serve's FILE is source that must be built first.
func sourceFile(file string) error {
	if source.IsURL(file) {
		return nil
	}
	switch filepath.Ext(file) {
	case ".go", ".rs", ".c", ".cc", ".cpp", ".toml", ".json":
		dir := filepath.Dir(file)
		if _, err := build.Detect(dir); err == nil {
			return usagef("%s is source: wasmserve dev %s builds and serves it", file, dir)
		}
		return usagef("%s is neither a module nor a script: a module's name ends in .wasm, a script's in %s", file, strings.Join(bundle.Extensions, ", "))
	}
	return nil
}
