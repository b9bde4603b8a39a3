package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/admin"
	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/compress"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/front/dual"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/site"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
	"github.com/wasmserve/wasmserve/sockets"
)

// server connects the parts: sockets -> tracker -> front -> host -> adapters, and admin, watch and signals beside.
// start makes its parts in order, and stop ends them; both are called by serve alone.
type server struct {
	// Constant after newServer.
	cfg      *config
	source   source.Source // of modules
	log      *slog.Logger
	out      io.Writer // standard output
	host     handlers
	seen     *observed // host, as the operator sees it
	store    io.Closer // of the guests' state
	outbound io.Closer // connections to upstreams
	front    httpFront
	net      *network
	manager  *manager // of none; serve sets the one that started the process
	rebuild  *rebuild // dev
	bundles  *script.Cache

	admin   *admin.Server
	watcher io.Closer
	failed  chan error // a listener stopped on its own
	tasks   sync.WaitGroup

	retrying atomic.Bool // a reload waits to be tried again
}

// handlers is the runtime: of one module (host), or of a directory of them (host/site).
type handlers interface {
	Serve(x *exchange.Exchange)
	admin.Host
	Watch(quiet time.Duration, changed func()) (source.Watcher, error)
	Settings() host.Settings
	Freeze()
	Shutdown(ctx context.Context) error
	Close() error
}

// httpFront speaks HTTP: http1, or dual if TLS or HTTP/2 is enabled.
type httpFront interface {
	Serve(net.Listener) error
	SetMaxBody(int64)
	Drain()
	Shutdown(context.Context) error
}

// serve runs a server until a signal stops it.
func (a *app) serve(c *config) error {
	outliveReaders()
	stdout, stderr := outputs(&c.logging, a.stdout, a.stderr)
	defer stdout.close()
	defer stderr.close()
	// Signals are never reset: the default action for a second one would kill the process during its last steps.
	stops, reloads := make(chan os.Signal, 4), make(chan os.Signal, 1) // apart, so that many reloads do not displace a stop
	signal.Notify(stops, syscall.SIGTERM, os.Interrupt)
	signal.Notify(reloads, syscall.SIGHUP)
	s, err := newServer(c, stdout, stderr)
	if err != nil {
		return err
	}
	s.manager = newManager(a.env, s.log)
	a.warnUnknown(s.log)
	c.warnIneffective(s.log)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	started := make(chan error, 1)
	go func() { started <- s.start(ctx) }()
	for {
		select {
		case err := <-started:
			if err != nil {
				return errors.Join(err, s.abandon(cancel))
			}
			started = nil
			s.manager.started(s.net.addresses(), func() { s.seen.Status() })
		case err := <-s.failed:
			s.log.Error("a listener stopped", "error", err)
			return errors.Join(err, s.stop(stops, reloads, cancel))
		case <-reloads:
			s.tasks.Go(func() { s.manager.reload(func() { s.load(ctx, "signal") }) })
		case sig := <-stops:
			if started != nil { // nothing is served yet, unless it has just begun
				cancel()
				if !began(started, stops) {
					return s.abandon(cancel)
				}
			}
			s.log.Info("stopping", "signal", sig.String(), "delay", c.stopDelay, "drain", c.drainTimeout)
			return s.stop(stops, reloads, cancel)
		}
	}
}

// newServer makes the parts that need no address. On an error it frees everything.
func newServer(c *config, stdout, stderr io.Writer) (*server, error) {
	s := &server{cfg: c, log: newLog(&c.logging, stderr), out: stdout, failed: make(chan error, 16)}
	store, closer, err := openState(c.state, c.stateSize, s.log)
	if err != nil {
		return nil, err
	}
	s.store = closer
	s.manager = newManager(func(string) (string, bool) { return "", false }, s.log)
	process := newCompiler(c, s.log)
	s.bundles = c.scriptCache(s.log)
	all := sources(c.places, c.maxModule, script.Source{Bundle: c.bundling(process), Cache: s.bundles})
	var own *built
	if c.dev != "" && !bundle.Is(c.dev) {
		own = &built{builder: newBuilder(), dir: c.dev, out: c.file, max: c.maxModule, w: s.out}
		all = append(source.List{own}, all...)
	}
	s.source = all
	sender, closeSender := newOutbound(c)
	s.outbound = closeSender
	if s.host, err = newHost(c, store, sender, s.log, process, s.source, s.apply); err != nil {
		closer.Close()
		return nil, err
	}
	if c.dev != "" {
		page := newDevPage(s.host, own)
		s.host, s.rebuild = page, &rebuild{s.out, page}
	}
	s.seen = &observed{handlers: s.host}
	s.host = s.seen
	s.net = newNetwork(&c.listening, c.opt, c.headerTimeout, s.log)
	s.net.service.OnEnd(s.seen.cut)
	if s.front, err = newFront(c, s); err != nil {
		s.net.closeTrackers()
		return nil, errors.Join(err, s.host.Close(), closer.Close())
	}
	s.apply(s.host.Settings())
	return s, nil
}

