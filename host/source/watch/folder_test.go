package watch

import (
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// list finds all directories below dir and all links, as package site does.
func list(dir string) (dirs, links []string, err error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, nil, err
	}
	var walk func(string)
	walk = func(at string) {
		dirs = append(dirs, at)
		entries, _ := os.ReadDir(at)
		for _, e := range entries {
			path := filepath.Join(at, e.Name())
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if e.Type()&fs.ModeSymlink != 0 {
				links = append(links, path)
			}
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				walk(path)
			}
		}
	}
	walk(dir)
	return dirs, links, nil
}

// contents returns the files below dir with their text, through links.
func contents(dir string) string {
	dirs, _, err := list(dir)
	if err != nil {
		return "none"
	}
	var all []string
	for _, d := range dirs {
		entries, _ := os.ReadDir(d)
		for _, e := range entries {
			path := filepath.Join(d, e.Name())
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
				all = append(all, strings.TrimPrefix(path, dir)+"="+read(path))
			}
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// Each step changes a directory of files in some way. After it, the change is reported.
func TestFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the steps rename open directories and make links")
	}
	base := t.TempDir()
	dir := filepath.Join(base, "way/handlers")
	mkdir := func(path string) { must(t, os.MkdirAll(path, 0o700)) }
	in := make(inbox, 10000)
	w, err := Folder(dir, func() ([]string, []string, error) { return list(dir) }, 5*time.Millisecond, slog.New(slog.DiscardHandler),
		func() { in <- contents(dir) })
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()) })
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"the directory comes, with a file", func() { mkdir(dir); write(t, dir+"/a", "1") }},
		{"written", func() { write(t, dir+"/a", "22") }},
		{"added", func() { write(t, dir+"/b", "1") }},
		{"renamed over", func() { write(t, base+"/x", "3"); must(t, os.Rename(base+"/x", dir+"/a")) }},
		{"removed", func() { must(t, os.Remove(dir+"/b")) }},
		{"directories come, with a file", func() { mkdir(dir + "/v2/deep"); write(t, dir+"/v2/deep/c", "1") }},
		{"written below", func() { write(t, dir+"/v2/deep/c", "22") }},
		{"a directory goes", func() { must(t, os.RemoveAll(dir+"/v2")) }},
		{"it comes back", func() { mkdir(dir + "/v2/deep"); write(t, dir+"/v2/deep/c", "1") }},
		{"written in what came back", func() { write(t, dir+"/v2/deep/c", "22") }},
		{"moved in", func() { mkdir(base + "/m"); write(t, base+"/m/d", "1"); must(t, os.Rename(base+"/m", dir+"/m")) }},
		{"written in what was moved in", func() { write(t, dir+"/m/d", "22") }},
		{"a link to a file elsewhere", func() {
			mkdir(base + "/else")
			write(t, base+"/else/e", "1")
			must(t, os.Symlink(base+"/else/e", dir+"/e"))
		}},
		{"written elsewhere", func() { write(t, base+"/else/e", "22") }},
		{"replaced elsewhere", func() { write(t, base+"/else/f", "333"); must(t, os.Rename(base+"/else/f", base+"/else/e")) }},
		{"a link to a directory elsewhere", func() { mkdir(base + "/dir"); write(t, base+"/dir/g", "1"); must(t, os.Symlink(base+"/dir", dir+"/g")) }},
		{"written in the linked directory", func() { write(t, base+"/dir/g", "22") }},
		{"replaced by another", func() {
			mkdir(base + "/next")
			write(t, base+"/next/a", "new")
			must(t, os.Rename(dir, dir+".old"))
			must(t, os.Rename(base+"/next", dir))
		}},
		{"written in the other", func() { write(t, dir+"/a", "newer") }},
		{"replaced by a link", func() {
			mkdir(base + "/r1")
			mkdir(base + "/r2")
			write(t, base+"/r1/a", "r1")
			write(t, base+"/r2/a", "r2")
			must(t, os.Rename(dir, dir+".old2"))
			must(t, os.Symlink(base+"/r1", dir))
		}},
		{"the link is pointed elsewhere", func() { must(t, os.Symlink(base+"/r2", dir+"~")); must(t, os.Rename(dir+"~", dir)) }},
		{"written there", func() { write(t, base+"/r2/a", "r22") }},
	} {
		in.drain()
		step.do()
		in.wait(t, step.name, contents(dir))
	}
}

// Changes beside the directory are ignored.
func TestFolderIgnoresItsNeighbours(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	dir := filepath.Join(base, "h")
	f := &folder{path: dir, list: func() ([]string, []string, error) { return list(dir) }, dirs: map[string]os.FileInfo{}}
	fs, err := fsnotify.NewWatcher()
	must(t, err)
	defer fs.Close()
	if _, err := f.sync(fs); err != nil || f.ready() {
		t.Fatalf("sync: %v; ready without a directory: %v", err, f.ready())
	}
	seen := events(t, fs, filepath.Join(base, "marker"), func() {
		write(t, base+"/x", "1")
		must(t, os.Mkdir(base+"/y", 0o700))
	})
	if len(seen) < 2 {
		t.Errorf("only %d events came: %v", len(seen), seen)
	}
	for _, ev := range seen {
		if f.relevant(ev) {
			t.Errorf("%v counts as a change", ev)
		}
	}
}
