package host_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/wasmserve/wasmserve/"

// arrows lists what a folder may not import, and why.
var arrows = []struct{ folder, forbidden, reason string }{
	{"abi", "github.com/", "the ABI is the standard library only: guests compile it to wasm"},
	{"abi", "golang.org/x/", "the ABI is the standard library only: guests compile it to wasm"},
	{"guests", module + "host", "a guest knows the ABI, never the host that runs it"},
	{"guests", module + "sockets", "a guest knows the ABI, never the host that runs it"},
	{"guests/go", "github.com/tetratelabs/wazero", "a guest knows no runtime"},
	{"sockets", module, "sockets stand alone: no HTTP, no wasm"},
	{"sockets", "net/http", "sockets stand alone: no HTTP, no wasm"},
	{"sockets", "github.com/", "sockets use golang.org/x/sys and nothing else"},
	{"host", module + "sockets", "the host takes a net.Listener, so that it can be embedded behind any"},
	{"host", module + "cmd", "wiring is the command's"},
	{"host", module + "guests", "the host serves any language"},
	{"host/exchange", module, "the exchange is what fronts and adapters share: it knows neither"},
	{"host/exchange", "github.com/", "the exchange is independent of the HTTP library and the runtime"},
	{"host/front", module + "host/adapter", "a front knows HTTP, not guests"},
	{"host/front", "github.com/tetratelabs/wazero", "a front knows HTTP, not guests"},
	{"host/front/http1", module + "host/front/", "fronts share package front, and do not know each other"},
	{"host/front/nethttp", module + "host/front/", "fronts share package front, and do not know each other"},
	{"host/adapter", module + "host/front", "an adapter knows guests, not HTTP"},
	{"host/adapter", "github.com/valyala/fasthttp", "an adapter knows guests, not HTTP"},
	{"host/adapter", "net/http", "an adapter knows guests, not HTTP"},
	{"host/adapter/guest", module + "host/adapter/", "the floor is below the adapters"},
	{"host/adapter/guest", module + "host/js", "the floor knows no language"},
	{"host/js", module + "host/adapter/", "the runtime of scripts is below the adapter that runs them"},
	{"host/js", module + "host/front", "the runtime of scripts knows no HTTP"},
	{"host/js/ext", module + "host/js/bundle", "an extension is used by scripts that are bundled already"},
	{"host/rewrite", module, "bytes in, bytes out; but for the binary format, which package wasmbin has once"},
	{"host/rewrite", "github.com/", "bytes in, bytes out"},
	{"host/internal/wasmbin", module, "the binary format of modules stands alone"},
	{"host/internal/wasmbin", "github.com/", "the binary format of modules stands alone"},
	{"host/pool", module, "the pool knows nothing of wasm"},
	{"host/site", "github.com/tetratelabs/wazero", "a site puts hosts together: the runtime is theirs"},
	{"host/source", module + "host/adapter", "a source knows modules, not the guests in them"},
	{"host/source", "github.com/tetratelabs/wazero", "a source knows modules, not the runtime"},
	{"host/route", "github.com/tetratelabs/wazero", "a route is matched without wasm"},
	{"cmd", "github.com/tetratelabs/wazero", "the runtime is the host's and the adapters'"},
	{"cmd", "github.com/valyala/fasthttp", "the HTTP library stays inside its front"},
}

// extensions lists what a folder of host/js/ext may import of the module besides its own packages, the engine, package ext and abi,
// and why.
var extensions = []struct{ folder, imported, reason string }{
	{"compression", "host/compress/codec", "Brotli and Zstandard with bounded windows are shared with -compress"},
	{"fetch", "host/adapter", "the sender of outbound requests is the host's"},
	{"fetch", "host/exchange", "a response body is copied to a pending request"},
	{"fetch", "host/js/loop", "what arrives becomes an event"},
	{"fetch", "host/js/ext/text", "header fields have a byte for each character"},
	{"state", "host/adapter", "the store is the host's"},
	{"state", "host/js/ext/text", "a value that is not UTF-8 is read as by TextDecoder"},
	{"webassembly", "host/adapter", "the host compiles the modules of scripts"},
	{"webassembly", "host/rewrite", "their instances are metered as handlers are"},
	{"webassembly", "host/internal/wasmbin", "the binary format is read and written in one place"},
}

