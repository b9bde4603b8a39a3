package site

import (
	"context"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/dir"
	"github.com/wasmserve/wasmserve/host/source/watch"
)

// Watch is Host.Watch for the directory: it calls changed after a file in it, or one that a handler was made of, has changed. nil: the site
// reloads.
func (s *Site) Watch(quiet time.Duration, changed func()) (source.Watcher, error) {
	if changed == nil {
		changed = func() {
			s.jobs.Go(func() { s.Reload(context.Background(), host.ReloadOptions{By: "file"}) })
		}
	}
	w, err := watch.Folder(s.cfg.Dir, s.watched, quiet, s.log, changed)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watcher = w
	return w, nil
}

// refresh updates what is watched.
func (s *Site) refresh() {
	s.mu.Lock()
	w := s.watcher
	s.mu.Unlock()
	if w != nil {
		w.Refresh()
	}
}

// watched returns the directories in which every change counts, and the links among their entries: for the handlers, and for the files
// that handlers were made of. It fails if the site's directory does not exist.
func (s *Site) watched() (dirs, links []string, err error) {
	found, err := dir.Find(s.cfg.Dir, s.cfg.Host.Source.Accepts)
	if found == nil {
		return nil, nil, err
	}
	known := map[string]bool{}
	for _, d := range found.Dirs {
		known[d] = true
	}
	dirs = found.Dirs
	for _, in := range s.inputs() {
		for _, path := range in.Watched() {
			if d := filepath.Dir(path); !known[d] { // of source.Names: the directory itself
				known[d] = true
				dirs = append(dirs, d)
			}
		}
	}
	return dirs, found.Links, nil
}

// inputs returns what the handlers were made of, and what was made of files that were rejected.
func (s *Site) inputs() (list []source.Inputs) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.mounts {
		list = append(list, m.host.Inputs(), m.rejected.inputs)
	}
	return list
}
