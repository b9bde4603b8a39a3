package bundle

// The files of a script, and those that were looked for but do not exist.

import (
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// inputs returns the files that were read, including the entry, sorted.
func (b *build) inputs(others ...string) []string {
	all := slices.Concat([]string{b.path}, others, b.tree.inputs())
	slices.Sort(all)
	return slices.Compact(all)
}

// missing are the files that would be what imports by relative paths did not find.
func (b *build) missing(list []api.Message) (files []string) {
	for _, m := range list {
		spec, ok := strings.CutPrefix(m.Text, `Could not resolve "`)
		spec, _, _ = strings.Cut(spec, `"`)
		if !ok || m.Location == nil || !strings.HasPrefix(spec, ".") {
			continue
		}
		dir := path.Dir(b.name(displayed(m.Location.File)))
		if escapes(dir, spec) {
			continue
		}
		name := path.Join(dir, spec)
		if _, mode, err := b.tree.find(path.Dir(name)); err != nil || !mode.IsDir() {
			continue
		}
		files = append(files, b.tree.abs(name))
		for _, ext := range Extensions {
			files = append(files, b.tree.abs(name)+ext)
		}
	}
	return files
}
