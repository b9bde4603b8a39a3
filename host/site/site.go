package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/internal/fair"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/source"
)

// DefaultTotal is Config.Total's default.
const DefaultTotal = 256

// Config holds the parameters of New.
type Config struct {
	// Dir is the directory. It must exist when Reload is first called; if it is removed later, all handlers keep serving.
	Dir string
	// Host is the configuration of every handler's host, limits included. Module, State, Cache, Budget, Mounted and OnSettings are set by
	// the site. The files that Source accepts are handlers.
	Host host.Config
	// State returns the store of the handler with this path; nil: handlers have no store.
	State func(path string) adapter.Store
	// Total limits the instances of all handlers, beyond one for each; 0: DefaultTotal; negative: one for each.
	Total int
	// Addresses reports that the manifest of the root handler may name the server's address, since the operator has not.
	Addresses bool
	// OnSettings is host.Config.OnSettings, with the settings for all connections.
	OnSettings func(host.Settings)
}

// Site serves a directory of handlers. Its methods may be called from any goroutine.
type Site struct {
	// Constant after New.
	cfg      Config
	log      *slog.Logger
	cache    *host.Cache
	budget   *pool.Budget
	born     time.Time
	scanLock chan struct{} // capacity 1: serialises scans of the directory
	busy     *fair.Gate    // limits concurrent loads
	life     context.Context
	cut      context.CancelFunc // ends the wait for removed handlers
	tasks    sync.WaitGroup     // the waits for removed handlers
	jobs     sync.WaitGroup     // loading

	def host.Settings // without any manifest

	table    atomic.Pointer[table]
	settings atomic.Pointer[host.Settings]
	frozen   atomic.Bool // nothing is loaded any more
	draining atomic.Bool
	notFound atomic.Uint64
	refused  atomic.Uint64

	mu      sync.Mutex
	places  map[string]*place   // guarded by mu: by path
	mounts  map[string]*mount   // guarded by mu: by path, not encoded
	leaving map[*mount]struct{} // guarded by mu: removed, with requests that still run
	gone    sums                // guarded by mu: of removed handlers whose requests have ended
	ignored []string            // guarded by mu
	watcher source.Watcher      // guarded by mu; nil: nothing is watched
}

// mount is a handler with its path.
type mount struct {
	// Constant.
	path string // not encoded
	name string // path as in a URL
	file string
	host *host.Host

	limits atomic.Pointer[limits] // nil: those for all

	rejected rejected // guarded by Site.mu
}

// rejected is a file that could not take the place of a handler whose own file is gone.
type rejected struct {
	file   string // "": there was no such file
	inputs source.Inputs
}

// New makes a site without handlers: Reload loads them.
func New(cfg Config) (*Site, error) {
	if cfg.Host.Log == nil {
		cfg.Host.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if cfg.Host.Source == nil {
		cfg.Host.Source = source.Files{Max: cfg.Host.MaxModule}
	}
	if cfg.Total == 0 {
		cfg.Total = DefaultTotal
	}
	if cfg.Host.DrainTimeout == 0 {
		cfg.Host.DrainTimeout = host.DefaultDrainTimeout
	}
	s := &Site{cfg: cfg, log: cfg.Host.Log, born: time.Now(), scanLock: make(chan struct{}, 1), busy: newBusy(), places: map[string]*place{}, mounts: map[string]*mount{},
		leaving: map[*mount]struct{}{}, budget: pool.NewBudget(max(cfg.Total, 0))}
	var err error
	if s.cache, err = host.OpenCache(cfg.Host.CacheConfig()); err != nil {
		return nil, err
	}
	s.life, s.cut = context.WithCancel(context.Background())
	probe, err := host.New(s.hostConfig("/", filepath.Join(cfg.Dir, "index.wasm"))) // reports errors of the configuration now
	if err != nil {
		s.cache.Close()
		return nil, err
	}
	s.def = probe.Settings()
	probe.Close()
	s.settings.Store(&s.def)
	s.table.Store(newTable(nil))
	return s, nil
}

// hostConfig returns the configuration of one handler's host.
func (s *Site) hostConfig(path, file string) host.Config {
	cfg := s.cfg.Host
	cfg.Module, cfg.Cache, cfg.Budget = file, s.cache, s.budget
	cfg.Log = s.log.With("handler", urlPath(path))
	cfg.Mounted = path != "/" || !s.cfg.Addresses
	cfg.OnSettings = func(host.Settings) { s.updateLimits() }
	if s.cfg.State != nil {
		cfg.State = s.cfg.State(path)
	}
	return cfg
}

// urlPath returns a mount's path as it is written in a URL.
func urlPath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// Settings returns the settings for all connections; a handler's own are applied to each of its exchanges.
func (s *Site) Settings() host.Settings { return *s.settings.Load() }

// Serve finds the handler for x and hands x on. It returns when x has been answered or cut.
func (s *Site) Serve(x *exchange.Exchange) {
	for {
		t := s.table.Load()
		m, length := t.find(x.Path)
		if x.Mount = length; m == nil {
			s.reject(x, t)
			return
		}
		if s.tryServe(m, x) {
			return
		}
		if s.table.Load() == t { // it has no module that can be served, or the site is shutting down
			m.host.Serve(x)
			return
		} // it has been removed since
	}
}

// tryServe is Host.TryServe with the handler's own limits.
func (s *Site) tryServe(m *mount, x *exchange.Exchange) bool {
	l := m.limits.Load()
	if l == nil {
		return m.host.TryServe(x)
	}
	end, ok := l.applyTo(x)
	if end != nil {
		defer end()
	}
	if !ok {
		m.host.CountRefused("max-body")
		return true
	}
	return m.host.TryServe(x)
}

// reject answers requests that match no mount.
func (s *Site) reject(x *exchange.Exchange, t *table) {
	switch {
	case s.draining.Load():
		s.refused.Add(1)
		x.Respond(&exchange.Response{Status: 503, Header: retryLater, Body: []byte("The server is shutting down.\n")})
	case t.size == 0:
		s.refused.Add(1)
		text := fmt.Sprintf("No handler yet: put a wasm module into %s, and it will be served: index.wasm at /, api.wasm at /api.\n", base(s.cfg.Dir))
		x.Respond(&exchange.Response{Status: 503, Header: retryLater, Body: []byte(text)})
	default:
		s.notFound.Add(1)
		x.Respond(&exchange.Response{Status: 404, Header: plainText, Body: []byte("Not Found\n")})
	}
}

// base returns the name of a directory, also of ".".
func base(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return filepath.Base(dir)
}

var (
	plainText  = []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/plain;charset=utf-8")}}
	retryLater = append(plainText[:1:1], exchange.Field{Name: []byte("retry-after"), Value: []byte("1")})
)

// install adds m to the table. The handler that had its path drains. It reports false if the site is shutting down.
func (s *Site) install(m *mount) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.frozen.Load() {
		return false
	}
	old := s.mounts[m.path]
	s.mounts[m.path] = m
	s.publish()
	if old != nil {
		s.retire(old)
	}
	return true
}

