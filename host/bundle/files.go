package bundle

// Files that are not read as they stand: those that ask for import.meta or their name, and imports with a type.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// metaName is what import.meta is called in what is bundled: what the module below exports. It is imported at a file's end, so that all
// places in the file are what they were.
const (
	metaName  = "__wasmserve_meta"
	metaSpace = "import-meta"
)

// assets are files that a script gets the names of, as in Bun: Bun.file(name) as a route or a body is the host's, below -files.
var assets = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".ico": true, ".woff": true, ".woff2": true, ".ttf": true,
	".otf": true, ".pdf": true, ".mp3": true, ".mp4": true, ".webm": true, ".wav": true, ".zip": true, ".gz": true, ".wasm": true}

// loaders are those of the files that can have import.meta.
var loaders = map[string]api.Loader{".ts": api.LoaderTS, ".mts": api.LoaderTS, ".cts": api.LoaderTS, ".tsx": api.LoaderTSX, ".js": api.LoaderJS, ".mjs": api.LoaderJS, ".cjs": api.LoaderJS, ".jsx": api.LoaderJSX}

var (
	esmSyntax  = regexp.MustCompile(`(?m)^\s*(import|export)\b|\bimport\.meta\b[^'"]|;\s*(import|export)\b`)
	strictMode = regexp.MustCompile(`^\s*('use strict'|"use strict");?[ \t]*`)
	ownNames   = regexp.MustCompile(`\b(const|let|var)\s+(\{[^}]*)?__(dir|file)name\b`)
	nameWords  = regexp.MustCompile(`\b__(dir|file)name\b`)
)

// files is the plugin for the files below the directory of the entry. main is the entry.
func files(main string) api.Plugin {
	return api.Plugin{Name: "files", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "file"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			if kind := a.With["type"]; kind != "" {
				return typed(main, a.Path, kind)
			}
			ext := filepath.Ext(a.Path)
			if loader, ok := loaders[ext]; ok {
				return named(main, a.Path, loader)
			}
			if ext == ".jsonc" || ext == ".json5" {
				return typed(main, a.Path, "jsonc")
			}
			if assets[ext] {
				return typed(main, a.Path, "file")
			}
			return api.OnLoadResult{}, nil // as usual
		})
		b.OnResolve(api.OnResolveOptions{Filter: "^" + metaSpace + ":"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: strings.TrimPrefix(a.Path, metaSpace+":"), Namespace: metaSpace, SideEffects: api.SideEffectsFalse}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: metaSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			return script(meta(main, a.Path))
		})
	}}
}

// named is a script with what it asks of its name.
func named(main, file string, loader api.Loader) (api.OnLoadResult, error) {
	text, err := os.ReadFile(file)
	asksMeta, asksName := bytes.Contains(text, []byte("import.meta")), bytes.Contains(text, []byte("__dirname")) || bytes.Contains(text, []byte("__filename"))
	if err != nil || !asksMeta && !asksName {
		return api.OnLoadResult{}, nil // as usual
	}
	contents := string(text)
	if strings.HasSuffix(file, ".cjs") || !esmSyntax.Match(text) {
		if !asksName || !nameWords.Match(text) {
			return api.OnLoadResult{}, nil
		}
		// A script of CommonJS: an import would make another thing of it. The line stays, the columns of the first do not.
		first := ""
		if strings.HasPrefix(contents, "#!") {
			n := strings.IndexByte(contents, '\n') + 1
			first, contents = contents[:n], contents[n:]
		}
		if n := len(strictMode.FindString(contents)); n > 0 {
			first, contents = first+contents[:n], contents[n:]
		}
		contents = first + fmt.Sprintf(";var __dirname = %q, __filename = %q; ", path.Dir(virtual(main, file)), virtual(main, file)) + contents
		return api.OnLoadResult{Contents: &contents, Loader: loader, ResolveDir: filepath.Dir(file)}, nil
	}
	names := metaName
	if asksName {
		names += ", { __dirname, __filename }"
		if ownNames.Match(text) { // it makes its own, of import.meta
			names = metaName
		}
	}
	contents += fmt.Sprintf("\nimport %s from %q;", names, metaSpace+":"+relative(main, file))
	return api.OnLoadResult{Contents: &contents, Loader: loader, ResolveDir: filepath.Dir(file)}, nil
}

// relative is the path of a file from the entry's directory.
func relative(main, file string) string {
	rel, err := filepath.Rel(filepath.Dir(main), file)
	if err != nil { // on another drive
		rel = filepath.Base(file)
	}
	return filepath.ToSlash(rel)
}

// virtual is the path of a file as scripts see it: that of the entry's directory is "/".
func virtual(main, file string) string { return path.Clean("/" + relative(main, file)) }

// meta is the module of the import.meta of a file, which is given by its relative path.
func meta(main, file string) string {
	name := path.Clean("/" + file)
	u := (&url.URL{Scheme: "file", Path: name}).String()
	return fmt.Sprintf(`export const __dirname = %[2]q, __filename = %[1]q;
export default { url: %[3]q, dir: %[2]q, dirname: %[2]q, path: %[1]q, filename: %[1]q, file: %[4]q, main: %[5]v, env: process.env,
  resolve: (name) => /^(\.{0,2}\/|file:)/.test(name) ? new URL(name, %[3]q).href : %[6]s.resolve(name), require: %[6]s };
`, name, path.Dir(name), u, path.Base(name), file == filepath.Base(main), requireFunc)
}

// typed is what an import with a type gets: import x from "./x.txt" with { type: "text" }.
func typed(main, file, kind string) (api.OnLoadResult, error) {
	if kind == "file" {
		text, err := json.Marshal(relative(main, file))
		if err != nil {
			return api.OnLoadResult{}, err
		}
		return script(fmt.Sprintf("export default %s;", text))
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	contents := string(text)
	switch kind {
	case "text":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderText}, nil
	case "json":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJSON}, nil
	case "jsonc", "json5":
		return script("export default " + contents + "\n")
	case "bytes":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderBinary}, nil
	case "js", "jsx", "ts", "tsx":
		return api.OnLoadResult{Contents: &contents, Loader: loaders["."+kind], ResolveDir: filepath.Dir(file)}, nil
	}
	return api.OnLoadResult{}, fmt.Errorf("an import with type %q is not known here: text, json, jsonc, bytes, file, js, ts", kind)
}
