package bundle

// Resolution of imports to files, as in Node and TypeScript: paths, packages in node_modules, "exports" and "imports" of
// package.json, "paths" and "baseUrl" of tsconfig.json. It sees only the files of the tree.

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
)

// resolver finds the files of one script. It may be used concurrently.
type resolver struct {
	tree *tree

	mu       sync.Mutex
	packages map[string]*packageJSON // guarded by mu: by directory; nil: none in it
	configs  map[string]*tsconfig    // guarded by mu: by directory, the one that applies to it; nil: none
	entries  map[string]string       // guarded by mu: the field by which packages without "exports" were resolved
	both     map[string]bool         // constant while it resolves: packages of which only "main" counts, since they are required
	clash    bool                    // guarded by mu: a package was resolved by both
}

func newResolver(t *tree) *resolver {
	return &resolver{tree: t, packages: map[string]*packageJSON{}, configs: map[string]*tsconfig{}, entries: map[string]string{}, both: map[string]bool{}}
}

// Kinds of imports, as conditions of "exports".
const (
	byImport  = "import"
	byRequire = "require"
)

// Extensions that are tried in order for a name without one, in a handler's own files and in packages.
var (
	extensions        = []string{".tsx", ".ts", ".jsx", ".js", ".mts", ".mjs", ".cts", ".cjs", ".css", ".json"}
	packageExtensions = []string{".js", ".jsx", ".mjs", ".cjs", ".tsx", ".ts", ".mts", ".cts", ".css", ".json"}
)

// rewritten maps the extensions that TypeScript has in imports to the extensions of the files that they mean.
var rewritten = map[string][]string{".js": {".ts", ".tsx"}, ".jsx": {".ts", ".tsx"}, ".mjs": {".mts"}, ".cjs": {".cts"}}

// resolve returns the canonical name of the file that spec means in a file of the directory dir. The error wraps errAbsent if the
// file does not exist.
func (r *resolver) resolve(spec, dir, kind string) (string, error) {
	switch {
	case spec == "." || spec == ".." || strings.HasPrefix(spec, "./") || strings.HasPrefix(spec, "../"):
		if escapes(dir, spec) {
			return "", r.tree.outside()
		}
		return r.loadSuffixed(path.Join(dir, spec), strings.HasSuffix(spec, "/"))
	case strings.HasPrefix(spec, "/"):
		name, ok := r.tree.below(spec)
		if !ok {
			return "", r.tree.outside()
		}
		return r.loadSuffixed(name, strings.HasSuffix(spec, "/"))
	case strings.HasPrefix(spec, "#"):
		p := r.scope(dir)
		if p == nil || p.imports == nil {
			return "", fmt.Errorf("%w: the nearest package.json has no \"imports\"", errAbsent)
		}
		to, ok := p.imported(spec, kind)
		switch {
		case !ok:
			return "", fmt.Errorf("%w in \"imports\" of %s", errAbsent, path.Join(p.dir, "package.json"))
		case strings.HasPrefix(to, "./"):
			return r.load(path.Join(p.dir, to), false)
		case strings.HasPrefix(to, "#"):
			return "", errAbsent
		}
		return r.resolve(to, p.dir, kind)
	}
	if !inPackage(dir + "/") {
		if name, err := r.aliased(spec, dir); err == nil || !errors.Is(err, errAbsent) {
			return name, err
		}
	}
	return r.bare(spec, dir, kind)
}

// escapes reports whether the path rel leads out of the tree from dir.
func escapes(dir, rel string) bool {
	name := path.Join(dir, rel)
	return name == ".." || strings.HasPrefix(name, "../")
}

// loadSuffixed loads a path that may end in ?query or #hash, which are not part of the name.
func (r *resolver) loadSuffixed(name string, dir bool) (string, error) {
	file, err := r.load(name, dir)
	if n := strings.IndexAny(name, "?#"); errors.Is(err, errAbsent) && n > 0 {
		if file, err := r.load(name[:n], dir); err == nil {
			return file, nil
		}
	}
	return file, err
}

// load returns the file that name means: itself, with an extension, or the directory's. dir: it can only be a directory.
func (r *resolver) load(name string, dir bool) (string, error) {
	if !dir {
		if file, err := r.loadFile(name); err == nil || !errors.Is(err, errAbsent) {
			return file, err
		}
	}
	at, mode, err := r.tree.find(name)
	switch {
	case err != nil:
		return "", err
	case !mode.IsDir():
		return "", errAbsent
	}
	if p := r.packageAt(at); p != nil {
		for _, field := range []string{p.main, p.module} {
			if field == "" {
				continue
			}
			if file, err := r.loadMain(path.Join(at, field)); err == nil || !errors.Is(err, errAbsent) {
				return file, err
			}
		}
	}
	return r.loadFile(path.Join(at, "index"))
}

// loadMain returns the file that a field of package.json names: a file, or the index of a directory.
func (r *resolver) loadMain(name string) (string, error) {
	file, err := r.loadFile(name)
	if errors.Is(err, errAbsent) {
		return r.loadFile(path.Join(name, "index"))
	}
	return file, err
}

