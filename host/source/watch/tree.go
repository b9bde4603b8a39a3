package watch

import (
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// maxTree is the most directories that a Tree watches: each uses kernel memory.
const maxTree = 4096

// maxLook limits how many files and directories are polled if they cannot be watched.
const maxLook = 20000

// Tree calls changed after a source file somewhere below dir has changed and it has been quiet (0: Quiet) since.
// It ignores hidden files and directories (.git), files that editors leave behind, build output (*.wasm, *.o, the directories
// node_modules and target), and the paths in skip with everything below them. Symbolic links are not followed, but for those that lead to
// dir at the start. dir must exist; it may disappear and reappear.
func Tree(dir string, skip []string, quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("watch %s: not a directory", dir)
	}
	t := &tree{name: dir, root: abs, skip: map[string]bool{}}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		t.root = real // a walk does not follow a link
	}
	t.forget()
	for _, s := range skip {
		if p, err := filepath.Abs(s); err == nil {
			t.skip[p] = true
			if rel, err := filepath.Rel(abs, p); err == nil && filepath.IsLocal(rel) {
				t.skip[filepath.Join(t.root, rel)] = true
			}
		}
	}
	return start(t, quiet, log, changed)
}

type tree struct {
	name string // as given
	root string
	skip map[string]bool        // absolute paths
	dirs map[string]os.FileInfo // watched
}

// source reports whether a file or directory with this name can be part of a program's source.
func source(name string, isDir bool) bool {
	switch {
	case strings.HasPrefix(name, "."), Leftover(name): // hidden, or not the author's
		return false
	case isDir:
		return name != "node_modules" && name != "target"
	}
	switch filepath.Ext(name) {
	case ".wasm", ".o", ".a", ".swp", ".swx", ".tmp", ".bak", ".orig", ".part":
		return false
	}
	return true
}

// Leftover reports whether a name belongs to a file that an editor makes beside the one that is edited.
func Leftover(name string) bool {
	switch ext := filepath.Ext(name); {
	case strings.HasSuffix(name, "~"), // backups
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"),                       // emacs, unsaved
		strings.HasPrefix(name, ".#"),                                                      // emacs, locks
		strings.HasPrefix(name, ".") && (ext == ".swp" || ext == ".swx" || ext == ".swpx"), // vim
		name == "4913": // vim creates it to test whether it may write
		return true
	}
	return false
}

func (t *tree) forget() { t.dirs = map[string]os.FileInfo{} }

func (t *tree) look() (sum uint64) {
	n := 0
	filepath.WalkDir(t.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path != t.root && (!source(d.Name(), d.IsDir()) || t.skip[path]) {
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if n++; n > maxLook {
			return filepath.SkipAll
		}
		if !d.IsDir() { // a directory also changes with files that are ignored
			info, _ := d.Info()
			sum += lookAt(path, info)
		}
		return nil
	})
	return sum
}

func (t *tree) sync(w watches) (missed bool, err error) {
	found := map[string]bool{}
	added := false
	walkErr := filepath.WalkDir(t.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil && path == t.root {
			return err
		}
		if err != nil || !d.IsDir() {
			return nil // removed meanwhile, or unreadable: an event will follow
		}
		if path != t.root && (!source(d.Name(), true) || t.skip[path]) {
			return filepath.SkipDir
		}
		if len(found) == maxTree {
			return fmt.Errorf("watch %s: more than %d directories", t.root, maxTree)
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		found[path] = true
		if old := t.dirs[path]; old != nil && os.SameFile(old, info) {
			return nil
		}
		w.Remove(path)
		delete(t.dirs, path)
		if err := w.Add(path); err != nil {
			return fmt.Errorf("watch %s: %w", path, err)
		}
		t.dirs[path] = info
		added = true
		return nil
	})
	for dir := range t.dirs {
		if !found[dir] && (walkErr == nil || dir == t.root) { // an interrupted walk is incomplete
			w.Remove(dir)
			delete(t.dirs, dir)
		}
	}
	return added, walkErr
}

func (t *tree) relevant(ev fsnotify.Event) bool {
	if t.dirs[ev.Name] != nil && ev.Has(fsnotify.Remove|fsnotify.Rename) {
		delete(t.dirs, ev.Name)
		return true
	}
	if ev.Op == fsnotify.Chmod {
		return false
	}
	if t.skipped(ev.Name) {
		return false
	}
	info, err := os.Lstat(ev.Name)
	return source(filepath.Base(ev.Name), err == nil && info.IsDir())
}

// skipped reports whether path or a directory above it is in skip.
func (t *tree) skipped(path string) bool {
	for ; len(path) >= len(t.root); path = filepath.Dir(path) {
		if t.skip[path] {
			return true
		}
		if path == filepath.Dir(path) {
			break
		}
	}
	return false
}

func (t *tree) String() string { return t.name }

// ready reports whether there is a source directory to build.
func (t *tree) ready() bool {
	_, err := os.Stat(t.root)
	return err == nil
}
