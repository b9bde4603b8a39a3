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

// Config is what New needs.
type Config struct {
	// Dir is the directory. It must exist when Load is called first; when it is gone later, all handlers serve on.
	Dir string
	// Host is the configuration of every handler's host, limits included. Module, State, Cache, Budget, Mounted and OnSettings are set by
	// the site. The files that Source accepts are handlers.
	Host host.Config
	// State is the store of the handler with this path; nil: none has one.
	State func(path string) adapter.Store
	// Total bounds the instances of all handlers, beyond one for each; 0: DefaultTotal; negative: there are none beyond.
	Total int
	// Addresses says that the manifest of the root handler may name the server's address: the operator named none.
	Addresses bool
	// OnSettings is host.Config.OnSettings, with the settings that hold for all.
	OnSettings func(host.Settings)
}

// Site serves a directory of handlers. Its methods may be called from any goroutine.
type Site struct {
	// Constant after New.
	cfg    Config
	log    *slog.Logger
	cache  *host.Cache
	budget *pool.Budget
	born   time.Time
	turn   chan struct{} // capacity 1: one look at the directory at a time
	busy   *fair.Gate    // who loads
	life   context.Context
	cut    context.CancelFunc // ends the waiting for handlers that were taken out
	tasks  sync.WaitGroup     // of those
	jobs   sync.WaitGroup     // loading

	def host.Settings // without any manifest

	table    atomic.Pointer[table]
	settings atomic.Pointer[host.Settings]
	draining atomic.Bool
	notFound atomic.Uint64
	refused  atomic.Uint64

	mu      sync.Mutex
	places  map[string]*place   // guarded by mu: by path
	mounts  map[string]*mount   // guarded by mu: by path, not encoded
	leaving map[*mount]struct{} // guarded by mu: taken out, with requests that still run
	gone    sums                // guarded by mu: of those that have ended
	ignored []string            // guarded by mu
	watcher source.Watcher      // guarded by mu; nil: nothing is watched
}

// mount is one handler in its place.
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

// New makes a site without handlers: Load looks for them.
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
	s := &Site{cfg: cfg, log: cfg.Host.Log, born: time.Now(), turn: make(chan struct{}, 1), busy: newBusy(), places: map[string]*place{}, mounts: map[string]*mount{},
		leaving: map[*mount]struct{}{}, budget: pool.NewBudget(max(cfg.Total, 0))}
	var err error
	if s.cache, err = host.OpenCache(cfg.Host.CacheConfig()); err != nil {
		return nil, err
	}
	s.life, s.cut = context.WithCancel(context.Background())
	probe, err := host.New(s.hostConfig("/", filepath.Join(cfg.Dir, "index.wasm"))) // what is wrong with the configuration is told now
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

// hostConfig is the configuration of one handler's host.
func (s *Site) hostConfig(path, file string) host.Config {
	cfg := s.cfg.Host
	cfg.Module, cfg.Cache, cfg.Budget = file, s.cache, s.budget
	cfg.Log = s.log.With("handler", urlPath(path))
	cfg.Mounted = path != "/" || !s.cfg.Addresses
	cfg.OnSettings = func(host.Settings) { s.settle() }
	if s.cfg.State != nil {
		cfg.State = s.cfg.State(path)
	}
	return cfg
}

// urlPath is a mount's path as in a URL.
func urlPath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// Settings are those that hold for all connections: what depends on the handler is put on each exchange.
func (s *Site) Settings() host.Settings { return *s.settings.Load() }

// Serve finds the handler for x and hands x on. It returns when x has been answered or cut.
func (s *Site) Serve(x *exchange.Exchange) {
	for {
		t := s.table.Load()
		m, length := t.find(x.Path)
		if x.Mount = length; m == nil {
			s.refuse(x, t)
			return
		}
		if s.offer(m, x) {
			return
		}
		if s.table.Load() == t { // it has no module that can be served, or all is being shut down
			m.host.Serve(x)
			return
		} // it has been taken out since
	}
}

// offer is Host.Offer with the handler's own limits.
func (s *Site) offer(m *mount, x *exchange.Exchange) bool {
	l := m.limits.Load()
	if l == nil {
		return m.host.TryServe(x)
	}
	end, ok := l.put(x)
	if end != nil {
		defer end()
	}
	if !ok {
		m.host.CountRefused("max-body")
		return true
	}
	return m.host.TryServe(x)
}

// refuse answers what no handler is there for.
func (s *Site) refuse(x *exchange.Exchange, t *table) {
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

// base is the name of a directory, also of ".".
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

// install puts m into the table, in the place of whatever has its path, which drains. false: all is being shut down.
func (s *Site) install(m *mount) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draining.Load() {
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

// remove takes m out of the table. Its requests finish.
func (s *Site) remove(m *mount) {
	s.log.Info("handler removed", "handler", m.name, "file", m.file)
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.draining.Load() && s.mounts[m.path] == m { // else it ends with the others
		delete(s.mounts, m.path)
		s.publish()
		s.retire(m)
	}
}

// publish makes the table that of the mounts. s.mu is held.
func (s *Site) publish() {
	s.apply() // before the first request comes
	s.table.Store(newTable(s.mounts))
}

// settle brings the limits for all, and each handler's, in line with manifests.
func (s *Site) settle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply()
}

// apply is settle with s.mu held.
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

// retire ends a handler that is in no table any more, when its requests have ended or the drain's deadline has passed.
// s.mu is held.
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

// Shutdown is Host.Shutdown for all handlers at once.
func (s *Site) Shutdown(ctx context.Context) error {
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
	case <-ctx.Done(): // s.cut interrupts them; Close waits for their end
	}
	if first == nil {
		first = ctx.Err()
	}
	return first
}

// underConstruction is the hosts that are loading.
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

// Close frees everything. It is for after Shutdown.
func (s *Site) Close() error {
	s.turn <- struct{}{} // for good: after a look at the directory that Shutdown did not wait for
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

// list is the handlers now, by path.
func (s *Site) list() []*mount {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sorted()
}

// sorted is list with s.mu held.
func (s *Site) sorted() []*mount {
	return slices.SortedFunc(maps.Values(s.mounts), func(a, b *mount) int { return cmp.Compare(a.path, b.path) })
}
