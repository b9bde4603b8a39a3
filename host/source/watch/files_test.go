package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	app, lib := filepath.Join(dir, "app.ts"), filepath.Join(dir, "lib", "x.ts")
	put := func(path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put(app, "1")
	var withLib atomic.Bool
	changed := make(chan struct{}, 16)
	w, err := Files(func() []string {
		if withLib.Load() {
			return []string{app, lib}
		}
		return []string{app}
	}, nil, 10*time.Millisecond, nil, func() { changed <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	expect := func(what string) {
		t.Helper()
		select {
		case <-changed:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s was not seen", what)
		}
	}
	put(lib, "1") // not yet one of the files: its change does not count, also afterwards
	withLib.Store(true)
	put(app, "22")
	expect("a change of the file")
	next := lib + ".new"
	put(next, "22")
	if err := os.Rename(next, lib); err != nil {
		t.Fatal(err)
	}
	expect("a rename over a file that came to the list")
	put(filepath.Join(dir, "other.ts"), "1")
	put(app, "333")
	expect("a second change")
	if err := os.Remove(lib); err != nil {
		t.Fatal(err)
	}
	expect("a removal")
}

// countedWatches counts the directories that are watched.
type countedWatches struct{ adds int }

func (c *countedWatches) Add(string) error    { c.adds++; return nil }
func (c *countedWatches) Remove(string) error { return nil }

// TestFilesLinear: watching twice as many files in twice as many directories costs twice as much, and not four times.
func TestFilesLinear(t *testing.T) {
	count := func(n int) int {
		dir := t.TempDir()
		var list []string
		for i := range n {
			path := filepath.Join(dir, fmt.Sprint(i), "file.ts")
			if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o777), os.WriteFile(path, nil, 0o666)); err != nil {
				t.Fatal(err)
			}
			list = append(list, path)
		}
		stats := 0
		f := newFiles(func() []string { return list })
		f.stat = func(path string) (os.FileInfo, error) { stats++; return os.Stat(path) }
		w := &countedWatches{}
		if missed, err := f.sync(w); missed || err != nil || w.adds != n {
			t.Fatalf("missed %v, %v, %d directories watched, want %d", missed, err, w.adds, n)
		}
		return stats
	}
	if few, many := count(50), count(100); many > 3*few {
		t.Errorf("%d files are looked at for 50, and %d for 100", few, many)
	}
}
