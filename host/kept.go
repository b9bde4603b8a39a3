package host

import "slices"

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

// keptHash returns the version that is kept of the module with this sha256 and path ("": any), or nil. h.reloadLock is held: it stays.
func (h *Host) keptHash(hash, path string) *version {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.kept {
		if v.hash == hash && (path == "" || v.path == path) {
			return v
		}
	}
	return nil
}