// remove removes m from the table. Its requests finish.
func (s *Site) remove(m *mount) {
	s.log.Info("handler removed", "handler", m.name, "file", m.file)
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.draining.Load() && s.mounts[m.path] == m { // otherwise it ends with the others
		delete(s.mounts, m.path)
		s.publish()
		s.retire(m)
	}
}

// publish makes a table of the mounts. s.mu is held.
func (s *Site) publish() {
	s.apply() // before the first request arrives
	s.table.Store(newTable(s.mounts))
}

// updateLimits brings the common limits, and each handler's, in line with the manifests.
func (s *Site) updateLimits() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply()
}

// apply is updateLimits with s.mu held.
func (s *Site) apply() {
	set := common(s.cfg.Host.Fixed, s.def, s.mounts)
	s.settings.Store(&set)
	for _, m := range s.mounts {
		m.limits.Store(own(m.host.Settings(), set))
	}
	if s.cfg.OnSettings != nil {
		s.cfg.OnSettings(set)
	}
}

// retire closes a handler that was removed from the table when its requests have ended or the drain deadline has passed. s.mu is held.
func (s *Site) retire(m *mount) {
	s.leaving[m] = struct{}{}
	s.tasks.Go(func() {
		ctx, cancel := context.WithTimeout(s.life, s.cfg.Host.DrainTimeout)
		defer cancel()
		if err := m.host.Shutdown(ctx); err != nil {
			s.log.Warn("drain deadline passed: requests of the removed handler are cut", "handler", m.name)
		}
		m.host.Close()
		last := m.host.Status().HandlerStatus
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.leaving, m)
		s.gone.add(last)
	})
}

// Freeze is Host.Freeze for all handlers. None is added or removed afterwards.
func (s *Site) Freeze() {
	s.frozen.Store(true)
	for _, h := range s.underConstruction() {
		h.Freeze()
	}
	for _, m := range s.list() {
		m.host.Freeze()
	}
}

// Shutdown is Host.Shutdown for all handlers, concurrently.
func (s *Site) Shutdown(ctx context.Context) error {
	s.Freeze()
	s.draining.Store(true)
	defer context.AfterFunc(ctx, s.cut)()
	var all sync.WaitGroup
	var mu sync.Mutex
	var first error
	for _, h := range s.underConstruction() {
		all.Go(func() { h.Shutdown(ctx) })
	}
	for _, m := range s.list() {
		all.Go(func() {
			if err := m.host.Shutdown(ctx); err != nil {
				mu.Lock()
				defer mu.Unlock()
				first = err
			}
		})
	}
	all.Wait()
	removed := make(chan struct{})
	go func() { s.tasks.Wait(); close(removed) }()
	select {
	case <-removed:
	case <-ctx.Done(): // s.cut interrupts them; Close waits until they have ended
	}
	if first == nil {
		first = ctx.Err()
	}
	return first
}

// underConstruction returns the hosts that are loading.
func (s *Site) underConstruction() (list []*host.Host) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.places {
		if p.host != nil {
			list = append(list, p.host)
		}
	}
	return list
}

// Close frees everything. Call it after Shutdown.
func (s *Site) Close() error {
	s.scanLock <- struct{}{} // never released: after a scan that Shutdown did not wait for
	s.frozen.Store(true)
	s.draining.Store(true)
	s.cut()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, h := range s.underConstruction() {
		h.Shutdown(ctx)
	}
	s.jobs.Wait()
	s.tasks.Wait()
	var errs []error
	for _, m := range s.list() {
		errs = append(errs, m.host.Close())
	}
	return errors.Join(append(errs, s.cache.Close())...)
}

// list returns the handlers, sorted by path.
func (s *Site) list() []*mount {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sorted()
}

// sorted is list with s.mu held.
func (s *Site) sorted() []*mount {
	return slices.SortedFunc(maps.Values(s.mounts), func(a, b *mount) int { return cmp.Compare(a.path, b.path) })
}
