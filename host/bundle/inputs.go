package bundle

// Which files the bundler has read, and looked for.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

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