// permitted are imports that arrows would forbid otherwise.
var permitted = []struct{ folder, imported string }{
	{"host/rewrite/", module + "host/internal/wasmbin"},
	{"host/conformance/", module + "guests/expect/check"}, // a tool for tests: its cases have the checks of expect.txt
}

// concrete may only be imported by itself within host: cmd wires the parts.
var concrete = []string{module + "host/front/", module + "host/adapter/"}

// homes are the only places where a library is imported (except in tests): replace a library there.
var homes = []struct{ library, home string }{
	{"github.com/HdrHistogram/", "cmd/internal/bench/"},
	{"github.com/andybalholm/brotli", "host/compress/"},
	{"github.com/klauspost/compress", "host/compress/"},
	{"github.com/cespare/xxhash", "host/js/ext/hashes/"},
	{"github.com/evanw/esbuild", "host/js/bundle/"},
	{"github.com/go-faster/city", "host/js/ext/hashes/"},
	{"github.com/zeebo/xxh3", "host/js/ext/hashes/"},
	{"github.com/ianlancetaylor/demangle", "host/adapter/guest/"},
	{"github.com/fsnotify/", "host/source/watch/"},
	{"github.com/landlock-lsm/", "host/compiler/"},
	{"github.com/prometheus/", "host/admin/"},
	{"github.com/rogpeppe/", "nowhere but tests"},
	{"github.com/valyala/", "nowhere but tests"},
	{"go.etcd.io/bbolt", "host/state/"},
	{"golang.org/x/net/http", "host/route/"},
	{"golang.org/x/net/idna", "host/js/ext/weburl/"},
	{"golang.org/x/crypto", "host/js/ext/webcrypto/"},
}

func TestArrows(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(path, "../"))
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files++
		for _, imp := range file.Imports {
			name, _ := strconv.Unquote(imp.Path.Value)
			checkArrow(t, rel, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Errorf("only %d files read: is this the module's root?", files)
	}
}

func checkArrow(t *testing.T, file, imported string) {
	for _, p := range permitted {
		if strings.HasPrefix(file, p.folder) && (imported == p.imported || strings.HasPrefix(imported, p.imported+"/")) {
			return
		}
	}
	for _, a := range arrows {
		inside := strings.HasPrefix(imported, module+a.folder) || imported == module+a.folder
		if strings.HasPrefix(file, a.folder+"/") && strings.HasPrefix(imported, a.forbidden) && !inside {
			t.Errorf("%s imports %s: %s", file, imported, a.reason)
		}
	}
	if folder, ok := strings.CutPrefix(file, "host/js/ext/"); ok {
		checkExtension(t, file, folder, strings.TrimPrefix(imported, module))
	}
	for _, h := range homes {
		if strings.HasPrefix(imported, h.library) && !strings.HasPrefix(file, h.home) {
			t.Errorf("%s imports %s, whose place is %s", file, imported, h.home)
		}
	}
	for _, c := range concrete {
		own := strings.TrimPrefix(c, module)
		if strings.HasPrefix(file, "host/") && !strings.HasPrefix(file, own) && strings.HasPrefix(imported, c) && !strings.HasPrefix(file, "host/conformance/") {
			t.Errorf("%s imports %s: only the command puts concrete fronts and adapters together", file, imported)
		}
	}
}

// checkExtension holds that an extension can be removed without touching another: name is an import without the module's prefix.
func checkExtension(t *testing.T, file, folder, name string) {
	folder, _, _ = strings.Cut(folder, "/")
	if folder == "webcrypto" && strings.HasPrefix(name, "github.com/") {
		t.Errorf("%s imports %s: cryptography is Go's own: the standard library and golang.org/x/crypto", file, name)
	}
	if !strings.HasPrefix(name, "host") || name == "host/js/engine" || name == "host/js/ext" || strings.HasPrefix(name+"/", "host/js/ext/"+folder+"/") {
		return
	}
	for _, e := range extensions {
		if e.folder == folder && (e.imported == name || strings.HasPrefix(name, e.imported+"/")) {
			return
		}
	}
	t.Errorf("%s imports %s: an extension imports the engine and package ext, and others only if host/arrows_test.go has the reason", file, name)
}

// TestPackageDocs: every package has a package comment.
func TestPackageDocs(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			return err
		}
		dir := filepath.Dir(path)
		seen[dir] = seen[dir] || file.Doc != nil
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, documented := range seen {
		if !documented {
			t.Errorf("%s: no package comment", dir)
		}
	}
}
