package codecache

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// settled is the age from which sweep examines a file that is being written: by then its writer has locked it.
const settled = 2 * time.Second

// aged reports whether the file at path is older than settled.
func aged(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && time.Since(info.ModTime()) > settled
}

// sweep removes the files that ended processes have left half written, and the least recently used entries until the rest is within
// the store's size. keep is not removed.
func (s *Store) sweep(keep string) {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	type entry struct {
		path string
		used time.Time
		size int64
	}
	var entries []entry
	var all int64
	for _, f := range files {
		path := filepath.Join(s.dir, f.Name())
		info, err := f.Info()
		switch {
		case err != nil:
		case strings.HasSuffix(f.Name(), tempSuffix):
			if aged(path) && abandoned(path) {
				os.Remove(path)
			}
		case strings.HasSuffix(f.Name(), entrySuffix) && info.Mode().IsRegular():
			entries = append(entries, entry{path, info.ModTime(), info.Size()})
			all += info.Size()
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.used.UnixNano(), b.used.UnixNano()) })
	for _, e := range entries {
		if all <= s.size {
			return
		}
		if e.path != keep && os.Remove(e.path) == nil {
			all -= e.size
		}
	}
}
