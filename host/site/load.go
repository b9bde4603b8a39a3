package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// job is one handler to be loaded.
type job struct {
	path string
	file file
	old  *mount // what has this path now; nil: nothing
	res  report.ReloadResult
	err  error // it was not begun
}

// Reload makes the handlers what the directory says: files that are new are loaded, changed ones loaded again, those that are gone taken
// out. By "file" (and "start") a file that has not changed is not read; by anything else all are, and the host skips what is the same.
// opt.Handler confines it to the handler with this path: host.ErrNoMount if there is none. Whatever fails changes nothing for the handler
// that it fails for, and the result says what it was. Handlers are loaded each in its turn, so that one that takes long holds up no other; a newer
// file for the same path ends the loading of the one before.
func (s *Site) Reload(ctx context.Context, opt host.ReloadOptions) (report.ReloadResult, error) {
	if opt.IfMatch != 0 && opt.Handler == "" {
		return report.ReloadResult{}, host.ErrWhich
	}
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return report.ReloadResult{}, ctx.Err()
	}
	res, jobs, done, err := s.look(ctx, opt)
	<-s.turn
	if err != nil || done == nil {
		return res, err
	}
	<-done
	return collect(res, jobs, opt)
}

// look compares the directory with what serves, and begins to load what differs: done is closed when that is over; nil: nothing was begun. s.turn
// is held.
func (s *Site) look(ctx context.Context, opt host.ReloadOptions) (res report.ReloadResult, jobs []*job, done chan struct{}, err error) {
	if s.draining.Load() {
		return res, nil, nil, host.ErrShutdown
	}
	ctx = context.WithoutCancel(ctx) // begun is done
	res = report.ReloadResult{OK: true, Unchanged: true, Module: base(s.cfg.Dir), By: opt.By, At: time.Now()}
	found, err := scanDir(s.cfg.Dir, s.cfg.Host.Source.Accepts)
	if err != nil {
		res.OK, res.Error, res.Took, res.Passing = false, err.Error(), time.Since(res.At), host.Passing(err)
		s.log.Error("the directory of handlers cannot be read, all handlers serve on", "by", opt.By, "error", err)
		return res, nil, nil, nil
	}
	jobs, gone := s.plan(found, opt)
	if opt.Handler != "" && len(jobs)+len(gone) == 0 {
		return res, nil, nil, fmt.Errorf("%w: %s; there are %s", host.ErrNoMount, opt.Handler, s.names())
	}
	s.endGone(found, opt)
	done = s.run(ctx, jobs, opt)
	if len(gone) > 0 {
		res.Unchanged = false
		select { // last: what takes their place is there
		case <-done:
		case <-time.After(patience):
		}
		for _, m := range gone {
			s.remove(m)
		}
	}
	return res, jobs, done, nil
}

// patience is how long a handler whose file is gone still serves while others are loaded that may replace it.
const patience = time.Second

// collect makes one result of many.
func collect(res report.ReloadResult, jobs []*job, opt host.ReloadOptions) (report.ReloadResult, error) {
	for _, j := range jobs {
		j.res.Handler = urlPath(j.path)
		if opt.Handler != "" {
			return j.res, j.err
		}
		if j.err != nil && j.res.Error == "" {
			j.res.Error = j.err.Error()
		}
		if !j.res.OK {
			res.OK, res.Unchanged = false, false
			res.Passing = res.Passing || j.res.Passing
			if res.Error == "" {
				res.Error = j.res.Handler + ": " + j.res.Error
			}
		}
		res.Unchanged = res.Unchanged && j.res.Unchanged
		res.Handlers = append(res.Handlers, j.res)
	}
	res.Took = time.Since(res.At)
	return res, nil
}

// plan says which handlers to load and which to take out.
func (s *Site) plan(found *scan, opt host.ReloadOptions) (jobs []*job, gone []*mount) {
	var ignored []string
	for _, m := range s.list() {
		if wanted(m.path, opt) && found.files[m.path] == nil && !found.unseen(m.file) {
			gone = append(gone, m)
		}
	}
	for path, claims := range found.files {
		s.mu.Lock()
		m := s.mounts[path]
		s.mu.Unlock()
		f := claims[0]
		for _, c := range claims { // who serves goes on
			if m != nil && m.file == c.path {
				f = c
			}
		}
		for _, c := range claims {
			if c.path != f.path {
				ignored = append(ignored, fmt.Sprintf("%s: %s has %s already: remove or rename one of them", c.path, f.path, urlPath(path)))
			}
		}
		if !wanted(path, opt) || byFile(opt) && (s.underWay(path, f) || s.current(m, f)) {
			continue
		}
		jobs = append(jobs, &job{path: path, file: f, old: m})
	}
	slices.SortFunc(jobs, func(a, b *job) int { return cmp.Compare(a.path, b.path) })
	s.report(ignored)
	return jobs, gone
}

// current reports whether m was loaded from the current state of this file, or rejected because of it.
func (s *Site) current(m *mount, f file) bool {
	if m == nil {
		return false
	}
	inputs := m.host.Inputs()
	if m.file != f.path {
		s.mu.Lock()
		r := m.rejected
		s.mu.Unlock()
		if r.file != f.path {
			return false
		}
		inputs = r.inputs
	}
	return !inputs.Stale(s.cfg.Host.Source.Stat)
}

// wanted says whether the handler with this path is meant.
func wanted(path string, opt host.ReloadOptions) bool {
	if opt.Handler == "" {
		return true
	}
	name := "/" + strings.Trim(opt.Handler, "/")
	return name == path || name == urlPath(path)
}

func byFile(opt host.ReloadOptions) bool { return opt.By == "file" || opt.By == "start" }

// report logs the files that are not served, each once.
func (s *Site) report(ignored []string) {
	slices.Sort(ignored)
	s.mu.Lock()
	before := s.ignored
	s.ignored = ignored
	s.mu.Unlock()
	for _, text := range ignored {
		if !slices.Contains(before, text) {
			s.log.Error("file not served: " + text)
		}
	}
}

// Missing says whether the directory is not there.
func (s *Site) Missing() bool {
	_, err := os.Stat(s.cfg.Dir)
	return errors.Is(err, fs.ErrNotExist)
}

// names lists the paths for people.
func (s *Site) names() string {
	var names []string
	for _, m := range s.list() {
		names = append(names, m.name)
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, ", ")
}
