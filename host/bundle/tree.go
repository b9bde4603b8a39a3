package bundle

// Reading files: those below one directory, and no others.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Limits of one script's files. A package that is larger than these is no handler's.
const (
	maxFiles   = 1 << 15 // files read, and directories listed
	maxEntries = 1 << 16 // entries of one directory
	maxLinks   = 40      // symbolic links on the way to a file, as Linux has it
)

// errAbsent reports that there is no such file.
var errAbsent = errors.New("does not exist")

// tree is the directory that all files of a script lie below. Everything that the bundler knows of the file system comes through it: names are
// slash-separated and relative to the directory (".": itself), links are followed as far as they stay below it, and only regular files are
// read. The system holds what is checked here against a directory that changes meanwhile (os.Root, and O_NONBLOCK against a file that became
// a FIFO).
type tree struct {
	root     *os.Root
	dir      string // absolute, as it was given
	real     string // the same directory without links
	maxFile  int64  // bytes of one file
	maxTotal int64  // bytes of all files
	bound    *bound

	mu    sync.Mutex
	lists map[string]map[string]fs.FileMode // guarded by mu: directories that were listed, by canonical name; nil: cannot be read
	names map[string]found                  // guarded by mu: what find has said
	texts map[string][]byte                 // guarded by mu: files that were read, by canonical name; nil: could not be
	loads int                               // guarded by mu: files that were asked for
	bytes int64                             // guarded by mu: of the files that were asked for
}

// found is what a name leads to.
type found struct {
	name string // canonical: without links
	mode fs.FileMode
	err  error
}

// openTree opens the directory dir, which is absolute. The caller closes it.
func openTree(dir string, maxFile, maxTotal int64) (*tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		root.Close()
		return nil, err
	}
	return &tree{root: root, dir: filepath.Clean(dir), real: real, maxFile: maxFile, maxTotal: maxTotal, bound: &bound{},
		lists: map[string]map[string]fs.FileMode{}, names: map[string]found{}, texts: map[string][]byte{}}, nil
}

func (t *tree) Close() error { return t.root.Close() }

// below is an absolute path as a name in the tree; false: it lies elsewhere.
func (t *tree) below(abs string) (string, bool) {
	for _, dir := range []string{t.dir, t.real} {
		if rel, err := filepath.Rel(dir, filepath.Clean(abs)); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), true
		}
	}
	return "", false
}

// abs is the absolute path of a name.
func (t *tree) abs(name string) string { return filepath.Join(t.dir, filepath.FromSlash(name)) }

// outside is the error for what lies elsewhere.
func (t *tree) outside() error {
	return fmt.Errorf("leads out of %s: a script imports only files below its directory (-script-root DIR names one above it)", t.dir)
}

func (t *tree) linked() error { return fmt.Errorf("is a link that %w", t.outside()) }

// find follows name, link by link, and returns the name without links and the type of what is there. errAbsent: nothing is.
func (t *tree) find(name string) (string, fs.FileMode, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, ok := t.names[name]
	if !ok {
		f.name, f.mode, f.err = t.walk(name)
		t.names[name] = f
	}
	return f.name, f.mode, f.err
}

func (t *tree) walk(name string) (string, fs.FileMode, error) {
	at, mode, links := ".", fs.ModeDir, 0
	rest := strings.Split(name, "/")
	for len(rest) > 0 {
		part := rest[0]
		rest = rest[1:]
		switch {
		case part == "" || part == ".":
			continue
		case !mode.IsDir():
			return "", 0, errAbsent
		case part == "..":
			switch {
			case at != ".":
				at = path.Dir(at)
			case links > 0:
				return "", 0, t.linked()
			default:
				return "", 0, t.outside()
			}
			continue
		}
		list, err := t.list(at)
		if err != nil {
			return "", 0, err
		}
		kind, ok := list[part]
		next := path.Join(at, part)
		switch {
		case !ok:
			return "", 0, errAbsent
		case kind&fs.ModeSymlink == 0:
			at, mode = next, kind
			continue
		}
		if links++; links > maxLinks {
			return "", 0, errors.New("is a circle of links")
		}
		to, err := t.root.Readlink(filepath.FromSlash(next))
		if err != nil {
			return "", 0, errAbsent
		}
		if to = filepath.ToSlash(to); path.IsAbs(to) || filepath.IsAbs(to) {
			rel, ok := t.below(filepath.FromSlash(to))
			if !ok {
				return "", 0, t.linked()
			}
			at, to = ".", rel
		}
		rest = slices.Concat(strings.Split(to, "/"), rest)
	}
	return at, mode, nil
}

