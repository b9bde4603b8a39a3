package watch

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

func TestTree(t *testing.T) {
	root := filepath.Join(t.TempDir(), "src")
	must(t, os.MkdirAll(root+"/inner", 0o700))
	write(t, root+"/main.go", "1")
	write(t, root+"/inner/x.go", "1")
	in := make(inbox, 1000)
	w, err := Tree(root, nil, 5*time.Millisecond, slog.New(slog.DiscardHandler), func() { in <- "" })
	must(t, err)
	defer w.Close()
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"written", func() { write(t, root+"/main.go", "2") }},
		{"renamed over", func() { write(t, root+"/.x", "3"); must(t, os.Rename(root+"/.x", root+"/main.go")) }},
		{"below", func() { write(t, root+"/inner/x.go", "2") }},
		{"removed", func() { must(t, os.Remove(root+"/inner/x.go")) }},
		{"a directory comes, with a file", func() {
			must(t, os.MkdirAll(root+"/new/er", 0o700))
			write(t, root+"/new/er/y.go", "1")
		}},
		{"in the directory that came", func() { write(t, root+"/new/er/y.go", "2") }},
		{"all is gone and comes back", func() {
			must(t, os.Rename(root, root+".old"))
			must(t, os.Mkdir(root, 0o700))
			write(t, root+"/main.go", "4")
		}},
		{"afterwards", func() { write(t, root+"/main.go", "5") }},
	} {
		in.drain()
		step.do()
		in.wait(t, step.name, "")
	}
}

func TestTreeIgnores(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	for _, d := range []string{".git", "node_modules", "target", "out", "pkg"} {
		must(t, os.Mkdir(filepath.Join(root, d), 0o700))
	}
	write(t, root+"/main.go", "1")
	tr := &tree{root: root, skip: map[string]bool{filepath.Join(root, "out"): true, filepath.Join(root, "gen.go"): true}, dirs: map[string]os.FileInfo{}}
	fs, err := fsnotify.NewWatcher()
	must(t, err)
	defer fs.Close()
	if _, err := tr.sync(fs); err != nil {
		t.Fatal(err)
	}
	seen := events(t, fs, filepath.Join(root, "marker"), func() {
		for _, name := range []string{".git/index", "node_modules/x.js", "target/x.rs", "out/x.go", "gen.go", ".main.go.swp", "main.go~",
			"#main.go#", ".#main.go", "4913", "handler.wasm", "main.o", "x.tmp"} {
			write(t, filepath.Join(root, name), "1")
		}
		must(t, os.Chmod(root+"/main.go", 0o644))
	})
	if len(seen) < 8 {
		t.Errorf("only %d events came: %v", len(seen), seen)
	}
	for _, ev := range seen {
		if tr.relevant(ev) {
			t.Errorf("%v counts as a change", ev)
		}
	}
	for _, ev := range events(t, fs, filepath.Join(root, "marker2"), func() { write(t, root+"/pkg/x.go", "1") }) {
		if !tr.relevant(ev) && ev.Name != filepath.Join(root, "marker") {
			t.Errorf("%v counts as none", ev)
		}
	}
}

func TestTreeErrors(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/f", "")
	for path, want := range map[string]string{
		dir + "/none": "watch: stat " + dir + "/none: no such file or directory",
		dir + "/f":    "watch " + dir + "/f: not a directory",
	} {
		if _, err := Tree(path, nil, 0, nil, func() {}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestTreeLink: a source directory is watched that a link leads to, but for what is skipped in it.
func TestTreeLink(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "real/out"), 0o700))
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	changed := make(chan struct{}, 100)
	w, err := Tree(filepath.Join(dir, "link"), []string{filepath.Join(dir, "link/out")}, 5*time.Millisecond, nil, func() { changed <- struct{}{} })
	must(t, err)
	defer w.Close()
	if tr := w.target.(*tree); !tr.skipped(filepath.Join(tr.root, "out/x")) {
		t.Errorf("out is not skipped: %v", tr.skip)
	}
	write(t, filepath.Join(dir, "real/main.go"), "1")
	select {
	case <-changed:
	case <-time.After(patience):
		t.Error("no change was reported")
	}
}
