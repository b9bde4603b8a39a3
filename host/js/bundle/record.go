package bundle

// A record of all that a result depends on, so that it can be used again: everything that the bundler has asked of the file system, with
// the answers. It reads files through a tree and has no other input, so that equal answers make an equal result.

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"time"
)

// maxRecord limits the bytes of a record; a script that needs more is bundled each time.
const maxRecord = 4 << 20

// absent is the type of a name that does not exist.
const absent = ^fs.FileMode(0)

// asked is what was asked of a tree. It is guarded by tree.mu.
type asked struct {
	names map[string]map[string]fs.FileMode // types of names, by directory
	lists map[string]bool                   // directories of which all names were used
	links map[string]string                 // targets of links
	fails bool                              // something could not be read or listed: the result is not to be used again
}

// name records the type of a name in a directory.
func (a *asked) name(dir, name string, mode fs.FileMode) {
	if a.names == nil {
		a.names = map[string]map[string]fs.FileMode{}
	}
	if a.names[dir] == nil {
		a.names[dir] = map[string]fs.FileMode{}
	}
	a.names[dir][name] = mode
}

// record is the form in which questions and answers are kept. Names are canonical names in the tree.
type record struct {
	Dir, Real, Entry string
	Names            map[string]map[string]fs.FileMode // by directory
	Lists            map[string][]byte                 // sha256 of all names and types in a directory
	Links            map[string]string
	Files            map[string]fileRecord
}

// fileRecord describes the content of a file.
type fileRecord struct {
	Size int64
	Sum  []byte // sha256
}

// record returns what the result depends on; nil: it must not be used again.
func (b *build) record() []byte {
	t := b.tree
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.asked.fails {
		return nil
	}
	r := record{Dir: t.dir, Real: t.real, Entry: b.entry, Names: t.asked.names, Links: t.asked.links, Lists: map[string][]byte{}, Files: map[string]fileRecord{}}
	for dir := range t.asked.lists {
		r.Lists[dir] = sumOf(t.lists[dir])
	}
	for name, text := range t.texts {
		if text != nil { // nil: only its name is used
			sum := sha256.Sum256(text)
			r.Files[name] = fileRecord{int64(len(text)), sum[:]}
		}
	}
	text, err := json.Marshal(r)
	if err != nil || len(text) > maxRecord {
		return nil
	}
	return text
}

// sumOf returns a hash of the entries of a directory.
func sumOf(list map[string]fs.FileMode) []byte {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(list)) {
		fmt.Fprintf(h, "%q %d\n", name, list[name])
	}
	return h.Sum(nil)
}

// Unchanged reports whether Bundle would have the same result as the one with this Record. It reads the content of all files that the
// result was made of. Beside the configuration, path must be the same.
func (c Config) Unchanged(ctx context.Context, path string, text []byte) bool {
	r, err := c.request(path)
	if err != nil {
		return false
	}
	var old record
	if json.Unmarshal(text, &old) != nil {
		return false
	}
	root, err := r.root()
	if err != nil {
		return false
	}
	t, err := openTree(root, r.MaxBytes/4, r.MaxBytes)
	if err != nil {
		return false
	}
	defer t.Close()
	if t.dir != old.Dir || t.real != old.Real {
		return false
	}
	entry, err := t.entry(r.File)
	return err == nil && entry == old.Entry && t.answers(ctx, &old)
}

// answers reports whether the tree still gives the answers of old. Sizes and names come first, and then the files that were written last:
// where something has changed, little is read.
func (t *tree) answers(ctx context.Context, old *record) bool {
	for dir, names := range old.Names {
		list, err := t.list(dir)
		if err != nil {
			return false
		}
		for name, mode := range names {
			if now, ok := list[name]; ok && now != mode || !ok && mode != absent {
				return false
			}
		}
	}
	for dir, sum := range old.Lists {
		if list, err := t.list(dir); err != nil || string(sumOf(list)) != string(sum) {
			return false
		}
	}
	for name, target := range old.Links {
		if now, err := t.root.Readlink(filepath.FromSlash(name)); err != nil || now != target {
			return false
		}
	}
	type file struct {
		name string
		at   time.Time
	}
	var files []file
	total := int64(0)
	for name, f := range old.Files {
		info, err := t.root.Lstat(filepath.FromSlash(name))
		if total += f.Size; err != nil || info.Size() != f.Size || total > t.maxTotal {
			return false
		}
		files = append(files, file{name, info.ModTime()})
	}
	slices.SortFunc(files, func(a, b file) int { return b.at.Compare(a.at) })
	buf := make([]byte, 64<<10)
	for _, f := range files {
		if ctx.Err() != nil || !t.same(f.name, old.Files[f.name], buf) {
			return false
		}
	}
	return true
}

// same reports whether a file has this content, which it reads through buf.
func (t *tree) same(name string, want fileRecord, buf []byte) bool {
	f, err := t.open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || special(f) {
		return false
	}
	sum := sha256.New()
	n, err := io.CopyBuffer(sum, io.LimitReader(f, want.Size+1), buf)
	return err == nil && n == want.Size && string(sum.Sum(nil)) == string(want.Sum)
}