// list is what is in a directory. Its name is canonical. t.mu is held.
func (t *tree) list(dir string) (map[string]fs.FileMode, error) {
	if list, ok := t.lists[dir]; ok {
		return list, nil
	}
	if len(t.lists) >= maxFiles {
		return nil, fmt.Errorf("needs more than %d directories to be searched", maxFiles)
	}
	t.lists[dir] = nil
	f, err := t.open(dir)
	if err != nil {
		return nil, nil // it went away, or is not ours to read
	}
	defer f.Close()
	entries, err := f.ReadDir(maxEntries + 1)
	if err != nil && err != io.EOF {
		return nil, nil
	}
	if len(entries) > maxEntries {
		return nil, fmt.Errorf("lies in a directory with more than %d entries", maxEntries)
	}
	if err := t.bound.lists(len(entries)); err != nil {
		return nil, err
	}
	list := make(map[string]fs.FileMode, len(entries))
	for _, e := range entries {
		list[e.Name()] = e.Type()
	}
	t.lists[dir] = list
	return list, nil
}

// open opens a canonical name without waiting for anybody.
func (t *tree) open(name string) (*os.File, error) {
	return t.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|openFlags, 0)
}

// isFile reports whether name leads to a regular file.
func (t *tree) isFile(name string) bool {
	_, mode, err := t.find(name)
	return err == nil && mode.IsRegular()
}

// file is the text of the file that name leads to, and its canonical name.
func (t *tree) file(name string) ([]byte, string, error) {
	name, mode, err := t.find(name)
	switch {
	case err != nil:
		return nil, "", err
	case mode.IsDir():
		return nil, "", errors.New("is a directory")
	case !mode.IsRegular():
		return nil, "", errors.New("is not a regular file")
	}
	text, err := t.text(name)
	if err == nil {
		err = t.count(int64(len(text)))
	}
	if err != nil {
		return nil, "", err
	}
	return text, name, nil
}

// text is the content of a regular file, which is read once. name is canonical.
func (t *tree) text(name string) ([]byte, error) {
	t.mu.Lock()
	text := t.texts[name]
	t.mu.Unlock()
	if text != nil {
		return text, nil
	}
	t.note(name, nil)
	f, err := t.open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, plain(err)
	case !info.Mode().IsRegular() || special(f):
		return nil, errors.New("is not a regular file")
	case info.Size() > t.maxFile:
		return nil, fmt.Errorf("is larger than %d bytes, the limit for one file of a script (a quarter of -max-module)", t.maxFile)
	}
	if err := t.bound.reads(info.Size()); err != nil {
		return nil, err
	}
	text = make([]byte, info.Size()+1) // one more, to see the end
	n, err := io.ReadFull(f, text)
	switch {
	case err == nil:
		return nil, errors.New("grew while it was read")
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		return nil, plain(err)
	}
	t.note(name, text[:n])
	return text[:n], nil
}

func (t *tree) note(name string, text []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.texts[name] = text
}

// count refuses a file that is too much. One that is asked for twice counts twice: each is a copy in what is bundled.
func (t *tree) count(size int64) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.loads >= maxFiles:
		return fmt.Errorf("is one file too many: a script may be made of %d", maxFiles)
	case t.bytes+size > t.maxTotal:
		return fmt.Errorf("is too much: a script's files may have %d bytes together (-max-module)", t.maxTotal)
	}
	t.loads++
	t.bytes += size
	return nil
}

// again has files counted from the beginning: what was read is bundled once more.
func (t *tree) again() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.loads, t.bytes = 0, 0
	t.bound.again()
}

// inputs are the absolute paths of the files that were read. Those by which packages are found are left out: npm changes them along with the rest.
func (t *tree) inputs() (files []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for name := range t.texts {
		if inPackage(name) && path.Base(name) == "package.json" {
			continue
		}
		files = append(files, t.abs(name))
	}
	return files
}

// plain is an error of the file system without the path, which the message has already.
func plain(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
