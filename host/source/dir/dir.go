// Package dir finds the handlers of a directory: the files in it, and in the directories below it, whose names a source accepts. Each has a
// mount path, the path of the URLs that it answers.
package dir

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

// Handlers are the handlers of a directory as they were found. Paths begin with the directory's, as it was given.
type Handlers struct {
	Files map[string][]string // paths of files by mount path ("/", "/a/b"); several that claim the same are in the order of precedence
	Dirs  []string            // directories that were read, the one that was given first
	Links []string            // symbolic links among them and their files

	blind   []string               // directories that could not be read
	accepts func(name string) bool // source.Source.Accepts
}

// Find looks for handlers in dir and below: files whose names are accepted. Names that begin with '.' or '_' and node_modules are left
// out. Links are followed, except those that lead back to where they are. It fails if dir is not a directory (the result is nil), or holds
// more than 1024 handlers or directories (the result has those that were found first).
func Find(dir string, accepts func(name string) bool) (*Handlers, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a directory", dir)
	}
	h := &Handlers{Files: map[string][]string{}, accepts: accepts}
	return h, h.walk(dir, "", []os.FileInfo{info})
}

// walk reads dir, whose mount path is prefix ("" or "/a/b"). above are the directories that lead there, and itself. A directory's
// files come before the files of its subdirectories, which gives api.wasm precedence over api/index.wasm.
func (h *Handlers) walk(dir, prefix string, above []os.FileInfo) error {
	if h.Dirs = append(h.Dirs, dir); len(h.Dirs) > maxDirs {
		return fmt.Errorf("more than %d directories below %s: handlers need a directory of their own", maxDirs, h.Dirs[0])
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		h.blind = append(h.blind, dir)
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
			h.Links = append(h.Links, path)
		} else if !e.IsDir() && !h.accepts(name) {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue // removed in the meantime, or a link that leads nowhere
		}
		switch {
		case info.IsDir():
			subs = append(subs, sub{name, info})
		case h.accepts(name) && info.Mode().IsRegular():
			if err := h.claim(mountPath(prefix, strings.TrimSuffix(name, filepath.Ext(name))), path); err != nil {
				return err
			}
		}
	}
	for _, d := range subs {
		if len(above) > maxDepth || leadsBack(above, d.info) {
			continue
		}
		if err := h.walk(filepath.Join(dir, d.name), prefix+"/"+d.name, append(above[:len(above):len(above)], d.info)); err != nil {
			return err
		}
	}
	return nil
}

func (h *Handlers) claim(mount, path string) error {
	if len(h.Files) == maxHandlers && h.Files[mount] == nil {
		return fmt.Errorf("more than %d handlers below %s", maxHandlers, h.Dirs[0])
	}
	h.Files[mount] = append(h.Files[mount], path)
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

// Unseen reports whether path is in a directory that could not be read: its handler may still exist.
func (h *Handlers) Unseen(path string) bool {
	for _, dir := range h.blind {
		if strings.HasPrefix(path, dir+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
