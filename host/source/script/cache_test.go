package script

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/source"
)

// app is a script with what a bundler looks at: relative names without extension, directories, packages with fields and conditions, a
// tsconfig.json with paths, a computed import, a link, a text file, a style sheet, an asset, a caught require.
var app = map[string]string{
	"app/app.ts": `import lib from './lib'; import { dir } from './dir'; import pkg from 'pkg'; import sub from 'pkg/sub'; import alias from '@/aliased';
import text from './text.txt'; import logo from './logo.png'; import { linked } from './linked'; import './style.css'; import data from './data.json';
let extra; try { extra = require('maybe'); } catch {}
const page = (name) => import('./pages/' + name + '.ts');
export default { fetch: () => new Response([lib, dir, pkg, sub, alias, text, logo, linked, data.n, extra, page].join()) };`,
	"app/lib.ts":                        `export default 'lib'`,
	"app/dir/index.ts":                  `export const dir = 'dir'`,
	"app/text.txt":                      "text",
	"app/logo.png":                      "png",
	"app/style.css":                     "p { color: red }",
	"app/data.json":                     `{"n":1}`,
	"app/pages/one.ts":                  `export default 1`,
	"app/pages/two.ts":                  `export default 2`,
	"app/tsconfig.json":                 `{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}`,
	"app/src/aliased.ts":                `export default 'aliased'`,
	"app/package.json":                  `{"name":"app"}`,
	"other/target.ts":                   `export const linked = 'linked'`,
	"node_modules/pkg/package.json":     `{"name":"pkg","main":"main.js","exports":{".":{"import":"./main.js","require":"./main.cjs"},"./sub":"./sub.js"}}`,
	"node_modules/pkg/main.js":          `import dep from 'dep'; export default 'pkg' + dep`,
	"node_modules/pkg/sub.js":           `export default 'sub'`,
	"node_modules/dep/index.js":         `module.exports = 'dep'`,
	"app/unrelated/notes.md":            "notes",
	"app/node_modules/.cache/something": "x",
}

// write makes the files of a tree, which are old.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
	}
}

