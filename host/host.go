package host

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/history"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/route"
	"github.com/wasmserve/wasmserve/host/source"
)

// Host serves one handler. Its methods may be called from any goroutine.
type Host struct {
	// Constant after New.
	cfg        Config
	log        *slog.Logger
	cache      *Cache
	store      *history.Store // of versions; nil: they are lost when the host is closed
	files      *route.Files   // nil: file routes are not allowed
	born       time.Time
	reloadLock chan struct{} // capacity 1: serialises reloads
	stop       chan struct{} // closed by Close
	tasks      sync.WaitGroup

	current  atomic.Pointer[generation] // nil: no handler, or shut down
	trial    atomic.Pointer[trial]      // nil: no other version is tried
	settings atomic.Pointer[Settings]
	frozen   atomic.Bool // no handler is loaded any more
	draining atomic.Bool
	lastID   atomic.Uint64

	counters
	limits LimitCounters

	// Constant after New; safe for concurrent use.
	outbound   adapter.Outbound // nil: guests may not make requests
	bounds     exchange.Bounds  // of guests' responses
	reloadRate *bucket          // of the reloads that guests request

	mu         sync.Mutex
	watcher    source.Watcher       // guarded by mu; nil: nothing is watched
	inputs     source.Inputs        // guarded by mu: of the module that was loaded last, or could not be
	superseded int                  // guarded by mu: loads in a row that were given up for newer modules
	loading    *loading             // guarded by mu; nil: no load in progress
	old        []*generation        // guarded by mu: still draining
	kept       []*version           // guarded by mu: for a rollback, the one that served last first
	known      []history.Module     // guarded by mu: that serves, or served last, first
	held       map[string]bool      // guarded by mu: sha256 of modules that were rolled back since a file was loaded last
	events     []report.Event       // guarded by mu
	onFile     string               // guarded by mu: sha256 of the module that was read last from Config.Module; "": it could not be read
	stale      bool                 // guarded by mu: the file has another module than the one that serves
	last       *report.ReloadResult // guarded by mu
	failed     string               // guarded by mu: hash of the last rejected module
	reloads    uint64               // guarded by mu
	failures   uint64               // guarded by mu
}

// New makes a host without a handler: Reload loads one. It fails if a directory of cfg cannot be used.
func New(cfg Config) (*Host, error) {
	cfg.setDefaults()
	if len(cfg.Adapters) == 0 {
		return nil, errors.New("host: Config.Adapters is empty")
	}
	h := &Host{cfg: cfg, log: cfg.Log, born: time.Now(), reloadLock: make(chan struct{}, 1), stop: make(chan struct{}),
		bounds: exchange.Bounds{Response: cfg.MaxResponse, Streams: int64(cfg.MaxStreams)}, reloadRate: perMinute(cfg.ReloadRate)}
	h.outbound = newAsked(h)
	var err error
	if h.cache = cfg.Cache; h.cache == nil {
		if h.cache, err = OpenCache(cfg.CacheConfig()); err != nil {
			return nil, err
		}
	}
	if cfg.Files != "" {
		if h.files, err = route.OpenFiles(cfg.Files); err != nil {
			h.closeCache()
			return nil, fmt.Errorf("open the directory of file routes: %w", err)
		}
	}
	s := resolve(cfg.Fixed, Settings{}, false)
	h.settings.Store(&s)
	h.recall()
	h.tasks.Go(h.trimIdle)
	return h, nil
}

// Settings returns the settings in force; every field but the addresses is set.
func (h *Host) Settings() Settings { return *h.settings.Load() }

// InstanceIdle is how long an instance may be unused before it is closed.
const InstanceIdle = time.Minute

// trimIdle closes the instances that are not needed.
func (h *Host) trimIdle() {
	tick := time.NewTicker(InstanceIdle)
	defer tick.Stop()
	for {
		select {
		case <-h.stop:
			return
		case <-tick.C:
		}
		if g := h.acquire(); g != nil {
			g.pool.Trim()
			g.release()
		}
		if t := h.trial.Load(); t != nil && t.g.hold() {
			t.g.pool.Trim()
			t.g.release()
		}
	}
}

// Close frees everything. Call it after Shutdown. It waits for a guest that Shutdown interrupted.
func (h *Host) Close() error {
	h.reloadLock <- struct{}{} // never released: after a reload that Shutdown did not wait for
	h.dismiss()
	h.freeKept()
	close(h.stop)
	h.tasks.Wait()
	err := h.closeCache()
	if h.files != nil {
		err = errors.Join(err, h.files.Close())
	}
	return err
}

// closeCache closes the cache if the host owns it.
func (h *Host) closeCache() error {
	if h.cfg.Cache != nil {
		return nil
	}
	return h.cache.Close()
}
