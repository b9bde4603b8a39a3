package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Dir is the directory in a handler's own that holds the SDK: editors find it there, and packages of Go and Rust refer to it. It belongs to
// wasmserve, which brings it up to date with each build, and need not be kept with the source.
const Dir = ".wasmserve"

// folders are the names in Dir.
var folders = map[Language]string{Go: "go", Rust: "rust", C: "c", AssemblyScript: "assemblyscript", TypeScript: "js"}

// Place writes the files of a language's SDK below dir, to Dir and the folder of the language. Unchanged files are not written, so that
// compilers need not run again; files that the SDK no longer has are removed.
func Place(sdk fs.FS, lang Language, dir string) error {
	to := filepath.Join(dir, Dir, folders[lang])
	want := map[string]bool{}
	err := fs.WalkDir(sdk, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		path := filepath.Join(to, filepath.FromSlash(name))
		want[path] = true
		if d.IsDir() {
			return os.MkdirAll(path, 0o777)
		}
		text, err := fs.ReadFile(sdk, name)
		if err != nil {
			return err
		}
		return replace(path, text)
	})
	if err == nil && lang == Go {
		want[filepath.Join(to, "go.mod")] = true
		err = replace(filepath.Join(to, "go.mod"), []byte(goMod))
	}
	if err == nil {
		err = filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !want[path] {
				err = os.Remove(path)
			}
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("write the %s SDK: %w", lang, err)
	}
	return nil
}

// Placed reports whether Place has written a language's SDK below dir.
func Placed(dir string, lang Language) bool {
	info, err := os.Stat(filepath.Join(dir, Dir, folders[lang]))
	return err == nil && info.IsDir()
}

// replace atomically replaces a file's content with text.
func replace(path string, text []byte) error {
	if was, err := os.ReadFile(path); err == nil && bytes.Equal(was, text) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// referring lists the files of a handler that may refer to Dir: package manifests, and configuration that editors read.
var referring = []string{"go.mod", "Cargo.toml", "compile_flags.txt", "tsconfig.json", "jsconfig.json", filepath.Join("assembly", "tsconfig.json")}

// Refresh brings the SDK in the handler's directory up to date, if it exists or one of the handler's files, such as go.mod, refers to
// it. Build does so by itself; Refresh is for users of the language's own tools, and for scripts, which are not built.
func (b *Builder) Refresh(dir string) error {
	lang, at := TypeScript, dir
	if l, err := detect(dir); err == nil {
		lang = l.name
	}
	sdk := b.sdks[lang]
	if sdk == nil {
		return nil
	}
	if lang == Go {
		var err error
		if at, err = goModDir(dir); err != nil {
			return err
		}
	}
	wanted := Placed(at, lang)
	for _, name := range referring {
		text, err := os.ReadFile(filepath.Join(at, name))
		wanted = wanted || err == nil && bytes.Contains(text, []byte(Dir+"/"+folders[lang]))
	}
	if !wanted {
		return nil
	}
	return Place(sdk, lang, at)
}
