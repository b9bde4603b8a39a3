package watch

import (
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Files calls changed after one of several files has been written, replaced, created, removed or made readable and no event has followed
// for quiet (0: Quiet). list returns the paths of these files, which need not exist; a path that ends in a separator stands for the names
// in a directory, of which Leftovers do not count. list is called at the start and after each change, once changed has returned, so the
// imports of a file may be found by reading it. It is not called concurrently. Symbolic links are followed, also those among the
// directories: a link that is pointed elsewhere is a change. If the files lie in more than 8192 directories, all are polled.
//
// missed is called after list, when its files are watched, and reports whether one of them has changed before; nil: none has.
func Files(list func() []string, missed func() bool, quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	f := newFiles(list)
	f.missed = missed
	return start(f, quiet, log, changed)
}

// maxWatched is the most directories that are watched for files, or for handlers: each uses kernel memory.
const maxWatched = 8192

// files are watched through the directories that hold them.
type files struct {
	list   func() []string
	missed func() bool                            // may be nil
	stat   func(path string) (os.FileInfo, error) // os.Stat
	paths  []string                               // the list, made absolute
	names  map[string]os.FileInfo                 // last known state of each; nil: does not exist
	ways   *ways                                  // where their events come from
	dirs   map[string]os.FileInfo                 // watched, by physical path
}

func newFiles(list func() []string) *files {
	f := &files{list: list, stat: os.Stat}
	f.forget()
	return f
}

func (f *files) forget() { f.dirs = map[string]os.FileInfo{} }

func (f *files) look() (sum uint64) {
	for _, path := range f.paths[:min(len(f.paths), maxLook)] {
		info, _ := f.stat(path)
		sum += lookAt(path, info)
	}
	return sum
}

func (f *files) sync(w watches) (missed bool, err error) {
	names := map[string]os.FileInfo{}
	f.paths = nil
	for _, path := range f.list() {
		abs, aerr := filepath.Abs(path)
		if aerr != nil {
			continue
		}
		if isNames(path) {
			abs += string(filepath.Separator)
		}
		info, _ := f.stat(abs)
		if was, known := f.names[abs]; known && !same(was, info) && (was != nil || info != nil) {
			missed = true
		}
		names[abs] = info
		f.paths = append(f.paths, abs)
	}
	f.names = names
	added, err := settle(func() (bool, error) { return f.follow(w) })
	missed = missed || added && f.changedSince()
	return f.missed != nil && f.missed() || missed, err
}

// isNames reports whether a path stands for the names in a directory.
func isNames(path string) bool { return path != "" && os.IsPathSeparator(path[len(path)-1]) }

// follow watches exactly the directories that matter now.
func (f *files) follow(w watches) (added bool, err error) {
	f.ways = newWays()
	for _, path := range f.paths {
		if isNames(path) {
			f.ways.names(filepath.Clean(path))
		} else {
			f.ways.file(path)
		}
	}
	return watchAll(w, f.dirs, f.ways.dirs)
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
	was := f.dirs[ev.Name]
	if was != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(f.dirs, ev.Name) // the library has dropped it
		return true
	}
	path, isFile := f.ways.files[ev.Name]
	switch {
	case ev.Op == fsnotify.Chmod: // it may be readable now; touch causes the same event and changes nothing
		if isFile {
			was = f.names[path]
		}
		now, _ := f.stat(ev.Name)
		return was != nil && now != nil && was.Mode() != now.Mode()
	case isFile || f.ways.links[ev.Name]:
		return true
	}
	return f.ways.whole[filepath.Dir(ev.Name)] && !ev.Has(fsnotify.Write) && !Leftover(filepath.Base(ev.Name))
}

func (f *files) ready() bool { return true }

func (f *files) String() string {
	if len(f.paths) == 0 {
		return "no file"
	}
	return f.paths[0]
}
