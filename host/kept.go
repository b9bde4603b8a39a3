package host

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host/report"
)

// DefaultKeep is Config.Keep's default.
const DefaultKeep = 3

// keepVersion keeps v, which has just been replaced, for a rollback: compiled and without instances, whose timers would run on. Those
// that served longest ago are freed. The caller holds a generation of v, or has held it until now.
func (h *Host) keepVersion(v *version) {
	h.mu.Lock()
	v.refs.Add(1)
	h.kept = slices.Insert(h.kept, 0, v)
	var over []*version
	if most := h.cfg.Keep; len(h.kept) > most {
		over = slices.Clone(h.kept[most:])
		h.kept = slices.Delete(h.kept, most, len(h.kept))
	}
	h.mu.Unlock()
	for _, v := range over {
		v.release()
	}
}

// takeKept removes the module with this sha256 from the versions that are kept: it serves.
func (h *Host) takeKept(hash string) {
	h.mu.Lock()
	at := slices.IndexFunc(h.kept, func(v *version) bool { return v.hash == hash })
	var v *version
	if at >= 0 {
		v = h.kept[at]
		h.kept = slices.Delete(h.kept, at, at+1)
	}
	h.mu.Unlock()
	if v != nil {
		v.release()
	}
}

// freeKept frees all versions that are kept.
func (h *Host) freeKept() {
	h.mu.Lock()
	kept := h.kept
	h.kept = nil
	h.mu.Unlock()
	for _, v := range kept {
		v.release()
	}
}

// keptHash returns the version that is kept of the module with this sha256 and path, or nil. h.reloadLock is held: it stays.
func (h *Host) keptHash(hash, path string) *version {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.kept {
		if v.hash == hash && v.path == path {
			return v
		}
	}
	return nil
}

// leastHash is the least number of digits of a sha256 that name a version.
const leastHash = 6

// named reports whether to names this version: by the id of its latest generation, or by the first digits of its sha256.
func (v *version) named(to string) bool {
	if n, err := strconv.ParseUint(to, 10, 64); err == nil && n == v.id() {
		return true
	}
	return len(to) >= leastHash && strings.HasPrefix(v.hash, strings.ToLower(to))
}

// Versions returns the version that serves and those that are kept, latest first. handler must be "", as ReloadOptions.Handler.
func (h *Host) Versions(handler string) (report.Versions, error) {
	if handler != "" {
		return report.Versions{}, errOneModule
	}
	list := report.Versions{Keep: h.cfg.Keep, Versions: []report.Version{}}
	h.mu.Lock()
	defer h.mu.Unlock()
	if g := h.current.Load(); g != nil {
		list.Current = g.id
		list.Versions = append(list.Versions, g.version.describe(report.VersionServing))
	}
	for _, v := range h.kept {
		one := v.describe(report.VersionKept)
		one.RolledBack = h.held[v.hash]
		list.Versions = append(list.Versions, one)
	}
	slices.SortFunc(list.Versions, func(a, b report.Version) int { return int(b.Generation) - int(a.Generation) })
	return list, nil
}

// describe describes a version in this state. Host.mu is held.
func (v *version) describe(state string) report.Version {
	info := v.served
	return report.Version{Generation: info.ID, State: state, Module: info.Module, Hash: info.Hash, Size: info.Size, ABI: info.ABI, Loaded: info.Loaded}
}
