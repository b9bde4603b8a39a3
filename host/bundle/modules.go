package bundle

// What the bundler is told beside files: which modules are not files, and which files it has read.

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// bunModule is what `import ... from "bun"` gets at run time. Types are gone by then.
const bunModule = `const { serve, file, env, sleep, escapeHTML, nanoseconds, version, randomUUIDv7 } = globalThis.Bun;
export { serve, file, env, sleep, escapeHTML, nanoseconds, version, randomUUIDv7 };
export default globalThis.Bun;
`

// modules resolves the modules that are not files, or says that there are none such in the sandbox.
func modules(entry string) api.Plugin {
	return api.Plugin{Name: "modules", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: "^bun$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: "bun", Namespace: "bun"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "bun"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			text := bunModule
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
		b.OnResolve(api.OnResolveOptions{Filter: "^(bun|node):"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{}, fmt.Errorf("%q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", a.Path)
		})
		b.OnResolve(api.OnResolveOptions{Filter: `^(assert|buffer|child_process|cluster|crypto|dns|events|fs|http|http2|https|net|os|path|process|stream|tls|url|util|vm|worker_threads|zlib)$`},
			func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(entry), "node_modules", a.Path)); err == nil {
					return api.OnResolveResult{}, nil // a package of that name
				}
				return api.OnResolveResult{}, fmt.Errorf("%q is not there in the sandbox: handlers have the web's own functions (fetch, crypto, URL, streams)", a.Path)
			})
	}}
}

// inputs notes the files that are read.
type inputs struct {
	mu    sync.Mutex
	files map[string]bool // guarded by mu
}

func (i *inputs) plugin() api.Plugin {
	return api.Plugin{Name: "inputs", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "file"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			i.mu.Lock()
			defer i.mu.Unlock()
			if i.files == nil {
				i.files = map[string]bool{}
			}
			i.files[strings.TrimSuffix(a.Path, "?")] = true
			return api.OnLoadResult{}, nil // as usual
		})
	}}
}

// missing are the files that would be what imports by relative paths did not find.
func missing(dir string, list []api.Message) (files []string) {
	for _, m := range list {
		name, ok := strings.CutPrefix(m.Text, `Could not resolve "`)
		name, _, _ = strings.Cut(name, `"`)
		if !ok || m.Location == nil || !strings.HasPrefix(name, ".") {
			continue
		}
		path := filepath.Join(dir, filepath.Dir(m.Location.File), name)
		if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
			continue
		}
		files = append(files, path)
		for _, ext := range Extensions {
			files = append(files, path+ext)
		}
	}
	return files
}

// list is what was read, the entry and others, sorted.
func (i *inputs) list(entry string, others ...string) []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	all := append([]string{entry}, others...)
	for f := range i.files {
		if f != entry {
			all = append(all, f)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
