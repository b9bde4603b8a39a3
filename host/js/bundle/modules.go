package bundle

// The modules that are not files: Node's, Bun's, and those that are not supported.
//
// Node's modules are libraries of the prelude (host/js/ext/node/lib/node.js), and what is bundled is a call that asks for one by
// its name. So a script carries no copies, Buffer is one and the same in all that a script is made of, and what needs the host's functions
// has them; and a script that imports none of them is what it was.
//
// Of files, sockets and processes the sandbox has nothing. A handler's own static import of such a module is a mistake, best known before
// anything runs. Packages import them for code that handlers never reach, or check whether they exist: they get Node's names, as
// functions that throw when they are called. A package that is not installed is an error when it is imported statically, and one at run
// time, which a script can catch, in a call of require or import().

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/wasmserve/wasmserve/host/js/ext/node"
)

// requireFunc is the prelude's function that loads these modules. Its arguments are the name and whether import() asks.
const requireFunc = "__wasmserve_require"

const (
	nodeSpace    = "node"
	partSpace    = "node-part"
	missingSpace = "missing"
)

// modules records what a script imports of these modules.
type modules struct {
	asyncHooks atomic.Bool // something imports AsyncLocalStorage from node:async_hooks
	ownHooks   atomic.Bool // and it does not belong to a package
	dynamic    atomic.Bool // something imports by a computed name
	lowered    bool        // async functions are bundled as generators, or have been; constant while a build runs
}

func inPackage(path string) bool { return strings.Contains("/"+path, "/node_modules/") }

func notThere(name string) error {
	return fmt.Errorf("%q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", name)
}

// byCall reports whether a module is loaded when the script runs, so that the script can catch the error.
func byCall(kind api.ResolveKind) bool {
	return kind == api.ResolveJSRequireCall || kind == api.ResolveJSDynamicImport || kind == api.ResolveJSRequireResolve
}

// builtin resolves a module of Node's or Bun's. false: the name is not one, or a package replaces an unsupported one.
func (b *build) builtin(a api.OnResolveArgs, from *source) (api.OnResolveResult, bool, error) {
	if a.Path == "bun" {
		return api.OnResolveResult{Path: "bun", Namespace: "bun", SideEffects: api.SideEffectsFalse}, true, nil
	}
	name := strings.TrimPrefix(a.Path, "node:")
	found := api.OnResolveResult{Path: name, Namespace: nodeSpace, SideEffects: api.SideEffectsFalse}
	table := node.Table()
	parts, absent := table.Absent(name)
	switch {
	case table.Supported(name), name == a.Path && slices.Contains(table.Packages, name):
		if name == "async_hooks" && b.followsAwaits(from) {
			b.modules.asyncHooks.Store(true)
			if !inPackage(from.name) {
				b.modules.ownHooks.Store(true)
			}
		}
		return found, true, nil
	case absent && (byCall(a.Kind) || inPackage(from.name)):
		return found, true, nil
	case a.Kind == api.ResolveJSImportStatement && (absent || name != a.Path || strings.HasPrefix(name, "bun:")) && !b.asks(from, a.Path):
		return found, true, nil
	case len(parts) > 0:
		found.Namespace = partSpace
		return found, true, nil
	case !absent && name == a.Path && !strings.HasPrefix(name, "bun:"):
		return api.OnResolveResult{}, false, nil
	case byCall(a.Kind):
		return missingModule(a), true, nil
	}
	return api.OnResolveResult{}, true, notThere(a.Path)
}

// asks reports whether a file's import of spec has names: bundlers leave a bare import "node:fs" when they have dropped all uses.
func (b *build) asks(from *source, spec string) bool {
	text, err := b.tree.text(from.name)
	return err != nil || regexp.MustCompile(`from\s*["']`+regexp.QuoteMeta(spec)+`["']`).Match(text)
}

// followsAwaits reports whether a file that imports async_hooks creates contexts; many packages only use AsyncResource.
func (b *build) followsAwaits(from *source) bool {
	text, err := b.tree.text(from.name)
	return err != nil || bytes.Contains(text, []byte("AsyncLocalStorage"))
}

// missingModule returns a module that throws when it is loaded.
func missingModule(a api.OnResolveArgs) api.OnResolveResult {
	found := api.OnResolveResult{Path: a.Path, Namespace: missingSpace}
	if a.Kind == api.ResolveJSDynamicImport {
		found.Suffix = "?import"
	}
	return found
}

func sideEffects(are bool) api.SideEffects {
	if are {
		return api.SideEffectsTrue
	}
	return api.SideEffectsFalse
}

func script(text string) (api.OnLoadResult, error) {
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
}
