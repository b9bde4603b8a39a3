package bundle

// Loading files: scripts that refer to import.meta or their own name, and imports with a type.

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
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

// loaders lists esbuild's loaders for scripts, by extension.
var loaders = map[string]api.Loader{".ts": api.LoaderTS, ".mts": api.LoaderTS, ".cts": api.LoaderTS, ".tsx": api.LoaderTSX, ".js": api.LoaderJS, ".mjs": api.LoaderJS, ".cjs": api.LoaderJS, ".jsx": api.LoaderJSX}

// kinds lists the types of other files, by extension.
var kinds = map[string]string{".json": "json", ".jsonc": "jsonc", ".json5": "jsonc", ".txt": "text", ".html": "text", ".sql": "text", ".css": "css"}

var (
	esmSyntax  = regexp.MustCompile(`(?m)^\s*(import|export)\b|\bimport\.meta\b[^'"]|;\s*(import|export)\b`)
	strictMode = regexp.MustCompile(`^\s*('use strict'|"use strict");?[ \t]*`)
	ownNames   = regexp.MustCompile(`\b(const|let|var)\s+(\{[^}]*)?__(dir|file)name\b`)
	nameWords  = regexp.MustCompile(`\b__(dir|file)name\b`)
)

// source is a file that imports others.
type source struct {
	name string // canonical
	dir  string
}

// load returns the content of a file for an import with these attributes.
func (b *build) load(a api.OnLoadArgs) (api.OnLoadResult, error) {
	name := b.name(a.Path)
	kind := a.With["type"]
	for key := range a.With {
		if key != "type" {
			return api.OnLoadResult{}, fmt.Errorf("an import with the attribute %q is not known here: the only one is type", key)
		}
	}
	ext := path.Ext(name)
	if kind == "" {
		switch {
		case loaders[ext] != 0:
			return b.script(name, loaders[ext])
		case assets[ext]:
			kind = "file"
		case ext == ".node": // a native addon
			return script(fmt.Sprintf("module.exports = %s(%q);", requireFunc, "./"+path.Base(name)))
		case kinds[ext] != "":
			kind = kinds[ext]
		default:
			return api.OnLoadResult{}, fmt.Errorf("no loader is known for %q files: import %s with { type: 'text' }, 'bytes' or 'file'", ext, path.Base(name))
		}
	}
	return b.typed(name, kind)
}

// script returns the text of a script, with definitions for the names that it refers to.
func (b *build) script(name string, loader api.Loader) (api.OnLoadResult, error) {
	text, _, err := b.tree.file(name)
	if err != nil {
		return api.OnLoadResult{}, fmt.Errorf("%s %w", path.Base(name), err)
	}
	return b.loaded(name, text, loader)
}

// loaded returns a script with this text.
func (b *build) loaded(name string, text []byte, loader api.Loader) (api.OnLoadResult, error) {
	from := &source{name, path.Dir(name)}
	if err := b.bearable(text); err != nil {
		return api.OnLoadResult{}, fmt.Errorf("%s %w", path.Base(name), err)
	}
	contents, loader, err := b.calm(from, string(b.named(name, text)), loader)
	var broken *transformError
	switch {
	case errors.As(err, &broken):
		return api.OnLoadResult{Errors: broken.messages}, nil
	case err != nil:
		return api.OnLoadResult{}, fmt.Errorf("%s %w", path.Base(name), err)
	}
	return api.OnLoadResult{Contents: &contents, Loader: loader, PluginData: from}, nil
}

// named adds definitions for import.meta, __filename and __dirname where a script refers to them.
func (b *build) named(name string, text []byte) []byte {
	asksMeta, asksName := bytes.Contains(text, []byte("import.meta")), bytes.Contains(text, []byte("__dirname")) || bytes.Contains(text, []byte("__filename"))
	if !asksMeta && !asksName {
		return text
	}
	if strings.HasSuffix(name, ".cjs") || !esmSyntax.Match(text) {
		if !asksName || !nameWords.Match(text) {
			return text
		}
		// A script of CommonJS: an import would make another thing of it. The line stays, the columns of the first do not.
		n := 0
		if bytes.HasPrefix(text, []byte("#!")) {
			n = bytes.IndexByte(text, '\n') + 1
		}
		n += len(strictMode.Find(text[n:]))
		at := b.virtual(name)
		return append(fmt.Appendf(text[:n:n], ";var __dirname = %q, __filename = %q; ", path.Dir(at), at), text[n:]...)
	}
	names := metaName
	if asksName {
		names += ", { __dirname, __filename }"
		if ownNames.Match(text) { // it defines its own, by import.meta
			names = metaName
		}
	}
	return fmt.Appendf(text[:len(text):len(text)], "\nimport %s from %q;", names, metaSpace+":"+b.display(name))
}

