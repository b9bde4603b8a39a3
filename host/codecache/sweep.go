package codecache

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// settled is how old a file that is being written must be to be looked at: by then whoever writes it has its lock.
const settled = 2 * time.Second

// aged reports whether the file at path is as old as that.
func aged(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && time.Since(info.ModTime()) > settled
}

// sweep removes what processes that have ended left half written, and the entries that were used least recently while all together take
// more than the store may. keep is not removed.
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
