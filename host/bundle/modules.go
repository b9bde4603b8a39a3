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
	"regexp"
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

// modules is what a script was seen to import of them.
type modules struct {
	asyncHooks atomic.Bool // something imports AsyncLocalStorage from node:async_hooks
	ownHooks   atomic.Bool // and it is no package
	dynamic    atomic.Bool // something imports by a computed name
	lowered    bool        // async functions are bundled as generators, or have been; constant while a build runs
}

func inPackage(path string) bool { return strings.Contains("/"+path, "/node_modules/") }

func notThere(name string) error {
	return fmt.Errorf("%q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", name)
}

// byCall says that a module is asked for when the script runs, so that the script can catch what goes wrong.
func byCall(kind api.ResolveKind) bool {
	return kind == api.ResolveJSRequireCall || kind == api.ResolveJSDynamicImport || kind == api.ResolveJSRequireResolve
}

// builtin resolves one of Node's or Bun's. false: name is none, or a package in place of one that is not there.
func (b *build) builtin(a api.OnResolveArgs, from *source) (api.OnResolveResult, bool, error) {
	if a.Path == "bun" {
		return api.OnResolveResult{Path: "bun", Namespace: "bun", SideEffects: api.SideEffectsFalse}, true, nil
	}
	name := strings.TrimPrefix(a.Path, "node:")
	found := api.OnResolveResult{Path: name, Namespace: nodeSpace, SideEffects: api.SideEffectsFalse}
	parts, absent := absentModules[name]
	switch {
	case slices.Contains(nodeModules, name), name == a.Path && slices.Contains(replaced, name):
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
	case parts != nil:
		found.Namespace = partSpace
		return found, true, nil
	case !absent && name == a.Path && !strings.HasPrefix(name, "bun:"):
		return api.OnResolveResult{}, false, nil
	case byCall(a.Kind):
		return missingModule(a), true, nil
	}
	return api.OnResolveResult{}, true, notThere(a.Path)
}

// asks reports whether a file's import of spec asks for anything: bundlers leave import "node:fs" where they have dropped all that was used of it.
func (b *build) asks(from *source, spec string) bool {
	text, err := b.tree.text(from.name)
	return err != nil || regexp.MustCompile(`from\s*["']`+regexp.QuoteMeta(spec)+`["']`).Match(text)
}

// followsAwaits reports whether a file that imports async_hooks has contexts; many packages only make an AsyncResource if there is one.
func (b *build) followsAwaits(from *source) bool {
	text, err := b.tree.text(from.name)
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

func sideEffects(are bool) api.SideEffects {
	if are {
		return api.SideEffectsTrue
	}
	return api.SideEffectsFalse
}

func script(text string) (api.OnLoadResult, error) {
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
}
