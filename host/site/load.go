package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source/dir"
)

// job is one handler to be loaded.
type job struct {
	path string
	file string
	old  *mount // the handler that has this path now; nil: the path is free
	res  report.ReloadResult
	err  error // the load was not started
}

// Reload brings the handlers in line with the directory: new files are loaded, changed ones are loaded again, and handlers whose files are
// gone are removed. By "file" (and "start") a file that has not changed is not read; otherwise all files are read, and the hosts skip
// modules that are the same. opt.Handler limits it to the handler with this path: host.ErrNoMount if it does not exist. A handler that
// cannot be loaded stays as it was, and the result has the reason. Handlers are loaded independently, so that a slow one delays no other; a
// newer file for the same path cancels the load of the previous one.
func (s *Site) Reload(ctx context.Context, opt host.ReloadOptions) (report.ReloadResult, error) {
	if opt.IfMatch != 0 && opt.Handler == "" {
		return report.ReloadResult{}, host.ErrWhich
	}
	select {
	case s.scanLock <- struct{}{}:
	case <-ctx.Done():
		return report.ReloadResult{}, ctx.Err()
	}
	res, jobs, done, err := s.look(ctx, opt)
	<-s.scanLock
	if err != nil || done == nil {
		return res, err
	}
	<-done
	return collect(res, jobs, opt)
}

// look compares the directory with the handlers that serve, and starts to load those that differ: done is closed when all are loaded; nil:
// nothing was started. s.scanLock is held.
func (s *Site) look(ctx context.Context, opt host.ReloadOptions) (res report.ReloadResult, jobs []*job, done chan struct{}, err error) {
	if s.frozen.Load() {
		return res, nil, nil, host.ErrShutdown
	}
	ctx = context.WithoutCancel(ctx) // a load that has started is completed
	res = report.ReloadResult{OK: true, Unchanged: true, Module: base(s.cfg.Dir), By: opt.By, At: time.Now()}
	found, err := dir.Find(s.cfg.Dir, s.cfg.Host.Source.Accepts)
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
		select { // last, so that their replacements are loaded
		case <-done:
		case <-time.After(patience):
		}
		for _, m := range gone {
			s.remove(m)
		}
	}
	return res, jobs, done, nil
}

// patience is how long a handler whose file is gone still serves while handlers are loaded that may replace it.
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

// plan returns the handlers to load and those to remove.
func (s *Site) plan(found *dir.Handlers, opt host.ReloadOptions) (jobs []*job, gone []*mount) {
	var ignored []string
	for _, m := range s.list() {
		if wanted(m.path, opt) && found.Files[m.path] == nil && !found.Unseen(m.file) {
			gone = append(gone, m)
		}
	}
	for path, claims := range found.Files {
		s.mu.Lock()
		m := s.mounts[path]
		s.mu.Unlock()
		f := claims[0]
		for _, c := range claims { // the file that serves now has precedence
			if m != nil && m.file == c {
				f = c
			}
		}
		for _, c := range claims {
			if c != f {
				ignored = append(ignored, fmt.Sprintf("%s: %s has %s already: remove or rename one of them", c, f, urlPath(path)))
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
func (s *Site) current(m *mount, f string) bool {
	if m == nil {
		return false
	}
	inputs := m.host.Inputs()
	if m.file != f {
		s.mu.Lock()
		r := m.rejected
		s.mu.Unlock()
		if r.file != f {
			return false
		}
		inputs = r.inputs
	}
	return !inputs.Stale(s.cfg.Host.Source.Stat)
}

// wanted reports whether opt applies to the handler with this path.
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

// names lists the paths of all handlers, for messages.
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
