package bundle

// The modules that are not files: Node's, Bun's, and those that are not there.
//
// Node's modules are libraries of the prelude (host/adapter/js/prelude/src/lib/node.js), and what is bundled is a call that asks for one by
// its name. So a script carries no copies, Buffer is one and the same in all that a script is made of, and what needs the host's functions
// has them; and a script that imports none of them is what it was.
//
// Of files, sockets and processes the sandbox has nothing. A handler's own static import of such a module is a mistake, best known before
// anything runs. Packages import them for code that handlers never come to, or try whether they are there: they get Node's names, as
// functions that throw when they are called. A package that is not installed is an error when it is imported statically, and one at run
// time, which a script can catch, in a call of require or import().

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/evanw/esbuild/pkg/api"
)

// requireFunc is the prelude's function behind all of it: (name, whether import() asks).
const requireFunc = "__wasmserve_require"

// nodeModules are those of Node's that are there.
var nodeModules = []string{"assert", "assert/strict", "async_hooks", "buffer", "console", "constants", "crypto", "diagnostics_channel", "events", "http", "https", "module", "os", "path", "path/posix",
	"path/win32", "perf_hooks", "process", "punycode", "querystring", "stream", "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises",
	"url", "util", "util/types", "zlib", "_stream_duplex", "_stream_passthrough", "_stream_readable", "_stream_transform", "_stream_writable"}

// replaced are packages that Bun has its own in place of.
var replaced = []string{"abort-controller", "isomorphic-fetch", "node-fetch", "undici", "ws"}

// absentModules are those that are not, with the names of theirs that are there all the same.
var absentModules = map[string][]string{"child_process": nil, "cluster": {"isPrimary", "isMaster", "isWorker"}, "dgram": nil, "dns": nil, "dns/promises": nil, "domain": nil, "fs": nil, "fs/promises": nil,
	"http2": nil, "inspector": nil, "inspector/promises": nil,
	"net": {"isIP", "isIPv4", "isIPv6"}, "readline": nil, "readline/promises": nil, "repl": nil, "tls": nil, "trace_events": nil, "tty": {"isatty"}, "v8": nil, "vm": nil, "wasi": nil,
	"worker_threads": {"isMainThread", "parentPort", "threadId", "workerData"}}

const (
	nodeSpace    = "node"
	partSpace    = "node-part"
	missingSpace = "missing"
)

// modulesPlugin resolves them.
type modulesPlugin struct {
	asyncHooks atomic.Bool // something imports AsyncLocalStorage from node:async_hooks
	ownHooks   atomic.Bool // and it is no package
}

// resolving marks what the plugin asks of the bundler itself.
type resolving struct{}

func inPackage(path string) bool { return strings.Contains(filepath.ToSlash(path), "/node_modules/") }

func notThere(name string) error {
	return fmt.Errorf("%q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", name)
}

// byCall says that a module is asked for when the script runs, so that the script can catch what goes wrong.
func byCall(kind api.ResolveKind) bool {
	return kind == api.ResolveJSRequireCall || kind == api.ResolveJSDynamicImport || kind == api.ResolveJSRequireResolve
}

func (p *modulesPlugin) plugin() api.Plugin {
	return api.Plugin{Name: "modules", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: "^bun$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: "bun", Namespace: "bun", SideEffects: api.SideEffectsFalse}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "bun"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			return script("module.exports = globalThis.Bun;")
		})
		b.OnResolve(api.OnResolveOptions{Filter: "^(bun|node):"}, p.builtin)
		b.OnResolve(api.OnResolveOptions{Filter: "^(" + strings.Join(bareNames(), "|") + ")$"}, p.builtin)
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: nodeSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			return script(fmt.Sprintf("module.exports = %s(%q);", requireFunc, a.Path))
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: partSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			return script(fmt.Sprintf("export const { %s } = %s(%q);", strings.Join(absentModules[a.Path], ", "), requireFunc, a.Path))
		})
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			if _, ok := a.PluginData.(resolving); ok || !byCall(a.Kind) || !inPackage(a.Importer) && strings.HasPrefix(a.Path, ".") {
				return api.OnResolveResult{}, nil // as usual
			}
			if r := b.Resolve(a.Path, api.ResolveOptions{Importer: a.Importer, Namespace: a.Namespace, ResolveDir: a.ResolveDir, Kind: a.Kind, PluginData: resolving{}, With: a.With}); len(r.Errors) == 0 {
				return api.OnResolveResult{Path: r.Path, Namespace: r.Namespace, External: r.External, Suffix: r.Suffix, SideEffects: sideEffects(r.SideEffects), PluginData: r.PluginData}, nil
			}
			return missingModule(a), nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: missingSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			return script(fmt.Sprintf("module.exports = %s(%q, %v);", requireFunc, a.Path, a.Suffix == "?import"))
		})
		b.OnLoad(api.OnLoadOptions{Filter: `\.node$`, Namespace: "file"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) { // machine code
			return script(fmt.Sprintf("module.exports = %s(%q);", requireFunc, "./"+filepath.Base(a.Path)))
		})
	}}
}

// builtin resolves one of Node's or Bun's.
func (p *modulesPlugin) builtin(a api.OnResolveArgs) (api.OnResolveResult, error) {
	name := strings.TrimPrefix(a.Path, "node:")
	found := api.OnResolveResult{Path: name, Namespace: nodeSpace, SideEffects: api.SideEffectsFalse}
	parts, absent := absentModules[name]
	switch {
	case slices.Contains(nodeModules, name), name == a.Path && slices.Contains(replaced, name):
		if name == "async_hooks" && followsAwaits(a.Importer) {
			p.asyncHooks.Store(true)
			if !inPackage(a.Importer) {
				p.ownHooks.Store(true)
			}
		}
		return found, nil
	case absent && (byCall(a.Kind) || inPackage(a.Importer)):
		return found, nil
	case parts != nil:
		found.Namespace = partSpace
		return found, nil
	case byCall(a.Kind):
		return missingModule(a), nil
	}
	return api.OnResolveResult{}, notThere(a.Path)
}

// followsAwaits says whether a file that imports async_hooks has contexts; many packages only make an AsyncResource if there is one.
func followsAwaits(file string) bool {
	text, err := os.ReadFile(file)
	return err != nil || bytes.Contains(text, []byte("AsyncLocalStorage"))
}

// missingModule is a module that throws when it is asked for.
func missingModule(a api.OnResolveArgs) api.OnResolveResult {
	found := api.OnResolveResult{Path: a.Path, Namespace: missingSpace}
	if a.Kind == api.ResolveJSDynamicImport {
		found.Suffix = "?import"
	}
	return found
}

// bareNames are the names that mean these modules without "node:", whatever packages there are.
func bareNames() []string {
	names := slices.Concat(nodeModules, replaced)
	for name := range absentModules {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
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