// newCache returns a cache in a directory of its own.
func newCache(t *testing.T) (*Cache, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cache")
	store, err := codecache.Open(dir, 0, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return NewCache(store), dir
}

// result is a module's hash, or the error, of a load.
func result(t *testing.T, s Source, path string) string {
	t.Helper()
	if s.Cache != nil { // as in a server that has just started
		s.Cache = NewCache(s.Cache.store)
	}
	m, err := s.Load(t.Context(), path)
	s.Cache.Close()
	if err != nil {
		return err.Error()
	}
	if m.Hash != Module(m.Sections[engine.SectionScript], m.Sections[engine.SectionMap]).Hash {
		t.Errorf("hash %s is not that of the content", m.Hash)
	}
	return m.Hash
}

// TestCached: whatever changes among the files of a script, a load with a cache has the result of one without.
func TestCached(t *testing.T) {
	type change struct {
		name string
		do   func(dir string) error
	}
	var changes []change
	add := func(name string, do func(dir string) error) { changes = append(changes, change{name, do}) }
	for name, text := range app {
		add("other text of the same size and time in "+name, func(dir string) error {
			path := filepath.Join(dir, name)
			info, err := os.Stat(path)
			other := strings.NewReplacer("lib", "LIB", "dir", "DIR", "pkg'", "PKG'", "dep'", "DEP'", "text", "TEXT", "src", "SRC", "1", "7", "2", "9", "'sub", "'SUB", "'aliased", "'ALIASED", "main", "mAin").Replace(text)
			return errors.Join(err, os.WriteFile(path, []byte(other), 0o666), os.Chtimes(path, info.ModTime(), info.ModTime()))
		})
		add("remove "+name, func(dir string) error { return os.Remove(filepath.Join(dir, name)) })
		add("rename "+name, func(dir string) error { return os.Rename(filepath.Join(dir, name), filepath.Join(dir, name)+"x") })
		add("directory instead of "+name, func(dir string) error {
			return errors.Join(os.Remove(filepath.Join(dir, name)), os.Mkdir(filepath.Join(dir, name), 0o777))
		})
	}
	for name, text := range map[string]string{
		"app/lib.tsx": "export default 'tsx'", "app/lib.js": "export default 'js'", "app/lib": "export default 0", "app/lib/index.ts": "export default 1", "app/lib.json": "{}",
		"app/dir.ts": "export const dir = 'file'", "app/dir/package.json": `{"main":"other.ts"}`, "app/dir/index.js": "export const dir = 'js'", "app/dir.js": "export const dir = 'x'",
		"app/node_modules/pkg/index.js": "export default 'nearer'", "app/node_modules/pkg/package.json": "{}", "app/node_modules/maybe/index.js": "module.exports = 'maybe'",
		"node_modules/maybe.js": "module.exports = 'maybe'", "node_modules/pkg/node_modules/dep/index.js": "module.exports = 'inner'", "node_modules/dep/package.json": `{"main":"x.js"}`,
		"node_modules/pkg.js": "export default 'file'", "app/pages/three.ts": "export default 3", "app/pages/more/four.ts": "export default 4", "tsconfig.json": "{}", "app/jsconfig.json": "{}",
		"app/src/tsconfig.json": `{"compilerOptions":{"jsx":"preserve"}}`, "app/src/aliased/index.ts": "export default 5", "app/src/aliased.js": "export default 6", "package.json": `{"type":"commonjs"}`,
		"app/unrelated/more.md": "more",
	} {
		add("new "+name, func(dir string) error {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil && strings.HasSuffix(filepath.Dir(path), "lib") {
				return nil
			}
			return os.WriteFile(path, []byte(text), 0o666)
		})
	}
	add("another target of the link", func(dir string) error {
		link := filepath.Join(dir, "app/linked.ts")
		return errors.Join(os.Remove(link), os.WriteFile(filepath.Join(dir, "other/target2.ts"), []byte("export const linked = 2"), 0o666), os.Symlink("../other/target2.ts", link))
	})
	add("a file instead of the link", func(dir string) error {
		link := filepath.Join(dir, "app/linked.ts")
		return errors.Join(os.Remove(link), os.WriteFile(link, []byte("export const linked = 3"), 0o666))
	})
	add("a link instead of a file", func(dir string) error {
		path := filepath.Join(dir, "app/lib.ts")
		return errors.Join(os.Remove(path), os.Symlink("../other/target.ts", path))
	})
	differ := 0
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, app)
			if err := os.Symlink("../other/target.ts", filepath.Join(dir, "app/linked.ts")); err != nil {
				t.Skip(err)
			}
			path := filepath.Join(dir, "app/app.ts")
			cfg := bundle.Config{Root: dir}
			cache, _ := newCache(t)
			cached := Source{Bundle: cfg, Cache: cache}
			before := result(t, cached, path)
			if _, _, ok := NewCache(cache.store).load(t.Context(), cfg, path); !ok {
				t.Fatalf("not in the cache: %s", before)
			}
			if err := c.do(dir); err != nil {
				t.Fatal(err)
			}
			want := result(t, Source{Bundle: cfg}, path)
			if want != before {
				differ++
			}
			for range 2 { // the second may be from the cache again
				if got := result(t, cached, path); got != want {
					t.Errorf("with a cache %s, without %s", got, want)
				}
			}
		})
	}
	if differ < 50 {
		t.Errorf("only %d changes of %d have changed the result", differ, len(changes))
	}
}

// TestCachedConfig: a configuration has its own results, and so has another program.
func TestCachedConfig(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"app.ts": "export default { fetch: () => new Response(process.env.NODE_ENV) }"})
	path := filepath.Join(dir, "app.ts")
	cache, _ := newCache(t)
	result(t, Source{Cache: cache}, path)
	for i, cfg := range []bundle.Config{{NodeEnv: "test"}, {Root: dir}, {MaxBytes: 1000}} {
		if _, _, ok := NewCache(cache.store).load(t.Context(), cfg, path); ok {
			t.Errorf("%d: another configuration has the same entry", i)
		}
	}
	if _, _, ok := NewCache(cache.store).load(t.Context(), bundle.Config{}, path); !ok {
		t.Error("the same configuration has no entry")
	}
	was := program
	defer func() { program = was }()
	program = func() string { return "another" }
	if _, _, ok := NewCache(cache.store).load(t.Context(), bundle.Config{}, path); ok {
		t.Error("another program has the same entry")
	}
}

// TestCachedOnce: a script that is loaded again is bundled again: usually it has changed.
func TestCachedOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"app.ts": "export default {}"})
	path := filepath.Join(dir, "app.ts")
	cache, _ := newCache(t)
	result(t, Source{Cache: cache}, path)
	again := NewCache(cache.store)
	for i, want := range []bool{true, false} {
		if _, _, ok := again.load(t.Context(), bundle.Config{}, path); ok != want {
			t.Errorf("load %d: from the cache %v, want %v", i, ok, want)
		}
	}
}

