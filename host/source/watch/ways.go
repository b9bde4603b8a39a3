package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ways are the directories and links on the way to several files. Its maps are by physical path, as events are.
type ways struct {
	dirs  []string          // to be watched: each that holds a file or a link on the way, and files that are mount points
	files map[string]string // the files' own paths
	links map[string]bool   // links and directories on the way, and missing ones
	whole map[string]bool   // directories of which each name counts

	known map[string]string // physical paths of directories; "": it does not exist
	has   map[string]bool   // of dirs
}

func newWays() *ways {
	return &ways{files: map[string]string{}, links: map[string]bool{}, whole: map[string]bool{}, known: map[string]string{}, has: map[string]bool{}}
}

// file adds the way to the file at path, which is absolute.
func (w *ways) file(path string) {
	dir := w.dir(filepath.Dir(path))
	if dir == "" {
		return
	}
	real := filepath.Join(dir, filepath.Base(path))
	w.files[real] = path
	if info, err := os.Lstat(real); err == nil && info.Mode()&os.ModeSymlink != 0 {
		dirs, names, file := resolve(real)
		w.add(dirs, names)
		if real = file; file != "" {
			w.files[file] = path
		}
	}
	if real != "" && isMount(real) { // another path leads to it: a write there is not reported to a watch on the directory
		w.add([]string{real}, nil)
	}
}

// names adds the way to a directory of which each name counts, and returns its physical path; "": it does not exist.
func (w *ways) names(path string) string {
	dir := w.dir(path)
	if dir != "" {
		w.whole[dir] = true
		w.links[dir] = true
	}
	return dir
}

// dir adds the way to a directory, and returns its physical path; "": it does not exist.
func (w *ways) dir(path string) string {
	if real, ok := w.known[path]; ok {
		return real
	}
	dirs, names, _ := resolve(filepath.Join(path, inside))
	w.add(dirs, names)
	real := dirs[len(dirs)-1]
	if !names[filepath.Join(real, inside)] {
		real = ""
	}
	w.known[path] = real
	return real
}

func (w *ways) add(dirs []string, links map[string]bool) {
	for _, d := range dirs {
		if !w.has[d] {
			w.has[d] = true
			w.dirs = append(w.dirs, d)
		}
	}
	for l := range links {
		w.links[l] = true
	}
}

// watchAll watches exactly these directories and files, of which watched has those that are watched already. It reports whether something
// was added, or has disappeared in the meantime. Its error means that not all are watched.
func watchAll(w watches, watched map[string]os.FileInfo, paths []string) (added bool, err error) {
	if len(paths) > maxWatched {
		err = fmt.Errorf("watch: more than %d directories", maxWatched)
		paths = paths[:maxWatched]
	}
	keep := make(map[string]bool, len(paths))
	for _, path := range paths {
		keep[path] = true
	}
	for path := range watched {
		if !keep[path] {
			w.Remove(path)
			delete(watched, path)
		}
	}
	for _, path := range paths {
		info, serr := os.Stat(path)
		if serr != nil {
			added = true
			continue
		}
		if old := watched[path]; old != nil && os.SameFile(old, info) {
			watched[path] = info
			continue
		}
		w.Remove(path) // the directory that had this name before; usually removed already
		delete(watched, path)
		if aerr := w.Add(path); aerr != nil {
			// A file that may not be read is not loaded either: the watch on its directory reports when that changes.
			if info.IsDir() || !errors.Is(aerr, os.ErrPermission) {
				err = fmt.Errorf("watch %s: %w", path, aerr)
			}
			continue
		}
		watched[path] = info
		added = true
	}
	return added, err
}

// settle calls follow until it adds nothing: a link or directory may change between its being looked at and its being watched.
func settle(follow func() (added bool, err error)) (added bool, err error) {
	for range 5 {
		var more bool
		more, err = follow()
		added = added || more
		if !more {
			break
		}
	}
	return added, err
}
