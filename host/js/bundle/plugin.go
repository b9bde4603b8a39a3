package bundle

// The plugin through which all that esbuild bundles goes: it resolves every import and loads every file, so that esbuild reads no
// file itself.

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/wasmserve/wasmserve/host/js/ext/node"
)

// fileSpace is the namespace of files. In esbuild's own namespace it would look up files by itself.
const fileSpace = "wasmserve-file"

// dataSpace is the namespace of data: URLs.
const dataSpace = "data-url"

func (b *build) plugin() api.Plugin {
	return api.Plugin{Name: "wasmserve", Setup: func(p api.PluginBuild) {
		p.OnResolve(api.OnResolveOptions{Filter: ".*"}, b.resolve)
		p.OnLoad(api.OnLoadOptions{Filter: ".*"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			switch a.Namespace {
			case "file": // the bundler has found it by itself, anywhere: see dynamic.go. Its name must not be disclosed
				return api.OnLoadResult{}, errors.New("a computed name cannot be followed in this spelling: write import(...) or require(...)")
			case fileSpace:
				if b.modules.asyncHooks.Load() && !b.modules.lowered { // this build will be discarded: the rest is not read
					return script("")
				}
				return b.load(a)
			case dataSpace:
				return b.data(a.Path)
			case metaSpace:
				return script(b.meta(a.Path))
			case "bun":
				return script("module.exports = globalThis.Bun;")
			case nodeSpace:
				return script(fmt.Sprintf("module.exports = %s(%q);", requireFunc, a.Path))
			case partSpace:
				kept, _ := node.Table().Absent(a.Path)
				return script(fmt.Sprintf("export const { %s } = %s(%q);", strings.Join(kept, ", "), requireFunc, a.Path))
			case missingSpace:
				return script(fmt.Sprintf("module.exports = %s(%q, %v);", requireFunc, a.Path, a.Suffix == "?import"))
			}
			return api.OnLoadResult{}, fmt.Errorf("%s is not there", a.Path)
		})
	}}
}

// resolve resolves an import.
func (b *build) resolve(a api.OnResolveArgs) (api.OnResolveResult, error) {
	from, _ := a.PluginData.(*source)
	if from == nil {
		from = &source{b.entry, b.dir}
		if a.Path == entrySpec {
			return b.found(b.entry), nil
		}
	}
	if meta, ok := strings.CutPrefix(a.Path, metaSpace+":"); ok {
		return api.OnResolveResult{Path: meta, Namespace: metaSpace, SideEffects: api.SideEffectsFalse}, nil
	}
	if r, ok, err := b.builtin(a, from); ok {
		return r, err
	}
	switch {
	case strings.HasPrefix(a.Path, "data:"):
		return api.OnResolveResult{Path: a.Path, Namespace: dataSpace}, nil
	case strings.HasPrefix(a.Path, "http://"), strings.HasPrefix(a.Path, "https://"), strings.HasPrefix(a.Path, "//"):
		return api.OnResolveResult{}, fmt.Errorf("%q is no file: a script imports files and packages only", a.Path)
	}
	kind := byImport
	if a.Kind == api.ResolveJSRequireCall || a.Kind == api.ResolveJSRequireResolve {
		kind = byRequire
	}
	spec := a.Path
	if strings.HasPrefix(spec, "file:") {
		u, err := url.Parse(spec)
		if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
			return api.OnResolveResult{}, fmt.Errorf("%q is no file's URL", a.Path)
		}
		spec = u.Path
	}
	name, err := b.resolver.resolve(spec, from.dir, kind)
	switch {
	case err == nil:
		b.effects.note(from.name, name, a.Kind)
		return b.found(name), nil
	case byCall(a.Kind) && (inPackage(from.name) || !strings.HasPrefix(a.Path, ".")):
		return missingModule(a), nil
	case byCall(a.Kind) && errors.Is(err, errAbsent):
		// esbuild makes this an error unless the script catches it. It searches no directory for a file of this plugin.
		return api.OnResolveResult{}, nil
	}
	return api.OnResolveResult{}, unresolved(a.Path, err)
}

// notResolved begins the message, as it does esbuild's.
const notResolved = "Could not resolve"

// unresolved returns the error for an import that was not found.
func unresolved(spec string, err error) error {
	if text, ok := strings.CutPrefix(err.Error(), errAbsent.Error()); ok && errors.Is(err, errAbsent) {
		return fmt.Errorf("%s %q%s", notResolved, spec, text)
	}
	return fmt.Errorf("%s %q: it %w", notResolved, spec, err)
}

// found returns the result for a file.
func (b *build) found(name string) api.OnResolveResult {
	r := api.OnResolveResult{Path: b.display(name), Namespace: fileSpace}
	if inPackage(name) {
		r.SideEffects = sideEffects(b.effects.kept(name) || b.resolver.sideEffects(name))
	}
	return r
}

// data returns the module of a data: URL.
func (b *build) data(text string) (api.OnLoadResult, error) {
	kind, body, err := parseDataURL(text)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	switch kind {
	case "text/javascript", "application/javascript":
		return b.loaded(b.entry, []byte(body), api.LoaderJS)
	case "application/json":
		return api.OnLoadResult{Contents: &body, Loader: api.LoaderJSON}, nil
	}
	return api.OnLoadResult{Contents: &body, Loader: api.LoaderText}, nil
}
