package watch

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// File calls changed after the file at path has been written, replaced or created and no event has followed
// for quiet (0: Quiet). The file need not exist, nor its directory. Its removal alone is not a change. Symbolic links are
// followed, also those among its directories: a link that is pointed elsewhere is a change. changed runs in the watcher's
// goroutine; events during the call count as one more change.
func File(path string, quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", path, err)
	}
	f := &file{name: path, path: abs, log: log}
	f.forget()
	if log != nil && isMount(abs) {
		log.Info("the module is mounted as a single file: writes to it are seen, but not a replacement of its source file; mount its directory to replace it", "path", path)
	}
	return start(f, quiet, log, changed)
}

// file is one file, reached through any links.
type file struct {
	name  string                 // as given
	path  string                 // absolute
	log   *slog.Logger           // may be nil
	dirs  map[string]os.FileInfo // watched, by physical path: directories and the file; to distinguish each from its successor
	names map[string]bool        // physical paths whose events count: links on the way, directories, the file
	last  os.FileInfo            // as ready or sync saw it; nil: no file
	gone  bool                   // the file has no name any more; logged once
}

// maxLinks is the longest chain of links that is followed; Linux returns ELOOP after as many.
const maxLinks = 40

// resolve walks path from the root, and returns the directories to be watched (physical paths: the ones with a link on the
// way, and the one that holds the file, or the deepest that exists), the relevant names in them, and the file's physical path, "" if it
// does not exist.
func resolve(path string) (dirs []string, names map[string]bool, file string) {
	names = map[string]bool{}
	vol := filepath.VolumeName(path)
	at := vol + string(filepath.Separator) // physical, so far
	rest := split(path[len(vol):])
	for links := 0; len(rest) > 0; {
		if rest[0] == ".." {
			at, rest = filepath.Dir(at), rest[1:]
			continue
		}
		next := filepath.Join(at, rest[0])
		info, err := os.Lstat(next)
		isLink := err == nil && info.Mode()&os.ModeSymlink != 0
		if isLink || err != nil || len(rest) == 1 {
			dirs = append(dirs, at)
			names[next] = true
		}
		if err != nil {
			break
		}
		rest = rest[1:]
		if !isLink {
			if at = next; len(rest) == 0 && info.Mode().IsRegular() {
				file = next
			}
			continue
		}
		to, err := os.Readlink(next)
		if links++; err != nil || links > maxLinks {
			break
		}
		if filepath.IsAbs(to) {
			v := filepath.VolumeName(to)
			at, to = v+string(filepath.Separator), to[len(v):]
		}
		rest = append(split(to), rest...)
	}
	for _, d := range dirs {
		names[d] = true // its removal and its own renaming are reported under its name
	}
	return dirs, names, file
}

func split(path string) (parts []string) {
	for _, p := range strings.Split(filepath.ToSlash(path), "/") {
		if p != "" && p != "." {
			parts = append(parts, p)
		}
	}
	return parts
}

func (f *file) forget() { f.dirs = map[string]os.FileInfo{} }

func (f *file) look() uint64 { return lookAt(f.path, f.stat()) }

func (f *file) sync(fs watches) (missed bool, err error) {
	_, err = settle(func() (bool, error) { return f.follow(fs) })
	now := f.stat()
	missed = now != nil && !same(f.last, now)
	f.last = now
	return missed, err
}

// follow watches exactly the directories that matter now, and the file. (Another path may lead to the file, by a mount or a hard link: a
// write there is reported to a watch on the file, but not to one on the directory.)
func (f *file) follow(fs watches) (added bool, err error) {
	dirs, names, path := resolve(f.path)
	f.names = names
	if path != "" {
		dirs = append(dirs, path)
	}
	return watchAll(fs, f.dirs, dirs)
}

func (f *file) relevant(ev fsnotify.Event) bool {
	if !f.names[ev.Name] {
		return false
	}
	if f.dirs[ev.Name] != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(f.dirs, ev.Name) // the library has dropped it, or it watches another directory now
		return true
	}
	if ev.Op == fsnotify.Chmod { // it may be readable now; touch causes the same event and changes nothing
		now := f.stat()
		return now != nil && (f.last == nil || now.Mode() != f.last.Mode())
	}
	return true
}

func (f *file) ready() bool {
	f.last = f.stat()
	return f.last != nil
}

func (f *file) String() string { return f.name }

// stat returns the file at the end of all links, or nil.
func (f *file) stat() os.FileInfo {
	info, err := os.Stat(f.path)
	if err != nil {
		return nil
	}
	if gone := unlinked(info); gone != f.gone {
		if f.gone = gone; gone && f.log != nil {
			f.log.Warn("the source file of the mounted module was removed or replaced, and the mount still shows the old file: mount its directory instead, and restart", "path", f.name)
		}
	}
	return info
}

func same(a, b os.FileInfo) bool {
	return a != nil && b != nil && os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