// newFront makes the front that the flags ask for.
func newFront(c *config, s *server) (httpFront, error) {
	access := newAccessLog(&c.logging, s.log, s.out)
	one := front.Config{
		MaxHead: int(c.maxHead), MaxHeaders: c.maxHeaders, MaxConns: c.maxConns, Log: s.log, Describe: s.net.describe,
		Wrap: wrap(c), AccessLog: access, Refused: s.seen.refused,
	}
	if !c.netHTTP() {
		return http1.New(one, s.host), nil
	}
	return dual.New(dual.Config{Config: one, CertFile: c.tlsCert, KeyFile: c.tlsKey, H2C: c.h2c}, s.host)
}

// wrap returns the layer that -compress asks for, or nil.
func wrap(c *config) func(exchange.Front, *exchange.Request) exchange.Front {
	if c.compress == "off" {
		return nil
	}
	return compress.Wrap(c.compress == "streams")
}

// newOutbound returns the sender of handlers' requests to upstreams; nil: -allow-net names no host.
func newOutbound(c *config) (adapter.Outbound, io.Closer) {
	policy, _ := outbound.ParsePolicy(c.allowNet) // the flag has been read with it
	if policy.Empty() {
		return nil, io.NopCloser(nil)
	}
	client := outbound.New(outbound.Config{Policy: policy, Timeout: c.outboundTimeout, Max: c.maxOutbound})
	return client, client
}

// newHost makes the runtime. A cache directory that cannot be used is ignored; one that others may write to is an error if the operator
// has set it.
func newHost(c *config, store adapter.Store, sender adapter.Outbound, log *slog.Logger, process *compiler.Compiler, from source.Source, apply func(host.Settings)) (handlers, error) {
	dir, fallback := c.cacheDir()
	cfg := host.Config{
		Adapters: adapters(c.vars), State: store, Outbound: sender, Log: log, Module: c.file, Source: from, Files: c.files, CacheDir: dir, CacheSize: c.cacheSize, Remember: c.dev == "" && !c.test,
		Compile: compiling(process), Trusted: isEngine, Fixed: c.fixed,
		MaxModule: c.maxModule, MemoryPages: pages(c.memory), MaxQueue: orNone(c.queue), QueueTimeout: c.queueTimeout,
		MaxPending: c.maxPending, MaxResponse: orNone(c.maxResponse), MaxStreams: orNone(c.maxStreams), MaxStack: orNone(c.stack), ReloadRate: orNone(c.reloadRate), Keep: orNone(c.keep),
		DrainTimeout: c.drainTimeout, StartTimeout: c.startTimeout, Version: version(), OnSettings: apply,
	}
	if dir == "" && fallback {
		log.Info("compiled code is kept in memory only: this user has no cache directory, so the next start compiles again (-cache DIR names one)")
	}
	h, err := openHost(c, cfg)
	if err != nil && dir != "" && (fallback || !errors.Is(err, codecache.ErrUntrusted)) {
		log.Warn("compiled code is kept in memory only: the next start compiles again (-cache names another directory, -cache off silences this)", "error", err)
		cfg.CacheDir = ""
		h, err = openHost(c, cfg)
	}
	return h, err
}

// orNone returns a limit in the form of host.Config, where 0 is the default: 0, which means unlimited in a flag, becomes negative.
func orNone[T int | int64](n T) T {
	if n == 0 {
		return -1
	}
	return n
}

// openHost makes the host of one module, or the site of a directory.
func openHost(c *config, cfg host.Config) (handlers, error) {
	if c.dir == "" {
		return host.New(cfg)
	}
	addrs, err := c.fromFlags(c.opt)
	if err != nil {
		return nil, err
	}
	return site.New(site.Config{Dir: c.dir, Host: cfg, State: stateOf(cfg.State), Total: orNone(c.totalInstances),
		Addresses: len(addrs) == 0, OnSettings: cfg.OnSettings})
}

// adapters returns the guest ABIs that modules may use. vars is process.env of scripts.
func adapters(vars map[string]string) []adapter.Adapter {
	return []adapter.Adapter{native.Adapter{}, js.New(vars)}
}

// inspectConfig returns the configuration with which inspect loads a module.
func inspectConfig(places []source.Source, scriptRoot string, memory, maxModule int64) host.Config {
	process := newCompiler(&config{}, nil)
	return host.Config{Adapters: adapters(nil), Source: sources(places, maxModule, script.Source{Bundle: bundle.Config{Root: scriptRoot, MaxBytes: maxModule, Process: process}}),
		MemoryPages: pages(memory), MaxModule: maxModule, Version: version(), Compile: compiling(process), Trusted: isEngine}
}

// pages returns a size of memory in wasm's pages of 64 KiB, rounded up.
func pages(bytes int64) uint32 { return uint32((bytes + 1<<16 - 1) >> 16) }

