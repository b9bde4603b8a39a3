package script_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// patience is how long a test waits for an expected event.
const patience = 20 * time.Second

// put writes files, whose names may have directories, as they were long ago.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
}

// point makes a link, or points it elsewhere as deployments do: by renaming another one over it.
func point(t *testing.T, dir, link, to string) {
	t.Helper()
	link = filepath.Join(dir, link)
	if err := os.Symlink(to, link+".new"); err != nil {
		t.Skip(err)
	}
	if err := os.Rename(link+".new", link); err != nil {
		t.Fatal(err)
	}
}

// serving loads a script as a host does, and watches it.
type serving struct {
	t       *testing.T
	from    script.Source
	name    string
	watcher source.Watcher
	changed chan struct{}

	mu     sync.Mutex
	inputs source.Inputs // guarded by mu
}

func serve(t *testing.T, from script.Source, name string) *serving {
	t.Helper()
	s := &serving{t: t, from: from, name: name, changed: make(chan struct{}, 1)}
	var err error
	s.watcher, err = from.Watch(name, source.Watch{Quiet: time.Millisecond, Inputs: s.known, Changed: func() {
		select {
		case s.changed <- struct{}{}:
		default:
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.watcher.Close() })
	return s
}

func (s *serving) known() source.Inputs {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.inputs
}

// load loads the script until its inputs are settled, and returns the bundle's hash, or the error.
func (s *serving) load() string {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		m, err := s.from.Load(s.t.Context(), s.name)
		s.mu.Lock()
		s.inputs = m.Inputs
		s.mu.Unlock()
		s.watcher.Refresh()
		if err != nil {
			return err.Error()
		}
		if !m.Inputs.Stale(nil) {
			return m.Hash
		}
		if time.Now().After(end) {
			s.t.Fatalf("the inputs are stale and nothing changes: %q", m.Inputs.Watched())
		}
	}
}

// await waits until the watch has reported a change.
func (s *serving) await() bool {
	select {
	case <-s.changed:
		return true
	case <-time.After(patience):
		return false
	}
}

const handler = "\nexport default { fetch: async (req) => new Response(String(await x)) }"

// unseen are changes of a script that are not changes of a file that it was made of.
var unseen = []struct {
	name   string
	files  map[string]string // app.ts and those that it imports
	links  [][2]string
	add    map[string]string
	point  [2]string
	script string // "": app.ts
}{
	{name: "a computed import, and a new file", files: map[string]string{"app.ts": "const n = Date.now(); const x = import('./pages/' + n);" + handler, "pages/a.ts": "export default 1"},
		add: map[string]string{"pages/b.ts": "export default 2"}},
	{name: "a computed import, and a new file deep below", files: map[string]string{"app.ts": "const n = Date.now(); const x = import(`./pages/${n}.ts`);" + handler, "pages/a.ts": "export default 1", "pages/sub/c.txt": ""},
		add: map[string]string{"pages/sub/b.ts": "export default 2"}},
	{name: "a computed import, and the first directory of files", files: map[string]string{"app.ts": "const n = Date.now(); const x = import('./pages/' + n);" + handler},
		add: map[string]string{"pages/b.ts": "export default 2"}},
	{name: "a computed require, and a new file", files: map[string]string{"app.ts": "const n = Date.now(); const x = require('./pages/' + n);" + handler, "pages/a.ts": "export default 1"},
		add: map[string]string{"pages/b.json": "2"}},
	{name: "another extension", files: map[string]string{"app.ts": "import x from './z';" + handler, "z.js": "export default 1"},
		add: map[string]string{"z.ts": "export default 2"}},
	{name: "a file instead of a directory", files: map[string]string{"app.ts": "import x from './z';" + handler, "z/index.ts": "export default 1"},
		add: map[string]string{"z.ts": "export default 2"}},
	{name: "another index", files: map[string]string{"app.ts": "import x from './z';" + handler, "z/index.js": "export default 1"},
		add: map[string]string{"z/index.ts": "export default 2"}},
	{name: "a package.json in a directory", files: map[string]string{"app.ts": "import x from './z';" + handler, "z/index.js": "export default 1", "z/main.js": "export default 2"},
		add: map[string]string{"z/package.json": `{"main": "main.js"}`}},
	{name: "the file itself without an extension", files: map[string]string{"app.ts": "import x from './z.js';" + handler, "z.ts": "export default 1"},
		add: map[string]string{"z.js": "export default 2"}},
	{name: "a tsconfig.json", files: map[string]string{"app.ts": "import x from 'lib';" + handler, "node_modules/lib/index.js": "export default 1", "src/lib.ts": "export default 2"},
		add: map[string]string{"tsconfig.json": `{"compilerOptions": {"paths": {"lib": ["./src/lib.ts"]}}}`}},
	{name: "a tsconfig.json nearer by", files: map[string]string{"app.ts": "import x from './a/b';" + handler, "a/b.ts": "export { default } from 'lib'", "node_modules/lib/index.js": "export default 1", "a/lib.ts": "export default 2"},
		add: map[string]string{"a/tsconfig.json": `{"compilerOptions": {"baseUrl": "."}}`}},
	{name: "what tsconfig.json prefers", files: map[string]string{"app.ts": "import x from '@/z';" + handler, "b/z.ts": "export default 1", "a/keep.txt": "",
		"tsconfig.json": `{"compilerOptions": {"paths": {"@/*": ["./a/*", "./b/*"]}}}`},
		add: map[string]string{"a/z.ts": "export default 2"}},
	{name: "a package nearer by", files: map[string]string{"app.ts": "import x from './a/b';" + handler, "a/b.ts": "export { default } from 'lib'", "node_modules/lib/index.js": "export default 1"},
		add: map[string]string{"a/node_modules/lib/index.js": "export default 2"}},
	{name: "a package that was missing", files: map[string]string{"app.ts": "import x from 'lib';" + handler, "node_modules/other/index.js": ""},
		add: map[string]string{"node_modules/lib/index.js": "export default 2"}},
	{name: "a package of a scope that was missing", files: map[string]string{"app.ts": "import x from '@s/lib';" + handler, "node_modules/@s/other/index.js": ""},
		add: map[string]string{"node_modules/@s/lib/index.js": "export default 2"}},
	{name: "all packages that were missing", files: map[string]string{"app.ts": "import x from 'lib';" + handler},
		add: map[string]string{"node_modules/lib/index.js": "export default 2"}},
	{name: "a file that was missing, with its directories", files: map[string]string{"app.ts": "import x from './a/b/c';" + handler},
		add: map[string]string{"a/b/c.ts": "export default 2"}},
	{name: "a link that led nowhere", files: map[string]string{"app.ts": "import x from './z';" + handler, "z.js": "export default 1"}, links: [][2]string{{"z.ts", "real/z.ts"}},
		add: map[string]string{"real/z.ts": "export default 2"}},
	{name: "a link to a package", files: map[string]string{"app.ts": "import x from 'lib';" + handler, "node_modules/.p/1/index.js": "export default 1", "node_modules/.p/2/index.js": "export default 2"},
		links: [][2]string{{"node_modules/lib", ".p/1"}}, point: [2]string{"node_modules/lib", ".p/2"}},
	{name: "a release", script: "cur/app.ts", files: map[string]string{"1/app.ts": "import x from './lib/z';" + handler, "1/lib/z.ts": "export default 1", "2/app.ts": "import x from './lib/z';" + handler, "2/lib/z.ts": "export default 2"},
		links: [][2]string{{"cur", "1"}}, point: [2]string{"cur", "2"}},
	{name: "a release above", script: "way/cur/src/app.ts", files: map[string]string{"way/1/src/app.ts": "const x = 1;" + handler, "way/2/src/app.ts": "const x = 2;" + handler},
		links: [][2]string{{"way/cur", "1"}}, point: [2]string{"way/cur", "2"}},
	{name: "a link to a release's script", script: "app.ts", files: map[string]string{"1/app.ts": "const x = 1;" + handler, "2/app.ts": "const x = 2;" + handler},
		links: [][2]string{{"cur", "1"}, {"app.ts", "cur/app.ts"}}, point: [2]string{"cur", "2"}},
	{name: "a release with the script's directory elsewhere", script: "cur/app.ts", files: map[string]string{"1/app.ts": "import x from './lib/z';" + handler, "2/keep.txt": "", "a/z.ts": "export default 1", "b/z.ts": "export default 2"},
		links: [][2]string{{"cur", "1"}, {"1/lib", "../a"}}, point: [2]string{"1/lib", "../b"}},
}

// TestUnseen: a script is noticed as changed, and is stale, when a name appears, or a link is pointed elsewhere, that makes another script
// of it.
func TestUnseen(t *testing.T) {
	for _, c := range unseen {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			put(t, dir, c.files)
			for _, l := range c.links {
				point(t, dir, l[0], l[1])
			}
			if c.script == "" {
				c.script = "app.ts"
			}
			from := script.Source{}
			if c.point[0] == "1/lib" {
				from.Bundle.Root = dir
			}
			s := serve(t, from, filepath.Join(dir, c.script))
			before := s.load()
			in := s.known()
			put(t, dir, c.add)
			if c.point[0] != "" {
				point(t, dir, c.point[0], c.point[1])
			}
			if !in.Stale(nil) {
				t.Errorf("not stale: %q", in.Watched())
			}
			for s.await() { // of several steps, the last
				if s.load() != before {
					return
				}
			}
			t.Errorf("not noticed: %q", in.Watched())
		})
	}
}

