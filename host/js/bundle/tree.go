package bundle

// Reading files: those below one directory, and no others.

import (
	"bytes"
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

// Limits of one script's files, which are far beyond what real handlers have.
const (
	maxFiles   = 1 << 15 // files read, and directories listed
	maxEntries = 1 << 16 // entries of one directory
	maxLinks   = 40      // symbolic links on the way to a file, as in Linux
)

// errAbsent is the error for a file that does not exist.
var errAbsent = errors.New("does not exist")

// tree is the directory that all files of a script lie below. The bundler accesses the file system only through it: names are
// slash-separated and relative to the directory (".": itself), links are followed as long as they stay below it, and only regular files are
// read. The checks hold even if the directory changes in the meantime (os.Root, and O_NONBLOCK for a file that has become a FIFO).
type tree struct {
	root     *os.Root
	dir      string            // absolute, links not resolved
	real     string            // the same directory without links
	maxFile  int64             // bytes of one file
	maxTotal int64             // bytes of all files
	alone    bool              // see nesting.go
	reading  func(path string) // is called before a file is read, from any goroutine; nil: it is not

	mu    sync.Mutex
	lists map[string]map[string]fs.FileMode // guarded by mu: directories that were listed, by canonical name; nil: cannot be read
	names map[string]found                  // guarded by mu: results of find
	texts map[string][]byte                 // guarded by mu: files that were read, by canonical name; nil: could not be read
	asked asked                             // guarded by mu: see record.go
	loads int                               // guarded by mu: files that were requested
	bytes int64                             // guarded by mu: of the files that were requested
}

// found is the target of a name.
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
	return &tree{root: root, dir: filepath.Clean(dir), real: real, maxFile: maxFile, maxTotal: maxTotal,
		lists: map[string]map[string]fs.FileMode{}, names: map[string]found{}, texts: map[string][]byte{}}, nil
}

func (t *tree) Close() error { return t.root.Close() }

// below returns an absolute path as a name in the tree; false: it lies outside.
func (t *tree) below(abs string) (string, bool) {
	for _, dir := range []string{t.dir, t.real} {
		if rel, err := filepath.Rel(dir, filepath.Clean(abs)); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), true
		}
	}
	return "", false
}

// abs returns the absolute path of a name.
func (t *tree) abs(name string) string { return filepath.Join(t.dir, filepath.FromSlash(name)) }

// outside returns the error for a file outside of the tree.
func (t *tree) outside() error {
	return fmt.Errorf("leads out of %s: a script imports only files below its directory (-script-root DIR names one above it)", t.dir)
}

func (t *tree) linked() error { return fmt.Errorf("is a link that %w", t.outside()) }

// find follows name, link by link, and returns the name without links and the file's type. It returns errAbsent if the file does not exist.
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
		if ok {
			t.asked.name(at, part, kind)
		} else {
			t.asked.name(at, part, absent)
		}
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
			t.asked.fails = true
			return "", 0, errAbsent
		}
		if t.asked.links == nil {
			t.asked.links = map[string]string{}
		}
		t.asked.links[next] = to
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

// list returns the entries of a directory. Its name is canonical. t.mu is held.
func (t *tree) list(dir string) (map[string]fs.FileMode, error) {
	if list, ok := t.lists[dir]; ok {
		return list, nil
	}
	if len(t.lists) >= maxFiles {
		t.asked.fails = true
		return nil, fmt.Errorf("needs more than %d directories to be searched", maxFiles)
	}
	t.lists[dir] = nil
	f, err := t.open(dir)
	if err != nil {
		t.asked.fails = true
		return nil, nil // it was removed, or may not be read
	}
	defer f.Close()
	entries, err := f.ReadDir(maxEntries + 1)
	if err != nil && err != io.EOF {
		t.asked.fails = true
		return nil, nil
	}
	if len(entries) > maxEntries {
		t.asked.fails = true
		return nil, fmt.Errorf("lies in a directory with more than %d entries", maxEntries)
	}
	list := make(map[string]fs.FileMode, len(entries))
	for _, e := range entries {
		list[e.Name()] = e.Type()
	}
	t.lists[dir] = list
	return list, nil
}

// open opens a canonical name without blocking.
func (t *tree) open(name string) (*os.File, error) {
	return t.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|openFlags, 0)
}

// isFile reports whether name leads to a regular file.
func (t *tree) isFile(name string) bool {
	_, mode, err := t.find(name)
	return err == nil && mode.IsRegular()
}

// file returns the text of the file that name leads to, and its canonical name.
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

// text returns the content of a regular file, which is read once. name is canonical.
func (t *tree) text(name string) ([]byte, error) {
	t.mu.Lock()
	text := t.texts[name]
	t.mu.Unlock()
	if text != nil {
		return text, nil
	}
	text, err := t.read(name)
	if err != nil {
		t.mu.Lock()
		t.asked.fails = true
		t.mu.Unlock()
	}
	return text, err
}

func (t *tree) read(name string) ([]byte, error) {
	t.note(name, nil)
	if t.reading != nil {
		t.reading(t.abs(name))
	}
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
	text := make([]byte, info.Size()+1) // one more, to detect the end
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

// note records that a file was used, and its content (nil: only its name was). The content of a file that was read before stays recorded.
func (t *tree) note(name string, text []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	before := t.texts[name]
	switch {
	case before == nil:
		t.texts[name] = text
	case text != nil && !bytes.Equal(before, text): // two loads have read it, and it was written in between
		t.asked.fails = true
	}
}

// count returns an error if a file exceeds the limits. A file that is requested twice counts twice, since it is bundled twice.
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

// again restarts the count, for another build of the same files.
func (t *tree) again() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.loads, t.bytes = 0, 0
}

// inputs returns the absolute paths of the files that were read, and of the links that led to them. A package's package.json is left out:
// npm changes it together with other files.
func (t *tree) inputs() (files []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for name := range t.texts {
		if inPackage(name) && path.Base(name) == "package.json" {
			continue
		}
		files = append(files, t.abs(name))
	}
	for link := range t.asked.links {
		files = append(files, t.abs(link))
	}
	return files
}

// plain returns an error of the file system without the path, which the message has already.
func plain(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
