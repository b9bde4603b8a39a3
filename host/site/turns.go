package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/fair"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/dir"
)

// place is a path whose handler is being loaded, or will be.
type place struct {
	loadLock chan struct{} // capacity 1
	users    int           // guarded by Site.mu: jobs
	file     string        // guarded by Site.mu: the file that the last of them loads
	stamp    source.Stamp  // guarded by Site.mu: the state of this file
	host     *host.Host    // guarded by Site.mu: the host that is loading; nil: none

	ended      bool // guarded by Site.mu: this load was given up for a newer file
	superseded int  // guarded by Site.mu: how many in a row were. The hosts count for themselves, but a file may get another host
}

// supersede is host.Supersede for the host that is loading. Site.mu is held.
func (p *place) supersede() {
	if p.host != nil && p.superseded < host.MaxSuperseded && p.host.Supersede() {
		p.ended = true
		p.superseded++
	}
}

// end records the end of a load. Site.mu is held.
func (p *place) end() {
	if !p.ended {
		p.superseded = 0
	}
	p.host, p.ended = nil, false
}

// enter records a job for its path.
func (s *Site) enter(j *job) *place {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.places[j.path]
	if p == nil {
		p = &place{loadLock: make(chan struct{}, 1)}
		s.places[j.path] = p
	}
	p.users++
	p.file, p.stamp = j.file, s.cfg.Host.Source.Stat(j.file)
	p.supersede()
	return p
}

func (s *Site) leave(j *job, p *place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.users--; p.users == 0 {
		delete(s.places, j.path)
	}
}

// at records the host that is loading for p. It returns false if the site is shutting down.
func (s *Site) at(p *place, h *host.Host) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.host = h
	return !s.frozen.Load()
}

// underWay reports whether the current state of this file is being loaded for path.
func (s *Site) underWay(path string, f string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.places[path]
	return p != nil && p.file == f && p.stamp.Settled() && p.stamp.Same(s.cfg.Host.Source.Stat(f))
}

// endGone ends the loading of files that are gone.
func (s *Site) endGone(found *dir.Handlers, opt host.ReloadOptions) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, p := range s.places {
		if wanted(path, opt) && found.Files[path] == nil {
			p.supersede()
		}
	}
}

// run starts the jobs. Those of one path run one after another, and at most as many run concurrently as there are processors, in the order
// of package fair; a job that waits for another process does not count. The channel is closed when all are done.
func (s *Site) run(ctx context.Context, jobs []*job, opt host.ReloadOptions) chan struct{} {
	done := make(chan struct{})
	var all sync.WaitGroup
	for _, j := range jobs {
		p, name := s.enter(j), filepath.ToSlash(j.file)
		ctx := source.WithAside(ctx, func(wait func()) {
			s.busy.Leave()
			wait()
			s.busy.Enter(name)
		})
		all.Add(1)
		s.jobs.Go(func() {
			defer all.Done()
			defer s.leave(j, p)
			p.loadLock <- struct{}{}
			defer func() { <-p.loadLock }()
			s.busy.Enter(name)
			defer s.busy.Leave()
			j.res, j.err = s.load(ctx, j, p, opt)
			s.refresh()
		})
	}
	s.jobs.Go(func() { all.Wait(); close(done) })
	return done
}

// load loads one handler. If its file is the same as before, its generation is swapped; otherwise it gets a new host, which is added to the
// table when it is ready, or if the path has no handler that is ready.
func (s *Site) load(ctx context.Context, j *job, p *place, opt host.ReloadOptions) (report.ReloadResult, error) {
	if s.frozen.Load() {
		return report.ReloadResult{}, host.ErrShutdown
	}
	opt.Handler = ""
	s.mu.Lock()
	old := s.mounts[j.path] // it may have changed since the directory was read
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		p.end()
	}()
	if old != nil && old.file == j.file {
		s.at(p, old.host)
		return old.host.Reload(ctx, opt)
	}
	h, err := host.New(s.hostConfig(j.path, j.file))
	if err != nil {
		s.log.Error("handler not loaded", "handler", urlPath(j.path), "error", err)
		return report.ReloadResult{Module: j.file, By: opt.By, At: time.Now(), Error: err.Error()}, nil
	}
	if !s.at(p, h) {
		h.Close()
		return report.ReloadResult{}, host.ErrShutdown
	}
	m := &mount{path: j.path, name: urlPath(j.path), file: j.file, host: h}
	res, err := h.Reload(ctx, host.ReloadOptions{By: opt.By})
	if old != nil && !res.OK && old.host.Status().Ready {
		s.mu.Lock()
		old.rejected = rejected{j.file, h.Inputs()}
		s.mu.Unlock()
		h.Close() // the old one's file is gone, but its loaded generation continues to serve
		return res, err
	}
	if _, gone := os.Stat(j.file); errors.Is(gone, fs.ErrNotExist) || !s.install(m) {
		h.Close()
	}
	return res, err
}

// newBusy returns the gate that limits how many handlers are loaded concurrently.
func newBusy() *fair.Gate { return fair.NewGate(runtime.GOMAXPROCS(0)) }
