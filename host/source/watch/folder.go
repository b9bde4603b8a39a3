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
	name  string // as given
	path  string // absolute
	list  func() (dirs, links []string, err error)
	dirs  map[string]os.FileInfo // watched, by physical path; to distinguish a directory from its successor
	whole map[string]bool        // those of dirs in which every name counts
	names map[string]bool        // physical paths whose events count in the others
}

// inside is a name that no file has, so that resolve walks up to and including the directory itself.
const inside = "\x00"

func (f *folder) forget() { f.dirs = map[string]os.FileInfo{} }

func (f *folder) look() (sum uint64) {
	dirs, links, _ := f.list()
	for _, l := range links {
		info, _ := os.Stat(l)
		sum += lookAt(l, info)
	}
	for _, d := range dirs {
		entries, _ := os.ReadDir(d)
		for _, e := range entries {
			info, _ := e.Info()
			sum += lookAt(filepath.Join(d, e.Name()), info)
		}
	}
	return sum
}

func (f *folder) sync(fs watches) (missed bool, err error) {
	// A directory may be created between list and Add, so repeat until nothing new is found.
	for range 5 {
		var added bool
		added, err = f.follow(fs)
		missed = missed || added // it may have entries already
		if !added {
			break
		}
	}
	return missed, err
}

// follow watches exactly the directories that matter now. It reports whether it added one.
func (f *folder) follow(fs watches) (added bool, err error) {
	keep := map[string]bool{}
	f.whole, f.names = map[string]bool{}, map[string]bool{}
	matter := func(path string) {
		dirs, names, _ := resolve(path)
		for _, d := range dirs {
			keep[d] = true
		}
		for n := range names {
			f.names[n] = true
		}
	}
	matter(filepath.Join(f.path, inside)) // the way to it, also while it does not exist
	dirs, links, _ := f.list()
	for _, d := range dirs {
		if physical, err := absolute(d); err == nil {
			f.whole[physical], keep[physical], f.names[physical] = true, true, true
			for _, file := range mounted(physical) {
				keep[file] = true
			}
		}
	}
	for _, l := range links {
		if abs, err := filepath.Abs(l); err == nil {
			matter(abs)
		}
	}
	for dir := range keep {
		info, serr := os.Stat(dir)
		if serr != nil {
			continue // it was removed just now: an event will follow
		}
		if old := f.dirs[dir]; old != nil && os.SameFile(old, info) {
			continue
		}
		fs.Remove(dir) // the directory that had this name before; usually removed already
		delete(f.dirs, dir)
		if aerr := fs.Add(dir); aerr != nil {
			err = fmt.Errorf("watch %s: %w", dir, aerr)
			continue
		}
		f.dirs[dir] = info
		added = true
	}
	for dir := range f.dirs {
		if !keep[dir] {
			fs.Remove(dir)
			delete(f.dirs, dir)
		}
	}
	return added, err
}

// absolute returns the physical path of a directory.
func absolute(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

func (f *folder) relevant(ev fsnotify.Event) bool {
	if f.dirs[ev.Name] != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(f.dirs, ev.Name) // the library has dropped it, or it watches another directory now
		return true
	}
	return f.names[ev.Name] || f.whole[filepath.Dir(ev.Name)]
}

func (f *folder) ready() bool {
	_, _, err := f.list()
	return err == nil
}

func (f *folder) String() string { return f.name }
