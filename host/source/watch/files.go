package watch

import (
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Files calls changed after one of several files has been written, replaced, created or removed and no event has followed for
// quiet (0: Quiet). list returns these files: it is called at the start and after each change, once changed has
// returned, so the imports of a file may be found by reading it. It is not called concurrently. Symbolic links to
// files are followed.
func Files(list func() []string, quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	return start(newFiles(list), quiet, log, changed)
}

// files are watched through the directories that hold them.
type files struct {
	list  func() []string
	stat  func(path string) (os.FileInfo, error) // os.Stat
	names map[string]os.FileInfo                 // last known state of each; nil: does not exist
	dirs  map[string]os.FileInfo                 // watched, with files that are mount points
}

func newFiles(list func() []string) *files {
	f := &files{list: list, stat: os.Stat}
	f.forget()
	return f
}

func (f *files) forget() { f.dirs = map[string]os.FileInfo{} }

func (f *files) look() (sum uint64) {
	for path := range f.names {
		info, _ := f.stat(path)
		sum += lookAt(path, info)
	}
	return sum
}

func (f *files) sync(w watches) (missed bool, err error) {
	names, dirs, physical := map[string]os.FileInfo{}, map[string]bool{}, map[string]string{}
	add := func(path string) {
		info, _ := f.stat(path)
		if was, known := f.names[path]; known && !same(was, info) && (was != nil || info != nil) {
			missed = true
		}
		names[path] = info
		dirs[filepath.Dir(path)] = true
		if isMount(path) {
			dirs[path] = true
		}
	}
	for _, path := range f.list() {
		abs, aerr := filepath.Abs(path)
		if aerr != nil {
			continue
		}
		add(abs)
		if real := follow(abs, physical); real != abs {
			add(real)
		}
	}
	f.names = names
	for dir := range f.dirs {
		if !dirs[dir] {
			w.Remove(dir)
			delete(f.dirs, dir)
		}
	}
	added := false
	for dir := range dirs {
		info, serr := f.stat(dir)
		if serr != nil {
			err = fmt.Errorf("watch %s: %w", dir, fs.ErrNotExist)
			continue
		}
		if old := f.dirs[dir]; old != nil && os.SameFile(old, info) {
			continue
		}
		w.Remove(dir)
		delete(f.dirs, dir)
		if aerr := w.Add(dir); aerr != nil {
			err = fmt.Errorf("watch %s: %w", dir, aerr)
			continue
		}
		f.dirs[dir] = info
		added = true
	}
	return missed || added && f.changedSince(), err
}

// follow returns the file at the end of all links of path, or path if it cannot be followed. physical holds the targets of directories,
// so that the links on the way to files of one directory are followed once.
func follow(path string, physical map[string]string) string {
	dir := filepath.Dir(path)
	real, ok := physical[dir]
	if !ok {
		var err error
		if real, err = filepath.EvalSymlinks(dir); err != nil {
			real = dir
		}
		physical[dir] = real
	}
	info, err := os.Lstat(path)
	if err != nil {
		return path
	}
	if info.Mode()&os.ModeSymlink == 0 {
		return filepath.Join(real, filepath.Base(path))
	}
	if real, err = filepath.EvalSymlinks(path); err != nil {
		return path
	}
	return real
}

// changedSince reports whether a file has changed since it was last seen: some directories were not watched until now.
func (f *files) changedSince() bool {
	for path, was := range f.names {
		if info, _ := f.stat(path); info != nil && !same(was, info) {
			return true
		}
	}
	return false
}

func (f *files) relevant(ev fsnotify.Event) bool {
	if f.dirs[ev.Name] != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(f.dirs, ev.Name) // the library has dropped it
		return true
	}
	if _, ok := f.names[ev.Name]; !ok {
		return false
	}
	return ev.Op != fsnotify.Chmod
}

func (f *files) ready() bool { return true }

func (f *files) String() string {
	for path := range f.names {
		return path
	}
	return "no file"
}