// display returns the path of a file from the entry's directory.
func (b *build) display(name string) string {
	from, to := strings.Split(b.dir, "/"), strings.Split(name, "/")
	if b.dir == "." {
		return name
	}
	n := 0
	for n < len(from) && n < len(to)-1 && from[n] == to[n] {
		n++
	}
	return strings.Repeat("../", len(from)-n) + strings.Join(to[n:], "/")
}

// name returns the canonical name of a file, given its path from the entry's directory.
func (b *build) name(display string) string { return path.Join(b.dir, display) }

// virtual returns the path of a file as scripts see it: the entry's directory is "/".
func (b *build) virtual(name string) string { return path.Clean("/" + b.display(name)) }

// meta returns the module for the import.meta of a file, which is given by its path from the entry's directory.
func (b *build) meta(file string) string {
	name := path.Clean("/" + file)
	u := (&url.URL{Scheme: "file", Path: name}).String()
	return fmt.Sprintf(`export const __dirname = %[2]q, __filename = %[1]q;
export default { url: %[3]q, dir: %[2]q, dirname: %[2]q, path: %[1]q, filename: %[1]q, file: %[4]q, main: %[5]v, env: process.env,
  resolve: (name) => /^(\.{0,2}\/|file:)/.test(name) ? new URL(name, %[3]q).href : %[6]s.resolve(name), require: %[6]s };
`, name, path.Dir(name), u, path.Base(name), file == b.display(b.entry), requireFunc)
}

// typed returns the result of an import with a type: import x from "./x.txt" with { type: "text" }.
func (b *build) typed(name, kind string) (api.OnLoadResult, error) {
	if kind == "file" {
		text, err := json.Marshal(b.display(name))
		if err != nil {
			return api.OnLoadResult{}, err
		}
		b.tree.note(name, nil) // a change of it must be noticed
		return script(fmt.Sprintf("export default %s;", text))
	}
	text, _, err := b.tree.file(name)
	if err != nil {
		return api.OnLoadResult{}, fmt.Errorf("%s %w", path.Base(name), err)
	}
	contents := string(text)
	switch kind {
	case "text":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderText}, nil
	case "json":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJSON}, nil
	case "jsonc", "json5":
		return b.loaded(name, []byte("export default "+contents+"\n"), api.LoaderJS)
	case "bytes":
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderBinary}, nil
	case "css":
		contents = strings.ReplaceAll(contents, "sourceMappingURL", "sourceMapping") // see dynamic.go
		return api.OnLoadResult{Contents: &contents, Loader: cssLoader(name), PluginData: &source{name, path.Dir(name)}}, nil
	case "js", "jsx", "ts", "tsx":
		return b.loaded(name, text, loaders["."+kind])
	}
	return api.OnLoadResult{}, fmt.Errorf("an import with type %q is not known here: text, json, jsonc, bytes, file, js, ts", kind)
}

// cssLoader returns the loader for a style sheet: a CSS module exports its classes, others export nothing.
func cssLoader(name string) api.Loader {
	if strings.HasSuffix(name, ".module.css") {
		return api.LoaderLocalCSS
	}
	return api.LoaderEmpty
}

// parseDataURL returns the type and the body of a data: URL (RFC 2397).
func parseDataURL(text string) (kind, body string, err error) {
	head, body, ok := strings.Cut(strings.TrimPrefix(text, "data:"), ",")
	if !ok {
		return "", "", errors.New("a data: URL has a comma before its content")
	}
	head, isBase64 := strings.CutSuffix(head, ";base64")
	kind, _, _ = strings.Cut(head, ";")
	if body, err = url.PathUnescape(body); err == nil && isBase64 {
		var raw []byte
		raw, err = base64.StdEncoding.DecodeString(body)
		body = string(raw)
	}
	return strings.TrimSpace(kind), body, err
}
