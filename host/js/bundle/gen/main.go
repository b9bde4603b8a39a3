// Command gen bundles host/js/prelude: `gen NODE_MODULES OUT` writes prelude.js, and lib/NAME.js for each
// ext/*/lib/NAME.js, to the directory OUT. It is run by host/js/prelude/build.sh, in that directory, which brings the npm packages.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gen NODE_MODULES OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// inPlaceOf lists packages, which others (wrap-ansi) import, with the existing code that replaces them.
var inPlaceOf = map[string]string{
	"string-width": "../ext/bun/lib/text/width.js",
}

// shims stand for packages that only do what the engine does.
var shims = map[string]string{
	"abort-controller": "module.exports = globalThis;", "call-bind/callBound": callBound, "is-nan": "module.exports = Number.isNaN;", "object-is": "module.exports = Object.is;",
	"object-is/polyfill": "module.exports = () => Object.is;", "object.assign/polyfill": "module.exports = () => Object.assign;", "qs": `const qs = __wasmserve_require("querystring"); module.exports = { parse: (s) => qs.parse(s), stringify: (o) => qs.stringify(o) };`,
	"safe-buffer": `module.exports = __wasmserve_require("buffer");`,
}

const callBound = `module.exports = (name) => {
	const [, type, method] = /^(\w+)\.prototype\.(\w+)$/.exec(name);
	return Function.prototype.call.bind(globalThis[type].prototype[method]);
};`

// builtins has the packages of which the libraries node-NAME.js are made find each other by the name of Node's module, not by a copy
// in each.
var builtins = api.Plugin{Name: "builtins", Setup: func(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: `^(assert|buffer|events|process|stream|string_decoder|url|util)/?$|^punycode/$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: strings.TrimSuffix(a.Path, "/"), Namespace: "builtin"}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "builtin"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text := fmt.Sprintf("module.exports = __wasmserve_require(%q);", a.Path)
		return api.OnLoadResult{Contents: &text}, nil
	})
	b.OnResolve(api.OnResolveOptions{Filter: `^[a-z]`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		if _, ok := shims[a.Path]; !ok {
			return api.OnResolveResult{}, nil
		}
		return api.OnResolveResult{Path: a.Path, Namespace: "shim"}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "shim"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text := shims[a.Path]
		return api.OnLoadResult{Contents: &text}, nil
	})
}}

func run(modules, out string) error {
	if err := bundle(api.BuildOptions{EntryPoints: []string{"src/main.js"}, NodePaths: []string{modules}, LegalComments: api.LegalCommentsNone}, filepath.Join(out, "prelude.js")); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(out, "lib"), 0o755); err != nil {
		return err
	}
	libraries, err := filepath.Glob("../ext/*/lib/*.js")
	if err != nil {
		return err
	}
	libraries = append(libraries, "src/lib/failures.js")
	alias := map[string]string{}
	for name, file := range inPlaceOf {
		if alias[name], err = filepath.Abs(file); err != nil {
			return err
		}
	}
	for _, entry := range libraries { // scripts whose value is what the entry exports
		name := filepath.Base(entry)
		plugins := []api.Plugin{slots}
		if strings.HasPrefix(name, "node") {
			plugins = []api.Plugin{builtins}
		}
		err := bundle(api.BuildOptions{
			EntryPoints: []string{entry},
			GlobalName:  "library", NodePaths: []string{modules}, MainFields: []string{"module", "main"}, Alias: alias,
			Banner: map[string]string{"js": "(() => {\n"}, Footer: map[string]string{"js": "return library;\n})()"},
			LegalComments: api.LegalCommentsInline, Plugins: plugins,
		}, filepath.Join(out, "lib", name))
		if err != nil {
			return err
		}
	}
	return nil
}

func bundle(o api.BuildOptions, out string) error {
	o.Bundle, o.Format, o.Target, o.Platform, o.Charset = true, api.FormatIIFE, api.ES2023, api.PlatformNeutral, api.CharsetUTF8
	o.MinifyWhitespace, o.MinifySyntax, o.MinifyIdentifiers, o.KeepNames = true, true, true, false
	o.LogLevel, o.LineLimit = api.LogLevelWarning, 200
	res := api.Build(o)
	if len(res.Errors) > 0 {
		return fmt.Errorf("%s: %s", out, res.Errors[0].Text)
	}
	return os.WriteFile(out, exporting.ReplaceAll(res.OutputFiles[0].Contents, []byte("for(var ${1} of Object.keys(${2}))${3}")), 0o644)
}

// exporting is in the bundler's function that makes a library's exports, which are to have no properties of Object.prototype.
var exporting = regexp.MustCompile(`for\(var ([\w$]+) in ([\w$]+)\)([\w$]+\([\w$]+,[\w$]+,\{get:)`)