// loadFile returns name itself or name with an extension. It fails if name is neither a file nor a directory.
func (r *resolver) loadFile(name string) (string, error) {
	file, mode, err := r.tree.find(name)
	switch {
	case err == nil && mode.IsRegular():
		return file, nil
	case err == nil && !mode.IsDir():
		return "", errors.New("is not a regular file")
	case err != nil && !errors.Is(err, errAbsent):
		return "", err
	}
	list := extensions
	if inPackage(name) {
		list = packageExtensions
	}
	for _, ext := range list {
		if r.tree.isFile(name + ext) {
			file, _, err := r.tree.find(name + ext)
			return file, err
		}
	}
	ext := path.Ext(name)
	for _, other := range rewritten[ext] {
		if to := strings.TrimSuffix(name, ext) + other; r.tree.isFile(to) {
			file, _, err := r.tree.find(to)
			return file, err
		}
	}
	return "", errAbsent
}

// bare resolves a package name from dir upwards.
func (r *resolver) bare(spec, dir, kind string) (string, error) {
	name, subpath := splitPackage(spec)
	if name == "" {
		return "", errAbsent
	}
	if p := r.scope(dir); p != nil && p.name == name && p.exports != nil { // itself
		return r.exported(p, name, subpath, kind)
	}
	for at := dir; ; at = path.Dir(at) {
		if path.Base(at) != "node_modules" {
			file, err := r.inModules(path.Join(at, "node_modules", name), name, subpath, kind)
			if err == nil || !errors.Is(err, errAbsent) {
				return file, err
			}
		}
		if at == "." {
			return "", fmt.Errorf("%w: no node_modules below %s has it; install it there, or name the project's directory with -script-root", errAbsent, r.tree.dir)
		}
	}
}

// splitPackage splits "@a/b/c/d" into "@a/b" and "./c/d", "a" into "a" and ".". "": it is not a package's name.
func splitPackage(spec string) (name, subpath string) {
	parts := strings.SplitN(spec, "/", 3)
	n := 1
	if strings.HasPrefix(spec, "@") {
		n = 2
	}
	if len(parts) < n || strings.HasPrefix(spec, ".") || strings.ContainsAny(spec, "\\\x00") || parts[n-1] == "" {
		return "", ""
	}
	name = strings.Join(parts[:n], "/")
	return name, "." + strings.TrimSuffix(spec[len(name):], "/")
}

// inModules finds subpath in the package at dir, which need not exist.
func (r *resolver) inModules(dir, name, subpath, kind string) (string, error) {
	at, mode, err := r.tree.find(dir)
	if err == nil && !mode.IsDir() || errors.Is(err, errAbsent) {
		if file, err := r.loadFile(path.Join(dir, subpath)); err == nil { // node_modules/name.js
			return file, nil
		}
		return "", errAbsent
	}
	if err != nil {
		return "", err
	}
	p := r.packageAt(at)
	switch {
	case p != nil && p.exports != nil:
		return r.exported(p, name, subpath, kind)
	case subpath != ".":
		if escapes(".", subpath) {
			return "", errAbsent
		}
		return r.load(path.Join(at, subpath), false)
	case p != nil && p.module != "" && kind == byImport && !r.both[at]:
		if file, err := r.loadMain(path.Join(at, p.module)); err == nil {
			r.entered(at, "module")
			return file, nil
		}
	}
	r.entered(at, "main")
	return r.load(at, true)
}

// entered records by which field a package was resolved. A package that one file imports by one field and another requires by the
// other would be bundled twice, so the script is then bundled again with "main" for both.
func (r *resolver) entered(dir, field string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if was, ok := r.entries[dir]; ok && was != field {
		r.entries[dir], r.clash = "both", true
		return
	}
	r.entries[dir] = field
}

// settle reports whether packages were resolved by two fields, and makes "main" count for them from now on. It must not be called while a
// build runs.
func (r *resolver) settle() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	clash := r.clash
	for dir, field := range r.entries {
		if field == "both" {
			r.both[dir] = true
		}
	}
	r.clash, r.entries = false, map[string]string{}
	return clash
}

// exported returns the file that a package exports as subpath.
func (r *resolver) exported(p *packageJSON, name, subpath, kind string) (string, error) {
	to, ok := p.export(subpath, kind)
	if ok {
		to, ok = p.inside(to)
	}
	if !ok {
		return "", fmt.Errorf("is not exported: \"exports\" of %s has no %q for %s", path.Join(p.dir, "package.json"), subpath, strings.Join(append(conditions[1:3:3], kind), ", "))
	}
	file, err := r.load(to, false)
	if errors.Is(err, errAbsent) {
		return "", fmt.Errorf("is not there: \"exports\" of %s leads to %s, which does not exist", path.Join(p.dir, "package.json"), to)
	}
	return file, err
}

// packageAt returns the package.json in a directory, which is given by its canonical name.
func (r *resolver) packageAt(dir string) *packageJSON {
	r.mu.Lock()
	defer r.mu.Unlock()
	p, ok := r.packages[dir]
	if ok {
		return p
	}
	if name := path.Join(dir, "package.json"); r.tree.isFile(name) {
		if text, _, err := r.tree.file(name); err == nil {
			p = parsePackage(dir, text)
		}
	}
	r.packages[dir] = p
	return p
}

// scope returns the package.json that applies to a directory: the next one upwards, up to a node_modules.
func (r *resolver) scope(dir string) *packageJSON {
	for at := dir; path.Base(at) != "node_modules"; at = path.Dir(at) {
		if p := r.packageAt(at); p != nil {
			return p
		}
		if at == "." {
			break
		}
	}
	return nil
}

// sideEffects reports whether a file must be kept although none of its exports is used.
func (r *resolver) sideEffects(file string) bool { return r.scope(path.Dir(file)).sideEffects(file) }