// TestCachedDamaged: a damaged entry is not used, wherever the damage is, nor is one that is intact and makes no sense.
func TestCachedDamaged(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"app.ts": "export default { fetch: () => new Response('x') }"})
	path := filepath.Join(dir, "app.ts")
	cache, at := newCache(t)
	s := Source{Cache: cache}
	want := result(t, s, path)
	entries, err := filepath.Glob(filepath.Join(at, "*.code"))
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	intact, err := os.ReadFile(entries[0])
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(intact); n += 37 {
		broken := append([]byte(nil), intact...)
		broken[n] ^= 1
		if err := os.WriteFile(entries[0], broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, ok := NewCache(cache.store).load(t.Context(), bundle.Config{}, path); ok {
			t.Fatalf("used with another byte at %d of %d", n, len(intact))
		}
	}
	key, _ := keyOf(bundle.Config{}, path)
	for _, head := range []string{"", "{", "null", `{"Code":-1}`, `{"Code":9}`, `{"Record":"e30=","Hash":"` + strings.Repeat("0", 64) + `"}`, `{"Record":"bnVsbA=="}`} {
		cache.store.Save(key, []byte(head), strings.NewReader("code"), 4)
		if _, _, ok := NewCache(cache.store).load(t.Context(), bundle.Config{}, path); ok {
			t.Errorf("used: %s", head)
		}
	}
	if got := result(t, s, path); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestCachedPrecise: a change of files that the script does not depend on leaves the entry in use.
func TestCachedPrecise(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, app)
	path := filepath.Join(dir, "app/app.ts")
	write(t, dir, map[string]string{"app/linked.ts": "export const linked = 0"})
	cache, _ := newCache(t)
	cfg := bundle.Config{Root: dir}
	result(t, Source{Bundle: cfg, Cache: cache}, path)
	touched := time.Now()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && d.Name() == "pages" { // a computed import depends on all names of a directory
			return err
		}
		if d.IsDir() {
			return errors.Join(err, os.WriteFile(filepath.Join(path, fmt.Sprint(".log", len(path))), nil, 0o666))
		}
		return errors.Join(err, os.Chtimes(path, touched, touched))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, ok := NewCache(cache.store).load(t.Context(), cfg, path); !ok {
		t.Error("not used")
	}
}

// TestCachedTwice: a file that is imported twice, once for its content and once for its name alone, is part of the entry in either order.
func TestCachedTwice(t *testing.T) {
	const byText, byName, byModule = `import "./a.txt" with { type: "text" };`, `import "./a.txt" with { type: "file" };`, `import "./x.ts";`
	for _, files := range []map[string]string{
		{"app.ts": byText + byModule, "x.ts": `import "./y.ts"`, "y.ts": byName},
		{"app.ts": byName + byModule, "x.ts": `import "./y.ts"`, "y.ts": byText},
	} {
		dir := t.TempDir()
		for name, text := range files {
			files[name] = strings.ReplaceAll(text, `import "./a`, `import * as a from "./a`) + "\nexport default typeof a === 'object' && console.log(a);"
		}
		files["a.txt"] = "one"
		write(t, dir, files)
		path := filepath.Join(dir, "app.ts")
		cache, _ := newCache(t)
		result(t, Source{Cache: cache}, path)
		write(t, dir, map[string]string{"a.txt": "two"})
		want := result(t, Source{}, path)
		if got := result(t, Source{Cache: cache}, path); got != want {
			t.Errorf("%v: with a cache %s, without %s", files, got, want)
		}
	}
}

// TestCachedInputs: a script from the cache depends on the same files and names as one that was bundled.
func TestCachedInputs(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, app)
	if err := os.Symlink("../other/target.ts", filepath.Join(dir, "app/linked.ts")); err != nil {
		t.Skip(err)
	}
	path := filepath.Join(dir, "app/app.ts")
	cache, _ := newCache(t)
	var inputs [2][]string
	for i := range inputs {
		s := Source{Bundle: bundle.Config{Root: dir}, Cache: NewCache(cache.store)}
		m, err := s.Load(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		s.Cache.Close()
		inputs[i] = m.Inputs.Watched()
	}
	if !slices.Equal(inputs[0], inputs[1]) {
		t.Errorf("bundled, it depends on\n%q,\nfrom the cache on\n%q", inputs[0], inputs[1])
	}
	for _, want := range []string{source.Names(filepath.Join(dir, "app/pages")), filepath.Join(dir, "app/lib.tsx"), filepath.Join(dir, "app/node_modules/pkg"), filepath.Join(dir, "app/linked.ts")} {
		if !slices.Contains(inputs[0], want) {
			t.Errorf("it does not depend on %s: %q", want, inputs[0])
		}
	}
}
