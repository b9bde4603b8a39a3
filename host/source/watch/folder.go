package watch

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Folder calls changed after something in dir, or in a directory below it, was added, written, replaced or removed and it has been quiet
// (0: Quiet) since. list is called after each change; it returns the relevant directories, and the symbolic links among their entries to
// follow. Its error means that dir does not exist; until it does, changed is not called. dir need not exist at the start. Links
// that lead to dir are followed too: one that is pointed elsewhere is a change.
func Folder(dir string, list func() (dirs, links []string, err error), quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	f := &folder{name: dir, path: abs, list: list}
	f.forget()
	return start(f, quiet, log, changed)
}

type folder struct {
	name string // as given
	path string // absolute
	list func() (dirs, links []string, err error)
	dirs map[string]os.FileInfo // watched, by physical path; to distinguish a directory from its successor
	ways *ways                  // where events come from
}

// inside is a name that no file has, so that resolve walks up to and including the directory itself.
const inside = "\x00"

func (f *folder) forget() { f.dirs = map[string]os.FileInfo{} }

func (f *folder) look() (sum uint64) {
	dirs, links, _ := f.list()
	left := maxLook
	for _, l := range links {
		info, _ := os.Stat(l)
		sum += lookAt(l, info)
	}
	for _, d := range dirs {
		entries, _ := os.ReadDir(d)
		for _, e := range entries {
			if left--; left < 0 {
				return sum
			}
			info, _ := e.Info()
			sum += lookAt(filepath.Join(d, e.Name()), info)
		}
	}
	return sum
}

func (f *folder) sync(fs watches) (missed bool, err error) {
	return settle(func() (bool, error) { return f.follow(fs) }) // what was added may have entries already
}

// follow watches exactly the directories that matter now. It reports whether it added one.
func (f *folder) follow(fs watches) (added bool, err error) {
	f.ways = newWays()
	f.ways.dir(f.path) // also while it does not exist
	dirs, links, _ := f.list()
	for _, d := range dirs {
		abs, err := filepath.Abs(d)
		if err != nil {
			continue
		}
		if real := f.ways.names(abs); real != "" {
			f.ways.add(mounted(real), nil)
		}
	}
	for _, l := range links {
		if abs, err := filepath.Abs(l); err == nil {
			f.ways.file(abs)
		}
	}
	return watchAll(fs, f.dirs, f.ways.dirs)
}

func (f *folder) relevant(ev fsnotify.Event) bool {
	if f.dirs[ev.Name] != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(f.dirs, ev.Name) // the library has dropped it, or it watches another directory now
		return true
	}
	_, isFile := f.ways.files[ev.Name]
	return isFile || f.ways.links[ev.Name] || f.ways.whole[filepath.Dir(ev.Name)]
}

func (f *folder) ready() bool {
	_, _, err := f.list()
	return err == nil
}

func (f *folder) String() string { return f.name }