// TestUnrelated: files beside a script's own change nothing, and neither do those that editors leave behind.
func TestUnrelated(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"app.ts": "const n = Date.now(); const x = import('./pages/' + n); import './z';" + handler, "pages/a.ts": "export default 1", "z.ts": ""})
	s := serve(t, script.Source{}, filepath.Join(dir, "app.ts"))
	s.load()
	put(t, dir, map[string]string{"other.ts": "", "data/db": "", "y.js": "", "pages/.a.ts.swp": "", "pages/4913": "", "pages/a.ts~": "", "pages/.#a.ts": ""})
	if in := s.known(); in.Stale(nil) || in.Changed(nil) {
		t.Errorf("stale by files that are not its own: %q", in.Watched())
	}
}

// TestManyAbsent: a script that looks for very many names depends on a bounded number of inputs, and is still noticed as changed.
func TestManyAbsent(t *testing.T) {
	dir := t.TempDir()
	text := ""
	for n := range 2000 {
		text += fmt.Sprintf("try { require('./none/%d') } catch {}\n", n)
	}
	put(t, dir, map[string]string{"app.ts": text + "const x = 1;" + handler, "none/keep.txt": ""})
	s := serve(t, script.Source{}, filepath.Join(dir, "app.ts"))
	before := s.load()
	if n := len(s.known().Watched()); n > 1000 {
		t.Errorf("%d inputs", n)
	}
	put(t, dir, map[string]string{"none/1999.ts": "export default 1"})
	for s.await() {
		if s.load() != before {
			return
		}
	}
	t.Error("not noticed")
}