// apply passes the settings in force to the sockets and the front.
func (s *server) apply(set host.Settings) {
	s.front.SetMaxBody(*set.MaxBody)
	if f, ok := s.front.(*dual.Server); ok { // an http1 connection has one request at a time: the tracker enforces its limit
		f.SetRequestTimeout(*set.RequestTimeout)
	}
	s.net.apply(set)
}

// start binds, loads and serves. Addresses that the operator named are bound first, so that a mistake is reported before a module is
// compiled. Otherwise the module may name one.
func (s *server) start(ctx context.Context) error {
	addrs, err := s.cfg.fromFlags(s.cfg.opt)
	if err != nil {
		return err
	}
	if len(addrs) > 0 {
		if err := s.bind(addrs); err != nil {
			return err
		}
	}
	if err := s.watch(ctx); err != nil { // before the first load: no change is missed
		return err
	}
	s.load(ctx, "start")
	if err := ctx.Err(); err != nil {
		return err
	}
	if warning := s.cfg.overridden(s.cfg.opt, s.host.Settings()); warning != "" {
		s.log.Warn(warning)
	}
	if len(addrs) == 0 {
		addr, warning, err := s.cfg.fromManifest(s.host.Settings())
		if err != nil {
			return err
		}
		if warning != "" {
			s.log.Warn(warning)
		}
		if err := s.bind([]sockets.Addr{addr}); err != nil {
			return err
		}
	}
	for _, ln := range s.net.listeners {
		s.tasks.Go(func() {
			if err := s.front.Serve(ln); err != nil {
				s.failed <- fmt.Errorf("listen on %s: %w", ln.Address(), err)
			}
		})
	}
	s.net.announce(s.out, s.cfg.devLines())
	return nil
}

// bind opens the addresses and the admin socket beside them, which serves at once.
func (s *server) bind(addrs []sockets.Addr) error {
	if err := s.net.listen(addrs); err != nil {
		return err
	}
	ln, err := s.net.listenAdmin()
	if err != nil || ln == nil {
		return err
	}
	s.admin = admin.Serve(ln, admin.New(s.host, s.log), s.net.allowOwner, s.log)
	return nil
}

// watch starts to load the module after each change.
func (s *server) watch(ctx context.Context) (err error) {
	if s.cfg.watch { // in a goroutine, since the next change can end the load
		s.watcher, err = s.host.Watch(s.cfg.quiet, func() { s.tasks.Go(func() { s.load(ctx, "file") }) })
	}
	return err
}

// load builds (dev) and loads the module. If that fails, the former handler keeps serving, and the reason is logged.
func (s *server) load(ctx context.Context, by string) {
	if s.rebuild != nil {
		s.rebuild.run(ctx, by)
		return
	}
	if from := s.cfg.file + s.cfg.dir; by == "start" && !s.source.Stat(from).Exists() {
		s.log.Warn("no module yet: every request gets 503 until the file exists", "file", from)
		return
	}
	res, err := s.host.Reload(ctx, host.ReloadOptions{By: by})
	if err == nil {
		s.retryIf(ctx, !res.OK && res.Passing)
	}
	switch {
	case err == nil && s.cfg.dir != "":
		s.logHandlers(res)
	case err != nil && ctx.Err() == nil:
		s.log.Warn("reload not started", "by", by, "error", err)
	case err == nil && res.Held: // logged
	case err == nil && res.Unchanged:
		s.log.Info("reload: the module is the same as before", "by", by, "generation", res.Old)
	case err == nil && res.OK:
		s.warnEnv()
	}
}

// warnEnv logs that -env has no effect if the module is not a script.
func (s *server) warnEnv() {
	if now := s.host.Status().Current; now != nil && now.ABI == (native.Adapter{}).Name() && len(s.cfg.env) > 0 {
		s.log.Warn("-env has no effect: only scripts see variables, and this is a module of another language", "module", now.Module)
	}
}

// logHandlers logs the result of loading a directory; each handler's host has logged its own.
func (s *server) logHandlers(res report.ReloadResult) {
	failed := 0
	for _, h := range res.Handlers {
		if !h.OK {
			failed++
		}
	}
	switch {
	case !res.OK && len(res.Handlers) == 0: // the directory could not be read: said
	case res.By == "start" && len(res.Handlers) == 0:
		s.log.Warn("no module yet: every request gets 503 until the file exists", "directory", s.cfg.dir)
	case res.By == "start" && len(res.Handlers) == 1 && res.Handlers[0].Handler == "/app":
		file := filepath.Join(s.cfg.dir, res.Handlers[0].Module)
		s.log.Warn("nothing answers at /: the directory's only handler answers at /app; to have it at /, serve the file, or name it index", "try", "wasmserve "+shellQuote(file))
		fallthrough
	case res.By == "start" || !res.Unchanged && res.OK:
		s.log.Info("directory loaded", "by", res.By, "directory", s.cfg.dir, "handlers", len(res.Handlers), "refused", failed, "took", res.Took)
	case res.Unchanged && res.By != "file":
		s.log.Info("reload: all modules are the same as before", "by", res.By)
	}
}
