package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Limits of a directory of handlers: one that exceeds them holds other files as well.
const (
	maxHandlers = 1024
	maxDirs     = 1024
	maxDepth    = 16
)

// scan is a directory of handlers as it was found.
type scan struct {
	files map[string][]file // by mount path; several that claim the same are in the order of precedence
	dirs  []string          // directories that were read, the site's own first
	links []string          // symbolic links among them and their files
	blind []string          // directories that could not be read: the handlers in them are kept

	accepts func(name string) bool // Source.Accepts
}

// file is the file of a module or script.
type file struct {
	path string // joined with the directory's
}

// scanDir looks for handlers in dir and below: files whose names are accepted. Names that begin with '.' or '_' and node_modules are left
// out. Links are followed, except those that lead back to where they are. It fails if dir is not a directory, or holds too much.
func scanDir(dir string, accepts func(name string) bool) (*scan, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a directory", dir)
	}
	s := &scan{files: map[string][]file{}, accepts: accepts}
	return s, s.walk(dir, "", []os.FileInfo{info})
}

// walk reads dir, whose mount path is prefix ("" or "/a/b"). above are the directories that lead there, and itself. A directory's
// files come before those of the directories in it, which gives api.wasm precedence over api/index.wasm.
func (s *scan) walk(dir, prefix string, above []os.FileInfo) error {
	if s.dirs = append(s.dirs, dir); len(s.dirs) > maxDirs {
		return fmt.Errorf("more than %d directories below %s: handlers need a directory of their own", maxDirs, s.dirs[0])
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.blind = append(s.blind, dir)
		return nil
	}
	type sub struct {
		name string
		info os.FileInfo
	}
	var subs []sub
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "node_modules" {
			continue
		}
		path := filepath.Join(dir, name)
		if e.Type()&fs.ModeSymlink != 0 {
			s.links = append(s.links, path)
		} else if !e.IsDir() && !s.accepts(name) {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue // removed in the meantime, or a link that leads nowhere
		}
		switch {
		case info.IsDir():
			subs = append(subs, sub{name, info})
		case s.accepts(name) && info.Mode().IsRegular():
			if err := s.claim(mountPath(prefix, strings.TrimSuffix(name, filepath.Ext(name))), file{path}); err != nil {
				return err
			}
		}
	}
	for _, d := range subs {
		if len(above) > maxDepth || leadsBack(above, d.info) {
			continue
		}
		if err := s.walk(filepath.Join(dir, d.name), prefix+"/"+d.name, append(above[:len(above):len(above)], d.info)); err != nil {
			return err
		}
	}
	return nil
}

func (s *scan) claim(mount string, f file) error {
	if len(s.files) == maxHandlers && s.files[mount] == nil {
		return fmt.Errorf("more than %d handlers below %s", maxHandlers, s.dirs[0])
	}
	s.files[mount] = append(s.files[mount], f)
	return nil
}

// mountPath is where base.wasm in a directory with this prefix is mounted.
func mountPath(prefix, base string) string {
	switch {
	case base != "index":
		return prefix + "/" + base
	case prefix == "":
		return "/"
	}
	return prefix
}

func leadsBack(above []os.FileInfo, dir os.FileInfo) bool {
	for _, a := range above {
		if os.SameFile(a, dir) {
			return true
		}
	}
	return false
}

// unseen reports whether path is in a directory that could not be read.
func (s *scan) unseen(path string) bool {
	for _, dir := range s.blind {
		if strings.HasPrefix(path, dir+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
