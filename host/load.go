package host

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/route"
	"github.com/wasmserve/wasmserve/host/source"
)

// open makes a version of a compiled module, and its first generation. On an error it frees everything.
func (h *Host) open(ctx context.Context, c *compiled, m source.Module, path string) (*generation, Settings, error) {
	v := &version{code: c, path: path, hash: m.Hash, size: m.Size}
	if h.store != nil {
		v.fresh = &m
	}
	v.refs.Store(1)
	defer v.release() // the generation holds it
	e := &env{h: h, v: v, carried: c.carried, logged: newLogBudget(), failed: perMinute(failuresLogged)}
	v.first = h.lastID.Add(1)
	var err error
	if v.prog, err = c.adapter.Load(ctx, c.rt, c.mod, e); err != nil {
		return nil, Settings{}, err
	}
	return h.generate(ctx, v, v.first)
}

// generate makes a generation of a version, and returns the settings in force with it. On an error it frees what it made. Calls do not
// overlap: h.reloadLock is held, except for a host that only inspects a module.
func (h *Host) generate(ctx context.Context, v *version, id uint64) (*generation, Settings, error) {
	v.refs.Add(1)
	g := &generation{id: id, version: v, bounds: &h.bounds, drained: make(chan struct{})}
	v.starting.Store(true)
	defer v.starting.Store(false)
	settings, err := h.prepare(ctx, g)
	if err != nil {
		g.free()
		return nil, Settings{}, err
	}
	g.refs.Store(1)
	g.info = report.Generation{ID: g.id, Module: filepath.Base(v.path), Hash: v.hash, Size: v.size, ABI: v.code.adapter.Name(),
		Isolation: *settings.Isolation, CompileTime: v.code.took}
	v.latest.Store(g)
	return g, settings, nil
}

// prepare takes the steps from a program to a pool with its first instance. On an error no instance is left.
func (h *Host) prepare(ctx context.Context, g *generation) (Settings, error) {
	inst, err := h.newInstance(ctx, g.version.prog)
	if err != nil {
		return Settings{}, fmt.Errorf("start: %w", err)
	}
	settings, err := h.configure(g, inst)
	if err == nil && *settings.Isolation == IsolationRequest {
		if err = g.isolate(inst); err != nil {
			err = fmt.Errorf("isolation per request: %w (-isolation none serves it without)", err)
		}
	}
	if err != nil {
		h.closeInstance(inst)
		return Settings{}, err
	}
	h.fillPool(g, inst, *settings.Instances)
	return settings, nil
}

// newInstance makes an instance within Config.StartTimeout.
func (h *Host) newInstance(ctx context.Context, prog adapter.Program) (adapter.Instance, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, h.cfg.StartTimeout, &exchange.Failure{Kind: exchange.KindTimeout,
		Message: fmt.Sprintf("the guest took longer than %v to start (-start-timeout)", h.cfg.StartTimeout)})
	defer cancel()
	return prog.NewInstance(ctx)
}

func (h *Host) closeInstance(inst adapter.Instance) {
	if err := inst.Close(context.Background()); err != nil {
		h.log.Error("close an instance", "error", err)
	}
}

// configure asks inst for the manifest, gives the generation its routes, and returns the settings: the operator's, the manifest's and the
// defaults.
func (h *Host) configure(g *generation, inst adapter.Instance) (Settings, error) {
	text, err := inst.Config()
	if err != nil {
		return Settings{}, fmt.Errorf("wasmserve_config: %w", err)
	}
	asked, routes, err := parseManifest(text)
	if err != nil {
		return Settings{}, err
	}
	table, err := route.Parse(routes, h.files)
	if err != nil {
		return Settings{}, fmt.Errorf("manifest: %w", err)
	}
	g.routes.Store(table)
	if h.cfg.Mounted {
		h.dropAddresses(&asked)
	}
	stateful, ok := g.version.prog.(adapter.Stateful)
	settings := resolve(h.cfg.Fixed, asked, ok && stateful.Stateful())
	for _, w := range raised(asked, settings) {
		h.log.Warn(w)
	}
	return settings, nil
}

// isolate makes inst the image that instances are reset to after each request. A version has one image: its later generations use the
// first one's.
func (g *generation) isolate(inst adapter.Instance) error {
	v := g.version
	if v.latest.Load() != nil && !v.isolated {
		return errors.New("the manifest did not ask for it when this module was loaded")
	}
	return v.isolate(g, inst)
}

// isolate is generation.isolate, also for a version that has not been isolated before.
func (v *version) isolate(g *generation, inst adapter.Instance) error {
	if unsaved := v.code.metered.Unsaved; len(unsaved) > 0 {
		return fmt.Errorf("the module has state that cannot be reset: %s", strings.Join(unsaved, ", "))
	}
	p, ok := v.prog.(adapter.Isolator)
	if !ok {
		return errors.New("instances of this ABI cannot be reset")
	}
	if !v.isolated {
		if err := p.Isolate(inst); err != nil {
			return err
		}
		v.isolated = true
	}
	g.isolated, g.errorInPlace = true, p.ErrorInPlace()
	return nil
}

// fillPool makes the pool, of at most this many instances, and gives it the first.
func (h *Host) fillPool(g *generation, inst adapter.Instance, most int) {
	g.pool = pool.New(pool.Config[adapter.Instance]{
		Open:  func(ctx context.Context) (adapter.Instance, error) { return h.newInstance(ctx, g.version.prog) },
		Close: h.closeInstance,
		Full:  func(i adapter.Instance) bool { return unanswered(i) >= h.cfg.MaxPending },
		Max:   most, Queue: h.cfg.MaxQueue, Wait: h.cfg.QueueTimeout, Budget: h.cfg.Budget,
	})
	g.pool.Add(inst)
}

// unanswered returns the number of pending requests of an instance that -max-pending limits. A stream that is being sent does not count
// if the adapter distinguishes it.
func unanswered(inst adapter.Instance) int {
	if w, ok := inst.(interface{ Waiting() int }); ok {
		return w.Waiting()
	}
	return inst.PendingCount()
}
