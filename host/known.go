package host

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/history"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

// place returns the path that names the host's record, and the handler for the compiler: a URL as it is, wherever the server was started.
func (h *Host) place() string {
	if source.IsURL(h.cfg.Module) {
		return h.cfg.Module
	}
	if abs, err := filepath.Abs(h.cfg.Module); err == nil {
		return abs
	}
	return h.cfg.Module
}

// recall reads the host's record, if it has a store. A record that cannot be read is logged, and begun anew.
func (h *Host) recall() {
	if !h.cfg.Remember || h.cache.history == nil {
		return
	}
	h.store = h.cache.history
	r, err := h.store.Load(h.place())
	if err != nil {
		h.log.Error("the record of earlier versions is lost, a new one is begun", "error", err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.known, h.events, h.held = r.Modules, r.Events, map[string]bool{}
	for _, hash := range r.Held {
		h.held[hash] = true
	}
	h.lastID.Store(r.Generation)
}

// record writes the host's record, and the bytes of v unless they were written before. h.reloadLock is held. A failure is logged: what
// serves is not affected.
func (h *Host) record(v *version, sync bool) {
	if h.store == nil {
		return
	}
	var errs []error
	if v != nil && v.fresh != nil {
		wasm, sections, err := h.store.Keep(*v.fresh)
		if err == nil {
			v.fresh = nil
			h.stored(v.hash, wasm, sections)
		}
		errs = append(errs, err)
	}
	h.mu.Lock()
	r := history.Record{Path: h.place(), Generation: h.lastID.Load(), Modules: slices.Clone(h.known), Events: h.events, Held: slices.Sorted(maps.Keys(h.held))}
	h.mu.Unlock()
	errs = append(errs, h.store.Save(r, sync))
	if err := errors.Join(errs...); err != nil {
		h.log.Error("what serves is not kept for the next start", "error", err)
	}
}

// stored records the names of the parts of a module.
func (h *Host) stored(hash, wasm, sections string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for n := range h.known {
		if h.known[n].Hash == hash {
			h.known[n].Wasm, h.known[n].Sections = wasm, sections
		}
	}
}

// know puts g's module before the others. h.mu is held.
func (h *Host) know(g *generation) {
	info := g.info
	m := history.Module{Path: g.version.path, First: g.id, Version: report.Version{Generation: g.id, Module: info.Module, Hash: info.Hash, Size: info.Size,
		ABI: info.ABI, Loaded: info.Loaded}}
	if at := slices.IndexFunc(h.known, func(m history.Module) bool { return m.Hash == info.Hash }); at >= 0 {
		old := h.known[at]
		m.Wasm, m.Sections, m.First = old.Wasm, old.Sections, old.First
		h.known = slices.Delete(h.known, at, at+1)
	}
	h.known = slices.Insert(h.known, 0, m)
	h.known = h.known[:min(len(h.known), h.cfg.Keep+1)]
}

// Versions returns the version that serves and those that it can go back to, latest first. handler must be "", as
// ReloadOptions.Handler.
func (h *Host) Versions(handler string) (report.Versions, error) {
	if handler != "" {
		return report.Versions{}, errOneModule
	}
	list := report.Versions{Keep: h.cfg.Keep, Versions: []report.Version{}}
	h.mu.Lock()
	defer h.mu.Unlock()
	current := h.current.Load()
	if current != nil {
		list.Current = current.id
	}
	for _, m := range h.reachable(current) {
		list.Versions = append(list.Versions, m.Version)
	}
	slices.SortFunc(list.Versions, func(a, b report.Version) int { return cmp.Compare(b.Generation, a.Generation) })
	return list, nil
}

// reachable returns the modules that can serve, with their states. h.mu is held.
func (h *Host) reachable(current *generation) (list []history.Module) {
	for _, m := range h.known {
		switch {
		case current != nil && m.Hash == current.version.hash:
			m.State = report.VersionServing
		case slices.ContainsFunc(h.kept, func(v *version) bool { return v.hash == m.Hash }):
			m.State = report.VersionKept
		case h.store != nil && m.Stored():
			m.State = report.VersionStored
		default:
			continue
		}
		m.RolledBack = h.held[m.Hash]
		list = append(list, m)
	}
	return list
}

// choose returns the module that to names among those that can serve. "": the latest that was loaded before the current one.
func (h *Host) choose(current *generation, to string) (history.Module, error) {
	h.mu.Lock()
	all := h.reachable(current)
	h.mu.Unlock()
	others := slices.DeleteFunc(slices.Clone(all), func(m history.Module) bool { return m.State == report.VersionServing })
	if to == "" {
		var before uint64 // when the current one was loaded first; 0: no handler is loaded
		if len(others) < len(all) {
			before = all[slices.IndexFunc(all, func(m history.Module) bool { return m.State == report.VersionServing })].First
		}
		var best history.Module
		for _, m := range others {
			if (before == 0 || m.First < before) && m.First > best.First {
				best = m
			}
		}
		if best.First == 0 {
			return best, fmt.Errorf("%w: no earlier one is kept; %s", ErrNoVersion, naming(others))
		}
		return best, nil
	}
	found := slices.DeleteFunc(all, func(m history.Module) bool { return !named(m, to) })
	switch len(found) {
	case 0:
		return history.Module{}, fmt.Errorf("%w: %s; %s", ErrNoVersion, quoted(to), naming(others))
	case 1:
		return found[0], nil
	}
	return history.Module{}, fmt.Errorf("%w: %s names several; %s", ErrNoVersion, quoted(to), naming(found))
}

// leastHash is the least number of digits of a sha256 that name a version.
const leastHash = 6

// named reports whether to names this module: by the id of its latest generation, or by the first digits of its sha256.
func named(m history.Module, to string) bool {
	if n, err := strconv.ParseUint(to, 10, 64); err == nil && n == m.Generation {
		return true
	}
	return len(to) >= leastHash && strings.HasPrefix(m.Hash, strings.ToLower(to))
}

// naming lists modules for a message.
func naming(list []history.Module) string {
	if len(list) == 0 {
		return "a version is kept once another one has replaced it (-keep)"
	}
	slices.SortFunc(list, func(a, b history.Module) int { return cmp.Compare(b.Generation, a.Generation) })
	var words []string
	for _, m := range list {
		words = append(words, fmt.Sprintf("%d (sha256 %s)", m.Generation, m.Hash[:min(12, len(m.Hash))]))
	}
	return "name one of " + strings.Join(words, ", ")
}

// again makes a generation of a module that has served before: of the version that is kept, or of its stored bytes.
func (h *Host) again(ctx context.Context, m history.Module) (*generation, Settings, error) {
	if v := h.keptHash(m.Hash, ""); v != nil {
		return h.generate(ctx, v, h.lastID.Add(1))
	}
	if h.store == nil {
		return nil, Settings{}, errors.New("its bytes were not kept")
	}
	module, err := h.store.Module(m)
	if err == nil && int64(len(module.Wasm)) > h.cfg.MaxModule {
		err = fmt.Errorf("is over the limit of %d bytes (-max-module)", h.cfg.MaxModule)
	}
	if err != nil {
		return nil, Settings{}, err
	}
	c, err := h.compile(ctx, module)
	if err != nil {
		return nil, Settings{}, err
	}
	return h.open(ctx, c, module, m.Path)
}
