package bundle

// Dependences of a result beside the content of files: names that do not exist, and the names in directories. They are taken from the
// answers of the file system (record.go), for a watch of the script.

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Asked lists what a result depends on beside its Inputs. Paths are absolute. Files and directories of packages are left out, since a
// package manager changes them together with others; the packages that were looked for are not.
type Asked struct {
	Absent []string // names that do not exist: one that appears may change the result
	Dirs   []string // directories, each of which another name may change it
}

// Limits of Asked: a directory with more absent names than maxAbsent is one of Dirs instead, as is every further one when the paths have
// maxAsked bytes.
const (
	maxAbsent = 256
	maxAsked  = 1 << 20
)

// others returns what was asked of the tree beside the content of files.
func (t *tree) others() (a Asked) {
	t.mu.Lock()
	defer t.mu.Unlock()
	dirs := map[string]bool{}
	for dir := range t.asked.lists {
		if !inPackage(dir + "/") {
			dirs[dir] = true
		}
	}
	size := 0
	for _, dir := range slices.Sorted(maps.Keys(t.asked.names)) {
		if dirs[dir] || !holdsOwn(dir) {
			continue
		}
		names := absentIn(t.asked.names[dir])
		for _, name := range names {
			size += len(t.dir) + len(dir) + len(name) + 2
		}
		if len(names) > maxAbsent || size > maxAsked {
			dirs[dir] = true
			continue
		}
		for _, name := range names {
			a.Absent = append(a.Absent, t.abs(path.Join(dir, name)))
		}
	}
	size = 0
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		if size += len(t.dir) + len(dir) + 1; size > maxAsked {
			break
		}
		a.Dirs = append(a.Dirs, t.abs(dir))
	}
	return a
}

// absentIn returns the names that do not exist, sorted.
func absentIn(names map[string]fs.FileMode) (list []string) {
	for name, mode := range names {
		if mode == absent {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// holdsOwn reports whether a directory holds a handler's own files, or the packages that it is given: those in node_modules and in
// node_modules/@scope.
func holdsOwn(dir string) bool {
	if strings.HasPrefix(path.Base(dir), "@") {
		dir = path.Dir(dir)
	}
	if path.Base(dir) == "node_modules" {
		dir = path.Dir(dir)
	}
	return !inPackage(dir + "/")
}
