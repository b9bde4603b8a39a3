package script

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/source"
)

// TestLinkStale: a script is loaded again when a link on the way to one of its files leads elsewhere.
func TestLinkStale(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"app.ts": "import file from './lib/file'; import { x } from './lib/current/x'; export default { fetch: () => new Response(file + x) }",
		"a.ts":   "export default 1", "b.ts": "export default 2", "one/x.ts": "export const x = 1", "two/x.ts": "export const x = 2",
	})
	if err := os.Mkdir(filepath.Join(dir, "lib"), 0o777); err != nil {
		t.Fatal(err)
	}
	point := func(link, to string) {
		t.Helper()
		link = filepath.Join(dir, "lib", link)
		os.Remove(link)
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	point("file.ts", "../a.ts")
	point("current", "../one")
	old := time.Now().Add(-time.Hour) // the directories' times, too
	for _, name := range []string{"one", "two"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	load := func() source.Inputs {
		t.Helper()
		var m source.Module
		for end := time.Now().Add(10 * time.Second); ; { // the change times are recent: until they are older than the load
			var err error
			if m, err = (Source{}).Load(t.Context(), filepath.Join(dir, "app.ts")); err != nil {
				t.Fatal(err)
			}
			if !m.Inputs.Stale(nil) || time.Now().After(end) {
				return m.Inputs
			}
		}
	}
	for link, to := range map[string]string{"file.ts": "../b.ts", "current": "../two"} {
		in := load()
		if in.Stale(nil) {
			t.Fatalf("stale before %s has changed: %q", link, in.Paths())
		}
		if point(link, to); !in.Stale(nil) {
			t.Errorf("not stale after %s was pointed elsewhere: %q", link, in.Paths())
		}
	}
}
