package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host"
)

// place is a path whose handler is being loaded, or is to be.
type place struct {
	turn  chan struct{} // capacity 1
	users int           // guarded by Site.mu: jobs
	file  *file         // guarded by Site.mu: what the last of them is to load
	host  *host.Host    // guarded by Site.mu: that loads; nil: none
}

// enter notes a job for its path.
func (s *Site) enter(j *job) *place {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.places[j.path]
	if p == nil {
		p = &place{turn: make(chan struct{}, 1)}
		s.places[j.path] = p
	}
	p.users++
	p.file = &j.file
	if p.host != nil {
		p.host.Supersede()
	}
	return p
}

func (s *Site) leave(j *job, p *place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.users--; p.users == 0 {
		delete(s.places, j.path)
	}
}

// at notes the host that loads for p; nil: none any more. false: all is being shut down.
func (s *Site) at(p *place, h *host.Host) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.host = h
	return !s.draining.Load()
}

// underWay reports whether this file is being loaded for path, as it is now.
func (s *Site) underWay(path string, f file) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.places[path]
	return p != nil && p.file.path == f.path && seen{p.file.info, time.Since(f.info.ModTime()) > rest}.covers(f.info)
}

// endGone ends the loading of files that are gone.
func (s *Site) endGone(found *scan, opt host.ReloadOptions) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, p := range s.places {
		if wanted(path, opt) && found.files[path] == nil && p.host != nil {
			p.host.Supersede()
		}
	}
}

// run begins the jobs, each in the turn of its path, as many at a time as there are processors; one that waits for another process does
// not count. The channel is closed when all are done.
func (s *Site) run(ctx context.Context, jobs []*job, opt host.ReloadOptions) chan struct{} {
	done := make(chan struct{})
	var all sync.WaitGroup
	ctx = host.WithAside(ctx, func(wait func()) {
		<-s.busy
		wait()
		s.busy <- struct{}{}
	})
	for _, j := range jobs {
		p := s.enter(j)
		all.Add(1)
		s.jobs.Go(func() {
			defer all.Done()
			defer s.leave(j, p)
			p.turn <- struct{}{}
			defer func() { <-p.turn }()
			s.busy <- struct{}{}
			defer func() { <-s.busy }()
			j.res, j.err = s.load(ctx, j, p, opt)
		})
	}
	s.jobs.Go(func() { all.Wait(); close(done) })
	return done
}

// load loads one handler. A handler of the same file swaps its generation; any other gets a host of its own, which is put into the table
// when it serves, or when nothing else does.
func (s *Site) load(ctx context.Context, j *job, p *place, opt host.ReloadOptions) (host.ReloadResult, error) {
	if s.draining.Load() {
		return host.ReloadResult{}, host.ErrShutdown
	}
	opt.Handler = ""
	s.mu.Lock()
	old := s.mounts[j.path] // it may be another than when the directory was looked at
	s.mu.Unlock()
	defer s.at(p, nil)
	if old != nil && old.file == j.file.path {
		s.at(p, old.host)
		return old.host.Reload(ctx, opt)
	}
	h, err := host.New(s.hostConfig(j.path, j.file.path))
	if err != nil {
		s.log.Error("handler not loaded", "handler", urlPath(j.path), "error", err)
		return host.ReloadResult{Module: j.file.path, By: opt.By, At: time.Now(), Error: err.Error()}, nil
	}
	if !s.at(p, h) {
		h.Close()
		return host.ReloadResult{}, host.ErrShutdown
	}
	m := &mount{path: j.path, name: urlPath(j.path), file: j.file.path, host: h, seen: seen{j.file.info, time.Since(j.file.info.ModTime()) > rest}}
	res, err := h.Reload(ctx, host.ReloadOptions{By: opt.By})
	if old != nil && !res.OK && old.host.Status().Ready {
		h.Close() // the file of the old one is gone, but what was loaded of it serves on
		return res, err
	}
	if _, gone := os.Stat(j.file.path); errors.Is(gone, fs.ErrNotExist) || !s.install(m) {
		h.Close()
	}
	return res, err
}

// newBusy bounds how many are loaded at a time.
func newBusy() chan struct{} { return make(chan struct{}, runtime.GOMAXPROCS(0)) }
